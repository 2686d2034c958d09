"""Results of schools at two dates, beside hours, visits and events; a school's own summary."""

from datetime import UTC, date, datetime

import pytest

from handlers.summaries.results import results_sheet
from locales import Reader, Texts
from models.database import Database
from models.enums import MeetingForm, Role
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.registry import Services
from services.summaries.effort import Effort
from services.summaries.results import number_of
from tests.builders import District, a_district, another_programme
from tests.services.surveys.afterwards import an_event

FIRST, LAST = date(2026, 9, 15), date(2026, 11, 25)


@pytest.fixture
async def district(database: Database, clock: FixedClock) -> District:
    clock.moment = datetime(2026, 11, 30, 6, tzinfo=UTC)
    return await a_district(database)


@pytest.mark.parametrize(("text", "value"), [("3,85", 3.85), ("74 %", 74.0), ("-2.5", -2.5), ("0", 0.0)])
def test_numbers_as_people_type_them(text: str, value: float) -> None:
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["", "три", "1e9", "12345678", "3,8,5", "inf"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(DomainError):
        number_of(text)


async def test_dynamics_beside_effort(services: Services, district: District, clock: FixedClock) -> None:
    methodist, summaries = district.methodist, services.summaries
    curator = await district.person("Жуков", Role.CURATOR)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    mean = await summaries.add_measure(methodist, "Средний балл", "баллы", higher_better=True)
    bad = await summaries.add_measure(methodist, "Доля двоек", "%", higher_better=False)
    unused = await summaries.add_measure(methodist, "Посещаемость", "%", higher_better=True)
    for measure, day, value in (
        (mean, LAST, 3.9),
        (mean, FIRST, 3.4),
        (bad, FIRST, 12),
        (bad, LAST, 15),
        (mean, LAST, 3.8),
    ):
        await summaries.enter_result(curator, measure, district.weak_school, value, day)
    pair = await services.partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
    meetings = services.partnerships
    await meetings.log_meeting(mentor, pair.id, MeetingForm.LESSON_VISIT, date(2026, 11, 20))
    await meetings.log_meeting(mentor, pair.id, MeetingForm.CONSULTATION, date(2026, 11, 21))
    clock.moment = datetime(2026, 11, 16, 9, tzinfo=UTC)
    story = await an_event(services, district, clock, 3)
    await story.end(attended=2)
    clock.moment = datetime(2026, 11, 30, 6, tzinfo=UTC)

    found = next(one for one in (await summaries.results_table(methodist)) if one.name == "Шумская СОШ")
    by_measure = {one.measure.id: one for one in found.dynamics}
    assert [(point.on, point.value) for point in by_measure[mean].points] == [(FIRST, 3.4), (LAST, 3.8)]
    assert by_measure[mean].change == pytest.approx(0.4)
    assert (by_measure[mean].better, by_measure[bad].better) == (True, False)
    assert (by_measure[unused].change, by_measure[unused].better) == (None, None)
    assert found.effort == Effort(minutes=105, meetings=2, visits=1, events=1, attendances=2)

    viewer = await district.person("Зорина", Role.VIEWER)
    (programme,) = (await services.programmes.region(viewer)).programmes
    assert [(one.measure.name, one.schools, one.first, one.last) for one in programme.results] == [
        ("Средний балл", 1, 3.4, 3.8),
        ("Доля двоек", 1, 12, 15),
    ]
    assert programme.effort.minutes == 105
    sheet = results_sheet((found,), Reader(Texts.load(), "ru"))
    assert sheet.rows[0][:7] == ("Шумская СОШ", "Средний балл", "баллы", 3.4, FIRST, 3.8, LAST)

    await summaries.ask_measure(methodist, unused, asked=False)
    await summaries.ask_measure(methodist, bad, asked=False)
    summary = await summaries.school_summary(curator, district.weak_school)
    assert [one.measure.name for one in summary.results.dynamics] == ["Средний балл", "Доля двоек"]
    assert (summary.people, summary.covered, summary.requests) == (6, 3, 0)


async def test_who_may_enter_what(services: Services, district: District) -> None:
    curator = await district.person("Жуков", Role.CURATOR)
    teacher = await district.person("Смирнова", Role.MENTEE)
    measure = await services.summaries.add_measure(district.methodist, "Балл", "-", higher_better=True)
    enter = services.summaries.enter_result
    with pytest.raises(NotFound):
        await enter(curator, measure, district.leader_school, 3.0, FIRST)
    with pytest.raises(Forbidden):
        await enter(teacher, measure, district.weak_school, 3.0, FIRST)
    with pytest.raises(DomainError, match="results-future"):
        await enter(curator, measure, district.weak_school, 3.0, date(2026, 12, 1))
    beside = await another_programme(district)
    with pytest.raises(NotFound):
        await enter(beside.methodist, measure, beside.weak_school, 3.0, FIRST)
    with pytest.raises(DomainError, match="measures-double"):
        await services.summaries.add_measure(district.methodist, "балл", "", higher_better=False)
    await enter(curator, measure, district.weak_school, 3.0, FIRST)
    (one,) = (await services.summaries.school_summary(curator, district.weak_school)).results.dynamics
    assert one.change is None, "one value is no dynamics"
    await services.summaries.drop_result(curator, one.points[0].id)
    (one,) = (await services.summaries.school_summary(curator, district.weak_school)).results.dynamics
    assert one.points == ()
