"""Small rosters made in the test itself."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import openpyxl

from documents.roster import read_roster
from services.people.drafts import RosterDraft, RosterPerson

Cell = str | int | float | None
HEADER: Sequence[Cell] = ("№ п/п", "Школа", "ФИО", "Должность, предмет", "Роль", "Наставник", "Телефон")


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], *, hidden: Sequence[str] = (), merged: Sequence[str] = ()
) -> bytes:
    """A workbook; `merged` are ranges ("A1:C1") of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
        if name in hidden:
            page.sheet_state = "hidden"
    for area in merged:
        book.worksheets[0].merge_cells(area)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def people(
    *rows: Sequence[Cell], header: Sequence[Cell] = HEADER, schools: Sequence[str] = ()
) -> RosterDraft:
    """Read a roster of one sheet of `rows` under `header`, with a sheet of schools if there are any."""
    sheets: dict[str, Sequence[Sequence[Cell]]] = {"Педагоги": [header, *rows]}
    if schools:
        sheets["Школы"] = [("Школа", "Категория"), *((school, "ШНОР") for school in schools)]
    return read_roster(xlsx(sheets), "roster.xlsx")


def teacher(
    name: Cell,
    *,
    school: Cell = "МБОУ «Лесная СОШ»",
    job: Cell = "учитель, физика",
    role: Cell = "наставляемый",
    mentor: Cell = None,
    phone: Cell = None,
) -> Sequence[Cell]:
    return (1, school, name, job, role, mentor, phone)


def only(draft: RosterDraft) -> RosterPerson:
    """The one person of a draft without errors."""
    assert not draft.errors
    (person,) = draft.people
    return person


def codes(draft: RosterDraft) -> list[tuple[int, str, str]]:
    """(row, column, code) of every error."""
    return [(problem.row, problem.column, problem.code) for problem in draft.errors]


def notes(draft: RosterDraft) -> list[tuple[int, str]]:
    """(row, code) of every warning."""
    return [(problem.row, problem.code) for problem in draft.warnings]
