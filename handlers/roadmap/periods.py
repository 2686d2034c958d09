"""Periods of the roadmap in the reader's words."""

from datetime import date

from locales import Reader, dates
from services.roadmap.board_facts import ActivityLine
from services.roadmap.drafts import Period, PeriodKind

Days = tuple[date, date]
"""The first and the last day of a programme: what lies outside is shown with its year."""

_RULES = {"DAILY": "daily", "WEEKLY": "weekly", "YEARLY": "yearly"}


def period_words(period: Period, reader: Reader, own: Days) -> str:
    """«до 1 декабря, вт», «октябрь – ноябрь», «в течение учебного года», «еженедельно».

    `own` are the days of the programme.
    """
    if period.kind is PeriodKind.DATE and period.start:
        return reader.plain("period-date", start=_day(period.start, reader, own))
    if period.kind is PeriodKind.DEADLINE and period.end:
        return reader.plain("period-deadline", end=_day(period.end, reader, own))
    if period.kind is PeriodKind.WINDOW:
        return _window_words(period, reader, own)
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
    period = Period(kind, line.starts_on, line.ends_on, whole=whole, points=line.points)
    return period_words(period, reader, line.programme_days)


def _window_words(period: Period, reader: Reader, own: Days) -> str:
    if period.points:
        spans = (_span_words(first, last, reader, own) for first, last in period.points)
        return reader.plain("period-points", points="; ".join(spans))
    if period.start and period.end:
        return _span_words(period.start, period.end, reader, own)
    if period.whole:
        return reader.plain(f"period-whole-{period.whole}")
    if period.end:
        return reader.plain("period-deadline", end=_day(period.end, reader, own))
    if period.start:
        return reader.plain("period-window-since", start=_day(period.start, reader, own))
    return reader.plain("period-none")


def _span_words(first: date, last: date, reader: Reader, own: Days) -> str:
    if first == last:
        return _day(first, reader, own)
    if dates.are_whole_months(first, last):
        return dates.months(
            reader.locale, first, last, years=_is_outside(first, own) or _is_outside(last, own)
        )
    return reader.plain("period-window", start=_day(first, reader, own), end=_day(last, reader, own))


def _rule_words(rule: str, reader: Reader) -> str:
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    frequency, interval = parts.get("FREQ", ""), parts.get("INTERVAL", "1")
    if frequency == "MONTHLY" and interval in {"1", "3"}:
        return reader.plain("rule-monthly" if interval == "1" else "rule-quarterly")
    if frequency in _RULES and interval == "1":
        return reader.plain(f"rule-{_RULES[frequency]}")
    return reader.plain("rule-other")


def _day(day: date, reader: Reader, own: Days) -> str:
    show = dates.day_with_year if _is_outside(day, own) else dates.day
    return show(reader.locale, day)


def _is_outside(day: date, own: Days) -> bool:
    return not own[0] <= day <= own[1]
