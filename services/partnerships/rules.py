"""Rules of partnerships that need no database."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher

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
ALIKE = 0.8
"""From this likeness on (0-1) a surname is worth asking about."""


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant by a name."""

    id: int
    surname: str
    name: str
    patronymic: str


@dataclass(frozen=True, slots=True)
class Found:
    """Who a written name may mean: `sure` when it can be nobody else; most likely first."""

    candidates: tuple[Candidate, ...]
    sure: bool


def who_is(written: str, people: Sequence[Candidate]) -> Found:
    """Match «Орлова И. П.», «Орлова Ирина Павловна» or «Орлова» against `people`.

    Sure only when exactly one has that surname and all given parts (at least a first initial) agree.
    """
    parts = words(written)
    if not parts:
        return Found((), sure=False)
    surname, given = parts[0], parts[1:]
    namesakes = [one for one in people if _plain(one.surname) == surname]
    agreeing = [one for one in namesakes if _agrees(one, given)]
    if agreeing:
        return Found(tuple(agreeing), sure=bool(given) and len(agreeing) == 1)
    if namesakes:
        return Found(tuple(namesakes), sure=False)
    alike = sorted(
        ((_likeness(surname, one), one) for one in people if _agrees(one, given)),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    return Found(tuple(one for likeness, one in alike[:3] if likeness >= ALIKE), sure=False)


def _agrees(person: Candidate, given: Sequence[str]) -> bool:
    own = (_plain(person.name), _plain(person.patronymic))
    return all(
        known.startswith(part) if len(part) == 1 else known == part
        for part, known in zip(given, own, strict=False)
    )


def _likeness(surname: str, person: Candidate) -> float:
    return SequenceMatcher(None, surname, _plain(person.surname)).ratio()


def words(text: str) -> list[str]:
    """The words of a name or a search, as they are compared."""
    cleaned = "".join(letter if letter.isalnum() or letter == "-" else " " for letter in _plain(text))
    return [word for word in cleaned.split() if word.strip("-")]


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е").strip()
