"""Two days as people type them: «1 ноября – 30 апреля», «с 28 по 31 октября», «15 января»."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.common.context import Context
from handlers.partnerships.days import coming_day
from services.errors import DomainError
from services.programmes.rules import Span

_BETWEEN = re.compile(r"\s+(?:-|–|—|до|по|to|till|until)\s+|(?<=\d)[-–—](?=\d)|\s*[–—]\s*", re.IGNORECASE)
_FROM = re.compile(r"^(?:с|со|from)\s+", re.IGNORECASE)
_DAY_ALONE = re.compile(r"\d{1,2}")
_MONTH_AFTER_DAY = re.compile(r"\d{1,2}(?:-?(?:го|е|ого|th|st|nd|rd))?(?P<month>[\s.].+)")


def parts_of(text: str) -> list[str]:
    """The words for the first day and for the last; one of them where only one day is named."""
    parts = _BETWEEN.split(_FROM.sub("", text.strip()))
    if len(parts) == 2 and _DAY_ALONE.fullmatch(parts[0]) and (month := _MONTH_AFTER_DAY.match(parts[1])):
        parts[0] += month["month"]
    return parts


async def day_of_words(ctx: Context, text: str, since: date, time_zone: str) -> date:
    """A day; without a year it is the first such one from `since` on. Raises DomainError when unclear."""
    day = await coming_day(ctx, text, datetime.combine(since, time(), ZoneInfo(time_zone)))
    if day is None:
        raise DomainError("year-day-unclear")
    return day


async def span_of_words(ctx: Context, text: str, since: date, time_zone: str, *, one: bool = False) -> Span:
    """The days from one to another, or with `one` a single day, too. Raises DomainError when unclear."""
    parts = parts_of(text)
    if len(parts) != 2 and not (one and len(parts) == 1):
        raise DomainError("year-span-unclear")
    days = [await day_of_words(ctx, part, since, time_zone) for part in parts]
    return Span(days[0], days[-1])
