"""The passport of a programme: a table of two columns that may name the programme's term."""

from __future__ import annotations

import re

from documents.roadmap.blocks import Grid
from documents.roadmap.cells import distinct
from documents.roadmap.periods import is_period

_TERM = re.compile(r"\W*(?:срок|период)\w*\s+(?:реализаци|действи|выполнени)\w+", re.IGNORECASE)


def terms_of(grid: Grid) -> list[str]:
    """The lines that name a term: "Сроки реализации: 01.09.2022 – 31.05.2023"."""
    pairs = ([cell.text for cell, _ in distinct(row)] for row in grid.rows)
    return [
        f"{pair[0]}: {pair[1]}"
        for pair in pairs
        if len(pair) == 2 and _TERM.match(pair[0]) and is_period(pair[1])
    ]
