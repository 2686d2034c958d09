"""What rows say of each other: schools, doubles, namesakes, shared phones, mentors."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.roster import values
from documents.roster.jobs import position_and_subject
from documents.roster.names import BadName, fold, initials_of, read_name, surname_first
from documents.roster.row import Row
from documents.roster.schools import SchoolBook, school_key

_MIN_LIKENESS = 84
# Beside fitting initials one slip in a short surname may pass.
_MIN_LIKENESS_OF_SURNAMES = 80


def link_schools(rows: Sequence[Row], book: SchoolBook) -> None:
    """Put the book's own name for each school in place, or say that it is unknown."""
    for row in rows:
        if any(problem.field == "school" for problem in row.errors):
            continue
        if not row.school:
            if not {"methodist", "viewer"}.intersection(row.roles):
                row.errors.append(row.problem("school", "school-empty", row.school_above or None))
            continue
        match = book.find(row.school)
        if match.name:
            row.school = match.name
            continue
        code = "school-unknown" if book.closed else "school-similar"
        row.errors.append(row.problem("school", code, match.suggestion, text=row.school))


def link_doubles(rows: Sequence[Row]) -> None:
    """Mark the same person twice. Rows of one name are one person unless two phones say otherwise."""
    first: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.name is None:
            continue
        key = (fold(row.name.surname), fold(row.name.name), fold(row.name.patronymic))
        for earlier in first[key]:
            here = row.school and school_key(row.school) == school_key(earlier.school)
            if row.phone and earlier.phone and row.phone != earlier.phone:
                row.note("name", "namesake", row=str(earlier.number), name=_name(row))
            elif here or key[2] or (row.phone and row.phone == earlier.phone):
                code = "double" if here else "double-elsewhere"
                row.wrong("name", code, row=str(earlier.number), name=_name(row), school=earlier.school)
                break
            else:
                row.note("name", "namesake", row=str(earlier.number), name=_name(row))
        else:
            first[key].append(row)


def mentors_of_pairs(rows: Sequence[Row], book: SchoolBook) -> list[Row]:
    """The mentors of a table of pairs, who have a full name and a school but no row of their own.

    Each gets a row with the number of the first good row that names them.
    """
    known = {fold(_name(row)) for row in rows if row.name}
    mentors: list[Row] = []
    for row in rows:
        if row.errors or not row.mentor or not row.mentor_school or fold(row.mentor) in known:
            continue
        school = book.find(row.mentor_school).name
        try:
            name = read_name(row.mentor)
        except BadName:
            continue
        if school and "name-initials" not in name.notes:
            known.add(fold(row.mentor))
            columns = {"name": row.columns.get("mentor", ""), "school": row.columns.get("mentor_school", "")}
            mentor = Row(row.sheet, row.number, columns, name, school, roles=("mentor",))
            mentor.position, mentor.subject = position_and_subject(row.mentor_job)
            with contextlib.suppress(ValueError):
                mentor.phone = values.phone(row.mentor_phone)
            mentors.append(mentor)
    return mentors


def curators_of_schools(rows: Sequence[Row]) -> list[Row]:
    """The curators whom a column beside the others names in full, each once, at the one school of those rows.

    Who stands in a row of their own has this role there, too. Whoever is named at several schools is none of
    a school's, and said so.
    """
    own = {fold(_name(row)): row for row in rows if row.name and not row.errors}
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    full: str
    row: Row | None

    @property
    def at(self) -> tuple[str, int] | None:
        return (self.row.sheet, self.row.number) if self.row else None


