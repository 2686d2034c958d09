"""The rules of surveys that need no database: what an answer may be, when a promise is recalled."""

from datetime import date, timedelta

from models.enums import QuestionKind
from services.errors import DomainError
from services.roadmap.days import IsOff, next_working_day, working_day_before
from services.surveys.forms import WHEN_MONTH, WHEN_WEEK

LONGEST_ANSWER = 1000
MOST_CHASES = 2
LEAST_ANSWERS = 5
"""Results of an anonymous survey are never shown for fewer answers (PRODUCT.md §4.5)."""

_RANGES = {QuestionKind.SCALE: (1, 5), QuestionKind.NPS: (0, 10)}
_FRIDAY = 4


def chosen(kind: QuestionKind, options: int, value: int) -> int:
    """`value` if a question of this kind can be answered with it; DomainError otherwise.

    For kinds with options it is the place of one, from 0.
    """
    first, last = _RANGES.get(kind, (0, options - 1))
    if not first <= value <= last:
        raise DomainError("survey-error-range", first=first, last=max(last, first))
    return value


def written(kind: QuestionKind, text: str) -> int | str:
    """What a typed answer means: a number for scales, the text itself otherwise.

    Raises DomainError that says what would do.
    """
    words = text.strip()
    if kind in _RANGES:
        first, last = _RANGES[kind]
        if not words.isdecimal() or len(words) > 3 or not first <= int(words) <= last:
            raise DomainError("survey-error-range", first=first, last=last)
        return int(words)
    if kind is QuestionKind.SINGLE:
        raise DomainError("survey-error-choose")
    if not words:
        raise DomainError("survey-error-empty")
    if len(words) > LONGEST_ANSWER:
        raise DomainError("error-text-too-long", length=len(words), limit=LONGEST_ANSWER)
    return words


def promise_day(when: int | None, today: date, is_off: IsOff) -> date | None:
    """On which working day to recall "what I will try": this or the next Friday, the month's last day.

    None when the person does not know yet. Never today: a promise needs a day at least.
    """
    if when == WHEN_WEEK:
        wanted = today + timedelta(days=(_FRIDAY - today.weekday() - 1) % 7 + 1)
    elif when == WHEN_MONTH:
        wanted = _month_end(today)
        if working_day_before(wanted, is_off) <= today:
            wanted = _month_end(wanted + timedelta(days=1))
    else:
        return None
    day = working_day_before(wanted, is_off)
    return day if day > today else next_working_day(wanted, is_off)


def _month_end(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)
