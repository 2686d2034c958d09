"""What a title says of its stage; which step of «обучение действием» is missing, and where."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.database import Database
from models.enums import DeficitSide, EventKind, Role, Stage
from models.people import PersonDeficit
from models.roadmap import ActivityDeficit
from services.clock import FixedClock
from services.errors import NotFound
from services.registry import Services
from services.roadmap.board_facts import Case
from services.roadmap.stages import Gap, GapKind, Step, gaps, guess_stage, stage_of_event, unserved
from tests.builders import District, a_district, another_programme
from tests.services.roadmap.plans import an_activity, assignments, launch
from tests.services.surveys.afterwards import an_event

TODAY = date(2026, 11, 26)
STAGES = {"no_trial", "no_reflection", "no_activity"}


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("Пробный урок по функциональной грамотности", Stage.TRIAL_LESSON),
        ("Проведение пробных занятий", Stage.TRIAL_LESSON),
        ("Мастер-класс «Готовимся к ОГЭ»", Stage.EXPERIENCE),
        ("Неделя открытых уроков школ-лидеров", Stage.EXPERIENCE),
        ("Трансляция успешного опыта", Stage.EXPERIENCE),
        ("Рефлексия по итогам посещения", Stage.JOINT_ANALYSIS),
        ("Анализ пробного урока", Stage.JOINT_ANALYSIS),
        ("Семинар-практикум для молодых педагогов", Stage.THEORY),
        ("Итоговый семинар", Stage.SUMMING_UP),
        ("Подготовка адресных рекомендаций", Stage.RECOMMENDATIONS),
        ("Trial lesson on reading", Stage.TRIAL_LESSON),
        ("Мастер-класс и пробный урок", None),
        ("Заключение договоров о сотрудничестве", None),
        ("Тематический лекторий", Stage.THEORY),
    ],
)
def test_a_title_says_its_stage_where_it_is_clear(title: str, stage: Stage | None) -> None:
    assert guess_stage(title) is stage


def test_the_kind_of_an_event_says_its_stage_unless_somebody_did() -> None:
    assert stage_of_event(EventKind.MASTER_CLASS, None) is Stage.EXPERIENCE
    assert stage_of_event(EventKind.MASTER_CLASS, Stage.THEORY) is Stage.THEORY
    assert stage_of_event(EventKind.COUNCIL, None) is None


def step(stage: Stage, days_ago: int, *themes: int, school: int = 1, held: bool = True) -> Step:
    on = TODAY - timedelta(days=days_ago)
    return Step(stage, on, frozenset({school}), frozenset(themes), stage.value, held)


SHOWN, TRIAL = Stage.EXPERIENCE, Stage.TRIAL_LESSON


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        ([step(SHOWN, 22)], [(1, 0)]),
        ([step(SHOWN, 21)], []),
        ([step(SHOWN, 30), step(TRIAL, 5)], []),
        ([step(SHOWN, 30), step(TRIAL, 31)], [(1, 0)]),
        ([step(SHOWN, 30), step(TRIAL, 5, school=2)], [(1, 0)]),
        ([step(SHOWN, 30, 7), step(TRIAL, 5, 8)], [(1, 7)]),
        ([step(SHOWN, 30, 7), step(TRIAL, 5)], []),
        ([step(SHOWN, 30), step(TRIAL, -5, held=False)], []),
        ([step(SHOWN, 30), step(TRIAL, 5, held=False)], [(1, 0)]),
        ([step(SHOWN, -3, held=False)], []),
        ([step(SHOWN, 60, 7), step(SHOWN, 30, 7), step(SHOWN, 25, 8)], [(1, 7), (1, 8)]),
    ],
)
def test_experience_asks_for_a_trial_lesson(steps: list[Step], missing: list[tuple[int, int]]) -> None:
    found = [gap for gap in gaps(steps, TODAY, weeks=3) if gap.kind is GapKind.NO_TRIAL]
    assert [(gap.school, gap.theme) for gap in found] == missing


def test_a_trial_lesson_asks_for_reflection() -> None:
    late = step(TRIAL, 8, 7)
    assert gaps([late], TODAY, 3) == [Gap(GapKind.NO_REFLECTION, 1, 7, "trial_lesson", late.on)]
    assert gaps([step(TRIAL, 7)], TODAY, 3) == []
    assert gaps([late, step(Stage.JOINT_ANALYSIS, 2)], TODAY, 3) == []
    answered = Step(TRIAL, late.on, frozenset({1}), reflected=True)
    assert gaps([answered], TODAY, 3) == []


def test_a_deficit_of_several_asks_for_an_activity() -> None:
    assert [gap.theme for gap in unserved({1: 3, 2: 2, 3: 9, 4: 5}, {4})] == [3, 1]


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def missing(services: Services, district: District) -> list[Case]:
    return [one for one in (await services.roadmap.attention(district.methodist)).cases if one.kind in STAGES]


async def test_the_plan_is_watched_school_by_school(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentee = await district.person("Смирнова", Role.MENTEE)
    await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    shown = await an_activity(district, Role.MENTEE, Role.MENTOR, title="Мастер-класс по чтению")
    trial = await an_activity(district, Role.MENTEE, title="Пробный урок", due=date(2027, 1, 20))
    clock.moment = datetime(2026, 11, 1, 8, tzinfo=UTC)
    await launch(district, clock)
    tasks = {task.activity_id: task.id for task in await assignments(district, mentee)}
    await services.roadmap.done(mentee, tasks[shown])
    clock.moment = datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert await missing(services, district) == [], "a trial lesson is planned"

    await services.roadmap.set_stage(district.methodist, trial, None)
    (case,) = await missing(services, district)
    assert (case.kind, case.id, case.other) == ("no_trial", district.weak_school, 0)
    assert (case.school, case.title, case.on) == ("Шумская СОШ", "Мастер-класс по чтению", date(2026, 11, 1))
    opened = await services.roadmap.case(district.methodist, case.kind, case.id, case.other)
    assert opened == case
    # Nothing is expected of an activity that the methodist has said to be something else.
    await services.roadmap.set_stage(district.methodist, shown, Stage.THEORY)
    assert await missing(services, district) == []
    card = await services.roadmap.activity(district.methodist, shown)
    assert (card.stage, card.stage_said) == (Stage.THEORY, True)


async def test_an_event_nobody_answered_about_waits_for_reflection(
    services: Services, district: District, clock: FixedClock
) -> None:
    await an_activity(district, Role.MENTEE)
    story = await an_event(services, district, clock, 2)
    async with district.database.write() as session:
        from models.events import Event

        (await session.get_one(Event, story.event_id)).stage = Stage.TRIAL_LESSON
    await story.end()
    clock.moment = datetime(2026, 11, 26, 9, tzinfo=UTC)
    (case,) = await missing(services, district)
    assert (case.kind, case.id) == ("no_reflection", district.weak_school)


async def test_a_deficit_that_no_activity_is_there_for(
    services: Services, district: District, clock: FixedClock
) -> None:
    methodist = district.methodist
    first, second, *_ = await services.people.deficits(methodist)
    people = [await district.person(name, Role.MENTEE) for name in ("Азарова", "Белова", "Власова")]
    async with district.database.write() as session:
        session.add_all(
            PersonDeficit(person_id=one.require_person(), deficit_id=first.id, side=DeficitSide.WANTED)
            for one in people
        )
    activity = await an_activity(district, Role.MENTEE)
    assert await missing(services, district) == [], (
        "a plan that names no deficits at all is no seven warnings"
    )
    await services.roadmap.turn_activity_deficit(methodist, activity, second.id)
    (case,) = await missing(services, district)
    assert (case.kind, case.id, case.count, case.deficit) == ("no_activity", first.id, 3, first)
    await services.roadmap.turn_activity_deficit(methodist, activity, first.id)
    assert await missing(services, district) == []
    card = await services.roadmap.activity(methodist, activity)
    assert card.deficits == (first, second)
    # An event is as good as an activity.
    await services.roadmap.turn_activity_deficit(methodist, activity, first.id)
    story = await an_event(services, district, clock, 1)
    await services.events.turn_event_deficit(methodist, story.event_id, first.id)
    assert await missing(services, district) == []

    other = await another_programme(district)
    (theirs, *_) = await services.people.deficits(other.methodist)
    with pytest.raises(NotFound):
        await services.roadmap.turn_activity_deficit(methodist, activity, theirs.id)
    async with district.database.read() as session:
        assert await session.get(ActivityDeficit, (activity, theirs.id)) is None
