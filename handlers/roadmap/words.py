"""Periods, roles and states of the roadmap in the reader's words."""

from collections.abc import Iterable, Sequence
from datetime import date

from locales import Reader
from locales.dates import day as day_text
from services.roadmap.board_facts import ActivityLine
from services.roadmap.draft_rows import RowFacts
from services.roadmap.drafts import Period, PeriodKind
from services.roadmap.meaning import Answering
from services.roadmap.meaning_facts import MeaningFacts

NAMES_SHOWN = 5
_RULES = {"DAILY": "daily", "WEEKLY": "weekly", "YEARLY": "yearly"}


def period_words(period: Period, reader: Reader) -> str:
    """«до 1 декабря, вт», «в течение учебного года», «еженедельно»."""
    start, end = _day(period.start, reader), _day(period.end, reader)
    if period.kind is PeriodKind.DATE and start:
        return reader.plain("period-date", start=start)
    if period.kind is PeriodKind.DEADLINE and end:
        return reader.plain("period-deadline", end=end)
    if period.kind is PeriodKind.WINDOW:
        return _window_words(period, start, end, reader)
    if period.kind is PeriodKind.RECURRING:
        return reader.plain("period-recurring", rule=_rule_words(period.rrule or "", reader))
    if period.kind is PeriodKind.BY_SCHEDULE:
        return reader.plain("period-by-schedule")
    return reader.plain("period-none")


def line_period(line: ActivityLine, reader: Reader) -> str:
    """The same for an activity of the saved plan; its own wording where that says it best."""
    kind = PeriodKind(str(line.kind))
    if kind is PeriodKind.RECURRING and line.period_text:
        return line.period_text
    whole = "year" if line.whole else None
    return period_words(Period(kind, line.starts_on, line.ends_on, whole=whole), reader)


def roles_words(roles: Iterable[str], reader: Reader) -> str:
    """«наставники, наставляемые»; «никто» for none."""
    return ", ".join(reader.plain(f"roles-{role}") for role in roles) or reader.plain("roles-nobody")


def meaning_words(meant: MeaningFacts, reader: Reader) -> str:
    """«кураторы школ (школы-лидеры, Шумская СОШ); команда «Чтение»; Орлова И. П.»; «никто» for none."""
    places = [*(reader.plain(f"whom-category-{one}") for one in meant.categories), *meant.schools]
    roles = meant.roles or (("curator",) if places else ())
    parts = []
    if roles:
        words = roles_words(roles, reader)
        parts.append(f"{words} ({_few(places, reader)})" if places else words)
    if meant.named:
        parts.append(_few(meant.named, reader))
    if parts and meant.meaning.answering is not Answering.EACH:
        parts.append(reader.plain(f"shared-{meant.meaning.answering}"))
    return "; ".join(parts) or reader.plain("roles-nobody")


def next_answering(now: str) -> str:
    """What a tap makes of how often a wording asks: in turn each, a school, a partnership."""
    every = [str(one) for one in Answering]
    return every[(every.index(now) + 1) % len(every)]


def _few(names: Sequence[str], reader: Reader) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return f"{shown} {reader.plain('whom-more', count=more)}" if more > 0 else shown


def place_words(place: str, reader: Reader) -> str:
    """Where a row stands: "2.17" is table 2, row 17; other places are as the reader names them."""
    table, dot, row = place.partition(".")
    if dot and table.isdecimal() and row.isdecimal():
        return reader.plain("import-place", table=int(table), row=int(row))
    return place


def row_mark(row: RowFacts) -> str:
    """➖ left out, ❓ with a question, ✅ understood."""
    return "➖" if not row.kept else "❓" if row.has_question else "✅"


def label(text: str, limit: int = 28) -> str:
    """Fits a button."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _window_words(period: Period, start: str, end: str, reader: Reader) -> str:
    if period.points:
        spans = (
            _day(first, reader) if first == last else f"{_day(first, reader)} – {_day(last, reader)}"
            for first, last in period.points
        )
        return reader.plain("period-points", points="; ".join(spans))
    if start and end:
        return reader.plain("period-window", start=start, end=end)
    if period.whole:
        return reader.plain(f"period-whole-{period.whole}")
    if end:
        return reader.plain("period-deadline", end=end)
    return reader.plain("period-window-since", start=start) if start else reader.plain("period-none")


def _rule_words(rule: str, reader: Reader) -> str:
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    frequency, interval = parts.get("FREQ", ""), parts.get("INTERVAL", "1")
    if frequency == "MONTHLY" and interval in {"1", "3"}:
        return reader.plain("rule-monthly" if interval == "1" else "rule-quarterly")
    if frequency in _RULES and interval == "1":
        return reader.plain(f"rule-{_RULES[frequency]}")
    return reader.plain("rule-other")


def _day(day: date | None, reader: Reader) -> str:
    return day_text(reader.locale, day) if day else ""
