"""Choosing partners for a whole cohort, beside the bare assignment of a table of the same size."""

import random
from collections.abc import Iterator

import numpy
from scipy.optimize import linear_sum_assignment

from bench.figures import Figure, figure, median_seconds
from services.partnerships.matching import MenteeSide, MentorSide, Problem, match
from services.partnerships.subjects import subjects_of

SUBJECTS = ("физика", "математика", "русский язык", "литература", "история", "английский язык", "химия")
MENTEES, MENTORS = 500, 200


def figures() -> Iterator[Figure]:
    problem = _cohort()
    table = numpy.random.default_rng(7).random((MENTEES, sum(one.room for one in problem.mentors)))
    yield figure(
        "matching_500x200",
        median_seconds(lambda: match(problem)),
        "s",
        median_seconds(lambda: linear_sum_assignment(table, maximize=True)),
    )


def _cohort() -> Problem:
    """Invented people of thirty schools; every mentor has room for one to four."""
    chance = random.Random(7)  # noqa: S311 (the same cohort in every run)

    def deficits(most: int) -> frozenset[int]:
        return frozenset(chance.sample(range(1, 8), chance.randint(0, most)))

    def subjects() -> frozenset[str]:
        return subjects_of(chance.choice(SUBJECTS))

    mentors = tuple(
        MentorSide(n, chance.randrange(10), deficits(4), subjects(), chance.randint(1, 4))
        for n in range(MENTORS)
    )
    mentees = tuple(
        MenteeSide(1000 + n, chance.randrange(30), deficits(3), subjects()) for n in range(MENTEES)
    )
    partners = frozenset((chance.randrange(10), school) for school in range(10, 30))
    return Problem(mentors, mentees, partners)
