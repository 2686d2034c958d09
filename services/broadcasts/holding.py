"""A broadcast whose author no longer runs the programme is held until one of its methodists looks at it."""

from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.enums import BroadcastState, OutboxStatus, Role
from models.people import Membership
from models.programmes import Programme
from services.base import Service
from services.broadcasts.news import tell_held
from services.broadcasts.queueing import move


class Holding(Service):
    async def hold_back(self) -> int:
        """Tick: pause what runs, and make drafts of what is scheduled, by somebody who may not any more.

        Comes before the start of what is due. What was delivered stays delivered; any methodist of the
        programme can go on with it. Returns how many; one look by an index when nothing runs or waits.
        """
        under_way = Broadcast.state.in_([BroadcastState.RUNNING, BroadcastState.SCHEDULED])
        async with self.database.read() as session:
            rows = await session.scalars(select(Broadcast).where(under_way))
            held = [one.id for one in rows if not await self._may_go_on(session, one)]
        for broadcast_id in held:
            async with self.database.write() as session:
                broadcast = await session.get_one(Broadcast, broadcast_id, with_for_update=True)
                # Somebody may have taken it over since the look.
                if not await self._may_go_on(session, broadcast):
                    await self._hold(session, broadcast)
        return len(held)

    async def _may_go_on(self, session: AsyncSession, broadcast: Broadcast) -> bool:
        """Whether its author is a methodist of the programme on this local day."""
        programme = await session.get_one(Programme, broadcast.programme_id)
        today = self.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()
        found = await session.scalar(
            select(Membership.id)
            .where(
                Membership.programme_id == broadcast.programme_id,
                Membership.person_id == broadcast.author_id,
                Membership.role == Role.METHODIST,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            )
            .limit(1)
        )
        return found is not None

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
        await tell_held(session, broadcast, self.clock.now())
