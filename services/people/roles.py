"""Who is what in a programme: appointed, dismissed, taken out. By its methodists, or by the owner."""

from datetime import timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, ProgrammeState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Membership, Person
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.rules import fitting_reason
from services.people.keyed import Keyed
from services.people.leaving import end_part
from services.roadmap.launching import fan_out
from services.roadmap.recasting import asked_alone, give_back, take_back


class Roles(Keyed):
    async def appoint(self, actor: Actor, person_id: int, role: Role) -> None:
        """Give a member one more role; twice counts once. A curator may be mentor or mentee, too.

        DomainError for a curator without a school; NotFound for somebody of elsewhere.
        """
        programme_id = runs(actor)
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            person, parts = await self._member(session, programme, person_id)
            if role in parts:
                return
            if role is Role.CURATOR and person.school_id is None:
                raise DomainError("roles-curator-school")
            today = self._today(programme)
            part = await session.scalar(
                select(Membership).where(
                    Membership.programme_id == programme_id,
                    Membership.person_id == person_id,
                    Membership.role == role,
                )
            )
            launched = programme.state is ProgrammeState.LAUNCHED
            before = await asked_alone(session, programme, person_id, today) if launched else {}
            if part is None:
                part = Membership(programme_id=programme_id, person_id=person_id, role=role, starts_on=today)
                session.add(part)
            part.ends_on, part.end_reason = None, ""
            await session.flush()
            if launched:
                await give_back(session, programme, person_id, before, today)
                await fan_out(session, self.clock.now(), programme, people=[person_id])
            self.audit(session, actor, "roles.appointed", f"person:{person_id}", role=str(role))

    async def dismiss(self, actor: Actor, person_id: int, role: Role) -> None:
        """Take a role away; what they did in it stays, what was still asked of it alone is asked no more.

        DomainError for the last methodist, for somebody's only role, and for a mentor or mentee who has
        a partnership still.
        """
        programme_id = runs(actor)
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            _, parts = await self._member(session, programme, person_id)
            if role not in parts:
                return
            if role is Role.METHODIST:
                await self._refuse_last(session, programme, person_id)
            if len(parts) == 1:
                raise DomainError("roles-only-one")
            if role in (Role.MENTOR, Role.MENTEE) and await _paired(session, programme_id, person_id, role):
                raise DomainError("roles-has-partners")
            part = parts[role]
            today = self._today(programme)
            part.ends_on = today - timedelta(days=1)
            await session.flush()
            if programme.state is ProgrammeState.LAUNCHED:
                await take_back(session, programme, person_id, today)
            self.audit(session, actor, "roles.dismissed", f"person:{person_id}", role=str(role))

    async def take_out(self, actor: Actor, person_id: int, reason: str) -> None:
        """End somebody's part in the programme as of today: their history stays, what was to come stops.

        DomainError for the last methodist and for a reason that is missing or too long.
        """
        programme_id = runs(actor)
        reason = fitting_reason(reason)
        if not reason:
            raise DomainError("roles-reason-empty")
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            _, parts = await self._member(session, programme, person_id)
            if Role.METHODIST in parts:
                await self._refuse_last(session, programme, person_id)
            await end_part(session, self.clock.now(), programme, person_id, self._today(programme), reason)
            self.audit(session, actor, "people.taken_out", f"person:{person_id}")

    async def _member(
        self, session: AsyncSession, programme: Programme, person_id: int
    ) -> tuple[Person, dict[Role, Membership]]:
        """The person and their parts in force; NotFound without any."""
        rows = await session.execute(
            select(Person, Membership)
            .join(Membership, Membership.person_id == Person.id)
            .where(
                Person.id == person_id,
                Person.state != PersonState.WITHDRAWN,
                Membership.programme_id == programme.id,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= self._today(programme)),
            )
        )
        found = rows.all()
        if not found:
            raise NotFound("person")
        return found[0][0], {part.role: part for _, part in found}

    async def _refuse_last(self, session: AsyncSession, programme: Programme, person_id: int) -> None:
        """The programme's row is locked: two methodists can't dismiss each other at once."""
        other = await session.scalar(
            select(Membership.id)
            .join(Person, Person.id == Membership.person_id)
            .where(
                Membership.programme_id == programme.id,
                Membership.role == Role.METHODIST,
                Membership.person_id != person_id,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= self._today(programme)),
                Person.state == PersonState.REGISTERED,
            )
            .limit(1)
        )
        if other is None:
            raise DomainError("roles-last-methodist")


def runs(actor: Actor) -> int:
    """The current programme's id, for its methodist and for the owner who has a part in it."""
    if actor.is_owner and actor.programme_id is not None:
        return actor.programme_id
    if Role.METHODIST not in actor.roles:
        raise Forbidden("roles")
    return actor.methodist_of()


async def _paired(session: AsyncSession, programme_id: int, person_id: int, role: Role) -> bool:
    living = select(Partnership.id).where(
        Partnership.programme_id == programme_id, Partnership.state != PartnershipState.CLOSED
    )
    if role is Role.MENTOR:
        living = living.where(Partnership.mentor_id == person_id)
    else:
        living = living.join(PartnershipMentee).where(PartnershipMentee.person_id == person_id)
    return bool(await session.scalar(select(exists(living))))
