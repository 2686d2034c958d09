"""When the reviews of a personal programme are, by rules that need no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.enums import PersonalState, Review
from services.errors import DomainError
from services.partnerships.personal_rules import (
    OPENS_BEFORE,
    TEMPLATES,
    days_of,
    next_reminder,
    review_open,
)

BEGUN, YEAR_ENDS = date(2026, 11, 16), date(2027, 8, 31)
MIDTERM, END = date(2027, 2, 19), date(2027, 5, 25)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "interim", "final", "expected"),
    [
        (BEGUN, None, None, (MIDTERM, END)),
        (BEGUN, date(2027, 1, 15), date(2027, 6, 10), (date(2027, 1, 15), date(2027, 6, 10))),
        # Reviews that are past, or too near, are nobody's.
        (date(2027, 2, 1), date(2027, 1, 15), date(2027, 2, 5), (date(2027, 3, 29), END)),
        # In June only the year's own end is left.
        (date(2027, 6, 1), None, None, (date(2027, 7, 16), YEAR_ENDS)),
    ],
)
def test_the_days_that_are_proposed(
    today: date, interim: date | None, final: date | None, expected: tuple[date, date]
) -> None:
    assert days_of(today, YEAR_ENDS, interim, final) == expected


def test_too_late_in_the_year() -> None:
    assert days_of(YEAR_ENDS - 14 * DAY, YEAR_ENDS, None, None)
    with pytest.raises(DomainError, match="personal-too-late"):
        days_of(YEAR_ENDS - 13 * DAY, YEAR_ENDS, None, None)


@pytest.mark.parametrize(
    ("state", "today", "expected"),
    [
        (PersonalState.DRAFT, MIDTERM, None),
        (PersonalState.AGREED, MIDTERM - OPENS_BEFORE - DAY, None),
        (PersonalState.AGREED, MIDTERM - OPENS_BEFORE, Review.MIDTERM),
        (PersonalState.AGREED, END - OPENS_BEFORE - DAY, Review.MIDTERM),
        (PersonalState.AGREED, END - OPENS_BEFORE, Review.END),
        (PersonalState.REVIEWED, END - OPENS_BEFORE - DAY, None),
        (PersonalState.REVIEWED, END, Review.END),
        (PersonalState.REVIEWED, END + 100 * DAY, Review.END),
        (PersonalState.FINISHED, END, None),
    ],
)
def test_which_review_is_open(state: PersonalState, today: date, expected: Review | None) -> None:
    assert review_open(state, today, MIDTERM, END) is expected


@given(st.sampled_from(list(PersonalState)), st.integers(1, 200), st.integers(1, 200))
def test_each_review_is_asked_for_twice_at_most_and_then_never(
    state: PersonalState, half: int, rest: int
) -> None:
    midterm, end = BEGUN + half * DAY, BEGUN + (half + rest) * DAY
    days, today = [], BEGUN
    while (following := next_reminder(state, today, midterm, end)) is not None:
        assert following > today
        days.append(following)
        today = following
    assert len(days) <= 4
    assert bool(days) is (state in (PersonalState.AGREED, PersonalState.REVIEWED))


def test_templates_keep_to_the_limits() -> None:
    for name, template in TEMPLATES.items():
        assert 1 <= len(template.goals) <= 3, name
        assert [step.at for step in template.steps] == sorted(step.at for step in template.steps), name
        assert all(0 < step.at < 1 for step in template.steps), name
