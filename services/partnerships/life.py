"""A partnership is paused until a day, goes on, ends."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState
from models.partnerships import Partnership
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError
from services.partnerships import personal_tasks
from services.partnerships.making import Making, own_partnership
from services.partnerships.people import local_day
from services.partnerships.rules import fitting_reason
from services.partnerships.telling import PAUSED, RESUMED, Telling, end, introduced, take_back, tell
from services.roadmap.launching import fan_out_to_pair

AT_ONCE = 100


class Life(Making, Telling):
    async def pause(self, actor: Actor, partnership_id: int, reason: str, until: date) -> None:
        """Set an active partnership aside until the local day `until`, on which it goes on by itself.

        The same pause again changes nothing; another day moves the end. Both sides are told.
        DomainError for a day that is past, or past the programme's end.
        """
        reason = fitting_reason(reason)
        async with self.database.write() as session:
            partnership = await own_partnership(session, actor, partnership_id, lock=True)
            if partnership.state not in (PartnershipState.ACTIVE, PartnershipState.PAUSED):
                raise DomainError("partnerships-not-active")
            programme = await session.get_one(Programme, partnership.programme_id)
            if until <= local_day(programme, self.clock.now()):
                raise DomainError("partnerships-pause-past")
            if until > programme.ends_on:
                raise DomainError("partnerships-pause-late", day=f"{programme.ends_on:%d.%m.%Y}")
            if partnership.state is PartnershipState.PAUSED and partnership.paused_until == until:
                return
            partnership.state = PartnershipState.PAUSED
            partnership.pause_reason, partnership.paused_until = reason, until
            await session.flush()
            await personal_tasks.stop(session, partnership_id, set_aside=True)
            await self._tell_all(session, programme, partnership, PAUSED)
            self.audit(
                session,
                actor,
                "partnerships.paused",
                f"partnership:{partnership_id}",
                until=until.isoformat(),
            )

    async def resume(self, actor: Actor, partnership_id: int) -> None:
        """Take up a paused partnership before its day; an active one stays as it is."""
        async with self.database.write() as session:
            partnership = await own_partnership(session, actor, partnership_id, lock=True)
            if partnership.state is PartnershipState.ACTIVE:
                return
            if partnership.state is not PartnershipState.PAUSED:
                raise DomainError("partnerships-not-paused")
            programme = await session.get_one(Programme, partnership.programme_id)
            await self._go_on(session, programme, partnership)
            self.audit(session, actor, "partnerships.resumed", f"partnership:{partnership_id}")

    async def resume_due(self) -> int:
        """Tick: partnerships whose pause ends today (local) go on; returns how many."""
        now = self.clock.now()
        # No zone is a day ahead of this one: whose day has really come is looked at below.
        due = (
            select(Partnership.id)
            .where(
                Partnership.state == PartnershipState.PAUSED,
                Partnership.paused_until <= (now + timedelta(hours=14)).date(),
            )
            .order_by(Partnership.paused_until)
            .limit(AT_ONCE)
        )
        async with self.database.read() as session:
            ids = (await session.scalars(due)).all()
        resumed = 0
        for partnership_id in ids:
            async with self.database.write() as session:
                partnership = await session.get_one(Partnership, partnership_id, with_for_update=True)
                programme = await session.get_one(Programme, partnership.programme_id)
                until = partnership.paused_until
                if partnership.state is not PartnershipState.PAUSED or until is None:
                    continue
                if until <= local_day(programme, now):
                    await self._go_on(session, programme, partnership)
                    subject = f"partnership:{partnership_id}"
                    self.audit(session, None, "partnerships.resumed", subject, programme_id=programme.id)
                    resumed += 1
        return resumed

    async def close(self, actor: Actor, partnership_id: int, reason: str) -> None:
        """End a partnership for good, with a reason; its history stays. Closing twice changes nothing."""
        reason = fitting_reason(reason)
        async with self.database.write() as session:
            partnership = await own_partnership(session, actor, partnership_id, lock=True)
            programme = await session.get_one(Programme, partnership.programme_id)
            if await end(session, self.clock.now(), programme, partnership, reason):
                self.audit(session, actor, "partnerships.closed", f"partnership:{partnership_id}")

    async def _go_on(self, session: AsyncSession, programme: Programme, partnership: Partnership) -> None:
        partnership.state = PartnershipState.ACTIVE
        partnership.pause_reason, partnership.paused_until = "", None
        partnership.resumed_on = local_day(programme, self.clock.now())
        await session.flush()
        await personal_tasks.go_on(session, programme, partnership.id, partnership.resumed_on)
        await fan_out_to_pair(session, self.clock.now(), programme, [partnership.mentor_id])
        await self._tell_all(session, programme, partnership, RESUMED)

    async def _tell_all(
        self, session: AsyncSession, programme: Programme, partnership: Partnership, kind: str
    ) -> None:
        """Both sides, if they know of each other yet; what was to be said of the other state is not."""
        people = await introduced(session, partnership.id)
        now = self.clock.now()
        await take_back(session, now, (PAUSED, RESUMED), partnership.id, people)
        await tell(session, now, programme, kind, partnership.id, people)
