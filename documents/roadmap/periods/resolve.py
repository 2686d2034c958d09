"""From what was written to a period: one of the five kinds, and the doubts about it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from documents.roadmap.periods.frame import Frame
from documents.roadmap.periods.holidays import days_of, seasons_of
from documents.roadmap.periods.places import WEEKDAYS, Days, Placer, say
from documents.roadmap.periods.recurrence import recurring
from documents.roadmap.periods.spans import lend_lone_month
from documents.roadmap.periods.written import BEGINNING, Rule, Span, Spot, Unit, Written
from services.roadmap.drafts import Doubt, Period, PeriodKind

# What days in brackets make exact: "1 неделя (02.10–06.10)".
_LOOSE = (Unit.WEEK, Unit.DECADE, Unit.MONTH, Unit.QUARTER, Unit.TERM, Unit.TRIMESTER, Unit.HALF_YEAR)
_LONG = (Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR, Unit.TERM, Unit.YEAR)


def resolve(written: Written, text: str, frame: Frame) -> tuple[Period, tuple[Doubt, ...]]:
    """Give what was written its place in the calendar of `frame`. `text` is quoted in the doubts."""
    work = _Resolver(text, frame)
    period = work.period(written)
    return period, tuple(work.doubts)


# "по ИКР", "график школы": a name of what has its own calendar, as far as one can tell.
_NAMES_SCHEDULE = re.compile(r"(?:по\s+\w{3,}|план|график|расписани|циклограмм)(?!.*\d)", re.IGNORECASE)


def _exact(written: Written) -> list[Span]:
    """The spans, without one that the next, in brackets, says by its days."""
    spans = written.spans
    if written.before_bracket == 1 and len(spans) == 2 and spans[0].first.unit in _LOOSE:
        inside = spans[1].first
        if inside.month and (inside.unit is Unit.DAY or spans[0].first.unit not in (inside.unit, Unit.WEEK)):
            return spans[1:]
    return spans


def _lie_in_month(deadlines: list[Spot], spans: list[Span]) -> bool:
    """Whether a lone month only names that of the deadlines once more."""
    month = spans[0].first if len(spans) == 1 and spans[0].last is None else None
    return (
        month is not None
        and month.unit is Unit.MONTH
        and all(spot.month == month.month and spot.year in (None, month.year) for spot in deadlines)
    )


def _without_names(found: list[Days], written: Written) -> list[Days]:
    """Beside brackets, without the spans that the next one lies in: "сентябрь (15.09), май (20.05)"."""
    if written.before_bracket is None:
        return found
    inside = {k for k, (one, next_) in enumerate(pairwise(found)) if one[0] <= next_[0] <= next_[1] <= one[1]}
    return [one for k, one in enumerate(found) if k not in inside]


class _Resolver(Placer):
    def period(self, written: Written) -> Period:
        if self.frame.day is not None and written.time and not written.says_something:
            return Period(PeriodKind.DATE, self.frame.day, self.frame.day, time=written.time)
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
                written.schedule = _NAMES_SCHEDULE.match(self.text) is not None
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
        if written.schedule and seasons_of(self.text):  # with their year, too: "осенние каникулы 2023"
            return self._holidays() or Period(PeriodKind.BY_SCHEDULE)
        of_years = all(span.first.unit is Unit.YEAR for span in written.spans)
        if written.spans and not (written.schedule and of_years):  # "по графику 2023 года"
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

    def _holidays(self) -> Period | None:
        """The programme's own school holidays, of which alone the text speaks."""
        known = self.frame.holidays
        if known is None or self.frame.conflict:
            return None
        found = days_of(seasons_of(self.text), known, self.text)
        if not found:
            self.doubt("holidays-unknown", text=self.text)
            return None
        points = found if len(found) > 1 else ()
        return Period(PeriodKind.WINDOW, found[0][0], found[-1][1], points=points)

    def _recurring(self, written: Written, rules: list[Rule]) -> Period:
        made = recurring(rules, written)
        for code in made.doubts:
            self.doubt(code, text=self.text)
        bounds = [days for span in made.bounds for days in self.days([span])]
        start = min((first for first, _ in bounds), default=None)
        end = max((last for _, last in bounds), default=None)
        if written.since is not None and start is None:
            since = self.days([Span(written.since)])
            start = since[0][0] if since else None
            if start is not None and written.since.unit is Unit.YEAR and made.months:
                start = start.replace(month=made.months[0])  # "май, ежегодно с 2023"
        self.missing_year = False
        return Period(PeriodKind.RECURRING, start=start, end=end, rrule=made.rrule)

    def _deadline(self, written: Written) -> Period:
        deadlines = list(written.deadlines)
        spans = written.spans
        if spans and all(spot.month is None and spot.unit is Unit.DAY for spot in deadlines):
            # "сентябрь (до 15 числа)": the month stands before the deadline's day.
            deadlines = [
                replace(spot, month=spans[-1].end.month, year=spans[-1].end.year) for spot in deadlines
            ]
        elif _lie_in_month(deadlines, spans):  # "сентябрь (до 10.09)"
            deadlines = [replace(spot, year=spot.year or spans[0].first.year) for spot in deadlines]
        elif spans or written.since is not None or (written.whole and not written.schedule):
            self.doubt("mixed", text=self.text)
        for spot in deadlines:
            if spot.unit in _LONG and not spot.end_only:
                self.doubt("deadline-of-month", text=self.text)
        if self.frame.month is None and all(
            spot.unit is Unit.DAY and spot.month is None for spot in deadlines
        ):
            return self._day_of_no_month(deadlines)  # "не позднее 10 числа"
        ends = self.days([Span(spot) for spot in deadlines])
        if not ends:
            return Period(PeriodKind.DEADLINE, months=self.months([Span(s) for s in deadlines]))
        if len(ends) > 1:
            self.doubt("several-deadlines", text=self.text)
            return Period(PeriodKind.DEADLINE, end=ends[-1][1], points=tuple((day, day) for _, day in ends))
        lone = deadlines[0]
        starts = (lone.n if lone.unit in (Unit.EDGE, Unit.THIRD) else lone.part) == BEGINNING
        return Period(PeriodKind.DEADLINE, end=ends[0][0] if starts else ends[0][1])

    def _day_of_no_month(self, spots: list[Spot]) -> Period:
        self.doubt("no-month", text=self.text)
        days = ",".join(str(spot.n) for spot in spots)
        return Period(PeriodKind.RECURRING, rrule=f"FREQ=MONTHLY;BYMONTHDAY={days}")

    def _since(self, spot: Spot) -> Period:
        days = self.days([Span(spot)])
        if not days:
            return Period(PeriodKind.WINDOW, months=self.months([Span(spot)]))
        self.doubt("open-end", start=say(days[0][0]))
        return Period(PeriodKind.WINDOW, start=days[0][0])

    def _window(self, written: Written) -> Period:
        of_years = all(span.first.unit is Unit.YEAR for span in written.spans)
        single = any(span.last is None for span in written.spans) and not of_years
        if (written.whole and single) or written.relative:
            self.doubt("mixed", text=self.text)
        spans = [self.lend_month(span) for span in lend_lone_month(_exact(written))]
        lone = spans[0].first if len(spans) == 1 and spans[0].last is None else None
        if lone and lone.unit is Unit.WEEK and written.weekdays:
            day = self.weekday_of_week(lone, written.weekdays)
            if day is not None:
                return Period(PeriodKind.DATE, day, day)
        monthly = None if any(span.first.month for span in spans) else self._of_no_month(spans)
        if monthly is not None:
            return monthly
        found = _without_names(self.days(spans), written)
        if found and any(span.first.part for span in spans):
            self.doubt("third-of-month", text=self.text, start=say(found[0][0]), end=say(found[-1][1]))
        if not found:
            if not self.missing_year:
                return Period(PeriodKind.NONE)
            kind = PeriodKind.DATE if lone and lone.unit is Unit.DAY else PeriodKind.WINDOW
            return Period(kind, months=self.months(spans))
        if written.loose_list and len(found) == 2:
            self.doubt("list-or-range", text=self.text)
        start, end = min(first for first, _ in found), max(last for _, last in found)
        if start == end:
            return Period(PeriodKind.DATE, start, end)
        whole = "year" if lone and lone.unit is Unit.SCHOOL_YEAR and not lone.n else None
        points = tuple(sorted(set(found))) if len(found) > 1 else ()
        return Period(PeriodKind.WINDOW, start, end, whole=whole, points=points)

    def _of_no_month(self, spans: list[Span]) -> Period | None:
        """Weeks or days of every month, as far as one can tell; None for parts of a year."""
        units = {span.first.unit for span in spans}
        if units <= {Unit.WEEK, Unit.DECADE}:
            self.doubt("week-of-no-month", text=self.text)
            return Period(PeriodKind.RECURRING, rrule="FREQ=MONTHLY")
        return self._day_of_no_month([span.first for span in spans]) if units == {Unit.DAY} else None

    # -- checks -------------------------------------------------------------------------------------------

    def _check_weekday(self, written: Written, period: Period) -> None:
        if period.kind is not PeriodKind.DATE or period.start is None or len(written.weekdays) != 1:
            return
        if WEEKDAYS[period.start.weekday()] != written.weekdays[0]:
            self.doubt("weekday", date=say(period.start))

    def _check_bounds(self, period: Period) -> None:
        dates = [day for day in (period.start, period.end) if day is not None]
        if not dates:
            return
        if self.frame.programme is not None:
            first, last = self.frame.programme
            if min(dates) < first or max(dates) > last:
                self.doubt("outside-programme", date=say(min(dates) if min(dates) < first else max(dates)))
                return
        years = self.frame.years
        open_rule = period.kind is PeriodKind.RECURRING and period.end is None
        if open_rule or years.guess or years.start is None or years.end is None:
            return
        if max(dates) < years.start or min(dates) > years.end:
            self.doubt("outside-plan", date=say(dates[0]), start=say(years.start), end=say(years.end))
