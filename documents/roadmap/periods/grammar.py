"""The grammar of periods: tokens → what was written.

A period is a list of terms in any order: spots on the calendar and ranges (`spots`), deadlines, recurrences,
"during the year", "by schedule". Each `_read_*` method takes one term from the stream or leaves the stream as
it was; what none of them takes is unread. `docs/periods.md` lists the forms.
"""

from __future__ import annotations

from dataclasses import replace

from documents.roadmap.periods.spots import EDGES, SEPARATORS, SpotReader
from documents.roadmap.periods.words import Token, tokens
from documents.roadmap.periods.written import END, LAST, Rule, Span, Spot, Unit, Written

_UNREAD = frozenset({"WORD", "OTHER", "QUOTED", "NUMBER", "MONTHGUESS"})
_SILENT = frozenset(
    {"FILLER", "DAYUNIT", "IN", "DOT", "YEARWORD", "SCHOOLYEAR", "MONTHWORD", "DAYWORD", "DASH", "PERIODWORD"}
    | {"SEMI", "NEWLINE", "COMMA", "CLOSE"}
)
# What may stand between the words of a note in brackets or of a schedule's name without meaning a time.
_NAMING = _UNREAD | {"DOT", "IN", "AND", "ORDINAL", "DASH", "FILLER", "TO", "SINCE"}
_OF_SCHEDULE = _NAMING | {
    "SCHEDULE",
    "PERIODWORD",
    "YEARWORD",
    "SCHOOLYEAR",
    "NEWLINE",
    "TERM",
    "QUARTER",
    "HALFYEAR",
}
# "со дня приёма", "после начала работы", "по окончании недели": what a time is counted from.
_OF_EVENT = {"DAYUNIT", "WEEK", "MONTHWORD", *EDGES}
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
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
# One unit of time as a rhythm: frequency, interval, name.
_ONE = {
    "DAYUNIT": ("DAILY", 1, "day"),
    "WEEK": ("WEEKLY", 1, "week"),
    "MONTHWORD": ("MONTHLY", 1, "month"),
    "QUARTER": ("MONTHLY", 3, "quarter"),
    "TERM": ("MONTHLY", 3, "term"),
    "TRIMESTER": ("MONTHLY", 3, "term"),
    "HALFYEAR": ("MONTHLY", 6, "half"),
    "YEARWORD": ("YEARLY", 1, "year"),
    "SCHOOLYEAR": ("YEARLY", 1, "year"),
}


def parse(text: str, *, place_follows: bool = False, month_known: bool = False) -> Written:
    """Read a text about time.

    With `place_follows` what comes after the dates is a place, not unread. With `month_known` bare numbers
    are days of a month that a heading gave.
    """
    return _Parser(tokens(text), place_follows, month_known).run()


