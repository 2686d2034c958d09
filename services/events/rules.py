"""The rules of events that need no database: limits, reminders, who is told when."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from models.enums import EventAnswer
from models.people import Account
from services.errors import DomainError
from services.quiet import last_awake, next_awake

LONGEST_TITLE = 200
LONGEST_PLACE = 300
MOST_PLACES = 5000
DURATIONS = (45, 60, 90, 120, 180, 240)
"""Minutes offered as buttons."""
LONGEST_MINUTES = 7 * 24 * 60
SETTLES = timedelta(minutes=5)
"""After the last tick of attendance the methodist is taken to have finished, "done" said or not."""

COMING = frozenset({EventAnswer.GOING, EventAnswer.MAYBE})
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_TOO_LATE = timedelta(minutes=10)


class Reminding(NamedTuple):
    """One reminder of an event: "day" or "hour", when it leaves, after when it is worth nothing (UTC)."""

    which: str
    at: datetime
    until: datetime


def reminders(starts_at: datetime, now: datetime, account: Account, time_zone: str) -> tuple[Reminding, ...]:
    """A day and an hour before `starts_at`, by the event's clock, never in the account's quiet hours.

    In quiet hours the day's reminder goes on the evening before them and the hour's at their end. What
    would come after `now` is left out, and so is an hour's reminder that comes ten minutes before or later.
    """
    found = []
    day = last_awake(account, time_zone, starts_at - _DAY).astimezone(UTC)
    if day > now:
        found.append(Reminding("day", day, starts_at - _HOUR))
    hour = next_awake(account, time_zone, starts_at - _HOUR).astimezone(UTC)
    if now < hour <= starts_at - _TOO_LATE:
        found.append(Reminding("hour", hour, starts_at))
    return tuple(found)


def clean(text: str, limit: int) -> str:
    """`text` on one line without needless spaces. Raises DomainError when it is longer than `limit`."""
    words = " ".join(text.split())
    if len(words) > limit:
        raise DomainError("error-text-too-long", length=len(words), limit=limit)
    return words
