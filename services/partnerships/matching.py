"""Who should learn from whom: the whole cohort at once. Pure; runs in the office worker (SciPy is large).

Every mentor stands in the table as many times as they have places left, every mentee once; a global
assignment places as many mentees as can be placed, and among those ways takes the best one. Both sides are
sorted by id first, so the same people give the same answer in whatever order they come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.enums import Unplaced, Weight
from services.partnerships.rules import MENTEES_AT_MOST
from services.partnerships.subjects import closeness

ANY_DEFICIT, ALL_DEFICITS = 40, 60
SAME_SUBJECT, KINDRED_SUBJECT = 60, 25
PARTNER_SCHOOL, OWN_SCHOOL = 40, 20
WENT_WELL = 50
TRAVEL = 15
CROWDING = 10
"""What each mentee that a mentor already has takes off the next one, where the load is to be even."""
PLACED = 1_000_000
"""Outweighs everything else together: nobody stays alone for the sake of somebody's better partner."""


class Near(StrEnum):
    """How the schools of two people stand to each other."""

    OWN = "own"
    PARTNER = "partner"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class MentorSide:
    """`room`: places still free; `leads`: how many they lead already; `remote`: not only in person."""

    id: int
    school_id: int | None
    shares: frozenset[int]
    subjects: frozenset[str]
    room: int
    leads: int = 0
    remote: bool = True
    trained: bool = True


@dataclass(frozen=True, slots=True)
class MenteeSide:
    """`kept` is the mentor whom the methodist has fixed."""

    id: int
    school_id: int | None
    wants: frozenset[int]
    subjects: frozenset[str]
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the methodist finds important."""

    deficits: Weight = Weight.PREFERRED
    subject: Weight = Weight.PREFERRED
    schools: Weight = Weight.PREFERRED
    training: bool = False
    """Only mentors whose training is done."""
    even: bool = True
    """Spread mentees evenly."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the answer depends on. `never` and `well` are (mentor, mentee) by what was before."""

    mentors: tuple[MentorSide, ...]
    mentees: tuple[MenteeSide, ...]
    partner_schools: frozenset[tuple[int, int]] = frozenset()
    never: frozenset[tuple[int, int]] = frozenset()
    well: frozenset[tuple[int, int]] = frozenset()
    wishes: Wishes = Wishes()


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why two people fit: what the screens put into words."""

    deficits: tuple[int, ...] = ()
    subject: int = 0
    near: Near = Near.FAR
    well: bool = False
    travel: bool = False
    untrained: bool = False
    silent: bool = False
    """The mentee has said nothing to choose by."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One mentee's place: a mentor and the grounds, or why there is none."""

    mentee_id: int
    mentor_id: int | None
    grounds: Grounds | None = None
    why: Unplaced | None = None


def match(problem: Problem) -> tuple[Placed, ...]:
    """A place for every mentee of the problem, by the mentee's id."""
    mentors = {one.id: one for one in sorted(problem.mentors, key=lambda one: one.id)}
    mentees = sorted(problem.mentees, key=lambda one: one.id)
    taken: dict[int, int] = dict.fromkeys(mentors, 0)
    chosen: dict[int, int] = {}
    for mentee in mentees:
        if mentee.kept in mentors and not _forbidden(problem, mentors[mentee.kept], mentee):
            chosen[mentee.id] = mentee.kept
            taken[mentee.kept] += 1
    seats = [
        (mentor, mentor.leads + taken[mentor.id] + seat)
        for mentor in mentors.values()
        for seat in range(min(mentor.room - taken[mentor.id], MENTEES_AT_MOST, len(mentees)))
    ]
    free = [mentee for mentee in mentees if mentee.id not in chosen]
    chosen |= _assign(problem, free, seats)
    return tuple(
        Placed(mentee.id, chosen[mentee.id], grounds(problem, mentors[chosen[mentee.id]], mentee))
        if mentee.id in chosen
        else Placed(mentee.id, None, why=why_alone(problem, mentee))
        for mentee in mentees
    )


def worth(problem: Problem, mentor: MentorSide, mentee: MenteeSide) -> int | None:
    """How well two people fit, without regard to anybody else; None when they must not be paired."""
    if _forbidden(problem, mentor, mentee):
        return None
    wishes, near = problem.wishes, _near(problem, mentor, mentee)
    if wishes.schools is Weight.REQUIRED and near is Near.FAR:
        return None
    if wishes.training and not mentor.trained:
        return None
    if not _speaks_for(problem, mentor, mentee):
        return None
    total = 0
    common = len(mentee.wants & mentor.shares)
    if common and wishes.deficits is not Weight.IGNORED:
        total += ANY_DEFICIT + ALL_DEFICITS * common // len(mentee.wants)
    if wishes.subject is not Weight.IGNORED:
        total += (0, KINDRED_SUBJECT, SAME_SUBJECT)[closeness(mentor.subjects, mentee.subjects)]
    if wishes.schools is not Weight.IGNORED:
        total += {Near.PARTNER: PARTNER_SCHOOL, Near.OWN: OWN_SCHOOL, Near.FAR: 0}[near]
    if (mentor.id, mentee.id) in problem.well:
        total += WENT_WELL
    if not mentor.remote and near is Near.FAR:
        total -= TRAVEL
    return total


