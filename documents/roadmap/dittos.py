"""A plan's rows without the marks that repeat the cell above."""

from __future__ import annotations

from documents.dittos import is_ditto
from documents.roadmap.blocks import Cell, Row
from documents.roadmap.cells import is_single


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
