"""All programmes of the installation, for its owner: looked at by numbers, a methodist appointed, entered."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, ProgrammeState, Role
from models.people import Account, Membership, Person
from models.programmes import Municipality, Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden, NotFound
from services.paging import Place, cut
from services.people.names import full_name
from services.programmes import counts, rules

PAGE = 6


@dataclass(frozen=True, slots=True)
class InstalledLine:
    """A programme of the installation; `mine`: the owner is its methodist."""

    id: int
    title: str
    municipality: str
    mine: bool


@dataclass(frozen=True, slots=True)
class InstalledPage:
    place: Place
    programmes: tuple[InstalledLine, ...]


@dataclass(frozen=True, slots=True)
class InstalledProgramme:
    """A programme as the owner sees it from outside: numbers, and the names of its methodists only."""

    id: int
    title: str
    municipality: str
    state: ProgrammeState
    schools: int
    people: int
    connected: int
    partnerships: int
    methodists: tuple[str, ...]
    mine: bool


class Installation(Service):
    async def installation(self, actor: Actor, page: int = 0) -> InstalledPage:
        """A page of all programmes, the newest first. Forbidden but for the owner."""
        _require_owner(actor)
        query = (
            select(Programme, Municipality.name)
            .join(Municipality, Municipality.id == Programme.municipality_id)
            .order_by(Programme.id.desc())
        )
        async with self.database.read() as session:
            rows, place = await cut(session, [query], page, PAGE)
            mine = await _run_by(session, actor, [programme.id for programme, _ in rows], self.clock.now())
        return InstalledPage(
            place, tuple(InstalledLine(one.id, one.title, name, one.id in mine) for one, name in rows)
        )

    async def installed(self, actor: Actor, programme_id: int) -> InstalledProgramme:
        """One programme from outside. Forbidden but for the owner."""
        _require_owner(actor)
        now = self.clock.now()
        async with self.database.read() as session:
            programme = await _programme(session, programme_id)
            municipality = await session.get_one(Municipality, programme.municipality_id)
            today = now.astimezone(ZoneInfo(programme.time_zone)).date()
            methodists = await session.scalars(
                select(Person)
                .join(Membership, Membership.person_id == Person.id)
                .where(
                    Membership.programme_id == programme_id,
                    Membership.role == Role.METHODIST,
                    or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
                    Person.state != PersonState.WITHDRAWN,
                )
                .order_by(Person.sort_key, Person.id)
            )
            return InstalledProgramme(
                id=programme.id,
                title=programme.title,
                municipality=municipality.name,
                state=programme.state,
                schools=await counts.schools(session, programme_id, today),
                people=await counts.people(session, programme_id, today),
                connected=await counts.connected(session, programme_id, today),
                partnerships=await counts.partnerships(session, programme_id),
                methodists=tuple(full_name(one) for one in methodists),
                mine=bool(await _run_by(session, actor, [programme_id], now)),
            )

    async def enter(self, actor: Actor, programme_id: int, surname: str, name: str) -> None:
        """Become a methodist of a programme and look at it from now on; the log of the programme says so.

        `surname` and `name` are taken when the owner is nobody in its municipality yet. From there on the
        owner sees, appoints and dismisses as any methodist does, and can be dismissed as any. Forbidden
        but for the owner.
        """
        _require_owner(actor)
        async with self.database.write() as session:
            programme = await _programme(session, programme_id, lock=True)
            now = self.clock.now()
            today = now.astimezone(ZoneInfo(programme.time_zone)).date()
            person = await owner_as_person(
                session,
                now,
                actor,
                programme.municipality_id,
                surname=_fitting(surname) or rules.NAMELESS,
                name=_fitting(name),
            )
            if person.state not in (PersonState.CONSENTED, PersonState.REGISTERED):
                raise DomainError("installation-consent-first")
            part = await session.scalar(
                select(Membership).where(
                    Membership.programme_id == programme_id,
                    Membership.person_id == person.id,
                    Membership.role == Role.METHODIST,
                )
            )
            account = await session.get_one(Account, actor.account_id)
            account.current_programme_id = programme_id
            if part is not None and (part.ends_on is None or part.ends_on >= today):
                return
            if part is None:
                part = Membership(
                    programme_id=programme_id, person_id=person.id, role=Role.METHODIST, starts_on=today
                )
                session.add(part)
            part.ends_on, part.end_reason = None, ""
            here = replace(actor, programme_id=programme_id)
            self.audit(session, here, "programmes.owner_entered", f"programme:{programme_id}")


async def owner_as_person(
    session: AsyncSession, now: datetime, actor: Actor, municipality_id: int, *, surname: str, name: str
) -> Person:
    """The owner as a person of the municipality: the one they are already, or a new one."""
    person = await session.scalar(
        select(Person).where(Person.account_id == actor.account_id, Person.municipality_id == municipality_id)
    )
    if person is None:
        person = Person(
            municipality_id=municipality_id,
            account_id=actor.account_id,
            state=PersonState.REGISTERED,
            surname=surname,
            name=name,
            created_at=now,
        )
        session.add(person)
        await session.flush()
    return person


def _fitting(name: str) -> str:
    """As much of a Telegram name as a person's name may have."""
    return " ".join(name.split())[: rules.LONGEST_NAME]


def _require_owner(actor: Actor) -> None:
    if not actor.is_owner:
        raise Forbidden("installation")


async def _programme(session: AsyncSession, programme_id: int, *, lock: bool = False) -> Programme:
    programme = await session.get(Programme, programme_id, with_for_update=lock)
    if programme is None:
        raise NotFound("programme")
    return programme


async def _run_by(session: AsyncSession, actor: Actor, ids: list[int], now: datetime) -> set[int]:
    """Which of these programmes the owner is a methodist of."""
    rows = await session.scalars(
        select(Membership.programme_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Person.account_id == actor.account_id,
            Membership.programme_id.in_(ids),
            Membership.role == Role.METHODIST,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= now.date()),
        )
    )
    return set(rows)
