"""The log of changes as a table (.xlsx): moments as moments, numbers as numbers, words as text."""

from __future__ import annotations

import io
from collections.abc import Sequence

from documents.summaries.table import Pages
from locales import Reader, Texts, auditwords
from services.people.auditlog import AuditLine

COLUMNS = (
    ("when", 18),
    ("who", 30),
    ("what", 36),
    ("thing", 20),
    ("name", 44),
    ("number", 8),
    ("detail", 36),
)


def audit_xlsx(lines: Sequence[AuditLine], locale: str = "ru") -> bytes:
    """Return a workbook with one row a change."""
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
        Pages(book).add(
            reader.plain("audit-sheet"),
            [reader.plain(f"audit-column-{name}") for name, _ in COLUMNS],
            [
                (
                    line.at,
                    line.who or reader.plain("audit-left" if line.left else "audit-bot"),
                    auditwords.done(reader, line.action),
                    auditwords.thing(reader, line.thing),
                    line.name or None,
                    line.number,
                    auditwords.particulars(reader, line.detail) or None,
                )
                for line in lines
            ],
            [width for _, width in COLUMNS],
        )
    return output.getvalue()
