"""The day's one message: whose morning it is, and batch after batch of who is due. PRODUCT.md §3.5, §7."""

from collections.abc import Collection
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, bindparam, delete, exists, or_, select

from models.database import Database, Transaction
from models.enums import ProgrammeState
from models.programmes import Programme
from models.roadmap import Reminder
from models.system import Rider
from services.base import Service
from services.clock import Clock
from services.roadmap.bundling import bundle, carry_over
from services.roadmap.days import EVENING_MINUTE, days_off
from services.roadmap.rounds import UNSAID, Round, due, look, waiting


class Mornings(Service):
    async def mornings(self, now: datetime) -> list[tuple[Programme, date]]:
        """Launched programmes in whose working day `now` (UTC) falls, with that local day."""
        async with self.database.read() as session:
            programmes = await session.scalars(
                select(Programme).where(Programme.state == ProgrammeState.LAUNCHED)
            )
            found = []
            for programme in programmes:
                local = now.astimezone(ZoneInfo(programme.time_zone))
                minute = local.hour * 60 + local.minute
                working = not days_off(programme)(local.date())
                if working and programme.morning_minute <= minute < EVENING_MINUTE:
                    found.append((programme, local.date()))
            return found


class Bundles(Mornings):
    """Plans the daily bundles. Runs every second: a look by two indexes when nothing is due."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # Riders looked at already this day. Lost at a restart, which only costs one more look.
        self._riders_seen: dict[int, tuple[date, int]] = {}

    async def plan_bundles(self, now: datetime) -> int:
        """Queue the bundles that are due at `now` (UTC); returns how many messages.

        Per launched programme, on a working day between its morning and the evening (local). People
        without a registered account, unreachable ones and those whose message of the day is already
        said keep their reminder: it moves to the next working day's morning (of a pause: to the
        first after it). Older reminders are folded into one line; each is told of once.
        """
        planned = 0
        for programme, day in await self.mornings(now):
            while await self._anything(programme, day):
                count, more = await self._some(programme, day, now)
                planned += count
                if not more:
                    break
        return planned

    async def _anything(self, programme: Programme, day: date) -> bool:
        reminded = select(Reminder.id).where(*due(programme.id, day))
        new = select(Rider.id).where(*waiting(programme.id, self._seen(programme.id, day)))
        async with self.database.read() as session:
            return bool(await session.scalar(select(or_(exists(reminded), exists(new)))))

    def _seen(self, programme_id: int, day: date) -> int:
        seen_on, newest = self._riders_seen.get(programme_id, (day, 0))
        return newest if seen_on == day else 0

    async def _some(self, programme: Programme, day: date, now: datetime) -> tuple[int, bool]:
        """One transaction of the day's planning; how many messages, and whether there may be more."""
        this = Round(programme, day, now)
        async with self.database.write() as session:
            await look(session, this, self._seen(programme.id, day))
            count = await bundle(session, this)
            await carry_over(session, this)
        if this.newest_rider:
            self._riders_seen[programme.id] = (day, this.newest_rider)
        return count, bool(this.reminders or this.newest_rider)


async def forget_reminders(transaction: Transaction, assignments: Collection[int]) -> None:
    """Take back what has not been said of these assignments yet."""
    if assignments:
        await transaction.execute(_FORGET, [{"assignment": one} for one in assignments])


# Made once, of the table and not of its class: no session holds reminders that it forgets.
_REMINDERS = cast(Table, Reminder.__table__)
_FORGET = delete(_REMINDERS).where(_REMINDERS.c.assignment_id == bindparam("assignment"), UNSAID)
