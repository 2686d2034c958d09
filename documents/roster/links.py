"""What rows say of each other: schools, shared phones, curators, mentors."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from documents.roster import values
from documents.roster.jobs import position_and_subject
from documents.roster.mentor_book import Candidate, MentorBook
from documents.roster.names import BadName, fold, read_name
from documents.roster.row import Row
from documents.roster.schools import SchoolBook
from services.people.drafts import RosterProblem


def link_schools(rows: Sequence[Row], book: SchoolBook) -> None:
    """Put the book's own name for each school in place, or say that it is unknown."""
    for row in rows:
        if any(problem.field == "school" for problem in row.errors):
            continue
        if not row.school:
            if not {"methodist", "viewer"}.intersection(row.roles):
                row.errors.append(_without_school(row, book))
            continue
        match = book.find(row.school)
        if match.name:
            row.school = match.name
            continue
        code = "school-unknown" if book.closed else "school-similar"
        row.errors.append(row.problem("school", code, match.suggestion, text=row.school))


def _without_school(row: Row, book: SchoolBook) -> RosterProblem:
    """A row that has no school may well be of the one above it, or of the one its sheet is called after."""
    if above := row.school_above:
        return row.problem("school", "school-empty", book.find(above).name or above, above=above)
    if not row.school_title:
        return row.problem("school", "school-empty")
    match = book.find(row.school_title)
    return row.problem("school", "school-empty", match.name or match.suggestion or row.school_title)


def mentors_of_pairs(rows: Sequence[Row], book: SchoolBook) -> list[Row]:
    """The mentors of a table of pairs, who have a full name and a school but no row of their own.

    Each gets a row with the number of the first good row that names them; without one, of the first that
    an answer can make good.
    """
    known = {fold(row.name.full) for row in rows if row.name}
    mentors: list[Row] = []
    for row in sorted(rows, key=lambda row: bool(row.errors)):
        if row.name is None and row.errors:
            continue
        for mentor in _mentors_of_pair(row, book):
            if mentor.name and fold(mentor.name.full) not in known:
                known.add(fold(mentor.name.full))
                mentors.append(mentor)
    return mentors


def _mentors_of_pair(row: Row, book: SchoolBook) -> Iterator[Row]:
    """A row for everybody in the mentor's cell of `row` who has a full name and a known school, or the very
    one that `row` is asked about."""
    asked = row.one_school and any(problem.field == "school" for problem in row.errors)
    named = [(row.mentor or "", row.mentor_job, row.mentor_school, row.mentor_phone)]
    named += [(name, job, school or row.mentor_school, "") for name, job, school in row.more_mentors]
    columns = {"name": row.columns.get("mentor", ""), "school": row.columns.get("mentor_school", "")}
    for text, job, written, phone in named:
        school = row.school if asked else book.find(written).name if written else None
        try:
            name = read_name(text)
        except BadName:
            continue
        if school is not None and "name-initials" not in name.notes:
            mentor = Row(row.sheet, row.number, columns, name, school, roles=("mentor",))
            mentor.position, mentor.subject = position_and_subject(job)
            with contextlib.suppress(ValueError):
                mentor.phone = values.phone(phone)
            yield mentor


def curators_of_schools(rows: Sequence[Row]) -> list[Row]:
    """The curators whom a column beside the others names in full, each once, at the one school of those rows.

    Who stands in a row of their own has this role there, too. Whoever is named at several schools is none of
    a school's, and said so.
    """
    own = {fold(row.name.full): row for row in rows if row.name and not row.errors}
    named: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.curator and row.school and not row.errors:
            named[fold(row.curator)].append(row)
    curators: list[Row] = []
    for key, beside in named.items():
        first = beside[0]
        try:
            name = read_name(first.curator)
        except BadName:
            continue
        if len({row.school for row in beside}) > 1 or "name-initials" in name.notes:
            first.note("role", "curator-unclear", text=first.curator)
        elif key not in own:
            columns = {"name": first.columns.get("curator", ""), "school": first.columns.get("school", "")}
            curator = Row(first.sheet, first.number, columns, name, first.school, roles=("curator",))
            curator.position, curator.subject = position_and_subject(first.curator_job)
            curator.phone = first.curator_phone
            curators.append(curator)
        elif own[key].school == first.school and "curator" not in own[key].roles:
            own[key].roles = (*own[key].roles, "curator")
    return curators


