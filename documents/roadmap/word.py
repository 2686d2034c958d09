"""A .docx as blocks: its own XML is walked, for merged cells and breaks that the library does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from documents.errors import DocumentError
from documents.roadmap.blocks import MAX_COLUMNS, MAX_ROWS, Block, Cell, Grid, Paragraph, Row, tidy
from documents.roadmap.package import word_parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_COMPATIBLE}Fallback"
_HIDDEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK, f"{_W}pPr", f"{_W}rPr"})
_WRAPPERS = frozenset(
    {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag", f"{_W}moveTo"}
    | {f"{_COMPATIBLE}AlternateContent", f"{_COMPATIBLE}Choice"}
)


def docx_blocks(data: bytes) -> Iterator[Block]:
    """Paragraphs and tables in their order, with those inside text boxes and content controls.

    Page headers come last: they may name the years that the document itself leaves out.
    """
    parts = word_parts(data)
    headings = _heading_styles(parts.styles)
    yield from _walk(parts.document.find(f"{_W}body"), headings)
    for header in parts.headers:
        yield from (block for block in _walk(header, headings) if isinstance(block, Paragraph))


def _heading_styles(styles: Any) -> set[str]:
    """The ids of the styles that are called headings or titles."""
    found = set()
    for style in () if styles is None else styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        called = "" if name is None else name.get(f"{_W}val", "").lower()
        if called.startswith(("heading", "заголовок", "title", "название")):
            found.add(style.get(f"{_W}styleId", ""))
    return found


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
    """Whether the program draws a number or a bullet before it; a list's number 0 takes both away."""
    listed = paragraph.find(f"{_W}pPr/{_W}numPr")
    if listed is not None:
        number = listed.find(f"{_W}numId")
        return number is None or number.get(f"{_W}val") != "0"
    return _style_of(paragraph).lower().startswith("list")


def _style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _paragraph_text(element: Any) -> str:
    pieces: list[str] = []
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag in _HIDDEN or (tag == f"{_W}r" and _is_struck(node)):
            continue
        if tag == f"{_W}r" and _is_raised(node):
            pieces.append(_raised("".join(pieces), _run_text(node)))
        elif tag in (f"{_W}t", f"{_MATH}t"):
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


def _is_struck(run: Any) -> bool:
    """Whether a run is struck out or hidden: it is no more part of the plan."""
    look = run.find(f"{_W}rPr")
    return look is not None and any(
        _is_on(look.find(f"{_W}{name}")) for name in ("strike", "dstrike", "vanish")
    )


def _is_raised(run: Any) -> bool:
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    return raised is not None and raised.get(f"{_W}val") == "superscript"


def _run_text(run: Any) -> str:
    return "".join(text.text or "" for text in run.iter(f"{_W}t"))


def _raised(before: str, text: str) -> str:
    """A raised number is a footnote's mark ("сентябрь¹"), but behind a number its minutes ("14³⁰")."""
    mark = text.strip()
    if not mark.strip("*").isdigit() and mark.strip("*"):
        return text
    hours = re.search(r"(?<!\d)\d{1,2}\s*$", before)
    return f":{mark}" if hours and re.fullmatch(r"[0-5]\d", mark) else ""


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off", "none")


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
    text = tidy("".join(_paragraph_text(one) + _end_of(one) for one in paragraphs))
    if not text:
        boxed = (box.iter(f"{_W}p") for one in paragraphs for box in _text_boxes(one))
        text = tidy("\n".join(_paragraph_text(one) for box in boxed for one in box))
    listed = not text and any(_is_listed(paragraph) for paragraph in paragraphs)
    return Cell(text, bold=bool(text) and _is_bold(element), listed=listed)


def _end_of(paragraph: Any) -> str:
    """The end of a paragraph is a new line, unless a tracked change takes it away."""
    return "" if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None else "\n"


def _is_bold(element: Any) -> bool:
    runs = [run for run in element.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(map(_is_on, marks))


def _number(element: Any, path: str, default: int) -> int:
    found = element.find(path)
    value = "" if found is None else found.get(f"{_W}val", "")
    return int(value) if value.isdigit() else default


def _square(grid: Grid) -> None:
    width = max((len(row) for row in grid.rows), default=0)
    for row in grid.rows:
        row.extend(Cell() for _ in range(width - len(row)))
