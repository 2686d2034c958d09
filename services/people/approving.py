"""The methodist's yes or no to those who registered themselves."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeficitSide, PersonState, ProgrammeState, Role
from models.joining import Application
from models.people import (
    NOT_COME,
    Account,
    Consent,
    Deficit,
    Invitation,
    Membership,
    Person,
    PersonDeficit,
    Refusal,
    School,
)
from models.programmes import Programme
from services.actor import Actor
from services.base import insert_ignore
from services.errors import DomainError, NotFound
from services.outbox import Priority, Wish, enqueue
from services.people.applying import stands_in
from services.people.deficits import DeficitLine
from services.people.identity import expect
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.rules import name_key, refusal_hash
from services.people.searching import among, wanted
from services.quiet import next_awake
from services.roadmap.launching import fan_out

ACCEPTED, REJECTED = "application_accepted", "application_rejected"
ACCEPTED_AS = (Role.MENTEE, Role.MENTOR)
FOUND = 8
NAMESAKES = 50
"""So many who are called alike are looked at."""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Somebody of the roster who has not come in yet. `namesake`: has the applicant's own name."""

    id: int
    name: str
    school: str
    namesake: bool


@dataclass(frozen=True, slots=True)
class Applicant:
    """An application as the methodist sees it. Without `school_known` the school is the applicant's words."""

    id: int
    full_name: str
    school: str
    school_known: bool
    subject: str
    wanted: tuple[DeficitLine, ...]
    shared: tuple[DeficitLine, ...]
    namesakes: tuple[RosterLine, ...]


