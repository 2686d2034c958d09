"""The report's start against its end, its head-counts and its effort, again from the raw rows alone."""

import random
from collections import defaultdict
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import AssignmentState, Indicator, MeetingForm, Role
from models.events import EventGuest
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import Person, School
from models.roadmap import Assignment
from models.surveys import AnonymousAnswer, Participation, Question
from services.actor import Actor
from services.clock import FixedClock
from services.partnerships.hours import USUAL_MINUTES
from services.registry import Services
from services.surveys.circles import Circle, CircleKind
from services.surveys.opening import NewSurvey
from tests.builders import District, a_district
from tests.services.summaries.test_report import RU, report, rows
from tests.services.summaries.year import END, a_year

SIDES = 5
"""What both forms of the mentees ask: the rows of one matrix, in the same order."""


@pytest.fixture
async def district(database: Database, clock: FixedClock) -> District:
    clock.moment = END
    return await a_district(database)


async def held(
    services: Services, district: District, form: str, people: list[Actor], dice: random.Random
) -> int:
    """An anonymous survey by a ready form, its matrix marked by dice (now and then skipped), and closed."""
    closes = services.clock.now().date() + timedelta(days=7)
    circle = Circle(CircleKind.ALL)
    survey = await services.surveys.open_survey(
        district.methodist, NewSurvey(form, form, circle, anonymous=True, closes_on=closes)
    )
    await services.surveys.begin_due()
    async with district.database.read() as session:
        parts = dict(
            (
                await session.execute(
                    select(Participation.person_id, Participation.id).where(Participation.survey_id == survey)
                )
            ).all()
        )
    for person in people:
        part = parts[person.require_person()]
        for position in range(1, SIDES + 1):
            if dice.random() < 0.1:
                view = await services.surveys.skip(person, part, position)
            else:
                view = await services.surveys.choose(person, part, position, dice.randint(1, 5))
        while view.question is not None:
            view = await services.surveys.skip(person, part, view.position)
    await services.surveys.close(district.methodist, survey)
    return survey


async def test_start_and_end_against_the_raw_answers(
    services: Services, district: District, clock: FixedClock
) -> None:
    """The first start against the last end; what fewer than five mentors said is compared with nothing."""
    dice = random.Random(11)
    people = [await district.person(f"Учителев{number}", Role.MENTEE) for number in range(9)]
    surveys = []
    for form in ("mentee_start", "mentee_end", "mentee_start", "mentee_end"):
        surveys.append(await held(services, district, form, people, dice))
        clock.advance(days=60)
    for form in ("mentor_start", "mentor_end"):
        await held(services, district, form, people[:4], dice)
        clock.advance(days=1)
    (found,) = (await report(services, district)).comparisons

    questions = {one.id: one for one in await rows(district.database, Question)}
    marks: dict[int, dict[str, list[int]]] = {one: defaultdict(list) for one in surveys}
    for answer in await rows(district.database, AnonymousAnswer):
        question = questions[answer.question_id]
        if question.heading and answer.survey_id in marks and answer.number is not None:
            marks[answer.survey_id][RU.plain(question.text_key)].append(answer.number)
    start, end = marks[surveys[0]], marks[surveys[-1]]
    assert len(start) == len(end) == SIDES
    heading = RU.plain("form-mentee-now")
    assert {one.question: (one.first_answered, one.second_answered) for one in found.pairs} == {
        f"{heading}: {text}": (len(start[text]), len(end[text])) for text in start
    }
    for one in found.pairs:
        text = one.question.removeprefix(f"{heading}: ")
        assert one.first == pytest.approx(sum(start[text]) / len(start[text]))
        assert one.second == pytest.approx(sum(end[text]) / len(end[text]))
    assert any(one.first != one.second for one in found.pairs)


async def test_head_counts_and_effort_against_the_raw_rows(services: Services, district: District) -> None:
    await a_year(district)
    await a_year(await a_district(district.database, name="Соседний район"), seed=8)
    ours, database = district.programme_id, district.database
    found = await report(services, district)
    school_of = {
        one.id: one.school_id
        for one in await rows(database, Person)
        if one.municipality_id == district.municipality_id
    }
    made = {
        one.id: one
        for one in await rows(database, Partnership)
        if one.programme_id == ours and one.state != "proposed"
    }
    mentees = defaultdict(set)
    for one in await rows(database, PartnershipMentee):
        mentees[one.partnership_id].add(one.person_id)
    came = [one for one in await rows(database, EventGuest) if one.attended and one.person_id in school_of]

    active = {one.mentor_id for one in made.values()}
    active |= set().union(*(mentees[one] for one in made))
    active |= {one.person_id for one in came}
    active |= {
        one.person_id
        for one in await rows(database, Assignment)
        if one.programme_id == ours and one.state is AssignmentState.DONE
    }
    (teachers,) = [one for one in found.figures if one.figure.indicator is Indicator.TEACHERS]
    schools = [one for one in await rows(database, School) if one.municipality_id == district.municipality_id]
    assert {one.name: (one.count, one.total, one.on) for one in teachers.lines} == {
        one.name: (
            sum(school_of[person] == one.id for person in active),
            one.teachers_count,
            one.counted_on,
        )
        for one in schools
    }
    counted = [one for one in schools if one.teachers_count]
    assert (teachers.figure.numerator, teachers.figure.denominator) == (
        sum(school_of[person] == one.id for one in counted for person in active),
        sum(one.teachers_count for one in counted),
    )
    assert 0 < teachers.figure.numerator < len(active), "a school that nobody counted is in no sum"

    journal = await rows(database, Meeting)
    for school in found.schools:
        met = [
            one
            for one in journal
            if any(school_of.get(person) == school.id for person in mentees[one.partnership_id])
        ]
        guests = [one for one in came if school_of[one.person_id] == school.id]
        assert (school.effort.meetings, school.effort.minutes, school.effort.visits) == (
            len(met),
            sum(one.minutes if one.minutes is not None else USUAL_MINUTES[one.form] for one in met),
            sum(one.form is MeetingForm.LESSON_VISIT for one in met),
        )
        assert (school.effort.events, school.effort.attendances) == (
            len({one.event_id for one in guests}),
            len(guests),
        )
    assert sum(one.effort.minutes for one in found.schools) > found.effort.minutes, "a group of two schools"
