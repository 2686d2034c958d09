"""Who agreed to which text when, as a table (.xlsx): days as days, words as text."""

from __future__ import annotations

import io
from collections.abc import Sequence

from documents.summaries.table import Pages
from locales import Texts
from services.people.consenting import ConsentLine

COLUMNS = (
    ("name", 36),
    ("school", 34),
    ("version", 10),
    ("language", 10),
    ("given", 18),
    ("withdrawn", 18),
    ("paper", 18),
    ("paper-day", 14),
)


def consents_xlsx(lines: Sequence[ConsentLine], locale: str = "ru") -> bytes:
    """Return a workbook with one row a consent."""
    import xlsxwriter

    texts = Texts.load()
    output = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(output, options) as book:
        Pages(book).add(
            texts.plain(locale, "consents-sheet"),
            [texts.plain(locale, f"consents-column-{name}") for name, _ in COLUMNS],
            [
                (
                    line.full_name,
                    line.school or None,
                    line.version,
                    line.locale or None,
                    line.given_at,
                    line.withdrawn_at,
                    line.paper_number or None,
                    line.paper_date,
                )
                for line in lines
            ],
            [width for _, width in COLUMNS],
        )
    return output.getvalue()
