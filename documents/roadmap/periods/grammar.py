"""The grammar of periods: tokens → what was written.

A period is a list of terms in any order: spots on the calendar ("5 мая", "II квартал"), ranges, deadlines,
recurrences, "during the year", "by schedule". Each `_read_*` method takes one kind of term from the stream
and returns whether it did; what none of them takes is unread. `docs/periods.md` lists the forms.
"""

from __future__ import annotations

from dataclasses import replace

from documents.roadmap.periods.words import Token, tokens
from documents.roadmap.periods.written import END, LAST, Rule, Span, Spot, Unit, Written

_SEPARATORS = frozenset({"COMMA", "SEMI", "SLASH", "NEWLINE", "AND", "OPEN", "CLOSE", "DOT"})
_SILENT = frozenset({"FILLER", "DAYUNIT", "IN", "DOT", "YEARWORD", "SCHOOLYEAR", "MONTHWORD", "DAYWORD", "DASH", "PERIODWORD"})
_UNREAD = frozenset({"WORD", "OTHER", "QUOTED", "NUMBER", "MONTHGUESS"})
_UNITS = {
    "WEEK": Unit.WEEK,
    "DECADE": Unit.DECADE,
    "HALFMONTH": Unit.HALF_MONTH,
    "QUARTER": Unit.QUARTER,
    "TERM": Unit.TERM,
    "TRIMESTER": Unit.TRIMESTER,
    "HALFYEAR": Unit.HALF_YEAR,
}
_IN_MONTH = frozenset({Unit.WEEK, Unit.DECADE, Unit.HALF_MONTH})
_EDGES = {"EDGE1": 1, "EDGE2": 2, "EDGE3": 3}
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
_BETWEEN_DAYS = frozenset({"NUMBER", "ORDINAL", "COMMA", "AND", "DASH", "TO", "NOTLATER", "DOT", "NEWLINE", "SEMI"})
_EVERY = {
    "ANNUALLY": Rule("YEARLY"),
    "MONTHLY": Rule("MONTHLY"),
    "WEEKLY": Rule("WEEKLY"),
    "DAILY": Rule("DAILY"),
    "WORKDAYS": Rule("WEEKLY", days=_WORKDAYS),
    "QUARTERLY": Rule("MONTHLY", 3),
    "TERMLY": Rule("MONTHLY", 3, unit="term"),
    "HALFYEARLY": Rule("MONTHLY", 6),
}


def parse(text: str, *, place_follows: bool = False, month_known: bool = False) -> Written:
    """Read a text about time.

    With `place_follows` what comes after the dates is a place, not unread. With `month_known` bare numbers
    are days of a month that a heading gave.
    """
    return _Parser(tokens(text), place_follows, month_known).run()