def link_phones(rows: Sequence[Row]) -> None:
    """Say which phones are shared by two people: a school's office, a family, or a slip of the pen."""
    first: dict[str, Row] = {}
    for row in rows:
        if row.phone is None or any(problem.code.startswith("double") for problem in row.errors):
            continue
        if (earlier := first.setdefault(row.phone, row)) is not row:
            row.note("phone", "phone-shared", row=str(earlier.number), phone=row.phone)


def link_mentees(rows: Sequence[Row], book: MentorBook) -> None:
    """Note each mentor in the rows of those whom the mentor's own row names, where these name nobody."""
    for row in rows:
        for name in row.leads:
            mentees = [one.row for one in _two_but(book.find(name).people, row) if one.row]
            if len(mentees) != 1 or row.name is None:
                row.note("mentor", "mentee-outside", text=name)
            elif mentees[0].mentor is None and not mentees[0].leads:
                mentees[0].mentor = row.name.full


def link_mentors(rows: Sequence[Row], book: MentorBook) -> dict[int, tuple[str, tuple[str, int] | None]]:
    """Find each row's mentor. Returns by `id(row)` the mentor's full name and own place in the roster."""
    found: dict[int, tuple[str, tuple[str, int] | None]] = {}
    outside = _mentors_elsewhere(rows, book)
    said: set[str] = set()
    for row in rows:
        if row.mentor is None:
            if row.mentor_above and not row.leads:
                row.errors.append(_without_mentor(row, book))
            continue
        if outside:
            found[id(row)] = (row.mentor, None)
            if row.mentor not in said:
                said.add(row.mentor)
                row.note("mentor", "mentor-outside", text=row.mentor)
            continue
        fitting = book.find(row.mentor)
        others = _two_but(fitting.people, row)
        if fitting.people and not others:
            row.wrong("mentor", "mentor-self", text=row.mentor)
        elif len(others) == 1:
            found[id(row)] = (others[0].full, others[0].at)
            if others[0].row is not None and others[0].row.errors:
                row.note("mentor", "mentor-wrong-row", row=others[0].row.number, name=others[0].full)
        elif others:
            mentors = _two_but(fitting.mentors, row)
            best = mentors[0] if len(mentors) == 1 else None
            row.errors.append(
                row.problem(
                    "mentor",
                    "mentor-several",
                    best.full if best else None,
                    best.at if best else None,
                    text=row.mentor,
                    count=fitting.count_but(row),
                )
            )
        else:
            guess = book.likely(row.mentor)
            if guess is not None and guess.row is row:
                guess = None
            row.errors.append(
                row.problem(
                    "mentor",
                    "mentor-unknown",
                    guess.full if guess else None,
                    guess.at if guess else None,
                    text=row.mentor,
                )
            )
    return found


def _without_mentor(row: Row, book: MentorBook) -> RosterProblem:
    """In a register of pairs a row that names no mentor may well be of the one above it."""
    above = row.mentor_above
    people = _two_but(book.find(above).people, row)
    one = people[0] if len(people) == 1 else None
    full, at = (one.full, one.at) if one else (above, None)
    return row.problem("mentor", "mentor-empty", full, at, above=above)


def _two_but(people: Iterable[Candidate], row: Row) -> list[Candidate]:
    """The first two who are not the row itself: enough to see whether there is nobody, one or several."""
    return list(islice((one for one in people if one.row is not row), 2))


def _mentors_elsewhere(rows: Sequence[Row], book: MentorBook) -> bool:
    """Whether the file lists mentees alone, so that their mentors can't be found in it.

    Where one of them is found (or nearly), the list is of both, and whoever is missing is a question.
    """
    paired = [row for row in rows if row.mentor]
    return all(row.of_mentees for row in paired) and not any(
        book.find(row.mentor or "").people or book.likely(row.mentor or "") for row in paired
    )


def name_mentors(rows: Sequence[Row], found: dict[int, tuple[str, tuple[str, int] | None]]) -> None:
    """Somebody whom others name as their mentor and whose own row gives no role is a mentor."""
    places = {place for _, place in found.values() if place}
    for row in rows:
        if not row.roles and not row.errors and (row.sheet, row.number) in places:
            row.roles = ("mentor",)
