"""A .docx as blocks: its own XML is walked, for merged cells and breaks that the library does not show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from documents.errors import DocumentError
from documents.roadmap.source import MAX_COLUMNS, MAX_ROWS, Block, Cell, Grid, Paragraph, Row, tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HIDDEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK, f"{_W}pPr", f"{_W}rPr"})
_WRAPPERS = frozenset(
    {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag", f"{_W}moveTo"}
)


def docx_blocks(data: bytes) -> Iterator[Block]:
    """Paragraphs and tables in their order, with those inside text boxes and content controls."""
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


def _square(grid: Grid) -> None:
    width = max((len(row) for row in grid.rows), default=0)
    for row in grid.rows:
        row.extend(Cell() for _ in range(width - len(row)))
