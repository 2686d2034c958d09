"""A page of a list at a hundred and at a hundred thousand people, on a SQLite file."""

import statistics
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert

import migrations
from bench.figures import Figure, figure, seconds
from models.base import Base
from models.database import Database
from models.enums import NetworkModel, PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Membership, Person, School
from models.programmes import Municipality, Programme, Region
from services.actor import Actor
from services.clock import FixedClock
from services.files import FileStore
from services.partnerships.service import PartnershipsService
from services.people.rules import Stage, name_key
from services.people.service import PeopleService

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)
GROUP = 10
"""One mentor to nine mentees."""
AT_ONCE = 20_000
TIMES = 15

Look = Callable[[PeopleService, PartnershipsService, Actor], Awaitable[object]]

LOOKS: dict[str, Look] = {
    "people_list_100k": lambda people, _, actor: people.people(actor),
    "people_stage_100k": lambda people, _, actor: people.people(actor, stage=Stage.CONSENTED),
    "people_search_100k": lambda people, _, actor: people.people(actor, query="Бабава"),
    "people_funnel_100k": lambda people, _, actor: people.funnel(actor),
    "partnerships_list_100k": lambda _, partnerships, actor: partnerships.all(actor),
    "partnerships_choose_100k": lambda _, partnerships, actor: partnerships.people(actor),
    "partnerships_waiting_100k": lambda _, partnerships, actor: partnerships.proposals_waiting(actor),
}


async def figures() -> AsyncIterator[Figure]:
    small, large = await _looks(100), await _looks(100_000)
    for name in LOOKS:
        yield figure(name, large[name], "s", small[name])


async def _looks(people: int) -> dict[str, float]:
    """Seconds of each look (the median of several) in a district of so many people."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrations.upgrade(database)
        await _fill(database, people)
        clock = FixedClock(NOW)
        areas = (
            PeopleService(database, clock, "secret", FileStore(Path(folder))),
            PartnershipsService(database, clock),
        )
        actor = Actor(1, 1, programme_id=1, municipality_id=1, person_id=1, roles=frozenset({Role.METHODIST}))
        found = {}
        for name, look in LOOKS.items():
            await look(*areas, actor)
            found[name] = statistics.median([await seconds(look(*areas, actor)) for _ in range(TIMES)])
        await database.close()
    return found


async def _fill(database: Database, people: int) -> None:
    """All registered but one in fifty, who stopped half-way; everybody in a group of ten."""
    numbers = range(1, people + 1)
    await _add(database, Region, [{"id": 1, "name": "Область"}])
    await _add(database, Municipality, [{"id": 1, "region_id": 1, "name": "Район"}])
    await _add(database, Programme, [_programme()])
    await _add(
        database,
        School,
        [{"id": n, "municipality_id": 1, "name": f"Лесная СОШ № {n}"} for n in range(1, 61)],
    )
    await _add(database, Account, [{"id": n, "telegram_id": n, "created_at": NOW} for n in numbers])
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
                "state": list(PartnershipState)[n // GROUP % 4],
                "created_at": NOW,
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


def _programme() -> dict[str, Any]:
    return {
        "id": 1,
        "municipality_id": 1,
        "title": "Программа",
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2027, 8, 31),
        "time_zone": "Europe/Moscow",
        "network_model": NetworkModel.MIXED,
        "created_at": NOW,
    }


def _person(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "municipality_id": 1,
        "account_id": number,
        "school_id": number % 60 + 1,
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
