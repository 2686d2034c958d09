"""The installation's owner appoints a methodist in a programme, without a part in it."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, Role
from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.errors import Forbidden, NotFound
from services.paging import Place, cut
from services.people.listing import takes_part
from services.people.names import full_name
from services.people.roles import Roles
from services.people.searching import among, wanted

PAGE = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    id: int
    full_name: str


@dataclass(frozen=True, slots=True)
class CandidatesPage:
    place: Place
    people: tuple[Candidate, ...]


class Owners(Roles):
    async def to_appoint(
        self, actor: Actor, programme_id: int, page: int = 0, search: str = ""
    ) -> CandidatesPage:
        """A page of a programme's people who are no methodists of it, by name. For the owner alone."""
        _require_owner(actor)
        async with self.database.read() as session:
            programme = await _programme(session, programme_id)
            today = self._today(programme)
            query = (
                select(Person)
                .where(
                    Person.state != PersonState.WITHDRAWN,
                    takes_part(programme_id, today),
                    ~takes_part(programme_id, today, Role.METHODIST),
                )
                .order_by(Person.sort_key, Person.id)
            )
            found = await among(session, programme.municipality_id, wanted(search))
            rows, place = await cut(
                session, [query.where(*found.in_order)], page, PAGE, [query.where(*found.counting)]
            )
        return CandidatesPage(place, tuple(Candidate(row[0].id, full_name(row[0])) for row in rows))

    async def candidate(self, actor: Actor, programme_id: int, person_id: int) -> str:
        """The full name of one of these people. For the owner alone; NotFound for somebody of elsewhere."""
        _require_owner(actor)
        async with self.database.read() as session:
            programme = await _programme(session, programme_id)
            person, _ = await self._member(session, programme, person_id)
            return full_name(person)

    async def appoint_methodist(self, actor: Actor, programme_id: int, person_id: int) -> None:
        """Make a member of any programme its methodist, too; twice counts once. For the owner alone."""
        _require_owner(actor)
        async with self.database.read() as session:
            await _programme(session, programme_id)
        await self.appoint(replace(actor, programme_id=programme_id), person_id, Role.METHODIST)


def _require_owner(actor: Actor) -> None:
    if not actor.is_owner:
        raise Forbidden("installation")


async def _programme(session: AsyncSession, programme_id: int) -> Programme:
    programme = await session.get(Programme, programme_id)
    if programme is None:
        raise NotFound("programme")
    return programme
