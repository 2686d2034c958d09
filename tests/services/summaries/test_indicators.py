"""Indicators recomputed by hand, by name and date; nothing is divided by a guess."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import AssignmentState, Indicator, PersonState, Role, SchoolCategory
from models.people import Person, School
from models.roadmap import Assignment
from models.surveys import Participation
from services.clock import FixedClock
from services.errors import Forbidden
from services.registry import Services
from services.summaries.indicators import Figure
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity
from tests.services.surveys.afterwards import an_event


@pytest.fixture
async def district(database: Database, clock: FixedClock) -> District:
    clock.moment = datetime(2026, 11, 30, 6, tzinfo=UTC)
    return await a_district(database)


async def figures(services: Services, district: District) -> dict[Indicator, Figure]:
    return {one.indicator: one for one in await services.summaries.figures(district.methodist)}


async def a_school(district: District, name: str, category: SchoolCategory) -> int:
    async with district.database.write() as session:
        school = School(municipality_id=district.municipality_id, name=name, category=category)
        session.add(school)
        await session.flush()
        return school.id


async def test_nothing_is_known_and_nothing_is_divided(services: Services, district: District) -> None:
    found = await figures(services, district)
    assert {one.indicator: (one.numerator, one.denominator, one.value) for one in found.values()} == {
        Indicator.SCHOOLS: (0, 2, 0.0),
        Indicator.WEAK_SCHOOLS: (0, 1, 0.0),
        Indicator.TEACHERS: (0, 0, None),
        Indicator.ON_TIME: (0, 0, None),
        Indicator.SATISFACTION: (0, 0, None),
    }
    assert found[Indicator.TEACHERS].missing == ("Приладожская СОШ", "Шумская СОШ")


async def test_schools_and_teachers_by_name_and_date(services: Services, district: District) -> None:
    methodist = district.methodist
    idle = await a_school(district, "Назиевская СОШ", SchoolCategory.AT_RISK)
    await a_school(district, "Прочая ООШ", SchoolCategory.OTHER)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    gone = await district.person("Ушедшая", Role.MENTEE)
    await district.person("Бездельная", Role.MENTEE, school_id=idle)
    for school, count in ((district.leader_school, 40), (district.weak_school, 20)):
        await services.people.set_head_count(methodist, school, count, date(2026, 9, 15))
    await services.partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
    async with district.database.write() as session:
        session.add(
            Assignment(
                programme_id=district.programme_id,
                title="Дело",
                person_id=gone.person_id,
                due_on=date(2026, 10, 1),
                state=AssignmentState.DONE,
                done_at=datetime(2026, 10, 1, 22, tzinfo=UTC),
            )
        )
        (await session.get_one(Person, gone.require_person())).state = PersonState.WITHDRAWN
    found = await figures(services, district)
    assert (found[Indicator.SCHOOLS].numerator, found[Indicator.SCHOOLS].denominator) == (2, 4)
    assert (found[Indicator.WEAK_SCHOOLS].numerator, found[Indicator.WEAK_SCHOOLS].denominator) == (1, 2)
    teachers = found[Indicator.TEACHERS]
    assert (teachers.numerator, teachers.denominator, teachers.value) == (3, 60, 5.0)
    assert teachers.missing == ("Назиевская СОШ", "Прочая ООШ")

    schools = await services.summaries.figure(methodist, Indicator.SCHOOLS)
    assert [(one.name, one.counts, one.on) for one in schools.lines] == [
        ("Назиевская СОШ", False, None),
        ("Приладожская СОШ", True, date(2026, 11, 30)),
        ("Прочая ООШ", False, None),
        # Half past midnight in Moscow.
        ("Шумская СОШ", True, date(2026, 10, 2)),
    ]
    by_school = await services.summaries.figure(methodist, Indicator.TEACHERS)
    assert [(one.name, one.count, one.total, one.on) for one in by_school.lines] == [
        ("Назиевская СОШ", 0, None, None),
        ("Приладожская СОШ", 1, 40, date(2026, 9, 15)),
        ("Прочая ООШ", 0, None, None),
        ("Шумская СОШ", 2, 20, date(2026, 9, 15)),
    ]
    people = await services.summaries.figure(methodist, Indicator.TEACHERS, people=True)
    assert len(people.lines) == teachers.numerator
    assert people.lines[0].name == "Орлова Ирина Павловна, Приладожская СОШ"
    with pytest.raises(Forbidden):
        await services.summaries.figures(mentor)


async def test_a_head_count_that_was_outgrown_is_no_denominator(
    services: Services, district: District
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Смирнова", Role.MENTEE)
    await services.partnerships.create(district.methodist, mentor.require_person(), [mentee.require_person()])
    await services.people.set_head_count(district.methodist, district.weak_school, 1, date(2026, 9, 15))
    teachers = (await figures(services, district))[Indicator.TEACHERS]
    assert (teachers.numerator, teachers.value) == (0, None)
    assert "Шумская СОШ" in teachers.missing


async def test_an_activity_is_on_time_when_all_of_it_was(services: Services, district: District) -> None:
    people = [await district.person(name, Role.MENTEE) for name in ("Азарова", "Белова")]
    due = date(2026, 11, 13)
    moment = datetime(2026, 11, 13, 20, 59, tzinfo=UTC)
    # One minute past midnight in Moscow.
    late = datetime(2026, 11, 13, 21, 1, tzinfo=UTC)
    states = {
        "в срок": (moment, moment),
        "с опозданием": (moment, late),
        "не все": (moment, None),
    }
    for title, done in states.items():
        activity = await an_activity(district, Role.MENTEE, title=title, due=due)
        async with district.database.write() as session:
            session.add_all(
                Assignment(
                    programme_id=district.programme_id,
                    activity_id=activity,
                    title=title,
                    person_id=person.person_id,
                    due_on=due,
                    state=AssignmentState.DONE if at else AssignmentState.OPEN,
                    done_at=at,
                )
                for person, at in zip(people, done, strict=True)
            )
    future = await an_activity(district, Role.MENTEE, title="впереди", due=date(2026, 12, 20))
    async with district.database.write() as session:
        session.add(
            Assignment(
                programme_id=district.programme_id,
                activity_id=future,
                title="впереди",
                person_id=people[0].person_id,
                due_on=date(2026, 12, 20),
            )
        )
    one = (await figures(services, district))[Indicator.ON_TIME]
    assert (one.numerator, one.denominator) == (1, 3)
    assert one.value == pytest.approx(100 / 3)
    page = await services.summaries.figure(district.methodist, Indicator.ON_TIME)
    assert [(line.name, line.counts, line.count, line.total, line.on) for line in page.lines] == [
        ("в срок", True, 2, 2, due),
        ("с опозданием", False, 2, 2, due),
        ("не все", False, 1, 2, due),
    ]


@pytest.mark.parametrize(("answers", "shown"), [(5, True), (4, False)])
async def test_satisfaction_keeps_what_must_stay_hidden(
    services: Services, district: District, clock: FixedClock, answers: int, shown: bool
) -> None:
    clock.moment = datetime(2026, 11, 16, 9, tzinfo=UTC)
    story = await an_event(services, district, clock, answers)
    await story.end()
    async with district.database.read() as session:
        parts = dict((await session.execute(select(Participation.person_id, Participation.id))).all())
    marks = [(5, 4), (4, 4), (3, 5), (5, 5), (2, 1)][:answers]
    for guest, row in zip(story.guests, marks, strict=True):
        await story.answer(guest, parts[guest.require_person()], *row, 9)
    one = (await figures(services, district))[Indicator.SATISFACTION]
    assert one.value is None, "nothing of an open survey"
    clock.moment = datetime(2026, 11, 21, 9, tzinfo=UTC)
    await services.surveys.close_due()
    one = (await figures(services, district))[Indicator.SATISFACTION]
    given = [mark for row in marks for mark in row]
    assert one.value == (pytest.approx(sum(given) / len(given)) if shown else None)
    assert one.denominator == (len(given) if shown else 0)
    page = await services.summaries.figure(district.methodist, Indicator.SATISFACTION)
    assert [line.on for line in page.lines] == ([date(2026, 11, 17)] if shown else [])


async def test_a_viewer_sees_the_numbers_alone(services: Services, district: District) -> None:
    viewer = await district.person("Зорина", Role.VIEWER)
    (programme,) = (await services.programmes.region(viewer)).programmes
    assert [one.indicator for one in programme.figures] == list(Indicator)
    with pytest.raises(Forbidden):
        await services.summaries.figure(viewer, Indicator.TEACHERS, people=True)
