"""Working days and mornings: when a person may be reminded at all."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from models.enums import OwnDayKind
from models.programmes import Programme

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


SUMMER_DAYS = 30
"""No other school holidays are longer."""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """Days that a programme has marked itself, local, both included."""

    kind: OwnDayKind
    first: date
    last: date
    title: str = ""

    @property
    def season(self) -> str:
        """Of school holidays: "autumn", "winter", "spring" or "summer"."""
        if (self.last - self.first).days > SUMMER_DAYS or 6 <= self.first.month <= 8:
            return "summer"
        if self.first.month in {12, 1, 2}:
            return "winter"
        return "spring" if self.first.month < 6 else "autumn"

    def overlaps(self, other: "OwnDay") -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]


def own_days(programme: Programme) -> tuple[OwnDay, ...]:
    """The programme's own days, by their first."""
    return _read(tuple((row["kind"], row["first"], row["last"], row["title"]) for row in programme.own_days))


@lru_cache(maxsize=128)
def _read(rows: tuple[tuple[str, str, str, str], ...]) -> tuple[OwnDay, ...]:
    return tuple(
        OwnDay(OwnDayKind(kind), date.fromisoformat(first), date.fromisoformat(last), title)
        for kind, first, last, title in rows
    )


@lru_cache(maxsize=128)
def _marked(own: tuple[OwnDay, ...], quiet_holidays: bool) -> tuple[frozenset[date], frozenset[date]]:
    """Days that are off, and days that are worked."""
    off = {OwnDayKind.OFF, OwnDayKind.HOLIDAYS} if quiet_holidays else {OwnDayKind.OFF}
    return (
        frozenset(day for one in own if one.kind in off for day in one.days),
        frozenset(day for one in own if one.kind is OwnDayKind.WORKING for day in one.days),
    )


def public_days_off(country: str) -> IsOff:
    """Whether a local day is a weekend or a public holiday of `country` (ISO 3166-1 alpha-2)."""

    def is_off(day: date) -> bool:
        return day.weekday() >= 5 or day in _public_holidays(country, day.year)

    return is_off


def days_off(programme: Programme) -> IsOff:
    """Whether nobody is reminded on a local day: a weekend, a public holiday, a day off of the programme's
    own, school holidays if it keeps them quiet. A day that it works is none, whatever else it is."""
    country = public_days_off(programme.country)
    off, worked = _marked(own_days(programme), programme.quiet_holidays)

    def is_off(day: date) -> bool:
        return day not in worked and (day in off or country(day))

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
