"""What the calendar of a row is taken from: the plan's years, the headings above it, the programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Years:
    """The years a plan is for.

    `school` is the year a school year begins in (2022 for 2022-2023); `first` and `last` bound a plan of
    calendar years. `start` and `end` are the outermost dates the document itself speaks of. `guess` names
    where the years come from when that is no title: "cells" (other rows) or "stamp" (the date of approval).
    """

    school: int | None = None
    first: int | None = None
    last: int | None = None
    start: date | None = None
    end: date | None = None
    guess: str | None = None

    @property
    def known(self) -> bool:
        return self.school is not None or self.first is not None

    @property
    def school_year(self) -> str | None:
        return None if self.school is None else f"{self.school}-{self.school + 1}"

    @property
    def single(self) -> int | None:
        """The calendar year of a plan for one calendar year."""
        return self.first if self.school is None and self.first == self.last else None


def school_years(first: int) -> Years:
    """The years of a plan for the school year that begins in `first`; August stands at both its ends."""
    return Years(school=first, start=date(first, 8, 1), end=date(first + 1, 8, 31))


Holidays = tuple[tuple[str, date, date], ...]
"""Seasons ("autumn", "winter", "spring", "summer") and the first and last day of their school holidays."""


@dataclass(frozen=True)
class Frame:
    """Where a text about time stands.

    `month` and `year` come from a heading above the row ("Сентябрь", "2023 год"). `august` is "first" or
    "last" when the rows around tell which end of the school year an August belongs to. `programme` are the
    first and last day of the programme, None when not known. `day` is that of a programme of one day, for
    rows that name hours alone. `conflict` is set when the caller's school year and the document's differ.
    `holidays` are the programme's school holidays, None when nobody can know.
    """

    years: Years = Years()
    month: int | None = None
    year: int | None = None
    august: str | None = None
    programme: tuple[date, date] | None = None
    day: date | None = None
    conflict: str | None = None
    holidays: Holidays | None = None
