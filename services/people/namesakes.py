"""Whom a roster's row means among those of its name, found without a look at all of them. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from models.enums import Role
from services.people.rules import school_key

ANY = None
"""In a place of what people are kept by: whatever it is of theirs."""
NO_SCHOOL = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the municipality as the comparison sees them.

    `agreed`: they have consented, so what is theirs to say (subject, phone, strengths, deficits) is no
    longer the roster's. `roles` are those in force in this programme. `mentors` are the name keys of the
    mentors they have or are down for. `held` are the roles they have in partnerships that are not closed,
    `teams` the names of their school's own teams: whoever leaves the school leaves those.
    """

    id: int
    full_name: str
    school: str
    agreed: bool
    subject: str
    phone: str
    strengths: str
    deficits: str
    roster_mentor: str
    roles: frozenset[Role]
    mentors: frozenset[str]
    held: frozenset[Role] = frozenset()
    teams: tuple[str, ...] = ()


class Namesakes:
    """People of one name, each of whom one row at most can mean."""

    def __init__(self, people: Iterable[Known]) -> None:
        # Each list's last is who came first.
        self._of: defaultdict[tuple[str | None, ...], list[Known]] = defaultdict(list)
        self._taken: set[int] = set()
        for one in sorted(people, key=lambda one: one.id, reverse=True):
            school = school_key(one.school) if one.school else NO_SCHOOL
            for kept_by in product((school, ANY), (one.phone, ANY), (one.subject, ANY)):
                self._of[kept_by].append(one)

    def take(self, school: str, phone: str, subject: str) -> Known | None:
        """Who of those not taken yet is meant by a row with this school, phone and subject ("": not told).

        The same name in the same school, of several the one with the phone, then the subject, then who came
        first; elsewhere only with the same phone: namesakes are not one person.
        """
        found = self._here(school, phone, subject) or (self._first(ANY, phone, ANY) if phone else None)
        if found:
            self._taken.add(found.id)
        return found

    def _here(self, school: str, phone: str, subject: str) -> Known | None:
        # Whose school nobody knows may be of this one.
        schools = (school_key(school), NO_SCHOOL) if school else (ANY,)
        for like in product((phone, ANY) if phone else (ANY,), (subject, ANY)):
            alike = [one for place in schools if (one := self._first(place, *like))]
            if alike:
                return min(alike, key=lambda one: one.id)
        return None

    def _first(self, *kept_by: str | None) -> Known | None:
        people = self._of.get(kept_by)
        while people and people[-1].id in self._taken:
            people.pop()
        return people[-1] if people else None
