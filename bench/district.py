"""A district of any size for the lists: everybody in a group of ten, invited, given a task, in the log.

As much goes wrong as in a small one: of a hundred people one is late, can't, asks for help, has gone away.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from models.base import Base
from models.broadcasts import Broadcast
from models.database import Database
from models.enums import (
    AssignmentState,
    BroadcastState,
    EventAnswer,
    EventKind,
    Evidence,
    MeetingForm,
    NetworkModel,
    PartnershipState,
    PeriodKind,
    PersonState,
    ProgrammeState,
    Role,
)
from models.events import Event, EventGuest
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import Account, Membership, Person, School
from models.programmes import Municipality, Programme, Region
from models.roadmap import Activity, Assignment, HelpRequest, Roadmap
from models.system import AuditRecord
from services.broadcasts.facts import Segment, SegmentKind
from services.people.rules import name_key

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)
GROUP = 10
"""One mentor to nine mentees."""
SCHOOLS = 60
ACTIVITIES = 40
STATES = tuple(PartnershipState)
AT_ONCE = 20_000
DAY = timedelta(days=1)


async def fill(database: Database, people: int) -> None:
    """All registered but one in fifty, who stopped half-way; everybody in a group of ten."""
    numbers = range(1, people + 1)
    await _add(database, Region, [{"id": 1, "name": "Область"}])
    await _add(database, Municipality, [{"id": 1, "region_id": 1, "name": "Район"}])
    await _add(database, Programme, [_programme()])
    await _add(
        database,
        School,
        [{"id": n, "municipality_id": 1, "name": f"Лесная СОШ № {n}"} for n in range(1, SCHOOLS + 1)],
    )
    await _add(database, Account, [_account(n) for n in numbers])
    await _add(database, Person, [_person(n) for n in numbers])
    await _add(
        database,
        Membership,
        [
            {
                "programme_id": 1,
                "person_id": n,
                "role": Role.MENTOR if n % GROUP == 1 else Role.MENTEE,
                "starts_on": TODAY,
            }
            for n in numbers
        ],
    )
    mentors = [n for n in numbers if n % GROUP == 1]
    await _add(
        database,
        Partnership,
        [
            {
                "id": n,
                "programme_id": 1,
                "mentor_id": n,
                "state": STATES[n // GROUP % len(STATES)],
                "created_at": NOW - 100 * DAY,
                "sort_key": name_key(_surname(n)),
            }
            for n in mentors
        ],
    )
    await _add(
        database,
        PartnershipMentee,
        [{"partnership_id": (n - 1) // GROUP * GROUP + 1, "person_id": n} for n in numbers if n % GROUP != 1],
    )
    await _work(database, numbers, mentors)


async def _work(database: Database, numbers: range, mentors: list[int]) -> None:
    """What people have done: a meeting a group, a task and an invitation each, an entry in the log each."""
    await _add(
        database,
        Meeting,
        [
            {
                "partnership_id": n,
                "logged_by_id": n,
                "held_on": TODAY - DAY,
                "form": MeetingForm.CONSULTATION,
                "created_at": NOW - DAY,
            }
            for n in mentors
            if n // GROUP % 5
        ],
    )
    await _add(database, Roadmap, [{"id": 1, "programme_id": 1, "imported_at": NOW}])
    await _add(database, Activity, [_activity(n) for n in range(1, ACTIVITIES + 1)])
    await _add(database, Assignment, [_assignment(n) for n in numbers])
    await _add(
        database,
        Event,
        [
            {
                "id": n,
                "programme_id": 1,
                "kind": EventKind.MASTER_CLASS,
                "title": "Мастер-класс",
                "starts_at": NOW - n * DAY,
                "ends_at": NOW - n * DAY + DAY / 24,
                "created_at": NOW - 30 * DAY,
            }
            for n in range(1, 11)
        ],
    )
    answers = list(EventAnswer)
    await _add(
        database,
        EventGuest,
        [
            {"event_id": 1, "person_id": n, "answer": answers[n % len(answers)], "attended": n % 2 == 0}
            for n in numbers
        ],
    )
    await _add(
        database,
        HelpRequest,
        [{"programme_id": 1, "person_id": n, "asked_at": NOW} for n in numbers if n % 100 == 1],
    )
    await _add(
        database,
        Broadcast,
        [
            {
                "id": n,
                "programme_id": 1,
                "state": BroadcastState.DRAFT,
                "html": "Коллеги!",
                "segment": Segment(SegmentKind.ALL).dump(),
                "created_at": NOW,
            }
            for n in range(1, 21)
        ],
    )
    await _add(
        database,
        AuditRecord,
        [
            {
                "at": NOW - timedelta(minutes=n),
                "programme_id": 1,
                "account_id": n,
                "action": "people.changed",
                "subject": f"person:{n}",
            }
            for n in numbers
        ],
    )


def _activity(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "roadmap_id": 1,
        "position": number,
        "direction": f"Направление {number % 4}",
        "title": f"Мероприятие {number}" if number % 10 else f"Мастер-класс {number}",
        "period_kind": PeriodKind.DEADLINE,
        "ends_on": TODAY + number * DAY,
    }


def _assignment(number: int) -> dict[str, Any]:
    activity = number % ACTIVITIES + 1
    done = number % 3 != 0
    state = AssignmentState.DONE if done else AssignmentState.OPEN
    if number % 100 == 2:
        done, state = False, AssignmentState.NOT_POSSIBLE
    late = number % 100 == 0
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


def _account(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "telegram_id": number,
        "reachable": number % 100 != 3,
        "paused_until": TODAY + 7 * DAY if number % 100 == 4 else None,
        "created_at": NOW,
    }


def _programme() -> dict[str, Any]:
    return {
        "id": 1,
        "municipality_id": 1,
        "title": "Программа",
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2027, 8, 31),
        "time_zone": "Europe/Moscow",
        "network_model": NetworkModel.MIXED,
        "state": ProgrammeState.LAUNCHED,
        "launched_at": NOW - 90 * DAY,
        "created_at": NOW - 100 * DAY,
    }


def _person(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "municipality_id": 1,
        "account_id": number,
        "school_id": number % SCHOOLS + 1,
        "state": PersonState.REGISTERED if number % 50 else PersonState.CONSENTED,
        "surname": _surname(number),
        "name": "Ирина",
        "patronymic": "Павловна",
        "roster_mentor": "" if number % GROUP == 1 else "Орлова И. П.",
        "created_at": NOW,
    }


def _surname(number: int) -> str:
    # Mentors and mentees alike all over the alphabet.
    spread = number * 611_953 % 1_000_000
    return "".join("абвгдежзик"[int(digit)] + "а" for digit in f"{spread:06d}").capitalize()


async def _add(database: Database, model: type[Base], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), AT_ONCE):
        async with database.write() as session:
            await session.execute(insert(model), rows[start : start + AT_ONCE])
