"""The outbox rows of a correction or withdrawal: one for each message that arrived."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import String, case, cast, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import UTCDateTime
from models.broadcasts import Broadcast, BroadcastRecipient
from models.chats import LinkedChat
from models.enums import OutboxStatus
from models.people import Account, Person
from models.system import OutboxMessage
from services.broadcasts.queueing import MESSAGE, insert_from, message_columns
from services.chats.living import to_group
from services.outbox.queue import Priority, enqueue

KIND = "broadcast_change"
NOT_KNOWN = "not_known"
"""Why somebody is left out: it may have reached them, but Telegram never said under which number."""


async def take_changed(session: AsyncSession, change: Broadcast, only: Collection[int] | None = None) -> None:
    """Write down who has the message and will get the change; `only` these rows of the original."""
    arrived = [OutboxStatus.SENT] if only is not None else [OutboxStatus.SENT, OutboxStatus.UNCERTAIN]
    left_out = case((OutboxMessage.status == OutboxStatus.UNCERTAIN, literal(NOT_KNOWN)), else_=literal(""))
    rows = select(literal(change.id), OutboxMessage.person_id, left_out).where(
        OutboxMessage.broadcast_id == change.changes_id,
        OutboxMessage.status.in_(arrived),
        OutboxMessage.person_id.is_not(None),
    )
    if only is not None:
        rows = rows.where(OutboxMessage.id.in_(only))
    await insert_from(session, BroadcastRecipient, ["broadcast_id", "person_id", "left_out"], rows)


async def queue_changes(session: AsyncSession, change: Broadcast, now: datetime) -> None:
    """An edit for every recipient without one; nobody hears a sound of it, so no quiet hours hold it up."""
    key = literal(f"{KIND}:{change.id}:") + cast(Person.id, String) + literal(f":{change.round}")
    standing = select(OutboxMessage.id).where(
        OutboxMessage.person_id == Person.id, OutboxMessage.broadcast_id == change.id
    )
    rows = (
        select(*message_columns(KIND, key, change.id, literal(now, UTCDateTime()), now))
        .select_from(BroadcastRecipient)
        .join(Person, Person.id == BroadcastRecipient.person_id)
        .join(Account, Account.id == Person.account_id)
        .where(
            BroadcastRecipient.broadcast_id == change.id,
            BroadcastRecipient.left_out == "",
            ~standing.exists(),
        )
    )
    await insert_from(session, OutboxMessage, MESSAGE, rows)
    await _queue_to_groups(session, change, now)


async def _queue_to_groups(session: AsyncSession, change: Broadcast, now: datetime) -> None:
    standing = select(OutboxMessage.linked_chat_id).where(
        OutboxMessage.broadcast_id == change.id, OutboxMessage.linked_chat_id.is_not(None)
    )
    chats = await session.scalars(
        select(LinkedChat)
        .join(OutboxMessage, OutboxMessage.linked_chat_id == LinkedChat.id)
        .where(
            OutboxMessage.broadcast_id == change.changes_id,
            OutboxMessage.status == OutboxStatus.SENT,
            LinkedChat.unlinked_at.is_(None),
            LinkedChat.id.not_in(standing),
        )
    )
    wishes = [
        to_group(
            chat,
            KIND,
            f"{KIND}:{change.id}:chat{chat.id}:{change.round}",
            now,
            priority=Priority.BROADCAST,
            broadcast_id=change.id,
        )
        for chat in chats
    ]
    await enqueue(session, now, wishes)


async def changed_row(
    session: AsyncSession, change: Broadcast, person_id: int | None, linked_chat_id: int | None
) -> OutboxMessage | None:
    """The message of the original that a change of this reader is of."""
    reader = (
        OutboxMessage.person_id == person_id
        if linked_chat_id is None
        else OutboxMessage.linked_chat_id == linked_chat_id
    )
    return await session.scalar(
        select(OutboxMessage)
        .where(
            OutboxMessage.broadcast_id == change.changes_id,
            OutboxMessage.status == OutboxStatus.SENT,
            OutboxMessage.message_id.is_not(None),
            reader,
        )
        .limit(1)
    )
