"""Spots on the calendar and ranges of them: "5 мая", "II квартал 2023", "1–2 неделя октября"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from documents.roadmap.periods.spans import (
    IN_MONTH,
    is_loose,
    join_range,
    lend_months,
    lend_parts,
    lend_year,
    of_next_year,
)
from documents.roadmap.periods.stream import Stream
from documents.roadmap.periods.words import Token
from documents.roadmap.periods.written import END, LAST, NEXT_YEAR, Span, Spot, Unit, Written

SEPARATORS = frozenset({"COMMA", "SEMI", "SLASH", "NEWLINE", "AND", "OPEN", "CLOSE", "DOT"})
EDGES = {"EDGE1": 1, "EDGE2": 2, "EDGE3": 3}
_UNITS = {
    "WEEK": Unit.WEEK,
    "DECADE": Unit.DECADE,
    "HALFMONTH": Unit.HALF_MONTH,
    "QUARTER": Unit.QUARTER,
    "TERM": Unit.TERM,
    "TRIMESTER": Unit.TRIMESTER,
    "HALFYEAR": Unit.HALF_YEAR,
}
# "в 20-х числах мая", "первые числа сентября"
_THIRDS = {1: 1, 10: 2, 20: 3, LAST: 3}
_OF_YEAR = frozenset({Unit.QUARTER, Unit.TERM, Unit.TRIMESTER, Unit.HALF_YEAR})
_BETWEEN_DAYS = frozenset(
    {"NUMBER", "ORDINAL", "COMMA", "AND", "DASH", "TO", "NOTLATER", "DOT", "NEWLINE", "SEMI"}
)


class SpotReader(Stream):
    """Reads spots, ranges and lists of them. What it learns beside them goes into `out`."""

    def __init__(self, stream: list[Token], month_known: bool) -> None:
        super().__init__(stream)
        self.month_known = month_known
        self.out = Written()

    # -- lists and ranges ---------------------------------------------------------------------------------

    def spot_list(self) -> list[Span]:
        """Spots and ranges one after another, as many as there are."""
        spans: list[Span] = []
        while True:
            start = self.at
            signs = self._separators() if spans else set()
            span = self.span()
            if span is None:
                self.at = start
                break
            if spans and not signs & {"COMMA", "AND", "SEMI"}:
                self.out.loose_list |= is_loose(span, signs)
            spans.append(of_next_year(spans[-1], span) if spans else span)
        lend_months(spans)
        return lend_parts(lend_year(spans))

    def _separators(self) -> set[str]:
        signs = set()
        while (sign := self.take(*SEPARATORS - {"OPEN", "CLOSE"}, "IN", "YEARWORD", "FILLER")) is not None:
            signs.add(sign.kind)
        return signs

    def span(self) -> Span | None:
        """One spot, or a range: "5–10 мая", "с 5 по 10 мая", "сентябрь – май"."""
        start = self.at
        self.skip("IN")
        since = self.take("SINCE") is not None
        first = self.spot()
        if first is not None:
            after = self.at
            self.skip("YEARWORD", "DOT", "NEWLINE", *(("COMMA", "FILLER") if since else ()))
            if self.take("DASH", "TO", *(("NOTLATER",) if since else ())):
                self.skip("DASH", "NEWLINE", "DOT", "IN", "FILLER")
                last = self.spot()
                if last is not None:
                    return join_range(first, self._end_of_chain(last))
            if not since:
                self.at = after
                return Span(first)
        self.at = start
        return None

    def _end_of_chain(self, last: Spot) -> Spot:
        """ "сентябрь-октябрь-ноябрь" ends with November."""
        start = self.at
        further = self.spot() if last.unit is Unit.MONTH and self.take("DASH") else None
        if further is not None and further.unit is Unit.MONTH:
            return self._end_of_chain(further)
        self.at = start
        return last

    def spot(self) -> Spot | None:
        """One place on the calendar."""
        start = self.at
        readers = (
            self._date,
            self._counted,
            self._last_day,
            self._edge,
            self._month,
            self._season,
            self._years,
        )
        for reader in readers:
            spot = reader()
            if spot is not None:
                return spot
            self.at = start
        return None

    # -- days ---------------------------------------------------------------------------------------------

    def _date(self) -> Spot | None:
        token = self.take("DATE")
        if token is not None:
            after = self.take("YEAR") if token.year is None else None
            self._skip_weekday()
            year = after.number if after is not None else token.year
            return Spot(Unit.DAY, token.number, month=token.second, year=year)
        token = self.take("MONTHYEAR")
        return None if token is None else Spot(Unit.MONTH, month=token.number, year=token.year)

    def _counted(self) -> Spot | None:
        """A number and what it counts: a day of a month, a week, a quarter …"""
        token = self.take("NUMBER", "ORDINAL")
        if token is None:
            return None
        n = token.number
        if self.peek() == "DASH" and self.peek(1) == "MONTHYEAR" and 1 <= n <= 12:
            return Spot(Unit.MONTH, month=n)  # "10–11.2023"
        self.skip("DOT")
        if self.peek(1) in ("TERM", "HALFYEAR", "WEEK"):
            self.skip("SCHOOLYEAR")
        unit = self._unit()
        if unit is not None:
            return self._unit_spot(unit, n)
        month = self.take("MONTH")
        if month is not None and n != LAST:
            self.skip("MONTHWORD")
            year = self.year_after()
            self._skip_weekday()
            return Spot(Unit.DAY, n, month=month.number, year=year)
        if self.take("DAYWORD"):
            month = self.take("MONTH")
            third = _THIRDS.get(n) if token.text.lower().endswith(("х", "ие", "ые", "-е", "0е")) else None
            if month is None:
                return Spot(Unit.DAY, n)
            place = Unit.THIRD if third else Unit.DAY
            return Spot(place, third or n, month=month.number, year=self.year_after())
        if 1 <= n <= 31 and self._month_comes_later():
            if self.month_known:
                self._skip_weekday()  # "14 (среда)" below "Февраль"
            return Spot(Unit.DAY, n)
        unit = self._unit_behind_next()
        return None if unit is None else Spot(unit, n)

    def _unit(self) -> Unit | None:
        unit = _UNITS.get(self.peek())
        if unit is not None:
            self.at += 1
            self.skip("DOT")
        return unit

    def _unit_behind_next(self) -> Unit | None:
        """In "1–2 неделя", "1, 2, 3 четверть" the unit stands behind the last number."""
        start = self.at
        unit = None
        while unit is None and self.take("DASH", "AND", "COMMA") and self.take("NUMBER", "ORDINAL"):
            self.skip("DOT")
            unit = _UNITS.get(self.peek())
        self.at = start
        return unit

    def _last_day(self) -> Spot | None:
        if self.take("LASTDAY"):
            month = self.take("MONTH")
            if month is not None:
                return Spot(Unit.DAY, LAST, month=month.number, year=self.year_after())
        return None

    def _month_comes_later(self) -> bool:
        """Whether a bare number is a day whose month stands behind ("3, 10 и 17 октября")."""
        for place in range(self.at, len(self.stream)):
            kind = self.stream[place].kind
            if kind in ("MONTH", "DAYWORD"):
                return True
            if kind == "DATE":
                return self.peek() == "DASH" or self.stream[place - 1].kind == "TO"
            if kind not in _BETWEEN_DAYS:
                parted = self.stream[place - 1].kind in ("COMMA", "SEMI", "NEWLINE")  # "до 20, школа № 3"
                weekday = "WEEKDAY" in (kind, self.peek(place - self.at + 1) if kind == "OPEN" else "")
                return self.month_known and (kind == "CLOSE" or parted or weekday)
        return self.month_known

    def _skip_weekday(self) -> None:
        """Note the weekday of a date ("5 сентября, понедельник"): it must agree."""
        start = self.at
        self.skip("COMMA", "OPEN", "DOT", "IN", "YEARWORD")
        if self.peek() == "WEEKDAY" and self.peek(1) not in ("COMMA", "AND"):
            self.out.weekdays.append(self.stream[self.at].name)
            self.at += 1
            self.skip("CLOSE")
            return
        self.at = start

    # -- parts of months and years ------------------------------------------------------------------------

    def _unit_spot(self, unit: Unit, n: int) -> Spot | None:
        if unit is Unit.HALF_MONTH and self.peek() in ("SCHOOLYEAR", "YEARWORD", "YEARPAIR", "YEAR"):
            unit = Unit.HALF_YEAR
        if unit in IN_MONTH:
            return self._part_of_month(unit, n)
        schooled = self.peek() == "SCHOOLYEAR"
        self.skip("SCHOOLYEAR", "FILLER")
        if self.peek(1) in ("YEAR", "YEARPAIR"):
            self.skip("COMMA")
        pair = self.take("YEARPAIR")
        year = pair or self.take("YEAR")
        self.skip("SCHOOLYEAR", "YEARWORD", "DOT")
        if year is None:
            return Spot(unit, n, school=schooled)
        return Spot(unit, n, year=year.number, school=pair is not None)

    def _part_of_month(self, unit: Unit, n: int) -> Spot | None:
        self.skip("IN", "FILLER")
        start = self.at
        self.skip("COMMA", "OPEN")
        month = self.take("MONTH")
        if month is None:
            self.at = start
            return Spot(unit, n) if unit is not Unit.HALF_MONTH else None
        self.skip("CLOSE")
        return Spot(unit, n, month=month.number, year=self.year_after())

    def _edge(self) -> Spot | None:
        """ "начало октября", "конец II четверти", "конец учебного года"."""
        token = self.take(*EDGES)
        if token is None:
            return None
        n = EDGES[token.kind]
        self.skip("DOT", "IN", "FILLER", "EACH")
        month = self.take("MONTH")
        if month is not None:
            return Spot(Unit.THIRD, n, month=month.number, year=self.year_after())
        inner = self._counted()
        if inner is not None:
            return replace(inner, end_only=n == END, part=n) if inner.unit in _OF_YEAR else None
        pair = self.take("YEARPAIR")
        year = pair or self.take("YEAR")
        if self.month_known and self.take("MONTHWORD"):
            return Spot(Unit.THIRD, n)
        if self.peek() in ("DASH", "TO") and self.peek(1) in EDGES:  # "начало – середина октября"
            return Spot(Unit.THIRD, n)
        schooled = self.take("SCHOOLYEAR") is not None or pair is not None
        if schooled or year is not None or self.peek() == "YEARWORD":
            self.skip("YEARWORD", "DOT")
            return Spot(Unit.EDGE, n, year=year.number if year else None, school=schooled)
        return None

    def _month(self) -> Spot | None:
        token = self.take("MONTH", "MONTHGUESS")
        if token is None:
            return None
        if token.kind == "MONTHGUESS":
            self.out.guessed.append((token.text, token.number))
        self.skip("MONTHWORD", "DOT")
        year = self.year_after()
        if self.peek() in ("OPEN", "COMMA") and self.peek(1) in ("SINCE", "NOTLATER", "TO"):
            self.month_known |= self.peek(2) == "NUMBER"  # "октябрь (с 10 по 15)"
        return self._refined(token.number, year) or Spot(Unit.MONTH, month=token.number, year=year)

    def _refined(self, month: int, year: int | None) -> Spot | None:
        """ "сентябрь (1 неделя)", "октябрь, 2 декада", "сентябрь: 15": the month first, its part behind."""
        start = self.at
        self.skip("COMMA", "OPEN", "DASH", "DOT", "IN", "NEWLINE")
        signed = self.at > start
        spot = self._part_behind(month, year, signed)
        if spot is None:
            self.at = start
        return spot

    def _part_behind(self, month: int, year: int | None, signed: bool) -> Spot | None:
        edge = self.take(*EDGES)
        if edge is not None:
            if self.peek() not in ("END", "CLOSE", "MONTHWORD"):
                return None
            self.skip("MONTHWORD", "CLOSE")
            return Spot(Unit.THIRD, EDGES[edge.kind], month=month, year=year)
        number = self.take("NUMBER", "ORDINAL")
        if number is None:
            return None
        n = number.number
        self.skip("DOT")
        unit = _UNITS.get(self.peek())
        if unit in IN_MONTH and unit and self.peek(1) not in ("MONTH", "YEARWORD", "SCHOOLYEAR"):
            self.at += 1
            self.skip("DOT", "CLOSE")
            return Spot(unit, n, month=month, year=year or self.year_after())
        unit = self._unit_behind_next()
        if unit in IN_MONTH and unit:  # "октябрь, 2–3 неделя": the range goes on behind
            return Spot(unit, n, month=month, year=year)
        # "ноябрь 24" without a sign may be a year.
        if self.peek() == "DAYWORD" or (1 <= n <= (31 if signed else 19) and self._only_days_follow()):
            self.month_known = True
            self.skip("DAYWORD", "CLOSE")
            return Spot(Unit.DAY, n, month=month, year=year)
        return None

    def _only_days_follow(self) -> bool:
        """Whether numbers are all that is left of the line: "сентябрь: 5, 12, 19"."""
        rest = takewhile(lambda kind: kind != "NEWLINE", (token.kind for token in self.stream[self.at :]))
        return all(kind in _BETWEEN_DAYS | {"CLOSE", "DAYWORD"} for kind in rest)

    def _season(self) -> Spot | None:
        token = self.take("SEASON")
        if token is None:
            return None
        if self.peek(1) == "YEAR":
            self.skip("DOT", "COMMA")
        return Spot(Unit.SEASON, token.number, year=self.year_after())

    # -- years --------------------------------------------------------------------------------------------

    def year_after(self) -> int | None:
        """The year behind a month: "сентябрь 2022", "Декабрь, 2022", "май (2023 г.)"."""
        start = self.at
        self.skip("DOT", "MONTHWORD")
        if self.peek() in ("COMMA", "IN", "OPEN", "NEWLINE") and self.peek(1) in ("YEAR", "YEARPAIR"):
            self.at += 1
        year = self.take("YEAR", "NEXTYEAR")
        if year is None:
            self.at = start
            return None
        self.skip("YEARWORD", "CLOSE")
        return year.number if year.kind == "YEAR" else NEXT_YEAR

    def _years(self) -> Spot | None:
        pair = self.take("YEARPAIR")
        if pair is None:
            year = self.take("YEAR")
            self.skip("YEARWORD", "DOT")
            return None if year is None else Spot(Unit.YEAR, year=year.number)
        schooled = self.take("SCHOOLYEAR") is not None
        plural = self.peek() == "YEARWORD"
        self.skip("YEARWORD", "DOT")
        if schooled or (pair.second == pair.number + 1 and not plural):
            several = pair.second if pair.second > pair.number + 1 else 0
            return Spot(Unit.SCHOOL_YEAR, several, year=pair.number, school=True)
        return Spot(Unit.YEAR, pair.second, year=pair.number)
