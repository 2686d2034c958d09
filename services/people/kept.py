"""Everything that is kept of one person, for that person: to look at, and to take along.

Anonymous answers are not among it: nothing leads from them to a person. Of other people there is what the
person has seen: partners' names, answers to their calls for help, words with which evidence came back.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.people.kept_partners import partners_of
from services.people.kept_queries import QUERIES
from services.people.keyed import Keyed

Value = str | int | bool | date | datetime | StrEnum | None


@dataclass(frozen=True, slots=True)
class KeptPart:
    """One kind of what is kept: `rows` under `columns`. Moments are local."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """All of it, by parts in a fixed order, the empty ones too."""

    made_at: datetime
    parts: tuple[KeptPart, ...]

    def part(self, name: str) -> KeptPart:
        return next(one for one in self.parts if one.name == name)


class KeptOfMe(Keyed):
    async def my_data(self, actor: Actor) -> Kept:
        """All that is kept of the reader's account and of every person it stands for."""
        actor.require_person()
        async with self.database.read() as session:
            return await self._kept(session, actor)

    async def export_my_data(self, actor: Actor) -> Kept:
        """The same for a file of one's own; that it was taken is noted in the log."""
        person_id = actor.require_person()
        async with self.database.write() as session:
            kept = await self._kept(session, actor)
            self.audit(session, actor, "people.exported", f"person:{person_id}")
        return kept

    async def _kept(self, session: AsyncSession, actor: Actor) -> Kept:
        programme = await session.get_one(Programme, actor.programme_id)
        zone = ZoneInfo(programme.time_zone)
        people = set(await session.scalars(select(Person.id).where(Person.account_id == actor.account_id)))
        people.add(actor.require_person())
        parts = []
        for name, (columns, query) in QUERIES.items():
            rows = await session.execute(query(people, actor.account_id))
            parts.append(KeptPart(name, columns, tuple(_local(row, zone) for row in rows)))
            if name == "teams":
                columns, pairs = await partners_of(session, people)
                parts.append(KeptPart("partnerships", columns, tuple(_local(row, zone) for row in pairs)))
        return Kept(self.clock.now().astimezone(zone), tuple(parts))


def _local(row: Any, zone: ZoneInfo) -> tuple[Value, ...]:
    return tuple(value.astimezone(zone) if isinstance(value, datetime) else value for value in row)
