"""Whom a name written by somebody means, among the people we know."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.8
"""From this likeness on (0-1) a surname is worth asking about."""
ALIKE_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant by a name."""

    id: int
    surname: str
    name: str
    patronymic: str


class KnownNames:
    """People by surname, so that asking about each of thousands does not look at everybody each time."""

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
        agreeing = [one for one in self._of.get(surname, ()) if one.id != but and _agrees(one, given)]
        return agreeing[0] if given and len(agreeing) == 1 else None

    def likely(self, written: str, but: int = 0) -> tuple[Candidate, ...]:
        """Who may be meant, most likely first: those of the surname, else those of one like it.

        The second looks at every surname there is: it is for the one name on the screen.
        """
        surname, given = _parts(written)
        namesakes = [one for one in self._of.get(surname, ()) if one.id != but]
        if namesakes:
            return tuple(one for one in namesakes if _agrees(one, given)) or tuple(namesakes)
        found: list[tuple[float, Candidate]] = []
        likeness = SequenceMatcher(b=surname)
        for other, people in self._of.items() if surname else ():
            likeness.set_seq1(other)
            # The first is quick and never less than the second.
            if likeness.quick_ratio() >= ALIKE and (ratio := likeness.ratio()) >= ALIKE:
                found += [(ratio, one) for one in people if one.id != but and _agrees(one, given)]
        found.sort(key=lambda pair: (-pair[0], pair[1].id))
        return tuple(one for _, one in found[:ALIKE_SHOWN])


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
    """The words of a name or a search, as they are compared."""
    cleaned = "".join(letter if letter.isalnum() or letter == "-" else " " for letter in _plain(text))
    return [word for word in cleaned.split() if word.strip("-")]


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е").strip()
