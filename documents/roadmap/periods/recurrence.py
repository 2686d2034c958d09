"""Recurrences: from "ежегодно (май)" or "1 и 3 среда месяца" to an RRULE (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass

from documents.roadmap.periods.written import Rule, Span, Unit, Written


@dataclass(frozen=True)
class Recurrence:
    """An rrule, the months it names, the spans that bound it, and codes of doubts about it."""

    rrule: str
    months: tuple[int, ...] = ()
    bounds: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()


def recurring(rules: list[Rule], written: Written) -> Recurrence:
    """Join the rules of a text with the months, days and weekdays that stand beside them."""
    rule = _strongest(rules)
    doubts: list[str] = []
    months = _months_of_times(rule, written)
    if months:
        return Recurrence("FREQ=YEARLY;BYMONTH=" + ",".join(map(str, months)), months)
    if len({(r.freq, r.interval) for r in rules}) > 1 and not _refines(rules):
        doubts.append("several-rules")
    if rule.times > 1:
        doubts.append("times-without-dates")
    elif rule.unit == "edge":
        doubts.append("edge-of-each")
    elif rule.unit == "term":
        doubts.append("term-rule")
    if rule.freq == "YEARLY":
        return _yearly(rule, written, doubts)
    days = rule.days or tuple(written.weekdays)
    bounds = tuple(span for span in written.spans if span.first.month or span.first.unit in _LONG)
    if len(bounds) < len(written.spans) or (written.deadlines and not rule.month_days):
        doubts.append("mixed")
    if rule.freq == "MONTHLY" and written.weekdays and not rule.days:
        doubts.append("mixed")
        days = ()
    freq = "WEEKLY" if rule.freq == "DAILY" and days else rule.freq
    parts = [f"FREQ={freq}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.month_days:
        parts.append("BYMONTHDAY=" + ",".join(map(str, rule.month_days)))
    if days:
        parts.append("BYDAY=" + ",".join(dict.fromkeys(days)))
    return Recurrence(";".join(parts), bounds=bounds, doubts=tuple(doubts))


_LONG = (Unit.YEAR, Unit.SCHOOL_YEAR, Unit.HALF_YEAR, Unit.QUARTER, Unit.TERM, Unit.TRIMESTER, Unit.SEASON)


def _strongest(rules: list[Rule]) -> Rule:
    """The rule that says most: one with days before a bare "еженедельно"."""
    return max(rules, key=lambda rule: (bool(rule.days or rule.month_days), -rules.index(rule)))


def _months_of_times(rule: Rule, written: Written) -> tuple[int, ...]:
    """The months of "2 раза в год (октябрь, апрель)": as many as the times."""
    months = tuple(span.first.month or 0 for span in written.spans)
    alone = all(span.last is None and span.first.unit is Unit.MONTH for span in written.spans)
    return (
        months if rule.unit == "year" and rule.times > 1 and alone and len(set(months)) == rule.times else ()
    )


def _refines(rules: list[Rule]) -> bool:
    """ "еженедельно, по вторникам", "ежедневно, кроме выходных": the same rhythm, said twice."""
    rhythms = {rule.freq for rule in rules}
    return (len(rhythms) == 1 or rhythms == {"DAILY", "WEEKLY"}) and any(
        rule.days or rule.month_days for rule in rules
    )


def _yearly(rule: Rule, written: Written, doubts: list[str]) -> Recurrence:
    months: list[int] = []
    month_days: list[int] = []
    bounds: list[Span] = []
    for span in [*written.spans, *(Span(spot) for spot in written.deadlines)]:
        first, last = span.first, span.end
        if first.unit in (Unit.YEAR, Unit.SCHOOL_YEAR):
            bounds.append(span)
            continue
        named = _months_between(span)
        if not named:
            doubts.append("mixed")
            continue
        months.extend(named)
        if first.unit is Unit.DAY and span.last is None:
            month_days.append(first.n)
        elif {first.unit, last.unit} - {Unit.MONTH, *_LONG}:
            doubts.append("yearly-part")
    if len(set(months)) > 1 and month_days:
        doubts.append("yearly-part")
    if written.deadlines and not month_days:
        doubts.append("deadline-of-month")
    parts = ["FREQ=YEARLY"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if months:
        parts.append("BYMONTH=" + ",".join(map(str, dict.fromkeys(months))))
    if month_days:
        parts.append("BYMONTHDAY=" + ",".join(map(str, dict.fromkeys(month_days))))
    return Recurrence(";".join(parts), tuple(months), tuple(bounds), tuple(dict.fromkeys(doubts)))


def _months_between(span: Span) -> list[int]:
    first, last = span.first, span.end
    if first.unit is Unit.QUARTER and 1 <= first.n <= 4 and last.unit is Unit.QUARTER:
        return list(range(3 * first.n - 2, 3 * last.n + 1))
    if first.unit is Unit.SEASON:
        return [(first.n - 1 + k) % 12 + 1 for k in range(3)]
    if not first.month or not last.month:
        return []
    months = [first.month]
    while months[-1] != last.month and len(months) < 12:
        months.append(months[-1] % 12 + 1)
    return months
