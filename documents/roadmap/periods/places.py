"""Spots on the calendar → days: which year they lie in, where weeks, terms and half-years begin and end."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from documents.roadmap.periods.frame import Frame
from documents.roadmap.periods.written import BEGINNING, END, LAST, MIDDLE, NEXT_YEAR, Span, Spot, Unit
from services.roadmap.drafts import Doubt

Days = tuple[date, date]

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Terms differ from school to school: whoever meets them is asked.
_TERMS = {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5)}
_TRIMESTERS = {1: (9, 11), 2: (12, 2), 3: (3, 5)}
_SCHOOL_HALVES = {1: (9, 12), 2: (1, 5)}
_IN_MONTH = (Unit.DAY, Unit.WEEK, Unit.DECADE, Unit.HALF_MONTH, Unit.THIRD, Unit.MONTH)
_OF_SCHOOL_YEAR = (Unit.TERM, Unit.TRIMESTER, Unit.HALF_YEAR, Unit.SCHOOL_YEAR, Unit.EDGE)


@dataclass
class Placer:
    """Places spots in the calendar of `frame` and notes what it was not sure of. `text` is quoted there."""

    text: str
    frame: Frame
    doubts: list[Doubt] = field(default_factory=list)
    missing_year: bool = False

    def doubt(self, code: str, **values: str | int) -> None:
        doubt = Doubt(code, values)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    # -- years --------------------------------------------------------------------------------------------

    def days(self, spans: list[Span]) -> list[Days]:
        """The days of the spans, in their order; empty when a year is missing or a date does not exist."""
        dated = self.dated([self.lend_month(span) for span in spans])
        if self.missing_year:
            return []
        found: list[Days] = []
        for span in dated:
            first = self.spot_days(span.first)
            last = first if span.last is None else self.spot_days(span.last) or self._clipped(span.last)
            if first is None or last is None:
                return []
            if last[1] < first[0]:
                self.doubt("end-before-start", start=say(first[0]), end=say(last[1]))
                if span.end.unit is not Unit.DAY:
                    return []
            found.append((first[0], last[1]))
        return found

    def dated(self, spans: list[Span]) -> list[Span]:
        """Fill in the years: from the spot behind, from the one before, from the plan."""
        spots = [spot for span in spans for spot in (span.first, span.last) if spot is not None]
        spots = [self._with_next_year(spot) for spot in spots]
        years: list[int | None] = [spot.year for spot in spots]
        self._note_odd_years(spots)
        for place, spot in enumerate(spots):
            behind = next((one for one in spots[place + 1 :] if one.year is not None), None)
            if (
                years[place] is None
                and _takes_year(spot)
                and behind
                and _takes_year(behind)
                and not behind.school
            ):
                years[place] = (behind.year or 0) - (_month_of(spot) > _month_of(behind))
        for place, spot in enumerate(spots):
            if years[place] is None and _takes_year(spot):
                if (
                    spot.unit in _OF_SCHOOL_YEAR
                    and self.frame.years.school
                    and not any(s.year for s in spots)
                ):
                    years[place] = self._plan_year(spot, [])  # "I и II полугодия"
                    continue
                known = [k for k in range(place) if years[k] is not None and _takes_year(spots[k])]
                if known:
                    before = known[-1]
                    years[place] = (years[before] or 0) + (_month_of(spot) < _month_of(spots[before]))
                else:
                    years[place] = self._plan_year(spot, spots[place + 1 :])
        filled = iter(replace(spot, year=year) for spot, year in zip(spots, years, strict=True))
        return [Span(next(filled), next(filled) if span.last is not None else None) for span in spans]

    def _with_next_year(self, spot: Spot) -> Spot:
        """ "январь следующего года": the year after that in which the plan begins, with a question."""
        if spot.year != NEXT_YEAR:
            return spot
        years = self.frame.years
        first = years.school or years.first
        if first is None:
            return replace(spot, year=None)
        self.doubt("next-year", text=self.text, year=str(first + 1))
        return replace(spot, year=first + 1)

    def _plan_year(self, spot: Spot, others: list[Spot]) -> int | None:
        frame = self.frame
        if frame.year is not None:
            return frame.year
        years = frame.years
        month = _month_of(spot)
        if years.guess:
            self.doubt(f"year-from-{years.guess}", **self._year_values())
        elif frame.conflict:
            self.doubt("school-year-conflict", document=years.school_year or "", programme=frame.conflict)
        if years.school is not None:
            if spot.school or spot.unit in _OF_SCHOOL_YEAR:
                return years.school
            if month == 8:
                return years.school + self._august(others)
            if spot.unit is Unit.QUARTER and spot.n == 3:
                self.doubt("quarter-year", text=self.text)
                return years.school
            return years.school if month > 8 else years.school + 1
        if years.first is not None and years.first == years.last:
            return years.first
        self.missing_year = True
        if years.first is not None and years.last is not None:
            self.doubt("several-years", first=str(years.first), last=str(years.last))
        else:
            self.doubt("no-year")
        return None

    def _year_values(self) -> dict[str, str | int]:
        years = self.frame.years
        return {"year": years.school_year or str(years.first)}

    def _august(self, others: list[Spot]) -> int:
        if any(_month_of(spot) != 8 for spot in others):
            return 0  # "август-сентябрь", "август, январь": what follows lies in the same school year
        if self.frame.august is None:
            self.doubt("august", year=self.frame.years.school_year or "")
        return 1 if self.frame.august == "last" else 0

    def _note_odd_years(self, spots: list[Spot]) -> None:
        for spot in spots:
            if spot.year is not None and not 2000 <= spot.year <= 2050:
                self.doubt("odd-year", year=str(spot.year))

    # -- spots --------------------------------------------------------------------------------------------

    def _clipped(self, spot: Spot) -> Days | None:
        """The last day of the month for "20–31 ноября", which is doubted already."""
        if spot.unit is not Unit.DAY or spot.year is None or spot.month is None or not 1 <= spot.month <= 12:
            return None
        day = _month_end(spot.year, spot.month)
        return day, day

    def spot_days(self, spot: Spot) -> Days | None:
        """The first and last day of a spot whose year is known; None, with a doubt, for no such day."""
        year = spot.year
        if year is None:
            return None
        if spot.unit is Unit.YEAR:
            return date(year, 1, 1), date(max(spot.n, year), 12, 31)
        if spot.unit is Unit.SCHOOL_YEAR:
            return date(year, 9, 1), date(spot.n or year + 1, 5, 31)
        if spot.unit is Unit.EDGE:
            return self._edge_days(spot, year)
        if spot.unit in _IN_MONTH:
            return self._month_part(spot, year)
        days = self._year_part(spot, year)
        return _edge_month(days, spot.part) if days and spot.part else days

    def _month_part(self, spot: Spot, year: int) -> Days | None:
        month = spot.month
        if month is None or not 1 <= month <= 12:
            self.doubt("no-month" if month is None else "bad-date", text=self.text)
            return None
        end = _month_end(year, month)
        if spot.unit is Unit.MONTH:
            return date(year, month, 1), end
        if spot.unit is Unit.DAY:
            day = end.day if spot.n == LAST else spot.n
            if not 1 <= day <= end.day:
                self.doubt("bad-date", text=self.text)
                return None
            return date(year, month, day), date(year, month, day)
        if spot.unit is Unit.WEEK:
            return self._week(spot.n, end)
        return self._third(spot, end)

    def _third(self, spot: Spot, end: date) -> Days:
        """Decades and halves are counted by everyone alike; "начало" and "конец" are not."""
        if spot.unit is Unit.HALF_MONTH:
            return (end.replace(day=1), end.replace(day=15)) if spot.n == 1 else (end.replace(day=16), end)
        n = 3 if spot.n == LAST else spot.n
        if not 1 <= n <= 3:
            self.doubt("bad-date", text=self.text)
        n = min(max(n, 1), 3)
        first, last = end.replace(day=10 * n - 9), end if n == 3 else end.replace(day=10 * n)
        if spot.unit is Unit.THIRD and not spot.end_only:
            self.doubt("third-of-month", text=self.text, start=say(first), end=say(last))
        return first, last

    def _week(self, n: int, end: date) -> Days | None:
        """A week of a month, by sevens (1–7, 8–14 …), with a doubt where the calendar's weeks differ."""
        if n == LAST:
            days = end - timedelta(days=6), end
        elif 1 <= n <= 4:
            days = end.replace(day=7 * n - 6), end.replace(day=7 * n)
        elif n == 5 and end.day > 28:
            days = end.replace(day=29), end
        else:
            self.doubt("bad-date", text=self.text)
            return None
        if days[0].weekday() != 0:
            self.doubt("week-of-month", text=self.text, start=say(days[0]), end=say(days[1]))
        return days

    def weekday_of_week(self, spot: Spot, weekdays: list[str]) -> date | None:
        """ "первый вторник сентября"."""
        dated = self.dated([self.lend_month(Span(spot))])[0].first
        if dated.year is None or dated.month is None or len(weekdays) != 1:
            return None
        wanted = WEEKDAYS.index(weekdays[0])
        end = _month_end(dated.year, dated.month)
        days = [end.replace(day=d) for d in range(1, end.day + 1) if end.replace(day=d).weekday() == wanted]
        place = dated.n if dated.n == LAST else dated.n - 1
        return days[place] if -1 <= place < len(days) else None

    def _year_part(self, spot: Spot, year: int) -> Days | None:
        n = spot.n
        if spot.unit is Unit.SEASON:
            last_year, last_month = (year + 1, 2) if n == 12 else (year, n + 2)
            return date(year, n, 1), _month_end(last_year, last_month)
        if spot.unit is Unit.QUARTER and 1 <= n <= 4:
            return date(year, 3 * n - 2, 1), _month_end(year, 3 * n)
        if spot.unit is Unit.HALF_YEAR and n in (1, 2):
            if not self._is_school(spot):
                return date(year, 6 * n - 5, 1), _month_end(year, 6 * n)
            days = _school_months(year, _SCHOOL_HALVES[n])
            if n == 2:
                self.doubt("half-year-bounds", n=n, start=say(days[0]), end=say(days[1]))
            return days
        table = {Unit.TERM: _TERMS, Unit.TRIMESTER: _TRIMESTERS}.get(spot.unit, {})
        if n not in table:
            self.doubt("bad-date", text=self.text)
            return None
        if not self._is_school(spot):
            # "III четверть 2023 года": the calendar year is known, the school year follows from it.
            year = year if table[n][0] >= 9 else year - 1
        days = _school_months(year, table[n])
        self.doubt("term-bounds", text=self.text, start=say(days[0]), end=say(days[1]))
        return days

    def _is_school(self, spot: Spot) -> bool:
        years = self.frame.years
        return spot.school or (
            years.school is not None and spot.year == years.school and not self._year_written
        )

    @property
    def _year_written(self) -> bool:
        """Whether the text names one calendar year itself."""
        return len(set(re.findall(r"20\d\d", self.text))) == 1

    def _edge_days(self, spot: Spot, year: int) -> Days:
        school = spot.school or (self.frame.years.school is not None and not self._year_written)
        if spot.n == END:
            day = date(year + 1, 5, 31) if school else date(year, 12, 31)
            first = day.replace(day=1)
        else:
            first = date(year, 9, 1) if school else date(year, 1, 1)
            day = _month_end(first.year, first.month)
            if spot.n != BEGINNING:
                first, day = date(year + school, 1, 1), date(year + school, 1, 31)
        if not (spot.n == END and (spot.school or self._year_written)):
            self.doubt("year-edge", text=self.text, start=say(first), end=say(day))
        return first, day

    def months(self, spans: list[Span]) -> tuple[int, ...]:
        """The months of spans whose year nobody gave."""
        months: list[int] = []
        for span in (self.lend_month(span) for span in spans):
            first, last = _months_of(span.first), _months_of(span.end)
            if first and last:
                month = first[0]
                for _ in range(12):
                    months.append(month)
                    if month == last[-1] and (span.last is None or month != first[0] or first == last):
                        break
                    month = month % 12 + 1
        return tuple(dict.fromkeys(months))

    def lend_month(self, span: Span) -> Span:
        month = self.frame.month
        first, last = span.first, span.last
        if month and first.month is None and first.unit in _IN_MONTH:
            first = replace(first, month=month)
        if month and last is not None and last.month is None and last.unit in _IN_MONTH:
            last = replace(last, month=month)
        return Span(first, last)


