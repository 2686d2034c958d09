"""A broadcast whose author no longer runs the programme is held until one of its methodists looks at it."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.enums import BroadcastState, OutboxStatus, Role
from models.people import Membership
from models.programmes import Programme
from services.base import Service
from services.broadcasts.queueing import move


class Holding(Service):
    async def hold_back(self) -> int:
        """Tick: pause what runs, and make drafts of what is scheduled, by somebody who may not any more.

        Comes before the start of what is due. What was delivered stays delivered; any methodist of the
        programme can go on with it. Returns how many; one look by an index when nothing runs or waits.
        """
        under_way = Broadcast.state.in_([BroadcastState.RUNNING, BroadcastState.SCHEDULED])
        async with self.database.read() as session:
            rows = (
                await session.execute(
                    select(Broadcast.id, Broadcast.programme_id, Broadcast.author_id, Programme.time_zone)
                    .join(Programme, Programme.id == Broadcast.programme_id)
                    .where(under_way)
                )
            ).all()
            now = self.clock.now()
            held = [
                broadcast_id
                for broadcast_id, programme_id, author_id, zone in rows
                if not await _runs(session, programme_id, author_id, now.astimezone(ZoneInfo(zone)).date())
            ]
        for broadcast_id in held:
            async with self.database.write() as session:
                broadcast = await session.get_one(Broadcast, broadcast_id, with_for_update=True)
                await self._hold(session, broadcast)
        return len(held)

    async def _hold(self, session: AsyncSession, broadcast: Broadcast) -> None:
        if broadcast.state is BroadcastState.RUNNING:
            broadcast.state = BroadcastState.PAUSED
            waiting = (OutboxStatus.PENDING, OutboxStatus.CLAIMED)
            await move(session, broadcast.id, waiting, OutboxStatus.HELD)
        elif broadcast.state is BroadcastState.SCHEDULED:
            broadcast.state, broadcast.send_at = BroadcastState.DRAFT, None
            broadcast.created_at = self.clock.now()
        else:
            return
        subject = f"broadcast:{broadcast.id}"
        self.audit(session, None, "broadcasts.held_back", subject, programme_id=broadcast.programme_id)


async def _runs(session: AsyncSession, programme_id: int, person_id: int | None, today: date) -> bool:
    """Whether the person is a methodist of the programme on the local day `today`."""
    found = await session.scalar(
        select(Membership.id)
        .where(
            Membership.programme_id == programme_id,
            Membership.person_id == person_id,
            Membership.role == Role.METHODIST,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
        )
        .limit(1)
    )
    return found is not None