class Approving(Keyed):
    """Only for the programme's methodist; NotFound for what is settled already or another programme's."""

    async def applicant(self, actor: Actor, application_id: int) -> Applicant:
        """One who waits, with those of the roster who have the same name."""
        async with self.database.read() as session:
            found, programme = await _waiting(session, actor, application_id)
            school = await session.get(School, found.school_id) if found.school_id is not None else None
            lines = {
                one.id: DeficitLine(one.id, one.kind, one.title)
                for one in await session.scalars(
                    select(Deficit).where(Deficit.id.in_([*found.wanted, *found.shared]))
                )
            }
            return Applicant(
                id=found.id,
                full_name=full_name(found),
                school=school.name if school is not None else found.school_text,
                school_known=school is not None,
                subject=found.subject,
                wanted=tuple(lines[one] for one in found.wanted if one in lines),
                shared=tuple(lines[one] for one in found.shared if one in lines),
                namesakes=tuple(await _namesakes(session, found, programme)),
            )

    async def not_come_yet(
        self, actor: Actor, application_id: int, query: str = ""
    ) -> tuple[RosterLine, ...]:
        """Whom of the roster the applicant may be: those not in the bot yet, namesakes first.

        Each word of `query` begins a word of the name.
        """
        async with self.database.read() as session:
            found, programme = await _waiting(session, actor, application_id)
            asked = (await among(session, programme.municipality_id, wanted(query))).in_order
            namesakes = await _namesakes(session, found, programme, *asked)
            known = {line.id for line in namesakes}
            others = _unclaimed(programme.id).where(*asked).limit(FOUND + len(known))
            rows = [row for row in await session.execute(others) if row[0].id not in known]
        return (*namesakes, *(_roster_line(*row, namesake=False) for row in rows))[:FOUND]

    async def place_applicant(self, actor: Actor, application_id: int, school_id: int) -> None:
        """Say which school is meant; 0 adds the applicant's words to the list as a school of its own."""
        async with self.database.write() as session:
            found, programme = await _waiting(session, actor, application_id)
            if school_id:
                school = await session.get(School, school_id)
            elif found.school_text:
                school = await _school_named(session, programme, found.school_text)
            else:
                school = None
            if school is None or school.municipality_id != programme.municipality_id:
                raise NotFound("school")
            found.school_id = school.id
            self.audit(session, actor, "people.applicant_placed", f"application:{application_id}")

    async def accept_applicant(self, actor: Actor, application_id: int, role: Role) -> None:
        """They take part from now on, and are told."""
        if role not in ACCEPTED_AS:
            raise NotFound("role")
        async with self.database.write() as session:
            found, programme = await _waiting(session, actor, application_id)
            await _refuse_double(session, found, programme)
            now = self.clock.now()
            person = Person(
                municipality_id=programme.municipality_id,
                account_id=found.account_id,
                school_id=found.school_id,
                state=PersonState.REGISTERED,
                surname=found.surname,
                name=found.name,
                patronymic=found.patronymic,
                subject=found.subject,
                created_at=now,
            )
            session.add(person)
            await session.flush()
            today = self._today(programme)
            session.add(
                Membership(programme_id=programme.id, person_id=person.id, role=role, starts_on=today)
            )
            await self._take_in(session, actor, found, programme, person)

    async def accept_as(self, actor: Actor, application_id: int, person_id: int) -> None:
        """They are somebody of the roster: what it says of them stays, what it lacks is added."""
        async with self.database.write() as session:
            found, programme = await _waiting(session, actor, application_id)
            await _refuse_double(session, found, programme)
            meant = _unclaimed(programme.id).where(Person.id == person_id)
            if (await session.execute(meant)).first() is None:
                raise NotFound("person")
            person = await session.get_one(Person, person_id, with_for_update=True)
            if person.account_id is not None:
                raise NotFound("person")
            person.account_id, person.state = found.account_id, PersonState.REGISTERED
            person.school_id = person.school_id or found.school_id
            person.subject = person.subject or found.subject
            link = await session.scalar(
                select(Invitation).where(
                    Invitation.programme_id == programme.id,
                    Invitation.person_id == person_id,
                    Invitation.revoked_at.is_(None),
                )
            )
            if link is not None:
                link.used_by_account_id = found.account_id
            await self._take_in(session, actor, found, programme, person)

    async def reject_applicant(self, actor: Actor, application_id: int) -> None:
        """Erase the application; the applicant is told kindly, without a reason."""
        async with self.database.write() as session:
            found, programme = await _waiting(session, actor, application_id)
            await _tell(session, self.clock.now(), programme, found, REJECTED)
            await session.delete(found)
            self.audit(session, actor, "people.rejected", f"application:{application_id}")

    async def programme_title(self, programme_id: int) -> str | None:
        """For delivery: what the programme is called now; None when it is gone."""
        async with self.database.read() as session:
            title: str | None = await session.scalar(
                select(Programme.title).where(Programme.id == programme_id)
            )
            return title

    async def _take_in(
        self, session: AsyncSession, actor: Actor, found: Application, programme: Programme, person: Person
    ) -> None:
        """What both ways of accepting have in common; the application has done its work and goes."""
        now = self.clock.now()
        session.add(
            Consent(
                person_id=person.id,
                version=found.consent_version,
                locale=found.consent_locale,
                given_at=found.consented_at,
            )
        )
        offered = set(await session.scalars(select(Deficit.id).where(Deficit.programme_id == programme.id)))
        said = [(one, DeficitSide.WANTED) for one in found.wanted]
        said += [(one, DeficitSide.SHARED) for one in found.shared]
        await insert_ignore(
            session,
            PersonDeficit,
            [
                {"person_id": person.id, "deficit_id": one, "side": side}
                for one, side in said
                if one in offered
            ],
        )
        await self._forget_refusal(session, person)
        # An older text than the one in force is asked about again, as of everybody.
        person.consent_asked = found.consent_version
        account = await session.get_one(Account, found.account_id)
        account.current_programme_id = account.current_programme_id or programme.id
        if programme.state is ProgrammeState.LAUNCHED:
            await fan_out(session, now, programme, people=[person.id])
        await expect(session, found.account_id, "")
        await _tell(session, now, programme, found, ACCEPTED)
        await session.delete(found)
        self.audit(session, actor, "people.accepted", f"person:{person.id}")

    async def _forget_refusal(self, session: AsyncSession, person: Person) -> None:
        """Who had refused once has come back of their own accord."""
        school = await session.get(School, person.school_id) if person.school_id is not None else None
        name = school.name if school is not None else ""
        await session.execute(
            delete(Refusal).where(
                Refusal.municipality_id == person.municipality_id,
                Refusal.person_hash
                == refusal_hash(self._secret, person.municipality_id, full_name(person), name),
            )
        )