def _takes_year(spot: Spot) -> bool:
    return spot.unit not in (Unit.YEAR, Unit.SCHOOL_YEAR)


def _month_of(spot: Spot) -> int:
    """The month a spot begins with, to tell which of two comes first in a year."""
    months = _months_of(spot)
    return months[0] if months else 9


def _months_of(spot: Spot) -> tuple[int, ...]:
    if spot.unit in _IN_MONTH:
        return (spot.month,) if spot.month and 1 <= spot.month <= 12 else ()
    if spot.unit is Unit.SEASON:
        return tuple((spot.n - 1 + k) % 12 + 1 for k in range(3))
    if spot.unit is Unit.QUARTER:
        return tuple(range(3 * spot.n - 2, 3 * spot.n + 1))
    table = {Unit.TERM: _TERMS, Unit.TRIMESTER: _TRIMESTERS, Unit.HALF_YEAR: _SCHOOL_HALVES}.get(
        spot.unit, {}
    )
    first, last = table.get(spot.n, (0, -1))
    if first > last > 0:
        return (*range(first, 13), *range(1, last + 1))
    return tuple(range(first, last + 1))


def _edge_month(days: Days, part: int) -> Days:
    """The first, the middle or the last month of a part of a year ("в конце II четверти")."""
    first, last = days
    month = first.month + (last.month - first.month) // 2 if part == MIDDLE else first.month
    if part == END:
        return last.replace(day=1), last
    return first.replace(month=month), _month_end(first.year, month)


def _school_months(year: int, months: tuple[int, int]) -> Days:
    first, last = months
    start = date(year + (first < 9), first, 1)
    return start, _month_end(year + (last < 9), last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def say(day: date) -> str:
    """A date as a doubt names it."""
    return f"{day:%d.%m.%Y}"
