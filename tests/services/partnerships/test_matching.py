"""The matching itself: optimal, with capacities, never across what is forbidden, the same every time."""

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.enums import Unplaced, Weight
from services.partnerships.matching import (
    CROWDING,
    Grounds,
    MenteeSide,
    MentorSide,
    Near,
    Placed,
    Problem,
    Wishes,
    match,
    worth,
)
from services.partnerships.subjects import closeness, subjects_of

SUBJECTS = ("physics", "mathematics", "history", "music")
sets = st.frozensets(st.integers(1, 4), max_size=3)
subjects = st.frozensets(st.sampled_from(SUBJECTS), max_size=2)
schools = st.none() | st.integers(1, 3)


@st.composite
def problems(draw: st.DrawFn, most_mentors: int = 4, most_mentees: int = 5) -> Problem:
    """Small cohorts; numbers overlap, so that a mentor may be a mentee, too."""
    mentor_ids = draw(st.lists(st.integers(1, 8), unique=True, max_size=most_mentors))
    mentee_ids = draw(st.lists(st.integers(5, 14), unique=True, max_size=most_mentees))
    mentors = tuple(
        MentorSide(
            one,
            draw(schools),
            draw(sets),
            draw(subjects),
            draw(st.integers(0, 3)),
            draw(st.integers(0, 2)),
            draw(st.booleans()),
            draw(st.booleans()),
        )
        for one in mentor_ids
    )
    kept = st.none() | st.sampled_from(mentor_ids) if mentor_ids else st.none()
    mentees = tuple(
        MenteeSide(one, draw(schools), draw(sets), draw(subjects), draw(kept)) for one in mentee_ids
    )
    pairs = st.frozensets(st.tuples(st.integers(1, 8), st.integers(5, 14)), max_size=4)
    weight = st.sampled_from(Weight)
    wishes = Wishes(draw(weight), draw(weight), draw(weight), draw(st.booleans()), draw(st.booleans()))
    partners = draw(st.frozensets(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=2))
    return Problem(mentors, mentees, partners, draw(pairs), draw(pairs), wishes)


def placed(problem: Problem) -> dict[int, int]:
    return {one.mentee_id: one.mentor_id for one in match(problem) if one.mentor_id is not None}


def is_fixed(problem: Problem, mentee: MenteeSide, mentor_id: int) -> bool:
    """Whether the methodist's word puts these two together (it does not, where they must not be)."""
    return mentee.kept == mentor_id and mentor_id != mentee.id and (mentor_id, mentee.id) not in problem.never


def value(problem: Problem, pairs: dict[int, int]) -> int | None:
    """What the free places are worth together; None when one of them may not be or a mentor has no room."""
    mentors = {one.id: one for one in problem.mentors}
    mentees = {one.id: one for one in problem.mentees}
    total, count = 0, dict.fromkeys(mentors, 0)
    kept_first = sorted(pairs.items(), key=lambda pair: not is_fixed(problem, mentees[pair[0]], pair[1]))
    for mentee_id, mentor_id in kept_first:
        mentor, mentee = mentors[mentor_id], mentees[mentee_id]
        if not is_fixed(problem, mentee, mentor_id):
            one = worth(problem, mentor, mentee)
            if one is None or count[mentor_id] >= mentor.room:
                return None
            total += one - (CROWDING * (mentor.leads + count[mentor_id]) if problem.wishes.even else 0)
        count[mentor_id] += 1
    return total


def test_the_usual_case_has_its_reasons() -> None:
    mentor = MentorSide(1, 10, frozenset({3}), frozenset({"physics"}), room=2)
    mentee = MenteeSide(2, 20, frozenset({3, 4}), frozenset({"physics"}))
    (found,) = match(Problem((mentor,), (mentee,), frozenset({(10, 20)})))
    assert found == Placed(2, 1, Grounds(deficits=(3,), subject=2, near=Near.PARTNER))


def test_room_for_several_makes_a_group_and_no_more() -> None:
    mentor = MentorSide(1, 10, frozenset({3}), frozenset(), room=3)
    mentees = tuple(MenteeSide(number, 20, frozenset({3}), frozenset()) for number in range(2, 7))
    found = match(Problem((mentor,), mentees))
    assert [one.mentor_id for one in found].count(1) == 3
    assert [one.why for one in found if one.mentor_id is None] == [Unplaced.BUSY] * 2


def test_an_even_load_unless_told_otherwise() -> None:
    mentors = tuple(MentorSide(one, 10, frozenset({3}), frozenset(), room=4) for one in (1, 2))
    mentees = tuple(MenteeSide(number, 20, frozenset({3}), frozenset()) for number in range(5, 9))
    chosen = sorted(placed(Problem(mentors, mentees)).values())
    assert chosen == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("mentors", "wishes", "never", "why"),
    [
        ((), Wishes(), (), Unplaced.NO_MENTORS),
        ((MentorSide(9, 1, frozenset({1}), frozenset(), 2),), Wishes(), (), Unplaced.NO_MENTORS),
        ((MentorSide(1, 1, frozenset({1}), frozenset(), 2),), Wishes(), ((1, 9),), Unplaced.NOT_AGAIN),
        ((MentorSide(1, 1, frozenset(), frozenset({"music"}), 2),), Wishes(), (), Unplaced.NO_SUBJECT),
        (
            (MentorSide(1, 1, frozenset(), frozenset({"physics"}), 2),),
            Wishes(deficits=Weight.REQUIRED),
            (),
            Unplaced.NO_DEFICIT,
        ),
        (
            (MentorSide(1, 1, frozenset({1}), frozenset(), 2),),
            Wishes(schools=Weight.REQUIRED),
            (),
            Unplaced.NO_SCHOOL,
        ),
        (
            (MentorSide(1, 1, frozenset({1}), frozenset(), 2, trained=False),),
            Wishes(training=True),
            (),
            Unplaced.NOT_TRAINED,
        ),
        ((MentorSide(1, 1, frozenset({1}), frozenset(), 0),), Wishes(), (), Unplaced.BUSY),
        ((MentorSide(1, 1, frozenset({1}), frozenset(), -1),), Wishes(), (), Unplaced.BUSY),
    ],
)
def test_who_stays_alone_is_told_why(
    mentors: tuple[MentorSide, ...], wishes: Wishes, never: tuple[tuple[int, int], ...], why: Unplaced
) -> None:
    mentee = MenteeSide(9, 2, frozenset({1}), frozenset({"physics"}))
    (found,) = match(Problem(mentors, (mentee,), never=frozenset(never), wishes=wishes))
    assert (found.mentor_id, found.why) == (None, why)


