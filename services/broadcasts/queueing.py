"""From a broadcast to its recipients and outbox rows, inside the caller's transaction.

Everything is INSERT … SELECT: a hundred thousand rows take the database seconds and the process nothing.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ColumnElement, Insert, Select, String, cast, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base, UTCDateTime
from models.broadcasts import Broadcast, BroadcastRecipient
from models.enums import OutboxStatus
from models.people import Account, Person
from models.programmes import Programme
from models.system import OutboxMessage
from services.broadcasts.facts import NOT_GOT, Segment, SegmentKind
from services.broadcasts.groups import KIND, queue_to_groups
from services.broadcasts.segments import in_segment, why_left_out
from services.outbox.queue import Priority
from services.quiet import next_awake

MESSAGE = (
    "kind",
    "dedupe_key",
    "account_id",
    "person_id",
    "broadcast_id",
    "priority",
    "payload",
    "status",
    "not_before",
    "attempts",
    "retries",
    "reason",
    "created_at",
)
"""Columns of a row of the outbox, in the order of `message_columns`."""


async def take_recipients(
    session: AsyncSession, broadcast: Broadcast, programme: Programme, now: datetime
) -> None:
    """Write down who is meant by the segment at this moment, and who of them can't be written to."""
    today = _local_day(programme, now)
    meant = in_segment(Segment.load(broadcast.segment), programme.id, today, broadcast.author_id)
    await insert_from(
        session,
        BroadcastRecipient,
        ["broadcast_id", "person_id", "left_out"],
        select(literal(broadcast.id), Person.id, why_left_out(today))
        .outerjoin(Account, Account.id == Person.account_id)
        .where(meant),
    )


async def look_again(
    session: AsyncSession, broadcast: Broadcast, programme: Programme, now: datetime
) -> None:
    """For a repeat: who can be written to by now, among those who have not got it."""
    why = (
        select(why_left_out(_local_day(programme, now)))
        .select_from(Person)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(Person.id == BroadcastRecipient.person_id)
        .scalar_subquery()
    )
    standing = select(OutboxMessage.person_id).where(OutboxMessage.broadcast_id == broadcast.id)
    await session.execute(
        update(BroadcastRecipient)
        .where(
            BroadcastRecipient.broadcast_id == broadcast.id,
            BroadcastRecipient.person_id.not_in(standing.where(OutboxMessage.person_id.is_not(None))),
        )
        .values(left_out=why)
        .execution_options(synchronize_session=False)
    )


async def queue_messages(
    session: AsyncSession, broadcast: Broadcast, programme: Programme, now: datetime, *, urgent: bool
) -> None:
    """A message for every recipient without one. Their own quiet hours move it, unless `urgent`."""
    if Segment.load(broadcast.segment).kind is SegmentKind.GROUPS:
        await queue_to_groups(session, broadcast, programme, now, urgent=urgent)
        return
    hours = await session.execute(
        select(Account.quiet_from, Account.quiet_to)
        .join(Person, Person.account_id == Account.id)
        .join(BroadcastRecipient, BroadcastRecipient.person_id == Person.id)
        .where(BroadcastRecipient.broadcast_id == broadcast.id)
        .distinct()
    )
    for quiet_from, quiet_to in hours.all():
        example = Account(quiet_from=quiet_from, quiet_to=quiet_to)
        at = now if urgent else next_awake(example, programme.time_zone, now)
        await insert_from(
            session,
            OutboxMessage,
            MESSAGE,
            _messages(broadcast, at, now).where(
                Account.quiet_from == quiet_from, Account.quiet_to == quiet_to
            ),
        )


async def drop_failed(session: AsyncSession, broadcast_id: int) -> None:
    """Let go of messages that surely have not arrived: the next round's will stand in their place.

    They stay in the outbox; their dedupe key still says whose they were.
    """
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.broadcast_id == broadcast_id, OutboxMessage.status.in_(NOT_GOT))
        .values(broadcast_id=None)
        .execution_options(synchronize_session=False)
    )


def _messages(broadcast: Broadcast, at: datetime, now: datetime) -> Select[*tuple[Any, ...]]:
    key = literal(f"{KIND}:{broadcast.id}:") + cast(Person.id, String)
    if broadcast.round > 1:
        key = key + f":{broadcast.round}"
    standing = select(OutboxMessage.id).where(
        OutboxMessage.person_id == Person.id, OutboxMessage.broadcast_id == broadcast.id
    )
    return (
        select(*message_columns(KIND, key, broadcast.id, literal(at, UTCDateTime()), now))
        .select_from(BroadcastRecipient)
        .join(Person, Person.id == BroadcastRecipient.person_id)
        .join(Account, Account.id == Person.account_id)
        .where(
            BroadcastRecipient.broadcast_id == broadcast.id,
            BroadcastRecipient.left_out == "",
            ~standing.exists() if broadcast.round > 1 else literal(True),
        )
    )


def message_columns(
    kind: str, key: ColumnElement[str], broadcast_id: int, at: ColumnElement[datetime], now: datetime
) -> list[ColumnElement[Any]]:
    """What a row of the outbox to an account (joined with its person) is made of, in MESSAGE's order."""
    return [
        literal(kind),
        key,
        Account.__table__.c.id,
        Person.__table__.c.id,
        literal(broadcast_id),
        literal(int(Priority.BROADCAST)),
        literal({}, JSON),
        literal(OutboxStatus.PENDING, OutboxMessage.status.type),
        at,
        literal(0),
        literal(0),
        literal(""),
        literal(now, UTCDateTime()),
    ]


async def insert_from(
    session: AsyncSession, model: type[Base], columns: Sequence[str], rows: Select[*tuple[Any, ...]]
) -> None:
    """INSERT … SELECT, passing over what a unique constraint already has."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement: Insert = (
        dialect.insert(model.__table__)
        .from_select(list(columns), rows, include_defaults=False)
        .on_conflict_do_nothing()
    )
    await session.execute(statement)


def _local_day(programme: Programme, now: datetime) -> date:
    return now.astimezone(ZoneInfo(programme.time_zone)).date()


async def move(
    session: AsyncSession, broadcast_id: int, from_: tuple[OutboxStatus, ...], to: OutboxStatus
) -> None:
    """Give all of a broadcast's messages that stand at `from_` another status."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.broadcast_id == broadcast_id, OutboxMessage.status.in_(from_))
        .values(status=to, fence=None)
        .execution_options(synchronize_session=False)
    )
