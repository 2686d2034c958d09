"""Two columns of the plan: who is responsible does it; who takes part is told, asked and counted apart."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import Answering, AssignmentState, Evidence, PaperKind, ProgrammeState, Role
from models.programmes import Programme
from models.roadmap import Activity, AssigneeRule, Assignment
from models.system import DailyMessage
from services.actor import Actor
from services.clock import FixedClock
from services.registry import Services
from services.roadmap.asked import Wordings, wordings
from services.roadmap.filtering import BoardFilter, BoardState
from services.roadmap.meaning import Meaning
from services.roadmap.rules import is_outside
from services.summaries.report_facts import ReportPaper
from tests.builders import District, a_district
from tests.conftest import build_services
from tests.services.roadmap.plans import a_draft, a_row, an_activity, assignments, launch, reminders
from tests.services.roadmap.test_sharing import a_pair

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
"""The lesson's day, and the first working day after it."""


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.fixture
def services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


async def a_lesson(
    district: District, *joining: Role, by: Role = Role.MENTOR, answering: Answering = Answering.EACH
) -> int:
    """An activity for which `by` are responsible, and in which those of `joining` take part; its id."""
    activity_id = await an_activity(district, by, title="Открытый урок", due=FRIDAY, evidence=Evidence.FILE)
    async with district.database.write() as session:
        activity = await session.get_one(Activity, activity_id)
        activity.participants = "Педагоги района"
        session.add(
            AssigneeRule(
                programme_id=district.programme_id,
                wording=activity.participants,
                roles=list(map(str, joining)),
                answering=answering,
            )
        )
    return activity_id


async def only(district: District, person: Actor) -> Assignment:
    (found,) = await assignments(district, person)
    return found


@pytest.mark.parametrize(
    ("responsible", "participants", "said"),
    [
        ("Наставники", "Педагоги  ОО", Wordings("Наставники", "Педагоги ОО")),
        ("", "Педагоги ОО", Wordings("Педагоги ОО")),
        ("Педагоги ОО", "Педагоги\nОО", Wordings("Педагоги ОО")),
        ("УО", "", Wordings("УО")),
        (None, None, Wordings("")),
    ],
)
def test_whose_words(responsible: str | None, participants: str | None, said: Wordings) -> None:
    assert wordings(responsible, participants) == said
    assert said.doing in said
    assert "УК" not in said


@pytest.mark.parametrize(
    ("wording", "outside"),
    [
        ("Обучающиеся 5–9 классов", True),
        ("учащиеся, родители", True),
        ("Дети", True),
        ("Педагоги и обучающиеся", False),
        ("Управляющие советы", False),
        ("", False),
    ],
)
def test_who_is_never_of_a_programme(wording: str, outside: bool) -> None:
    assert is_outside(wording) is outside


