"""A broadcast under way: its progress message, its end, its rest in the evening."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.enums import BroadcastState, OutboxStatus
from models.events import Event
from models.people import Account
from models.programmes import Programme
from models.system import OutboxMessage
from services.actor import Actor
from services.broadcasts.counting import RESULT_NOT_KNOWN, WAITING, count
from services.broadcasts.drafting import own_broadcast
from services.broadcasts.facts import Progress
from services.broadcasts.progress import Progressing
from services.broadcasts.rules import after_quiet, is_quiet
from services.quiet import next_awake


class Watching(Progressing):
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
            return await self._how_far(session, await own_broadcast(session, actor, broadcast_id))

    async def running(self) -> list[Progress]:
        """Tick: how far every running broadcast is; nothing but one look when there is none."""
        async with self.database.read() as session:
            rows = await session.scalars(select(Broadcast).where(Broadcast.state == BroadcastState.RUNNING))
            return [await self._how_far(session, broadcast) for broadcast in rows.all()]

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
            return await self._how_far(session, broadcast) if broadcast else None


async def rests_until(
    session: AsyncSession, broadcast: Broadcast, account: Account | None, now: datetime
) -> datetime | None:
    """The end of the quiet hours that a reader (None: a group) is in now; None when they may be written to.

    What was queued for the day may come to be sent only at night: after an outage, a pause, a long queue.
    """
    programme = await session.get_one(Programme, broadcast.programme_id)
    at = after_quiet(now, programme.time_zone)
    if account is not None:
        at = next_awake(account, programme.time_zone, at)
    if at == now or await same_day_event(session, broadcast, programme, now):
        return None
    return at.astimezone(UTC)


async def same_day_event(
    session: AsyncSession, broadcast: Broadcast, programme: Programme, moment: datetime
) -> bool:
    """Whether it tells of an event that is on the local day of `moment`: that can't wait."""
    event = await session.get(Event, broadcast.event_id) if broadcast.event_id else None
    zone = ZoneInfo(programme.time_zone)
    return event is not None and event.starts_at.astimezone(zone).date() == moment.astimezone(zone).date()
