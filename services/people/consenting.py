"""Consent asked again when its text changes, the signed paper beside it, and who agreed to what when.

What somebody has agreed to goes on: the earlier consent is not taken back by a new text. What is new in the
text is not done to them until they agree to it. So everybody is asked once, and nobody is shut out.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, Role
from models.people import Consent, Membership, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.errors import NotFound
from services.orders import Order
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.people import consent
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.rules import Gender, gender, name_key

KIND = "consent_again"
AT_ONCE = 100
AGREED = (PersonState.CONSENTED, PersonState.REGISTERED)


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """The text in force (`version`) for one person, who has agreed to `agreed` so far."""

    person_id: int
    programme: str
    gender: Gender
    version: int
    agreed: int

    @property
    def settled(self) -> bool:
        return self.agreed >= self.version


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent of one person; without `given_at` only the paper is known. Moments are local."""

    full_name: str
    school: str
    version: int | None
    locale: str
    given_at: datetime | None
    withdrawn_at: datetime | None
    paper_number: str
    paper_date: date | None


class Consenting(Keyed):
    async def ask_again(self) -> int:
        """Tick: ask those who have not been asked about the text in force; returns how many."""
        behind = (
            select(Person.id, Person.account_id, func.max(Membership.programme_id))
            .join(Membership, Membership.person_id == Person.id)
            .where(
                Person.account_id.is_not(None),
                Person.consent_asked < consent.CURRENT_VERSION,
                Person.state.in_(AGREED),
            )
            .group_by(Person.id, Person.account_id)
            .limit(AT_ONCE)
        )
        async with self.database.read() as session:
            if (await session.execute(behind.limit(1))).first() is None:
                return 0
        now = self.clock.now()
        async with self.database.write() as session:
            rows = (await session.execute(behind)).all()
            for person_id, account_id, programme_id in rows:
                person = await session.get_one(Person, person_id)
                programme = await session.get_one(Programme, programme_id)
                person.consent_asked = consent.CURRENT_VERSION
                assert account_id is not None
                wish = Wish(
                    kind=KIND,
                    dedupe_key=f"{KIND}:{consent.CURRENT_VERSION}:{person_id}",
                    account_id=account_id,
                    priority=Priority.SURVEY,
                    not_before=now,
                    values={"person_id": person_id, "programme_id": programme_id},
                    person_id=person_id,
                )
                await offer(session, now, programme, wish)
        return len(rows)

    async def consent_question(self, person_id: int, programme_id: int) -> ConsentQuestion | None:
        """For delivery: the question as it stands; None for who has left."""
        async with self.database.read() as session:
            person = await session.get(Person, person_id)
            programme = await session.get(Programme, programme_id)
            if person is None or programme is None or person.state not in AGREED:
                return None
            return await _question(session, person, programme)

    async def own_consent(self, actor: Actor) -> ConsentQuestion:
        """The reader's own question in the programme they look at."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            person = await session.get_one(Person, person_id)
            programme = await session.get_one(Programme, actor.programme_id)
            return await _question(session, person, programme)

    async def look_at_consent(self, actor: Actor, person_id: int, version: int = 0) -> ConsentQuestion:
        """The question under a tapped button; agreeing to `version`, if that is the text in force.

        NotFound for another account's person. Agreeing twice counts once; a button of an older text agrees
        to nothing, and the newer text is shown.
        """
        async with self.database.write() as session:
            person = await session.get(Person, person_id, with_for_update=True)
            if person is None or person.account_id != actor.account_id or person.state not in AGREED:
                raise NotFound("person")
            newest = await session.scalar(
                select(func.max(Membership.programme_id)).where(Membership.person_id == person_id)
            )
            programme = await session.get_one(Programme, newest)
            found = await _question(session, person, programme)
            if version == found.version and not found.settled:
                now = self.clock.now()
                session.add(Consent(person_id=person_id, version=version, locale=actor.locale, given_at=now))
                person.consent_asked = max(person.consent_asked, version)
                self.audit(session, actor, "consent.given", f"person:{person_id}", version=version)
                await session.flush()
                return await _question(session, person, programme)
            return found

    async def paper(self, actor: Actor, person_id: int) -> Order | None:
        """The signed paper recorded for a person of the methodist's programme."""
        async with self.database.read() as session:
            person = await _own(session, actor, person_id)
            return Order(person.paper_number, person.paper_date) if person.paper_date is not None else None

    async def record_paper(self, actor: Actor, person_id: int, paper: Order | None) -> None:
        """Note the number and day of a signed paper (None: there is none after all)."""
        async with self.database.write() as session:
            person = await _own(session, actor, person_id)
            person.paper_number = paper.number if paper else ""
            person.paper_date = paper.day if paper else None
            self.audit(session, actor, "consent.paper", f"person:{person_id}", there=paper is not None)

    async def consents(self, actor: Actor) -> tuple[ConsentLine, ...]:
        """Who agreed to which version when, on paper too, and what was taken back; by name.

        Who has taken it back is a number and no name. Looking is noted in the audit log.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            rows = await session.execute(
                select(Person, School.name, Consent)
                .outerjoin(School, School.id == Person.school_id)
                .outerjoin(Consent, Consent.person_id == Person.id)
                .where(
                    Person.id.in_(
                        select(Membership.person_id).where(Membership.programme_id == programme_id)
                    ),
                    or_(Consent.id.is_not(None), Person.paper_date.is_not(None)),
                )
                .order_by(Person.id, Consent.id)
            )
            zone = ZoneInfo(programme.time_zone)
            lines = [_line(person, school or "", given, zone) for person, school, given in rows]
            self.audit(session, actor, "consent.exported", f"programme:{programme_id}", lines=len(lines))
        return tuple(sorted(lines, key=lambda line: (name_key(line.full_name), line.version or 0)))


def _line(person: Person, school: str, given: Consent | None, zone: ZoneInfo) -> ConsentLine:
    taken_back = given.withdrawn_at if given is not None else None
    return ConsentLine(
        full_name=full_name(person),
        school=school,
        version=given.version if given is not None else None,
        locale=given.locale if given is not None else "",
        given_at=given.given_at.astimezone(zone) if given is not None else None,
        withdrawn_at=taken_back.astimezone(zone) if taken_back is not None else None,
        paper_number=person.paper_number,
        paper_date=person.paper_date,
    )


async def _question(session: AsyncSession, person: Person, programme: Programme) -> ConsentQuestion:
    agreed = await session.scalar(
        select(func.max(Consent.version)).where(
            Consent.person_id == person.id, Consent.withdrawn_at.is_(None)
        )
    )
    who = gender(person.patronymic)
    return ConsentQuestion(person.id, programme.title, who, consent.CURRENT_VERSION, agreed or 0)


async def _own(session: AsyncSession, actor: Actor, person_id: int) -> Person:
    actor.require(Role.METHODIST)
    member = await session.scalar(
        select(Membership.id)
        .where(Membership.programme_id == actor.programme_id, Membership.person_id == person_id)
        .limit(1)
    )
    if member is None:
        raise NotFound("person")
    return await session.get_one(Person, person_id)
