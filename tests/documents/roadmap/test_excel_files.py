"""What real workbooks have: dates with formats of their own, hidden rows and columns, the strict kind."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from documents.roadmap import read_roadmap
from tests.documents.roadmap.notation import lines, say

TITLE = "План мероприятий на 2023-2024 учебный год"
SEPTEMBER, MAY = "window 2023-09-01 – 2023-09-30", "window 2024-05-01 – 2024-05-31"


def sheet() -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for line in (
        [TITLE],
        ["Мероприятие", "Срок", "Срок (старый)"],
        ["Семинар", "сентябрь", "май"],
        ["Слёт", "май"],
    ):
        page.append(line)
    page.delete_cols(3)
    return book, page


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("value", "look", "reading"),
    [
        (date(2023, 9, 1), "mmmm yyyy", SEPTEMBER),
        (date(2023, 9, 1), "[$-419]mmmm\\ yyyy;@", SEPTEMBER),
        (date(2023, 9, 1), "mmm\\-yy", SEPTEMBER),
        (date(2023, 5, 1), "mmmm", MAY),
        (date(2023, 5, 15), "d\\-mmm", "date 2024-05-15"),
        (date(2023, 9, 15), '[$-FC19]dd mmmm yyyy "г.";@', "date 2023-09-15"),
        (datetime.fromisoformat("2023-09-15T14:30"), "dd.mm.yyyy hh:mm", "date 2023-09-15 at 14:30"),
        (7.1, "0.00", "date 2023-10-07"),
        (45184, "dd.mm.yyyy", "date 2023-09-15"),
    ],
)
def test_a_date_says_what_its_format_shows(value: date | float, look: str, reading: str) -> None:
    book, page = sheet()
    page["B3"] = value
    page["B3"].number_format = look
    assert lines(read_roadmap(saved(book), "plan.xlsx"))[0] == f" |  | Семинар | {reading} |  |  | "


def test_what_is_hidden_is_left_out() -> None:
    book, page = sheet()
    page.insert_cols(2)
    page["B2"], page["B3"], page["B4"] = "Срок", "май", "июнь"
    page.column_dimensions["B"].hidden = True
    page.insert_rows(4)
    page["A4"], page["C4"] = "Отменённое", "октябрь"
    page.row_dimensions[4].hidden = True
    assert lines(read_roadmap(saved(book), "plan.xlsx")) == [
        f" |  | Семинар | {SEPTEMBER} |  |  | ",
        f" |  | Слёт | {MAY} |  |  | ",
    ]


def test_rows_that_a_filter_hides_are_in_the_plan() -> None:
    book, page = sheet()
    page.auto_filter.ref = "A2:B4"
    page.auto_filter.add_filter_column(1, ["май"])
    page.row_dimensions[3].hidden = True
    assert len(read_roadmap(saved(book), "plan.xlsx").activities) == 2


def test_the_strict_kind() -> None:
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(sheet()[0]))) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for room in (b"spreadsheetml", b"officeDocument"):
                part = part.replace(
                    b"http://schemas.openxmlformats.org/" + room + b"/2006/",
                    b"http://purl.oclc.org/ooxml/" + room + b"/",
                )
            new.writestr(name, part)
    assert len(read_roadmap(strict.getvalue(), "plan.xlsx").activities) == 2


def test_a_sheet_with_months_across_and_their_years_above() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Сетевой график ресурсного центра на 2024-2025 учебный год"])
    sheet.append(["№", "Мероприятие", "2024", None, None, "2025", None, "Ответственный"])
    sheet.append([None, None, "окт", "ноя", "дек", "янв", "фев", None])
    sheet.append([1, "Мониторинг пар", "+", None, "+", None, "+", "Центр"])
    sheet.append([2, "Неделя наставника", None, "+", None, None, None, "Школы"])
    for cells in ("A1:H1", "A2:A3", "B2:B3", "C2:E2", "F2:G2", "H2:H3"):
        sheet.merge_cells(cells)
    draft = read_roadmap(saved(book), "plan.xlsx")
    got = [(one.title, say(one.period), one.responsible) for one in draft.activities]
    assert got == [
        (
            "Мониторинг пар",
            "window 2024-10-01 – 2024-10-31; 2024-12-01 – 2024-12-31; 2025-02-01 – 2025-02-28",
            "Центр",
        ),
        ("Неделя наставника", "window 2024-11-01 – 2024-11-30", "Школы"),
    ]
