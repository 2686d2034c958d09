"""A programme's year: phases, reviews, order."""

from datetime import date

import pytest

from models.database import Database
from models.enums import PhaseKind
from services.errors import DomainError
from services.orders import Order
from services.programmes.rules import Span
from services.registry import Services
from tests.builders import District, a_district


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


def span(start: tuple[int, int, int], end: tuple[int, int, int]) -> Span:
    return Span(date(*start), date(*end))


async def test_phases_are_set_in_order_and_without_overlap(district: District, services: Services) -> None:
    programmes, methodist = services.programmes, district.methodist
    launch, practice = span((2026, 9, 1), (2026, 10, 31)), span((2026, 11, 1), (2027, 4, 30))
    await programmes.set_phase(methodist, PhaseKind.PRACTICE, practice)
    await programmes.set_phase(methodist, PhaseKind.LAUNCH, launch)
    for kind, wrong, key in (
        (PhaseKind.LAUNCH, span((2026, 8, 31), (2026, 10, 31)), "year-outside"),
        (PhaseKind.COMPLETION, span((2027, 5, 1), (2027, 9, 1)), "year-outside"),
        (PhaseKind.LAUNCH, span((2026, 10, 31), (2026, 9, 1)), "year-backwards"),
        (PhaseKind.LAUNCH, span((2026, 9, 1), (2026, 11, 1)), "year-overlap-after"),
        (PhaseKind.LAUNCH, span((2027, 6, 1), (2027, 6, 30)), "year-overlap-after"),
        (PhaseKind.PRACTICE, span((2026, 10, 31), (2027, 4, 30)), "year-overlap-before"),
        (PhaseKind.COMPLETION, span((2027, 4, 30), (2027, 5, 31)), "year-overlap-before"),
    ):
        with pytest.raises(DomainError, match=key):
            await programmes.set_phase(methodist, kind, wrong)
    day = span((2027, 5, 1), (2027, 5, 1))
    await programmes.set_phase(methodist, PhaseKind.COMPLETION, day)
    assert (await programmes.year(methodist)).phases == {
        PhaseKind.LAUNCH: launch,
        PhaseKind.PRACTICE: practice,
        PhaseKind.COMPLETION: day,
    }


async def test_reviews_lie_in_the_year_and_the_final_one_is_later(
    district: District, services: Services
) -> None:
    programmes, methodist = services.programmes, district.methodist
    await programmes.set_reviews(methodist, date(2026, 12, 20), date(2027, 5, 20))
    for interim, final, key in (
        (date(2026, 8, 31), None, "year-outside"),
        (None, date(2027, 9, 1), "year-outside"),
        (date(2027, 5, 20), date(2027, 5, 20), "year-reviews-order"),
    ):
        with pytest.raises(DomainError, match=key):
            await programmes.set_reviews(methodist, interim, final)
    year = await programmes.year(methodist)
    assert (year.interim_review_on, year.final_review_on) == (date(2026, 12, 20), date(2027, 5, 20))
    await programmes.set_reviews(methodist, None, None)
    assert (await programmes.year(methodist)).final_review_on is None


async def test_the_order_of_the_year(district: District, services: Services) -> None:
    programmes, methodist = services.programmes, district.methodist
    assert (await programmes.year(methodist)).order is None
    await programmes.approve(methodist, Order("123-од", date(2026, 8, 25)))
    assert (await programmes.year(methodist)).order == Order("123-од", date(2026, 8, 25))
