"""A programme's whole year in the database, by the same dice in every run: for tests and benchmarks."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import Measure, Measurement, Recommendation, RequestAnswer, SchoolRequest
from models.enums import (
    Addressee,
    AssignmentState,
    EventKind,
    GoalOutcome,
    MeetingForm,
    ParticipationState,
    PartnershipState,
    PeriodKind,
    PersonalState,
    PersonState,
    QuestionKind,
    Review,
    Role,
    SchoolCategory,
    SurveyState,
)
from models.events import Event, EventGuest
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import Membership, Person, School
from models.personal import GoalReview, PersonalGoal, PersonalProgramme
from models.roadmap import Activity, Assignment, Roadmap
from models.surveys import AnonymousAnswer, Form, FormVersion, NamedAnswer, Participation, Question, Survey
from services.surveys.forms import AFTER_EVENT, write_questions
from tests.builders import NOW, District

END = datetime(2027, 6, 1, 9, tzinfo=UTC)
FIRST_DAY = date(2026, 9, 7)


async def a_year(
    district: District, *, people: int = 40, activities: int = 12, events: int = 5, seed: int = 7
) -> None:
    """Schools (one that nobody has counted), pairs, groups, meetings, a plan carried out more or less,
    events with surveys (the first one's under the threshold), goals, requests, results."""
    dice = random.Random(seed)
    async with district.database.write() as session:
        schools = await _schools(session, district)
        persons = await _people(session, district, schools, people)
        pairs = await _pairs(session, district, persons, dice)
        await _plan(session, district, persons, activities, dice)
        questions, version = await _form(session, district)
        for number in range(events):
            await _event(session, district, persons, questions, version, number, dice)
        await _control(session, district, schools, pairs, dice)


async def _added(session: AsyncSession, rows: Sequence[Any]) -> list[int]:
    session.add_all(rows)
    await session.flush()
    return [row.id for row in rows]


async def _schools(session: AsyncSession, district: District) -> list[int]:
    kinds = list(SchoolCategory)
    return await _added(
        session,
        [
            School(
                municipality_id=district.municipality_id,
                name=f"Школа {number}",
                category=kinds[number % len(kinds)],
                teachers_count=None if number == 2 else 200,
                counted_on=None if number == 2 else date(2026, 9, 5),
            )
            for number in range(6)
        ],
    )


async def _people(session: AsyncSession, district: District, schools: list[int], count: int) -> list[int]:
    found = await _added(
        session,
        [
            Person(
                municipality_id=district.municipality_id,
                school_id=schools[number % len(schools)],
                state=PersonState.WITHDRAWN if number == 3 else PersonState.REGISTERED,
                surname=f"Учителев{number}",
                name="Иван",
                created_at=NOW,
            )
            for number in range(count)
        ],
    )
    session.add_all(
        Membership(
            programme_id=district.programme_id,
            person_id=person,
            role=Role.MENTOR if number % 4 == 0 else Role.MENTEE,
            starts_on=date(2026, 9, 1),
        )
        for number, person in enumerate(found)
    )
    return found


async def _pairs(
    session: AsyncSession, district: District, people: list[int], dice: random.Random
) -> list[int]:
    """A mentor in four, with one to three of the next ones; a proposed one does not count."""
    states = [PartnershipState.ACTIVE, PartnershipState.PAUSED, PartnershipState.CLOSED]
    mentors = people[::4]
    pairs = await _added(
        session,
        [
            Partnership(
                programme_id=district.programme_id,
                mentor_id=mentor,
                state=PartnershipState.PROPOSED if number == 1 else dice.choice(states),
                created_at=NOW,
                introduced_at=NOW + timedelta(days=number % 30),
            )
            for number, mentor in enumerate(mentors)
        ],
    )
    for number, pair in enumerate(pairs):
        mentees = people[number * 4 + 1 : number * 4 + 1 + dice.randint(1, 3)]
        session.add_all(PartnershipMentee(partnership_id=pair, person_id=one) for one in mentees)
        session.add_all(
            Meeting(
                partnership_id=pair,
                held_on=FIRST_DAY + timedelta(weeks=week),
                form=dice.choice(list(MeetingForm)),
                minutes=dice.choice([None, 30, 90]),
                created_at=NOW,
            )
            for week in range(dice.randint(0, 6))
        )
    return pairs


async def _plan(
    session: AsyncSession, district: District, people: list[int], count: int, dice: random.Random
) -> None:
    (roadmap,) = await _added(session, [Roadmap(programme_id=district.programme_id, imported_at=NOW)])
    states = [*[AssignmentState.DONE] * 7, *AssignmentState]
    for number in range(count):
        due = FIRST_DAY + timedelta(days=300 * number // count + (200 if number == count - 1 else 0))
        activity = Activity(
            roadmap_id=roadmap,
            position=number,
            direction=("Кадры", "Содержание", "")[number % 3],
            title=f"Мероприятие {number}",
            period_kind=PeriodKind.DEADLINE,
            ends_on=due,
            dropped_at=NOW if number == 4 else None,
        )
        (activity_id,) = await _added(session, [activity])
        # Every third one's people are in time without exception, so that something is.
        chosen = [AssignmentState.DONE] if number % 3 == 0 else states
        for person in dice.sample(people, min(len(people), 25)) if number != 5 else ():
            state = dice.choice(chosen)
            day = (
                due - timedelta(days=dice.randint(0, 3))
                if number % 3 == 0
                else due + timedelta(days=dice.randint(-3, 2))
            )
            done_at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
            session.add(
                Assignment(
                    programme_id=district.programme_id,
                    activity_id=activity_id,
                    title=activity.title,
                    person_id=person,
                    is_window=number % 5 == 1,
                    due_on=due,
                    state=state,
                    done_at=done_at if state is AssignmentState.DONE else None,
                )
            )


async def _form(session: AsyncSession, district: District) -> tuple[list[Question], int]:
    (form,) = await _added(session, [Form(programme_id=district.programme_id, code="year")])
    (version,) = await _added(session, [FormVersion(form_id=form, number=1, created_at=NOW)])
    await write_questions(session, version, AFTER_EVENT.questions, by_key=True)
    found = await session.scalars(
        select(Question).where(Question.version_id == version).order_by(Question.position)
    )
    return list(found), version


async def _event(
    session: AsyncSession,
    district: District,
    people: list[int],
    questions: list[Question],
    version: int,
    number: int,
    dice: random.Random,
) -> None:
    """An event and its closed survey; of the first one's guests three answered."""
    starts = datetime(2026, 10, 1, 9, tzinfo=UTC) + timedelta(days=20 * number)
    event = Event(
        programme_id=district.programme_id,
        kind=list(EventKind)[number % 3],
        title=f"Встреча {number}",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        created_at=NOW,
        opening_order_number=f"{number}-од",
        opening_order_date=starts.date(),
    )
    (event_id,) = await _added(session, [event])
    guests = dice.sample(people, max(12, len(people) // 4))
    came = [one for one in guests if dice.random() < 0.9]
    session.add_all(EventGuest(event_id=event_id, person_id=one, attended=one in came) for one in guests)
    survey = Survey(
        programme_id=district.programme_id,
        version_id=version,
        event_id=event_id,
        anonymous=True,
        state=SurveyState.CLOSED,
        opens_at=starts,
        closes_at=starts + timedelta(days=3),
    )
    (survey_id,) = await _added(session, [survey])
    answering = came[:3] if number == 0 else came[: len(came) - 1]
    parts = await _added(
        session,
        [
            Participation(
                survey_id=survey_id,
                person_id=one,
                state=ParticipationState.FINISHED if one in answering else ParticipationState.WAITING,
            )
            for one in came
        ],
    )
    for part in parts[: len(answering)]:
        for question in questions:
            given = _given(question, dice)
            if question.named:
                session.add(
                    NamedAnswer(
                        survey_id=survey_id,
                        participation_id=part,
                        question_id=question.id,
                        answered_at=starts,
                        **given,
                    )
                )
            else:
                session.add(AnonymousAnswer(survey_id=survey_id, question_id=question.id, **given))


def _given(question: Question, dice: random.Random) -> dict[str, Any]:
    match question.kind:
        case QuestionKind.SCALE:
            return {"number": dice.randint(1, 5)}
        case QuestionKind.NPS:
            return {"number": dice.randint(0, 10)}
    if question.options and dice.random() < 0.7:
        return {"number": dice.randrange(len(question.options))}
    return {"number": None, "text": dice.choice(["Разбор заданий", "разбор заданий.", "Карточки"])}


async def _control(
    session: AsyncSession, district: District, schools: list[int], pairs: list[int], dice: random.Random
) -> None:
    """Requests, recommendations, personal goals, results."""
    requests = await _added(
        session,
        [
            SchoolRequest(
                programme_id=district.programme_id,
                school_id=schools[n % 3],
                text=f"Просьба {n}",
                asked_at=NOW,
            )
            for n in range(4)
        ],
    )
    # The second pair is but proposed, which answers all the same; the fourth request nobody answers.
    session.add_all(
        RequestAnswer(request_id=one, partnership_id=pair)
        for one, pair in zip(requests[:3], pairs, strict=False)
    )
    for number, state in enumerate((AssignmentState.DONE, AssignmentState.OPEN, None)):
        (recommendation,) = await _added(
            session,
            [
                Recommendation(
                    programme_id=district.programme_id,
                    text=f"Совет {number}",
                    addressee=Addressee.ROLE,
                    role=Role.MENTOR,
                    due_on=date(2027, 2, 1),
                    made_at=NOW,
                    dropped_at=None if state else NOW,
                )
            ],
        )
        if state:
            mentor = await session.get_one(Partnership, pairs[0])
            session.add(
                Assignment(
                    programme_id=district.programme_id,
                    recommendation_id=recommendation,
                    title="Совет",
                    person_id=mentor.mentor_id,
                    due_on=date(2027, 2, 1),
                    state=state,
                    done_at=NOW if state is AssignmentState.DONE else None,
                )
            )
    for number, pair in enumerate(pairs[2:6]):
        (personal,) = await _added(
            session,
            [
                PersonalProgramme(
                    partnership_id=pair,
                    state=PersonalState.DRAFT if number == 3 else PersonalState.FINISHED,
                    starts_on=date(2026, 10, 1),
                    midterm_on=date(2027, 1, 15),
                    ends_on=date(2027, 5, 20),
                    created_at=NOW,
                )
            ],
        )
        goals = await _added(
            session, [PersonalGoal(personal_id=personal, text=f"Цель {n}") for n in range(2)]
        )
        for goal in goals[: 2 - number % 2]:
            for review in Review:
                outcome = dice.choice(list(GoalOutcome))
                session.add(GoalReview(goal_id=goal, review=review, outcome=outcome))
    for name in ("Средний балл ОГЭ", "Пропуски"):
        (measure,) = await _added(session, [Measure(programme_id=district.programme_id, name=name)])
        for school in schools[:3]:
            session.add_all(
                Measurement(
                    measure_id=measure, school_id=school, measured_on=day, value=dice.randint(20, 50) / 10
                )
                for day in (date(2026, 9, 20), date(2027, 1, 20), date(2027, 5, 20))[: dice.randint(1, 3)]
            )
