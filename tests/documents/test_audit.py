"""The table of changes: cells by their own type, words that look like formulas stay words."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest

from documents.people import audit_xlsx
from services.people.auditlog import AuditLine

LINE = AuditLine(
    at=datetime(2026, 11, 16, 12, 0, tzinfo=UTC),
    who="=cmd|' /C calc'!A0",
    left=False,
    action="people.imported",
    thing="programme",
    number=7,
    name="+7 921\x00",
    detail={"new": 12, "changed": 3, "refused": 0},
)


@pytest.mark.parametrize(
    ("locale", "what", "detail"),
    [
        ("ru", "загрузка списка", "новых 12, изменено 3"),
        ("en", "list loaded", "new 12, changed 3"),
    ],
)
def test_the_table_is_typed_and_safe(locale: str, what: str, detail: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(audit_xlsx([LINE], locale))).worksheets[0]
    cells = sheet[2]
    assert cells[0].value == datetime(2026, 11, 16, 12, 0)  # noqa: DTZ001 (a spreadsheet knows no zones)
    assert [cell.value for cell in cells[1:3]] == ["=cmd|' /C calc'!A0", what]
    assert cells[1].data_type == "s"
    assert [cell.value for cell in cells[4:]] == ["+7 921", 7, detail]


def test_what_nobody_did_and_what_has_no_words() -> None:
    lines = [
        AuditLine(LINE.at, "", False, "new.things", "", None, "", {}),
        AuditLine(LINE.at, "", True, "refused.link-strange", "invitation", 4, "", {}),
    ]
    rows = list(openpyxl.load_workbook(io.BytesIO(audit_xlsx(lines))).worksheets[0].values)[1:]
    assert rows[0][1:3] == ("бот", "new.things")
    assert rows[1][1:3] == ("вышедший участник", "попытка без права")
