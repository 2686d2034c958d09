"""The roadmap reader: bytes of a document → a draft of its activities, with doubts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from documents.errors import DocumentError
from documents.roadmap.blocks import Block, Grid, Paragraph
from documents.roadmap.by_column import read_by_column
from documents.roadmap.columns import role_of
from documents.roadmap.found import Above, Found, Section, TableReading
from documents.roadmap.matrix import read_matrix
from documents.roadmap.passport import terms_of
from documents.roadmap.periods import Holidays, Years, is_period
from documents.roadmap.placing import Calendar
from documents.roadmap.prose import read_prose
from documents.roadmap.rows import read_table
from documents.roadmap.shapes import ordinary
from documents.roadmap.source import read_blocks
from documents.roadmap.streams import read_streams
from documents.roadmap.titles import (
    day_of_title,
    find_heading,
    find_month,
    find_stamp_year,
    find_years,
    is_part,
    is_stamp,
    is_title,
    month_of_title,
    split_time,
)
from services.roadmap.drafts import ActivityDraft, Doubt, Period, RoadmapDraft


def read_roadmap(
    data: bytes,
    filename: str,
    school_year: str | None = None,
    programme: tuple[date, date] | None = None,
    holidays: Holidays | None = None,
) -> RoadmapDraft:
    """Read a plan of activities from a .docx or .xlsx.

    `school_year` ("2022-2023") gives the year that a bare month lacks where the document names none;
    `programme` are the first and last day of the programme: dates outside it are doubted. `holidays` are its
    school holidays ("в дни осенних каникул"); without them such rows wait for dates, as by a schedule.

    Raises `DocumentError`: the keys of `documents.safe_zip.expect` for files of the wrong kind,
    "roadmap-no-plan" when there is neither a table nor a list of activities, "roadmap-no-dates" when no
    table speaks of time, "roadmap-bad-school-year" when `school_year` is not of two neighbouring years.
    """
    blocks = list(ordinary(read_blocks(data, filename)))
    return _Document(blocks, _school(school_year), programme, holidays).read()


def _school(text: str | None) -> int | None:
    if text is None:
        return None
    years = find_years([text])
    if years is None or years.school is None:
        raise DocumentError("roadmap-bad-school-year", text=text[:40])
    return years.school


# What programs and people write over a table's next page.
_CONTINUES = re.compile(
    r"\s*(?:(?:продолжение|окончание)\s+(?:таблиц|табл\.|приложени|плана)|таблица\s*№?\s*\d+\s*\.?\s*$)",
    re.IGNORECASE,
)


@dataclass
class _Piece:
    """A table's reading with the years that hold for it."""

    reading: TableReading
    years: Years | None
    sheet: str = ""


