"""Whom the mentor's cell of a roster means: for certain, or most likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from documents.roster.names import Name, base, fold, initials_of, surname_first
from documents.roster.row import Row

_MIN_LIKENESS = 84
# Beside fitting initials one slip in a short surname may pass.
_MIN_LIKENESS_OF_SURNAMES = 80


@dataclass(frozen=True, slots=True)
class Candidate:
    full: str
    row: Row | None

    @property
    def at(self) -> tuple[str, int] | None:
        return (self.row.sheet, self.row.number) if self.row else None


@dataclass(slots=True)
class Fitting:
    """Everybody whom one way of writing a name fits; `rows` are the ids of their rows."""

    people: list[Candidate] = field(default_factory=list)
    mentors: list[Candidate] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)

    def add(self, candidate: Candidate) -> None:
        self.people.append(candidate)
        if candidate.row is not None:
            self.rows.add(id(candidate.row))
            if "mentor" in candidate.row.roles:
                self.mentors.append(candidate)

    def count_but(self, row: Row) -> int:
        return len(self.people) - (id(row) in self.rows)


_NOBODY = Fitting()


class MentorBook:
    """Finds the mentor that a cell means among the roster's people and those already known.

    Each is kept under every exact way of writing them, so that a name which thousands share is looked up
    as fast as any other: (full name), (surname, name), (surname, two initials). Few of these ways are ever
    asked for: what else there is to know of all whom one fits is put together then.
    """

    def __init__(self, rows: Iterable[Row], known_people: Iterable[str]) -> None:
        self._by_way: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        self._fitting: dict[tuple[str, ...], Fitting] = {}
        self._by_surname: dict[str, list[tuple[str, str, Candidate]]] = defaultdict(list)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        self._by_base: dict[str, list[tuple[str, str, Candidate]]] = defaultdict(list)
        self._found: dict[str, Fitting] = {}
        self._likely: dict[str, Candidate | None] = {}
        for row in rows:
            if row.name and not any(problem.code.startswith("double") for problem in row.errors):
                self._add(row.name, row)
        for full in known_people:
            surname, given, patronymic = [*full.split(maxsplit=2), "", ""][:3]
            if surname and (fold(full),) not in self._by_way:
                self._add(Name(surname, given, patronymic), None)

    def _add(self, name: Name, row: Row | None) -> None:
        candidate = Candidate(name.full, row)
        surname, given, patronymic = fold(name.surname), fold(name.name), fold(name.patronymic)
        full = fold(name.full)
        initials = {(surname, given[:1], ""), (surname, given[:1], patronymic[:1])}
        for way in ((full,), (surname, given), *initials):
            self._by_way[way].append(candidate)
        self._by_surname[surname].append((given, patronymic, candidate))
        self._by_letter[surname[:1]].append(full)
        self._by_base[base(surname)].append((given, patronymic, candidate))

    def find(self, text: str) -> Fitting:
        """Everybody the text fits exactly: a full name in any order, without its patronymic, or initials."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> Fitting:
        if (exact := self._of(fold(surname_first(text)))) is not _NOBODY:
            return exact
        if initials := initials_of(text):
            return self._of(*initials)
        first, _, second = fold(" ".join(text.split())).partition(" ")
        if not second:
            return _NOBODY
        either = Fitting()
        for way in dict.fromkeys(((first, second), (second, first))):
            for candidate in self._of(*way).people:
                either.add(candidate)
        return either

    def _of(self, *way: str) -> Fitting:
        if way not in self._by_way:
            return _NOBODY
        if way not in self._fitting:
            self._fitting[way] = Fitting()
            for candidate in self._by_way[way]:
                self._fitting[way].add(candidate)
        return self._fitting[way]

    def likely(self, text: str) -> Candidate | None:
        """The one person the text may mean: a slip in the letters, a name without its patronymic."""
        if text not in self._likely:
            self._likely[text] = self._find_likely(text)
        return self._likely[text]

    def _find_likely(self, text: str) -> Candidate | None:
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
        return self._by_way[found[0][0],][0]

    def _declined(self, text: str) -> Candidate | None:
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

    def _likely_initials(self, surname: str, first: str, second: str) -> Candidate | None:
        from rapidfuzz import fuzz

        fitting = [
            candidate
            for other, people in self._by_surname.items()
            if other[:1] == surname[:1] and fuzz.ratio(other, surname) >= _MIN_LIKENESS_OF_SURNAMES
            for given, patronymic, candidate in people
            if given.startswith(first) and patronymic.startswith(second)
        ]
        return fitting[0] if len(fitting) == 1 else None
