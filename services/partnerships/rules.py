"""Rules of partnerships that need no database."""

import re
from collections.abc import Collection
from datetime import timedelta

from services.errors import DomainError

FIRST_MEETING_WITHIN = timedelta(days=14)
MENTEES_AT_MOST = 15
REASON_LENGTH = 500
TOPIC_LENGTH = 300
MINUTES = range(5, 481)
"""What a meeting may take."""
WORD_LENGTH = 1000
REQUEST_LENGTH = 2000
CLOSED_BY_WITHDRAWAL = "withdrawn"
"""What stands for a reason where nobody gave one; screens put it into words."""


def check_members(mentor_id: int, mentee_ids: Collection[int]) -> None:
    """Raise DomainError unless one person and one or more others can be a pair or a group.

    A circle over several partnerships is fine (A teaches B physics, B teaches A drama); inside one it
    would mean to mentor oneself.
    """
    if not mentee_ids:
        raise DomainError("partnerships-no-mentee")
    if mentor_id in mentee_ids:
        raise DomainError("partnerships-self")
    if len(mentee_ids) > MENTEES_AT_MOST:
        raise DomainError("partnerships-too-many", limit=MENTEES_AT_MOST)


def fitting_reason(text: str, limit: int = REASON_LENGTH) -> str:
    """The text on one line. Raises DomainError when it has more than `limit` characters."""
    text = " ".join(text.split())
    if len(text) > limit:
        raise DomainError("error-text-too-long", length=len(text), limit=limit)
    return text


_MINUTES = re.compile(r"(\d{1,6})\s*(?:м|мин|минут[аы]?|m|min|minutes?)?\.?")
_HOURS = re.compile(
    r"(\d{1,2})\s*(?:ч|час|часа|часов|h|hours?)\.?(?:\s*(\d{1,2})\s*(?:м|мин|минут[аы]?|m|min|minutes?)?\.?)?"
)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_SPOKEN = {"час": 60, "полчаса": 30, "полтора часа": 90, "an hour": 60, "half an hour": 30}


def read_minutes(text: str) -> int:
    """Minutes as people type them: "45", "50 мин", "1:30", "1 ч 15 мин", "полтора часа".

    Raises DomainError for anything else; whether so long will do is the caller's to say.
    """
    words = " ".join(text.lower().split())
    if words in _SPOKEN:
        return _SPOKEN[words]
    if found := _MINUTES.fullmatch(words):
        return int(found[1])
    if found := _CLOCK.fullmatch(words) or _HOURS.fullmatch(words):
        return int(found[1]) * 60 + int(found[2] or 0)
    raise DomainError("minutes-unclear", text=text[:30])
