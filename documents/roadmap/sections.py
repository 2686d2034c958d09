"""Which rows of a table head a part of the plan and are no activities."""

from __future__ import annotations

from dataclasses import dataclass

from documents.roadmap.blocks import Cell, Row
from documents.roadmap.cells import by_role, clean, distinct
from documents.roadmap.columns import Columns, Role, is_number_cell
from documents.roadmap.numbering import last_of, split_number
from documents.roadmap.periods import is_period

_CALENDAR = {Role.NUMBER, Role.PERIOD, Role.TITLE, Role.NOTE}


@dataclass(frozen=True)
class Heading:
    """A heading found; `unsure` when it might be an activity without a time."""

    text: str
    number: str | None = None
    unsure: bool = False


class SectionFinder:
    """Looks at the rows of a table below its header. `calendar`: a time named above holds until the next."""

    def __init__(self, rows: list[tuple[int, Row]], columns: Columns, *, calendar: bool) -> None:
        self.rows = rows
        self.columns = columns
        self.calendar = calendar

    def section_of(self, at: int) -> Heading | None:
        """The heading that the row at a place is, if it is no activity."""
        columns, row = self.columns, self.rows[at][1]
        cells = distinct(row)
        fresh = [(cell, places) for cell, places in cells if not cell.above]
        numbers = columns.of(Role.NUMBER)
        number = next(
            (cell.text for cell, places in fresh if places == numbers and is_number_cell(cell.text)), None
        )
        rest = [(cell, places) for cell, places in fresh if not (number is not None and places == numbers)]
        if len(rest) != 1 or (len(cells) > len(fresh) and not self._only_direction_above(row)):
            return None
        cell, places = rest[0]
        wide = len(places) > 1 and (len(places) * 2 >= len(row) or set(places) & set(columns.of(Role.PERIOD)))
        if is_period(cell.text) and (wide or not columns.has_period or number is None):
            return Heading(cell.text)
        if wide:
            return Heading(cell.text, clean(number))
        role = columns.roles[places[0]]
        if role in (Role.NUMBER, Role.DIRECTION) and not is_number_cell(cell.text):
            return Heading(cell.text)
        if role is Role.TITLE and columns.has_period:
            return self._of_title(at, cell, number)
        untimed = role is Role.TITLE and number is None
        return Heading(cell.text) if untimed and self._is_apart(at, cell) else None

    def _only_direction_above(self, row: Row) -> bool:
        return all(
            self.columns.roles[k] is Role.DIRECTION
            for k, cell in enumerate(row)
            if cell.above and not cell.empty
        )

    def _of_title(self, at: int, cell: Cell, number: str | None) -> Heading | None:
        """A row with only a title: a section by its neighbours' numbers and its look, or an activity."""
        own = split_number(cell.text).number
        heading = Heading(cell.text, clean(number) or own)
        if at + 1 >= len(self.rows) or any(one.listed for one in self.rows[at][1]):
            return None  # numbered by the program like its neighbours
        if (
            self.calendar
            and self.columns.period_first
            and not cell.bold
            and set(self.columns.roles) <= _CALENDAR
        ):
            return None  # the second line of a month
        if cell.text.endswith(":") or (cell.text.isupper() and len(cell.text) > 5):
            return heading
        if heading.number:
            return heading if self._numbered_apart(at, cell, number, heading.number) else None
        ahead = self._number_at(at - 1) if at else None
        if self._bold_among_plain(at, cell) or self._number_at(at + 1) or ahead:
            return heading
        return Heading(cell.text, unsure=True)

    def _numbered_apart(self, at: int, cell: Cell, number: str | None, own: str) -> bool:
        """Whether a row's number is not one of its neighbours' ("2" above "2.1", "3" above "1")."""
        behind = self._number_at(at + 1)
        if not behind:
            return last_of(own) is None or cell.bold
        if behind.startswith(f"{own.rstrip('.')}."):
            return True
        if number is None and self._in_column(at + 1) and not split_number(self._title_at(at + 1)).number:
            return True  # a number in the title above numbers in their own column
        last = last_of(own)
        if last is not None and last_of(behind) == last + 1 and own.count(".") == behind.count("."):
            return False
        ahead = self._number_at(at - 1) if at else None
        return last_of(behind) == 1 or last is None or ahead is None

    def _bold_among_plain(self, at: int, cell: Cell) -> bool:
        row = self.rows[at + 1][1]
        behind = next((c for k, c in enumerate(row) if self.columns.roles[k] is Role.TITLE), None)
        return cell.bold and behind is not None and not behind.bold

    def _is_apart(self, at: int, cell: Cell) -> bool:
        """In a table without periods: a bold line, or one without a number among numbered ones."""
        behind = self._number_at(at + 1) if at + 1 < len(self.rows) else None
        return cell.bold or (behind is not None and split_number(cell.text).number is None)

    def _number_at(self, at: int) -> str | None:
        return split_number(self._title_at(at)).number or self._in_column(at)

    def _in_column(self, at: int) -> str | None:
        return clean(by_role(self.rows[at][1], self.columns)[Role.NUMBER])

    def _title_at(self, at: int) -> str:
        return by_role(self.rows[at][1], self.columns)[Role.TITLE]
