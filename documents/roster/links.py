"""What rows say of each other: schools, shared phones, curators, mentors."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from documents.roster import values
from documents.roster.jobs import position_and_subject
from documents.roster.names import BadName, Name, base, fold, initials_of, read_name, surname_first
from documents.roster.row import Row
from documents.roster.schools import SchoolBook

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


def mentors_of_pairs(rows: Sequence[Row], book: SchoolBook) -> list[Row]:
    """The mentors of a table of pairs, who have a full name and a school but no row of their own.

    Each gets a row with the number of the first good row that names them.
    """
    known = {fold(row.name.full) for row in rows if row.name}
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


@dataclass(slots=True)
class _Fitting:
    """Everybody whom one way of writing a name fits; `rows` are the ids of their rows."""

    people: list[_Candidate] = field(default_factory=list)
    mentors: list[_Candidate] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)

    def add(self, candidate: _Candidate) -> None:
        self.people.append(candidate)
        if candidate.row is not None:
            self.rows.add(id(candidate.row))
            if "mentor" in candidate.row.roles:
                self.mentors.append(candidate)

    def count_but(self, row: Row) -> int:
        return len(self.people) - (id(row) in self.rows)


_NOBODY = _Fitting()


class MentorBook:
    """Finds the mentor that a cell means among the roster's people and those already known.

    Each is kept under every exact way of writing them, so that a name which thousands share is looked up
    as fast as any other: (full name), (surname, name), (surname, two initials).
    """

    def __init__(self, rows: Iterable[Row], known_people: Iterable[str]) -> None:
        self._fitting: dict[tuple[str, ...], _Fitting] = defaultdict(_Fitting)
        self._by_surname: dict[str, list[tuple[str, str, _Candidate]]] = defaultdict(list)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        self._by_base: dict[str, list[tuple[str, str, _Candidate]]] = defaultdict(list)
        self._found: dict[str, _Fitting] = {}
        self._likely: dict[str, _Candidate | None] = {}
        for row in rows:
            if row.name and not any(problem.code.startswith("double") for problem in row.errors):
                self._add(row.name, row)
        for full in known_people:
            surname, given, patronymic = [*full.split(maxsplit=2), "", ""][:3]
            if surname and (fold(full),) not in self._fitting:
                self._add(Name(surname, given, patronymic), None)

    def _add(self, name: Name, row: Row | None) -> None:
        candidate = _Candidate(name.full, row)
        surname, given, patronymic = fold(name.surname), fold(name.name), fold(name.patronymic)
        full = fold(name.full)
        initials = {(surname, given[:1], ""), (surname, given[:1], patronymic[:1])}
        for way in ((full,), (surname, given), *initials):
            self._fitting[way].add(candidate)
        self._by_surname[surname].append((given, patronymic, candidate))
        self._by_letter[surname[:1]].append(full)
        self._by_base[base(surname)].append((given, patronymic, candidate))

    def find(self, text: str) -> _Fitting:
        """Everybody the text fits exactly: a full name in any order, without its patronymic, or initials."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> _Fitting:
        if exact := self._fitting.get((fold(surname_first(text)),)):
            return exact
        if initials := initials_of(text):
            return self._fitting.get(initials, _NOBODY)
        first, _, second = fold(" ".join(text.split())).partition(" ")
        if not second:
            return _NOBODY
        either = _Fitting()
        for way in dict.fromkeys(((first, second), (second, first))):
            for candidate in self._fitting.get(way, _NOBODY).people:
                either.add(candidate)
        return either

    def likely(self, text: str) -> _Candidate | None:
        """The one person the text may mean: a slip in the letters, a name without its patronymic."""
        if text not in self._likely:
            self._likely[text] = self._find_likely(text)
        return self._likely[text]

    def _find_likely(self, text: str) -> _Candidate | None:
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
        if declined := self._declined(text):
            return declined
        if initials := initials_of(text):
            return self._likely_initials(*initials)
        found = process.extract(
            fold(text), self._by_letter[words[0][:1]], scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS, limit=2
        )
        if not found or (len(found) > 1 and found[0][1] == found[1][1]):
            return None
        return self._fitting[found[0][0],].people[0]

    def _declined(self, text: str) -> _Candidate | None:
        """The one person whose name this is in another case: «Орловой И.П.», «Орлову Ирину Павловну»."""
        if initials := initials_of(text):
            surname, *letters = initials
            fitting = [
                candidate
                for given, patronymic, candidate in self._by_base.get(base(surname), ())
                if given.startswith(letters[0]) and patronymic.startswith(letters[1])
            ]
        else:
            surname, *words = fold(text).split()
            bases = [base(word) for word in words]
            fitting = [
                candidate
                for given, patronymic, candidate in self._by_base.get(base(surname), ())
                if bases and bases == [base(given), base(patronymic)][: len(bases)]
            ]
        return fitting[0] if len(fitting) == 1 else None

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


def _two_but(people: Iterable[_Candidate], row: Row) -> list[_Candidate]:
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
