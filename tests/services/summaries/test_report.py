"""The programme's report against the raw rows, by arithmetic that knows nothing of the services."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from documents.summaries import paper_docx
from locales import Reader, Texts
from models.base import Base
from models.control import Measurement
from models.database import Database
from models.enums import AssignmentState, Indicator, PaperKind, ParticipationState, Role
from models.events import Event, EventGuest
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import School
from models.personal import GoalReview, PersonalGoal, PersonalProgramme
from models.roadmap import Activity, Assignment
from models.surveys import AnonymousAnswer, NamedAnswer, Participation, Question, Survey
from services.clock import FixedClock
from services.errors import Forbidden, NotFound
from services.partnerships.hours import USUAL_MINUTES
from services.registry import Services
from services.summaries.report_facts import ReportPaper
from tests.builders import District, a_district
from tests.documents.words import words
from tests.services.summaries.year import END, a_year

RU = Reader(Texts.load(), "ru")
MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2027, 6, 1)


@pytest.fixture
async def district(database: Database, clock: FixedClock) -> District:
    clock.moment = END
    return await a_district(database)


async def report(services: Services, district: District) -> ReportPaper:
    found = await services.summaries.paper(district.methodist, PaperKind.REPORT, RU.plain)
    assert isinstance(found, ReportPaper)
    return found


async def rows(database: Database, table: type[Base]) -> list[Any]:
    async with database.read() as session:
        return list(await session.scalars(select(table)))


async def test_part_one_against_the_raw_rows(services: Services, district: District) -> None:
    await a_year(district)
    # A neighbour's year is in nothing.
    await a_year(await a_district(district.database, name="Соседний район"), seed=8)
    ours, database = district.programme_id, district.database
    found = await report(services, district)
    assert found.on == TODAY

    plan: dict[str, Counter[str]] = {}
    given = defaultdict(list)
    for one in await rows(database, Assignment):
        if one.programme_id == ours and one.activity_id and one.state is not AssignmentState.CANCELLED:
            given[one.activity_id].append(one)
    roadmap = {one.activity_id for one in await rows(database, Assignment) if one.programme_id == ours}
    (roadmap_id,) = {one.roadmap_id for one in await rows(database, Activity) if one.id in roadmap}
    for activity in await rows(database, Activity):
        if activity.roadmap_id != roadmap_id or activity.dropped_at:
            continue
        mine = given[activity.id]
        past = [one for one in mine if one.due_on < TODAY]
        in_time = bool(past) and all(
            one.done_at
            and max(each.done_at for each in past if each.done_at).astimezone(MOSCOW).date() <= one.due_on
            for one in past
        )
        sums = plan.setdefault(activity.direction, Counter())
        sums["activities"] += 1
        sums["due"] += bool(past)
        sums["on_time"] += in_time
        sums["tasks"] += len(mine)
        sums["done"] += sum(one.state is AssignmentState.DONE for one in mine)
        sums["late"] += sum(
            one.state is AssignmentState.OPEN and not one.is_window and one.due_on < TODAY for one in mine
        )
    assert {
        one.direction: (one.activities, one.due, one.on_time, one.tasks, one.done, one.late)
        for one in found.plan
    } == {
        direction: tuple(sums[name] for name in ("activities", "due", "on_time", "tasks", "done", "late"))
        for direction, sums in plan.items()
    }
    assert {one.direction for one in found.plan} == {"Кадры", "Содержание", ""}
    figures = {one.figure.indicator: one.figure for one in found.figures}
    on_time = figures[Indicator.ON_TIME]
    assert (on_time.numerator, on_time.denominator) == (
        sum(one["on_time"] for one in plan.values()),
        sum(one["due"] for one in plan.values()),
    )
    assert 0 < on_time.numerator < on_time.denominator

    led = defaultdict(set)
    for one in await rows(database, PartnershipMentee):
        led[one.partnership_id].add(one.person_id)
    made = [one for one in await rows(database, Partnership) if one.programme_id == ours]
    proposed = [one for one in made if one.state == "proposed"]
    assert len(proposed) == 1
    pairs = [one for one in made if one not in proposed]
    assert (found.pairs.pairs, found.pairs.groups, found.pairs.running, found.pairs.closed) == (
        sum(len(led[one.id]) == 1 for one in pairs),
        sum(len(led[one.id]) > 1 for one in pairs),
        sum(one.state in ("active", "paused") for one in pairs),
        sum(one.state == "closed" for one in pairs),
    )
    assert (found.pairs.mentors, found.pairs.mentees) == (
        len({one.mentor_id for one in pairs}),
        len(set().union(*(led[one.id] for one in pairs))),
    )
    met = [one for one in await rows(database, Meeting) if one.partnership_id in {each.id for each in made}]
    assert (found.effort.meetings, found.effort.minutes) == (
        len(met),
        sum(one.minutes if one.minutes is not None else USUAL_MINUTES[one.form] for one in met),
    )
    assert (found.requests.done, found.requests.total) == (3, 4)
    assert (found.recommendations.done, found.recommendations.total) == (1, 2)


async def test_events_and_surveys_against_the_raw_rows(services: Services, district: District) -> None:
    await a_year(district)
    database = district.database
    found = await report(services, district)
    guests = defaultdict(list)
    for one in await rows(database, EventGuest):
        guests[one.event_id].append(one)
    kinds: Counter[str] = Counter()
    came: Counter[str] = Counter()
    events = sorted(await rows(database, Event), key=lambda one: one.starts_at)
    for event in events:
        kinds[event.kind] += 1
        came[event.kind] += sum(one.attended for one in guests[event.id])
    assert {one.kind: (one.events, one.attended) for one in found.kinds} == {
        kind: (count, came[kind]) for kind, count in kinds.items()
    }
    assert [(one.invited, one.attended) for one in found.events] == [
        (len(guests[event.id]), sum(one.attended for one in guests[event.id])) for event in events
    ]
    assert found.events[0].opening == ("0-од", date(2026, 10, 1))

    questions = {one.id: one for one in await rows(database, Question)}
    surveys = {one.event_id: one for one in await rows(database, Survey)}
    answers = await rows(database, AnonymousAnswer)
    parts = await rows(database, Participation)
    every: list[int] = []
    for event, line, survey_line in zip(events, found.events, found.surveys, strict=True):
        survey = surveys[event.id]
        asked = [one for one in parts if one.survey_id == survey.id]
        answered = [one for one in asked if one.state is ParticipationState.FINISHED]
        assert (survey_line.asked, survey_line.answered) == (len(asked), len(answered))
        if len(answered) < 5:
            assert event is events[0]
            assert line.hidden
            assert line.satisfaction is None
            assert survey_line.nps is None
            continue
        mine = [one for one in answers if one.survey_id == survey.id]
        marks = [one.number for one in mine if questions[one.question_id].kind == "scale"]
        every += marks
        assert line.satisfaction
        assert line.satisfaction.mean == pytest.approx(sum(marks) / len(marks))
        assert line.satisfaction.high_share == pytest.approx(sum(one >= 4 for one in marks) / len(marks))
        likely = [one.number for one in mine if questions[one.question_id].kind == "nps"]
        assert survey_line.nps
        assert survey_line.nps.score == round(
            100 * (sum(one >= 9 for one in likely) - sum(one <= 6 for one in likely)) / len(likely)
        )
    satisfaction = next(one.figure for one in found.figures if one.figure.indicator is Indicator.SATISFACTION)
    assert satisfaction.value == pytest.approx(sum(every) / len(every))


async def test_part_two_against_the_raw_rows(services: Services, district: District) -> None:
    await a_year(district)
    database = district.database
    found = await report(services, district)
    questions = {one.id: one for one in await rows(database, Question)}
    few = min(await rows(database, Survey), key=lambda one: one.opens_at).id
    said = {"takeaway": Counter[str](), "difficulties": Counter[str]()}
    nothing = {RU.plain("survey-take-nothing"), RU.plain("survey-hard-nothing")}
    reflected = 0
    for answer in await rows(database, NamedAnswer):
        question = questions[answer.question_id]
        if question.code not in said or answer.survey_id == few:
            continue
        reflected += question.code == "takeaway"
        text = answer.text or RU.plain(question.options[answer.number])
        if text not in nothing:
            said[question.code][text.lower().rstrip(".")] += 1
    assert found.reflected == reflected
    for code, themes in (("takeaway", found.takeaways), ("difficulties", found.difficulties)):
        assert {one.text.lower().rstrip("."): one.count for one in themes} == said[code]
        assert [one.count for one in themes] == sorted(said[code].values(), reverse=True)

    drafts = {one.id for one in await rows(database, PersonalProgramme) if one.state == "draft"}
    goals = [one.id for one in await rows(database, PersonalGoal) if one.personal_id not in drafts]
    ends = Counter(
        one.outcome
        for one in await rows(database, GoalReview)
        if one.goal_id in goals and one.review == "end"
    )
    assert (found.goals.programmes, found.goals.goals) == (3, len(goals))
    assert (found.goals.reached, found.goals.partly, found.goals.not_yet) == (
        ends["reached"],
        ends["partly"],
        ends["not_yet"],
    )
    assert found.goals.unmarked == len(goals) - ends.total() == 1

    values: dict[tuple[int, int], list[Measurement]] = defaultdict(list)
    for one in sorted(await rows(database, Measurement), key=lambda one: one.measured_on):
        values[one.measure_id, one.school_id].append(one)
    for sums in found.measures:
        pairs = [
            seen for (measure, _), seen in values.items() if measure == sums.measure.id and len(seen) > 1
        ]
        assert sums.schools == len(pairs)
        assert sums.first == pytest.approx(sum(one[0].value for one in pairs) / len(pairs))
        assert sums.last == pytest.approx(sum(one[-1].value for one in pairs) / len(pairs))
    assert found.measures


async def test_the_document_says_what_is_missing_and_nobodys_name(
    services: Services, district: District
) -> None:
    """A school nobody counted, a survey under the threshold, a person deleted since."""
    await a_year(district)
    found = await report(services, district)
    teachers = next(one.figure for one in found.figures if one.figure.indicator is Indicator.TEACHERS)
    uncounted = [one.name for one in await rows(district.database, School) if not one.teachers_count]
    assert set(teachers.missing) == set(uncounted)
    assert "Школа 2" in uncounted
    assert teachers.denominator == 5 * 200
    for locale, hidden in (("ru", "скрыто"), ("en", "hidden")):
        text = words(paper_docx(PaperKind.REPORT, found, locale))
        assert hidden in text
        assert "Школа 2" in text
        assert "Учителев" not in text
    (school, *_), (event, *_) = found.schools, await rows(district.database, Event)
    gone = await district.person("Уходящая", Role.MENTEE, school_id=school.id)
    async with district.database.write() as session:
        session.add(EventGuest(event_id=event.id, person_id=gone.require_person(), attended=True))
    before = await report(services, district)
    await services.people.withdraw(gone)
    assert (await report(services, district)) == before


async def test_a_programme_in_which_nothing_has_happened(services: Services, district: District) -> None:
    found = await report(services, district)
    assert all(one.figure.value in (None, 0) for one in found.figures)
    for locale in ("ru", "en"):
        text = words(paper_docx(PaperKind.REPORT, found, locale))
        assert RU.plain("report-nothing") in text or locale == "en"
        assert "nan" not in text.lower()


async def test_whose_report_it_is(services: Services, district: District) -> None:
    teacher = await district.person("Белова", Role.MENTEE)
    with pytest.raises(Forbidden):
        await services.summaries.paper(teacher, PaperKind.REPORT, RU.plain)
    for kind in (PaperKind.SURVEY, PaperKind.PERSONAL):
        with pytest.raises(NotFound):
            await services.summaries.paper(district.methodist, kind, RU.plain)
