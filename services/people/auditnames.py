"""How the things of the log are called now."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person, School, Team
from models.practices import Practice
from models.programmes import Programme
from models.roadmap import Activity
from services.people.names import full_name, short_name

Thing = tuple[str, int | None]
Named = dict[int, str]

TITLES: dict[str, tuple[Any, Any]] = {
    "school": (School.id, School.name),
    "team": (Team.id, Team.name),
    "event": (Event.id, Event.title),
    "activity": (Activity.id, Activity.title),
    "practice": (Practice.id, Practice.title),
    "programme": (Programme.id, Programme.title),
}


async def names_of(session: AsyncSession, municipality_id: int, things: Iterable[Thing]) -> dict[Thing, str]:
    """Names of those `things` that have one and are there still; people of the municipality alone."""
    wanted: dict[str, set[int]] = {}
    for thing, number in things:
        if number is not None:
            wanted.setdefault(thing, set()).add(number)

    found: dict[Thing, str] = {}
    for thing, ids in wanted.items():
        if thing in TITLES:
            number, title = TITLES[thing]
            rows = await session.execute(select(number, title).where(number.in_(ids)))
            found |= {(thing, row[0]): row[1] for row in rows}
        elif thing in ("person", "partnership"):
            look_up = _people if thing == "person" else _partnerships
            named = await look_up(session, municipality_id, ids)
            found |= {(thing, one): name for one, name in named.items()}
    return found


async def _people(session: AsyncSession, municipality_id: int, ids: set[int]) -> Named:
    # Asked for the municipality as well, SQLite would go through all of its people.
    people = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {one.id: full_name(one) for one in people if one.municipality_id == municipality_id}


async def _partnerships(session: AsyncSession, municipality_id: int, ids: set[int]) -> Named:
    """«Орлова И. П. – Смирнова М. В., Белов П. И.»."""
    mentors = await session.execute(
        select(Partnership.id, Person)
        .join(Person, Person.id == Partnership.mentor_id)
        .where(Partnership.id.in_(ids), Person.municipality_id == municipality_id)
    )
    led: dict[int, list[str]] = {}
    for partnership_id, person in await session.execute(
        select(PartnershipMentee.partnership_id, Person)
        .join(Person, Person.id == PartnershipMentee.person_id)
        .where(PartnershipMentee.partnership_id.in_(ids))
        .order_by(Person.sort_key, Person.id)
    ):
        led.setdefault(partnership_id, []).append(short_name(person))
    return {
        partnership_id: f"{short_name(mentor)} – {', '.join(led.get(partnership_id, []))}".rstrip(" –")
        for partnership_id, mentor in mentors
    }
