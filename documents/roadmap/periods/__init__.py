"""The grammar of periods: a text as people write it → a `Period` and the doubts about it.

`words` cuts the text into tokens, `grammar` makes of them what was `written`, `resolve` places that in the
calendar of a `Frame`. Nothing here needs an office library. The table of forms is in `docs/periods.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from documents.roadmap.periods.frame import Frame, Holidays, Years, school_years
from documents.roadmap.periods.grammar import parse
from documents.roadmap.periods.resolve import resolve
from documents.roadmap.periods.words import tokens
from documents.roadmap.periods.written import NEXT_YEAR, Unit
from services.roadmap.drafts import Doubt, Period

__all__ = [
    "Frame",
    "Glance",
    "Holidays",
    "Years",
    "glance",
    "is_period",
    "parts_lines",
    "read_period",
    "school_years",
]


@dataclass(frozen=True)
class Glance:
    """What a text says of months and years before any calendar is applied.

    `months` are those it names, in order; `dated` the (year, month) pairs where it names both; `years` the
    spans of whole years, "school" or "calendar" with the first and the last.
    """

    months: tuple[int, ...] = ()
    dated: tuple[tuple[int, int], ...] = ()
    years: tuple[tuple[str, int, int], ...] = ()


def read_period(
    text: str, frame: Frame | None = None, *, place_follows: bool = False
) -> tuple[Period, tuple[Doubt, ...]]:
    """Read a period in the calendar of `frame` (none: no year is known).

    `place_follows` says that the text may go on with a place ("6 мая, школа № 2"). Never raises: what
    cannot be read has the kind "none" and a doubt.
    """
    frame = frame or Frame()
    shown = " ".join(text.split())[:200]
    written = parse(text[:2000], place_follows=place_follows, month_known=frame.month is not None)
    return resolve(written, shown, frame)


def is_period(text: str) -> bool:
    """Whether the whole text speaks of time and of nothing else."""
    written = parse(text[:300]) if text.strip() else None
    return written is not None and written.says_something and not written.unread


def parts_lines(text: str) -> bool:
    """Whether every line is a time of its own, and none goes on with the line above ("Август⏎2024")."""
    lines = text.split("\n")
    breaks = sum(token.kind == "NEWLINE" for token in tokens(text))
    return breaks == len(lines) - 1 and not any(line.lstrip().startswith("(") for line in lines)


def glance(text: str) -> Glance:
    """Look at the months and years of a text without placing it in a calendar."""
    written = parse(text[:2000])
    spots = [spot for span in written.spans for spot in (span.first, span.last) if spot is not None]
    spots += written.deadlines + ([written.since] if written.since else [])
    spots = [replace(spot, year=None) if spot.year == NEXT_YEAR else spot for spot in spots]
    years = []
    for spot in spots:
        if spot.unit is Unit.SCHOOL_YEAR and spot.year:
            years.append(("school", spot.year, spot.year + 1))
        elif spot.unit is Unit.YEAR and spot.year:
            years.append(("calendar", spot.year, max(spot.year, spot.n)))
    return Glance(
        tuple(spot.month for spot in spots if spot.month and 1 <= spot.month <= 12),
        tuple(
            (spot.year, spot.month) for spot in spots if spot.year and spot.month and 1 <= spot.month <= 12
        ),
        tuple(years),
    )
