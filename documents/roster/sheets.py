"""Spreadsheets and text tables as plain grids of texts."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from documents.dittos import is_ditto
from documents.errors import DocumentError
from documents.roster.text_table import TextTable, read_text_table
from documents.safe_zip import FileKind, expect
from services.lookalikes import mend

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
# Anything that `clean` would change: few cells have it.
_UNCLEAN = re.compile(rf"{_INVISIBLE.pattern}|[\t\r\n\u00a0\u2000-\u200a\u202f\u3000]|  |^\s|\s$")

LONGEST_GAP = 1000
"""Empty rows after which a sheet is over: many are formatted down to their last row, the 1,048,576th."""


@dataclass(slots=True)
class Sheet:
    """One sheet: `rows[r][c]` is a trimmed text (0-based), "" for an empty cell.

    `formulas` are the cells that hold one (they are data to show, never evaluated, never a name).
    `below` maps a cell covered by a vertical merge to the cell that holds its text.
    `mended` are the cells in whose words Latin letters stood for Cyrillic ones, each with those words as
    they were; `rows` hold them mended. `page` is the file's own name of it, where `name` says only a part.
    """

    name: str
    rows: list[list[str]]
    hidden: bool = False
    formulas: set[tuple[int, int]] = field(default_factory=set)
    below: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    mended: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    page: str | None = None

    def put(self, row: int, column: int, text: str) -> str:
        """The text as it goes into the grid: its look-alike letters mended, and remembered."""
        right, words = mend(text)
        if words:
            self.mended[row, column] = words
        return right

    def text(self, row: int, column: int) -> str:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


def read_sheets(data: bytes, filename: str) -> list[Sheet]:
    """Return the sheets of an .xlsx, or the one sheet of a .csv.

    A cell that only repeats the one above ("-//-") says what that one says.
    Raises `DocumentError` for everything that is neither, is damaged, locked or dangerous.
    """
    kind = expect(data, filename, FileKind.XLSX, FileKind.CSV)
    sheets = sheets_of(open_book(data)) if kind is FileKind.XLSX else [text_sheet(read_text_table(data))]
    for sheet in sheets:
        _repeat_what_stands_above(sheet)
    return sheets


def clean(value: object) -> str:
    """A cell's text: no invisible characters, single spaces, line breaks kept, numbers as people write."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    if not _UNCLEAN.search(text):
        return text
    text = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line for part in text.split("\n") if (line := _BLANKS.sub(" ", part).strip()))


def open_book(data: bytes, *, rich_text: bool = False) -> Workbook:
    """The workbook in `data`, its formulas as they are written. Raises `DocumentError` for a damaged one."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=False, rich_text=rich_text)
    except MemoryError:
        raise
    except Exception as broken:
        # openpyxl lets the errors of its XML, zip and number parsing through as they come.
        raise DocumentError("document-damaged") from broken


def sheets_of(book: Workbook) -> list[Sheet]:
    """The sheets of an open workbook; charts on sheets of their own are none."""
    return [_read_sheet(page) for page in book.worksheets]


def _read_sheet(source: Worksheet) -> Sheet:
    sheet = Sheet(source.title, [], hidden=source.sheet_state != "visible")
    gap = 0
    for index, cells in enumerate(source.iter_rows()):
        texts = []
        for column, cell in enumerate(cells):
            value = cell.value
            if cell.data_type in ("f", "e") or (type(value) is str and value.startswith("=")):
                sheet.formulas.add((index, column))
                value = value if isinstance(value, str) else getattr(value, "text", "=")
            texts.append(sheet.put(index, column, clean(value)))
        while texts and not texts[-1]:
            texts.pop()
        sheet.rows.append(texts)
        gap = 0 if texts else gap + 1
        if gap == LONGEST_GAP:
            break
    while sheet.rows and not sheet.rows[-1]:
        sheet.rows.pop()
    for merged in source.merged_cells.ranges:
        if merged.min_row < merged.max_row <= len(sheet.rows):
            top = (merged.min_row - 1, merged.min_col - 1)
            for row in range(merged.min_row, merged.max_row):
                sheet.below[row, top[1]] = top
    return sheet


def _repeat_what_stands_above(sheet: Sheet) -> None:
    for row in range(1, len(sheet.rows)):
        for column, text in enumerate(sheet.rows[row]):
            if text and is_ditto(text):
                above = sheet.below.get((row - 1, column), (row - 1, column))
                sheet.rows[row][column] = sheet.text(*above)
                if above in sheet.formulas:
                    sheet.formulas.add((row, column))


def text_sheet(table: TextTable) -> Sheet:
    """The one sheet that a table of text is; it has no name."""
    sheet = Sheet("", [])
    for index, record in enumerate(table.records):
        sheet.rows.append([sheet.put(index, column, clean(value)) for column, value in enumerate(record)])
        sheet.formulas.update(
            (index, column) for column, value in enumerate(sheet.rows[index]) if value.startswith("=")
        )
    return sheet
