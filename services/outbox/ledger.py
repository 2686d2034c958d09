"""The sender's side of the outbox: the lease, claiming, and what became of each message.

A message passes pending → claimed → sending → sent. `sending` and the attempt are committed
before the request leaves, so after a crash each row says whether Telegram may have it. A row that
was on its way twice is never tried a third time: it ends as `uncertain` and is listed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Float,
    and_,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from models.chats import LinkedChat
from models.database import Database
from models.enums import OutboxStatus
from models.people import Account
from models.system import OutboxMessage, SendingLease
from services.base import insert_ignore
from services.outbox.readers import put_off_muted, readers_of, tried, unmute
from services.outbox.statements import ARRIVED, BEGIN, BEGUN, CLAIM, SETTLE

LEASE_ID = 1
LEASE_SECONDS = 10.0
MAX_ATTEMPTS = 2
"""How often a message may be on its way without a known end: the second time is the last."""
REPEATABLE = ("broadcast_change",)
"""Kinds that come to the same however often they are carried out (edits, deletions)."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to send; `fence` grows with every change of holder."""

    owner: str
    fence: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message to send now, with what delivery must know of its reader."""

    id: int
    kind: str
    chat_id: int
    locale: str
    payload: dict[str, Any]
    retries: int
    account_id: int | None
    person_id: int | None
    broadcast_id: int | None
    priority: int
    linked_chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one sending ended. `status` PENDING with `not_before` means: try again then.

    An end that came to us is no longer an attempt in the dark: it moves from `attempts`, which
    guard against dying while sending, to `retries`. `free` does not even count as a retry (the
    limits said no, the chat has moved).
    """

    id: int
    account_id: int | None
    status: OutboxStatus
    message_id: int | None = None
    reason: str = ""
    not_before: datetime | None = None
    free: bool = False
    linked_chat_id: int | None = None
    album_ids: tuple[int, ...] = ()
    """All message ids of an album."""

    @property
    def is_plain(self) -> bool:
        """Whether it is one message that arrived, with nothing more to say of it."""
        return self.status is OutboxStatus.SENT and not self.album_ids and not self.reason


