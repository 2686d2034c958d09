"""What was not sent, or nobody knows whether it was: told to the owners once, listed for the methodist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from models.chats import LinkedChat
from models.database import Database
from models.enums import OutboxStatus, ProgrammeState
from models.people import Account, Membership, Person, School
from models.programmes import Programme
from models.system import TROUBLED, OutboxMessage
from services.actor import Actor
from services.base import Service
from services.clock import Clock
from services.errors import Forbidden, NotFound
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.people.names import short_name

KIND = "unsent"
LISTED_FOR = timedelta(days=14)
BROADCASTS = ("broadcast", "broadcast_change")
"""Have reports of their own, by name."""


@dataclass(frozen=True, slots=True)
class UnsentCount:
    """So many messages of one kind that ended so."""

    kind: str
    status: OutboxStatus
    count: int


@dataclass(frozen=True, slots=True)
class UnsentReport:
    """One wave of them; `since` (local) is when the first of them should have gone."""

    number: int
    since: datetime
    counts: tuple[UnsentCount, ...]

    @property
    def total(self) -> int:
        return sum(one.count for one in self.counts)


@dataclass(frozen=True, slots=True)
class UnsentLine:
    """One person's message, or a linked group's (`name` is its title then); `at` (local) is when it should
    have gone."""

    name: str
    school: str
    kind: str
    status: OutboxStatus
    at: datetime
    group: bool = False


@dataclass(frozen=True, slots=True)
class UnsentList:
    """The latest `lines` of `total`."""

    lines: tuple[UnsentLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class OutboxState:
    """How many are due and have not gone, how long the first of them waits, and what ended badly lately."""

    waiting: int
    oldest_wait: timedelta
    unsent: dict[OutboxStatus, int]


class Unsent(Service):
    """Rows of the outbox that ended as expired, uncertain or failed."""

    def __init__(self, database: Database, clock: Clock, owner_ids: frozenset[int]) -> None:
        super().__init__(database, clock)
        self._owner_ids = owner_ids

    async def tell_owners(self) -> int:
        """Tick: when a wave is over, the owners hear of it in one message; how many rows it was.

        It is over when nothing that is due waits any more. One look by an index when there is nothing.
        """
        now = self.clock.now()
        async with self.database.read() as session:
            if not await session.scalar(
                select(exists().where(TROUBLED, OutboxMessage.reported_in.is_(None)))
            ):
                return 0
            waiting = exists().where(
                OutboxMessage.status == OutboxStatus.PENDING, OutboxMessage.not_before <= now
            )
            if await session.scalar(select(waiting)):
                return 0
        async with self.database.write() as session:
            owners = await session.scalars(select(Account).where(Account.telegram_id.in_(self._owner_ids)))
            told = [(owner, await _programme_of(session, owner)) for owner in owners.all()]
            if not any(programme for _, programme in told):
                return 0
            number = (
                await session.scalar(select(func.max(OutboxMessage.reported_in)).where(TROUBLED)) or 0
            ) + 1
            marked = await session.execute(
                update(OutboxMessage)
                .where(TROUBLED, OutboxMessage.reported_in.is_(None))
                .values(reported_in=number)
                .returning(OutboxMessage.id)
                .execution_options(synchronize_session=False)
            )
            rows = len(marked.all())
            for owner, programme in told:
                if programme is not None:
                    wish = Wish(
                        kind=KIND,
                        dedupe_key=f"{KIND}:{number}:{owner.id}",
                        account_id=owner.id,
                        priority=Priority.REMINDER,
                        not_before=now,
                        values={"report": number, "account_id": owner.id},
                    )
                    await offer(session, now, programme, wish)
            return rows

    async def state(self) -> OutboxState:
        """How the sending stands, for the operator: nothing of anybody's messages."""
        now = self.clock.now()
        async with self.database.read() as session:
            waiting, first = (
                await session.execute(
                    select(func.count(), func.min(OutboxMessage.not_before)).where(
                        OutboxMessage.status == OutboxStatus.PENDING, OutboxMessage.not_before <= now
                    )
                )
            ).one()
            rows = await session.execute(
                select(OutboxMessage.status, func.count())
                .where(TROUBLED, OutboxMessage.settled_at > now - LISTED_FOR)
                .group_by(OutboxMessage.status)
            )
            wait = now - first if waiting else timedelta()
            return OutboxState(waiting, wait, {row[0]: row[1] for row in rows})

    async def report(self, actor: Actor, number: int) -> UnsentReport:
        """One wave, for an owner (it is of all programmes, without names). Forbidden for others."""
        if not actor.is_owner:
            raise Forbidden(f"unsent:{number}")
        found = await self.told(number, actor.account_id)
        if found is None:
            raise NotFound("unsent")
        return found

    async def told(self, number: int, account_id: int) -> UnsentReport | None:
        """The same for the message that tells of it; None when its rows are gone."""
        async with self.database.read() as session:
            account = await session.get(Account, account_id)
            programme = await _programme_of(session, account) if account else None
            rows = await session.execute(
                select(
                    OutboxMessage.kind,
                    OutboxMessage.status,
                    func.count(),
                    func.min(OutboxMessage.not_before),
                )
                .where(TROUBLED, OutboxMessage.reported_in == number)
                .group_by(OutboxMessage.kind, OutboxMessage.status)
                .order_by(OutboxMessage.status, func.count().desc(), OutboxMessage.kind)
            )
            counts, moments = [], []
            for kind, status, count, first in rows:
                counts.append(UnsentCount(kind, status, count))
                moments.append(first)
            if not counts or programme is None:
                return None
            return UnsentReport(number, min(moments).astimezone(ZoneInfo(programme.time_zone)), tuple(counts))

    async def listed(self, actor: Actor, limit: int) -> UnsentList:
        """By name, what did not surely reach people and linked groups of the methodist's programme in the
        last two weeks: the latest first, no more than `limit`.

        Broadcasts are not here: each has its own report.
        """
        programme_id, now = actor.methodist_of(), self.clock.now()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            rows = await session.execute(
                select(
                    Person, School.name, OutboxMessage.kind, OutboxMessage.status, OutboxMessage.not_before
                )
                .select_from(OutboxMessage)
                .join(Person, _is_for_person())
                .outerjoin(School, School.id == Person.school_id)
                .where(*unsent_of(programme_id, now))
                .order_by(OutboxMessage.not_before.desc(), Person.surname, OutboxMessage.id)
                .limit(limit)
            )
            zone = ZoneInfo(programme.time_zone)
            lines = [
                UnsentLine(short_name(person), school or "", kind, status, at.astimezone(zone))
                for person, school, kind, status, at in rows
            ]
            groups = await session.execute(
                select(LinkedChat.title, OutboxMessage.kind, OutboxMessage.status, OutboxMessage.not_before)
                .select_from(OutboxMessage)
                .join(LinkedChat, LinkedChat.id == OutboxMessage.linked_chat_id)
                .where(*_unsent_to_groups(programme_id, now))
                .order_by(OutboxMessage.not_before.desc(), OutboxMessage.id)
                .limit(limit)
            )
            lines += [
                UnsentLine(title, "", kind, status, at.astimezone(zone), group=True)
                for title, kind, status, at in groups
            ]
            latest = sorted(lines, key=lambda line: line.at, reverse=True)[:limit]
            return UnsentList(tuple(latest), await count_unsent(session, programme_id, now))


