"""Working days and mornings: when a person may be reminded at all."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

EVENING_MINUTE = 20 * 60
"""Local minute of the day after which nothing is said unasked (PRODUCT.md §7)."""

IsOff = Callable[[date], bool]


@lru_cache(maxsize=32)
def _public_holidays(country: str, year: int) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        # A country that the library does not know still has its weekends.
        return frozenset()


def days_off(country: str) -> IsOff:
    """Whether a local day is a weekend or a public holiday of `country` (ISO 3166-1 alpha-2)."""

    def is_off(day: date) -> bool:
        return day.weekday() >= 5 or day in _public_holidays(country, day.year)

    return is_off


def working_day_before(day: date, is_off: IsOff) -> date:
    """`day` itself if it is a working day, else the last one before it."""
    while is_off(day):
        day -= timedelta(days=1)
    return day


def working_day_after(day: date, is_off: IsOff) -> date:
    """`day` itself if it is a working day, else the first one after it."""
    while is_off(day):
        day += timedelta(days=1)
    return day


def next_working_day(day: date, is_off: IsOff) -> date:
    """The first working day later than `day`."""
    return working_day_after(day + timedelta(days=1), is_off)


def reminder_days(
    due_on: date, offsets: Collection[int], launched_on: date, is_off: IsOff
) -> dict[int, date]:
    """Offset (days from `due_on`) → local day of the reminder; none falls on a day off or before launch.

    What comes before or on the due day moves back to a working day, what comes after it moves on.
    Two that meet on one day are one: the one nearer to the due day stays.
    """
    by_day: dict[date, int] = {}
    for offset in sorted(offsets, key=lambda value: (abs(value), value)):
        wanted = due_on + timedelta(days=offset)
        day = working_day_after(wanted, is_off) if offset > 0 else working_day_before(wanted, is_off)
        if day >= launched_on:
            by_day.setdefault(day, offset)
    return {offset: day for day, offset in by_day.items()}


def pace_offsets(starts_on: date, due_on: date) -> tuple[int, ...]:
    """When to nudge about a window: half-way and in its last week, as days from its end."""
    length = (due_on - starts_on).days
    if length < 14:
        return (-(length // 2),)
    return (-(length // 2), -6)


def local_moment(day: date, minute: int, time_zone: str) -> datetime:
    """A local minute of a day as an aware moment.

    Where the clocks jump over it the moment is the jump itself; where it comes twice, the first.
    """
    zone = ZoneInfo(time_zone)
    return datetime.combine(day, time(minute // 60, minute % 60), zone)