class _Document:
    def __init__(
        self,
        blocks: list[Block],
        school: int | None,
        programme: tuple[date, date] | None,
        holidays: Holidays | None = None,
    ) -> None:
        self.blocks = blocks
        self.school = school
        self.programme = programme
        self.holidays = holidays
        self.doubts: list[Doubt] = []
        self.lines: list[str] = []

    def read(self) -> RoadmapDraft:
        pieces = self._pieces()
        dated = [piece for piece in pieces if piece.reading.dated]
        self._note_skipped([piece for piece in pieces if not piece.reading.dated])
        if not dated:
            dated = self._from_prose(pieces)
        for piece in dated:
            self.doubts.extend(piece.reading.notes)
        found = [item for piece in dated for item in piece.reading.found]
        title_years = next((piece.years for piece in dated if piece.years is not None), None)
        stamp, day = find_stamp_year(self.lines), day_of_title(self.lines)
        calendar = Calendar(title_years, stamp, self.school, self.programme, day, self.holidays)
        years = {id(item): piece.years for piece in dated for item in piece.reading.found}
        placed = calendar.place(found, years)
        self.doubts.extend(calendar.doubts)
        activities = tuple(
            _draft(item, period, doubts) for item, (period, doubts) in zip(found, placed, strict=True)
        )
        known = Years() if calendar.base.guess else calendar.base
        return RoadmapDraft(
            activities=activities,
            title=self._title(),
            school_year=known.school_year,
            plan_start=known.start,
            plan_end=known.end,
            doubts=tuple(_unique(self.doubts)),
        )

    def _pieces(self) -> list[_Piece]:
        """Read all tables in their order; what one opens (columns, sections) goes on to the next."""
        above = Above()
        years: Years | None = None
        pending: list[tuple[str, bool]] = []
        pieces: list[_Piece] = []
        tables = 0
        for block in self.blocks:
            if isinstance(block, Paragraph) and _CONTINUES.match(block.text):
                continue
            if isinstance(block, Paragraph):
                pending.append((block.text, block.heading))
                self.lines.append(block.text)
                continue
            tables += 1
            place = block.name or str(tables)
            inside = replace(above)
            self._enter(inside, pending, first=not pieces)
            month = find_month([text for text, _ in pending])
            if month is not None and not inside.period:
                inside.enter_period(month)
            reading = (
                read_streams(block, inside, place)
                or read_by_column(block, inside, place)
                or read_matrix(block, inside, place)
                or read_table(block, inside, place)
            )
            found = find_years([text for text, _ in pending], self.lines)
            reading.lines.extend(terms_of(block))
            if _of_several_years(reading):
                reading.lines = [line for line in reading.lines if not is_period(line)]
            years = found or years or find_years(reading.lines, self.lines)
            if reading.found or reading.notes:
                pieces.append(_Piece(reading, years, block.name))
                above, pending = inside, []
            self.lines.extend(reading.lines)
        years = years or find_years(self.lines)
        _forget_lone_sheet(pieces)
        for piece in pieces:
            piece.years = piece.years or years
        return pieces

    @staticmethod
    def _enter(above: Above, pending: list[tuple[str, bool]], *, first: bool) -> None:
        if not pending:
            return
        heading = find_heading(pending, first=first)
        if heading is not None and is_period(heading):
            above.enter_period(heading)
        else:
            above.period, above.month = "", None
            above.enter(Section(heading) if heading else None)
            above.period_inside(split_time(heading)[0] if heading else month_of_title(pending))
            for text, _ in pending[-3:]:
                if len(text) < 60 and is_period(text):
                    above.enter_period(text)

    def _note_skipped(self, pieces: list[_Piece]) -> None:
        for piece in pieces:
            rows = len(piece.reading.found)
            self.doubts.extend(note for note in piece.reading.notes if note.code == "table-unread")
            if rows:
                self.doubts.append(
                    Doubt("table-skipped", {"rows": rows, "title": piece.reading.found[0].title[:80]})
                )

    def _from_prose(self, pieces: list[_Piece]) -> list[_Piece]:
        reading = read_prose([line for block in self.blocks for line in _lines_of(block)])
        if reading is not None:
            return [_Piece(reading, find_years(self.lines))]
        tables = any(isinstance(block, Grid) for block in self.blocks)
        raise DocumentError("roadmap-no-dates" if tables else "roadmap-no-plan")

    def _title(self) -> str | None:
        """The document's title: its first such line, with the short ones it goes on with."""
        head = list(takewhile(lambda block: isinstance(block, Paragraph), self.blocks))
        texts = [block.text for block in head if isinstance(block, Paragraph)]
        lines = [" ".join(text.split()) for text in (texts if any(map(is_title, texts)) else self.lines)]
        first = next((k for k, line in enumerate(lines) if is_title(line) and not _heads_column(line)), None)
        if first is None:
            return None
        title = lines[first]
        for line in lines[first + 1 : first + 4]:
            if (
                len(title) > 60
                or line.endswith(".")
                or is_part(line)
                or is_stamp(line)
                or (is_period(line) and line[:2] != "на")
                or _heads_column(line)
            ):
                break
            # A sheet's name ("План") gives way to the title written on it.
            title = line if len(title) < 13 and is_title(line) else f"{title} {line}"
        return title[:300]


def _of_several_years(reading: TableReading) -> bool:
    """Whether headings inside the table part it by years: none of them is the whole plan's."""
    return len({item.years for item in reading.found} - {None}) > 1


def _forget_lone_sheet(pieces: list[_Piece]) -> None:
    """The name of the only sheet that holds a plan is no direction."""
    if len({piece.sheet for piece in pieces if piece.reading.dated}) > 1:
        return
    for piece in pieces:
        for item in piece.reading.found:
            if item.direction == piece.sheet:
                item.direction = None


def _lines_of(block: Block) -> list[Paragraph]:
    """A paragraph, or the lines of a frame drawn as a table of one column."""
    if isinstance(block, Paragraph):
        return [block]
    texts = [{id(cell): cell.text for cell in row if not cell.empty} for row in block.rows]
    if any(len(cells) > 1 for cells in texts):
        return []
    return [Paragraph(text) for cells in texts for text in cells.values()]


def _heads_column(line: str) -> bool:
    """Whether a line is a column's header ("Мероприятие"), which is no title for all its words."""
    role = role_of(line)
    return len(line) < 30 and role is not None and role[1] >= 7 and not re.match(r"(?i)план|график", line)


def _draft(item: Found, period: Period, doubts: tuple[Doubt, ...]) -> ActivityDraft:
    return ActivityDraft(
        title=item.title,
        number=item.number,
        direction=item.direction or None,
        period_text=item.period_text,
        period=period,
        participants=_said(item.participants),
        responsible=_said(item.responsible),
        result=_said(item.result),
        details=item.details or None,
        parts=item.parts,
        place=item.place,
        doubts=(*item.doubts, *doubts),
    )


def _said(text: str) -> str | None:
    """A cell's text; a dash says nothing."""
    return text if re.search(r"\w", text) else None


def _frozen(doubt: Doubt) -> tuple[str, tuple[tuple[str, str | int], ...]]:
    return doubt.code, tuple(sorted(doubt.values.items()))


def _unique(doubts: list[Doubt]) -> list[Doubt]:
    return list({_frozen(doubt): doubt for doubt in doubts}.values())