async def waiting_applications(
    session: AsyncSession, programme_id: int, limit: int, only: int | None = None
) -> list[tuple[int, str]]:
    """(id, full name) of those who wait for the methodist's yes, the longest first; `only` one, if given."""
    query = (
        select(Application)
        .where(Application.programme_id == programme_id, Application.sent_at.is_not(None))
        .order_by(Application.sent_at, Application.id)
        .limit(limit)
    )
    if only is not None:
        query = query.where(Application.id == only)
    return [(one.id, full_name(one)) for one in await session.scalars(query)]


async def _waiting(session: AsyncSession, actor: Actor, application_id: int) -> tuple[Application, Programme]:
    programme_id = actor.methodist_of()
    found = await session.get(Application, application_id, with_for_update=True)
    if found is None or found.programme_id != programme_id or found.sent_at is None:
        raise NotFound("application")
    return found, await session.get_one(Programme, programme_id)


async def _refuse_double(session: AsyncSession, found: Application, programme: Programme) -> None:
    if await stands_in(session, found.account_id, programme.id):
        raise DomainError("applicant-inside")


def _unclaimed(programme_id: int) -> Select[Person, str | None]:
    """People of the programme nobody stands for yet, with their school, by name."""
    mine = exists().where(Membership.programme_id == programme_id, Membership.person_id == Person.id)
    return (
        select(Person, School.name)
        .outerjoin(School, School.id == Person.school_id)
        .where(NOT_COME, Person.state == PersonState.IMPORTED, mine)
        .order_by(Person.sort_key, Person.id)
    )


async def _namesakes(
    session: AsyncSession, found: Application, programme: Programme, *which: ColumnElement[bool]
) -> list[RosterLine]:
    alike = await among(session, programme.municipality_id, wanted(f"{found.surname} {found.name}"))
    rows = await session.execute(_unclaimed(programme.id).where(*alike.in_order, *which).limit(NAMESAKES))
    return [_roster_line(*row, namesake=True) for row in rows if _is_namesake(row[0], found)]


def _is_namesake(person: Person, found: Application) -> bool:
    if name_key(full_name(person)) == name_key(full_name(found)):
        return True
    # One of the two may have left the patronymic out.
    short = name_key(person.surname, person.name) == name_key(found.surname, found.name)
    return short and not (person.patronymic and found.patronymic)


def _roster_line(person: Person, school: str | None, *, namesake: bool) -> RosterLine:
    return RosterLine(person.id, full_name(person), school or "", namesake)


async def _school_named(session: AsyncSession, programme: Programme, name: str) -> School:
    known = await session.scalar(
        select(School).where(
            School.municipality_id == programme.municipality_id, func.lower(School.name) == name.lower()
        )
    )
    if known is not None:
        return known
    school = School(municipality_id=programme.municipality_id, name=name)
    session.add(school)
    await session.flush()
    return school


async def _tell(
    session: AsyncSession, now: datetime, programme: Programme, found: Application, kind: str
) -> None:
    """An answer to what they asked: outside the daily budget, but not in their quiet hours."""
    account = await session.get_one(Account, found.account_id)
    wish = Wish(
        kind=kind,
        # The moment: who was rejected may apply once more, and ids are used again.
        dedupe_key=f"{kind}:{found.id}:{int(found.consented_at.timestamp())}",
        account_id=account.id,
        priority=Priority.ANSWER,
        not_before=next_awake(account, programme.time_zone, now),
        values={"programme_id": programme.id},
    )
    await enqueue(session, now, [wish])
