"""What the people of a district have done: so much a head, however many they are."""

from bench.district import (
    DAY,
    DEFICITS,
    GROUP,
    NOT_COME,
    NOW,
    TODAY,
    add,
    mentor_of,
    school_of,
    state_of,
)
from bench.rows import (
    ACTIVITIES,
    RECOMMENDATIONS,
    SENT,
    activity,
    advised,
    application,
    assignment,
    broadcast,
    event,
    meeting,
    message,
    note,
    personal,
    practice,
    recommendation,
    record,
    survey,
)
from models.broadcasts import Broadcast, BroadcastRecipient
from models.chats import LinkedChat
from models.control import CaseNote, Measure, Measurement, Recommendation, SchoolForm, SchoolRequest
from models.database import Database
from models.enums import (
    EventAnswer,
    MatchingState,
    ParticipationState,
    PartnershipState,
    Unplaced,
)
from models.events import Event, EventGuest
from models.joining import Application
from models.matching import Matching, MatchingPlace
from models.partnerships import Meeting
from models.personal import PersonalProgramme
from models.practices import Practice
from models.roadmap import Activity, Assignment, HelpRequest, Roadmap
from models.surveys import Form, FormVersion, Participation, Survey
from models.system import AuditRecord, OutboxMessage

CHANGED = 7
"""Which of a hundred the proposal before had otherwise."""


async def fill(database: Database, people: int) -> None:
    """Of so many people: a task, an invitation, a survey, a message, an entry in the log each."""
    numbers = range(1, people + 1)
    mentors = numbers[::GROUP]
    schools = range(1, school_of(people) + 1)
    await _plan(database, numbers)
    await _events(database, numbers)
    await _surveys(database, numbers)
    await _broadcasts(database, numbers)
    await _schools(database, schools)
    await _pairs(database, numbers, mentors)
    await add(database, AuditRecord, map(record, numbers))
    await add(database, CaseNote, map(note, mentors))
    await add(database, Application, [application(n) for n in numbers if n % 100 == NOT_COME])
    await add(database, Practice, map(practice, mentors))


async def _plan(database: Database, numbers: range) -> None:
    await add(database, Roadmap, [{"id": 1, "programme_id": 1, "imported_at": NOW}])
    await add(database, Activity, map(activity, range(1, ACTIVITIES + 1)))
    await add(database, Assignment, map(assignment, numbers))
    await add(database, Recommendation, map(recommendation, range(1, RECOMMENDATIONS + 1)))
    await add(database, Assignment, [advised(n) for n in numbers if n % GROUP == 3])
    await add(
        database,
        HelpRequest,
        [{"programme_id": 1, "person_id": n, "asked_at": NOW} for n in numbers if n % 100 == 1],
    )


async def _events(database: Database, numbers: range) -> None:
    """Ten that are over and ten to come; everybody is asked to the last one, mentors to the next."""
    await add(database, Event, [event(n) for n in range(-10, 11) if n])
    answers = list(EventAnswer)
    await add(
        database,
        EventGuest,
        [
            {"event_id": 1, "person_id": n, "answer": answers[n % len(answers)], "attended": n % 2 == 0}
            for n in numbers
        ],
    )
    await add(database, EventGuest, [{"event_id": 11, "person_id": n} for n in numbers[::GROUP]])


async def _surveys(database: Database, numbers: range) -> None:
    await add(database, Form, [{"id": 1, "programme_id": 1, "code": "own", "title": "Анкета"}])
    await add(database, FormVersion, [{"id": 1, "form_id": 1, "number": 1, "created_at": NOW}])
    await add(database, Survey, map(survey, range(1, 11)))
    states = list(ParticipationState)
    await add(
        database,
        Participation,
        [{"survey_id": 1, "person_id": n, "state": states[n % len(states)]} for n in numbers],
    )


async def _broadcasts(database: Database, numbers: range) -> None:
    """Drafts, and one that was sent to everybody; a hundredth of it never arrived."""
    await add(database, Broadcast, map(broadcast, range(1, SENT + 1)))
    await add(database, BroadcastRecipient, [{"broadcast_id": SENT, "person_id": n} for n in numbers])
    await add(database, OutboxMessage, map(message, numbers))


async def _schools(database: Database, schools: range) -> None:
    """Each has asked for help, and has two values of two measures."""
    await add(database, SchoolForm, [{"programme_id": 1, "school_id": n, "risks": "Кадры"} for n in schools])
    await add(
        database,
        SchoolRequest,
        [
            {"programme_id": 1, "school_id": n, "deficit_id": n % len(DEFICITS) + 1, "asked_at": NOW}
            for n in schools
        ],
    )
    measures = (1, 2)
    await add(
        database,
        Measure,
        [{"id": n, "programme_id": 1, "name": f"Показатель {n}"} for n in measures],
    )
    await add(
        database,
        Measurement,
        [
            {"measure_id": n, "school_id": school, "measured_on": TODAY - days * DAY, "value": 50.0 + days}
            for school in schools
            for n in measures
            for days in (30, 0)
        ],
    )


async def _pairs(database: Database, numbers: range, mentors: range) -> None:
    """A meeting of most, a personal programme and a chat of some; a proposal for all."""
    await add(database, Meeting, [meeting(n) for n in mentors if n // GROUP % 5])
    await add(database, PersonalProgramme, [personal(n) for n in mentors if n // GROUP % 3])
    await add(
        database,
        LinkedChat,
        [
            {"telegram_id": -n, "title": "Чат", "programme_id": 1, "partnership_id": n, "linked_at": NOW}
            for n in mentors
            if state_of(n) is PartnershipState.ACTIVE
        ],
    )
    await add(
        database,
        Matching,
        [{"id": 1, "programme_id": 1, "state": MatchingState.DRAFT, "runs": 2, "matched_at": NOW}],
    )
    await add(
        database,
        MatchingPlace,
        [
            {
                "matching_id": 1,
                "mentee_id": n,
                "mentor_id": mentor_of(n) if n % GROUP else None,
                "why": None if n % GROUP else Unplaced.BUSY,
                "compared": True,
                "was_mentor_id": mentor_of(n) if n % GROUP and n % 100 != CHANGED else None,
            }
            for n in numbers
            if n % GROUP != 1
        ],
    )
