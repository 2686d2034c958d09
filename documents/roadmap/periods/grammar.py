"""The grammar of periods: tokens → what was written.

A period is a list of terms in any order: spots on the calendar and ranges (`spots`), deadlines, recurrences,
"during the year", "by schedule". Each `_read_*` method takes one term from the stream or leaves the stream as
it was; what none of them takes is unread. `docs/periods.md` lists the forms.
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents.roadmap.periods.rhythms import RhythmReader
from documents.roadmap.periods.spots import EDGES, SEPARATORS
from documents.roadmap.periods.words import Token, tokens
from documents.roadmap.periods.written import END, Span, Spot, Unit, Written

_UNREAD = frozenset({"WORD", "OTHER", "QUOTED", "NUMBER", "MONTHGUESS"})
_SILENT = frozenset(
    {"FILLER", "DAYUNIT", "IN", "DOT", "YEARWORD", "SCHOOLYEAR", "MONTHWORD", "DAYWORD", "DASH", "PERIODWORD"}
    | {"SEMI", "NEWLINE", "COMMA", "CLOSE"}
)
# What may stand between the words of a note in brackets or of a schedule's name without meaning a time.
_NAMING = _UNREAD | {"DOT", "IN", "AND", "ORDINAL", "DASH", "FILLER", "TO", "SINCE"}
_OF_SCHEDULE = _NAMING | {
    "SCHEDULE",
    "NOTLATER",
    "PERIODWORD",
    "YEARWORD",
    "SCHOOLYEAR",
    "NEWLINE",
    "TERM",
    "QUARTER",
    "HALFYEAR",
}
# What bodies and rooms begin with, wherever an event is held: "11 ноября, МБОУ СОШ № 1".
_BODY = re.compile(
    r"(?:М[БКА]?|ГБ|ГК|ГА)?Д?О[БК]?УО?|[СОН]О?Ш|ДДТ|ЦРО|ИМЦ|РМК|школ[аы]|гимнази[яи]|лице[йя]|каб(?:инет)?|актовый",
    re.IGNORECASE,
)
# "со дня приёма", "после начала работы", "по окончании недели": what a time is counted from.
_OF_EVENT = {"DAYUNIT", "WEEK", "MONTHWORD", *EDGES}


def parse(text: str, *, place_follows: bool = False, month_known: bool = False) -> Written:
    """Read a text about time.

    With `place_follows` what comes after the dates is a place, not unread. With `month_known` bare numbers
    are days of a month that a heading gave.
    """
    return _Parser(tokens(text), place_follows, month_known).run()


class _Parser(RhythmReader):
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
        told = self.place_follows or self.out.time is not None or self._body_follows()
        if not (told and self.out.says_something and self.peek() in ("WORD", "QUOTED", "OTHER")):
            return False
        clock = next((token for token in self.stream[self.at :] if token.kind == "TIME"), None)
        if clock is not None and self.out.time is None:
            self.out.time = clock.name
        return True

    def _body_follows(self) -> bool:
        """Whether the rest of the text is the name of a body and says nothing of time."""
        rest = self.stream[self.at :]
        kinds = {token.kind for token in rest}
        return (
            bool(self.out.spans)
            and bool(_BODY.fullmatch(rest[0].text))
            and kinds <= _NAMING | {"COMMA", "TIME", "OPEN", "CLOSE", "NEWLINE", "END"}
        )

    def _pass_by(self) -> None:
        """Step over a token that no reader took."""
        token = self.stream[self.at]
        self.at += 1
        if token.kind == "OPEN":
            if self.out.before_bracket is None:
                self.out.before_bracket = len(self.out.spans)
            self._skip_note()
        elif token.kind == "DASH" and self.peek() == "END" and self.out.spans:
            self.out.unread.append(token.text)  # "октябрь –": its end is missing
        elif token.kind == "WEEK" and self.peek() == "SINCE":
            pass  # "неделя с 13 по 17 ноября"
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
        if inside & _UNREAD - {"NUMBER"} and not inside - _NAMING - SEPARATORS:
            self.at = min(end + 1, len(self.stream))

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
        while self.peek() in _OF_SCHEDULE or (self.out.relative and self.peek() in {*_OF_EVENT, "EACH"}):
            joins = self.peek() in ("IN", "SINCE", "TO", "NOTLATER", "ORDINAL", "NEWLINE", "NUMBER")
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
        """Whether "учебный год" is the whole text; a bare "год" heads a column."""
        kinds = {token.kind for token in self.stream}
        return kinds != {"YEARWORD"} and kinds <= {"SCHOOLYEAR", "YEARWORD", "DOT", "FILLER", "IN"}

    # -- deadlines, open beginnings, spots ----------------------------------------------------------------

    def _read_deadline(self) -> bool:
        """ "до 1 мая", "не позднее 1 мая", "к 1 мая", "по 1 мая"."""
        start = self.at
        if self.take("NOTLATER", "TO"):
            self.skip("FILLER", "DOT", "NOTLATER")
            clock = self.take("TIME")  # "до 15.00 20 мая"
            spots = self.spot_list()
            if spots:
                self.out.time = clock.name if clock else self.out.time
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
