"""A district of any size for the lists: who there is. Schools grow with people, as they do.

Everybody is in a group of ten; of fifty people one stopped half-way, one has not come, one has only opened
the link. As much goes wrong as in a small one: of a hundred people one is late, can't, asks for help, has
gone away.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from models.base import Base
from models.database import Database
from models.enums import (
    DeficitKind,
    DeficitSide,
    NetworkModel,
    PartnershipState,
    PersonState,
    ProgrammeState,
    Role,
    SchoolCategory,
)
from models.partnerships import Partnership, PartnershipMentee, SchoolPartnership
from models.people import (
    Account,
    Deficit,
    Invitation,
    Membership,
    Person,
    PersonDeficit,
    School,
    Team,
    TeamMember,
)
from models.programmes import Goal, Municipality, Programme, Region
from services.people.rules import name_key
from services.summaries.indicators import Indicator

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)
DAY = timedelta(days=1)
GROUP = 10
"""One mentor to nine mentees."""
TEACHERS = 25
"""Of a school."""
STATES = tuple(PartnershipState)
CATEGORIES = tuple(SchoolCategory)
DEFICITS = tuple(DeficitKind)
HALF_WAY, NOT_COME, OPENED = 0, 10, 20
"""Which of fifty."""
AT_ONCE = 20_000

Row = dict[str, Any]


async def fill(database: Database, people: int) -> None:
    """So many people (a multiple of a hundred) of one programme, their schools and groups."""
    numbers = range(1, people + 1)
    schools = range(1, people // TEACHERS + 1)
    await add(database, Region, [{"id": 1, "name": "Область"}])
    await add(database, Municipality, [{"id": 1, "region_id": 1, "name": "Район"}])
    await add(database, Programme, [_programme()])
    await add(database, Goal, [{"programme_id": 1, "indicator": one, "value": 50.0} for one in Indicator])
    await add(database, School, map(_school, schools))
    await add(
        database,
        Deficit,
        [{"id": n, "programme_id": 1, "kind": kind, "position": n} for n, kind in enumerate(DEFICITS, 1)],
    )
    await add(database, Account, map(_account, numbers))
    await add(database, Person, map(_person, numbers))
    await add(
        database,
        PersonDeficit,
        [
            {"person_id": n, "deficit_id": n % len(DEFICITS) + 1, "side": DeficitSide.WANTED}
            for n in numbers
            if n % GROUP != 1
        ],
    )
    await add(
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
    await add(database, Invitation, [_invitation(n) for n in numbers if n % 50 in (NOT_COME, OPENED)])
    await _groups(database, numbers, schools)


async def _groups(database: Database, numbers: range, schools: range) -> None:
    """Groups of ten, of schools that are partners two by two; a team a school."""
    await add(database, Partnership, [_partnership(n) for n in numbers if n % GROUP == 1])
    await add(
        database,
        PartnershipMentee,
        [{"partnership_id": mentor_of(n), "person_id": n} for n in numbers if n % GROUP != 1],
    )
    await add(
        database,
        SchoolPartnership,
        [{"programme_id": 1, "leader_school_id": n, "partner_school_id": n + 1} for n in schools[::2]],
    )
    await add(
        database,
        Team,
        [{"id": n, "programme_id": 1, "school_id": n, "name": f"Команда {n}"} for n in schools],
    )
    await add(
        database,
        TeamMember,
        [{"team_id": school_of(n), "person_id": n} for n in numbers if n % 5 == 0],
    )


def school_of(person: int) -> int:
    return (person - 1) // TEACHERS + 1


def mentor_of(mentee: int) -> int:
    return (mentee - 1) // GROUP * GROUP + 1


def state_of(group: int) -> PartnershipState:
    return STATES[group // GROUP % len(STATES)]


def _programme() -> Row:
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


def _school(number: int) -> Row:
    return {
        "id": number,
        "municipality_id": 1,
        "name": f"Лесная СОШ № {number}",
        "category": CATEGORIES[number % len(CATEGORIES)],
        "teachers_count": TEACHERS * 2,
        "counted_on": TODAY,
    }


def _account(number: int) -> Row:
    return {
        "id": number,
        "telegram_id": number,
        "reachable": number % 100 != 3,
        "paused_until": TODAY + 7 * DAY if number % 100 == 4 else None,
        "created_at": NOW,
    }


def _person(number: int) -> Row:
    here = number % 50 not in (NOT_COME, OPENED)
    state = PersonState.CONSENTED if number % 50 == HALF_WAY else PersonState.REGISTERED
    return {
        "id": number,
        "municipality_id": 1,
        "account_id": number if here else None,
        "school_id": school_of(number),
        "state": state if here else PersonState.IMPORTED,
        "surname": _surname(number),
        "name": "Ирина",
        "patronymic": "Павловна",
        "roster_mentor": "" if number % GROUP == 1 else f"{_surname(mentor_of(number))} И. П.",
        "created_at": NOW,
    }


def _surname(number: int) -> str:
    # Mentors and mentees alike all over the alphabet.
    spread = number * 611_953 % 1_000_000
    return "".join("абвгдежзик"[int(digit)] + "а" for digit in f"{spread:06d}").capitalize()


def _invitation(number: int) -> Row:
    return {
        "programme_id": 1,
        "person_id": number,
        "token": f"token-{number}",
        "created_at": NOW - 90 * DAY,
        "opened_at": NOW - DAY if number % 50 == OPENED else None,
    }


def _partnership(mentor: int) -> Row:
    return {
        "id": mentor,
        "programme_id": 1,
        "mentor_id": mentor,
        "state": state_of(mentor),
        "created_at": NOW - 100 * DAY,
        "sort_key": name_key(_surname(mentor)),
    }


async def add(database: Database, model: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows, a part of them a transaction."""
    wanted = list(rows)
    for start in range(0, len(wanted), AT_ONCE):
        async with database.write() as session:
            await session.execute(insert(model), wanted[start : start + AT_ONCE])
