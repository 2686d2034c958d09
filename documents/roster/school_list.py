"""The sheet of schools: a row for each, with what is known of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from documents.roster import values
from documents.roster.headers import Table, letter
from documents.roster.nothing import is_nothing
from documents.roster.schools import MAX_SCHOOL_CHARS, Match, SchoolBook
from documents.roster.sheets import Sheet
from services.people.drafts import RosterProblem, RosterSchool


def read_schools(sheet: Sheet, table: Table) -> tuple[list[RosterSchool], list[RosterProblem]]:
    """Read the sheet of schools. What is unclear there is left empty and said in a warning."""
    schools: dict[str, RosterSchool] = {}
    warnings: list[RosterProblem] = []

    def cell(row: int, field: str) -> str:
        column = table.columns.get(field)
        if column is None or (row, column) in sheet.formulas:
            return ""
        return sheet.text(*sheet.below.get((row, column), (row, column))).replace("\n", " ")

    def warn(row: int, field: str, code: str, text: str) -> None:
        at = letter(table.columns[field]) if field in table.columns else ""
        warnings.append(RosterProblem(sheet.name, row + 1, at, "school", code, {"text": text[:100]}))

    counted = _counted_on(sheet, table)
    undated = False
    for row in range(table.row + 1, len(sheet.rows)):
        name = cell(row, "school")
        if not name or re.match(r"(итого|всего)\b", name.lower()) or name.isdigit():
            continue
        if len(name) > MAX_SCHOOL_CHARS:
            warn(row, "school", "school-long", name)
            continue
        if name in schools:
            warn(row, "school", "school-twice", name)
            continue
        texts = {field: cell(row, field) for field in ("category", "model", "headcount", "counted_on")}
        number, signed = values.contract(cell(row, "contract"))
        counted_on = values.day(texts["counted_on"]) or counted
        partner = cell(row, "partner")
        school = RosterSchool(
            name=name,
            sheet=sheet.name,
            row=row + 1,
            category=values.category(texts["category"]),
            partner=None if is_nothing(partner) else partner,
            model=values.network_model(texts["model"]),
            contract_number=number,
            contract_date=signed or values.day(cell(row, "contract_date")),
            head_count=values.count(texts["headcount"]),
            counted_on=counted_on,
        )
        read = {
            "category": school.category,
            "model": school.model,
            "headcount": school.head_count,
            "counted_on": school.counted_on,
        }
        for field, value in read.items():
            if value is None and not is_nothing(texts[field]):
                warn(row, field, f"school-{field.replace('_', '-')}", texts[field])
        schools[name] = school
        if school.head_count is not None and is_nothing(texts["counted_on"]) and not counted and not undated:
            undated = True  # said once
            warn(row, "headcount", "school-undated", texts["headcount"])
    return _with_partners(list(schools.values()), table, warnings)


def _counted_on(sheet: Sheet, table: Table) -> date | None:
    """The day of all the table's head-counts: «Педагогов на 01.09.2026» over them, or in a title."""
    if "headcount" not in table.columns:
        return None
    titles = [text for cells in sheet.rows[: table.row] for text in cells]
    said = (re.search(r"\bна\s+(.*)", text, re.IGNORECASE | re.DOTALL) for text in titles[::-1])
    days = (values.day(found[1]) for found in said if found)
    return values.day(sheet.text(table.row, table.columns["headcount"])) or next(filter(None, days), None)


def _with_partners(
    schools: list[RosterSchool], table: Table, warnings: list[RosterProblem]
) -> tuple[list[RosterSchool], list[RosterProblem]]:
    """Write partners as the list itself writes them; an unknown one stays as written, with a warning."""
    book = SchoolBook((school.name for school in schools), closed=True)
    settled = []
    for school in schools:
        partner = school.partner or ""
        match = book.find(partner) if partner else Match("")
        if match.name:
            school = replace(school, partner=match.name)
        elif match.name is None:
            at = (school.sheet, school.row or 0, letter(table.columns["partner"]))
            said = {"text": partner}
            warnings.append(RosterProblem(*at, "school", "school-partner", said, match.suggestion))
        settled.append(school)
    return settled, warnings
