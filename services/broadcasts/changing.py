"""Correcting or withdrawing what has been sent: a broadcast of its own, of edits instead of messages.

It has recipients, outbox rows, progress, pause and report like any other. What had not left yet needs no
edit: its words are made when it is sent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.enums import BroadcastState, OutboxStatus
from models.system import OutboxMessage
from services.actor import Actor
from services.base import Service
from services.broadcasts.change_rows import queue_changes, take_changed
from services.broadcasts.counting import counts_of
from services.broadcasts.drafting import own_broadcast
from services.broadcasts.facts import Content
from services.broadcasts.queueing import move
from services.broadcasts.rules import EDITABLE, EDITABLE_IN_ALBUMS, check_content, check_fields
from services.errors import DomainError
from services.outbox import cancel

DELETABLE_FOR = timedelta(hours=48)
"""Bot API, deleteMessage: a message can only be deleted if it was sent less than 48 hours ago."""

SENT_STATES = (
    BroadcastState.RUNNING,
    BroadcastState.PAUSED,
    BroadcastState.FINISHED,
    BroadcastState.CANCELLED,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a change reaches: `sent` (`old` of them can't be deleted any more), `waiting` have not got it
    yet, and of `unknown` nobody knows whether they have it."""

    sent: int
    old: int
    waiting: int
    unknown: int