def test_nobody_has_said_anything_and_still_there_are_pairs() -> None:
    mentors = (MentorSide(1, 1, frozenset(), frozenset(), 1),)
    (found,) = match(Problem(mentors, (MenteeSide(9, 2, frozenset(), frozenset()),)))
    assert found.mentor_id == 1
    assert found.grounds
    assert found.grounds.silent


def test_two_may_mentor_each_other_in_two_partnerships() -> None:
    both = frozenset({1})
    mentors = tuple(MentorSide(one, 1, both, frozenset(), 1) for one in (1, 2))
    mentees = tuple(MenteeSide(one, 1, both, frozenset()) for one in (1, 2))
    assert placed(Problem(mentors, mentees)) == {1: 2, 2: 1}


def test_what_went_well_comes_first() -> None:
    mentors = tuple(MentorSide(one, 1, frozenset({1}), frozenset(), 1) for one in (1, 2))
    mentees = tuple(MenteeSide(one, 2, frozenset({1}), frozenset()) for one in (8, 9))
    assert placed(Problem(mentors, mentees, well=frozenset({(1, 9)}))) == {8: 2, 9: 1}


@given(problems(), st.integers())
def test_the_order_of_the_rows_does_not_matter(problem: Problem, seed: int) -> None:
    random = Random(seed)
    mentors, mentees = list(problem.mentors), list(problem.mentees)
    random.shuffle(mentors)
    random.shuffle(mentees)
    shuffled = Problem(
        tuple(mentors), tuple(mentees), problem.partner_schools, problem.never, problem.well, problem.wishes
    )
    assert match(shuffled) == match(problem)


@given(problems())
def test_nothing_that_may_not_be(problem: Problem) -> None:
    mentors = {one.id: one for one in problem.mentors}
    mentees = {one.id: one for one in problem.mentees}
    found = match(problem)
    assert [one.mentee_id for one in found] == sorted(mentees)
    groups: dict[int, list[int]] = {}
    for one in found:
        assert (one.mentor_id is None) == (one.why is not None) == (one.grounds is None)
        if one.mentor_id is not None:
            assert one.mentor_id != one.mentee_id, "nobody is their own mentor"
            assert (one.mentor_id, one.mentee_id) not in problem.never
            groups.setdefault(one.mentor_id, []).append(one.mentee_id)
            if not is_fixed(problem, mentees[one.mentee_id], one.mentor_id):
                assert worth(problem, mentors[one.mentor_id], mentees[one.mentee_id]) is not None
    for mentor_id, group in groups.items():
        kept = sum(mentees[one].kept == mentor_id for one in group)
        assert len(group) <= max(mentors[mentor_id].room, kept), "no more than there is room for"
    for mentee in mentees.values():
        if mentee.kept in mentors and is_fixed(problem, mentee, mentee.kept):
            assert placed(problem)[mentee.id] == mentee.kept, "what is fixed stays"


@given(problems())
def test_no_swap_is_better_and_nobody_waits_before_a_free_place(problem: Problem) -> None:
    pairs, mentees = placed(problem), {one.id: one for one in problem.mentees}
    total = value(problem, pairs)
    assert total is not None
    free = [one for one in pairs if not is_fixed(problem, mentees[one], pairs[one])]
    for one, other in product(free, free):
        swapped = value(problem, pairs | {one: pairs[other], other: pairs[one]})
        assert swapped is None or swapped <= total
    for one in mentees:
        for mentor in problem.mentors if one not in pairs else ():
            with_one = value(problem, pairs | {one: mentor.id})
            assert with_one is None, f"{one} could be led by {mentor.id}"


@settings(max_examples=60)
@given(problems(most_mentors=3, most_mentees=4))
def test_as_good_as_trying_everything(problem: Problem) -> None:
    pairs, mentees = placed(problem), {one.id: one for one in problem.mentees}
    free = [one for one in mentees if not is_fixed(problem, mentees[one], pairs.get(one, 0))]
    fixed = {one: mentor for one, mentor in pairs.items() if one not in free}
    best = (-1, 0)
    for tried in product([None, *(one.id for one in problem.mentors)], repeat=len(free)):
        way = fixed | {one: mentor for one, mentor in zip(free, tried, strict=True) if mentor is not None}
        total = value(problem, way)
        if total is not None:
            best = max(best, (len(way), total))
    assert best == (len(pairs), value(problem, pairs))


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("учитель физики", "Физика", 2),
        ("физика, математика", "алгебра и геометрия", 2),
        ("физика", "математика", 1),
        ("физическая культура", "физика", 0),
        ("русский язык", "литература", 1),
        ("русский язык", "английский язык", 0),
        ("Чайный этикет", "чайный этикет", 2),
        ("", "", 0),
        ("physics", "физика", 2),
    ],
)
def test_subjects_same_and_kin(one: str, other: str, close: int) -> None:
    assert closeness(subjects_of(one), subjects_of(other)) == close
