"""An .xlsx as blocks: visible sheets one after another, cut at empty rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from documents.errors import DocumentError
from documents.roadmap.blocks import MAX_COLUMNS, MAX_ROWS, Block, Cell, Grid, Paragraph, Row, tidy
from documents.roadmap.package import usual_kind

if TYPE_CHECKING:
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)


# A page header's own signs: the page's number, the sheet's name, a font.
_CODES = re.compile(r"&(?:[A-Z]|\"[^\"]*\"|\d+)")


def xlsx_blocks(data: bytes) -> Iterator[Block]:
    """A sheet's title (unless it is "Лист1"), lone lines and page headers are paragraphs, the rest grids."""
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(usual_kind(data)), data_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        yield from _sheet(sheet, several=len(sheets) > 1)
    book.close()


def _sheet(sheet: Worksheet, *, several: bool) -> Iterator[Block]:
    """The blocks of a sheet; beside `several` others its name heads a part of the plan."""
    if not re.fullmatch(r"(?i)(лист|sheet|table|page|страница)\s*\d*", sheet.title):
        yield Paragraph(sheet.title, heading=several)
    rows = dict(_filled_rows(sheet))
    used = [k for k in range(MAX_COLUMNS) if any(k < len(row) and not row[k].empty for row in rows.values())]
    piece = Grid(name=sheet.title)
    for place, row in rows.items():
        if place - 1 not in rows:
            yield from _finish(piece)
            piece = Grid(name=sheet.title, first_row=place)
        piece.rows.append(row[used[0] : used[-1] + 1])
    yield from _finish(piece)
    header = sheet.oddHeader
    for part in (header.left, header.center, header.right) if header else ():
        if line := tidy(_CODES.sub(" ", part.text or "")):
            yield Paragraph(line)


def _filled_rows(sheet: Worksheet) -> Iterator[tuple[int, Row]]:
    """The rows that hold text, by their numbers. Sheets are often styled far below their last row.

    What the person has hidden is left out; rows hidden by a filter only are kept.
    """
    width = min(sheet.max_column, MAX_COLUMNS)
    shown = [k for k in range(width) if k + 1 not in _hidden_columns(sheet)]
    filtered = bool(sheet.auto_filter.filterColumn)
    merged: dict[tuple[int, int], Cell] = {}
    for place, values in enumerate(sheet.iter_rows(max_col=width, max_row=min(sheet.max_row, MAX_ROWS)), 1):
        row = [Cell(tidy(_say(one.value, one.number_format)), bold=bool(one.font.b)) for one in values]
        for area in _areas_of(sheet, place):
            _merge(row, place, area, merged)
        row = [row[k] for k in shown]
        hidden = place in sheet.row_dimensions and sheet.row_dimensions[place].hidden and not filtered
        if not hidden and any(not cell.empty for cell in row):
            if place == MAX_ROWS:
                raise DocumentError("document-too-heavy")
            yield place, row


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for group in sheet.column_dimensions.values():
        if group.hidden and group.min and group.max:
            hidden.update(range(group.min, min(group.max, MAX_COLUMNS) + 1))
    return hidden


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


def _say(value: object, look: str) -> str:
    """Write a cell's value as a person reads it on the sheet, where its number format is `look`."""
    from datetime import date, datetime, time

    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        clock = "" if value.time() == time(0) else f" {value:%H:%M}"
        return f"{_say_date(value, look)}{clock}"
    if isinstance(value, date):
        return _say_date(value, look)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    decimals = re.fullmatch(r"0\.(0+)", look)
    if isinstance(value, float) and decimals:
        return f"{value:.{len(decimals[1])}f}"  # "7.10" is a day of October
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return "" if text.startswith("#") and text.endswith(("!", "?", "/A")) else text


def _say_date(day: date, look: str) -> str:
    """A date with the parts that its format shows: "сентябрь 2023" and "5.10" are stored as whole dates.

    The year that a person does not see is the one in which the cell was typed, not the plan's.
    """
    signs = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|;.*', "", look.lower())
    if "y" in signs and "m" in signs and "d" not in signs:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    if "d" in signs and "m" in signs and "y" not in signs:
        return f"{day:%d.%m}"
    if "m" in signs and not re.search("[dyhs]", signs):
        return _MONTHS[day.month - 1]
    return f"{day:%d.%m.%Y}"
