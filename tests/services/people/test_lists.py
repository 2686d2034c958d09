"""Lists that the database cuts: the funnel's figures are those of its lists, names stay in their order."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from models.database import Database
from models.enums import PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Invitation, Membership, Person
from services import paging
from services.actor import Actor
from services.clock import FixedClock
from services.people.rules import Stage, name_key
from services.people.stuck import WAITED_FOR, SchoolStuck
from services.registry import Services
from tests.builders import NOW, District, a_district
from tests.conftest import build_services

BEGUN, OVER, SOON = date(2026, 9, 1), date(2026, 11, 15), date(2026, 12, 1)
NAMES = ("Ёлкина", "елисеева", "Абрамова", "Яковлева", "Ли", "Салтыкова-Щедрина", "Орлова (Петрова)")


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.fixture
def town(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


@pytest.mark.parametrize("seed", range(6))
async def test_the_funnel_counts_what_its_lists_show(
    any_database: Database, district: District, town: Services, seed: int
) -> None:
    await _populate(any_database, district, random.Random(seed))
    curator = replace(district.methodist, roles=frozenset({Role.CURATOR}))
    for actor in (district.methodist, curator):
        funnel = await town.people.funnel(actor)
        lists = {stage: await _whole(town, actor, stage) for stage in Stage}
        reached = (funnel.imported, funnel.opened, funnel.consented, funnel.registered, funnel.paired)
        assert reached == tuple(
            sum(len(lists[stage]) for stage in list(Stage)[place:]) for place in range(len(Stage))
        )
        everybody = await _whole(town, actor, None)
        listed = [one for people in lists.values() for one in people]
        assert len(set(listed)) == len(listed)
        assert set(listed) <= set(everybody)
        assert funnel.unreachable == len(set(listed) & set(await _unreachable(any_database)))
        assert (funnel.imported, funnel.opened) != (0, 0), "the town must be worth looking at"
    away = await town.roadmap.away(district.methodist)
    assert away.place.total == (await town.people.funnel(district.methodist)).unreachable > 0


async def test_one_list_follows_another_page_by_page(
    any_database: Database, district: District, town: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _populate(any_database, district, random.Random(7), people=60)
    choices, page = [], 0
    while True:
        found = await town.partnerships.people(district.methodist, page)
        choices += [(not one.is_mentor, one.id) for one in found.people]
        page += 1
        if not found.place.later:
            break
    assert [place for place, _ in choices] == sorted(place for place, _ in choices), "mentors come first"
    assert len({one for _, one in choices}) == len(choices) == found.place.total
    proposals = await town.partnerships.proposals(district.methodist)
    assert await town.partnerships.proposals_waiting(district.methodist) == proposals.waiting > 0
    partnerships, states = await _partnerships(town, district.methodist)
    assert states == sorted(states, key=list(PartnershipState).index)
    everybody = await _whole(town, district.methodist, None)
    # A list too long to be counted is leafed through just the same.
    monkeypatch.setattr(paging, "COUNTED", 5)
    assert await _partnerships(town, district.methodist) == (partnerships, states)
    first = await town.people.people(district.methodist)
    assert (first.place.total, first.place.more, first.place.later) == (5, True, True)
    beyond = await town.people.people(district.methodist, 10_000)
    assert [one.id for one in beyond.people] == everybody[-8:], "very far there are the last ones"
    assert (beyond.place.more, beyond.place.later) == (True, False)
    beyond = await town.people.people(district.methodist, 20)
    last = (len(everybody) - 1) // 8
    assert [one.id for one in beyond.people] == everybody[last * 8 :]
    assert (beyond.place.page, beyond.place.later) == (last, False)
    # Who leafs very far comes to the end at once, of a list in parts, too.
    monkeypatch.setattr(paging, "LEAFED", 5)
    leafed = await town.partnerships.people(district.methodist, 1)
    assert [one.id for one in leafed.people] == [one for _, one in choices[-7:]]
    assert not leafed.place.later


async def test_names_are_found_however_they_are_written(
    any_database: Database, district: District, town: Services
) -> None:
    for surname in NAMES:
        await district.person(surname, Role.MENTEE)
    page = await town.people.people(district.methodist)
    assert [line.name.split()[0].rstrip("(") for line in page.people][:4] == [
        "Абрамова",
        "елисеева",
        "Ёлкина",
        "Ли",
    ]
    for query, surname in (
        ("ЕЛКИНА ирина", "Ёлкина"),
        ("Eлкинa", "Ёлкина"),  # Latin E, a
        ("щедр", "Салтыкова-Щедрина"),
        ("50%", ""),
    ):
        found = (await town.people.people(district.methodist, query=query)).people
        assert [line.name.split()[0] for line in found] == ([surname] if surname else [])
    for search, surname in (("Петр", "Орлова"), ("шумск ёлк", "Ёлкина"), ("лкина", ""), ("%", "Абрамова")):
        chosen = (await town.partnerships.people(district.methodist, search=search)).people
        assert [one.full_name.split()[0] for one in chosen][:1] == ([surname] if surname else [])


async def test_a_new_name_moves_the_person_and_their_partnerships(
    any_database: Database, district: District, town: Services
) -> None:
    mentor, other = (
        await district.person("Яковлева", Role.MENTOR),
        await district.person("Белова", Role.MENTOR),
    )
    mentee = await district.person("Котова", Role.MENTEE)
    for one in (mentor, other):
        await town.partnerships.create(district.methodist, one.person_id or 0, [mentee.person_id or 0])
    lines = (await town.partnerships.all(district.methodist)).partnerships
    assert [line.mentor[0] for line in lines] == ["Б", "Я"]
    async with any_database.write() as session:
        (await session.get_one(Person, mentor.person_id)).surname = "Абрамова"
    lines = (await town.partnerships.all(district.methodist)).partnerships
    assert [line.mentor[0] for line in lines] == ["А", "Б"]
    await town.people.withdraw(mentor)
    async with any_database.read() as session:
        keys = set(await session.scalars(select(Partnership.sort_key)))
        people = {person.sort_key for person in await session.scalars(select(Person))}
    assert not any("абрамова" in key or "яковлева" in key for key in keys | people)
    assert f"№ {mentor.person_id}" in keys & people


async def test_a_person_put_in_by_a_bare_statement_has_a_key(
    any_database: Database, district: District
) -> None:
    async with any_database.write() as session:
        person = {"municipality_id": district.municipality_id, "surname": "Ёж", "name": "ПЁТР"}
        await session.execute(insert(Person), [person | {"created_at": NOW}])
        assert await session.scalar(select(Person.sort_key).where(Person.surname == "Ёж")) == name_key(
            "еж петр"
        )


async def _populate(database: Database, district: District, chance: random.Random, people: int = 40) -> None:
    async with database.write() as session:
        for number in range(people):
            account = Account(telegram_id=7000 + number, reachable=chance.random() < 0.7, created_at=NOW)
            session.add(account)
            await session.flush()
            person = Person(
                municipality_id=district.municipality_id,
                account_id=chance.choice([None, account.id]),
                school_id=chance.choice([district.leader_school, district.weak_school, None]),
                state=chance.choice(list(PersonState)),
                surname=chance.choice(NAMES),
                created_at=NOW,
            )
            session.add(person)
            await session.flush()
            session.add_all(
                Membership(
                    programme_id=district.programme_id,
                    person_id=person.id,
                    role=role,
                    starts_on=BEGUN,
                    ends_on=chance.choice([None, None, OVER, SOON]),
                )
                for role in chance.sample(list(Role), chance.randint(0, 3))
            )
            for revoked_at in chance.choice([(), (None,), (NOW,), (NOW, None)]):
                session.add(
                    Invitation(
                        programme_id=district.programme_id,
                        person_id=person.id,
                        token=chance.randbytes(12).hex(),
                        created_at=NOW,
                        opened_at=chance.choice([None, NOW]),
                        revoked_at=revoked_at,
                    )
                )
        ids = list(await session.scalars(select(Person.id).order_by(Person.id)))
        for _ in range(people // 2):
            mentor, mentee = chance.sample(ids, 2)
            partnership = Partnership(
                programme_id=district.programme_id,
                mentor_id=mentor,
                state=chance.choice(list(PartnershipState)),
                created_at=NOW,
            )
            session.add(partnership)
            await session.flush()
            session.add(PartnershipMentee(partnership_id=partnership.id, person_id=mentee))
        await session.execute(
            update(Person).where(Person.id.in_(ids[::5])).values(roster_mentor="Никто Н. Н.")
        )


async def _unreachable(database: Database) -> list[int]:
    async with database.read() as session:
        away = select(Person.id).join(Account, Account.id == Person.account_id).where(~Account.reachable)
        return list(await session.scalars(away))


async def _in_pairs(database: Database) -> set[int]:
    async with database.read() as session:
        part = Membership.role.in_([Role.MENTOR, Role.MENTEE]), Membership.ends_on.is_(None)
        return set(await session.scalars(select(Membership.person_id).where(*part)))


async def _whole(town: Services, actor: Actor, stage: Stage | None) -> list[int]:
    found: list[int] = []
    while True:
        page = await town.people.people(actor, len(found) // 8, stage)
        found += [line.id for line in page.people]
        if not page.place.later:
            assert page.place.total == len(found)
            return found


async def _partnerships(town: Services, actor: Actor) -> tuple[list[int], list[PartnershipState]]:
    ids, states, page = [], [], 0
    while True:
        found = await town.partnerships.all(actor, page)
        ids += [line.id for line in found.partnerships]
        states += [line.state for line in found.partnerships]
        page += 1
        if not found.place.later:
            return ids, states


@pytest.mark.parametrize("seed", range(3))
async def test_who_is_stuck_by_school_adds_up_to_the_funnel(
    any_database: Database, district: District, town: Services, seed: int
) -> None:
    await _populate(any_database, district, random.Random(seed))
    curator = replace(district.methodist, roles=frozenset({Role.CURATOR}))
    for actor in (district.methodist, curator):
        schools, page = list[SchoolStuck](), 0
        while True:
            found = await town.people.stuck(actor, page)
            schools += found.schools
            page += 1
            if not found.place.later:
                break
        for stage in WAITED_FOR:
            listed = await _whole(town, actor, stage)
            if stage is Stage.REGISTERED:
                # Who only runs a school or looks on does not lack a pair.
                listed = [one for one in listed if one in await _in_pairs(any_database)]
            assert sum(one.stages[stage] for one in schools) == len(listed)
        for school in schools:
            names = (await town.people.stuck_in(actor, school.school_id)).names
            waiting = {stage: n for stage, n in school.stages.items() if n and stage is not Stage.REGISTERED}
            assert {stage: len(people) for stage, people in names.items()} == waiting


async def test_a_foreign_school_is_an_empty_one(any_database: Database, town: Services) -> None:
    here, elsewhere = await a_district(any_database), await a_district(any_database, name="Другой район")
    await elsewhere.person("Тайная", Role.MENTEE, with_account=False)
    assert not (await town.people.stuck_in(here.methodist, elsewhere.weak_school)).names


async def test_nobody_lacks_a_pair_that_waits_pauses_or_was_never_meant(
    any_database: Database, district: District, town: Services
) -> None:
    """Before the launch and in a pause people have their partner; a school's curator needs none."""
    mentor, mentee = (
        (await district.person("Орлова", Role.MENTOR)),
        await district.person("Котова", Role.MENTEE),
    )
    await district.person("Жуков", Role.CURATOR)
    methodist, both = district.methodist, {mentor.require_person(), mentee.require_person()}
    lacking = (await town.people.stuck(methodist)).schools
    assert [one.stages[Stage.REGISTERED] for one in lacking] == [2]
    pair = await town.partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
    for state in PartnershipState:
        async with any_database.write() as session:
            await session.execute(update(Partnership).where(Partnership.id == pair.id).values(state=state))
        paired = set(await _whole(town, methodist, Stage.PAIRED))
        assert paired == (set() if state is PartnershipState.CLOSED else both), state
        assert (await town.people.funnel(methodist)).paired == len(paired)
        stuck = (await town.people.stuck(methodist)).schools
        assert sum(one.stages[Stage.REGISTERED] for one in stuck) == 2 - len(paired)
