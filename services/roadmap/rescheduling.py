"""An activity has other dates now: which of its assignments follow, which go. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.enums import AssignmentState
from services.roadmap.rules import Occurrence


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment that somebody has of the activity already."""

    id: int
    person_id: int
    due_on: date
    state: AssignmentState


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
    assignments of a person take the new times in order; those of a repeated activity that are
    overdue stay overdue, for they were to be done then.
    """
    by_person: defaultdict[int, list[Given]] = defaultdict(list)
    for one in given:
        by_person[one.person_id].append(one)
    moved: list[tuple[int, Occurrence]] = []
    cancelled: list[int] = []
    people, short = set(), set()
    for person_id, rows in by_person.items():
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
            short.add(person_id)
        if len(free) != len(movable) or any(one.due_on != time.due_on for one, time in changes):
            people.add(person_id)
    return Moves(tuple(moved), tuple(cancelled), frozenset(people), frozenset(short))
