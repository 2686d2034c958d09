"""Days of meetings as people type them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.common.context import Context
from services.dates import parse_moment


async def typed_day(ctx: Context, text: str, time_zone: str) -> date | None:
    """The local day that `text` means; without a year it is the one behind us. None if unclear."""
    now = ctx.services.clock.now().astimezone(ZoneInfo(time_zone))
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    if found is None:
        return None
    day = found.date() if isinstance(found, datetime) else found
    if now.date() < day and (day.month, day.day) != (2, 29):
        return day.replace(year=day.year - 1)
    return day
