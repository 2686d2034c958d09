"""A roadmap as it was read from a document: what waits for the methodist's *confirm*.

The reader (`documents.roadmap`) makes these, services and handlers take them. Plain data: picklable,
comparable, without a database or a file behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """The five kinds of PRODUCT.md §3.2, and none at all."""

    DATE = "date"
    DEADLINE = "deadline"
    WINDOW = "window"
    RECURRING = "recurring"
    BY_SCHEDULE = "by_schedule"
    NONE = "none"


@dataclass(frozen=True)
class Period:
    """When an activity takes place. Dates are local calendar days of the programme, both ends included.

    A date has `start == end`; a deadline has only `end`; a window has both, or `whole` ("year", "period")
    when the wording means the whole school year or programme; recurring has an `rrule` (RFC 5545, without
    DTSTART) and bounds where the wording gives them. `points` are the separate spans inside a window (two
    days, three months). `months` (1–12) stay where the month is known and its year is not: then `start`
    and `end` are empty. `time` is a local "HH:MM" written beside the date.
    """

    kind: PeriodKind = PeriodKind.NONE
    start: date | None = None
    end: date | None = None
    rrule: str | None = None
    whole: str | None = None
    points: tuple[tuple[date, date], ...] = ()
    months: tuple[int, ...] = ()
    time: str | None = None


@dataclass(frozen=True)
class Doubt:
    """What the reader is not sure of: the text of `doubt-<code>` with `values` makes the sentence.

    Two rows with equal doubts (same code, same values) can be settled by one answer.
    """

    code: str
    values: dict[str, str | int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The Fluent key of the sentence."""
        return f"doubt-{self.code}"


@dataclass(frozen=True)
class ActivityDraft:
    """One row of the plan. Texts are as written, only trimmed; absent ones are None.

    `number` is the row's number as written, without its closing dot. `details` is what stood in columns
    that are none of the known ones, under their headers. `parts` are the numbered points inside the title
    (one activity, which the methodist may split). `place` names where in the document the row stands.
    """

    title: str
    number: str | None = None
    direction: str | None = None
    period_text: str = ""
    period: Period = field(default_factory=Period)
    participants: str | None = None
    responsible: str | None = None
    result: str | None = None
    details: str | None = None
    parts: tuple[str, ...] = ()
    place: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class RoadmapDraft:
    """A whole document as read.

    `school_year` is "2022-2023" or None; `plan_start` and `plan_end` bound the years that its titles and
    paragraphs name. `doubts` concern the document as a whole (rows without a title, tables left out).
    """

    activities: tuple[ActivityDraft, ...]
    title: str | None = None
    school_year: str | None = None
    plan_start: date | None = None
    plan_end: date | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def unsure(self) -> tuple[ActivityDraft, ...]:
        """The activities that need a question."""
        return tuple(activity for activity in self.activities if activity.doubts)
