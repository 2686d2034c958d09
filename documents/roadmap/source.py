"""A document as a plain sequence of paragraphs and grids, whatever office program it came from.

Everything below this module reads blocks; nothing below it knows of .docx or .xlsx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from documents.errors import DocumentError
from documents.safe_zip import FileKind, expect

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# A plan has tens of rows; whoever sends more than this sends something else.
MAX_ROWS = 3_000
MAX_COLUMNS = 80
MAX_CELL = 10_000
_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f]+")


@dataclass(eq=False)
class Cell:
    """A cell as seen from one row. A cell merged sideways is one object standing in several columns.

    `above` marks the continuation of a cell that began in an earlier row (its text is repeated here).
    `listed` marks a number that the program draws itself and no text holds.
    """

    text: str = ""
    above: bool = False
    bold: bool = False
    listed: bool = False

    @property
    def empty(self) -> bool:
        return not self.text.strip()


Row = list[Cell]


@dataclass
class Paragraph:
    """A line of text between tables. `heading` by its style, `listed` when the program numbers it itself."""

    text: str
    heading: bool = False
    listed: bool = False


@dataclass
class Grid:
    """A table, or a piece of a sheet without an empty row: rows of equal width."""

    rows: list[Row] = field(default_factory=list)


Block = Paragraph | Grid


def read_blocks(data: bytes, filename: str) -> list[Block]:
    """Open a .docx or .xlsx.

    Raises `DocumentError` for everything else (the keys of `documents.safe_zip.expect`) and for a file the
    office library cannot open (document-damaged).
    """
    kind = expect(data, filename, FileKind.DOCX, FileKind.XLSX)
    try:
        return list(_docx_blocks(data) if kind is FileKind.DOCX else _xlsx_blocks(data))
    except DocumentError:
        raise
    except MemoryError:
        raise DocumentError("document-too-heavy") from None
    except Exception as broken:  # the libraries raise anything from KeyError to lxml's own
        raise DocumentError("document-damaged") from broken


def tidy(text: str) -> str:
    """Trim a cell's text: no doubled spaces, no empty lines, no invisible hyphens."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\u00ad", "").splitlines())
    return "\n".join(line for line in lines if line)[:MAX_CELL]


# -- Word -------------------------------------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HIDDEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK, f"{_W}pPr", f"{_W}rPr"})
_WRAPPERS = frozenset(
    {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag", f"{_W}moveTo"}
)


def _docx_blocks(data: bytes) -> Iterator[Block]:
    import io

    import docx

    document = docx.Document(io.BytesIO(data))
    headings = {style.style_id for style in document.styles if style.name and _is_heading_style(style.name)}
    yield from _walk(document.element.body, headings)


def _is_heading_style(name: str) -> bool:
    return name.lower().startswith(("heading", "заголовок", "title", "название"))


def _walk(parent: Any, headings: set[str]) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{_W}p":
            text = tidy(_paragraph_text(element))
            if text:
                yield Paragraph(text, _style_of(element) in headings, _is_listed(element))
            for box in _text_boxes(element):
                yield from _walk(box, headings)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, headings)
        elif element.tag in _WRAPPERS:
            yield from _walk(element, headings)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield box


def _is_listed(paragraph: Any) -> bool:
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return numbered or _style_of(paragraph).lower().startswith("list")


def _style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _paragraph_text(element: Any) -> str:
    pieces: list[str] = []
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag in _HIDDEN:
            continue
        if tag == f"{_W}t":
            pieces.append(node.text or "")
        elif tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif tag == f"{_W}tab":
            pieces.append(" ")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        else:
            stack.extend(reversed(node))
    return "".join(pieces)


def _table(table: Any, headings: set[str]) -> Iterator[Block]:
    grid = Grid()
    open_cells: dict[int, Cell] = {}
    nested: list[Any] = []
    for row in _children(table, f"{_W}tr"):
        if len(grid.rows) >= MAX_ROWS:
            raise DocumentError("document-too-heavy")
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells: Row = [Cell() for _ in range(_number(row, f"{_W}trPr/{_W}gridBefore", 0))]
        for element in _children(row, f"{_W}tc"):
            cell = _cell(element, open_cells.get(len(cells)))
            span = min(_number(element, f"{_W}tcPr/{_W}gridSpan", 1), MAX_COLUMNS)
            open_cells[len(cells)] = cell
            cells.extend([cell] * max(span, 1))
            nested.extend(_children(element, f"{_W}tbl"))
        grid.rows.append(cells[:MAX_COLUMNS])
    _square(grid)
    yield grid
    for inner in nested:
        yield from _table(inner, headings)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _children(element, tag)


def _cell(element: Any, above: Cell | None) -> Cell:
    merge = element.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val") != "restart" and above is not None:
        return Cell(above.text, above=True, bold=above.bold)
    paragraphs = list(_children(element, f"{_W}p"))
    text = tidy("\n".join(_paragraph_text(paragraph) for paragraph in paragraphs))
    listed = not text and any(_is_listed(paragraph) for paragraph in paragraphs)
    return Cell(text, bold=bool(text) and _is_bold(element), listed=listed)


def _is_bold(element: Any) -> bool:
    runs = [run for run in element.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(
        mark is not None and mark.get(f"{_W}val") not in ("0", "false") for mark in marks
    )


def _number(element: Any, path: str, default: int) -> int:
    found = element.find(path)
    value = "" if found is None else found.get(f"{_W}val", "")
    return int(value) if value.isdigit() else default


# -- Excel ------------------------------------------------------------------------------------------------


def _xlsx_blocks(data: bytes) -> Iterator[Block]:
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
    if sheet.max_row > MAX_ROWS * 10:
        raise DocumentError("document-too-heavy")
    width = min(sheet.max_column, MAX_COLUMNS)
    merged: dict[tuple[int, int], Cell] = {}
    piece = Grid()
    for place, values in enumerate(sheet.iter_rows(max_col=width), 1):
        row = [Cell(tidy(_say(one.value)), bold=bool(one.font and one.font.b)) for one in values]
        for area in _areas_of(sheet, place):
            _merge(row, place, area, merged)
        if all(cell.empty for cell in row):
            yield from _finish(piece)
            piece = Grid()
        else:
            piece.rows.append(row)
            if len(piece.rows) > MAX_ROWS:
                raise DocumentError("document-too-heavy")
    yield from _finish(piece)


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
    """Hand out a piece of a sheet: lone cells at its top are paragraphs, the rest a grid without empty margins."""
    rows = piece.rows
    while rows and _is_line(rows[0]) and not _goes_on_merged(rows):
        yield Paragraph(next(cell.text for cell in rows[0] if not cell.empty))
        rows = rows[1:]
    if not rows:
        return
    used = [k for k in range(len(rows[0])) if any(not row[k].empty for row in rows)]
    yield Grid([row[used[0] : used[-1] + 1] for row in rows])


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


def _square(grid: Grid) -> None:
    width = max((len(row) for row in grid.rows), default=0)
    for row in grid.rows:
        row.extend(Cell() for _ in range(width - len(row)))
