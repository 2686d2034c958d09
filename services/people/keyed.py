"""The part of the people's service that its other parts stand on: the secret and the received files."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database
from models.people import Person, Refusal, School
from models.programmes import Programme
from services.base import Service, insert_ignore
from services.clock import Clock
from services.files import FileStore
from services.people.forgetting import forget_lists
from services.people.names import full_name
from services.people.rules import name_hash, refusal_hash


class Keyed(Service):
    """`secret` keys the hashes that remain of people who refused; `files` go when their owner's data goes.

    `when_forgotten` is called with the name of somebody whose data has gone: whoever keeps names beyond the
    services (what was typed into an open menu) lets go of it.
    """

    def __init__(self, database: Database, clock: Clock, secret: str, files: FileStore) -> None:
        super().__init__(database, clock)
        self._secret = secret
        self._files = files
        self.when_forgotten: list[Callable[[str], Awaitable[None]]] = []

    async def _remember_refusal(self, session: AsyncSession, person: Person, now: datetime) -> None:
        """Keep the keyed hash, and take the name out of other people's rows and of waiting lists."""
        school = await session.get(School, person.school_id) if person.school_id else None
        name = full_name(person)
        await insert_ignore(
            session,
            Refusal,
            [
                {
                    "municipality_id": person.municipality_id,
                    "person_hash": refusal_hash(
                        self._secret, person.municipality_id, name, school.name if school else ""
                    ),
                    "name_hash": name_hash(self._secret, person.municipality_id, person.surname, person.name),
                    "refused_at": now,
                }
            ],
        )
        await session.execute(
            update(Person)
            .where(Person.municipality_id == person.municipality_id, Person.roster_mentor == name)
            .values(roster_mentor="")
        )
        await forget_lists(session, person)

    async def _let_go(self, name: str, unneeded: Iterable[str]) -> None:
        """After the commit: the files that nobody needs any more (by hash), and the name elsewhere."""
        await self._files.remove(unneeded)
        for forget in self.when_forgotten:
            await forget(name)

    async def _refusals(
        self, session: AsyncSession, municipality_id: int
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The hashes of those who refused: with their school, and by surname and name alone."""
        rows = (
            await session.execute(
                select(Refusal.person_hash, Refusal.name_hash).where(
                    Refusal.municipality_id == municipality_id
                )
            )
        ).all()
        return frozenset(one for one, _ in rows), frozenset(other for _, other in rows if other)

    def _today(self, programme: Programme) -> date:
        return self.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()
