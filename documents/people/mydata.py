"""All that is kept of a person, for that person: as JSON for machines, as a table (.xlsx) for people."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from typing import Any

from documents.summaries.table import Pages
from locales import Reader, Texts, keptwords
from services.people.kept import Kept, KeptPart

SHEET_NAME = 31
"""Characters that a spreadsheet gives the name of a sheet."""


def my_data_json(kept: Kept, locale: str = "ru") -> bytes:
    """Return every part as a list of rows by column; moments in ISO 8601, with their offset."""
    reader = Reader(Texts.load(), locale)
    document: dict[str, Any] = {
        "made_at": kept.made_at.isoformat(timespec="seconds"),
        "note": reader.plain("kept-note"),
    }
    for part in kept.parts:
        document[part.name] = [
            dict(zip(part.columns, (_plain(value) for value in row), strict=True)) for row in part.rows
        ]
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def my_data_xlsx(kept: Kept, locale: str = "ru") -> bytes:
    """Return a workbook with a sheet for every part that holds something, all in words."""
    import xlsxwriter

    reader = Reader(Texts.load(), locale)
    output = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(output, options) as book:
        pages = Pages(book)
        columns = [reader.plain("audit-column-when"), reader.plain("kept-sheet-about")]
        pages.add(
            reader.plain("kept-sheet-about"), columns, [(kept.made_at, reader.plain("kept-note"))], (18, 90)
        )
        for part in kept.parts:
            if part.rows:
                _add(pages, reader, part)
    return output.getvalue()


def _add(pages: Pages, reader: Reader, part: KeptPart) -> None:
    pages.add(
        keptwords.part(reader, part.name)[:SHEET_NAME],
        [keptwords.column(reader, name) for name in part.columns],
        [
            [keptwords.value(reader, name, value) for name, value in zip(part.columns, row, strict=True)]
            for row in part.rows
        ],
        [24] * len(part.columns),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
