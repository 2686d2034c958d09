"""One row of everything that is done in a district, by its number."""

from datetime import timedelta

from bench.district import DAY, GROUP, NOW, TODAY, Row
from models.enums import (
    Addressee,
    ApplicationStep,
    AssignmentState,
    BroadcastState,
    CaseOutcome,
    EventKind,
    Evidence,
    MeetingForm,
    OutboxStatus,
    PeriodKind,
    PersonalState,
    PracticeState,
    Role,
    SurveyState,
)
from services.broadcasts.facts import Segment, SegmentKind
from services.roadmap.board_facts import CaseKind
from services.surveys.circles import Circle, CircleKind

ACTIVITIES = 40
RECOMMENDATIONS = 20
DRAFTS = 20
SUBJECTS = [f"предмет {number}" for number in range(1, 13)]
A_SUBJECT = SUBJECTS[1]
SENT = DRAFTS + 1
"""The broadcast to everybody."""
EVERYBODY = Segment(SegmentKind.ALL).dump()


def activity(number: int) -> Row:
    return {
        "id": number,
        "roadmap_id": 1,
        "position": number,
        "direction": f"Направление {number % 4}",
        "title": f"Мероприятие {number}" if number % 10 else f"Мастер-класс {number}",
        "period_kind": PeriodKind.DEADLINE,
        "ends_on": TODAY + number * DAY,
    }


def assignment(number: int) -> Row:
    activity = number % ACTIVITIES + 1
    done = number % 3 != 0
    state = AssignmentState.DONE if done else AssignmentState.OPEN
    if number % 100 == 2:
        done, state = False, AssignmentState.NOT_POSSIBLE
    if late := number % 100 == 5:
        done, state = False, AssignmentState.OPEN
    return {
        "programme_id": 1,
        "activity_id": activity,
        "title": f"Мероприятие {activity}",
        "person_id": number,
        "due_on": TODAY - 20 * DAY if late else TODAY + activity * DAY,
        "evidence": Evidence.PHOTO if number % 20 == 1 else Evidence.NOTHING,
        "state": state,
        "done_at": NOW if done else None,
    }


def recommendation(number: int) -> Row:
    return {
        "id": number,
        "programme_id": 1,
        "text": "Провести открытый урок",
        "addressee": Addressee.ROLE,
        "role": Role.MENTEE,
        "due_on": TODAY + number * DAY,
        "made_at": NOW,
    }


def advised(person: int) -> Row:
    return {
        "programme_id": 1,
        "recommendation_id": person // GROUP % RECOMMENDATIONS + 1,
        "title": "Провести открытый урок",
        "person_id": person,
        "due_on": TODAY + DAY,
        "state": AssignmentState.OPEN if person % 3 else AssignmentState.DONE,
        "done_at": None if person % 3 else NOW,
    }


def event(number: int) -> Row:
    """The first ten are over, the latest first; then those to come, the soonest first."""
    starts_at = NOW + number * DAY
    return {
        "id": -number if number < 0 else 10 + number,
        "programme_id": 1,
        "kind": EventKind.MASTER_CLASS,
        "title": "Мастер-класс",
        "starts_at": starts_at,
        "ends_at": starts_at + DAY / 24,
        "created_at": NOW - 30 * DAY,
    }


def survey(number: int) -> Row:
    return {
        "id": number,
        "programme_id": 1,
        "version_id": 1,
        "title": f"Опрос {number}",
        "segment": Circle(CircleKind.ALL).dump(),
        "anonymous": False,
        "state": SurveyState.OPEN,
        "opens_at": NOW - number * DAY,
        "closes_at": NOW + number * DAY,
    }


def broadcast(number: int) -> Row:
    sent = number == SENT
    return {
        "id": number,
        "programme_id": 1,
        "state": BroadcastState.FINISHED if sent else BroadcastState.DRAFT,
        "html": "Коллеги!",
        "segment": EVERYBODY,
        "created_at": NOW,
        "started_at": NOW if sent else None,
        "finished_at": NOW if sent else None,
    }


def message(person: int) -> Row:
    return {
        "dedupe_key": f"broadcast:{SENT}:{person}",
        "kind": "broadcast",
        "priority": 40,
        "account_id": person,
        "person_id": person,
        "broadcast_id": SENT,
        "status": OutboxStatus.SENT if person % 100 else OutboxStatus.FAILED,
        "not_before": NOW,
        "created_at": NOW,
        "settled_at": NOW,
        "reported_in": 0,
    }


def meeting(group: int) -> Row:
    return {
        "partnership_id": group,
        "logged_by_id": group,
        "held_on": TODAY - DAY,
        "form": MeetingForm.CONSULTATION,
        "created_at": NOW - DAY,
    }


def personal(group: int) -> Row:
    states = list(PersonalState)
    return {
        "partnership_id": group,
        "state": states[group // GROUP % len(states)],
        "starts_on": TODAY - 60 * DAY,
        "midterm_on": TODAY + 60 * DAY,
        "ends_on": TODAY + 180 * DAY,
        "created_at": NOW - 60 * DAY,
    }


def record(number: int) -> Row:
    return {
        "at": NOW - timedelta(minutes=number),
        "programme_id": 1,
        "account_id": number,
        "action": "people.changed",
        "subject": f"person:{number}",
    }


def note(group: int) -> Row:
    """Dealt with so long ago that it keeps nothing away any more."""
    return {
        "programme_id": 1,
        "kind": CaseKind.SILENT,
        "subject": group,
        "other": 0,
        "size": 3,
        "outcome": CaseOutcome.DONE,
        "by_id": 1,
        "noted_at": NOW - 60 * DAY,
    }


def application(account: int) -> Row:
    return {
        "programme_id": 1,
        "account_id": account,
        "step": ApplicationStep.SENT,
        "surname": "Белова",
        "name": "Анна",
        "consent_version": 1,
        "consent_locale": "ru",
        "consented_at": NOW,
        "sent_at": NOW,
    }


def practice(author: int) -> Row:
    return {
        "programme_id": 1,
        "author_id": author,
        "title": "Урок-путешествие",
        "subject": SUBJECTS[author // GROUP % len(SUBJECTS)],
        "state": PracticeState.PUBLISHED if author // GROUP % 10 else PracticeState.WAITING,
        "uses": author % 7,
        "made_at": NOW,
        "sent_at": NOW,
        "published_at": NOW,
    }
