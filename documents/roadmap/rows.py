"""Rows of one table: which are activities, which are headings, headers or nothing."""

from __future__ import annotations

import re

from documents.roadmap.asides import split_people, take_times_from_titles
from documents.roadmap.blocks import Grid, Row
from documents.roadmap.cells import (
    by_role,
    clean,
    counts_columns,
    distinct,
    is_list,
    is_second_header,
    is_single,
    mended,
    only,
    period_text,
    short,
    split,
)
from documents.roadmap.columns import (
    Columns,
    Role,
    read_header,
)
from documents.roadmap.contents import (
    complete,
    goes_on_with,
    guess_columns,
    heads_other,
    left_out,
    names_times_once,
    under_weak_header,
)
from documents.roadmap.dittos import without_dittos
from documents.roadmap.found import Above, Found, Section, TableReading
from documents.roadmap.numbering import (
    parts_of,
    split_heading,
    split_number,
    without_bullet,
)
from documents.roadmap.periods import is_period, read_period
from documents.roadmap.pieces import add_piece, goes_on
from documents.roadmap.sections import SectionFinder
from documents.roadmap.titles import is_part, is_stamp, is_title, split_time
from services.roadmap.drafts import Doubt, PeriodKind

_BLANK = re.compile(r"_{4,}")
_NOTE = re.compile(r"примечани|итого\b|всего\b|\*|_{3,}", re.IGNORECASE)


def read_table(grid: Grid, above: Above, place: str) -> TableReading:
    """Read a table's rows as activities. `above` is changed: it goes on to the next table.

    `place` names the table in the activities' `place`. A table that is no plan gives no activities.
    """
    return _Table(grid, above, place).read()


class _Table:
    def __init__(self, grid: Grid, above: Above, place: str) -> None:
        filled = [
            (n, mended(row))
            for n, row in enumerate(grid.rows, grid.first_row)
            if any(not cell.empty for cell in row)
        ]
        self.rows = without_dittos(filled)
        self.above = above
        self.place = place
        self.out = TableReading()
        self.when = ""
        self.sparse = False

    def read(self) -> TableReading:
        head = next((row for _, row in self.rows if not is_single(row)), None)
        if head is not None and heads_other(head):
            return self.out
        follows = self.above.columns is not None
        columns = self._columns_before()
        self.sparse = columns is not None and names_times_once(columns, [row for _, row in self.rows])
        at = 0
        while at < len(self.rows):
            _, row = self.rows[at]
            header, taken = self._header_at(at)
            if header is not None and (columns is None or header.strong or header.named == columns.named):
                body = _plain(self.rows[at + taken :])
                header = complete(header, body)
                columns = header if header.has_title else None
                if columns is not None:
                    self.out.notes.extend(left_out(columns, body))
                self.above.columns = columns
                self.sparse = columns is not None and names_times_once(
                    columns, [below for _, below in self.rows[at + taken :]]
                )
                self.out.lines.extend(header.named)
                at += taken
                at += at < len(self.rows) and counts_columns(self.rows[at][1], least=2)
                continue
            if not counts_columns(row):
                self._row(at, row, columns)
            at += 1
        if columns is None and follows and not self.out.found:
            self._note_unread()
        take_times_from_titles(self.out.found)
        self.out.dated = any(item.period_text for item in self.out.found)
        return self.out

    # -- columns ------------------------------------------------------------------------------------------

    def _columns_before(self) -> Columns | None:
        """The columns of rows that stand above any header: those of the table before, or told by content."""
        first_header = next((k for k in range(len(self.rows)) if self._header_at(k)[0] is not None), None)
        before = self.above.columns
        over = _plain(self.rows[:first_header])
        if before is not None and over and goes_on_with(before, over, self.above.number):
            return before
        if first_header is not None and first_header <= 3:
            return None
        body = _plain(self.rows)
        guess = guess_columns(body) if len(body) > 1 else None
        if guess is not None:
            at = next(k for k, (_, row) in enumerate(self.rows) if not is_single(row))
            headed = under_weak_header(guess, self.rows[at][1])
            if headed is not None:
                self.out.lines.extend(cell.text for cell in self.rows.pop(at)[1])
                guess = headed
            else:
                self.out.notes.extend(left_out(guess, body))
            if before is not None and not before.guessed and len(before.roles) != len(guess.roles):
                self.out.notes.append(Doubt("table-other-columns", {"row": self._where(0)}))
            self.above.columns = guess
        return guess

    def _note_unread(self) -> None:
        """Rows with times, below a plan but not in its columns, that nothing could be told of."""
        # A row of an activity has one time; a bare year heads a column of figures.
        timed = [
            row
            for row in _plain(self.rows)
            if sum(is_period(cell.text) and len(cell.text.strip()) > 4 for cell, _ in distinct(row)) == 1
        ]
        if timed:
            words = (cell.text for cell in timed[0] if len(cell.text) > 3 and not is_period(cell.text))
            title = short(next(words, only(timed[0]).text))
            self.out.notes.append(Doubt("table-unread", {"title": title, "rows": len(timed)}))

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
        timed = re.search(r"[^\W\d_]|\d\D+\d", period_text(texts))
        blank = any(_BLANK.search(texts[role]) for role in (Role.TITLE, Role.PERIOD, Role.START, Role.END))
        if not timed and (_NOTE.match(first) or blank):
            return  # "Итого: 5 мероприятий", "Наставник ______ / Волкова Т.Ю.", "Начальник | ______ | Ким"
        if self.out.found and goes_on(row, columns, texts, self.out.found[-1]):
            add_piece(self.out.found[-1], texts)
            return
        heading = SectionFinder(self.rows, columns, calendar=bool(self.when)).section_of(at)
        if heading is not None:
            if heading.unsure:
                self.out.notes.append(
                    Doubt("section-or-activity", {"title": short(heading.text), "row": self._where(at)})
                )
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
            if not self.sparse or read_period(period)[0].kind in (PeriodKind.DATE, PeriodKind.DEADLINE):
                doubts.append(Doubt("period-from-above", {"text": short(period)}))
        self.when = period
        topic = texts[Role.TOPIC]
        if topic and len(title.split()) <= 3:
            title, topic = f"{title}: {topic}", ""
        item = Found(
            title=title,
            number=number,
            direction=above.direction_of(number, parts),
            period_text=period or split_time(above.column_direction or "")[0] or above.period,
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
        above.number = number
        self.out.found.extend(split(item))

    @staticmethod
    def _better_number(column: str | None, title: str | None) -> str | None:
        """The number in the title when the column has none or a shorter one ("2" and "2.1")."""
        if title is None or column is None:
            return title or column
        return title if title.count(".") > column.count(".") else column

    def _where(self, at: int) -> str:
        return f"{self.place}.{self.rows[at][0]}"


def _plain(rows: list[tuple[int, Row]]) -> list[Row]:
    """The rows of several cells that are no count of columns."""
    return [row for _, row in rows if not is_single(row) and not counts_columns(row)]
