"""How far a broadcast is: its progress message, its end, its rest in the evening."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.enums import BroadcastState, OutboxStatus
from models.events import Event
from models.people import Account, Person
from models.programmes import Programme
from models.system import OutboxMessage
from services.actor import Actor
from services.base import Service
from services.broadcasts.counting import (
    RESULT_NOT_KNOWN,
    WAITING,
    count,
    counts_of,
    noted_count,
    recipients_of,
)
from services.broadcasts.drafting import own_broadcast
from services.broadcasts.facts import Change, Progress, Segment
from services.broadcasts.rules import after_quiet, is_quiet

WATCH = "broadcast_watch"


class Watching(Service):
    async def watch(self, actor: Actor, broadcast_id: int, chat_id: int, message_id: int) -> None:
        """Remember the message on which the methodist watches it run."""
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id)
            broadcast.progress_chat_id, broadcast.progress_message_id = chat_id, message_id

    async def shows_progress(self, actor: Actor, message_id: int) -> bool:
        """Whether a broadcast is watched on this message of the actor's chat."""
        async with self.database.read() as session:
            found = select(Broadcast.id).where(
                Broadcast.progress_chat_id == actor.telegram_id, Broadcast.progress_message_id == message_id
            )
            return await session.scalar(found.limit(1)) is not None

    async def progress(self, actor: Actor, broadcast_id: int) -> Progress:
        """How far it is, for the methodist."""
        async with self.database.read() as session:
            return await progress_of(
                session, await own_broadcast(session, actor, broadcast_id), self.clock.now()
            )

    async def running(self) -> list[Progress]:
        """Tick: how far every running broadcast is; nothing but one look when there is none."""
        async with self.database.read() as session:
            rows = await session.scalars(select(Broadcast).where(Broadcast.state == BroadcastState.RUNNING))
            return [await progress_of(session, broadcast, self.clock.now()) for broadcast in rows.all()]

    async def finish(self, broadcast_id: int) -> None:
        """Tick: note that nothing of it is waiting any more."""
        async with self.database.write() as session:
            broadcast = await session.get_one(Broadcast, broadcast_id, with_for_update=True)
            waiting = await count(session, broadcast_id, (*WAITING, *RESULT_NOT_KNOWN))
            if broadcast.state is BroadcastState.RUNNING and not waiting and not broadcast.awaited:
                broadcast.state, broadcast.finished_at = BroadcastState.FINISHED, self.clock.now()

    async def keep_quiet(self, broadcast_id: int) -> None:
        """Tick: what a long broadcast has not sent by the evening waits for the morning."""
        now = self.clock.now()
        async with self.database.write() as session:
            broadcast = await session.get_one(Broadcast, broadcast_id)
            programme = await session.get_one(Programme, broadcast.programme_id)
            # Nobody hears an edit.
            if broadcast.changes_id is not None or not is_quiet(now, programme.time_zone):
                return
            if await same_day_event(session, broadcast, programme, now):
                return
            await session.execute(
                update(OutboxMessage)
                .where(
                    OutboxMessage.broadcast_id == broadcast_id,
                    OutboxMessage.status == OutboxStatus.PENDING,
                    OutboxMessage.not_before <= now,
                )
                .values(not_before=after_quiet(now, programme.time_zone))
                .execution_options(synchronize_session=False)
            )

    async def watching(self, broadcast_id: int) -> Progress | None:
        """What the message that reports a scheduled broadcast shows; None when it is gone."""
        async with self.database.read() as session:
            broadcast = await session.get(Broadcast, broadcast_id)
            return await progress_of(session, broadcast, self.clock.now()) if broadcast else None


async def progress_of(session: AsyncSession, broadcast: Broadcast, now: datetime) -> Progress:
    """How far a broadcast is at this moment."""
    await session.flush()
    programme = await session.get_one(Programme, broadcast.programme_id)
    author = await session.scalar(
        select(Account).join(Person, Person.account_id == Account.id).where(Person.id == broadcast.author_id)
    )
    chat_id, message_id = broadcast.progress_chat_id, broadcast.progress_message_id
    coming = False
    if message_id is None and author is not None:
        told = await session.scalar(
            select(OutboxMessage).where(OutboxMessage.dedupe_key == f"{WATCH}:{broadcast.id}")
        )
        chat_id = author.telegram_id
        message_id = told.message_id if told else None
        coming = told is not None and told.status in (*WAITING, *RESULT_NOT_KNOWN)
    read, left_out = await recipients_of(session, broadcast.id)
    earliest = await session.scalar(
        select(func.min(OutboxMessage.not_before)).where(
            OutboxMessage.broadcast_id == broadcast.id, OutboxMessage.status == OutboxStatus.PENDING
        )
    )
    return Progress(
        id=broadcast.id,
        state=broadcast.state,
        counts=await counts_of(session, broadcast.id),
        read=read,
        got_it=broadcast.got_it,
        left_out=left_out,
        resumes_at=earliest if earliest and earliest > now else None,
        time_zone=programme.time_zone,
        locale=author.locale if author else programme.locale,
        chat_id=chat_id,
        message_id=message_id,
        message_coming=coming,
        round=broadcast.round,
        change=Change.of(broadcast.changes_id, withdraws=broadcast.withdraws),
        awaited=len(broadcast.awaited),
        noted=await noted_count(session, broadcast.id) if broadcast.withdraws else 0,
        withdrawn=broadcast.withdrawn_at is not None,
        secret=bool(broadcast.segment) and Segment.load(broadcast.segment).secret,
        last_change=await _last_change(session, broadcast.id),
    )


async def _last_change(session: AsyncSession, broadcast_id: int) -> int | None:
    found: int | None = await session.scalar(
        select(func.max(Broadcast.id)).where(
            Broadcast.changes_id == broadcast_id, Broadcast.state != BroadcastState.DRAFT
        )
    )
    return found


async def same_day_event(
    session: AsyncSession, broadcast: Broadcast, programme: Programme, moment: datetime
) -> bool:
    """Whether it tells of an event that is on the local day of `moment`: that can't wait."""
    event = await session.get(Event, broadcast.event_id) if broadcast.event_id else None
    zone = ZoneInfo(programme.time_zone)
    return event is not None and event.starts_at.astimezone(zone).date() == moment.astimezone(zone).date()
