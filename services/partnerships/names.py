"""Whom a name written by somebody means, among the people we know."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.8
"""From this likeness on (0-1) a surname is worth asking about."""
ALIKE_SHOWN = 3
# «И. П. Орлова»: the dots tell them from a surname of one letter.
_INITIALS_FIRST = re.compile(r"^\s*((?:[^\W\d_]\.\s*)+)(\S.*)$", re.DOTALL)
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant by a name."""

    id: int
    surname: str
    name: str
    patronymic: str


class KnownNames:
    """People by surname, among whom somebody is looked for by what was written."""

    def __init__(self, people: Iterable[Candidate]) -> None:
        self._of: defaultdict[str, list[Candidate]] = defaultdict(list)
        for one in people:
            self._of[_plain(one.surname)].append(one)

    def only(self, written: str, but: int = 0) -> Candidate | None:
        """Who is meant by «Орлова И. П.» or «Орлова Ирина Павловна» and can be nobody else.

        The one with that surname with whom all given parts (at least a first initial) agree. `but` is who
        wrote it: nobody means themselves.
        """
        surname, given = _parts(written)
        agreeing = [one for one in self._namesakes(surname, but) if _agrees(one, given)]
        return agreeing[0] if given and len(agreeing) == 1 else None

    def has_namesakes(self, written: str, but: int = 0) -> bool:
        """Whether anybody has the very surname that is written."""
        return bool(self._namesakes(_parts(written)[0], but))

    def likely(self, written: str, but: int = 0) -> tuple[Candidate, ...]:
        """Who may be meant, most likely first: those of the surname, else those of one like it."""
        surname, given = _parts(written)
        namesakes = self._namesakes(surname, but)
        if namesakes:
            return tuple(one for one in namesakes if _agrees(one, given)) or tuple(namesakes)
        found: list[tuple[float, Candidate]] = []
        for other, people in self._of.items() if surname else ():
            if likeness := alike(surname, other):
                found += [(likeness, one) for one in people if one.id != but and _agrees(one, given)]
        found.sort(key=lambda pair: (-pair[0], pair[1].id))
        return tuple(one for _, one in found[:ALIKE_SHOWN])

    def _namesakes(self, surname: str, but: int) -> list[Candidate]:
        return [one for one in self._of.get(surname, ()) if one.id != but]


def alike(one: str, other: str) -> float:
    """How like two words are, from ALIKE to 1; 0 for those who are less."""
    likeness = SequenceMatcher(a=other, b=one)
    # The first is quick and never less than the second.
    if likeness.quick_ratio() >= ALIKE and (ratio := likeness.ratio()) >= ALIKE:
        return ratio
    return 0.0


def slips(word: str) -> set[str]:
    """What a word becomes by one slip of the pen: a letter left out, doubled, changed, or two exchanged."""
    letters = LATIN if word.isascii() else CYRILLIC
    ends = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {head + tail[1:] for head, tail in ends if tail}
    exchanged = {head + tail[1] + tail[0] + tail[2:] for head, tail in ends if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in ends if tail for letter in letters}
    put_in = {head + letter + tail for head, tail in ends for letter in letters}
    return (left_out | exchanged | changed | put_in) - {word, ""}


def _parts(written: str) -> tuple[str, Sequence[str]]:
    """Surname, and what of the other names is given; "" where nothing is."""
    parts = words(written)
    return (parts[0], parts[1:]) if parts else ("", ())


def _agrees(person: Candidate, given: Sequence[str]) -> bool:
    own = (_plain(person.name), _plain(person.patronymic))
    return all(
        known.startswith(part) if len(part) == 1 else known == part
        for part, known in zip(given, own, strict=False)
    )


def words(text: str) -> list[str]:
    """The words of a name or a search, as they are compared; a surname comes before its initials."""
    text = _INITIALS_FIRST.sub(r"\2 \1", text)
    cleaned = "".join(letter if letter.isalnum() or letter == "-" else " " for letter in _plain(text))
    return [word for word in cleaned.split() if word.strip("-")]


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е").strip()
