"""Placing all periods of a document in one calendar: years from titles, from other rows, or from nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from documents.roadmap.found import Found
from documents.roadmap.periods import Frame, Glance, Holidays, Years, glance, read_period, school_years
from services.roadmap.drafts import Doubt, Period

Placed = tuple[Period, tuple[Doubt, ...]]


class Calendar:
    """The years of a document, and of each of its rows.

    `titles` are the years of its titles, `stamp` a guess from the date of approval, `school` what the
    caller says (the year a school year begins in), `day` that of a programme of one day, `holidays` the
    programme's. After `place`, `doubts` holds those about the document.
    """

    def __init__(
        self,
        titles: Years | None,
        stamp: Years | None,
        school: int | None,
        programme: tuple[date, date] | None,
        day: date | None = None,
        holidays: Holidays | None = None,
    ) -> None:
        self.doubts: list[Doubt] = []
        self.programme = programme
        self.day = day
        self.holidays = holidays
        self.titles = titles
        given = None if school is None else Years(school=school)
        self.base = titles or given or stamp or Years()
        self.conflict: str | None = None
        if given is not None and titles is not None and not _agree(titles, school or 0):
            self.conflict = given.school_year
            self.doubts.append(
                Doubt(
                    "school-year-conflict",
                    {
                        "document": titles.school_year or f"{titles.first}-{titles.last}",
                        "programme": self.conflict or "",
                    },
                )
            )

    def place(self, found: list[Found], years: dict[int, Years | None]) -> list[Placed]:
        """Read the periods of all rows. `years` (by the row's id) are those of the titles above each."""
        seen = [glance(item.period_text) for item in found]
        self._try_school_year(seen)
        from_rows = _FromRows(seen) if not self.base.known or self.base.guess else None
        placed: list[Placed] = []
        for place, item in enumerate(found):
            near = years.get(id(item))
            own = self.base if near is None or near == self.titles else near
            if from_rows is not None and (not own.known or own.guess):
                months = seen[place].months or ((item.month,) if item.month else ())
                own = from_rows.years_for(place, months) or own
            frame = Frame(
                years=_headed(own, item),
                month=item.month,
                year=_headed_year(item),
                august=_august(place, found, seen),
                programme=self.programme,
                day=self.day,
                conflict=self.conflict,
                holidays=self.holidays,
            )
            placed.append(read_period(item.period_text, frame, place_follows=item.place_follows))
        return placed

    def _try_school_year(self, seen: list[Glance]) -> None:
        """Take "на 2022-2023 годы" for a school year where the rows go from autumn to spring.

        Where they do so below "экзамены 2023 года", the plan may begin the autumn before: a guess.
        """
        base = self.base
        if base.school is not None or base.first is None or base.last not in (base.first, base.first + 1):
            return
        months = [month for one in seen for month in one.months]
        order = [(month - 8) % 12 for month in months]
        bare = not any(one.dated for one in seen)
        lone = base.last == base.first
        begins = (8, 9, 10, 11, 12) if lone else (8, 9)
        if bare and months and months[0] in begins and max(order) >= 5 and order == sorted(order):
            self.base = (
                Years(school=base.first - 1, guess="cells") if lone else replace(base, school=base.first)
            )


def _headed(years: Years, item: Found) -> Years:
    """The years of a heading above the row go before those of the title."""
    kind, first, _ = item.years or ("", 0, 0)
    if kind != "school":
        return years
    return replace(years, guess=None) if first == years.school else school_years(first)


def _headed_year(item: Found) -> int | None:
    kind, first, last = item.years or ("", 0, -1)
    return first if kind == "calendar" and first == last else None


def _agree(titles: Years, school: int) -> bool:
    if titles.school is not None:
        return titles.school == school
    return (
        titles.first is not None
        and titles.last is not None
        and titles.first <= school + 1
        and titles.last >= school
    )


class _FromRows:
    """The years of rows that name none, taken from those that do."""

    def __init__(self, seen: list[Glance]) -> None:
        self.seen = seen
        self.dated = [pair for one in seen for pair in one.dated]
        self.schools = {year if month >= 8 else year - 1 for year, month in self.dated}
        self.calendars = {year for year, _ in self.dated}

    def years_for(self, place: int, months: tuple[int, ...]) -> Years | None:
        """The years of a row of these months, by the other rows.

        Sure where a school year and a calendar year, both read off those, say the same.
        """
        if not self.dated:
            return None
        if not months:  # "II полугодие" among the dates of one school year
            whole = len(self.schools) == 1 and len(self.calendars) == 2
            return Years(school=next(iter(self.schools))) if whole else None
        school = next(iter(self.schools)) if len(self.schools) == 1 else None
        single = next(iter(self.calendars)) if len(self.calendars) == 1 else None
        if school is not None and single is not None:
            agree = all((school if month >= 8 else school + 1) == single for month in months)
            sure = agree and 8 not in months
            return Years(first=single, last=single) if sure else Years(school=school, guess="cells")
        if single is not None:
            first, last = min(m for _, m in self.dated), max(m for _, m in self.dated)
            inside = all(first <= month <= last for month in months)
            return Years(first=single, last=single, guess=None if inside else "cells")
        if school is not None:
            order = [(m - 8) % 12 for _, m in self.dated]
            inside = all(min(order) <= (month - 8) % 12 <= max(order) for month in months)
            return Years(school=school, guess=None if inside else "cells")
        return self._nearest(place)

    def _nearest(self, place: int) -> Years | None:
        """Rows of several years: the year of the row before, with a question."""
        before = [pair for one in self.seen[: place + 1] for pair in one.dated]
        if not before:
            return None
        year, month = before[-1]
        return Years(school=year if month >= 8 else year - 1, guess="cells")


def _august(place: int, found: list[Found], seen: list[Glance]) -> str | None:
    """Which end of the school year a bare August belongs to, by the rows around it in the same part."""
    if 8 not in seen[place].months:
        return None
    group = found[place].group
    before = [m for k in range(place) if found[k].group == group for m in seen[k].months if m != 8]
    after = [
        m for k in range(place + 1, len(found)) if found[k].group == group for m in seen[k].months if m != 8
    ]
    if before and before[-1] in (3, 4, 5, 6, 7):
        return "last" if not after or after[0] in (6, 7) else None
    if after and after[0] in (9, 10, 11, 12):
        return "first"
    return None if before else "first"
