"""What a document is to the reader: a plain sequence of paragraphs and grids."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from services.lookalikes import mend

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
    """A table, or a piece of a sheet without an empty row: rows of equal width.

    `name` is the sheet's; `first_row` the number of the first row as the person sees it.
    """

    rows: list[Row] = field(default_factory=list)
    name: str = ""
    first_row: int = 1


Block = Paragraph | Grid


def tidy(text: str) -> str:
    """Trim a cell's text: no doubled spaces, no empty lines, no invisible hyphens, no Latin letters that look
    like Cyrillic ones inside Cyrillic words."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\u00ad", "").splitlines())
    return mend("\n".join(line for line in lines if line)[:MAX_CELL])[0]
