"""What is found in a document before any calendar is applied: activities and the headings above them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from documents.roadmap.columns import Columns
from documents.roadmap.numbering import split_number, top_of
from documents.roadmap.periods import glance
from services.roadmap.drafts import Doubt


@dataclass
class Found:
    """An activity as it stands in the table, before its period is placed in a calendar."""

    title: str
    number: str | None = None
    direction: str | None = None
    period_text: str = ""
    participants: str = ""
    responsible: str = ""
    result: str = ""
    details: str = ""
    parts: tuple[str, ...] = ()
    place: str = ""
    month: int | None = None
    years: tuple[str, int, int] | None = None
    place_follows: bool = False
    group: int = 0
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """A heading above rows."""

    text: str
    number: str | None = None
    parent: Section | None = None

    def holds(self, number: str) -> bool:
        """Whether a row with this number stands below this heading ("1.2.1" below "1.2")."""
        return self.number is not None and number.startswith(f"{self.number}.")


@dataclass
class Above:
    """What holds for the rows to come: columns and headings, carried from table to table."""

    columns: Columns | None = None
    number: str | None = None
    section: Section | None = None
    period: str = ""
    month: int | None = None
    years: tuple[str, int, int] | None = None
    column_direction: str | None = None
    sections_rank_higher: bool = False
    numbered_by_section: bool = False
    holds_bare: bool = False
    group: int = 0

    def enter(self, section: Section | None) -> None:
        """A new part of the plan begins, or a part of the part above it ("1.1" below "1")."""
        if section is not None and section.number:
            outer = self.section
            while outer is not None and not outer.holds(section.number):
                outer = outer.parent
            section = replace(section, parent=outer)
        self.section = section
        self.holds_bare = False
        self.column_direction = None
        self.group += 1
        if self.sections_rank_higher:
            self.period, self.month = "", None

    def period_inside(self, text: str) -> None:
        """A heading that names its time beside other words ("II этап (октябрь – март)")."""
        if text:
            seen = glance(text)
            self.period = text
            self.month = seen.months[0] if len(seen.months) == 1 else None
            self.sections_rank_higher = True

    def enter_period(self, text: str) -> None:
        """A heading that speaks of time: the rows below take what they leave unsaid from it."""
        seen = glance(text)
        if seen.years and not seen.months:
            self.years = seen.years[0]
            self.period, self.month = "", None
            return
        if not self.period:
            self.sections_rank_higher = self.section is not None
        self.period = text
        self.month = seen.months[0] if len(seen.months) == 1 else None
        self.group += 1

    def direction_of(self, number: str | None, parts: tuple[str, ...]) -> str | None:
        """The direction of the row with this number and points: its column's, or the heading's above it."""
        if self.column_direction:
            return self.column_direction
        if self.section is None:
            return None
        if self.holds_bare and number and top_of(number) == (top_of(self.section.number) or -1) + 1:
            self.enter(None)  # "3. Мониторинг" behind "2. Обучение:" and its lines without numbers
            return None
        self.holds_bare |= number is None
        if number and "." in number:
            while self.section.parent is not None and not self.section.holds(number):
                self.section = self.section.parent
        inner = split_number(parts[0]).number if parts else None
        level = next((one for one in (number, inner) if one and "." in one), None)
        top, section = top_of(level), top_of(self.section.number)
        if level and section is not None:
            if top == section:
                self.numbered_by_section = True
            elif self.numbered_by_section:
                return None  # "5.1" below section 4: its own heading is missing
        return self.section.text


@dataclass
class TableReading:
    """What one table gave: activities, rows that are none, and lines that may tell the years."""

    found: list[Found] = field(default_factory=list)
    notes: list[Doubt] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    dated: bool = False
