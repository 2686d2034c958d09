"""The rules of events that need no database: limits, reminders, who is told when."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from models.enums import EventAnswer
from models.people import Account
from services.errors import DomainError
from services.quiet import last_awake, next_awake

LONGEST_TITLE = 200
LONGEST_PLACE = 300
LONGEST_LINK = 500
MOST_MATERIALS = 20
MOST_PLACES = 5000
DURATIONS = (45, 60, 90, 120, 180, 240)
"""Minutes offered as buttons."""
LONGEST_MINUTES = 7 * 24 * 60
SETTLES = timedelta(minutes=5)
"""After the last tick of attendance the methodist is taken to have finished, "done" said or not."""

COMING = frozenset({EventAnswer.GOING, EventAnswer.MAYBE})
_LINK = re.compile(r"https?://[^\s<>\"/]+\.[^\s<>\"]+", re.IGNORECASE)
_LINK_WITHIN = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_TOO_LATE = timedelta(minutes=10)


class Reminding(NamedTuple):
    """One reminder of an event: "day" or "hour", when it leaves, after when it is worth nothing (UTC)."""

    which: str
    at: datetime
    until: datetime


def reminders(starts_at: datetime, now: datetime, account: Account, time_zone: str) -> tuple[Reminding, ...]:
    """A day and an hour before `starts_at`, by the event's clock, never in the account's quiet hours.

    In quiet hours the day's reminder goes on the evening before them or at their end, whichever is nearer,
    and the hour's at their end. What would come after `now` is left out, and so is an hour's reminder that
    comes ten minutes before or later.
    """
    found, wanted = [], starts_at - _DAY
    evening = last_awake(account, time_zone, wanted).astimezone(UTC)
    morning = next_awake(account, time_zone, wanted).astimezone(UTC)
    day = morning if morning - wanted < wanted - evening and morning < starts_at - _HOUR else evening
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


def link_of(text: str) -> str:
    """A link as it is kept; "www.…" gets its "https://". Raises DomainError for what is none."""
    link = text.strip()
    if link.lower().startswith("www."):
        link = f"https://{link}"
    if len(link) > LONGEST_LINK:
        raise DomainError("error-text-too-long", length=len(link), limit=LONGEST_LINK)
    if not _LINK.fullmatch(link):
        raise DomainError("event-error-link", text=clip(link))
    return link


def place_and_link(text: str) -> tuple[str, str]:
    """What people type for "where": the place without the link in it, and the link; either may be empty."""
    found = _LINK_WITHIN.search(text)
    if found is None:
        return clean(text, LONGEST_PLACE), ""
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;:–—-\n")
    return clean(rest, LONGEST_PLACE), link_of(found[0].rstrip(".,;)"))


def clip(text: str) -> str:
    """As much of what somebody typed as an answer repeats."""
    return text[:60]
