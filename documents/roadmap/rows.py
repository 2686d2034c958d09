"""Rows of one table: which are activities, which are headings, headers or nothing."""

from __future__ import annotations

import re

from documents.roadmap.asides import split_people, take_times_from_titles
from documents.roadmap.blocks import Cell, Grid, Row
from documents.roadmap.cells import (
    by_role,
    clean,
    counts_columns,
    distinct,
    is_list,
    is_second_header,
    is_single,
    only,
    period_text,
    short,
    split,
)
from documents.roadmap.columns import (
    Columns,
    Role,
    is_number_cell,
    read_header,
)
from documents.roadmap.contents import complete, fits, guess_columns, heads_other, under_weak_header
from documents.roadmap.dittos import without_dittos
from documents.roadmap.found import Above, Found, Section, TableReading
from documents.roadmap.numbering import (
    last_of,
    parts_of,
    split_heading,
    split_number,
    without_bullet,
)
from documents.roadmap.periods import is_period, read_period
from documents.roadmap.pieces import add_piece, goes_on
from documents.roadmap.titles import is_part, is_stamp, is_title, split_time
from services.roadmap.drafts import Doubt, PeriodKind

_NOTE = re.compile(r"примечани|итого\b|всего\b|\*|_{3,}", re.IGNORECASE)


_CALENDAR = {Role.NUMBER, Role.PERIOD, Role.TITLE, Role.NOTE}


def read_table(grid: Grid, above: Above, place: str) -> TableReading:
    """Read a table's rows as activities. `above` is changed: it goes on to the next table.

    `place` names the table in the activities' `place`. A table that is no plan gives no activities.
    """
    return _Table(grid, above, place).read()