def grounds(problem: Problem, mentor: MentorSide, mentee: MenteeSide) -> Grounds:
    """What speaks for a pair, and what to mind about it."""
    near = _near(problem, mentor, mentee)
    return Grounds(
        deficits=tuple(sorted(mentee.wants & mentor.shares)),
        subject=closeness(mentor.subjects, mentee.subjects),
        near=near,
        well=(mentor.id, mentee.id) in problem.well,
        travel=not mentor.remote and near is Near.FAR,
        untrained=not mentor.trained,
        silent=not mentee.wants and not mentee.subjects,
    )


def why_alone(problem: Problem, mentee: MenteeSide) -> Unplaced:
    """The first thing that leaves nobody for this mentee, from the hardest to mend to the easiest."""
    left: Sequence[MentorSide] = [one for one in problem.mentors if one.id != mentee.id]
    if not left:
        return Unplaced.NO_MENTORS
    left = [one for one in left if not _forbidden(problem, one, mentee)]
    if not left:
        return Unplaced.NOT_AGAIN
    fitting = [one for one in left if _speaks_for(problem, one, mentee)]
    if not fitting:
        teachers = [one for one in left if closeness(one.subjects, mentee.subjects) == 2]
        no_subject = bool(mentee.subjects) and not teachers
        return Unplaced.NO_SUBJECT if no_subject else Unplaced.NO_DEFICIT
    if problem.wishes.schools is Weight.REQUIRED:
        fitting = [one for one in fitting if _near(problem, one, mentee) is not Near.FAR]
        if not fitting:
            return Unplaced.NO_SCHOOL
    if problem.wishes.training and not any(one.trained for one in fitting):
        return Unplaced.NOT_TRAINED
    return Unplaced.BUSY


def _assign(
    problem: Problem, mentees: Sequence[MenteeSide], seats: Sequence[tuple[MentorSide, int]]
) -> dict[int, int]:
    """Mentee → mentor: as many as can be, then as well as can be."""
    if not mentees or not seats:
        return {}
    import numpy
    from scipy.optimize import linear_sum_assignment

    crowding = CROWDING if problem.wishes.even else 0
    table = numpy.zeros((len(mentees), len(seats)))
    for row, mentee in enumerate(mentees):
        before, value = None, None
        for column, (mentor, ahead) in enumerate(seats):
            if mentor is not before:
                before, value = mentor, worth(problem, mentor, mentee)
            if value is not None:
                table[row, column] = PLACED + value - crowding * ahead
    rows, columns = linear_sum_assignment(table, maximize=True)
    return {
        mentees[row].id: seats[column][0].id
        for row, column in zip(rows, columns, strict=True)
        if table[row, column]
    }


def _forbidden(problem: Problem, mentor: MentorSide, mentee: MenteeSide) -> bool:
    return mentor.id == mentee.id or (mentor.id, mentee.id) in problem.never


def _near(problem: Problem, mentor: MentorSide, mentee: MenteeSide) -> Near:
    one, other = mentor.school_id, mentee.school_id
    if one is None or other is None:
        return Near.FAR
    if one == other:
        return Near.OWN
    partners = (one, other) in problem.partner_schools or (other, one) in problem.partner_schools
    return Near.PARTNER if partners else Near.FAR


def _speaks_for(problem: Problem, mentor: MentorSide, mentee: MenteeSide) -> bool:
    """Whether there is something to learn: what is required is there, and something at all is."""
    wishes, common = problem.wishes, bool(mentee.wants & mentor.shares)
    close = closeness(mentor.subjects, mentee.subjects)
    if wishes.deficits is Weight.REQUIRED and mentee.wants and not common:
        return False
    if wishes.subject is Weight.REQUIRED and mentee.subjects and not close:
        return False
    by_deficit = common and wishes.deficits is not Weight.IGNORED
    by_subject = bool(close) and wishes.subject is not Weight.IGNORED
    asks = (bool(mentee.wants) and wishes.deficits is not Weight.IGNORED) or (
        bool(mentee.subjects) and wishes.subject is not Weight.IGNORED
    )
    return by_deficit or by_subject or not asks or (mentor.id, mentee.id) in problem.well
