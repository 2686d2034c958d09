"""An activity has other dates now: which of its assignments follow, which go. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.enums import AssignmentState
from services.roadmap.meaning import Key, key_of
from services.roadmap.rules import Occurrence


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment that somebody has of the activity already.

    `sharers` are all who may answer a shared one.
    """

    id: int
    person_id: int
    due_on: date
    state: AssignmentState
    school_id: int | None = None
    partnership_id: int | None = None
    takes_part: bool = False
    sharers: frozenset[int] = frozenset()

    @property
    def key(self) -> Key:
        return key_of(self.person_id, self.school_id, self.partnership_id)

    @property
    def people(self) -> frozenset[int]:
        return self.sharers | {self.person_id}


@dataclass(frozen=True, slots=True)
class Moves:
    """`moved` pairs an assignment with its new time; `cancelled` have none any more.

    `people` are those whose assignments change; `short` of them lack assignments for some of the new times.
    """

    moved: tuple[tuple[int, Occurrence], ...]
    cancelled: tuple[int, ...]
    people: frozenset[int]
    short: frozenset[int]


def moves_of(given: Iterable[Given], times: Sequence[Occurrence], today: date) -> Moves:
    """How assignments follow an activity to `times` (in order of time); `today` is the local day.

    What is settled stays as it was: a moved activity is not asked again of who has done it. Open
    assignments of an assignee take the new times in order; those of a repeated activity that are
    overdue stay overdue, for they were to be done then.
    """
    by_assignee: defaultdict[Key, list[Given]] = defaultdict(list)
    for one in given:
        by_assignee[one.key].append(one)
    moved: list[tuple[int, Occurrence]] = []
    cancelled: list[int] = []
    people: set[int] = set()
    short: set[int] = set()
    for rows in by_assignee.values():
        open_ones = sorted(
            (one for one in rows if one.state is AssignmentState.OPEN), key=lambda one: (one.due_on, one.id)
        )
        movable = [one for one in open_ones if one.due_on >= today] or open_ones
        if not movable:
            continue
        held = {one.due_on for one in rows} - {one.due_on for one in movable}
        free = [time for time in times if time.due_on >= today and time.due_on not in held]
        changes = list(zip(movable, free, strict=False))
        moved += [(one.id, time) for one, time in changes]
        cancelled += [one.id for one in movable[len(free) :]]
        if len(free) > len(movable):
            short |= rows[0].people
        if len(free) != len(movable) or any(one.due_on != time.due_on for one, time in changes):
            people.update(*(one.people for one in movable))
    return Moves(tuple(moved), tuple(cancelled), frozenset(people), frozenset(short))