class _Parser:
    def __init__(self, stream: list[Token], place_follows: bool, month_known: bool) -> None:
        self.stream = stream
        self.at = 0
        self.place_follows = place_follows
        self.month_known = month_known
        self.out = Written()

    def run(self) -> Written:
        readers = (
            self._read_time,
            self._read_every,
            self._read_times,
            self._read_each_few,
            self._read_counted_weekdays,
            self._read_month_day,
            self._read_schedule,
            self._read_whole,
            self._read_deadline,
            self._read_since,
            self._read_spots,
            self._read_weekdays,
        )
        while self.at < len(self.stream):
            if any(reader() for reader in readers):
                continue
            token = self.stream[self.at]
            self.at += 1
            self._pass_by(token)
            if self.place_follows and token.kind in _UNREAD and self.out.says_something:
                self._look_for_time()
                break
        if self.place_follows and self.out.says_something:
            self.out.unread.clear()
        return self.out

    def _pass_by(self, token: Token) -> None:
        if token.kind == "OPEN":
            self._skip_note()
        elif token.kind in ("SEMI", "NEWLINE", "COMMA", "CLOSE") or token.kind in _SILENT:
            return
        elif token.kind not in _SEPARATORS:
            if self.out.unread and self.at >= 2 and self._is_unread_before():
                self.out.unread[-1] += " " + token.text
            else:
                self.out.unread.append(token.text)

    def _is_unread_before(self) -> bool:
        return self.stream[self.at - 2].kind in _UNREAD | {"DASH", "IN", "AND", "DOT", "FILLER"}

    def _skip_note(self) -> None:
        """Leave out "(5–6 классы)": words in brackets explain, unless they speak of time."""
        end = self.at
        while end < len(self.stream) and self.stream[end].kind != "CLOSE":
            end += 1
        inside = {token.kind for token in self.stream[self.at : end]}
        if inside & _UNREAD and not inside - _UNREAD - _SEPARATORS - {"IN", "DASH", "FILLER", "SINCE", "TO", "ORDINAL"}:
            self.at = min(end + 1, len(self.stream))

    def _look_for_time(self) -> None:
        for token in self.stream[self.at :]:
            if token.kind == "TIME" and self.out.time is None:
                self.out.time = str(token.value)

    # -- the stream ---------------------------------------------------------------------------------------

    def _peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.stream[place].kind if place < len(self.stream) else "END"

    def _take(self, *kinds: str) -> Token | None:
        if self._peek() in kinds:
            self.at += 1
            return self.stream[self.at - 1]
        return None

    def _skip(self, *kinds: str) -> None:
        while self._take(*kinds):
            pass

    # -- recurrence ---------------------------------------------------------------------------------------

    def _read_every(self) -> bool:
        token = self._take(*_EVERY)
        if token is not None:
            self.out.rules.append(_EVERY[token.kind])
            return True
        start = self.at
        if self._take("EACH"):
            if (days := self._weekday_list()) or (self._take("FILLER") and (days := self._weekday_list())):
                self.out.rules.append(Rule("WEEKLY", days=days))
                return True
            self.at = start
        if self._take("TO", "IN") and self._weekday_is_plural() and (days := self._weekday_list()):
            self.out.rules.append(Rule("WEEKLY", days=days))
            return True
        self.at = start
        return False

    def _weekday_is_plural(self) -> bool:
        return self._peek() == "WEEKDAY" and self.stream[self.at].text.lower().endswith(("ам", "ям"))

    def _weekday_list(self) -> tuple[str, ...]:
        days: list[str] = []
        while self._peek() == "WEEKDAY":
            days.append(str(self.stream[self.at].value))
            self.at += 1
            self._skip("DOT")
            start = self.at
            self._skip("COMMA", "AND", "SLASH")
            self._skip("TO", "EACH")
            if self._peek() != "WEEKDAY":
                self.at = start
        return tuple(dict.fromkeys(days))

    def _read_times(self) -> bool:
        """ "2 раза в год", "раз в две недели", "1 р. в месяц"."""
        start = self.at
        count = self._take("NUMBER", "ORDINAL")
        if count is not None and self._peek() == "DASH" and self._peek(1) == "NUMBER":
            self.at += 1
            count = self._take("NUMBER")
        if self._take("TIMES"):
            self._skip("DOT", "IN", "SLASH", "FILLER", "EACH", "TO")
            interval = self._take("NUMBER")
            self._skip("FILLER")
            every = int(str(interval.value)) if interval else 1
            if self._peek(1) in ("TERM", "YEARWORD"):
                self._skip("SCHOOLYEAR")
            rule = self._unit_rule(every, int(str(count.value)) if count else 1)
            if rule is not None:
                self._skip("DOT")
                self.out.rules.append(rule)
                return True
        self.at = start
        return False

    def _read_each_few(self) -> bool:
        """ "каждые две недели", "каждые 3 месяца"."""
        start = self.at
        if self._take("EACH"):
            number = self._take("NUMBER")
            rule = self._unit_rule(int(str(number.value)), 1) if number else None
            if rule is not None:
                self.out.rules.append(rule)
                return True
        self.at = start
        return False

    def _unit_rule(self, every: int, times: int) -> Rule | None:
        units = {
            "WEEK": ("WEEKLY", 1, "week"),
            "MONTHWORD": ("MONTHLY", 1, "month"),
            "QUARTER": ("MONTHLY", 3, "quarter"),
            "TERM": ("MONTHLY", 3, "term"),
            "TRIMESTER": ("MONTHLY", 3, "term"),
            "HALFYEAR": ("MONTHLY", 6, "half"),
            "YEARWORD": ("YEARLY", 1, "year"),
            "SCHOOLYEAR": ("YEARLY", 1, "year"),
            "DAYUNIT": ("DAILY", 1, "day"),
        }
        if self._peek() not in units:
            return None
        token = self._take(*units)
        freq, step, unit = units[token.kind if token else ""]
        if freq == "YEARLY" and every == 1 and times in (2, 3, 4, 6):
            return Rule("MONTHLY", 12 // times, times=times, unit=unit)
        return Rule(freq, step * every, times=times, unit=unit)

    def _read_counted_weekdays(self) -> bool:
        """ "первый вторник месяца", "каждая последняя пятница", "1 и 3 среда каждого месяца"."""
        start = self.at
        self._skip("EACH", "IN")
        counts = self._count_list()
        days = self._weekday_list() if counts else ()
        if not days:
            self.at = start
            return False
        if self._peek() == "MONTH":  # the first Tuesday of September: one day, found by resolve
            month = self._take("MONTH")
            year = self._year_after_month()
            for n in counts:
                self.out.spans.append(
                    Span(Spot(Unit.WEEK, n, month=int(str(month.value)) if month else None, year=year))
                )
            self.out.weekdays.extend(days)
            return True
        self._skip("EACH", "MONTHWORD", "MONTHLY", "FILLER")
        self.out.rules.append(Rule("MONTHLY", days=tuple(f"{n}{day}" for n in counts for day in days)))
        return True

    def _count_list(self) -> tuple[int, ...]:
        counts: list[int] = []
        while self._peek() in ("NUMBER", "ORDINAL"):
            counts.append(int(str(self.stream[self.at].value)))
            self.at += 1
            start = self.at
            self._skip("COMMA", "AND")
            if self._peek() not in ("NUMBER", "ORDINAL"):
                self.at = start
        return tuple(n for n in counts if n == LAST or 1 <= n <= 5)

    def _read_month_day(self) -> bool:
        """ "до 15 числа каждого месяца", "5-го числа ежемесячно", "последний день месяца"."""
        start = self.at
        each = False
        while (lead := self._take("NOTLATER", "IN", "EACH", "MONTHLY")) is not None:
            each = each or lead.kind == "EACH"
        days: list[int] = []
        if self._take("LASTDAY"):
            days = [LAST]
            if self._peek() == "MONTH":
                self.at = start
                return False
        while self._peek() in ("NUMBER", "ORDINAL"):
            days.append(int(str(self.stream[self.at].value)))
            self.at += 1
            if self._peek(1) in ("NUMBER", "ORDINAL"):
                self._take("COMMA", "AND", "DASH")
        named = self._take("DAYWORD") is not None or days == [LAST]
        self._skip("FILLER")
        monthly = each or any(rule.freq == "MONTHLY" for rule in self.out.rules)
        if self._peek() in ("EACH", "MONTHLY", "MONTHWORD"):
            self._skip("EACH", "MONTHLY", "FILLER")
            monthly = monthly or self._peek() == "MONTHWORD" or self.stream[self.at - 1].kind == "MONTHLY"
            self._skip("MONTHWORD")
        elif self.stream[start].kind == "MONTHLY":
            monthly = True
        if days and monthly and (named or self._peek() == "END"):
            self.out.rules = [rule for rule in self.out.rules if rule.freq != "MONTHLY"]
            self.out.rules.append(Rule("MONTHLY", month_days=tuple(days)))
            return True
        self.at = start
        return False

    def _read_weekdays(self) -> bool:
        days = self._weekday_list()
        self.out.weekdays.extend(days)
        return bool(days)

    # -- the clock, schedules, whole years ----------------------------------------------------------------

    def _read_time(self) -> bool:
        start = self.at
        self._skip("IN", "SINCE", "DASH")
        if self._peek() != "TIME":
            self.at = start
            return False
        token = self._take("TIME")
        if self.out.time is None and token is not None:
            self.out.time = str(token.value)
        while self._peek() in ("DASH", "NOTLATER", "TO", "COMMA") and self._peek(1) == "TIME":
            self.at += 2
        return True

    def _read_schedule(self) -> bool:
        token = self._take("SCHEDULE", "RELATIVE")
        if token is None:
            return False
        self.out.schedule = True
        self.out.relative |= token.kind == "RELATIVE"
        # "по графику проведения ВПР": the rest of the clause names the schedule. "график на май" goes on.
        while self._peek() in _UNREAD | {"DOT", "IN", "AND", "ORDINAL", "SCHEDULE", "DASH", "PERIODWORD", "YEARWORD"} | {
            "SCHOOLYEAR",
            "FILLER",
            "NEWLINE",
            "TO",
            "SINCE",
            "QUOTED",
        }:
            if self._peek() in ("IN", "SINCE", "TO", "ORDINAL", "NEWLINE", "NUMBER") and self._peek(1) not in _UNREAD:
                break
            self.at += 1
        return True

    def _read_whole(self) -> bool:
        start = self.at
        if self._take("WHOLE"):
            self.out.whole = self.out.whole or "period"
            if self._take("PERIODWORD"):
                self._skip("WORD", "PERIODWORD", "FILLER")
            return True
        during = self._take("DURING") is not None
        filler = False
        while (token := self._take("FILLER", "IN", "EACH", "DOT")) is not None:
            filler = filler or token.text.lower().startswith(("вс", "вес"))
        if self._peek() in ("SCHOOLYEAR", "YEARWORD") and (during or filler or self._is_alone(start)):
            self._skip("SCHOOLYEAR", "YEARWORD", "DOT")
            self.out.whole = "year"
            return True
        if self._peek() == "PERIODWORD" and (during or filler):
            self._skip("PERIODWORD", "DOT")
            while self._peek() in ("WORD", "SCHOOLYEAR", "YEARWORD", "FILLER"):
                self.at += 1
            self.out.whole = "period"
            return True
        if during and self._peek() == "MONTHWORD":
            self.at += 1
            self.out.rules.append(Rule("MONTHLY", unit="during"))
            return True
        if during and self._peek() in ("HALFYEAR", "QUARTER", "TERM", "WEEK"):
            rule = self._unit_rule(1, 1)
            if rule is not None:
                self.out.rules.append(replace(rule, unit="during"))
                return True
        if during and self._peek() != "END":
            return True  # "в течение сентября": the spot follows
        self.at = start
        return False

    def _is_alone(self, start: int) -> bool:
        """Whether a bare "учебный год" is the whole text."""
        return start == 0 and all(token.kind in ("SCHOOLYEAR", "YEARWORD", "DOT", "FILLER", "IN") for token in self.stream)

    # -- deadlines and open beginnings --------------------------------------------------------------------

    def _read_deadline(self) -> bool:
        start = self.at
        if not self._take("NOTLATER"):
            return False
        self._skip("FILLER", "DOT", "NOTLATER")
        spots = self._spot_list()
        if not spots:
            self.at = start
            return False
        self.out.deadlines.extend(_mark_end(span.end) for span in spots)
        return True

    def _read_since(self) -> bool:
        start = self.at
        if not self._take("SINCE"):
            return False
        self._skip("FILLER", "DOT")
        first = self._spot()
        if first is not None:
            self._skip("COMMA", "FILLER", "DOT", "NEWLINE")
            if self._take("TO", "NOTLATER", "DASH"):
                self._skip("FILLER", "DOT")
                last = self._spot()
                if last is not None:
                    self.out.spans.append(_range(first, last))
                    self._more_spots()
                    return True
            if self.out.since is None and first.unit is not Unit.DAY or first.month is not None:
                self.out.since = first
                return True
        self.at = start
        return False

    # -- spots and their lists ----------------------------------------------------------------------------

    def _read_spots(self) -> bool:
        spans = self._spot_list()
        self.out.spans.extend(spans)
        return bool(spans)

    def _more_spots(self) -> None:
        start = self.at
        self._skip("COMMA", "AND", "SEMI", "NEWLINE")
        if self.at > start:
            rest = self._spot_list()
            if not rest:
                self.at = start
            self.out.spans.extend(rest)

    def _spot_list(self) -> list[Span]:
        spans: list[Span] = []
        while True:
            start = self.at
            signs = self._separators() if spans else set()
            span = self._span()
            if span is None:
                self.at = start
                break
            if spans and not signs & {"COMMA", "AND", "SEMI"}:
                self.out.loose_list |= self._is_loose(span, signs)
            spans.append(span)
        _lend_months(spans)
        return spans

    def _separators(self) -> set[str]:
        signs = set()
        while (sign := self._take(*_SEPARATORS - {"OPEN", "CLOSE"}, "IN", "YEARWORD", "FILLER")) is not None:
            signs.add(sign.kind)
        return signs

    def _is_loose(self, span: Span, separators: set[str]) -> bool:
        """Days under one another may be two days or a range; months under one another are months."""
        if "SLASH" in separators:
            return True
        return span.last is None and (span.first.unit is Unit.DAY or "NEWLINE" not in separators)

    def _span(self) -> Span | None:
        start = self.at
        self._skip("IN")
        if self._peek() == "SINCE":
            self._take("SINCE")
            first = self._spot()
            self._skip("COMMA", "FILLER")
            if first is not None and self._take("TO", "NOTLATER", "DASH"):
                last = self._spot()
                if last is not None:
                    return _range(first, last)
            self.at = start
            return None
        first = self._spot()
        if first is None:
            self.at = start
            return None
        after = self.at
        self._skip("YEARWORD", "DOT", "NEWLINE")
        if self._take("DASH", "TO"):
            self._skip("DASH", "NEWLINE", "DOT", "IN")
            last = self._spot()
            if last is not None:
                return _range(first, last)
        self.at = after
        return Span(first)

    def _spot(self) -> Spot | None:
        start = self.at
        for reader in (self._date, self._counted, self._edge, self._month, self._season, self._years):
            spot = reader()
            if spot is not None:
                return spot
            self.at = start
        return None

    def _date(self) -> Spot | None:
        token = self._take("DATE")
        if token is not None:
            day, month, year = token.value  # type: ignore[misc]
            if year is None:
                after = self._take("YEAR")
                year = after.value if after else None
            self._skip_weekday()
            return Spot(Unit.DAY, day, month=month, year=year)
        token = self._take("MONTHYEAR")
        if token is not None:
            month, year = token.value  # type: ignore[misc]
            return Spot(Unit.MONTH, month=month, year=year)
        return None

    def _counted(self) -> Spot | None:
        """A number and what it counts: a day of a month, a week, a quarter …"""
        token = self._take("NUMBER", "ORDINAL")
        if token is None:
            if self._take("LASTDAY"):
                month = self._take("MONTH")
                if month is not None:
                    return Spot(Unit.DAY, LAST, month=int(str(month.value)), year=self._year_after_month())
            return None
        n = int(str(token.value))
        self._skip("DOT")
        if self._peek(1) in ("TERM", "HALFYEAR", "WEEK"):
            self._skip("SCHOOLYEAR")
        unit = _UNITS.get(self._peek())
        if unit is not None:
            self.at += 1
            self._skip("DOT")
            return self._unit_spot(unit, n)
        month = self._take("MONTH")
        if month is None and self._peek() == "NEWLINE" and self._peek(1) == "MONTH":
            self.at += 1
            month = self._take("MONTH")
        if month is not None and n != LAST and n <= 99:
            self._skip("MONTHWORD")
            year = self._year_after_month()
            self._skip_weekday()
            return Spot(Unit.DAY, n, month=int(str(month.value)), year=year)
        if self._peek() == "DAYWORD":
            self.at += 1
            return Spot(Unit.DAY, n)
        if 1 <= n <= 31 and self._day_may_wait():
            return Spot(Unit.DAY, n)
        # "1-2 неделя": the unit stands behind the second number.
        ahead = self.at
        if self._take("DASH", "AND", "COMMA") and self._take("NUMBER", "ORDINAL"):
            self._skip("DOT")
            unit = _UNITS.get(self._peek())
            self.at = ahead
            if unit is not None:
                return Spot(unit, n)
        return None

    def _day_may_wait(self) -> bool:
        """Whether a bare number can be a day whose month comes later ("3, 10 и 17 октября", "с 10 по 20 мая")."""
        place = self.at
        while place < len(self.stream):
            kind = self.stream[place].kind
            if kind in ("MONTH", "DAYWORD"):
                return True
            if kind == "DATE":
                return self._peek() == "DASH" or self.stream[place - 1].kind == "TO"
            if kind not in _BETWEEN_DAYS:
                return False
            place += 1
        return self.month_known

    def _only_days_follow(self) -> bool:
        """Whether numbers are all that is left: "сентябрь: 5, 12, 19"."""
        rest = [token.kind for token in self.stream[self.at :]]
        return all(kind in _BETWEEN_DAYS | {"CLOSE", "DAYWORD"} for kind in rest)

    def _unit_spot(self, unit: Unit, n: int) -> Spot | None:
        if unit is Unit.HALF_MONTH and self._peek() in ("SCHOOLYEAR", "YEARWORD", "YEARPAIR", "YEAR"):
            unit = Unit.HALF_YEAR
        if unit in _IN_MONTH:
            self._skip("IN", "FILLER")
            start = self.at
            self._skip("COMMA", "OPEN")
            month = self._take("MONTH")
            if month is None:
                self.at = start
                return Spot(unit, n) if unit is not Unit.HALF_MONTH else None
            self._skip("CLOSE")
            return Spot(unit, n, month=int(str(month.value)), year=self._year_after_month())
        school_word = False
        while self._peek() in ("SCHOOLYEAR", "FILLER") and self._peek() != "END":
            school_word = True
            self.at += 1
        if self._peek(1) in ("YEAR", "YEARPAIR"):
            self._skip("COMMA")
        pair = self._take("YEARPAIR")
        if pair is not None:
            self._skip("SCHOOLYEAR", "YEARWORD", "DOT")
            return Spot(unit, n, year=pair.value[0], school=True)  # type: ignore[index]
        year = self._take("YEAR")
        self._skip("YEARWORD", "DOT")
        if year is not None:
            return Spot(unit, n, year=int(str(year.value)))
        return Spot(unit, n, school=school_word)

    def _edge(self) -> Spot | None:
        token = self._take(*_EDGES)
        if token is None:
            return None
        n = _EDGES[token.kind]
        if n < END and self._take("DASH"):  # "начало-середина октября" is rare enough to be asked about
            return None
        self._skip("IN", "FILLER", "EACH")
        month = self._take("MONTH")
        if month is not None:
            return Spot(Unit.THIRD, n, month=int(str(month.value)), year=self._year_after_month())
        inner = self._counted() if self._peek() in ("ORDINAL", "NUMBER") else None
        if inner is not None and inner.unit in (Unit.QUARTER, Unit.TERM, Unit.TRIMESTER, Unit.HALF_YEAR):
            return replace(inner, end_only=True) if n == END else inner
        pair = self._take("YEARPAIR")
        year = None if pair else self._take("YEAR")
        schooled = self._take("SCHOOLYEAR") is not None or pair is not None
        if schooled or year is not None or self._take("YEARWORD"):
            self._skip("YEARWORD", "DOT")
            value = pair.value[0] if pair else year.value if year else None  # type: ignore[index]
            return Spot(Unit.EDGE, n, year=int(str(value)) if value else None, school=schooled)
        return None

    def _month(self) -> Spot | None:
        token = self._take("MONTH", "MONTHGUESS")
        if token is None:
            return None
        month = int(str(token.value))
        if token.kind == "MONTHGUESS":
            self.out.guessed.append((token.text, str(month)))
        self._skip("MONTHWORD", "DOT")
        year = self._year_after_month()
        refined = self._refine(month, year)
        return refined or Spot(Unit.MONTH, month=month, year=year)

    def _refine(self, month: int, year: int | None) -> Spot | None:
        """ "сентябрь (1 неделя)", "октябрь, 2 декада", "сентябрь, 15": the month first, its part behind."""
        start = self.at
        opened = False
        while (sign := self._take("COMMA", "OPEN", "DASH", "DOT", "IN", "NEWLINE")) is not None:
            opened = opened or sign.kind == "OPEN"
        number = self._take("NUMBER", "ORDINAL")
        if number is not None:
            n = int(str(number.value))
            self._skip("DOT")
            unit = _UNITS.get(self._peek())
            if unit in _IN_MONTH and self._peek(1) not in ("MONTH", "YEARWORD", "SCHOOLYEAR"):
                self.at += 1
                self._skip("DOT")
                if opened:
                    self._skip("CLOSE")
                return Spot(unit, n, month=month, year=year or self._year_after_month())
            if self._peek() == "DAYWORD" or (1 <= n <= 31 and self._only_days_follow()):
                self.month_known = True
                self._skip("DAYWORD", "CLOSE")
                return Spot(Unit.DAY, n, month=month, year=year)
        else:
            edge = self._take(*_EDGES)
            if edge is not None and self._peek() in ("END", "CLOSE", "MONTHWORD"):
                self._skip("MONTHWORD", "CLOSE")
                return Spot(Unit.THIRD, _EDGES[edge.kind], month=month, year=year)
        self.at = start
        return None

    def _year_after_month(self) -> int | None:
        start = self.at
        self._skip("DOT", "MONTHWORD")
        if self._peek() == "NEWLINE" and self._peek(1) in ("YEAR", "YEARPAIR"):
            self.at += 1
        if self._peek() in ("COMMA", "IN", "OPEN") and self._peek(1) in ("YEAR", "YEARPAIR"):
            self.at += 1
        year = self._take("YEAR")
        if year is not None:
            self._skip("YEARWORD", "CLOSE")
            return int(str(year.value))
        self.at = start
        return None

    def _skip_weekday(self) -> None:
        start = self.at
        self._skip("COMMA", "OPEN", "DOT", "IN", "YEARWORD")
        if self._peek() == "WEEKDAY" and self._peek(1) not in ("COMMA", "AND"):
            token = self._take("WEEKDAY")
            if token is not None:
                self.out.weekdays.append(str(token.value))
            self._skip("CLOSE")
            return
        self.at = start

    def _season(self) -> Spot | None:
        token = self._take("SEASON")
        if token is None:
            return None
        if self._peek(1) == "YEAR":
            self._skip("DOT", "COMMA")
        return Spot(Unit.SEASON, int(str(token.value)), year=self._year_after_month())

    def _years(self) -> Spot | None:
        pair = self._take("YEARPAIR")
        if pair is not None:
            first, last = pair.value  # type: ignore[misc]
            schooled = self._take("SCHOOLYEAR") is not None
            written_as_years = "гг" in self.stream[self.at - 1].text or self._peek() == "YEARWORD"
            self._skip("YEARWORD", "DOT")
            if schooled or (last == first + 1 and not written_as_years):
                return Spot(Unit.SCHOOL_YEAR, year=first, school=True)
            return Spot(Unit.YEAR, last, year=first)
        token = self._take("YEAR")
        if token is None:
            return None
        self._skip("YEARWORD", "DOT")
        return Spot(Unit.YEAR, year=int(str(token.value)))


def _mark_end(spot: Spot) -> Spot:
    return replace(spot, end_only=True) if spot.unit is Unit.THIRD and spot.n == END else spot


def _range(first: Spot, last: Spot) -> Span:
    """Let the first spot take from the last what it leaves unsaid: "10–20 сентября", "1–2 неделя мая"."""
    if first.month is None and last.month is not None and first.unit in (Unit.DAY, *_IN_MONTH):
        first = replace(first, month=last.month)
    elif last.month is None and first.month is not None and last.unit in (Unit.DAY, *_IN_MONTH):
        last = replace(last, month=first.month)
    return Span(first, last)


def _lend_months(spans: list[Span]) -> None:
    """In "3, 10 и 17 октября" every number takes the month that comes behind it."""
    month: int | None = None
    for place in range(len(spans) - 1, -1, -1):
        span = spans[place]
        first, last = span.first, span.last
        if last is not None and last.unit in (Unit.DAY, *_IN_MONTH) and last.month is None:
            last = replace(last, month=month)
        if first.unit in (Unit.DAY, *_IN_MONTH) and first.month is None:
            first = replace(first, month=(last.month if last else None) or month)
        month = first.month or month
        spans[place] = Span(first, last)
    for place in range(1, len(spans)):  # "сентябрь: 5, 12, 19"
        span, before = spans[place], spans[place - 1].end
        if span.first.unit is Unit.DAY and span.first.month is None and before.month is not None:
            spans[place] = _range(replace(span.first, month=before.month), span.last) if span.last else Span(
                replace(span.first, month=before.month, year=before.year)
            )
