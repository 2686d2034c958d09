"""The rules of surveys that need no database: what an answer may be, when a promise is recalled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from models.enums import QuestionKind
from services.errors import DomainError
from services.roadmap.days import IsOff, next_working_day, working_day_before
from services.surveys.forms import WHEN_MONTH, WHEN_WEEK

LONGEST_ANSWER = 1000
MOST_CHASES = 2
LEAST_ANSWERS = 5
"""Results of an anonymous survey are never shown for fewer answers (PRODUCT.md §4.5)."""

MOST_OPTIONS = 30
"""Options of one question: several chosen ones are bits of one number."""
MARKS, LIKELY = (1, 5), (0, 10)
"""Bounds of a mark on a scale, and of the likelihood to recommend."""
LEAST_NUMBER, MOST_NUMBER = 0, 1_000_000
"""Bounds of a number whose question names none."""
_FRIDAY = 4
_NUMBER = re.compile(r"(?P<number>[-−]?\d[\d \u00a0\u202f]*)(?:%|\s*[^\W\d]+\.?)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """What an answer to a question must fit: its kind, how many options, bounds of a number."""

    kind: QuestionKind
    options: int = 0
    least: int | None = None
    most: int | None = None

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest number that answers a scale, NPS or number question."""
        match self.kind:
            case QuestionKind.SCALE | QuestionKind.MATRIX:
                return MARKS
            case QuestionKind.NPS:
                return LIKELY
            case _:
                return (
                    LEAST_NUMBER if self.least is None else self.least,
                    MOST_NUMBER if self.most is None else self.most,
                )


def chosen(shape: Shape, value: int) -> int:
    """`value` of a button if the question can be answered with it; DomainError otherwise.

    For kinds with options it is the place of one, from 0.
    """
    match shape.kind:
        case QuestionKind.SCALE | QuestionKind.MATRIX | QuestionKind.NPS:
            first, last = shape.bounds
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE | QuestionKind.TEXT | QuestionKind.WHEN:
            first, last = 0, shape.options - 1
        case QuestionKind.NUMBER | QuestionKind.DATE | QuestionKind.FILE:
            raise DomainError("survey-error-no-button")
        case _:
            assert_never(shape.kind)
    if not first <= value <= last:
        raise DomainError("survey-error-range", first=first, last=max(last, first))
    return value


def written(shape: Shape, text: str) -> int | str:
    """What a typed answer means: a number for scales and numbers, the text itself otherwise.

    Days are read by services.dates before they come here. Raises DomainError that says what would do.
    """
    words = text.strip()
    match shape.kind:
        case QuestionKind.SCALE | QuestionKind.MATRIX | QuestionKind.NPS:
            first, last = shape.bounds
            if not words.isdecimal() or len(words) > 3 or not first <= int(words) <= last:
                raise DomainError("survey-error-range", first=first, last=last)
            return int(words)
        case QuestionKind.NUMBER:
            return _number(shape, words)
        case QuestionKind.SINGLE:
            raise DomainError("survey-error-choose")
        case QuestionKind.MULTIPLE:
            raise DomainError("survey-error-choose-several")
        case QuestionKind.DATE:
            raise DomainError("survey-error-date", text=words[:60])
        case QuestionKind.FILE:
            raise DomainError("survey-error-file")
        case QuestionKind.TEXT | QuestionKind.WHEN:
            if not words:
                raise DomainError("survey-error-empty")
            if len(words) > LONGEST_ANSWER:
                raise DomainError("error-text-too-long", length=len(words), limit=LONGEST_ANSWER)
            return words
        case _:
            assert_never(shape.kind)


def _number(shape: Shape, words: str) -> int:
    """A whole number, with or without its unit ("12", "1 200", "45 %", "12 чел.")."""
    first, last = shape.bounds
    found = _NUMBER.fullmatch(words)
    digits = "".join(found["number"].split()).replace("−", "-") if found else ""
    if not digits or len(digits) > len(str(MOST_NUMBER)) + 1 or not first <= int(digits) <= last:
        raise DomainError(
            "survey-error-number", first=str(first), last=str(last), example=str(_example(first, last))
        )
    return int(digits)


def _example(first: int, last: int) -> int:
    return min(max(12, first), last)


def likely_day(found: date, text: str, today: date) -> date:
    """The day somebody means who was asked for one: without a year the nearest, past or to come."""
    if re.search(r"\d{4}", text) or found <= today:
        return found
    try:
        before = found.replace(year=found.year - 1)
    except ValueError:
        return found
    # "через год" and the like are a year away to the day.
    return before if (today - before) < (found - today) and before.year >= today.year - 1 else found


def last_day(closes_at: datetime, zone: ZoneInfo) -> date:
    """The last local day on which a survey takes answers."""
    return open_until(closes_at, zone).date()


def open_until(closes_at: datetime, zone: ZoneInfo) -> datetime:
    """When a survey closes, as it is said: what closes at a local midnight closes as the day before ends."""
    local = closes_at.astimezone(zone)
    return local - timedelta(minutes=local.time() == time(0))


def bits(number: int) -> tuple[int, ...]:
    """The places of the options that an answer to a MULTIPLE question chose."""
    return tuple(place for place in range(MOST_OPTIONS) if number >> place & 1)


def meets(kind: QuestionKind, number: int | None, wanted: Sequence[int]) -> bool:
    """Whether an answer (`number` of a question of `kind`) is among those that another question waits for."""
    if number is None:
        return False
    if kind is QuestionKind.MULTIPLE:
        return any(place in wanted for place in bits(number))
    return number in wanted


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
