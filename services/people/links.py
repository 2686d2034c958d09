"""A personal link: opened, then consent or refusal, then registered. The database holds every step."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, Role
from models.people import Account, Consent, Invitation, Membership, Person, School
from models.programmes import Programme
from models.system import StoredFile
from services.actor import Actor
from services.errors import DomainError
from services.files import forget_files
from services.people import consent
from services.people.applying import forget_applications
from services.people.facts import Greeting
from services.people.keyed import Keyed
from services.people.names import full_name, greeting_name
from services.people.rules import gender

AGREED = (PersonState.CONSENTED, PersonState.REGISTERED)


@dataclass(slots=True)
class _Opened:
    """A person of a programme, reached by a link or (without one) by their own account."""

    invitation: Invitation | None
    person: Person
    programme: Programme
    roles: frozenset[Role]

    @property
    def token(self) -> str:
        return self.invitation.token if self.invitation else ""

    def note(self, now: datetime, account_id: int | None = None) -> None:
        """The link was opened, and (with an account) used."""
        if self.invitation is not None:
            self.invitation.opened_at = self.invitation.opened_at or now
            self.invitation.used_by_account_id = account_id or self.invitation.used_by_account_id


class _TurnedAway(DomainError):  # noqa: N818 (named as people say it)
    """This account may not go through that link."""

    def __init__(self, key: str, invitation: Invitation) -> None:
        super().__init__(key)
        self.programme_id = invitation.programme_id
        self.invitation_id = invitation.id


class Links(Keyed):
    async def open_link(self, actor: Actor, token: str) -> Greeting:
        """What the link says to this account; the first opening is noted.

        DomainError, each with its own words: unknown, revoked or used link, and an account that already
        stands for somebody else in the programme. A used link in other hands is recorded in the audit log.
        """
        async with self._opening(actor, token) as (session, opened):
            opened.note(self.clock.now())
            if opened.person.account_id == actor.account_id:
                await _look_at(session, actor, opened.programme.id)
            return await _greeting(session, opened, actor)

    async def agree(self, actor: Actor, token: str) -> Greeting:
        """Consent to the text in force: the account now stands for the person. Twice counts once."""
        async with self._opening(actor, token) as (session, opened):
            person = opened.person
            if person.account_id is None:
                now = self.clock.now()
                person.account_id, person.state = actor.account_id, PersonState.CONSENTED
                opened.note(now, actor.account_id)
                person.consent_asked = consent.CURRENT_VERSION
                await forget_applications(session, actor.account_id, opened.programme.id)
                session.add(
                    Consent(
                        person_id=person.id,
                        version=consent.CURRENT_VERSION,
                        locale=actor.locale,
                        given_at=now,
                    )
                )
                await _look_at(session, actor, opened.programme.id)
                here = replace(actor, programme_id=opened.programme.id)
                self.audit(
                    session, here, "consent.given", f"person:{person.id}", version=consent.CURRENT_VERSION
                )
            return await _greeting(session, opened, actor)

    async def refuse(self, actor: Actor, token: str) -> None:
        """Erase the person; a keyed hash remains, so that the next import does not bring them back.

        DomainError once they have consented: then it is a withdrawal, which keeps the sums.
        """
        async with self._opening(actor, token) as (session, opened):
            person = opened.person
            if person.state is not PersonState.IMPORTED:
                raise DomainError("link-refuse-late")
            await self._remember_refusal(session, person, self.clock.now())
            here = replace(actor, programme_id=opened.programme.id)
            self.audit(session, here, "consent.refused", f"person:{person.id}")
            unneeded = await forget_files(session, StoredFile.person_id == person.id)
            name = full_name(person)
            await session.execute(delete(Person).where(Person.id == person.id))
        await self._let_go(name, unneeded)

    async def standing(self, actor: Actor) -> Greeting:
        """What is known of the reader, for the question whether it is right."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            person = await session.get_one(Person, person_id)
            return await _greeting(session, _Opened(None, person, programme, actor.roles), actor)

    async def register(self, actor: Actor) -> None:
        """The person has seen what the roster says of them: they take part from now on."""
        person_id = actor.require_person()
        async with self.database.write() as session:
            person = await session.get_one(Person, person_id)
            if person.state is PersonState.CONSENTED:
                person.state = PersonState.REGISTERED
                self.audit(session, actor, "people.registered", f"person:{person_id}")

    @asynccontextmanager
    async def _opening(self, actor: Actor, token: str) -> AsyncIterator[tuple[AsyncSession, _Opened]]:
        """One transaction around a link; who is turned away is recorded after it is rolled back."""
        try:
            async with self.database.write() as session:
                yield session, await self._opened(session, actor, token)
        except _TurnedAway as refusal:
            async with self.database.write() as session:
                here = replace(actor, programme_id=refusal.programme_id)
                self.audit(session, here, f"refused.{refusal.key}", f"invitation:{refusal.invitation_id}")
            raise

    async def _opened(self, session: AsyncSession, actor: Actor, token: str) -> _Opened:
        invitation = await session.scalar(
            select(Invitation).where(Invitation.token == token).with_for_update()
        )
        if invitation is None:
            raise DomainError("link-unknown")
        programme = await session.get_one(Programme, invitation.programme_id)
        person = await session.get_one(Person, invitation.person_id)
        roles = await _roles_in_force(session, programme.id, person.id, self._today(programme))
        mine = person.account_id == actor.account_id
        if person.account_id is not None and not mine:
            raise _TurnedAway("link-used", invitation)
        if person.state is PersonState.WITHDRAWN or not roles or (invitation.revoked_at and not mine):
            raise _TurnedAway("link-revoked", invitation)
        if not mine and await _stands_for_another(session, actor, programme, person.id):
            raise _TurnedAway("link-other-person", invitation)
        return _Opened(invitation, person, programme, roles)


async def _greeting(session: AsyncSession, opened: _Opened, actor: Actor) -> Greeting:
    person = opened.person
    school = await session.get(School, person.school_id) if person.school_id else None
    return Greeting(
        token=opened.token,
        greeting=greeting_name(person),
        gender=gender(person.patronymic),
        programme=opened.programme.title,
        school=school.name if school else "",
        subject=person.subject,
        roles=opened.roles,
        state=person.state,
        inside=person.account_id == actor.account_id and person.state in AGREED,
    )


async def _roles_in_force(
    session: AsyncSession, programme_id: int, person_id: int, today: date
) -> frozenset[Role]:
    roles = await session.scalars(
        select(Membership.role).where(
            Membership.programme_id == programme_id,
            Membership.person_id == person_id,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
        )
    )
    return frozenset(roles)


async def _stands_for_another(
    session: AsyncSession, actor: Actor, programme: Programme, person_id: int
) -> bool:
    """Whether the account is somebody else in the programme; one person can't have two names in it."""
    other = await session.scalar(
        select(Person.id)
        .join(Membership)
        .where(
            Membership.programme_id == programme.id,
            Person.account_id == actor.account_id,
            Person.id != person_id,
        )
        .limit(1)
    )
    return other is not None


async def _look_at(session: AsyncSession, actor: Actor, programme_id: int) -> None:
    await session.execute(
        update(Account).where(Account.id == actor.account_id).values(current_programme_id=programme_id)
    )
