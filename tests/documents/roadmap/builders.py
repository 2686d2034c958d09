"""Small documents made on the spot: paragraphs and tables in a few characters.

In a table's row "<" is merged with the cell at its left, "^" with the one above; "**text" is bold.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import openpyxl
from docx.table import Table, _Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[str]]


def make_docx(*blocks: str | Rows) -> bytes:
    """A .docx of paragraphs (strings; "# …" is a heading) and tables (rows of strings)."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            if block.startswith("# "):
                document.add_heading(block[2:], level=2)
            else:
                document.add_paragraph(block)
        else:
            _fill(document.add_table(len(block), len(block[0])), block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _fill(table: Table, rows: Rows) -> None:
    cells = [list(row.cells) for row in table.rows]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                _write(cells[r][c], text)
    if not any(text in ("<", "^") for row in rows for text in row):
        return
    _merge(table, rows)
    for row_cells in table.rows:
        for cell in row_cells.cells:
            for paragraph in list(cell.paragraphs)[1:]:
                if not paragraph.text and len(cell.paragraphs) > 1:
                    paragraph._p.getparent().remove(paragraph._p)


def _merge(table: Table, rows: Rows) -> None:
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                table.cell(r, c - 1).merge(table.cell(r, c))
            elif text == "^":
                table.cell(r - 1, c).merge(table.cell(r, c))


def _write(cell: _Cell, text: str) -> None:
    if text.startswith("**"):
        cell.paragraphs[0].add_run(text[2:]).bold = True
    else:
        cell.text = text


def make_xlsx(*sheets: tuple[str, Rows]) -> bytes:
    """An .xlsx of sheets, each a title and rows ("<" and "^" as above; an empty row parts tables)."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for r, row in enumerate(rows, 1):
            for c, text in enumerate(row, 1):
                if text in ("<", "^", ""):
                    continue
                sheet.cell(r, c, text.removeprefix("**"))
                if text.startswith("**"):
                    sheet.cell(r, c).font = Font(bold=True)
        _merge_sheet(sheet, rows)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _merge_sheet(sheet: Worksheet, rows: Rows) -> None:
    for r, row in enumerate(rows, 1):
        c = 1
        while c <= len(row):
            end = c
            while end < len(row) and row[end] == "<":
                end += 1
            if end > c:
                sheet.merge_cells(start_row=r, end_row=r, start_column=c, end_column=end)
            c = end + 1
    for c in range(1, max(map(len, rows), default=0) + 1):
        r = 1
        while r <= len(rows):
            end = r
            while end < len(rows) and len(rows[end]) >= c and rows[end][c - 1] == "^":
                end += 1
            if end > r:
                sheet.merge_cells(start_row=r, end_row=end, start_column=c, end_column=c)
            r = end + 1
