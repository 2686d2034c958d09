"""One's own data: seen, corrected, exported, taken back."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PersonState, Role
from models.people import Consent, Invitation, Membership, Person, School
from models.programmes import Programme
from models.roadmap import Assignment
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.events.places import release
from services.files import forget_files
from services.outbox import cancel
from services.partnerships.rules import CLOSED_BY_WITHDRAWAL
from services.people.deficits import DeficitSide, said_by
from services.people.facts import ProfileFacts, SchoolLine
from services.people.forgetting import files_about, forget_account, forget_words
from services.people.keyed import Keyed
from services.people.leaving import close_partnerships
from services.people.names import full_name
from services.people.rules import ProfileField, clean_field
from services.people.teams import leave_school_teams
from services.programmes.overview import programmes_of
from services.roadmap.sharing import hand_over

ROLE_ORDER = tuple(Role)


class Profiles(Keyed):
    async def profile(self, actor: Actor) -> ProfileFacts:
        """What is kept of the reader. Forbidden for strangers, of whom nothing is."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            person = await session.get_one(Person, person_id)
            programme = await session.get_one(Programme, actor.programme_id)
            school = await session.get(School, person.school_id) if person.school_id else None
            consent = await session.scalar(
                select(Consent)
                .where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
                .order_by(Consent.id.desc())
                .limit(1)
            )
            said = await said_by(session, programme.id, person)
            zone = ZoneInfo(programme.time_zone)
            return ProfileFacts(
                full_name=full_name(person),
                programme=programme.title,
                school=school.name if school else "",
                roles=tuple(sorted(actor.roles, key=ROLE_ORDER.index)),
                subject=person.subject,
                phone=person.phone or "",
                strengths=said[DeficitSide.SHARED],
                deficits=said[DeficitSide.WANTED],
                registered=person.state is PersonState.REGISTERED,
                locale=actor.locale,
                consent_version=consent.version if consent else None,
                consent_on=consent.given_at.astimezone(zone).date() if consent else None,
                programmes=await programmes_of(session, actor, self.clock.now()),
            )

    async def update_profile(self, actor: Actor, what: ProfileField, text: str) -> None:
        """Rewrite one's own subject, strengths, deficits or phone; DomainError says what does not fit."""
        value = clean_field(what, text)
        person_id = actor.require_person()
        async with self.database.write() as session:
            person = await session.get_one(Person, person_id)
            match what:
                case ProfileField.SUBJECT:
                    person.subject = value
                case ProfileField.STRENGTHS:
                    person.strengths = value
                case ProfileField.DEFICITS:
                    person.deficits = value
                case ProfileField.PHONE:
                    person.phone = value or None
            self.audit(session, actor, "people.corrected", f"person:{person_id}", what=str(what))

    async def schools_to_choose(self, actor: Actor) -> tuple[SchoolLine, ...]:
        """The schools among which a teacher may correct their own."""
        actor.require_person()
        async with self.database.read() as session:
            schools = await session.scalars(
                select(School)
                .where(School.municipality_id == actor.municipality_id)
                .order_by(School.name, School.id)
            )
            return tuple(SchoolLine(school.id, school.name) for school in schools)

    async def choose_school(self, actor: Actor, school_id: int) -> tuple[str, ...]:
        """A teacher corrects their school, and leaves the former one's teams; returns the teams' names.

        DomainError for who runs a school or the programme: rights hang on it, so they ask the methodist.
        """
        person_id = actor.require_person()
        async with self.database.write() as session:
            school = await session.get(School, school_id)
            if school is None or school.municipality_id != actor.municipality_id:
                raise NotFound("school")
            if actor.roles & {Role.CURATOR, Role.METHODIST, Role.VIEWER}:
                raise DomainError("profile-school-fixed")
            person = await session.get_one(Person, person_id)
            person.school_id = school.id
            await session.flush()
            left = await leave_school_teams(session, person_id)
            self.audit(session, actor, "people.corrected", f"person:{person_id}", what="school")
            return left

    async def withdraw(self, actor: Actor) -> None:
        """Take the consent back: name, words and files go, what is needed for the sums stays without them.

        DomainError for a programme's only methodist: nobody would be left to run it.
        """
        person_id = actor.require_person()
        now = self.clock.now()
        async with self.database.write() as session:
            await self._refuse_last_methodist(session, person_id)
            person = await session.get_one(Person, person_id, with_for_update=True)
            if person.state is PersonState.WITHDRAWN:
                return
            name = full_name(person)
            await self._remember_refusal(session, person, now)
            # A number in the name's place: lists and sums go on, and nobody is named.
            person.surname, person.name, person.patronymic = f"№ {person_id}", "", ""
            person.subject = person.strengths = person.deficits = person.roster_mentor = ""
            person.phone = person.account_id = None
            person.state = PersonState.WITHDRAWN
            await self._end(session, person_id)
            await release(session, now, person_id)
            unneeded = await forget_files(session, files_about(person_id))
            await forget_words(session, person_id)
            await session.flush()
            await forget_account(session, actor.account_id)
            self.audit(session, actor, "consent.withdrawn", f"person:{person_id}")
        await self._let_go(name, unneeded)

    async def _refuse_last_methodist(self, session: AsyncSession, person_id: int) -> None:
        """DomainError when a programme that is not over would have no methodist left.

        The programmes' rows are locked: two methodists can't leave each other alone at once.
        """
        programmes = await session.scalars(
            select(Programme)
            .join(Membership, Membership.programme_id == Programme.id)
            .where(Membership.person_id == person_id, Membership.role == Role.METHODIST)
            .order_by(Programme.id)
            .with_for_update(of=Programme)
        )
        for programme in programmes.all():
            today = self._today(programme)
            if programme.ends_on < today:
                continue
            running = (
                await session.scalars(
                    select(Membership.person_id)
                    .join(Person, Person.id == Membership.person_id)
                    .where(
                        Membership.programme_id == programme.id,
                        Membership.role == Role.METHODIST,
                        or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
                        Person.state == PersonState.REGISTERED,
                    )
                )
            ).all()
            if person_id in running and len(set(running)) == 1:
                raise DomainError("withdraw-last-methodist")

    async def _end(self, session: AsyncSession, person_id: int) -> None:
        """Everything that was still to come for a person stops."""
        now = self.clock.now()
        memberships = await session.execute(
            select(Membership, Programme)
            .join(Programme, Programme.id == Membership.programme_id)
            .where(Membership.person_id == person_id)
        )
        for membership, programme in memberships:
            yesterday = self._today(programme) - timedelta(days=1)
            membership.ends_on = min(membership.ends_on or yesterday, yesterday)
        await session.execute(
            update(Consent)
            .where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
            .values(withdrawn_at=now)
        )
        await session.execute(
            update(Invitation)
            .where(Invitation.person_id == person_id, Invitation.revoked_at.is_(None))
            .values(revoked_at=now)
        )
        await hand_over(session, person_id)
        await session.execute(
            update(Assignment)
            .where(Assignment.person_id == person_id, Assignment.state == AssignmentState.OPEN)
            .values(state=AssignmentState.CANCELLED)
        )
        await session.execute(delete(Rider).where(Rider.person_id == person_id))
        await cancel(session, now, OutboxMessage.person_id == person_id)
        await close_partnerships(session, now, person_id, CLOSED_BY_WITHDRAWAL)