class _Table:
    def __init__(self, grid: Grid, above: Above, place: str) -> None:
        filled = [
            (n, row) for n, row in enumerate(grid.rows, grid.first_row) if any(not cell.empty for cell in row)
        ]
        self.rows = without_dittos(filled)
        self.above = above
        self.place = place
        self.out = TableReading()
        self.when = ""

    def read(self) -> TableReading:
        head = next((row for _, row in self.rows if not is_single(row)), None)
        if head is not None and heads_other(head):
            return self.out
        columns = self._columns_before()
        at = 0
        while at < len(self.rows):
            _, row = self.rows[at]
            header, taken = self._header_at(at)
            if header is not None and (columns is None or header.strong or header.named == columns.named):
                body = [
                    below
                    for _, below in self.rows[at + taken :]
                    if not is_single(below) and not counts_columns(below)
                ]
                header = complete(header, body)
                columns = header if header.has_title else None
                self.above.columns = columns
                self.out.lines.extend(header.named)
                at += taken
                continue
            if not counts_columns(row):
                self._row(at, row, columns)
            at += 1
        take_times_from_titles(self.out.found)
        self.out.dated = any(item.period_text for item in self.out.found)
        return self.out

    # -- columns ------------------------------------------------------------------------------------------

    def _columns_before(self) -> Columns | None:
        """The columns of rows that stand above any header: those of the table before, or told by content."""
        body = [row for _, row in self.rows if not is_single(row) and not counts_columns(row)]
        first_header = next((k for k in range(len(self.rows)) if self._header_at(k)[0] is not None), None)
        if first_header is not None and first_header <= 3:
            return None
        before = self.above.columns
        if before is not None and fits(before, body):
            return before
        guess = guess_columns(body) if len(body) > 1 else None
        if guess is not None:
            at = next(k for k, (_, row) in enumerate(self.rows) if not is_single(row))
            headed = under_weak_header(guess, self.rows[at][1])
            if headed is not None:
                self.out.lines.extend(cell.text for cell in self.rows.pop(at)[1])
                guess = headed
            self.above.columns = guess
        return guess

    def _header_at(self, at: int) -> tuple[Columns | None, int]:
        row = self.rows[at][1]
        if is_single(row):
            return None, 0
        below = self.rows[at + 1][1] if at + 1 < len(self.rows) else None
        if below is not None and is_second_header(row, below):
            header = read_header(row, below)
            if header is not None:
                return header, 2
        header = read_header(row)
        return header, 1

    # -- rows ---------------------------------------------------------------------------------------------

    def _row(self, at: int, row: Row, columns: Columns | None) -> None:
        if columns is None:
            if is_single(row):
                self._heading(only(row).text, above_header=True)
            return
        texts = by_role(row, columns)
        first = next(cell.text for cell in row if not cell.empty)
        if _NOTE.match(first) and not re.search(r"[^\W\d_]|\d\D+\d", period_text(texts)):
            return  # "Итого: 5 мероприятий"
        if self.out.found and goes_on(row, columns, texts, self.out.found[-1]):
            add_piece(self.out.found[-1], texts)
            return
        heading = self._heading_of(at, row, columns)
        if heading is not None:
            self._heading(heading.text, heading.number)
        elif not texts[Role.TITLE]:
            self._nameless(at, texts)
        else:
            self._activity(at, columns, texts)

    def _heading(self, text: str, number: str | None = None, *, above_header: bool = False) -> None:
        self.out.lines.append(text)
        self.when = ""
        if above_header and is_title(text) and not is_part(text):
            return
        if _NOTE.match(text) or (is_stamp(text) and len(text) > 80):
            return
        if is_period(text):
            self.above.enter_period(text)
        else:
            self.above.enter(Section(text, number or split_number(text).number))
            self.above.period_inside(split_time(text)[0])

    def _heading_of(self, at: int, row: Row, columns: Columns) -> Section | None:
        """The section a row opens, if it is no activity."""
        cells = distinct(row)
        fresh = [(cell, places) for cell, places in cells if not cell.above]
        numbers = columns.of(Role.NUMBER)
        number = next(
            (cell.text for cell, places in fresh if places == numbers and is_number_cell(cell.text)), None
        )
        rest = [(cell, places) for cell, places in fresh if not (number is not None and places == numbers)]
        if len(rest) != 1 or (len(cells) > len(fresh) and not self._only_direction_above(row, columns)):
            return None
        cell, places = rest[0]
        wide = len(places) > 1 and (len(places) * 2 >= len(row) or set(places) & set(columns.of(Role.PERIOD)))
        if is_period(cell.text) and (wide or not columns.has_period or number is None):
            return Section(cell.text)
        if wide:
            return Section(cell.text, clean(number))
        role = columns.roles[places[0]]
        if role in (Role.NUMBER, Role.DIRECTION) and not is_number_cell(cell.text):
            return Section(cell.text)
        if role is Role.TITLE and columns.has_period and self._opens_section(at, cell, number, columns):
            return Section(cell.text, clean(number) or split_number(cell.text).number)
        untimed = role is Role.TITLE and not columns.has_period and number is None
        return Section(cell.text) if untimed and self._is_apart(at, cell, columns) else None

    def _only_direction_above(self, row: Row, columns: Columns) -> bool:
        return all(
            columns.roles[k] is Role.DIRECTION for k, cell in enumerate(row) if cell.above and not cell.empty
        )

    def _opens_section(self, at: int, cell: Cell, number: str | None, columns: Columns) -> bool:
        """Whether a row with only a title opens a section, by its neighbours' numbers and its look."""
        if at + 1 >= len(self.rows):
            return False
        own = clean(number) or split_number(cell.text).number
        behind = self._number_at(at + 1, columns)
        ahead = self._number_at(at - 1, columns) if at else None
        if any(one.listed for one in self.rows[at][1]):
            return False  # numbered by the program like its neighbours
        if self.when and columns.period_first and not cell.bold and set(columns.roles) <= _CALENDAR:
            return False  # the second line of a month
        if cell.text.endswith(":") or (cell.text.isupper() and len(cell.text) > 5):
            return True
        if own and behind:
            if behind.startswith(f"{own.rstrip('.')}."):
                return True
            if (
                last_of(own) is not None
                and last_of(behind) == (last_of(own) or 0) + 1
                and own.count(".") == behind.count(".")
            ):
                return False
            return last_of(behind) == 1 or last_of(own) is None or ahead is None
        if own:
            return last_of(own) is None or cell.bold
        next_cell = next(
            (c for k, c in enumerate(self.rows[at + 1][1]) if columns.roles[k] is Role.TITLE), None
        )
        looks_apart = cell.bold and next_cell is not None and not next_cell.bold
        if looks_apart or behind or ahead:
            return True
        self.out.notes.append(
            Doubt("section-or-activity", {"title": short(cell.text), "row": self._where(at)})
        )
        return True

    def _is_apart(self, at: int, cell: Cell, columns: Columns) -> bool:
        """In a table without periods: a bold line, or one without a number among numbered ones."""
        behind = self._number_at(at + 1, columns) if at + 1 < len(self.rows) else None
        return cell.bold or (behind is not None and split_number(cell.text).number is None)

    def _number_at(self, at: int, columns: Columns) -> str | None:
        texts = by_role(self.rows[at][1], columns)
        title = split_number(texts[Role.TITLE])
        return title.number or clean(texts[Role.NUMBER])

    def _nameless(self, at: int, texts: dict[Role, str]) -> None:
        period = period_text(texts)
        if period:
            self.out.notes.append(
                Doubt("row-without-title", {"row": self._where(at), "period": short(period)})
            )
        elif texts[Role.RESPONSIBLE]:
            self.out.notes.append(Doubt("row-without-all", {"row": self._where(at)}))

    def _activity(self, at: int, columns: Columns, texts: dict[Role, str]) -> None:
        above = self.above
        title = texts[Role.TITLE]
        number = clean(texts[Role.NUMBER])
        headed = split_heading(title)
        if headed is not None:
            above.enter(Section(headed.heading, headed.number))
            title = headed.rest
        parts = parts_of(title)
        if headed is None and not is_list(parts, title):
            numbered = split_number(title)
            title = numbered.text if parts else without_bullet(numbered.text)
            number = self._better_number(number, numbered.number)
        if texts[Role.DIRECTION]:
            if texts[Role.DIRECTION] != above.column_direction:
                above.group += 1
            above.column_direction = texts[Role.DIRECTION]
        period = period_text(texts)
        if columns.people_follow and not texts[Role.RESPONSIBLE]:
            period, texts[Role.RESPONSIBLE] = split_people(period)
        doubts = [Doubt("columns-guessed")] if columns.unsure else []
        if columns.period_first and self.when and not (period or above.period):
            period = self.when
            if read_period(period)[0].kind in (PeriodKind.DATE, PeriodKind.DEADLINE):
                doubts.append(Doubt("period-from-above", {"text": short(period)}))
        self.when = period
        topic = texts[Role.TOPIC]
        if topic and len(title.split()) <= 3:
            title, topic = f"{title}: {topic}", ""
        item = Found(
            title=title,
            number=number,
            direction=above.direction_of(number, parts),
            period_text=period or split_time(texts[Role.DIRECTION])[0] or above.period,
            participants=texts[Role.PARTICIPANTS],
            responsible=texts[Role.RESPONSIBLE],
            result=texts[Role.RESULT],
            details="\n".join(filter(None, (topic, texts[Role.OTHER]))),
            parts=parts,
            place=self._where(at),
            month=above.month if period else None,
            years=above.years,
            place_follows=columns.place_follows,
            group=above.group,
            doubts=doubts,
        )
        self.out.found.extend(split(item))

    @staticmethod
    def _better_number(column: str | None, title: str | None) -> str | None:
        """The number in the title when the column has none or a shorter one ("2" and "2.1")."""
        if title is None or column is None:
            return title or column
        return title if title.count(".") > column.count(".") else column

    def _where(self, at: int) -> str:
        return f"{self.place}.{self.rows[at][0]}"
