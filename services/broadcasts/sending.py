"""Sending: started once, paused, resumed, stopped, repeated; at a time, and not in quiet hours."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast, BroadcastRecipient
from models.enums import BroadcastState, EventState, OutboxStatus
from models.events import Event
from models.people import Person
from models.programmes import Programme
from models.system import OutboxMessage
from services.actor import Actor
from services.broadcasts.change_rows import queue_changes
from services.broadcasts.counting import count, counts_of
from services.broadcasts.drafting import own_broadcast
from services.broadcasts.facts import NOT_GOT, Progress, Started
from services.broadcasts.news import tell_returned
from services.broadcasts.progress import WATCH, Progressing
from services.broadcasts.queueing import (
    drop_failed,
    look_again,
    move,
    queue_messages,
    take_recipients,
)
from services.broadcasts.rules import after_quiet, is_quiet
from services.broadcasts.watching import same_day_event
from services.chats.events import announce
from services.errors import DomainError, NotFound
from services.events.guests import invite
from services.outbox import Priority, Wish, cancel, enqueue


class Sending(Progressing):
    async def start(self, actor: Actor, broadcast_id: int) -> Started:
        """Send a draft (or a scheduled broadcast) now: its messages are queued in this transaction.

        In quiet hours it is put off to their end, unless it is a notice of an event of the same day.
        A second tap finds it running and changes nothing. DomainError when nobody would get it, or the event
        that it tells of is over.
        """
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            _not_a_change(broadcast)
            if broadcast.state not in (BroadcastState.DRAFT, BroadcastState.SCHEDULED):
                return Started(broadcast.state, broadcast.started_at or self.clock.now())
            broadcast.author_id = actor.person_id
            started = await self._start(session, broadcast)
            self.audit(session, actor, f"broadcasts.{started.state.value}", f"broadcast:{broadcast_id}")
            return started

    async def schedule(self, actor: Actor, broadcast_id: int, at: datetime) -> Started:
        """Send it at `at` (aware), or at the end of the quiet hours it falls into."""
        now = self.clock.now()
        if at <= now:
            raise DomainError("broadcasts-past")
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            _not_a_change(broadcast)
            if broadcast.state not in (BroadcastState.DRAFT, BroadcastState.SCHEDULED):
                raise DomainError("broadcasts-already-sent")
            if not broadcast.segment:
                raise NotFound("segment")
            programme = await session.get_one(Programme, broadcast.programme_id)
            moved = at
            if not await same_day_event(session, broadcast, programme, at):
                moved = after_quiet(at, programme.time_zone)
            broadcast.state, broadcast.send_at = BroadcastState.SCHEDULED, moved
            broadcast.author_id = actor.person_id
            self.audit(session, actor, "broadcasts.scheduled", f"broadcast:{broadcast_id}")
            return Started(BroadcastState.SCHEDULED, moved, moved != at)

    async def unschedule(self, actor: Actor, broadcast_id: int) -> None:
        """Make a draft of a scheduled broadcast again; DomainError when it has begun meanwhile."""
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            if broadcast.state is BroadcastState.DRAFT:
                return
            if broadcast.state is not BroadcastState.SCHEDULED:
                raise DomainError("broadcasts-already-sent")
            broadcast.state, broadcast.send_at = BroadcastState.DRAFT, None
            broadcast.created_at = self.clock.now()
            self.audit(session, actor, "broadcasts.unscheduled", f"broadcast:{broadcast_id}")

    async def start_due(self) -> int:
        """Tick: start what was scheduled for now; returns how many."""
        now = self.clock.now()
        due = select(Broadcast.id).where(
            Broadcast.state == BroadcastState.SCHEDULED, Broadcast.send_at <= now
        )
        async with self.database.read() as session:
            ids = (await session.scalars(due)).all()
        for broadcast_id in ids:
            async with self.database.write() as session:
                broadcast = await session.get_one(Broadcast, broadcast_id, with_for_update=True)
                if broadcast.state is BroadcastState.SCHEDULED:
                    await self._start_scheduled(session, broadcast)
        return len(ids)

    async def pause(self, actor: Actor, broadcast_id: int) -> Progress:
        """Hold what has not left yet; a broadcast that is not running stays as it is."""
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            if broadcast.state is BroadcastState.RUNNING:
                broadcast.state = BroadcastState.PAUSED
                # A claimed one is not on its way before the sender has asked once more.
                await move(
                    session, broadcast_id, (OutboxStatus.PENDING, OutboxStatus.CLAIMED), OutboxStatus.HELD
                )
                self.audit(session, actor, "broadcasts.paused", f"broadcast:{broadcast_id}")
            return await self._how_far(session, broadcast)

    async def resume(self, actor: Actor, broadcast_id: int) -> Progress:
        """Go on with a paused broadcast; who does so answers for it from now on."""
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            if broadcast.state is BroadcastState.PAUSED:
                broadcast.state, broadcast.author_id = BroadcastState.RUNNING, actor.person_id
                await move(session, broadcast_id, (OutboxStatus.HELD,), OutboxStatus.PENDING)
                self.audit(session, actor, "broadcasts.resumed", f"broadcast:{broadcast_id}")
            return await self._how_far(session, broadcast)

    async def stop(self, actor: Actor, broadcast_id: int) -> Progress:
        """Take back what has not left yet; what was delivered stays delivered."""
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            if broadcast.state in (BroadcastState.RUNNING, BroadcastState.PAUSED):
                now = self.clock.now()
                broadcast.state, broadcast.finished_at = BroadcastState.CANCELLED, now
                await cancel(session, now, OutboxMessage.broadcast_id == broadcast_id)
                self.audit(session, actor, "broadcasts.stopped", f"broadcast:{broadcast_id}")
            return await self._how_far(session, broadcast)

    async def repeat(self, actor: Actor, broadcast_id: int) -> Progress:
        """Send it again to those who surely have not got it, and to those who can be reached by now.

        DomainError in quiet hours, when there is nobody to repeat it to, or its event is over.
        """
        async with self.once(actor, "broadcasts.repeat") as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            if broadcast.state not in (BroadcastState.FINISHED, BroadcastState.CANCELLED):
                return await self._how_far(session, broadcast)
            if broadcast.withdrawn_at is not None:
                raise DomainError("broadcasts-withdrawn")
            now, is_change = self.clock.now(), broadcast.changes_id is not None
            if not is_change:
                await _still_to_come(session, broadcast, now)
            programme = await session.get_one(Programme, broadcast.programme_id)
            urgent = is_change or await same_day_event(session, broadcast, programme, now)
            if is_quiet(now, programme.time_zone) and not urgent:
                raise DomainError("broadcasts-quiet")
            before = sum((await counts_of(session, broadcast_id)).values())
            dropped = await count(session, broadcast_id, NOT_GOT)
            await drop_failed(session, broadcast_id)
            broadcast.round += 1
            await session.flush()
            if is_change:
                await queue_changes(session, broadcast, now)
            else:
                await look_again(session, broadcast, programme, now)
                await queue_messages(session, broadcast, programme, now, urgent=urgent)
            if sum((await counts_of(session, broadcast_id)).values()) <= before - dropped:
                raise DomainError("broadcasts-nobody-to-repeat")
            broadcast.state, broadcast.finished_at = BroadcastState.RUNNING, None
            broadcast.author_id = actor.person_id
            self.audit(
                session, actor, "broadcasts.repeated", f"broadcast:{broadcast_id}", round=broadcast.round
            )
            return await self._how_far(session, broadcast)

    async def _start(self, session: AsyncSession, broadcast: Broadcast) -> Started:
        now = self.clock.now()
        await _still_to_come(session, broadcast, now)
        programme = await session.get_one(Programme, broadcast.programme_id)
        urgent = await same_day_event(session, broadcast, programme, now)
        if is_quiet(now, programme.time_zone) and not urgent:
            at = after_quiet(now, programme.time_zone)
            broadcast.state, broadcast.send_at = BroadcastState.SCHEDULED, at
            return Started(BroadcastState.SCHEDULED, at, moved=True)
        await take_recipients(session, broadcast, programme, now)
        if broadcast.event_id is not None:
            people = await session.scalars(
                select(BroadcastRecipient.person_id).where(BroadcastRecipient.broadcast_id == broadcast.id)
            )
            await invite(session, broadcast.event_id, people.all())
            event = await session.get_one(Event, broadcast.event_id)
            await announce(session, now, event, programme)
        await queue_messages(session, broadcast, programme, now, urgent=urgent)
        if not await counts_of(session, broadcast.id):
            raise DomainError("broadcasts-nobody")
        broadcast.state, broadcast.started_at = BroadcastState.RUNNING, now
        return Started(BroadcastState.RUNNING, now)

    async def _start_scheduled(self, session: AsyncSession, broadcast: Broadcast) -> None:
        now = self.clock.now()
        try:
            async with session.begin_nested():
                started = await self._start(session, broadcast)
        except DomainError as reason:
            # Nobody can be written to, the event is over …: its author decides what becomes of it.
            broadcast.state, broadcast.send_at, broadcast.created_at = BroadcastState.DRAFT, None, now
            subject = f"broadcast:{broadcast.id}"
            self.audit(session, None, "broadcasts.returned", subject, programme_id=broadcast.programme_id)
            await tell_returned(session, broadcast, now, reason)
            return
        account_id = await session.scalar(select(Person.account_id).where(Person.id == broadcast.author_id))
        if started.state is BroadcastState.RUNNING and account_id is not None:
            wish = Wish(
                kind=WATCH,
                dedupe_key=f"{WATCH}:{broadcast.id}",
                account_id=account_id,
                priority=Priority.ANSWER,
                not_before=now,
                values={"broadcast_id": broadcast.id},
            )
            await enqueue(session, now, [wish])


def _not_a_change(broadcast: Broadcast) -> None:
    """A correction or withdrawal has a beginning of its own."""
    if broadcast.changes_id is not None:
        raise DomainError("broadcasts-already-sent")


async def _still_to_come(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """Raise DomainError when the event that it tells of is over or cancelled."""
    event = await session.get(Event, broadcast.event_id) if broadcast.event_id else None
    if event is not None and (event.state is EventState.CANCELLED or event.ends_at <= now):
        raise DomainError("broadcasts-event-over")