async def test_who_takes_part_shows_nothing_and_is_not_reminded_after(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    await a_lesson(district, Role.MENTEE, Role.MENTOR)
    await launch(district, clock)
    doing, joining = await only(district, mentor), await only(district, teacher)
    assert (doing.takes_part, doing.evidence) == (False, Evidence.FILE), "the responsible one is not doubled"
    assert (joining.takes_part, joining.evidence) == (True, Evidence.NOTHING)
    offsets = {
        one.id: [line.offset_days for line in await reminders(district) if line.assignment_id == one.id]
        for one in (doing, joining)
    }
    assert offsets == {doing.id: [-1, 0, 3], joining.id: [-1, 0]}


async def test_who_took_part_is_asked_once_and_never_late(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    activity_id = await a_lesson(district, Role.MENTEE)
    await launch(district, clock)
    told = await services.roadmap.plan_bundles(datetime(2026, 11, 20, 6, tzinfo=UTC))
    assert told == 2
    async with district.database.read() as session:
        daily = await session.scalar(
            select(DailyMessage.id).where(DailyMessage.account_id == teacher.account_id)
        )
    assert daily is not None
    bundle = await services.roadmap.bundle(teacher, daily)
    assert [one.assignment.takes_part for one in bundle.entries if one.assignment] == [True]
    clock.moment = datetime(2026, 11, 26, 6, tzinfo=UTC)
    assert await services.roadmap.plan_bundles(clock.moment) == 1, "only the responsible one hears again"
    mine = await services.roadmap.own_roadmap(teacher)
    assert [one.late_days for one in mine.week] == [0]
    late = await services.roadmap.late_people(district.methodist, activity_id)
    assert [one.person for one in late.people] == ["Орлова Ирина Павловна"]
    await services.roadmap.escalate(clock.moment)
    assert (await only(district, teacher)).escalated_on is None
    clock.moment = datetime(2026, 12, 1, 6, tzinfo=UTC)
    assert (await services.roadmap.own_roadmap(teacher)).week == (), "a week later nobody asks any more"
    home = await services.programmes.home(teacher)
    assert (home.open_tasks, home.overdue_tasks) == (0, 0)


async def test_the_board_counts_apart(services: Services, district: District, clock: FixedClock) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    teachers = [await district.person(name, Role.MENTEE) for name in ("Иванова", "Петрова")]
    activity_id = await a_lesson(district, Role.MENTEE)
    await launch(district, clock)
    await services.roadmap.done(mentor, (await only(district, mentor)).id, without_evidence=True)
    await services.roadmap.done(teachers[0], (await only(district, teachers[0])).id)
    card = await services.roadmap.activity(district.methodist, activity_id)
    assert (card.line.counts.done, card.line.counts.total) == (1, 1)
    assert (card.takers.done, card.takers.total) == (1, 2)
    assert [one.takes_part for one in card.assignees] == [False, True, True]
    done = await services.roadmap.board(district.methodist, BoardFilter(state=BoardState.DONE))
    assert [one.id for one in done.lines] == [activity_id], "it is done though somebody has not said so"


async def test_who_is_responsible_now_goes_on_with_the_same_assignment(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    activity_id = await a_lesson(district, Role.MENTEE)
    await launch(district, clock)
    before = await only(district, teacher)
    both = Meaning(frozenset({Role.MENTOR, Role.MENTEE}))
    done = await services.roadmap.set_meaning(district.methodist, activity_id, both)
    assert (done.given, done.released) == (1, 0)
    after = await only(district, teacher)
    assert (after.id, after.takes_part, after.evidence) == (before.id, False, Evidence.FILE)
    mine = [one.offset_days for one in await reminders(district) if one.assignment_id == after.id]
    assert mine == [-1, 0, 3]
    await services.roadmap.set_meaning(district.methodist, activity_id, Meaning(frozenset({Role.MENTOR})))
    again = await only(district, teacher)
    assert (again.takes_part, again.state, again.evidence) == (True, AssignmentState.OPEN, Evidence.NOTHING)
    mine = [one.offset_days for one in await reminders(district) if one.assignment_id == after.id]
    assert mine == [-1, 0]


async def test_another_meaning_of_participants_releases_and_gives(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    curator = await district.person("Жукова", Role.CURATOR)
    activity_id = await a_lesson(district, Role.MENTEE)
    await launch(district, clock)
    lines = await services.roadmap.plan_wordings(district.methodist, activity_id)
    assert {(one.wording, one.takes_part) for one in lines} == {("mentor", False), ("Педагоги района", True)}
    curators = Meaning(frozenset({Role.CURATOR}))
    done = await services.roadmap.set_meaning(district.methodist, activity_id, curators, takes_part=True)
    assert (done.people, done.given, done.released) == (1, 1, 1)
    assert (await only(district, teacher)).state is AssignmentState.CANCELLED
    assert (await only(district, curator)).takes_part
    assert (await only(district, mentor)).state is AssignmentState.OPEN
    line = await services.roadmap.plan_wording(district.methodist, activity_id, takes_part=True)
    assert (line.wording, line.meant.meaning) == ("Педагоги района", curators)


async def test_a_pair_takes_part_once_and_nobody_in_its_stead(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    await a_pair(district, mentor, teacher)
    await a_lesson(district, Role.MENTEE, Role.MENTOR, by=Role.METHODIST, answering=Answering.PAIR)
    school = await a_lesson_of_schools(district)
    await launch(district, clock)
    pair = [one for one in await assignments(district) if one.partnership_id is not None]
    assert [one.takes_part for one in pair] == [True]
    await services.roadmap.done(mentor, pair[0].id)
    assert (await assignments(district, mentor))[0].state is AssignmentState.DONE
    of_school = [one for one in await assignments(district) if one.activity_id == school and one.takes_part]
    assert of_school == [], "no curator takes part, and the methodist does not do so instead"


async def a_lesson_of_schools(district: District) -> int:
    activity_id = await an_activity(district, Role.MENTOR, title="Совет школ", due=FRIDAY)
    async with district.database.write() as session:
        (await session.get_one(Activity, activity_id)).participants = "ОО"
        session.add(AssigneeRule(programme_id=district.programme_id, wording="ОО", roles=["curator"]))
    return activity_id


async def test_both_columns_of_a_document_are_asked_and_kept(
    services: Services, district: District, clock: FixedClock
) -> None:
    async with district.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.PREPARING, launched_at=None))
    mentor = await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    rows = (
        a_row(participants="Молодые педагоги"),
        a_row("Ярмарка", participants="Обучающиеся 9 классов"),
        a_row("Клуб", participants="Все желающие"),
    )
    draft = await services.roadmap.begin_import(district.methodist, "план.docx", a_draft(*rows))
    found = {one.wording: one for one in (await services.roadmap.preview(district.methodist, draft)).wordings}
    assert {text: (one.count, one.takes_part, one.settled) for text, one in found.items()} == {
        "Наставники": (3, False, True),
        "Молодые педагоги": (1, True, True),
        "Обучающиеся 9 классов": (1, True, True),
        "Все желающие": (1, True, False),
    }, "pupils are nobody's question, what nobody understands is one"
    await services.roadmap.confirm_import(district.methodist, draft)
    await launch(district, clock)
    assert {one.title for one in await assignments(district, mentor)} == {
        "Справка по итогам",
        "Ярмарка",
        "Клуб",
    }
    assert [(one.title, one.takes_part) for one in await assignments(district, teacher)] == [
        ("Справка по итогам", True)
    ]


async def test_nobody_is_asked_to_have_taken_part_in_what_is_past(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Орлова", Role.MENTOR)
    await district.person("Иванова", Role.MENTEE)
    activity_id = await a_lesson(district)
    await launch(district, clock)
    clock.moment = datetime(2026, 11, 24, 6, tzinfo=UTC)
    await services.roadmap.set_meaning(
        district.methodist, activity_id, Meaning(frozenset({Role.MENTEE})), takes_part=True
    )
    assert [one.takes_part for one in await assignments(district)] == [False]


async def test_the_calendar_says_who_only_takes_part(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    await a_lesson(district, Role.MENTEE)
    await launch(district, clock)
    for who, note in ((mentor, ""), (teacher, "участие")):
        _, (entry,) = await services.roadmap.own_calendar(who, "участие")
        assert (entry.title, entry.note) == ("Открытый урок", note)


async def test_moved_days_keep_to_who_takes_part(
    services: Services, district: District, clock: FixedClock
) -> None:
    from tests.services.roadmap.plans import deadline

    await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Иванова", Role.MENTEE)
    activity_id = await a_lesson(district, Role.MENTEE)
    await launch(district, clock)
    await services.roadmap.move(
        district.methodist, activity_id, deadline(date(2026, 12, 11)), "до 11 декабря"
    )
    mine = await only(district, teacher)
    assert (mine.due_on, mine.takes_part) == (date(2026, 12, 11), True)
    offsets = [one.offset_days for one in await reminders(district) if one.assignment_id == mine.id]
    assert offsets == [-7, -1, 0]
    await services.roadmap.set_offsets(district.methodist, (-1, 2))
    offsets = [one.offset_days for one in await reminders(district) if one.assignment_id == mine.id]
    assert offsets == [-1], "days that are chosen later do not nag them afterwards either"


async def test_the_report_counts_them_apart(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Орлова", Role.MENTOR)
    teachers = [await district.person(name, Role.MENTEE) for name in ("Иванова", "Петрова")]
    await a_lesson(district, Role.MENTEE)
    await launch(district, clock)
    await services.roadmap.done(teachers[0], (await only(district, teachers[0])).id)
    clock.moment = datetime(2026, 11, 24, 6, tzinfo=UTC)
    report = await services.summaries.paper(district.methodist, PaperKind.REPORT, lambda key, **_: key)
    assert isinstance(report, ReportPaper)
    (plan,) = report.plan
    assert (plan.tasks, plan.done, plan.late, plan.on_time) == (1, 0, 1, 0)
    assert (plan.takers, plan.took_part) == (2, 1)
