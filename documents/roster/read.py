"""A roster file as a draft: the reader's own steps, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from documents.errors import DocumentError
from documents.roster.beside import tables_beside
from documents.roster.doubles import link_doubles
from documents.roster.headers import Table, find_people, find_schools, is_plan, knows_something
from documents.roster.links import (
    curators_of_schools,
    link_mentees,
    link_mentors,
    link_phones,
    link_schools,
    mentors_of_pairs,
    name_mentors,
)
from documents.roster.mentor_book import MentorBook
from documents.roster.people import PeopleReader
from documents.roster.reason_column import drop_reasons
from documents.roster.row import Row
from documents.roster.school_list import read_schools
from documents.roster.schools import SchoolBook, common_spellings, school_key
from documents.roster.sheets import Sheet, read_sheets
from services.people.drafts import RosterDraft, RosterPerson, RosterProblem, RosterSchool, RosterTable


def read_roster(
    data: bytes, filename: str, known_schools: Sequence[str] = (), known_people: Sequence[str] = ()
) -> RosterDraft:
    """Read a list of participants (.xlsx, .csv) as schools keep it.

    `known_schools` and `known_people` (full names) are those the programme already has: they may be named
    as a school or a mentor without standing in the file. Hidden sheets are left out, and said so.
    Raises `DocumentError`: what `expect` raises, roster-no-names, roster-no-table, roster-no-people.
    """
    try:
        sheets = [drop_reasons(sheet) for sheet in read_sheets(data, filename)]
    except DocumentError as refused:
        if refused.key in ("document-is-doc", "document-is-docx"):
            raise DocumentError("roster-is-docx") from refused
        raise
    shown = [part for sheet in sheets if not sheet.hidden for part in tables_beside(sheet)]
    notes = [_about(sheet, "sheet-hidden") for sheet in sheets if sheet.hidden and sheet.rows]
    people_sheets, school_sheets = _sorted(shown, notes)
    rows: list[Row] = []
    tables: list[RosterTable] = []
    for sheet, table in people_sheets:
        reader = PeopleReader(sheet, table)
        rows += reader.rows()
        tables += reader.tables
        notes += reader.notes
    if not rows:
        raise DocumentError("roster-no-people")
    schools: list[RosterSchool] = []
    for sheet, table in school_sheets:
        read, doubts = read_schools(sheet, table)
        schools += [school for school in read if school.name not in {known.name for known in schools}]
        notes += doubts
    listed = [school.name for school in schools]
    book = (
        SchoolBook([*listed, *known_schools], closed=True)
        if listed
        else SchoolBook(_spellings(_school_names(rows), known_schools), closed=False)
    )
    link_schools(rows, book)
    link_doubles(rows)
    rows = [*mentors_of_pairs(rows, book), *rows]
    rows = _in_file_order([*curators_of_schools(rows), *rows], tables)
    link_phones(rows)
    known = MentorBook(rows, known_people)
    link_mentees(rows, known)
    mentors = link_mentors(rows, known)
    name_mentors(rows, mentors)
    return _draft(rows, mentors, schools, notes, tables)


def _sorted(
    sheets: Iterable[Sheet], notes: list[RosterProblem]
) -> tuple[list[tuple[Sheet, Table]], list[tuple[Sheet, Table]]]:
    """Tell the sheets of people from those of schools; the others get a note."""
    people: list[tuple[Sheet, Table]] = []
    schools: list[tuple[Sheet, Table]] = []
    nameless = False
    plan = False
    for sheet in sheets:
        if is_plan(sheet):
            plan = True
            notes.append(_about(sheet, "sheet-skipped"))
        elif table := find_schools(sheet):
            schools.append((sheet, table))
        elif table := find_people(sheet):
            people.append((sheet, table))
        elif sheet.rows:
            nameless = nameless or knows_something(sheet)
            notes.append(_about(sheet, "sheet-skipped"))
    if not people and plan:
        raise DocumentError("roster-is-plan")
    if not people:
        raise DocumentError("roster-no-names" if nameless or schools else "roster-no-table")
    return people, schools


def _school_names(rows: Sequence[Row]) -> list[str]:
    return [name for row in rows for name in (row.school, row.mentor_school) if name]


def _spellings(named: Sequence[str], known_schools: Sequence[str]) -> list[str]:
    """Without a list of schools: the known ones, then one spelling for each school the rows name.

    Of two likenesses in one file the more frequent is taken for the school, so the rarer one is asked about.
    """
    known = {school_key(name) for name in known_schools}
    counts = Counter(school_key(name) for name in named)
    new = [name for name in common_spellings(named) if school_key(name) not in known]
    settled = list(known_schools)
    book = SchoolBook(settled, closed=False)
    for name in sorted(new, key=lambda name: -counts[school_key(name)]):
        if book.find(name).name:
            settled.append(name)
            book.add(name)
    return settled


def _in_file_order(rows: Sequence[Row], tables: Sequence[RosterTable]) -> list[Row]:
    sheets = {table.sheet: index for index, table in enumerate(tables)}
    return sorted(rows, key=lambda row: (sheets[row.sheet], row.number))


def _draft(
    rows: Sequence[Row],
    mentors: dict[int, tuple[str, tuple[str, int] | None]],
    schools: list[RosterSchool],
    notes: list[RosterProblem],
    tables: list[RosterTable],
) -> RosterDraft:
    people: list[RosterPerson] = []
    held: list[RosterPerson] = []
    wrong = {(row.sheet, row.number) for row in rows if row.errors}
    for row in rows:
        if person := _person(row, mentors.get(id(row))):
            (held if (row.sheet, row.number) in wrong else people).append(person)
    if not schools:
        names = dict.fromkeys(person.school for person in people if person.school)
        schools = [RosterSchool(name) for name in names]
    good = [row for row in rows if not row.errors]
    return RosterDraft(
        people=tuple(people),
        schools=tuple(schools),
        errors=tuple(problem for row in rows for problem in row.errors),
        warnings=(*notes, *(problem for row in good for problem in row.warnings)),
        held=tuple(held),
        tables=tuple(tables),
    )


def _person(row: Row, mentor: tuple[str, tuple[str, int] | None] | None) -> RosterPerson | None:
    if row.name is None:
        return None
    return RosterPerson(
        sheet=row.sheet,
        row=row.number,
        surname=row.name.surname,
        name=row.name.name,
        patronymic=row.name.patronymic,
        school=row.school,
        role=row.roles[0] if row.roles else None,
        other_roles=row.roles[1:],
        position=row.position,
        subject=row.subject,
        phone=row.phone,
        mentor=mentor[0] if mentor else None,
        mentor_at=mentor[1] if mentor else None,
        strengths=row.strengths,
        deficits=row.deficits,
    )


def _about(sheet: Sheet, code: str) -> RosterProblem:
    return RosterProblem(sheet.name, 0, "", "row", code, {"sheet": sheet.name})
