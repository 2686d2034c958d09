"""Marks that repeat the cell above: "-//-", "то же"."""

from __future__ import annotations

import re

from documents.roadmap.blocks import Cell, Row
from documents.roadmap.cells import is_single

_DASH = r"[-–—_.\s]*"
_DITTO = re.compile(
    rf"{_DASH}(?:/{{2,}}|\\{{2,}}|[\"«»“”„″〃]{{1,2}}|'{{2}}|,,)(?:{_DASH}|[\"«»“”]){_DASH}"
    r"|(?:то|та|те|тот)[\s-]же\.?|так(?:ой|ая|ие)\s+же|аналогично|как\s+выше|(?:см\.\s*)?выше",
    re.IGNORECASE,
)


def is_ditto(text: str) -> bool:
    """Whether a cell's whole text only says "as above"."""
    return len(text) <= 20 and bool(_DITTO.fullmatch(text.strip()))


def without_dittos(rows: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """The numbered rows with every such mark replaced by what stands above it."""
    done: list[tuple[int, Row]] = []
    above: Row = []
    for number, row in rows:
        said = [_said(cell, above[k : k + 1]) for k, cell in enumerate(row)]
        done.append((number, said))
        if not is_single(said):  # a heading between is nothing to repeat
            above = said
    return done


def _said(cell: Cell, above: list[Cell]) -> Cell:
    if not above or above[0].empty or not is_ditto(cell.text):
        return cell
    return Cell(above[0].text, bold=cell.bold)
