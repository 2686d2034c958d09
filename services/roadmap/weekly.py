"""What is told once a week, in the message of the week's first working morning (PRODUCT.md §6.2, §6.6)."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.database import Database
from models.programmes import Programme
from services.clock import Clock
from services.roadmap.bundles import Mornings
from services.roadmap.days import days_off, working_day_after
from services.roadmap.facts import local_day

WEEK = timedelta(weeks=1)


class Weekly(Mornings):
    """Riders' keys keep a week from being told twice; a bot that was off on Monday tells it on the next day
    that is worked."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # Only spares looking again the same day.
        self._told_on: dict[int, date] = {}

    async def weekly_mornings(self, now: datetime) -> AsyncIterator[tuple[Programme, date]]:
        """Programmes in whose working day `now` (UTC) falls and that were not looked at that day, with the
        local day. None in the week of its launch, whose first working morning had nothing to tell."""
        for programme, day in await self.mornings(now):
            if self._told_on.get(programme.id) == day:
                continue
            self._told_on[programme.id] = day
            launched = programme.launched_at
            if launched is not None and local_day(launched, programme) < _first(programme, day):
                yield programme, day


def a_week_before(programme: Programme, now: datetime) -> datetime:
    """The start of the local day a week ago: what happened after last week's line stands in this one, at
    whatever hour it is opened."""
    return datetime.combine(local_day(now, programme) - WEEK, time(), ZoneInfo(programme.time_zone))


def weekly_rider(
    kind: str, programme: Programme, day: date, account_id: int, person_id: int
) -> dict[str, object]:
    """The row of a Rider for the week of the local `day`."""
    monday = day - timedelta(days=day.weekday())
    return {
        "account_id": account_id,
        "person_id": person_id,
        "programme_id": programme.id,
        "kind": kind,
        "dedupe_key": f"{kind}:{programme.id}:{person_id}:{monday}",
        "payload": {"programme": programme.id, "person": person_id},
        # The next week has one of its own.
        "expires_at": datetime.combine(monday + WEEK, time(), ZoneInfo(programme.time_zone)),
        "taken": False,
    }


def _first(programme: Programme, day: date) -> date:
    """The first working day of the day's week."""
    return working_day_after(day - timedelta(days=day.weekday()), days_off(programme))
