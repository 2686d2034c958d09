"""A roster's workbook (.xlsx) with the reasons: the very one that came, its wrong rows marked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

from documents.errors import DocumentError
from documents.roster.headers import letter
from documents.roster.reason_column import find_reasons
from documents.roster.sheets import Sheet, open_book, sheets_of
from documents.roster.wrong_rows import WrongSheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROW_FILL, CELL_FILL = "00FDE9E7", "00F5B7B1"
"""What the cells of a wrong row are marked with, and those that are to be mended."""
INK = "009C1C13"
WIDTH = 60
LAST_COLUMN = 16_384


def return_book(data: bytes, wrong: Sequence[WrongSheet], header: str) -> bytes:
    """`data` with a column of reasons under `header` on each of these sheets.

    Raises `DocumentError` as the reader does, and for a sheet without a column left.
    """
    book = open_book(data, rich_text=True)
    # A template would not open under a table's name; macros stay behind by themselves.
    book.template = False
    try:
        return _finished(book, sheets_of(book), wrong, header)
    except (MemoryError, DocumentError):
        raise
    except Exception:
        # openpyxl lets through whatever it can't write of others' pictures, styles and merged cells.
        sheets = sheets_of(open_book(data))
        return _finished(_texts_alone(sheets), sheets, wrong, header)


def _finished(book: Workbook, sheets: Sequence[Sheet], wrong: Sequence[WrongSheet], header: str) -> bytes:
    by_name = {one.name: one for one in wrong}
    for sheet in sheets:
        page = book[sheet.name]
        _disarm(page)
        _forget(page, sheet)
        if one := by_name.get(sheet.name):
            _mark(page, sheet, one, header)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _disarm(page: Worksheet) -> None:
    """Formulas become the texts they are written as: what came from others computes nothing here."""
    # Only the cells that exist: asking for an area makes all of it.
    for cell in page._cells.values():  # noqa: SLF001
        if cell.data_type == "f":
            value = cell.value
            _put(cell, value if isinstance(value, str) else getattr(value, "text", None) or "=")
            cell.quotePrefix = True


def _put(cell: Cell | MergedCell, text: str) -> None:
    """A text that stays one, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"


def _forget(page: Worksheet, sheet: Sheet) -> None:
    """Take off what an earlier return has left: the reasons, and the marks of rows that may be right now."""
    from openpyxl.styles import PatternFill

    if earlier := find_reasons(sheet):
        top, column = earlier
        for row in range(top, len(sheet.rows)):
            for at in range(column + 1):
                cell = page.cell(row + 1, at + 1)
                if cell.fill.fgColor.rgb in (ROW_FILL, CELL_FILL):
                    cell.fill = PatternFill()
            page.cell(row + 1, column + 1).value = None


def _mark(page: Worksheet, sheet: Sheet, wrong: WrongSheet, header: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    row_fill, cell_fill = (PatternFill("solid", fgColor=colour) for colour in (ROW_FILL, CELL_FILL))
    wrapped = Alignment(wrap_text=True, vertical="top")
    column = _column_of_reasons(page, sheet, wrong)
    _widen(page, column)
    for row in wrong.headers:
        cell = page.cell(row, column)
        _put(cell, header)
        cell.font, cell.alignment = Font(bold=True), wrapped
    shared = _shared(page, column, len(sheet.rows))
    for row, found in wrong.rows.items():
        # A row that a filter hides would be looked for in vain.
        page.row_dimensions[row].hidden = False
        for at in range(1, column + 1):
            if (row, at) not in shared:
                page.cell(row, at).fill = cell_fill if letter(at - 1) in found.columns else row_fill
        cell = page.cell(row, column)
        _put(cell, "\n".join(found.reasons))
        cell.font, cell.alignment = Font(color=INK), wrapped


def _column_of_reasons(page: Worksheet, sheet: Sheet, wrong: WrongSheet) -> int:
    """The column (1-based) right of all that the sheet's tables have, or the one of an earlier return."""
    if earlier := find_reasons(sheet):
        return earlier[1] + 1
    # A header may have a line over the one that names its columns.
    column = max(len(cells) for cells in sheet.rows[max(min(wrong.headers) - 2, 0) :]) + 1
    written = {*wrong.headers, *wrong.rows}
    for area in page.merged_cells.ranges:
        if any(area.min_row <= row <= area.max_row for row in written):
            column = max(column, area.max_col + 1)
    if column > LAST_COLUMN:
        raise DocumentError("roster-no-column", sheet=sheet.name)
    return column


def _widen(page: Worksheet, column: int) -> None:
    """Give the column a width of its own; those whose looks were set together with its keep them."""
    from openpyxl.worksheet.dimensions import ColumnDimension

    looks = page.column_dimensions
    for one in list(looks.values()):
        one.reindex()
        first, last = one.min or 0, one.max or 0
        if first <= column <= last:
            if column < last:
                after = looks[letter(column)] = copy(one)
                after.index, after.min = letter(column), column + 1
            one.max = column - 1
    name = letter(column - 1)
    looks[name] = ColumnDimension(page, index=name, width=WIDTH)


def _shared(page: Worksheet, columns: int, rows: int) -> set[tuple[int, int]]:
    """The cells (1-based) of the table that one row shares with others: they are no single row's to mark."""
    return {
        (row, at)
        for area in page.merged_cells.ranges
        if area.max_row > area.min_row
        for row in range(area.min_row, min(area.max_row, rows) + 1)
        for at in range(area.min_col, min(area.max_col, columns) + 1)
    }


def _texts_alone(sheets: Sequence[Sheet]) -> Workbook:
    """A new workbook with every text in its place."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for row, cells in enumerate(sheet.rows, start=1):
            for column, text in enumerate(cells, start=1):
                if text:
                    _put(page.cell(row, column), text)
    return book
