"""How far a broadcast is, in numbers."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.database import Database
from models.enums import BroadcastState, OutboxStatus
from models.people import Account, Person
from models.programmes import Programme
from models.system import OutboxMessage
from services.base import Service
from services.broadcasts.counting import (
    RESULT_NOT_KNOWN,
    WAITING,
    counts_of,
    noted_count,
    recipients_of,
)
from services.broadcasts.facts import Change, Progress, Segment
from services.broadcasts.groups import waits_for_right
from services.clock import Clock

WATCH = "broadcast_watch"
BULK_SHARE = 5 / 6
"""Of all that is sent; the rest is kept for answers (delivery/limiter.py)."""


class Progressing(Service):
    def __init__(self, database: Database, clock: Clock, send_rate: float = 30) -> None:
        """`send_rate` is how many messages a second leave in all."""
        super().__init__(database, clock)
        self._a_second = send_rate * BULK_SHARE

    async def _how_far(self, session: AsyncSession, broadcast: Broadcast) -> Progress:
        """How far a broadcast is at this moment."""
        await session.flush()
        now = self.clock.now()
        programme = await session.get_one(Programme, broadcast.programme_id)
        of_author = Person.id == broadcast.author_id
        author = await session.scalar(
            select(Account).join(Person, Person.account_id == Account.id).where(of_author)
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
        resumes_at = earliest if earliest and earliest > now else None
        return Progress(
            id=broadcast.id,
            state=broadcast.state,
            counts=await counts_of(session, broadcast.id),
            read=read,
            got_it=broadcast.got_it,
            left_out=left_out,
            resumes_at=resumes_at,
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
            muted=resumes_at is not None and await waits_for_right(session, broadcast),
            a_second=self._a_second,
        )


async def _last_change(session: AsyncSession, broadcast_id: int) -> int | None:
    found: int | None = await session.scalar(
        select(func.max(Broadcast.id)).where(
            Broadcast.changes_id == broadcast_id, Broadcast.state != BroadcastState.DRAFT
        )
    )
    return found
