"""What lists find by indexes and kept sums is what a plain look at every row finds."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bench import district, doings
from bench.rows import SENT
from models.broadcasts import BroadcastRecipient
from models.database import Database
from models.enums import AssignmentState, EventAnswer, PartnershipState, PersonState, Role
from models.events import EventGuest
from models.matching import MatchingPlace
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Membership, Person, School, words_of
from models.roadmap import Assignment
from models.system import AuditRecord, OutboxMessage
from services import paging
from services.actor import Actor
from services.broadcasts import reported
from services.clock import FixedClock
from services.partnerships.facts import PeoplePage
from services.people import directory, listing, searching, tallies
from services.people.auditlog import AuditKind
from services.people.names import full_name
from services.people.rules import Stage
from services.registry import Services
from services.roadmap.filtering import BoardFilter
from tests.conftest import overwrite

PEOPLE = 200
METHODIST = Actor(1, 1, programme_id=1, municipality_id=1, person_id=1, roles=frozenset({Role.METHODIST}))
CURATOR = Actor(
    1, 1, programme_id=1, municipality_id=1, person_id=1, roles=frozenset({Role.CURATOR}), school_id=2
)
TODAY = district.TODAY


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test on SQLite leaves the district for the others."""
    return tmp_path_factory.mktemp("district") / "made.db"


async def disordered(database: Database) -> None:
    """Fill it with a district of two hundred, sixty of whom are unlike the others."""
    await district.fill(database, PEOPLE)
    await doings.fill(database, PEOPLE)
    chance = random.Random(7)
    some = chance.sample(range(1, PEOPLE + 1), 60)
    async with database.write() as session:
        for number, person in enumerate(some):
            of_person = Person.id == person
            match number % 6:
                case 0:
                    school = chance.choice([None, 1, 2, 3])
                    await session.execute(update(Person).where(of_person).values(school_id=school))
                case 1:
                    await session.execute(
                        update(Person).where(of_person).values(state=PersonState.IMPORTED, account_id=None)
                    )
                case 2:
                    day = TODAY + timedelta(days=chance.choice([-3, 0, 5]))
                    mine = Membership.person_id == person
                    await session.execute(update(Membership).where(mine).values(ends_on=day))
                case 3:
                    await session.execute(update(Account).where(Account.id == person).values(reachable=False))
                case 4:
                    mine = EventGuest.person_id == person
                    await session.execute(update(EventGuest).where(mine).values(invited=False))
                case _:
                    action = chance.choice(["consent.given", "roles.changed", "refused.link-used"])
                    await session.execute(
                        update(AuditRecord).where(AuditRecord.account_id == person).values(action=action)
                    )


def brought(made: Path, here: Path) -> bool:
    """Whether there was a district to bring."""
    if made.exists():
        overwrite(here, made)
    return made.exists()


