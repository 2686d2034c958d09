"""A period as it is written, before the calendar gives it years: what the grammar makes, `resolve` takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Unit(StrEnum):
    """What a spot on the calendar is measured in."""

    DAY = "day"
    WEEK = "week"
    DECADE = "decade"
    HALF_MONTH = "half_month"
    THIRD = "third"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    TRIMESTER = "trimester"
    HALF_YEAR = "half_year"
    SEASON = "season"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    EDGE = "edge"


# How the edges of a month or a year are counted, and the last one of weeks and weekdays.
BEGINNING, MIDDLE, END, LAST = 1, 2, 3, -1
# The year of "сентябрь следующего года": the one after that in which the plan begins.
NEXT_YEAR = 1


@dataclass(frozen=True)
class Spot:
    """One place on the calendar: "5 мая", "сентябрь 2022", "II квартал", "конец года".

    `n` counts the unit (the day's number, the week of the month, the quarter; a season by its first
    month; the last year of several school years). `part` is the edge meant of a part of a year ("конец II
    четверти"). `year` is a calendar year or, where `school`, the year in which the school year begins.
    `end_only` marks "конец …" read as a point: its end is what counts.
    """

    unit: Unit
    n: int = 0
    month: int | None = None
    year: int | None = None
    school: bool = False
    end_only: bool = False
    part: int = 0


@dataclass(frozen=True)
class Span:
    """From one spot to another; `last` is None when it is one spot alone."""

    first: Spot
    last: Spot | None = None

    @property
    def end(self) -> Spot:
        return self.last or self.first


@dataclass(frozen=True)
class Rule:
    """A recurrence. `times` within one unit where people count instead of naming days ("2 раза в год")."""

    freq: str
    interval: int = 1
    days: tuple[str, ...] = ()
    month_days: tuple[int, ...] = ()
    times: int = 1
    unit: str = ""


@dataclass
class Written:
    """Everything a text says about time. Several fields may be filled: `resolve` weighs them.

    `before_bracket` is how many spans stood before the first opening bracket.
    """

    spans: list[Span] = field(default_factory=list)
    deadlines: list[Spot] = field(default_factory=list)
    since: Spot | None = None
    rules: list[Rule] = field(default_factory=list)
    whole: str | None = None
    schedule: bool = False
    relative: bool = False
    weekdays: list[str] = field(default_factory=list)
    time: str | None = None
    unread: list[str] = field(default_factory=list)
    guessed: list[tuple[str, int]] = field(default_factory=list)
    loose_list: bool = False
    before_bracket: int | None = None

    @property
    def says_something(self) -> bool:
        return bool(
            self.spans
            or self.deadlines
            or self.since
            or self.rules
            or self.whole
            or self.schedule
            or self.weekdays
        )
