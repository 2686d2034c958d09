"""Reads how often: "ежемесячно", "по вторникам", "2 раза в год", "до 15 числа каждого месяца"."""

from __future__ import annotations

from dataclasses import replace

from documents.roadmap.periods.spots import EDGES, SpotReader
from documents.roadmap.periods.written import LAST, Rule, Span, Spot, Unit

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKDAYS = WEEK[:5]
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


class RhythmReader(SpotReader):
    """Reads recurrences into `out`."""

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
            days.extend(self._weekdays_up_to(days[-1]))
            start = self.at
            self.skip("COMMA", "AND", "SLASH", "TO", "EACH")
            if self.peek() != "WEEKDAY":
                self.at = start
        return tuple(dict.fromkeys(days))

    def _weekdays_up_to(self, first: str) -> tuple[str, ...]:
        """The rest of "понедельник – пятница", "с понедельника по пятницу"."""
        start = self.at
        through = self.take("DASH", "TO")
        last = self.take("WEEKDAY")
        if last is None or through is None or last.text.lower().endswith(("ам", "ям")):
            self.at = start
            return ()
        self.skip("DOT")
        a, b = WEEK.index(first), WEEK.index(last.name)
        return WEEK[a + 1 : b + 1] if a < b else (*WEEK[a + 1 :], *WEEK[: b + 1])

    def _read_times(self) -> bool:
        """ "2 раза в год", "раз в две недели", "1–2 р. в месяц"."""
        start = self.at
        self.take("TO")  # "по 1 разу в месяц"
        count = self.take("NUMBER", "ORDINAL")
        if count is not None and self.take("DASH"):
            count = self.take("NUMBER")
        counted = count is not None and count.text.lower().endswith("жды")  # "дважды в год"
        if self.take("TIMES") or counted:
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
            if count is not None and self.out.rules:  # "ежемесячно (1 раз)"
                self.out.rules[-1] = replace(self.out.rules[-1], times=count.number)
                return True
            if count is not None and count.number == 1 and self.out.spans:  # "сентябрь – 1 раз"
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
        rules = [rule for rule in self.out.rules if rule.times == 1 and rule.unit in ("", "month")]
        monthly = any(rule.freq == "MONTHLY" for rule in rules)
        while (lead := self.take("NOTLATER", "IN", "EACH", "MONTHLY")) is not None:
            monthly |= lead.kind in ("EACH", "MONTHLY")
        days = self._days_of_month()
        named = self.take("DAYWORD") is not None or days == [LAST]
        self.skip("FILLER")
        while (trail := self.take("EACH", "MONTHLY", "MONTHWORD", "FILLER")) is not None:
            monthly |= trail.kind in ("MONTHLY", "MONTHWORD")
        if days and monthly and (named or self.peek() == "END"):
            every = max((rule.interval for rule in self.out.rules if rule.freq == "MONTHLY"), default=1)
            self.out.rules = [rule for rule in self.out.rules if rule.freq != "MONTHLY"]
            self.out.rules.append(Rule("MONTHLY", every, month_days=tuple(days)))
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
        if self.month_known and self.peek(1) == "MONTHWORD":
            self.at = start
            return False  # below "Март" its own middle
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
        start = self.at
        self.take("SINCE")  # "с понедельника по пятницу"
        days = self._weekday_list()
        self.out.weekdays.extend(days)
        if not days:
            self.at = start
        return bool(days)
