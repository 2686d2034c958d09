"""What the database adds up of people is what it would count, whatever statement has changed a row."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import migrations
from models import standings
from models.database import Database
from models.enums import NetworkModel, PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Invitation, Membership, Person, School
from models.programmes import Programme
from models.standings import Standing, Tally
from services.clock import FixedClock
from services.partnerships.written import waiting
from services.people import tallies as tallying
from services.people.listing import is_led, is_to_pair, stage, takes_part
from services.people.tallies import Reach, fold, has_people, tallies, to_fold, totals
from tests.builders import NOW, District, a_district
from tests.conftest import build_services

TODAY = date(2026, 11, 16)
LONG_AGO = date(2026, 9, 1)
BY_THE_WAY = (Role.CURATOR, Role.MENTOR, Role.MENTEE, Role.VIEWER)


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.mark.parametrize("seed", range(4))
async def test_any_change_is_counted(any_database: Database, district: District, seed: int) -> None:
    chance = random.Random(seed)
    other = await _another_programme(any_database, district)
    people = [(await district.person(f"Котова{n}", Role.MENTEE)).require_person() for n in range(12)]
    for turn in range(60):
        async with any_database.write() as session:
            await _change(session, district, chance, people, chance.choice([district.programme_id, other]))
            if turn % 20 == 0:
                await fold(session)
    async with any_database.read() as session:
        for programme_id in (district.programme_id, other):
            counted = await _counted(session, programme_id)
            assert await _added_up(session, programme_id) == counted
            together = sum(one.people for one in await totals(session, programme_id, TODAY))
            assert together == sum(counted.values())
            schools = set(await session.scalars(select(School.id).where(has_people(programme_id, TODAY))))
            assert schools == {school for school, *_ in counted} - {0}
            found = {one.id for one in await waiting(session, programme_id, TODAY, len(people))}
            assert found == await _wait(session, programme_id)
        assert await session.scalar(select(func.count()).select_from(Standing)) or 0 > 3
    async with any_database.write() as session:
        await session.execute(delete(Programme).where(Programme.id == other))
        await session.execute(delete(Person).where(Person.id.in_(people[:4])))
        await session.execute(delete(School).where(School.id == district.weak_school))
        await session.execute(delete(Account).where(Account.id.in_(await _accounts(session, people[4:6]))))
    async with any_database.read() as session:
        for programme_id in (district.programme_id, other):
            assert await _added_up(session, programme_id) == await _counted(session, programme_id)


async def test_folding_keeps_the_sums(
    any_database: Database, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallying, "FOLDED_FROM", 5)
    monkeypatch.setattr(tallying, "FOLDED_AT_ONCE", 7)
    for n in range(10):
        await district.person(f"Котова{n}", Role.MENTEE)
    async with any_database.write() as session:
        before = await _added_up(session, district.programme_id)
        folded = 0
        while await to_fold(session):
            folded += await fold(session)
            assert await _added_up(session, district.programme_id) == before
        assert folded == 7
        assert await session.scalar(select(func.count()).select_from(Tally)) or 0 < 10


async def test_the_tick_folds_once_changes_are_many(
    any_database: Database,
    district: District,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tallying, "FOLDED_FROM", 3)
    housekeeping = build_services(any_database, clock, tmp_path).housekeeping
    unfolded = select(func.count()).where(Tally.folded.is_(False))
    for people, left in ((2, 2), (1, 0)):
        for n in range(people):
            await district.person(f"Котова{n}", Role.MENTEE)
        await housekeeping.fold()
        async with any_database.read() as session:
            assert await session.scalar(unfolded) == left


async def test_two_changes_of_one_person_at_once_are_both_seen(
    any_database: Database, district: District
) -> None:
    mentor = (await district.person("Орлова", Role.MENTOR)).require_person()
    await any_database.engine.dispose()
    partnership = {"programme_id": district.programme_id, "mentor_id": mentor, "created_at": NOW}
    entered = asyncio.Event()

    async def away() -> None:
        async with any_database.write() as session:
            await session.execute(update(Account).values(reachable=False))
            entered.set()
            for _ in range(20):
                await session.execute(select(Person))

    async def paired() -> None:
        await entered.wait()
        async with any_database.write() as session:
            await session.execute(insert(Partnership), [partnership | {"state": PartnershipState.ACTIVE}])

    await asyncio.gather(away(), paired())
    async with any_database.read() as session:
        found = await session.execute(
            select(Standing.stage, Standing.reach).where(Standing.person_id == mentor)
        )
        assert found.all() == [("paired", Reach.UNREACHABLE)]


async def test_two_that_change_many_the_other_way_round_both_come_through(
    any_database: Database, district: District
) -> None:
    people = [(await district.person(f"Котова{n}", Role.MENTEE)).require_person() for n in range(6)]
    # On SQLite one writes at a time: there nobody comes half-way.
    half_way = asyncio.Barrier(1 if any_database.is_sqlite else 2)

    async def away() -> None:
        """As the delivery notes who has blocked the bot."""
        async with any_database.write() as session:
            await _go_away(session, people[:3])
            await half_way.wait()
            await _go_away(session, people[3:])

    async def paired() -> None:
        """As partnerships are published."""
        async with any_database.write() as session:
            await _lead(session, district, people[3:])
            await half_way.wait()
            await _lead(session, district, people[:3])

    await asyncio.wait_for(asyncio.gather(away(), paired()), 30)
    async with any_database.read() as session:
        found = await session.execute(
            select(Standing.stage, Standing.reach).where(Standing.person_id.in_(people))
        )
        assert found.all() == [("paired", Reach.UNREACHABLE)] * len(people)
        assert await _added_up(session, district.programme_id) == await _counted(
            session, district.programme_id
        )


async def test_a_change_of_the_schema_counts_anew(any_database: Database, district: District) -> None:
    person = (await district.person("Котова", Role.MENTEE)).require_person()
    async with any_database.engine.begin() as connection:
        await connection.run_sync(standings.unmake)
        await connection.execute(update(Person).values(state=PersonState.CONSENTED))
    async with migrations._changing(any_database):
        pass
    async with any_database.write() as session:
        assert await _added_up(session, district.programme_id) == await _counted(
            session, district.programme_id
        )
        await session.execute(update(Person).where(Person.id == person).values(state=PersonState.REGISTERED))
    async with any_database.read() as session:
        assert await _added_up(session, district.programme_id) == await _counted(
            session, district.programme_id
        )


async def _go_away(session: AsyncSession, people: Sequence[int]) -> None:
    accounts = await _accounts(session, people)
    await session.execute(update(Account).where(Account.id.in_(accounts)).values(reachable=False))


async def _lead(session: AsyncSession, district: District, people: Sequence[int]) -> None:
    active = {"programme_id": district.programme_id, "state": PartnershipState.ACTIVE, "created_at": NOW}
    await session.execute(insert(Partnership), [active | {"mentor_id": one} for one in people])


async def _change(
    session: AsyncSession, district: District, chance: random.Random, people: Sequence[int], programme: int
) -> None:
    """One of the statements by which the program, a cascade or a hand may change how somebody stands."""
    one, two = chance.sample(people, 2)
    mine = (Membership.programme_id == programme, Membership.person_id == one)
    what = chance.randrange(11)
    if what == 0:
        state = chance.choice(list(PersonState))
        await session.execute(update(Person).where(Person.id == one).values(state=state))
    elif what == 1:
        school = chance.choice([None, district.leader_school, district.weak_school])
        await session.execute(update(Person).where(Person.id == one).values(school_id=school))
    elif what == 2:
        await session.execute(update(Account).values(reachable=chance.choice([True, False])))
    elif what == 3:
        ends_on = chance.choice([None, LONG_AGO, TODAY, date(2027, 1, 1)])
        await session.execute(update(Membership).where(*mine).values(ends_on=ends_on))
    elif what == 4:
        role = chance.choice(BY_THE_WAY)
        await session.execute(delete(Membership).where(*mine, Membership.role == role))
        row = {"programme_id": programme, "person_id": one, "role": role, "starts_on": LONG_AGO}
        await session.execute(insert(Membership), [row])
    elif what == 5:
        revoke = update(Invitation).where(Invitation.person_id == one, Invitation.programme_id == programme)
        await session.execute(revoke.values(revoked_at=NOW))
        session.add(
            Invitation(
                programme_id=programme,
                person_id=one,
                token=chance.randbytes(12).hex(),
                created_at=NOW,
                opened_at=chance.choice([None, NOW]),
            )
        )
    elif what in (6, 7):
        partnership = Partnership(
            programme_id=programme, mentor_id=one, state=PartnershipState.ACTIVE, created_at=NOW
        )
        session.add(partnership)
        await session.flush()
        session.add(PartnershipMentee(partnership_id=partnership.id, person_id=two))
    elif what == 8:
        state_ = chance.choice(list(PartnershipState))
        await session.execute(update(Partnership).where(Partnership.mentor_id == one).values(state=state_))
    elif what == 9:
        written = chance.choice(["", "Орлова И. П."])
        await session.execute(update(Person).where(Person.id.in_((one, two))).values(roster_mentor=written))
    else:
        await session.execute(delete(Partnership).where(Partnership.mentor_id == one))


async def _added_up(session: AsyncSession, programme_id: int) -> Counter[tuple[int, str, int, bool]]:
    found: Counter[tuple[int, str, int, bool]] = Counter()
    for one in await tallies(session, programme_id, TODAY):
        found[one.school_id, one.stage.value, one.reach.value, one.to_pair] += one.people
    return found


async def _counted(session: AsyncSession, programme_id: int) -> Counter[tuple[int, str, int, bool]]:
    """The same, person by person, by the conditions of the lists."""
    rows = await session.execute(
        select(Person.school_id, stage(programme_id), Account.reachable, is_to_pair(programme_id))
        .outerjoin(Account, Account.id == Person.account_id)
        .where(takes_part(programme_id, TODAY, *BY_THE_WAY))
    )
    return Counter(
        (school or 0, step, _reach(reachable), to_pair) for school, step, reachable, to_pair in rows
    )


async def _wait(session: AsyncSession, programme_id: int) -> set[int]:
    """Who waits for a written mentor, person by person."""
    led = is_led(Partnership.programme_id == programme_id, Partnership.state != PartnershipState.CLOSED)
    rows = await session.scalars(
        select(Person.id).where(
            Person.roster_mentor != "",
            Person.state != PersonState.WITHDRAWN,
            takes_part(programme_id, TODAY),
            ~led,
        )
    )
    return set(rows)


async def _another_programme(database: Database, district: District) -> int:
    async with database.write() as session:
        programme = Programme(
            municipality_id=district.municipality_id,
            title="Другая",
            starts_on=LONG_AGO,
            ends_on=date(2027, 8, 31),
            time_zone="Europe/Moscow",
            network_model=NetworkModel.MIXED,
            created_at=NOW,
        )
        session.add(programme)
        await session.flush()
        return programme.id


async def _accounts(session: AsyncSession, people: Sequence[int]) -> list[int | None]:
    return list(await session.scalars(select(Person.account_id).where(Person.id.in_(people))))


def _reach(reachable: bool | None) -> int:
    return Reach.NO_ACCOUNT if reachable is None else Reach.REACHABLE if reachable else Reach.UNREACHABLE
