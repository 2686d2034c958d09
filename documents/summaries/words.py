"""Figures and days in words, the same in picture, letter and table."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from locales import Texts
from services.summaries.facts import Choice, EventFacts, QuestionSummary, SurveySummary

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


class Words:
    """Texts of `documents.ftl` in one language, with numbers and days as that language writes them."""

    def __init__(self, locale: str) -> None:
        self.locale = "en" if locale == "en" else "ru"
        self._texts = Texts.load()

    def __call__(self, key: str, **values: str | int) -> str:
        return self._texts.plain(self.locale, f"summary-{key}", **values)

    def percent(self, share: float | None) -> str:
        if share is None:
            return "—"
        return f"{round(share * 100)}\u00a0%" if self.locale == "ru" else f"{round(share * 100)}%"

    def decimal(self, value: float | None, digits: int = 1) -> str:
        if value is None:
            return "—"
        text = f"{value:.{digits}f}"
        return text.replace(".", ",") if self.locale == "ru" else text

    def signed(self, value: int | None) -> str:
        """+58, −12, 0: with a true minus."""
        return "—" if value is None else f"{value:+d}".replace("-", "−") if value else "0"

    def figure(self, value: float, unit: str) -> str:
        """A figure of a comparison: «79 %», +58, «4,25»."""
        match unit:
            case "share":
                return self.percent(value)
            case "points":
                return self.signed(round(value))
            case _:
                return self.decimal(value, 2)

    def difference(self, first: float, second: float, unit: str) -> str:
        """By how much such figures differ as they are shown, signed: shares in points."""
        match unit:
            case "share":
                return self.signed(round(second * 100) - round(first * 100))
            case "points":
                return self.signed(round(second) - round(first))
            case _:
                return self.change(round(second, 2) - round(first, 2))

    def change(self, value: float) -> str:
        """+0,25, −1,50, 0: with a true minus."""
        text = self.decimal(abs(value), 2)
        return f"{'+' if value > 0 else '−'}{text}" if round(abs(value), 2) else "0"

    def day(self, value: date | datetime | None, zone: str = "UTC") -> str:
        """«22 ноября 2026», of which no line ends behind the number; a moment is shown in `zone`."""
        from babel.dates import format_date

        if value is None:
            return "—"
        if isinstance(value, datetime):
            value = value.astimezone(ZoneInfo(zone)).date()
        return format_date(value, "d\u00a0MMMM y", locale=self.locale)

    def short_day(self, value: date | None) -> str:
        """«22.11.2026», for tables with many columns."""
        from babel.dates import format_date

        if value is None:
            return "—"
        return format_date(value, "dd.MM.y" if self.locale == "ru" else "d MMM y", locale=self.locale)

    def span(self, event: EventFacts, zone: str) -> str:
        """«22 ноября 2026, 14:00–15:30», or both days when it ends on another one."""
        start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (event.starts_at, event.ends_at))
        if start.date() == end.date():
            return f"{self.day(start, zone)}, {start:%H:%M}–{end:%H:%M}"
        return f"{self.day(start, zone)} – {self.day(end, zone)}"

    def chosen(self, question: QuestionSummary) -> tuple[Choice, ...]:
        """The options with their counts, and after them how many wrote an answer of their own."""
        if not question.own_words:
            return question.choices
        return (*question.choices, Choice(self("own-words"), question.own_words))

    def answered(self, summary: SurveySummary) -> str:
        rate = self.percent(summary.response_rate)
        return self("answered", answered=str(summary.answered), eligible=str(summary.eligible), rate=rate)


def printable(text: str) -> str:
    """A text from people without the characters that XML and fonts refuse."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
