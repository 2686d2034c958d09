"""A plain list as a workbook (.xlsx): one sheet a list, each cell by its own type, never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from documents.summaries.table import Pages, Value


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns`: title and width in characters. Texts are finished, in the reader's language."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]


def lists_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook: a frozen header and a filter on every sheet."""
    import xlsxwriter

    output = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(output, options) as book:
        pages = Pages(book)
        for sheet in sheets:
            titles, widths = zip(*sheet.columns, strict=True)
            pages.add(sheet.name, titles, sheet.rows, widths)
    return output.getvalue()