@pytest.fixture
async def services(
    database: Database, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Services:
    """A district in disorder, looked at by pages so short that the ways for many are taken, too."""
    here = Path(database.url.partition(":///")[2]) if database.is_sqlite else None
    if here is None or not brought(made, here):
        await disordered(database)
        if here is not None:
            overwrite(made, here)
    monkeypatch.setattr(paging, "COUNTED", 9)
    monkeypatch.setattr(reported, "COUNTED", 9)
    monkeypatch.setattr(directory, "COUNTED", 9)
    return Services.build(database, FixedClock(district.NOW), frozenset(), "secret", tmp_path)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("query", ["", "ирина"])
async def test_people_of_a_stage_are_those_who_stand_there(
    services: Services, database: Database, stage: Stage, query: str
) -> None:
    async with database.read() as session:
        there = select(Person.id).where(
            listing.takes_part(1, TODAY, *listing.AIMED_AT), listing.stands_at(stage, 1)
        )
        expected = sorted(await session.scalars(there))
    found: list[int] = []
    page = 0
    while True:
        shown = await services.people.people(METHODIST, page=page, stage=stage, query=query)
        found += [line.id for line in shown.people]
        if not shown.place.later:
            break
        page += 1
    assert sorted(found) == expected


@pytest.mark.parametrize("folded", [False, True])
async def test_the_sums_over_all_schools_are_the_sums_of_the_schools(
    services: Services, database: Database, folded: bool
) -> None:
    async with database.write() as session:
        while folded and await tallies.fold(session):
            pass
        await session.execute(update(Person).where(Person.id == 7).values(school_id=3))
    async with database.read() as session:
        whole: dict[tuple[Stage, tallies.Reach], int] = {}
        for one in await tallies.tallies(session, 1, TODAY):
            whole[one.stage, one.reach] = whole.get((one.stage, one.reach), 0) + one.people
        together: dict[tuple[Stage, tallies.Reach], int] = {}
        for one in await tallies.totals(session, 1, TODAY):
            together[one.stage, one.reach] = together.get((one.stage, one.reach), 0) + one.people
        of_schools = await tallies.tallies(session, 1, TODAY)
    assert together == whole
    on_their_way = Counter[int]()
    for one in of_schools:
        if one.stage is not Stage.PAIRED and (one.to_pair or one.stage is not Stage.REGISTERED):
            on_their_way[one.school_id] += one.people
    pages = [await services.people.stuck(METHODIST, page) for page in (0, 1)]
    shown = [(one.school_id, sum(one.stages.values())) for page in pages for one in page.schools]
    assert shown == sorted(on_their_way.items(), key=lambda one: (-one[1], one[0]))
    assert [page.place.later for page in pages] == [True, False]


async def test_the_report_of_a_broadcast_is_the_same_by_pages_and_names_everybody_once(
    services: Services, database: Database
) -> None:
    async with database.write() as session:
        lost = OutboxMessage.person_id.in_([11, 12])
        await session.execute(update(OutboxMessage).where(lost).values(person_id=None))
        away = BroadcastRecipient.person_id == 12
        await session.execute(update(BroadcastRecipient).where(away).values(left_out="paused"))
    whole = await services.broadcasts.report(METHODIST, SENT)
    pages = [
        line
        for start in range(0, PEOPLE + 7, 7)
        for line in await services.broadcasts.report(METHODIST, SENT, start, 7)
    ]
    assert pages == whole
    assert [line.status for line in whole] == [
        *["failed"] * 2,
        "paused",
        "cancelled",
        *["sent"] * (PEOPLE - 4),
    ]


@pytest.mark.parametrize("kind", AuditKind)
async def test_a_kind_of_the_log_is_what_begins_so(
    services: Services, database: Database, kind: AuditKind
) -> None:
    async with database.read() as session:
        actions = await session.scalars(select(AuditRecord.action).where(AuditRecord.programme_id == 1))
        expected = sum(action.startswith(kind.beginnings) for action in actions)
    found = page = 0
    while True:
        shown = await services.people.audit_log(METHODIST, page=page, kind=kind)
        assert all(line.action.startswith(kind.beginnings) for line in shown.lines)
        found += len(shown.lines)
        if not shown.place.later:
            break
        page += 1
    assert found == expected


async def test_a_school_is_shown_with_what_its_people_hold(services: Services, database: Database) -> None:
    async with database.read() as session:
        of_school = select(Person.id).where(Person.school_id == 2)
        held = list(
            await session.scalars(
                select(Assignment.activity_id).where(
                    Assignment.person_id.in_(of_school), Assignment.activity_id.is_not(None)
                )
            )
        )
        groups = set(
            await session.scalars(
                select(Partnership.id)
                .outerjoin(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
                .where(
                    Partnership.state.in_([PartnershipState.ACTIVE, PartnershipState.PAUSED]),
                    Partnership.mentor_id.in_(of_school) | PartnershipMentee.person_id.in_(of_school),
                )
            )
        )
    schools = await services.roadmap.board_schools(METHODIST, BoardFilter())
    assert {one.value: one.count for one in schools.schools}[2] == len(set(held))
    board = await services.roadmap.board(METHODIST, BoardFilter(school=2))
    assert board.place.total == min(len(set(held)), 9)
    shown = await services.partnerships.personal_list(CURATOR)
    assert {line.partnership_id for line in shown.lines} <= groups
    assert shown.place.total == min(len(groups), 9)
    summary = await services.summaries.school_summary(CURATOR, 2)
    async with database.read() as session:
        tasks = await session.scalar(
            select(func.count()).select_from(Assignment).where(Assignment.person_id.in_(of_school))
        )
        people = await session.scalar(
            select(func.count(Person.id)).where(
                Person.school_id == 2, listing.takes_part(1, TODAY, *listing.AIMED_AT)
            )
        )
    assert (summary.tasks, summary.people) == (tasks, people)
    assert 0 < summary.covered <= summary.people


async def test_an_events_card_counts_its_guests(services: Services, database: Database) -> None:
    async with database.read() as session:
        guests = (await session.scalars(select(EventGuest).where(EventGuest.event_id == 1))).all()
    card = await services.events.card(METHODIST, 1)
    going = [one for one in guests if one.invited and one.answer is EventAnswer.GOING]
    assert card.going == len(going)
    assert card.uninvited == sum(not one.invited for one in guests) > 0
    assert card.attended == sum(one.attended for one in guests)


async def test_who_has_not_come_is_offered_by_name_and_namesakes_first(
    services: Services, database: Database
) -> None:
    async with database.write() as session:
        names = {
            "surname": "Белова",
            "name": "Анна",
            "patronymic": "Петровна",
            "sort_key": "белова анна петровна",
        }
        await session.execute(update(Person).where(Person.id == 10).values(**names))
    shown = await services.people.not_come_yet(METHODIST, 1)
    assert (shown[0].id, shown[0].namesake) == (10, True)
    assert not any(line.namesake for line in shown[1:])
    async with database.read() as session:
        names_in_order = await session.scalars(
            select(Person.id)
            .where(
                Person.account_id.is_(None),
                Person.state == PersonState.IMPORTED,
                Person.id != 10,
                select(Membership.id).where(Membership.person_id == Person.id).exists(),
            )
            .order_by(Person.sort_key, Person.id)
            .limit(7)
        )
        assert [line.id for line in shown[1:]] == list(names_in_order)
    assert [line.id for line in await services.people.not_come_yet(METHODIST, 1, "анна бел")] == [10]


@pytest.mark.parametrize("few", [5, 1000])
@pytest.mark.parametrize("search", ["лесная ирина", "сош 3", "2", "бабава", "№ 3 ирина", "никого"])
async def test_a_partner_is_found_by_the_words_of_names_and_schools(
    services: Services, database: Database, monkeypatch: pytest.MonkeyPatch, search: str, few: int
) -> None:
    monkeypatch.setattr(searching, "FEW", few)
    async with database.read() as session:
        everybody = await session.execute(
            select(Person.id, Person.sort_key, School.name)
            .outerjoin(School, School.id == Person.school_id)
            .where(listing.takes_part(1, TODAY))
        )
        expected = {
            one
            for one, name, school in everybody
            if all(
                any(word.startswith(wanted) for word in words_of(f"{name} {school or ''}"))
                for wanted in words_of(search)
            )
        }
    found = await _every_page(lambda page: services.partnerships.people(METHODIST, page, search))
    assert [one for one in found if one in expected] == found
    assert len(found) == len(expected)


@pytest.mark.parametrize("actor", [METHODIST, CURATOR])
async def test_an_activity_shows_everybody_it_is_asked_of(
    services: Services, database: Database, actor: Actor
) -> None:
    mine = [Person.school_id == actor.school_id] if actor is CURATOR else []
    async with database.write() as session:
        await session.execute(update(Assignment).where(Assignment.person_id <= 90).values(activity_id=6))
        overdue = {"state": AssignmentState.OPEN, "due_on": TODAY - timedelta(days=5)}
        await session.execute(
            update(Assignment).where(Assignment.person_id.in_(range(26, 90, 4))).values(**overdue)
        )
        held = (
            select(Assignment.id)
            .join(Person, Person.id == Assignment.person_id)
            .where(Assignment.activity_id == 6, *mine)
        )
        is_late = (Assignment.state == AssignmentState.OPEN, Assignment.due_on < TODAY)
        by_name = (Assignment.due_on, Person.sort_key, Assignment.id)
        as_given = (Assignment.due_on, Assignment.id)
        expected, late = [
            shown if len(shown) > 9 else list(await session.scalars(query.order_by(*by_name)))
            for query in (held, held.where(*is_late))
            for shown in [list(await session.scalars(query.order_by(*as_given)))]
        ]
    assert 0 < len(late) < len(expected)
    card = await services.roadmap.activity(actor, 6)
    assert [one.id for one in card.assignees] == expected[:20]
    assert card.place.total == min(len(expected), 9)
    shown = await services.roadmap.late_people(actor, 6)
    assert [one.id for one in shown.people] == late[:8]
    assert shown.place.total == min(len(late), 9)


@pytest.mark.parametrize("many", [True, False])
async def test_who_can_not_be_written_to_is_everybody_who_came_and_is_cut_off(
    services: Services, database: Database, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    monkeypatch.setattr(paging, "COUNTED", 9 if many else 100)
    async with database.write() as session:
        await session.execute(update(Account).where(Account.id.in_(range(1, 90, 3))).values(reachable=False))
        some = Membership.person_id.in_(range(1, 90, 9))
        await session.execute(update(Membership).where(some).values(ends_on=TODAY + timedelta(days=3)))
        away = (
            select(Person)
            .join(Account, Account.id == Person.account_id)
            .where(Account.reachable.is_(False), listing.takes_part(1, TODAY, *listing.AIMED_AT))
        )
        order = [Person.id] if many else [Person.sort_key, Person.id]
        expected = [full_name(one) for one in await session.scalars(away.order_by(*order))]
    shown = [await services.roadmap.away(METHODIST, page) for page in (0, 1)]
    assert [name for page in shown for name in page.names] == expected
    assert 20 < len(expected) <= 40
    assert shown[0].place.more is many


async def test_the_pages_of_a_proposal_name_everybody_by_name(services: Services, database: Database) -> None:
    look = services.partnerships
    async with database.read() as session:
        named = select(Person.id).order_by(Person.sort_key, Person.id)
        of = MatchingPlace.matching_id == 1
        mentors = list(await session.scalars(named.where(Person.id.in_(select(MatchingPlace.mentor_id)))))
        alone = list(
            await session.scalars(
                named.join(MatchingPlace, MatchingPlace.mentee_id == Person.id).where(
                    of, MatchingPlace.mentor_id.is_(None)
                )
            )
        )
        moved = await session.scalar(
            select(func.count()).where(
                of, MatchingPlace.mentor_id.is_not(None), MatchingPlace.was_mentor_id.is_(None)
            )
        )
    pages = [await look.matching_groups(METHODIST, 1, page) for page in range(len(mentors) // 4)]
    assert [one.mentor_id for page in pages for one in page.groups] == mentors
    lonely = [await look.alone(METHODIST, 1, page) for page in range(-(-len(alone) // 6))]
    assert [one.mentee_id for page in lonely for one in page.places] == alone
    assert lonely[0].place.more
    changes = await look.matching_changes(METHODIST, 1)
    assert changes.place.total == len(changes.lines) == moved == 2
    assert await look.matching_is_draft(METHODIST, 1)


async def _every_page(look: Callable[[int], Awaitable[PeoplePage]]) -> list[int]:
    found, page = [], 0
    while (shown := await look(page)).place.later:
        found += [one.id for one in shown.people]
        page += 1
    return [*found, *(one.id for one in shown.people)]