class Ledger:
    """All statements of the sending side. Each method is one transaction; what arrived is settled in one of
    its own, before the rest: said again after a fault, it changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def acquire(self, owner: str) -> Lease | None:
        """Take or keep the sending lease; None while another process holds it.

        A new holder gets a new fence, and what the old one left half-done is put right: claimed
        rows wait again, rows on their way wait again once, and then are `uncertain`.
        """
        async with self._database.write() as session:
            await insert_ignore(
                session, SendingLease, [{"id": LEASE_ID, "owner": "", "fence": 0, "until": 0}]
            )
            now = float(await session.scalar(select(self._database_seconds())) or 0)
            row = await session.get_one(SendingLease, LEASE_ID, with_for_update=True)
            if row.owner != owner:
                if row.owner and row.until > now:
                    return None
                row.owner, row.fence = owner, row.fence + 1
                await self._recover(session, row.fence)
            row.until = now + LEASE_SECONDS
            return Lease(owner, row.fence)

    async def release(self, lease: Lease) -> None:
        """Give the lease back at a graceful stop; claimed rows wait again at once."""
        async with self._database.write() as session:
            await session.execute(
                update(SendingLease)
                .where(SendingLease.owner == lease.owner, SendingLease.fence == lease.fence)
                .values(owner="", until=0)
            )
            await session.execute(
                update(OutboxMessage)
                .where(OutboxMessage.status == OutboxStatus.CLAIMED, OutboxMessage.fence == lease.fence)
                .values(status=OutboxStatus.PENDING, fence=None)
            )

    async def claim(self, lease: Lease, now: datetime, limit: int) -> list[Claimed]:
        """Reserve up to `limit` messages whose time has come, most urgent first."""
        async with self._database.write() as session:
            connection = await session.connection()
            result = await connection.execute(CLAIM, {"moment": now, "most": limit, "row_fence": lease.fence})
            rows = sorted(result, key=lambda row: (row.priority, row.not_before, row.id))
            readers = await readers_of(session, rows)
            expired = {row.id for row in rows if row.expires_at is not None and row.expires_at <= now}
            # A refused chat is not asked again until its person comes back.
            dead = {row.id for row in rows if not readers[row.id].reachable} - expired
            for ended, status in ((expired, OutboxStatus.EXPIRED), (dead, OutboxStatus.UNREACHABLE)):
                if ended:
                    await _end(session, ended, status, now)
            living = [row for row in rows if row.id not in expired | dead]
            put_off = await put_off_muted(session, living, now)
        return [
            Claimed(
                id=row.id,
                kind=row.kind,
                chat_id=readers[row.id].telegram_id,
                locale=readers[row.id].locale,
                payload=row.payload,
                retries=row.retries,
                account_id=row.account_id,
                person_id=row.person_id,
                broadcast_id=row.broadcast_id,
                priority=row.priority,
                linked_chat_id=row.linked_chat_id,
            )
            for row in living
            if row.id not in put_off
        ]

    async def begin(self, lease: Lease, ids: Sequence[int]) -> set[int]:
        """Count the attempt, durably, before the request; returns those that may go now.

        Missing from the answer is what was cancelled or taken over meanwhile.
        """
        asked = {"ids": list(ids), "row_fence": lease.fence}
        if await self._database.change(BEGIN, asked) == len(ids):
            return set(ids)
        return {row.id for row in await self._database.rows(BEGUN, asked)}

    async def settle(self, lease: Lease, now: datetime, outcomes: Sequence[Outcome]) -> None:
        """Record how sendings ended; `now` is the injected clock's moment."""
        if not outcomes:
            return
        dead = [outcome.account_id for outcome in outcomes if outcome.status is OutboxStatus.UNREACHABLE]
        heard = await self._heard(outcomes)
        arrived = [outcome for outcome in outcomes if outcome.is_plain]
        others = [outcome for outcome in outcomes if not outcome.is_plain]
        if arrived:
            await self._database.change(
                ARRIVED,
                {
                    "ids": [outcome.id for outcome in arrived],
                    "row_fence": lease.fence,
                    "message_ids": {f"m{outcome.id}": outcome.message_id for outcome in arrived},
                    "moment": now,
                },
            )
        if not (others or heard):
            return
        async with self._database.write() as session:
            connection = await session.connection()
            if others:
                await connection.execute(SETTLE, [_settled(lease, now, outcome) for outcome in others])
            if dead:
                await session.execute(
                    update(Account)
                    .where(Account.id.in_(dead), Account.reachable)
                    .values(reachable=False, unreachable_since=now)
                )
            if heard:
                await unmute(session, now, LinkedChat.id.in_(heard))

    async def _heard(self, outcomes: Sequence[Outcome]) -> set[int]:
        """Muted groups that a message sent to try has reached; to be asked before that is settled."""
        sent = [
            one.id for one in outcomes if one.status is OutboxStatus.SENT and one.linked_chat_id is not None
        ]
        if not sent:
            return set()
        async with self._database.read() as session:
            return await tried(session, sent)

    async def moved(self, account_id: int, chat_id: int) -> bool:
        """A chat became a supergroup: what waits for it goes to the new id.

        False when another account has that id already.
        """
        async with self._database.write() as session:
            other = await session.scalar(select(Account.id).where(Account.telegram_id == chat_id))
            if other is not None:
                return other == account_id
            await session.execute(update(Account).where(Account.id == account_id).values(telegram_id=chat_id))
            return True

    async def _recover(self, session: AsyncSession, fence: int) -> None:
        in_work = OutboxMessage.fence < fence
        again = or_(
            OutboxMessage.status == OutboxStatus.CLAIMED,
            and_(
                OutboxMessage.status == OutboxStatus.SENDING,
                or_(OutboxMessage.attempts < MAX_ATTEMPTS, OutboxMessage.kind.in_(REPEATABLE)),
            ),
        )
        await session.execute(
            update(OutboxMessage)
            .where(in_work, again)
            .values(status=OutboxStatus.PENDING, fence=None)
            .execution_options(synchronize_session=False)
        )
        await session.execute(
            update(OutboxMessage)
            .where(in_work, OutboxMessage.status == OutboxStatus.SENDING)
            .values(
                status=OutboxStatus.UNCERTAIN,
                reason="process died twice while sending",
                # There is no clock here; it was due then, and claimed soon after.
                settled_at=OutboxMessage.not_before,
            )
            .execution_options(synchronize_session=False)
        )

    def _database_seconds(self) -> ColumnElement[float]:
        """The database's own real time: moving the injected clock must expire no lease."""
        if self._database.is_sqlite:
            return literal_column("(julianday('now') - 2440587.5) * 86400.0", Float)
        return literal_column("extract(epoch from clock_timestamp())", Float)


def _settled(lease: Lease, now: datetime, outcome: Outcome) -> dict[str, Any]:
    """What `SETTLE` asks for."""
    waits = outcome.status is OutboxStatus.PENDING
    return {
        "row_id": outcome.id,
        "row_fence": lease.fence,
        "new_status": outcome.status,
        "new_message_id": outcome.message_id,
        "new_album_ids": list(outcome.album_ids) or None,
        "new_reason": outcome.reason[:300],
        "next_try": outcome.not_before,
        "answered": int(waits),
        "retried": int(waits and not outcome.free),
        "moment": None if waits else now,
    }


async def _end(session: AsyncSession, ids: Collection[int], status: OutboxStatus, now: datetime) -> None:
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(ids))
        .values(status=status, settled_at=now)
        .execution_options(synchronize_session=False)
    )
