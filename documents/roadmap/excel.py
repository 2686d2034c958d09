"""An .xlsx as blocks: visible sheets one after another, cut at empty rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from documents.errors import DocumentError
from documents.roadmap.source import MAX_COLUMNS, MAX_ROWS, Block, Cell, Grid, Paragraph, Row, tidy

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def xlsx_blocks(data: bytes) -> Iterator[Block]:
    """A sheet's title (unless it is "Лист1") and lone lines are paragraphs, the rest grids."""
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield from _sheet(sheet)
    book.close()


def _sheet(sheet: Worksheet) -> Iterator[Block]:
    if not re.fullmatch(r"(?i)(лист|sheet)\s*\d*", sheet.title):
        yield Paragraph(sheet.title)
    rows = dict(_filled_rows(sheet))
    used = [k for k in range(MAX_COLUMNS) if any(k < len(row) and not row[k].empty for row in rows.values())]
    piece = Grid(name=sheet.title)
    for place, row in rows.items():
        if place - 1 not in rows:
            yield from _finish(piece)
            piece = Grid(name=sheet.title, first_row=place)
        piece.rows.append(row[used[0] : used[-1] + 1])
    yield from _finish(piece)


def _filled_rows(sheet: Worksheet) -> Iterator[tuple[int, Row]]:
    """The rows that hold text, by their numbers. Sheets are often styled far below their last row."""
    width = min(sheet.max_column, MAX_COLUMNS)
    merged: dict[tuple[int, int], Cell] = {}
    for place, values in enumerate(sheet.iter_rows(max_col=width, max_row=min(sheet.max_row, MAX_ROWS)), 1):
        row = [Cell(tidy(_say(one.value)), bold=bool(one.font.b)) for one in values]
        for area in _areas_of(sheet, place):
            _merge(row, place, area, merged)
        if any(not cell.empty for cell in row):
            if place == MAX_ROWS:
                raise DocumentError("document-too-heavy")
            yield place, row


def _areas_of(sheet: Worksheet, row: int) -> list[Any]:
    return [area for area in sheet.merged_cells.ranges if area.min_row <= row <= area.max_row]


def _merge(row: Row, place: int, area: Any, merged: dict[tuple[int, int], Cell]) -> None:
    corner = (area.min_row, area.min_col)
    if place == area.min_row and area.min_col <= len(row):
        merged[corner] = row[area.min_col - 1]
    first = merged.get(corner)
    if first is None:
        return
    cell = first if place == area.min_row else Cell(first.text, above=True, bold=first.bold)
    for column in range(area.min_col, min(area.max_col, len(row)) + 1):
        row[column - 1] = cell


def _finish(piece: Grid) -> Iterator[Block]:
    """Hand out a piece of a sheet: lone cells at its top are paragraphs, the rest is a grid."""
    rows = piece.rows
    lines = 0
    while lines < len(rows) and _is_line(rows[lines]) and not _goes_on_merged(rows[lines:]):
        yield Paragraph(next(cell.text for cell in rows[lines] if not cell.empty))
        lines += 1
    if lines < len(rows):
        yield Grid(rows[lines:], piece.name, piece.first_row + lines)


def _is_line(row: Row) -> bool:
    return len({id(cell) for cell in row if not cell.empty}) == 1


def _goes_on_merged(rows: list[Row]) -> bool:
    """A lone cell whose merge goes on below belongs to the table."""
    return len(rows) > 1 and any(cell.above for cell in rows[1])


def _say(value: object) -> str:
    """Write a cell's value as a person would read it on the sheet."""
    from datetime import date, datetime, time

    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        clock = "" if value.time() == time(0) else f" {value:%H:%M}"
        return f"{value:%d.%m.%Y}{clock}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return "" if text.startswith("#") and text.endswith(("!", "?", "/A")) else text
