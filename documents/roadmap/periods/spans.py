"""Spots beside one another: ranges and lists lend each other their months and years."""

from __future__ import annotations

from dataclasses import replace

from documents.roadmap.periods.written import Span, Spot, Unit

IN_MONTH = frozenset({Unit.WEEK, Unit.DECADE, Unit.HALF_MONTH})


def is_loose(span: Span, signs: set[str]) -> bool:
    """Days under one another may be two days or a range; months under one another are months."""
    if "SLASH" in signs:
        return True
    return span.last is None and (span.first.unit is Unit.DAY or "NEWLINE" not in signs)


def join_range(first: Spot, last: Spot) -> Span:
    """Let each spot take from the other what it leaves unsaid: "10–20 сентября", "1–2 неделя мая"."""
    days = (Unit.DAY, Unit.THIRD, *IN_MONTH)
    if first.month is None and last.month is not None and first.unit in days:
        first = replace(first, month=last.month)
    elif last.month is None and first.month is not None and last.unit in days:
        last = replace(last, month=first.month)
    return Span(first, last)


def of_next_year(before: Span, span: Span) -> Span:
    """In "июль 2022, 2023, 2024" a bare year repeats the month before it."""
    bare = span.first.unit is Unit.YEAR and span.last is None and not span.first.n
    if not bare or before.end.unit is not Unit.MONTH or before.end.year is None:
        return span
    year = span.first.year
    first = replace(before.first, year=year if before.first.year else None)
    return Span(first, replace(before.last, year=year) if before.last else None)


def lend_year(spans: list[Span]) -> list[Span]:
    """In "2023: сентябрь, октябрь" the year before the months is theirs."""
    if len(spans) < 2 or spans[0].last is not None or spans[0].first.unit is not Unit.YEAR:
        return spans
    year, (first, *others) = spans[0].first, spans[1:]
    named = any(spot.year for span in spans[1:] for spot in (span.first, span.end))
    if year.n or named or first.first.month is None:
        return spans
    return [Span(replace(first.first, year=year.year), first.last), *others]


def lend_months(spans: list[Span]) -> None:
    """In "3, 10 и 17 октября" a number takes the month behind it, in "октябрь: 3, 10, 17" the one before."""
    month: int | None = None
    for place in reversed(range(len(spans))):
        spans[place] = _with_month(spans[place], month)
        month = spans[place].first.month or month
    month = None
    for place, span in enumerate(spans):
        spans[place] = _with_month(span, month)
        month = spans[place].end.month or month


def lend_parts(spans: list[Span]) -> list[Span]:
    """In "в конце I и II полугодий" both halves lend their ends."""
    head = spans[0].first if spans else None
    if head is None or not head.part:
        return spans
    return [
        replace(span, first=replace(span.first, part=head.part, end_only=head.end_only))
        if span.last is None and span.first.unit is head.unit
        else span
        for span in spans
    ]


def lend_lone_month(spans: list[Span]) -> list[Span]:
    """In "октябрь (с 10 по 15)" the days lie in the month before them."""
    month, others = spans[0].first, spans[1:]
    inside = [spot for span in others for spot in (span.first, span.end)]
    bare = all(spot.month is None and spot.unit is Unit.DAY for spot in inside)
    if spans[0].last is not None or month.unit is not Unit.MONTH or not inside or not bare:
        return spans

    def lend(spot: Spot) -> Spot:
        return replace(spot, month=month.month, year=month.year)

    return [Span(lend(span.first), lend(span.last) if span.last else None) for span in others]


def _with_month(span: Span, month: int | None) -> Span:
    def lend(spot: Spot) -> Spot:
        waits = spot.month is None and spot.unit in (Unit.DAY, *IN_MONTH)
        return replace(spot, month=month) if waits else spot

    return Span(lend(span.first), lend(span.last) if span.last is not None else None)
