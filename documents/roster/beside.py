"""Tables that stand side by side on one sheet: mentors on the left, those they lead on the right."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from documents.roster.header_words import field_of
from documents.roster.headers import MAX_HEADER_ROW, letter
from documents.roster.sheets import Sheet
from documents.roster.two_sides import names_two_sides


def tables_beside(sheet: Sheet) -> list[Sheet]:
    """The sheet, or for each of its tables a sheet of their own in which the others' cells are empty.

    Apart are only tables that have an empty column between them and names under the same word in the same
    row. Cells keep their places; `name` says the columns, since two tables count the same rows.
    """
    for row in range(min(len(sheet.rows), MAX_HEADER_ROW)):
        cuts = _cuts(sheet, row)
        if cuts and not (row and names_two_sides(sheet, row - 1)):
            edges = [0, *cuts, max(map(len, sheet.rows))]
            return [_part(sheet, first, last) for first, last in pairwise(edges)]
    return [sheet]


def _cuts(sheet: Sheet, row: int) -> list[int]:
    """The empty columns between the columns of names that row `row` heads; [] unless all are parted."""
    named = [at for at, text in enumerate(sheet.rows[row]) if field_of(text) in ("full_name", "surname")]
    cuts = [
        next((at for at in range(right - 1, left, -1) if _is_empty(sheet, row, at)), 0)
        for left, right in pairwise(named)
    ]
    return cuts if all(cuts) else []


def _is_empty(sheet: Sheet, top: int, column: int) -> bool:
    return not any(sheet.text(row, column) for row in range(top, len(sheet.rows)))


def _part(sheet: Sheet, first: int, last: int) -> Sheet:
    rows = [
        [text if first <= at < last else "" for at, text in enumerate(cells[:last])] for cells in sheet.rows
    ]
    columns = f"{letter(first + 1 if first else 0)}–{letter(last - 1)}"
    return replace(sheet, name=f"{sheet.name} {columns}".strip(), page=sheet.page or sheet.name, rows=rows)
