"""A broadcast to linked groups: one message a group, no buttons, nobody by name."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.chats import LinkedChat
from models.enums import OutboxStatus
from models.people import Account
from models.programmes import Programme
from models.system import OutboxMessage
from services.broadcasts.facts import NamedLine, Segment, SegmentKind
from services.chats.living import living, to_group
from services.outbox.queue import Priority, Wish, enqueue
from services.outbox.readers import MUTED
from services.quiet import next_awake

KIND = "broadcast"


async def group_count(session: AsyncSession, programme_id: int) -> int:
    """How many groups of the programme and its partnerships there are."""
    return len(await living(session, LinkedChat.programme_id == programme_id))


async def queue_to_groups(
    session: AsyncSession, broadcast: Broadcast, programme: Programme, now: datetime, *, urgent: bool
) -> None:
    """A message for every linked group without one; in the usual quiet hours only if `urgent`."""
    standing = select(OutboxMessage.linked_chat_id).where(
        OutboxMessage.broadcast_id == broadcast.id, OutboxMessage.linked_chat_id.is_not(None)
    )
    chats = await living(session, LinkedChat.programme_id == programme.id, LinkedChat.id.not_in(standing))
    usual = Account(quiet_from=20 * 60, quiet_to=8 * 60)
    at = now if urgent else next_awake(usual, programme.time_zone, now)
    await enqueue(session, now, [_wish(broadcast, chat, at) for chat in chats])


def _wish(broadcast: Broadcast, chat: LinkedChat, at: datetime) -> Wish:
    key = f"{KIND}:{broadcast.id}:chat{chat.id}:{broadcast.round}"
    return to_group(chat, KIND, key, at, priority=Priority.BROADCAST, broadcast_id=broadcast.id)


async def waits_for_right(session: AsyncSession, broadcast: Broadcast) -> bool:
    """Whether a message waits because a group has taken the bot's right to write."""
    if Segment.load(broadcast.segment).kind is not SegmentKind.GROUPS:
        return False
    waiting = select(OutboxMessage.id).where(
        OutboxMessage.broadcast_id == broadcast.id,
        OutboxMessage.status == OutboxStatus.PENDING,
        OutboxMessage.reason == MUTED,
    )
    return await session.scalar(waiting.limit(1)) is not None


async def groups_report(
    session: AsyncSession, broadcast_id: int, offset: int, limit: int | None
) -> list[NamedLine]:
    """What became of each group's message, by the group's title (empty once it is unlinked)."""
    rows = await session.execute(
        select(LinkedChat.title, OutboxMessage.status, OutboxMessage.reason)
        .join(LinkedChat, LinkedChat.id == OutboxMessage.linked_chat_id)
        .where(OutboxMessage.broadcast_id == broadcast_id)
        .order_by(func.lower(LinkedChat.title), OutboxMessage.id)
        .offset(offset)
        .limit(limit)
    )
    return [NamedLine(f"💬 {title}", "", status, reason) for title, status, reason in rows]
