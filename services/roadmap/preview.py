"""What was understood of a document, for the screens that show it before anything is saved."""

from dataclasses import dataclass
from datetime import date

from services.errors import NotFound
from services.roadmap.draft_rows import RowFacts, WordingFacts
from services.roadmap.drafts import Doubt


@dataclass(frozen=True, slots=True)
class Section:
    """A direction of the plan and its rows."""

    title: str
    rows: tuple[RowFacts, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What was understood of a document."""

    draft_id: int
    file: str
    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...]
    wordings: tuple[WordingFacts, ...]
    programme_days: tuple[date, date]
    """The programme's first and last day."""
    replaces: bool
    """A roadmap is there already; it gives way at the confirm."""
    years_off: int = 0
    """How many years the document is behind the programme's school year."""

    @property
    def rows(self) -> tuple[RowFacts, ...]:
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def understood(self) -> int:
        return sum(row.kept and not row.has_question for row in self.rows)

    @property
    def questions(self) -> tuple[RowFacts, ...]:
        return tuple(row for row in self.rows if row.has_question)

    @property
    def skipped(self) -> int:
        return sum(not row.kept for row in self.rows)

    def row(self, index: int) -> RowFacts:
        """Raises NotFound when there is no such row."""
        for row in self.rows:
            if row.index == index:
                return row
        raise NotFound("row")


@dataclass(frozen=True, slots=True)
class Imported:
    """What the confirm saved. `undated` wait for dates from the methodist."""

    activities: int
    undated: int
    assignments: int
