"""Days of meetings and pauses as people type them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.common.context import Context
from services.dates import parse_moment

HALF_A_YEAR = timedelta(days=183)


async def typed_day(ctx: Context, text: str, time_zone: str) -> date | None:
    """The local day that `text` means; None if unclear.

    A day without a year is read as one to come: more than half a year ahead, it is meant as past.
    """
    now = ctx.services.clock.now().astimezone(ZoneInfo(time_zone))
    day = await coming_day(ctx, text, now)
    if day is None:
        return None
    if day - now.date() > HALF_A_YEAR and (day.month, day.day) != (2, 29):
        return day.replace(year=day.year - 1)
    return day


async def coming_day(ctx: Context, text: str, now: datetime) -> date | None:
    """The day that `text` means to somebody for whom it is `now` (local): to come if no year is said."""
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    return found.date() if isinstance(found, datetime) else found