class Changing(Service):
    async def propose_change(self, actor: Actor, broadcast_id: int, withdraws: bool) -> int:
        """A draft that corrects or withdraws a sent broadcast; returns its id.

        DomainError when it has not been sent, is withdrawn, or another change of it is under way.
        """
        now = self.clock.now()
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
            await _changeable(session, broadcast)
            draft = await session.scalar(
                select(Broadcast).where(
                    Broadcast.changes_id == broadcast_id,
                    Broadcast.state == BroadcastState.DRAFT,
                    Broadcast.withdraws == withdraws,
                )
            )
            if draft is None:
                draft = Broadcast(
                    programme_id=broadcast.programme_id,
                    changes_id=broadcast_id,
                    withdraws=withdraws,
                    event_id=broadcast.event_id,
                    got_it=broadcast.got_it,
                    segment=broadcast.segment,
                    state=BroadcastState.DRAFT,
                    created_at=now,
                )
                session.add(draft)
            draft.author_id, draft.created_at = actor.person_id, now
            _take_over(draft, broadcast)
            await session.flush()
            return draft.id

    async def correct(self, actor: Actor, change_id: int, content: Content) -> None:
        """Put what it shall be instead into the draft of a correction.

        A text takes the place of a text or a caption, a medium that of a medium (of an album that of the
        captioned one). DomainError where Telegram can't change the one into the other.
        """
        async with self.database.write() as session:
            change = await own_broadcast(session, actor, change_id, lock=True)
            if change.changes_id is None or change.withdraws or change.state is not BroadcastState.DRAFT:
                raise DomainError("broadcasts-already-sent")
            original = await session.get_one(Broadcast, change.changes_id)
            check_fields(content.html)
            _take_over(change, original)
            if content.album:
                raise DomainError("broadcasts-correct-album")
            if original.album:
                change.album = _with_caption(original, content)
                change.new_medium = bool(content.media_kind)
            else:
                _correct_one(change, original, content)
            change.html = content.html

    async def scope(self, actor: Actor, change_id: int) -> Scope:
        """Whom a change that is still a draft would reach now."""
        async with self.database.read() as session:
            change = await own_broadcast(session, actor, change_id)
            original_id = change.changes_id or 0
            counts = await counts_of(session, original_id)
            old = await session.scalar(
                select(func.count()).where(
                    OutboxMessage.broadcast_id == original_id,
                    OutboxMessage.status == OutboxStatus.SENT,
                    OutboxMessage.settled_at <= self.clock.now() - DELETABLE_FOR,
                )
            )
        waiting = (OutboxStatus.PENDING, OutboxStatus.HELD, OutboxStatus.CLAIMED, OutboxStatus.SENDING)
        return Scope(
            counts.get(OutboxStatus.SENT, 0),
            old or 0,
            sum(counts.get(status, 0) for status in waiting),
            counts.get(OutboxStatus.UNCERTAIN, 0),
        )

    async def start_change(self, actor: Actor, change_id: int) -> BroadcastState:
        """Carry the change out for everybody who has the message; what waits goes out changed, or not at all.

        A second tap finds it under way and changes nothing.
        """
        async with self.database.write() as session:
            change = await own_broadcast(session, actor, change_id, lock=True)
            if change.changes_id is None:
                raise DomainError("broadcasts-already-sent")
            if change.state is not BroadcastState.DRAFT:
                return change.state
            original = await session.get_one(Broadcast, change.changes_id, with_for_update=True)
            await _changeable(session, original)
            now = self.clock.now()
            if change.withdraws:
                await _withdraw(session, original, now)
            else:
                _take_over(original, change)
                # What is claimed may have been put into the old words already: it is made anew.
                await move(session, original.id, (OutboxStatus.CLAIMED,), OutboxStatus.PENDING)
            on_their_way = await session.scalars(
                select(OutboxMessage.id).where(
                    OutboxMessage.broadcast_id == original.id, OutboxMessage.status == OutboxStatus.SENDING
                )
            )
            change.awaited = list(on_their_way)
            change.author_id, change.started_at = actor.person_id, now
            await take_changed(session, change)
            await queue_changes(session, change, now)
            change.state = BroadcastState.RUNNING
            done = "broadcasts.withdrawn" if change.withdraws else "broadcasts.corrected"
            self.audit(session, actor, done, f"broadcast:{original.id}")
            return change.state

    async def follow_up(self) -> int:
        """Tick: what was on its way when a change began and has arrived since is changed, too."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(Broadcast).where(
                    Broadcast.state == BroadcastState.RUNNING, Broadcast.changes_id.is_not(None)
                )
            )
            ids = [change.id for change in rows if change.awaited]
        for change_id in ids:
            async with self.database.write() as session:
                change = await session.get_one(Broadcast, change_id, with_for_update=True)
                found = await session.execute(
                    select(OutboxMessage.id, OutboxMessage.status).where(OutboxMessage.id.in_(change.awaited))
                )
                statuses = {row_id: status for row_id, status in found}  # noqa: C416
                arrived = [one for one, status in statuses.items() if status is OutboxStatus.SENT]
                await take_changed(session, change, arrived)
                await queue_changes(session, change, self.clock.now())
                # What waits again will be made of the new words.
                change.awaited = [one for one, status in statuses.items() if status is OutboxStatus.SENDING]
        return len(ids)


async def _changeable(session: AsyncSession, broadcast: Broadcast) -> None:
    if broadcast.changes_id is not None or broadcast.state not in SENT_STATES:
        raise DomainError("broadcasts-not-sent-yet")
    if broadcast.withdrawn_at is not None:
        raise DomainError("broadcasts-withdrawn")
    running = await session.scalar(
        select(Broadcast.id).where(
            Broadcast.changes_id == broadcast.id,
            Broadcast.state.in_([BroadcastState.RUNNING, BroadcastState.PAUSED]),
        )
    )
    if running is not None:
        raise DomainError("broadcasts-change-running")


async def _withdraw(session: AsyncSession, original: Broadcast, now: datetime) -> None:
    original.withdrawn_at = now
    if original.state in (BroadcastState.RUNNING, BroadcastState.PAUSED):
        original.state, original.finished_at = BroadcastState.CANCELLED, now
    await cancel(session, now, OutboxMessage.broadcast_id == original.id)


def _take_over(to: Broadcast, source: Broadcast) -> None:
    """Give `to` the content of `source`."""
    to.html, to.media_kind, to.media_file_id = source.html, source.media_kind, source.media_file_id
    to.album, to.new_medium = list(source.album), False


def _with_caption(original: Broadcast, content: Content) -> list[dict[str, object]]:
    """The album with another caption where its first was; a file takes the place of the one that bore it."""
    check_content(content.html, "photo", "album")
    album = [dict(one) for one in original.album]
    captioned = next((one for one in album if one["html"]), album[0])
    if content.media_kind:
        if not any({captioned["kind"], content.media_kind} <= kinds for kinds in EDITABLE_IN_ALBUMS):
            raise DomainError("broadcasts-correct-album")
        captioned.update(kind=content.media_kind, file_id=content.media_file_id)
    captioned["html"] = content.html
    return album


def _correct_one(change: Broadcast, original: Broadcast, content: Content) -> None:
    if not original.media_kind:
        if content.media_kind:
            raise DomainError("broadcasts-correct-text")
        check_content(content.html, "", "")
        return
    if content.media_kind:
        if not {original.media_kind, content.media_kind} <= EDITABLE:
            raise DomainError("broadcasts-correct-medium")
        change.media_kind, change.media_file_id = content.media_kind, content.media_file_id
        change.new_medium = True
    elif original.media_kind == "video_note":
        raise DomainError("broadcasts-correct-round")
    check_content(content.html, change.media_kind, change.media_file_id)
