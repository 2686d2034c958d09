"""One answer for a school, or for a partnership: asked of all who may give it, counted once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import Answering, AssignmentState, Evidence, PartnershipState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person, Team, TeamMember
from models.roadmap import AssigneeRule, Assignment, AssignmentShare
from models.system import OutboxMessage
from services.actor import Actor
from services.clock import FixedClock
from services.errors import Forbidden
from services.registry import Services
from services.roadmap.drafts import Period, PeriodKind
from services.roadmap.filtering import BoardFilter
from services.roadmap.meaning import Meaning, Members, Part
from services.roadmap.rules import Given, answering_of
from services.roadmap.views import Outcome
from tests.builders import NOW, District, a_district
from tests.conftest import build_services
from tests.services.roadmap.plans import an_activity, assignments, launch

SIDES = (Role.MENTOR, Role.MENTEE)


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.fixture
def services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


@pytest.mark.parametrize(
    ("wording", "answering"),
    [
        ("ОО", Answering.SCHOOL),
        ("УО, ОО", Answering.SCHOOL),
        ("Школы-партнёры", Answering.SCHOOL),
        ("Школы-лидеры", Answering.SCHOOL),
        ("Администрация образовательных организаций", Answering.SCHOOL),
        ("Наставнические пары", Answering.PAIR),
        ("Наставники и наставляемые", Answering.PAIR),
        ("Наставники", Answering.EACH),
        ("Педагоги ОО", Answering.EACH),
        ("Заместители директора", Answering.EACH),
        ("Муниципальный координатор", Answering.EACH),
        ("", Answering.EACH),
    ],
)
def test_how_often_the_words_ask(wording: str, answering: Answering) -> None:
    assert answering_of(wording) is answering


def test_what_is_asked_of_whom() -> None:
    members = Members(
        (
            Part(Role.METHODIST, 1, None, None),
            Part(Role.CURATOR, 2, 10, None),
            Part(Role.CURATOR, 3, 10, None),
            Part(Role.MENTEE, 4, 10, None),
            Part(Role.MENTOR, 5, 20, None),
        ),
        {},
        school_teams={20: frozenset({5, 99})},
        pairs={7: (4, 5), 8: (98, 97)},
    )
    schools = Meaning(frozenset({Role.CURATOR}), answering=Answering.SCHOOL)
    assert {share.key: share.people for share in members.shares(schools)} == {
        (Answering.SCHOOL, 10): (2, 3),
        (Answering.SCHOOL, 20): (5,),
    }, "the team answers where there is no curator, and the methodist need not"
    alone = Members(members.parts, {})
    assert (Answering.EACH, 1) in {share.key for share in alone.shares(schools)}
    pairs = Meaning(frozenset(SIDES), answering=Answering.PAIR)
    assert [(share.key, share.people) for share in members.shares(pairs)] == [((Answering.PAIR, 7), (4, 5))]
    mentors = Meaning(frozenset({Role.MENTOR}), answering=Answering.PAIR)
    assert [share.people for share in members.shares(mentors)] == [(5,)]


async def asks(district: District, answering: Answering) -> None:
    async with district.database.write() as session:
        for rule in await session.scalars(select(AssigneeRule)):
            rule.answering = answering


async def a_pair(district: District, mentor: Actor, *mentees: Actor) -> int:
    async with district.database.write() as session:
        pair = Partnership(
            programme_id=district.programme_id,
            mentor_id=mentor.person_id,
            state=PartnershipState.ACTIVE,
            created_at=NOW,
        )
        session.add(pair)
        await session.flush()
        session.add_all(PartnershipMentee(partnership_id=pair.id, person_id=one.person_id) for one in mentees)
        return pair.id


async def states(district: District) -> list[AssignmentState]:
    return [one.state for one in await assignments(district)]


async def test_a_school_answers_once_and_the_others_see_it(
    services: Services, district: District, clock: FixedClock
) -> None:
    one = await district.person("Белова", Role.CURATOR)
    other = await district.person("Волкова", Role.CURATOR)
    stranger = await district.person("Чужая", Role.MENTEE)
    activity = await an_activity(district, Role.CURATOR, evidence=Evidence.LINK)
    await asks(district, Answering.SCHOOL)
    assert await launch(district, clock) == 1, "two curators of one school: one assignment"
    (given,) = await assignments(district)
    assert (given.person_id, given.school_id) == (one.person_id, one.school_id)
    card = await services.roadmap.activity(district.methodist, activity)
    assert card.line.counts.total == 1
    for actor in (one, other):
        (seen,) = (await services.roadmap.own_roadmap(actor)).assignments
        assert (seen.id, seen.answering) == (given.id, Answering.SCHOOL)
    with pytest.raises(Forbidden):
        await services.roadmap.done(stranger, given.id)

    assert (await services.roadmap.done(other, given.id)) is Outcome.EVIDENCE_WANTED
    shown = await services.roadmap.show(other, given.id, Given("https://школа.рф"))
    assert shown is Outcome.DONE
    (done,) = await assignments(district)
    assert done.person_id == other.person_id, "what is shown is theirs who showed it"
    assert (await services.roadmap.done(one, given.id)) is Outcome.ALREADY_DONE
    assert (await services.roadmap.own_roadmap(one)).done == 1
    (done,) = await assignments(district)
    assert done.person_id == other.person_id, "who comes later takes nothing over"


async def test_all_who_may_answer_are_reminded(
    services: Services, district: District, clock: FixedClock
) -> None:
    curators = [await district.person(name, Role.CURATOR) for name in ("Белова", "Волкова")]
    await an_activity(district, Role.CURATOR, due=date(2026, 11, 20))
    await asks(district, Answering.SCHOOL)
    await launch(district, clock)
    clock.moment = datetime(2026, 11, 19, 6, tzinfo=UTC)
    assert await services.roadmap.plan_bundles(clock.now()) == 2
    async with district.database.read() as session:
        queued = {row.account_id: row for row in await session.scalars(select(OutboxMessage))}
    assert set(queued) == {one.account_id for one in curators}
    first, second = curators
    bundle = await services.roadmap.bundle(first, queued[first.account_id].payload["daily"])
    (line,) = [entry.assignment for entry in bundle.entries if entry.assignment]
    await services.roadmap.done(second, line.id)
    bundle = await services.roadmap.bundle(first, bundle.id)
    assert bundle.open_positions == (), "the other's message shows it done"


async def test_pairs_answer_once_each_and_newcomers_share(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    first, second, alone = [
        await district.person(name, Role.MENTEE) for name in ("Иванова", "Петрова", "Сидорова")
    ]
    group = await a_pair(district, mentor, first)
    activity = await an_activity(district, *SIDES)
    await asks(district, Answering.PAIR)
    assert await launch(district, clock) == 1, "who is in no pair has nothing to answer"
    await services.partnerships.add_mentee(district.methodist, group, second.person_id or 0)
    (given,) = await assignments(district)
    for actor in (mentor, first, second):
        assert [one.id for one in (await services.roadmap.own_roadmap(actor)).assignments] == [given.id]
    await services.partnerships.create(district.methodist, mentor.person_id or 0, [alone.person_id or 0])
    rows = await assignments(district)
    assert len(rows) == 2, "the mentor's new pair is asked on its own"
    assert (await services.roadmap.activity(district.methodist, activity)).line.counts.total == 2

    await services.partnerships.pause(district.methodist, group, "болезнь", date(2026, 12, 20))
    assert sorted(await states(district)) == [AssignmentState.CANCELLED, AssignmentState.OPEN]
    await services.partnerships.resume(district.methodist, group)
    assert await states(district) == [AssignmentState.OPEN] * 2
    await services.partnerships.close(district.methodist, group, "окончено")
    assert sorted(await states(district)) == [AssignmentState.CANCELLED, AssignmentState.OPEN]


async def test_who_leaves_hands_over(services: Services, district: District, clock: FixedClock) -> None:
    one = await district.person("Белова", Role.CURATOR)
    other = await district.person("Волкова", Role.CURATOR)
    await an_activity(district, Role.CURATOR)
    await asks(district, Answering.SCHOOL)
    await launch(district, clock)
    await services.people.take_out(district.methodist, one.person_id or 0, "уволилась")
    (given,) = await assignments(district)
    assert (given.person_id, given.state) == (other.person_id, AssignmentState.OPEN)
    await services.people.take_out(district.methodist, other.person_id or 0, "уволилась")
    assert await states(district) == [AssignmentState.CANCELLED], "nobody is left to answer"


async def test_asked_otherwise_follows_without_asking_twice(
    services: Services, district: District, clock: FixedClock
) -> None:
    one = await district.person("Белова", Role.CURATOR)
    other = await district.person("Волкова", Role.CURATOR)
    to_do = await an_activity(district, Role.CURATOR, title="Впереди")
    await an_activity(district, Role.CURATOR, title="Сделано одной")
    await launch(district, clock)
    mine = {row.title: row for row in await assignments(district, one)}
    await services.roadmap.done(one, mine["Сделано одной"].id)
    once = Meaning(frozenset({Role.CURATOR}), answering=Answering.SCHOOL)
    _, seen = await services.roadmap.preview_meaning(district.methodist, to_do, once)
    assert (seen.people, seen.given, seen.released) == (2, 0, 0), "nobody loses it: it is asked otherwise"
    await services.roadmap.set_meaning(district.methodist, to_do, once)
    live = [row for row in await assignments(district) if row.state is not AssignmentState.CANCELLED]
    assert {(row.title, row.state) for row in live} == {
        ("Впереди", AssignmentState.OPEN),
        ("Сделано одной", AssignmentState.DONE),
    }
    assert len(live) == 2, "what one of the school has done is not asked of the school again"
    each = Meaning(frozenset({Role.CURATOR}))
    await services.roadmap.set_meaning(district.methodist, to_do, each)
    opened = [row for row in await assignments(district) if row.state is AssignmentState.OPEN]
    assert {row.person_id for row in opened if row.title == "Впереди"} == {one.person_id, other.person_id}
    assert all(row.school_id is None for row in opened)


async def test_moving_keeps_the_pairs_apart(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentees = [await district.person(name, Role.MENTEE) for name in ("Иванова", "Петрова")]
    for mentee in mentees:
        await a_pair(district, mentor, mentee)
    activity = await an_activity(district, *SIDES)
    await asks(district, Answering.PAIR)
    await launch(district, clock)
    for row in await assignments(district):
        await services.roadmap.postpone(mentor, row.id, date(2026, 11, 25))
    assert {row.person_id for row in await assignments(district)} == {mentor.person_id}
    moved = Period(PeriodKind.DEADLINE, end=date(2026, 12, 11))
    seen = await services.roadmap.move(district.methodist, activity, moved, "до 11 декабря")
    assert (seen.follow, seen.go, seen.people) == (2, 0, 3), "both sides of both pairs hear of it"
    assert {row.due_on for row in await assignments(district)} == {date(2026, 12, 11)}


async def test_a_team_of_the_school_may_answer(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Белова", Role.CURATOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    async with district.database.write() as session:
        school = await session.scalar(select(Person.school_id).where(Person.id == teacher.person_id))
        team = Team(programme_id=district.programme_id, name="Команда", school_id=school)
        session.add(team)
        await session.flush()
        session.add(TeamMember(team_id=team.id, person_id=teacher.person_id))
    await an_activity(district, Role.CURATOR)
    await asks(district, Answering.SCHOOL)
    await launch(district, clock)
    async with district.database.read() as session:
        sharing = set(await session.scalars(select(AssignmentShare.person_id)))
        given = await session.scalar(select(Assignment).where(Assignment.school_id == school))
    assert teacher.person_id in sharing
    assert given is not None
    assert (await services.roadmap.done(teacher, given.id)) is Outcome.DONE


async def test_who_moves_to_another_school_answers_for_the_former_no_more(
    services: Services, district: District, clock: FixedClock
) -> None:
    one = await district.person("Белова", Role.MENTEE)
    other = await district.person("Волкова", Role.MENTEE)
    await an_activity(district, Role.MENTEE)
    await asks(district, Answering.SCHOOL)
    await launch(district, clock)
    (given,) = await assignments(district)
    assert given.person_id == one.person_id
    await services.people.choose_school(one, district.leader_school)
    (given,) = await assignments(district)
    assert (given.person_id, given.state) == (other.person_id, AssignmentState.OPEN)
    assert (await services.roadmap.own_roadmap(one)).assignments == ()
    with pytest.raises(Forbidden):
        await services.roadmap.done(one, given.id)


async def test_help_is_asked_by_who_taps(services: Services, district: District, clock: FixedClock) -> None:
    await district.person("Белова", Role.CURATOR)
    other = await district.person("Волкова", Role.CURATOR)
    await an_activity(district, Role.CURATOR)
    await asks(district, Answering.SCHOOL)
    await launch(district, clock)
    (given,) = await assignments(district)
    asked = await services.roadmap.ask_help(other, given.id, "Где образец?")
    assert (await services.roadmap.help(district.methodist, asked.help_id)).asker.startswith("Волкова")
    assert (await assignments(district))[0].person_id == given.person_id, "a question takes nothing over"


async def test_a_pairs_task_counts_at_both_schools_whoever_answers(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    await a_pair(district, mentor, teacher)
    await an_activity(district, *SIDES, title="Общий урок", due=date(2026, 12, 11))
    await asks(district, Answering.PAIR)
    await launch(district, clock)
    (given,) = await assignments(district)

    async def counted() -> list[tuple[int, int, int, int]]:
        found = []
        for school in (district.weak_school, district.leader_school):
            one = await services.summaries.school_summary(district.methodist, school)
            board = await services.roadmap.board(district.methodist, BoardFilter(school=school))
            found.append((one.tasks, one.of_pairs, one.done, len(board.lines)))
        return found

    assert await counted() == [(1, 1, 0, 1)] * 2
    await services.roadmap.done(mentor, given.id)
    assert await counted() == [(1, 1, 1, 1)] * 2
