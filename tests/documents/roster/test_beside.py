"""Two lists on one sheet, side by side, as secretaries lay them out to print on one page."""

from __future__ import annotations

import io

import openpyxl

from documents.roster import read_roster, return_roster
from tests.documents.roster.tables import Cell, xlsx

TITLES: tuple[Cell, ...] = ("Наставники (ШЛ – Лицей № 3)", None, None, None, "Наставляемые (СОШ № 9)")
HEADER: tuple[Cell, ...] = ("ФИО", "Предмет", "Телефон", None, "ФИО", "Предмет", "Телефон")
FIRST: tuple[Cell, ...] = ("Орлова Ирина Павловна", "физика", "89211111111", None, "Ким Анна", "физика", "5")
SECOND: tuple[Cell, ...] = ("Белова", "химия", None, None, "Пак Инна Олеговна", "химия", None)


def test_both_lists_are_read_each_with_the_role_and_school_of_its_title() -> None:
    draft = read_roster(xlsx({"Сеть": [TITLES, HEADER, FIRST, SECOND]}), "r.xlsx")
    found = [(one.surname, one.school, one.role) for one in (*draft.people, *draft.held)]
    assert found == [
        ("Орлова", "Лицей № 3", "mentor"),
        ("Пак", "СОШ № 9", "mentee"),
        ("Ким", "СОШ № 9", "mentee"),
    ], "what is wrong on the one side holds nobody of the other back"
    assert [(one.sheet, one.row, one.column, one.code) for one in draft.errors] == [
        ("Сеть A–C", 4, "A", "name-incomplete"),
        ("Сеть E–G", 3, "G", "phone"),
    ]


def test_the_reasons_of_both_come_back_on_the_files_own_sheet() -> None:
    data = xlsx({"Сеть": [TITLES, HEADER, FIRST, SECOND]})
    book = openpyxl.load_workbook(
        io.BytesIO(return_roster(data, "r.xlsx", read_roster(data, "r.xlsx")).content)
    )
    (page,) = book.worksheets
    assert page.title == "Сеть"
    assert "Не похоже на номер" in str(page.cell(3, 8).value)
    assert "одно слово" in str(page.cell(4, 8).value)


def test_two_sides_of_pairs_are_no_two_lists() -> None:
    header: tuple[Cell, ...] = ("ФИО", "Школа", None, "ФИО", "Школа")
    pair: tuple[Cell, ...] = ("Орлова Ирина Павловна", "СОШ 1", None, "Ким Анна", "СОШ 2")
    rows = [("Наставник", None, None, "Наставляемый"), header, pair]
    draft = read_roster(xlsx({"Пары": rows}), "r.xlsx")
    assert [(one.surname, one.mentor) for one in draft.people] == [
        ("Орлова", None),
        ("Ким", "Орлова Ирина Павловна"),
    ]