class MentorBook:
    """Finds the mentor that a cell means among the roster's people and those already known."""

    def __init__(self, rows: Iterable[Row], known_people: Iterable[str]) -> None:
        self._by_name: dict[str, list[_Candidate]] = defaultdict(list)
        self._by_surname: dict[str, list[tuple[str, str, _Candidate]]] = defaultdict(list)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row.name and not any(problem.code.startswith("double") for problem in row.errors):
                self._add(row.name.surname, row.name.name, row.name.patronymic, row)
        for full in known_people:
            surname, given, patronymic = [*full.split(maxsplit=2), "", ""][:3]
            if surname and fold(full) not in self._by_name:
                self._add(surname, given, patronymic, None)

    def _add(self, surname: str, given: str, patronymic: str, row: Row | None) -> None:
        full = " ".join(part for part in (surname, given, patronymic) if part)
        candidate = _Candidate(full, row)
        self._by_name[fold(full)].append(candidate)
        self._by_surname[fold(surname)].append((fold(given), fold(patronymic), candidate))
        self._by_letter[fold(surname)[:1]].append(fold(full))

    def find(self, text: str) -> list[_Candidate]:
        """Everybody the text fits exactly: a full name in any order, without its patronymic, or initials."""
        if exact := self._by_name.get(fold(surname_first(text))):
            return exact
        if initials := initials_of(text):
            surname, first, second = initials
            return [
                candidate
                for given, patronymic, candidate in self._by_surname.get(surname, ())
                if given.startswith(first) and patronymic.startswith(second)
            ]
        first, _, second = fold(" ".join(text.split())).partition(" ")
        return [
            candidate
            for surname, name in ((first, second), (second, first))
            for given, _, candidate in self._by_surname.get(surname, ())
            if name and given == name
        ]

    def likely(self, text: str) -> _Candidate | None:
        """The one person the text may mean: a slip in the letters, a name without its patronymic."""
        from rapidfuzz import fuzz, process

        words = fold(text).split()
        if not words:
            return None
        fitting = [
            candidate
            for given, patronymic, candidate in self._by_surname.get(words[0], ())
            if all(word.rstrip(".") in (given, patronymic) for word in words[1:])
        ]
        if len(fitting) == 1:
            return fitting[0]
        if initials := initials_of(text):
            return self._likely_initials(*initials)
        found = process.extract(
            fold(text), self._by_letter[words[0][:1]], scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS, limit=2
        )
        if not found or (len(found) > 1 and found[0][1] == found[1][1]):
            return None
        return self._by_name[found[0][0]][0]

    def _likely_initials(self, surname: str, first: str, second: str) -> _Candidate | None:
        from rapidfuzz import fuzz

        fitting = [
            candidate
            for other, people in self._by_surname.items()
            if other[:1] == surname[:1] and fuzz.ratio(other, surname) >= _MIN_LIKENESS_OF_SURNAMES
            for given, patronymic, candidate in people
            if given.startswith(first) and patronymic.startswith(second)
        ]
        return fitting[0] if len(fitting) == 1 else None


def link_mentors(rows: Sequence[Row], book: MentorBook) -> dict[int, tuple[str, tuple[str, int] | None]]:
    """Find each row's mentor. Returns by `id(row)` the mentor's full name and own place in the roster."""
    found: dict[int, tuple[str, tuple[str, int] | None]] = {}
    likely: dict[str, _Candidate | None] = {}
    outside = _mentors_elsewhere(rows, book)
    said: set[str] = set()
    for row in rows:
        if row.mentor is None:
            continue
        if outside:
            found[id(row)] = (row.mentor, None)
            if row.mentor not in said:
                said.add(row.mentor)
                row.note("mentor", "mentor-outside", text=row.mentor)
            continue
        fitting = book.find(row.mentor)
        others = [one for one in fitting if one.row is not row]
        if fitting and not others:
            row.wrong("mentor", "mentor-self", text=row.mentor)
        elif len(others) == 1:
            found[id(row)] = (others[0].full, others[0].at)
            if others[0].row is not None and others[0].row.errors:
                row.note("mentor", "mentor-wrong-row", row=others[0].row.number, name=others[0].full)
        elif others:
            mentors = [one for one in others if one.row and "mentor" in one.row.roles]
            best = mentors[0] if len(mentors) == 1 else None
            row.errors.append(
                row.problem(
                    "mentor",
                    "mentor-several",
                    best.full if best else None,
                    best.at if best else None,
                    text=row.mentor,
                    count=len(others),
                )
            )
        else:
            if row.mentor not in likely:
                likely[row.mentor] = book.likely(row.mentor)
            guess = likely[row.mentor]
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


def _mentors_elsewhere(rows: Sequence[Row], book: MentorBook) -> bool:
    """Whether the file lists mentees alone, so that their mentors can't be found in it.

    Where one of them is found (or nearly), the list is of both, and whoever is missing is a question.
    """
    paired = [row for row in rows if row.mentor]
    return all(row.of_mentees for row in paired) and not any(
        book.find(row.mentor or "") or book.likely(row.mentor or "") for row in paired
    )


def name_mentors(rows: Sequence[Row], found: dict[int, tuple[str, tuple[str, int] | None]]) -> None:
    """Somebody whom others name as their mentor and whose own row gives no role is a mentor."""
    places = {place for _, place in found.values() if place}
    for row in rows:
        if not row.roles and not row.errors and (row.sheet, row.number) in places:
            row.roles = ("mentor",)


def _name(row: Row) -> str:
    assert row.name is not None
    return " ".join(part for part in (row.name.surname, row.name.name, row.name.patronymic) if part)