async def count_unsent(session: AsyncSession, programme_id: int, now: datetime) -> int:
    """How many there are in all of what `listed` shows."""
    found = await session.scalar(
        select(func.count())
        .select_from(OutboxMessage)
        .join(Person, _is_for_person())
        .where(*unsent_of(programme_id, now))
    )
    groups = await session.scalar(
        select(func.count())
        .select_from(OutboxMessage)
        .join(LinkedChat, LinkedChat.id == OutboxMessage.linked_chat_id)
        .where(*_unsent_to_groups(programme_id, now))
    )
    return (found or 0) + (groups or 0)


def unsent_of(programme_id: int, now: datetime) -> Sequence[ColumnElement[bool]]:
    """The condition on OutboxMessage and the Person it is for."""
    member = exists().where(Membership.programme_id == programme_id, Membership.person_id == Person.id)
    return (
        TROUBLED,  # type: ignore[return-value]
        OutboxMessage.settled_at > now - LISTED_FOR,
        OutboxMessage.kind.not_in(BROADCASTS),
        member,
    )


def _unsent_to_groups(programme_id: int, now: datetime) -> Sequence[ColumnElement[bool]]:
    """The condition on OutboxMessage and the LinkedChat it is for, whose link may have ended since."""
    return (
        TROUBLED,  # type: ignore[return-value]
        OutboxMessage.settled_at > now - LISTED_FOR,
        OutboxMessage.kind.not_in(BROADCASTS),
        LinkedChat.programme_id == programme_id,
    )


def _is_for_person() -> ColumnElement[bool]:
    """A bundle of things that are nobody's in particular is its account's."""
    return or_(
        Person.id == OutboxMessage.person_id,
        and_(OutboxMessage.person_id.is_(None), Person.account_id == OutboxMessage.account_id),
    )


async def _programme_of(session: AsyncSession, owner: Account) -> Programme | None:
    """By whose clock an owner is told: the programme they look at if it runs, else any that runs."""
    return await session.scalar(
        select(Programme)
        .order_by(
            (Programme.state == ProgrammeState.LAUNCHED).desc(),
            (Programme.id == (owner.current_programme_id or 0)).desc(),
            Programme.id,
        )
        .limit(1)
    )