class _Parser(SpotReader):
    def __init__(self, stream: list[Token], place_follows: bool, month_known: bool) -> None:
        super().__init__(stream, month_known)
        self.place_follows = place_follows

    def run(self) -> Written:
        readers = (
            self._read_time,
            self._read_every,
            self._read_times,
            self._read_each_few,
            self._read_counted_weekdays,
            self._read_month_day,
            self._read_edge_of_each,
            self._read_schedule,
            self._read_whole,
            self._read_deadline,
            self._read_since,
            self._read_spots,
            self._read_weekdays,
        )
        while self.at < len(self.stream) and not self._place_begins():
            if not any(reader() for reader in readers):
                self._pass_by()
        if self.place_follows and self.out.says_something:
            self.out.unread.clear()
        return self.out

    def _place_begins(self) -> bool:
        """ "6 мая, 14.00, школа № 2": behind the dates (or their hour) a name is the place."""
        told = self.place_follows or self.out.time is not None
        if not (told and self.out.says_something and self.peek() in ("WORD", "QUOTED", "OTHER")):
            return False
        clock = next((token for token in self.stream[self.at :] if token.kind == "TIME"), None)
        if clock is not None and self.out.time is None:
            self.out.time = clock.name
        return True

    def _pass_by(self) -> None:
        """Step over a token that no reader took."""
        token = self.stream[self.at]
        self.at += 1
        if token.kind == "OPEN":
            self._skip_note()
        elif token.kind not in _SILENT and token.kind not in SEPARATORS:
            joins = self.out.unread and self.at >= 2 and self.stream[self.at - 2].kind in _NAMING
            if joins:
                self.out.unread[-1] += f" {token.text}"
            else:
                self.out.unread.append(token.text)

    def _skip_note(self) -> None:
        """Leave out "(5–6 классы)": words in brackets explain, unless they speak of time."""
        end = self.at
        while end < len(self.stream) and self.stream[end].kind != "CLOSE":
            end += 1
        inside = {token.kind for token in self.stream[self.at : end]}
        if inside & _UNREAD and not inside - _NAMING - SEPARATORS:
            self.at = min(end + 1, len(self.stream))

    # -- rhythms ------------------------------------------------------------------------------------------

    def _read_every(self) -> bool:
        """ "ежемесячно", "каждый понедельник", "по вторникам и четвергам"."""
        token = self.take(*_EVERY)
        if token is not None:
            self.out.rules.append(_EVERY[token.kind])
            return True
        start = self.at
        if self.take("EACH"):
            self.skip("FILLER")
            days = self._weekday_list()
        elif self.take("TO", "IN") and self._weekday_is_plural():
            days = self._weekday_list()
        else:
            days = ()
        if days:
            self.out.rules.append(Rule("WEEKLY", days=days))
            return True
        self.at = start
        return False

    def _weekday_is_plural(self) -> bool:
        return self.peek() == "WEEKDAY" and self.stream[self.at].text.lower().endswith(("ам", "ям"))

    def _weekday_list(self) -> tuple[str, ...]:
        days: list[str] = []
        while self.peek() == "WEEKDAY":
            days.append(self.stream[self.at].name)
            self.at += 1
            self.skip("DOT")
            start = self.at
            self.skip("COMMA", "AND", "SLASH", "TO", "EACH")
            if self.peek() != "WEEKDAY":
                self.at = start
        return tuple(dict.fromkeys(days))

    def _read_times(self) -> bool:
        """ "2 раза в год", "раз в две недели", "1–2 р. в месяц"."""
        start = self.at
        count = self.take("NUMBER", "ORDINAL")
        if count is not None and self.take("DASH"):
            count = self.take("NUMBER")
        if self.take("TIMES"):
            self.skip("DOT", "IN", "SLASH", "FILLER", "EACH", "TO")
            interval = self.take("NUMBER")
            self.skip("FILLER")
            if self.peek(1) in ("TERM", "YEARWORD"):
                self.skip("SCHOOLYEAR")
            rule = self._unit_rule(interval.number if interval else 1, count.number if count else 1)
            if rule is not None:
                self.skip("DOT")
                self.out.rules.append(rule)
                return True
        self.at = start
        return False

    def _read_each_few(self) -> bool:
        """ "каждые две недели", "каждые 3 месяца"."""
        start = self.at
        if self.take("EACH"):
            number = self.take("NUMBER")
            rule = self._unit_rule(number.number, 1) if number else None
            if rule is not None:
                self.out.rules.append(rule)
                return True
        self.at = start
        return False

    def _unit_rule(self, every: int, times: int) -> Rule | None:
        token = self.take(*_ONE)
        if token is None:
            return None
        freq, step, unit = _ONE[token.kind]
        if freq == "YEARLY" and every == 1 and times in (2, 3, 4, 6):
            return Rule("MONTHLY", 12 // times, times=times, unit=unit)
        return Rule(freq, step * every, times=times, unit=unit)

    def _read_counted_weekdays(self) -> bool:
        """ "первый вторник месяца", "1 и 3 среда каждого месяца", "третий четверг ноября"."""
        start = self.at
        self.skip("EACH", "IN")
        counts = self._count_list()
        days = self._weekday_list() if counts else ()
        if not days:
            self.at = start
            return False
        month = self.take("MONTH")
        if month is not None:
            year = self.year_after()
            self.out.spans.extend(Span(Spot(Unit.WEEK, n, month=month.number, year=year)) for n in counts)
            self.out.weekdays.extend(days)
            return True
        each = False
        while (token := self.take("EACH", "MONTHWORD", "MONTHLY", "FILLER")) is not None:
            each |= token.kind in ("EACH", "MONTHLY")
        each |= any(rule.freq == "MONTHLY" for rule in self.out.rules)
        if self.month_known and not each:  # below "Январь": the last Thursday of that month
            self.out.spans.extend(Span(Spot(Unit.WEEK, n)) for n in counts)
            self.out.weekdays.extend(days)
        else:
            self.out.rules.append(Rule("MONTHLY", days=tuple(f"{n}{day}" for n in counts for day in days)))
        return True

    def _count_list(self) -> tuple[int, ...]:
        counts: list[int] = []
        while (token := self.take("NUMBER", "ORDINAL")) is not None:
            counts.append(token.number)
            start = self.at
            self.skip("COMMA", "AND")
            if self.peek() not in ("NUMBER", "ORDINAL"):
                self.at = start
        return tuple(n for n in counts if n == LAST or 1 <= n <= 5)

    def _read_month_day(self) -> bool:
        """ "до 15 числа каждого месяца", "5-го числа ежемесячно", "последний день месяца"."""
        start = self.at
        monthly = any(rule.freq == "MONTHLY" and not rule.unit for rule in self.out.rules)
        while (lead := self.take("NOTLATER", "IN", "EACH", "MONTHLY")) is not None:
            monthly |= lead.kind in ("EACH", "MONTHLY")
        days = self._days_of_month()
        named = self.take("DAYWORD") is not None or days == [LAST]
        self.skip("FILLER")
        while (trail := self.take("EACH", "MONTHLY", "MONTHWORD", "FILLER")) is not None:
            monthly |= trail.kind in ("MONTHLY", "MONTHWORD")
        if days and monthly and (named or self.peek() == "END"):
            self.out.rules = [rule for rule in self.out.rules if rule.freq != "MONTHLY"]
            self.out.rules.append(Rule("MONTHLY", month_days=tuple(days)))
            return True
        self.at = start
        return False

    def _days_of_month(self) -> list[int]:
        if self.take("LASTDAY"):
            return [LAST]
        days: list[int] = []
        while (token := self.take("NUMBER", "ORDINAL")) is not None:
            days.append(token.number)
            if self.peek(1) in ("NUMBER", "ORDINAL"):
                self.take("COMMA", "AND")
        return days if all(1 <= day <= 31 for day in days) else []

    def _read_edge_of_each(self) -> bool:
        """ "в конце четверти", "в начале каждого месяца": a rhythm without its days."""
        start = self.at
        self.skip("IN")
        if self.take(*EDGES):
            self.skip("EACH", "FILLER")
            token = self.take(*_EVERY)
            rule = _EVERY[token.kind] if token else self._unit_rule(1, 1)
            if rule is not None and rule.freq != "YEARLY":
                self.out.rules.append(replace(rule, unit="edge"))
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
        self.skip("IN", "SINCE", "DASH")
        token = self.take("TIME")
        if token is None:
            self.at = start
            return False
        self.out.time = self.out.time or token.name
        while self.peek() in ("DASH", "NOTLATER", "TO", "COMMA") and self.peek(1) == "TIME":
            self.at += 2
        return True

    def _read_schedule(self) -> bool:
        """ "по графику проведения ВПР": the rest of the clause names the schedule."""
        token = self.take("SCHEDULE", "RELATIVE")
        if token is None:
            return False
        self.out.schedule = True
        self.out.relative |= token.kind == "RELATIVE"
        while self.peek() in _OF_SCHEDULE or (self.out.relative and self.peek() in _OF_EVENT):
            joins = self.peek() in ("IN", "SINCE", "TO", "ORDINAL", "NEWLINE", "NUMBER")
            if joins and self.peek(1) not in _UNREAD | {"TERM", "QUARTER", "HALFYEAR"} | _OF_EVENT:
                break
            self.at += 1
        return True

    def _read_whole(self) -> bool:
        """ "в течение года", "весь период", "постоянно"; a bare "в течение" goes before a spot."""
        start = self.at
        if self.take("WHOLE"):
            self.out.whole = self.out.whole or "period"
            if self.take("PERIODWORD"):
                self.skip("WORD", "PERIODWORD", "FILLER")
            return True
        during = self.take("DURING") is not None
        all_of = False
        while (token := self.take("FILLER", "IN", "EACH", "DOT")) is not None:
            all_of |= token.text.lower().startswith(("вс", "вес"))
        if self.peek() in ("SCHOOLYEAR", "YEARWORD") and (during or all_of or self._is_alone()):
            self.skip("SCHOOLYEAR", "YEARWORD", "DOT")
            self.out.whole = "year"
            return True
        if self.peek() == "PERIODWORD" and (during or all_of):
            self.skip("PERIODWORD", "DOT", "WORD", "SCHOOLYEAR", "YEARWORD", "FILLER")
            self.out.whole = "period"
            return True
        if during:
            rule = self._unit_rule(1, 1)
            if rule is not None:
                self.out.rules.append(replace(rule, unit="during"))
            elif all_of and self.peek() in ("END", "CLOSE"):
                self.out.whole = "period"  # "в течение всего срока"
            if rule is not None or self.out.whole or self.peek() != "END":
                return True
        self.at = start
        return False

    def _is_alone(self) -> bool:
        """Whether "учебный год" is the whole text."""
        kinds = {token.kind for token in self.stream}
        return kinds <= {"SCHOOLYEAR", "YEARWORD", "DOT", "FILLER", "IN"}

    # -- deadlines, open beginnings, spots ----------------------------------------------------------------

    def _read_deadline(self) -> bool:
        """ "до 1 мая", "не позднее 1 мая", "к 1 мая", "по 1 мая"."""
        start = self.at
        if self.take("NOTLATER", "TO"):
            self.skip("FILLER", "DOT", "NOTLATER")
            spots = self.spot_list()
            if spots:
                self.out.deadlines.extend(_as_deadline(span.end) for span in spots)
                return True
        self.at = start
        return False

    def _read_since(self) -> bool:
        """ "с 1 сентября" without an end ("с … по …" is a range)."""
        start = self.at
        if self.span() is None and self.take("SINCE"):
            self.skip("FILLER", "DOT")
            first = self.spot()
            if first is not None and first.unit is Unit.YEAR and first.n:
                self.out.spans.append(Span(first))  # "с 2022-2027 годов" has its end
                return True
            if first is not None:
                self.out.since = first
                return True
        self.at = start
        return False

    def _read_spots(self) -> bool:
        spans = self.spot_list()
        self.out.spans.extend(spans)
        return bool(spans)


def _as_deadline(spot: Spot) -> Spot:
    """ "до конца мая" ends with the month: nothing about it is vague."""
    return replace(spot, end_only=True) if spot.unit is Unit.THIRD and spot.n == END else spot
