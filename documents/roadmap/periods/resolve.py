"""From what was written to days of the calendar, and to the doubts about them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from documents.roadmap.periods.frame import Frame
from documents.roadmap.periods.recurrence import recurring
from documents.roadmap.periods.written import BEGINNING, END, LAST, Rule, Span, Spot, Unit, Written
from services.roadmap.drafts import Doubt, Period, PeriodKind

Days = tuple[date, date]

# Terms differ from school to school: whoever meets them is asked.
_TERMS = {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5)}
_TRIMESTERS = {1: (9, 11), 2: (12, 2), 3: (3, 5)}
_SCHOOL_HALVES = {1: (9, 12), 2: (1, 5)}
_IN_MONTH = (Unit.DAY, Unit.WEEK, Unit.DECADE, Unit.HALF_MONTH, Unit.THIRD, Unit.MONTH)


def resolve(written: Written, text: str, frame: Frame) -> tuple[Period, tuple[Doubt, ...]]:
    """Give what was written its place in the calendar of `frame`. `text` is quoted in the doubts."""
    work = _Work(text, frame)
    period = work.period(written)
    return period, tuple(work.doubts)


@dataclass
class _Work:
    text: str
    frame: Frame
    doubts: list[Doubt] = field(default_factory=list)
    missing_year: bool = False

    def doubt(self, code: str, **values: str | int) -> None:
        doubt = Doubt(code, values)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    # -- the five kinds -----------------------------------------------------------------------------------

    def period(self, written: Written) -> Period:
        self._note_reading(written)
        if not written.says_something:
            return Period(PeriodKind.NONE)
        period = self._kind(written)
        if written.time is not None:
            period = replace(period, time=written.time)
        self._check_weekday(written, period)
        self._check_bounds(period)
        self._join_doubts()
        return period

    def _join_doubts(self) -> None:
        """Two ends of one range that are equally unsure are one question."""
        joined: dict[tuple[str, str | int | None], Doubt] = {}
        for doubt in self.doubts:
            place = (
                (doubt.code, doubt.values.get("text")) if "end" in doubt.values else (doubt.code, id(doubt))
            )
            before = joined.get(place)
            values = doubt.values if before is None else {**before.values, "end": doubt.values["end"]}
            joined[place] = Doubt(doubt.code, values)
        self.doubts = list(joined.values())

    def _note_reading(self, written: Written) -> None:
        if not written.says_something:
            if re.search(r"\w\w", self.text):
                self.doubt("period-unread", text=self.text)
            else:
                self.doubt("no-period")
            return
        for word, month in written.guessed:
            self.doubt("month-guess", text=word, month=month)
        for part in written.unread:
            self.doubt("part-unread", text=part)

    def _kind(self, written: Written) -> Period:
        rules = [rule for rule in written.rules if rule.unit != "during"]
        during = [rule for rule in written.rules if rule.unit == "during"]
        if during and self.frame.month and during[0].interval == 1 and during[0].freq == "MONTHLY":
            written = replace(written, spans=[*written.spans, Span(Spot(Unit.MONTH, month=self.frame.month))])
            during = []
        if rules:
            return self._recurring(written, rules)
        if written.deadlines:
            return self._deadline(written)
        if written.spans:
            return self._window(written)
        if written.since is not None:
            return self._since(written.since)
        if written.schedule:
            if written.whole:
                self.doubt("mixed", text=self.text)
            return Period(PeriodKind.BY_SCHEDULE)
        if written.whole:
            return Period(PeriodKind.WINDOW, whole=written.whole)
        if written.weekdays:
            return self._recurring(written, [Rule("WEEKLY", days=tuple(written.weekdays))])
        self.doubt("during-unclear", text=self.text)
        return Period(PeriodKind.RECURRING, rrule=recurring(during, written).rrule)

    def _recurring(self, written: Written, rules: list[Rule]) -> Period:
        made = recurring(rules, written)
        for code in made.doubts:
            self.doubt(code, text=self.text)
        bounds = [days for span in made.bounds for days in self._days([span])]
        self.missing_year = False
        start = bounds[0][0] if bounds else None
        end = bounds[-1][1] if bounds else None
        if written.since is not None and not made.bounds:
            spots = self._dated([Span(written.since)])
            if spots and spots[0].first.year is not None:
                found = self._spot_days(spots[0].first)
                start = found[0] if found else start
            elif written.since.unit is Unit.YEAR:
                start = date(written.since.year or 2000, 1, 1)
        if (
            start is not None
            and written.since is not None
            and written.since.unit is Unit.YEAR
            and made.months
        ):
            start = date(start.year, made.months[0], 1)
        return Period(PeriodKind.RECURRING, start=start, end=end, rrule=made.rrule)

    def _deadline(self, written: Written) -> Period:
        deadlines = list(written.deadlines)
        spans = written.spans
        if spans and all(spot.month is None and spot.unit is Unit.DAY for spot in deadlines):
            # "сентябрь (до 15 числа)": the month stands before the deadline's day.
            deadlines = [
                replace(spot, month=spans[-1].end.month, year=spans[-1].end.year) for spot in deadlines
            ]
        elif spans or written.since is not None or (written.whole and not written.schedule):
            self.doubt("mixed", text=self.text)
        for spot in deadlines:
            if (
                spot.unit in (Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR, Unit.TERM, Unit.YEAR)
                and not spot.end_only
            ):
                self.doubt("deadline-of-month", text=self.text)
        ends = self._days([Span(spot) for spot in deadlines])
        if not ends:
            return Period(PeriodKind.DEADLINE, months=self._months([Span(s) for s in deadlines]))
        if len(ends) > 1:
            self.doubt("several-deadlines", text=self.text)
            return Period(PeriodKind.DEADLINE, end=ends[-1][1], points=tuple((day, day) for _, day in ends))
        starts = deadlines[0].unit in (Unit.EDGE, Unit.THIRD) and deadlines[0].n == BEGINNING
        return Period(PeriodKind.DEADLINE, end=ends[0][0] if starts else ends[0][1])

    def _since(self, spot: Spot) -> Period:
        days = self._days([Span(spot)])
        if not days:
            return Period(PeriodKind.WINDOW, months=self._months([Span(spot)]))
        self.doubt("open-end", start=_say(days[0][0]))
        return Period(PeriodKind.WINDOW, start=days[0][0])

    def _window(self, written: Written) -> Period:
        if (written.whole and any(span.last is None for span in written.spans)) or written.relative:
            self.doubt("mixed", text=self.text)
        spans = [self._lend_month(span) for span in written.spans]
        if (
            written.weekdays
            and len(spans) == 1
            and spans[0].first.unit is Unit.WEEK
            and spans[0].last is None
        ):
            day = self._weekday_of_week(spans[0].first, written.weekdays)
            if day is not None:
                return Period(PeriodKind.DATE, day, day)
        if all(span.first.month is None and span.first.unit in (Unit.WEEK, Unit.DECADE) for span in spans):
            self.doubt("week-of-no-month", text=self.text)
            return Period(PeriodKind.RECURRING, rrule="FREQ=MONTHLY")
        if not any(span.first.month for span in spans) and all(span.first.unit is Unit.DAY for span in spans):
            self.doubt("no-month", text=self.text)
            days = ",".join(str(span.first.n) for span in spans)
            return Period(PeriodKind.RECURRING, rrule=f"FREQ=MONTHLY;BYMONTHDAY={days}")
        found = self._days(spans)
        if not found:
            only_day = len(spans) == 1 and spans[0].last is None and spans[0].first.unit is Unit.DAY
            bad = any(doubt.code == "bad-date" for doubt in self.doubts)
            if bad and not self.missing_year:
                return Period(PeriodKind.NONE)
            return Period(PeriodKind.DATE if only_day else PeriodKind.WINDOW, months=self._months(spans))
        if written.loose_list and len(found) > 1:
            self.doubt("list-or-range", text=self.text)
        start, end = min(first for first, _ in found), max(last for _, last in found)
        if start == end:
            return Period(PeriodKind.DATE, start, end)
        whole = None
        if spans[0].first.unit is Unit.SCHOOL_YEAR and len(spans) == 1 and spans[0].last is None:
            whole = "year"
        points = tuple(sorted(set(found))) if len(found) > 1 else ()
        return Period(PeriodKind.WINDOW, start, end, whole=whole, points=points)

    def _lend_month(self, span: Span) -> Span:
        month = self.frame.month
        first, last = span.first, span.last
        if month and first.month is None and first.unit in _IN_MONTH:
            first = replace(first, month=month)
        if month and last is not None and last.month is None and last.unit in _IN_MONTH:
            last = replace(last, month=month)
        return Span(first, last)

    # -- years --------------------------------------------------------------------------------------------

    def _days(self, spans: list[Span]) -> list[Days]:
        """The days of the spans, in their order; empty when a year is missing or a date does not exist."""
        dated = self._dated([self._lend_month(span) for span in spans])
        if self.missing_year:
            return []
        found: list[Days] = []
        for span in dated:
            first = self._spot_days(span.first)
            last = self._spot_days(span.last) if span.last is not None else first
            if first is None or last is None:
                if span.last is None or first is None:
                    return []
                last = self._clipped(span.last)
                if last is None:
                    return []
            if last[1] < first[0]:
                self.doubt("end-before-start", start=_say(first[0]), end=_say(last[1]))
                if span.last is not None and span.last.unit is not Unit.DAY:
                    return []
            found.append((first[0], last[1]))
        return found

    def _dated(self, spans: list[Span]) -> list[Span]:
        """Fill in the years: from the spot behind, from the one before, from the plan."""
        spots = [spot for span in spans for spot in (span.first, span.last) if spot is not None]
        years: list[int | None] = [spot.year for spot in spots]
        self._note_outside(spots)
        for place in reversed(range(len(spots))):
            if years[place] is None and _takes_year(spots[place]):
                behind = next((k for k in range(place + 1, len(spots)) if spots[k].year is not None), None)
                if behind is not None and _takes_year(spots[behind]) and not spots[behind].school:
                    turn = _month_of(spots[place]) > _month_of(spots[behind])
                    years[place] = (spots[behind].year or 0) - turn
        for place, spot in enumerate(spots):
            if years[place] is None and _takes_year(spot):
                before = next(
                    (k for k in reversed(range(place)) if years[k] is not None and _takes_year(spots[k])),
                    None,
                )
                if before is not None:
                    years[place] = (years[before] or 0) + (_month_of(spot) < _month_of(spots[before]))
                else:
                    years[place] = self._plan_year(spot, spots[place + 1 :])
        filled = iter(replace(spot, year=year) for spot, year in zip(spots, years, strict=True))
        return [Span(next(filled), next(filled) if span.last is not None else None) for span in spans]

    def _plan_year(self, spot: Spot, others: list[Spot]) -> int | None:
        frame = self.frame
        if frame.year is not None:
            return frame.year
        years = frame.years
        month = _order(spot)[0]
        if years.guess:
            self.doubt(f"year-from-{years.guess}", **self._year_values())
        elif frame.conflict:
            self.doubt("school-year-conflict", document=years.school_year or "", programme=frame.conflict)
        if years.school is not None:
            if spot.school or spot.unit in (
                Unit.TERM,
                Unit.TRIMESTER,
                Unit.HALF_YEAR,
                Unit.SCHOOL_YEAR,
                Unit.EDGE,
            ):
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
        if any(_order(spot)[0] != 8 for spot in others):
            return 0  # "август-сентябрь", "август, январь": what follows lies in the same school year
        if self.frame.august is None:
            self.doubt("august", year=self.frame.years.school_year or "")
        return 1 if self.frame.august == "last" else 0

    def _note_outside(self, spots: list[Spot]) -> None:
        for spot in spots:
            if spot.year is not None and not 2005 <= spot.year <= 2050:
                self.doubt("odd-year", year=str(spot.year))

    # -- spots --------------------------------------------------------------------------------------------

    def _clipped(self, spot: Spot | None) -> Days | None:
        if spot is None or spot.unit is not Unit.DAY or spot.month is None or spot.year is None:
            return None
        if not 1 <= spot.month <= 12:
            return None
        day = _month_end(spot.year, spot.month)
        return day, day

    def _spot_days(self, spot: Spot) -> Days | None:
        """The first and last day of a spot whose year is known; None with a doubt when there is no such day."""
        year = spot.year
        if year is None:
            return None
        if spot.unit is Unit.YEAR:
            return date(year, 1, 1), date(max(spot.n, year), 12, 31)
        if spot.unit is Unit.SCHOOL_YEAR:
            return date(year, 9, 1), date(year + 1, 5, 31)
        if spot.unit is Unit.EDGE:
            return self._edge_days(spot, year)
        if spot.unit in _IN_MONTH:
            return self._month_part(spot, year)
        return self._year_part(spot, year)

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
            self.doubt("third-of-month", text=self.text, start=_say(first), end=_say(last))
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
            self.doubt("week-of-month", text=self.text, start=_say(days[0]), end=_say(days[1]))
        return days

    def _weekday_of_week(self, spot: Spot, weekdays: list[str]) -> date | None:
        """ "первый вторник сентября"."""
        dated = self._dated([self._lend_month(Span(spot))])[0].first
        if dated.year is None or dated.month is None or len(weekdays) != 1:
            return None
        wanted = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(weekdays[0])
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
                self.doubt("half-year-bounds", n=n, start=_say(days[0]), end=_say(days[1]))
            return days
        table = {Unit.TERM: _TERMS, Unit.TRIMESTER: _TRIMESTERS}.get(spot.unit, {})
        if n not in table:
            self.doubt("bad-date", text=self.text)
            return None
        if not self._is_school(spot):
            # "III четверть 2023 года": the calendar year is known, the school year follows from it.
            year = year if table[n][0] >= 9 else year - 1
        days = _school_months(year, table[n])
        self.doubt("term-bounds", text=self.text, start=_say(days[0]), end=_say(days[1]))
        return days

    def _is_school(self, spot: Spot) -> bool:
        years = self.frame.years
        return spot.school or (
            years.school is not None and spot.year == years.school and not self._year_written
        )

    @property
    def _year_written(self) -> bool:
        years = self.frame.years
        return (
            years.school is not None
            and f"{years.school}" in self.text
            and f"{years.school + 1}" not in self.text
        )

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
            self.doubt("year-edge", text=self.text, start=_say(first), end=_say(day))
        return first, day

    # -- checks -------------------------------------------------------------------------------------------

    def _months(self, spans: list[Span]) -> tuple[int, ...]:
        """The months of spans whose year nobody gave."""
        months: list[int] = []
        for span in (self._lend_month(span) for span in spans):
            first, last = _months_of(span.first), _months_of(span.end)
            if first and last:
                month = first[0]
                for _ in range(12):
                    months.append(month)
                    if month == last[-1] and (span.last is None or month != first[0] or first == last):
                        break
                    month = month % 12 + 1
        return tuple(dict.fromkeys(months))

    def _check_weekday(self, written: Written, period: Period) -> None:
        if period.kind is PeriodKind.DATE and period.start is not None and len(written.weekdays) == 1:
            names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
            if names[period.start.weekday()] != written.weekdays[0]:
                self.doubt("weekday", date=_say(period.start))

    def _check_bounds(self, period: Period) -> None:
        dates = [day for day in (period.start, period.end) if day is not None]
        if not dates:
            return
        if self.frame.programme is not None:
            first, last = self.frame.programme
            if min(dates) < first or max(dates) > last:
                self.doubt("outside-programme", date=_say(min(dates) if min(dates) < first else max(dates)))
                return
        years = self.frame.years
        if years.guess or years.start is None or years.end is None:
            return
        if max(dates) < years.start or min(dates) > years.end:
            self.doubt("outside-plan", date=_say(dates[0]), start=_say(years.start), end=_say(years.end))


def _takes_year(spot: Spot) -> bool:
    return spot.unit not in (Unit.YEAR, Unit.SCHOOL_YEAR)


def _order(spot: Spot) -> tuple[int, int]:
    """Month and day a spot begins with, to tell which of two comes first in a year."""
    months = _months_of(spot)
    return (months[0] if months else 9, spot.n if spot.unit is Unit.DAY else 0)


def _month_of(spot: Spot) -> int:
    return _order(spot)[0]


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


def _school_months(year: int, months: tuple[int, int]) -> Days:
    first, last = months
    start = date(year + (first < 9), first, 1)
    return start, _month_end(year + (last < 9), last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _say(day: date) -> str:
    return f"{day:%d.%m.%Y}"
