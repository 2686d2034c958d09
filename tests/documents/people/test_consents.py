"""The table of consents: days as days, and nothing a formula."""

import io
from datetime import date, datetime

from openpyxl import load_workbook

from documents.people import consents_xlsx
from services.people.consenting import ConsentLine


def test_the_table_holds_every_consent_by_its_type() -> None:
    given = datetime(2026, 11, 16, 12, 30)  # noqa: DTZ001 (local already)
    lines = (
        ConsentLine('=HYPERLINK("x")', "+СОШ", 1, "ru", given, None, "=17", date(2026, 9, 1)),
        ConsentLine("Ы" * 200, "", None, "", None, None, "", None),
    )
    page = load_workbook(io.BytesIO(consents_xlsx(lines))).worksheets[0]
    head, first, second = page.iter_rows(values_only=True)
    assert head[0] == "Участник"
    assert first == ('=HYPERLINK("x")', "+СОШ", 1, "ru", given, None, "=17", datetime(2026, 9, 1))  # noqa: DTZ001
    assert {cell.data_type for cell in page[2]} <= {"s", "n", "d"}
    assert second == ("Ы" * 200, *(None,) * 7)
