from __future__ import annotations

import io

import openpyxl
import pytest

from documents.roster import read_roster, roster_template, write_roster_errors
from tests.documents.roster.tables import HEADER, codes, teacher, xlsx

SMIRNOVA = "Смирнова Марина Викторовна"


def cells(data: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_wrong_rows_come_back_with_reasons_and_nothing_else(locale: str) -> None:
    data = xlsx({"Л": [("Список",), HEADER, teacher(SMIRNOVA), teacher("=1+1", phone="12"), teacher(None)]})
    draft = read_roster(data, "roster.xlsx")
    written = write_roster_errors(data, "roster.xlsx", draft, locale)
    header, formula, nameless = cells(written)
    assert header[: len(HEADER)] == list(HEADER)
    assert formula[2] == "=1+1"
    assert str(formula[-1]).count("\n") == 1
    assert str(formula[-1]).startswith("4: ")
    assert str(nameless[-1]).startswith("5: ")
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}


def test_the_corrected_file_is_a_roster_again() -> None:
    data = xlsx({"Л": [HEADER, teacher(SMIRNOVA, phone="12"), teacher("Ким", phone="34")]})
    written = write_roster_errors(data, "r.xlsx", read_roster(data, "r.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(written))
    book.worksheets[0]["G2"] = "8 921 123 45 67"
    output = io.BytesIO()
    book.save(output)
    again = read_roster(output.getvalue(), "corrected.xlsx")
    assert [(person.full_name, person.phone) for person in again.people] == [(SMIRNOVA, "+79211234567")]
    assert codes(again) == [(3, "C", "name-incomplete"), (3, "G", "phone")]


def test_rows_of_several_tables_and_a_text_table() -> None:
    rows = [
        HEADER,
        teacher("Ким"),
        ("ФИО", "Школа", "Роль", "Телефон"),
        ("Пак", "СОШ 1", "куратор", None),
        teacher(SMIRNOVA),
    ]
    data = xlsx({"Л": [*rows[:4]], "М": [HEADER, teacher(SMIRNOVA), teacher("Цой")]})
    written = write_roster_errors(data, "r.xlsx", read_roster(data, "r.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert book.sheetnames == ["Л", "М"]
    assert [row[0].value for row in book["Л"].iter_rows() if row[0].value] == ["№ п/п", "1", "ФИО", "Пак"]
    text = "ФИО;Школа\nКим;СОШ 1\n".encode()
    assert cells(write_roster_errors(text, "r.csv", read_roster(text, "r.csv")))[1][:2] == ["Ким", "СОШ 1"]


def test_sheets_with_names_that_excel_would_refuse() -> None:
    book = openpyxl.Workbook()
    for name in ("Педагоги муниципального округа первые", "Педагоги муниципального округа вторые", "ok"):
        page = book.create_sheet("x")
        # Past openpyxl's own check, as other programs write them.
        page._WorkbookChild__title = name
        for row in (HEADER, teacher("Ким")):
            page.append(list(row))
    output = io.BytesIO()
    book.save(output)
    data = output.getvalue()
    written = openpyxl.load_workbook(
        io.BytesIO(write_roster_errors(data, "r.xlsx", read_roster(data, "r.xlsx")))
    )
    assert written.sheetnames == ["Педагоги муниципального окру", "Педагоги муниципального окру 2", "ok"]


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_a_filled_template_is_read_whole(locale: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(roster_template(locale)))
    people, schools = book.worksheets
    roles, models = (
        [rule.formula1.strip('"').split(",") for rule in sheet.data_validations.dataValidation][-1]
        for sheet in (people, schools)
    )
    assert len(roles) == 5
    assert len(models) == 6
    for index, role in enumerate(roles):
        people.append(
            [
                index + 1,
                "СОШ 1",
                f"Смирнова Марина {'А' * (index + 1)}овна",
                "учитель",
                "физика",
                role,
                None,
                f"921000000{index}",
            ]
        )
    for index, model in enumerate(models):
        schools.append([f"СОШ {index + 1}", None, None, model, "1/СН от 10.10.2026", 20, "01.09.2026"])
    output = io.BytesIO()
    book.save(output)
    draft = read_roster(output.getvalue(), "filled.xlsx")
    assert not draft.errors
    assert not draft.warnings
    assert [person.role for person in draft.people] == ["mentor", "mentee", "curator", "methodist", "viewer"]
    assert [school.model for school in draft.schools] == [
        "coordinating",
        "resource",
        "instrumental",
        "identical",
        "chain",
        "mixed",
    ]


def test_rows_keep_the_headings_that_say_their_school() -> None:
    rows: list[tuple[str | None, ...]] = [
        ("Список",),
        ("№", "ФИО", "Предмет"),
        ("МБОУ «СОШ № 1»",),
        ("1", "Смирнова", "химия"),
        ("МБОУ «СОШ № 2»",),
        ("1", "Орлова Ирина Павловна", "химия"),
        ("2", "Ким", "физика"),
    ]
    data = xlsx({"Л": rows})
    written = write_roster_errors(data, "r.xlsx", read_roster(data, "r.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(written))
    for line in book.worksheets[0].iter_rows():
        for cell in line:
            if cell.value in ("Смирнова", "Ким"):
                cell.value = f"{cell.value} Анна"
    output = io.BytesIO()
    book.save(output)
    again = read_roster(output.getvalue(), "r.xlsx")
    assert [(one.full_name, one.school) for one in again.people] == [
        ("Смирнова Анна", "МБОУ «СОШ № 1»"),
        ("Ким Анна", "МБОУ «СОШ № 2»"),
    ]


def test_pairs_under_a_header_of_two_sides_come_back_with_both_its_lines() -> None:
    rows: list[tuple[str | None, ...]] = [
        ("№", "Наставник", None, "Наставляемый", None),
        (None, "ФИО", "ОО", "ФИО", "ОО"),
        ("1", "Орлова Ирина Павловна", "СОШ 1", "Смирнова", "СОШ 2"),
    ]
    data = xlsx({"Л": rows})
    written = write_roster_errors(data, "r.xlsx", read_roster(data, "r.xlsx"))
    assert [[text or None for text in row[:5]] for row in cells(written)[:2]] == [
        list(rows[0]),
        list(rows[1]),
    ]
