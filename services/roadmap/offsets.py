"""On which days around a due date people are reminded: kept, and read as people type it. Pure."""

import re
from collections.abc import Collection

from models.programmes import Programme
from models.roadmap import Activity
from services.errors import DomainError

FARTHEST = 40
"""Days before or after a due date."""
MOST = 8

_SEPARATOR = re.compile(r"[,;]|\s+(?:и|and)\s+")
_PART = re.compile(
    r"(?P<sign>[-+−–]|за|через|после|before|after|in|t-|t\+)?\s*(?P<days>\d{1,3})\s*(?:(?:дн|ден|day)\w*|д\.?)?"
    r"\s*(?P<after>до|после|before|after|earlier|later)?(?:\s+срока)?"
)
_THE_DAY = re.compile(
    r"(?:в|on)?\s*(?:тот же|этот|сам|the|same|due|the same|the due)?\s*(?:день|day)(?:\s+срока)?|t"
)
_AFTER = {"+", "через", "после", "after", "in", "t+", "later"}


def offsets_for(programme: Programme, activity: Activity | None = None) -> tuple[int, ...]:
    """Days from the due date (negative before it): the activity's own, or the programme's."""
    own = activity.reminder_offsets if activity is not None else None
    return read(programme.reminder_offsets if own is None else own)


def read(kept: str) -> tuple[int, ...]:
    """As a column keeps them: "-7,-1,0,3"; "" is none."""
    return tuple(int(part) for part in kept.split(",") if part.strip())


def kept(offsets: Collection[int]) -> str:
    """For the column. Raises DomainError when they are too many or too far."""
    days = sorted(set(offsets))
    if len(days) > MOST:
        raise DomainError("offsets-many", limit=MOST)
    if any(abs(day) > FARTHEST for day in days):
        raise DomainError("offsets-far", limit=FARTHEST)
    return ",".join(map(str, days))


def parse(text: str) -> tuple[int, ...]:
    """«7, 1, 0, +3», «за 7 дней, за день, в день, через 3»: a bare number is before the due date.

    Raises DomainError naming what can't be read.
    """
    words = " ".join(text.lower().split())
    if "," not in words and ";" not in words:
        words = re.sub(r"(?<=\d)\s+(?=[-+−–]?\d)", ", ", words)
    found = {_one(part.strip(" .")) for part in _SEPARATOR.split(words) if part.strip(" .")}
    if not found:
        raise DomainError("offsets-unclear", text=text.strip()[:40] or "—")
    return tuple(sorted(found))


def _one(part: str) -> int:
    if part in {"за день", "день до", "the day before", "a day before"}:
        return -1
    if part in {"через день", "a day after", "the day after"}:
        return 1
    if _THE_DAY.fullmatch(part):
        return 0
    match = _PART.fullmatch(part)
    if match is None:
        raise DomainError("offsets-unclear", text=part[:40])
    days = int(match["days"])
    return days if {match["sign"], match["after"]} & _AFTER else -days
