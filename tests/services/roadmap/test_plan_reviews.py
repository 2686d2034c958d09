"""The interim and the final review of the plan: methodists are reminded until it is written down."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import PlanReview, Role
from models.system import Rider
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.orders import Order
from services.registry import Services
from services.roadmap.plan_reviews import KIND
from tests.builders import District, a_district
from tests.services.roadmap.test_bundles import msk, plan, queued

FRIDAY = date(2026, 11, 27)
INTERIM, FINAL = PlanReview.INTERIM, PlanReview.FINAL


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def riders(district: District) -> list[str]:
    async with district.database.read() as session:
        return list(
            await session.scalars(select(Rider.payload["kind"].as_string()).where(Rider.kind == KIND))
        )


async def test_methodists_hear_of_it_on_the_programmes_days(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Смирнова", Role.MENTEE)
    await services.programmes.set_reviews(district.methodist, FRIDAY, date(2027, 5, 20))
    told = []
    for days in range(11):
        day = date(2026, 11, 20) + timedelta(days=days)
        clock.moment = msk(day, 8, 30)
        if await services.roadmap.remind_of_reviews(clock.now()):
            told.append(day)
        assert await services.roadmap.remind_of_reviews(clock.now()) == 0
    assert told == [date(2026, 11, 20), date(2026, 11, 26), FRIDAY, date(2026, 11, 30)]
    assert set(await riders(district)) == {"interim"}


async def test_it_rides_in_the_bundle_until_it_is_written_down(
    services: Services, district: District, clock: FixedClock
) -> None:
    roadmap, methodist = services.roadmap, district.methodist
    await services.programmes.set_reviews(methodist, FRIDAY, None)
    clock.moment = msk(date(2026, 11, 26), 8, 30)
    await roadmap.remind_of_reviews(clock.now())
    assert await plan(services, clock.now()) == 1
    assert [message.kind for message in await queued(district)] == [KIND], "alone it has the day to itself"
    due = await roadmap.review_due(district.programme_id, INTERIM)
    assert due is not None
    assert due.day == FRIDAY
    await roadmap.record_review(methodist, INTERIM, "  Идём по плану  ")
    assert await roadmap.review_due(district.programme_id, INTERIM) is None
    clock.moment = msk(FRIDAY, 8, 30)
    assert await roadmap.remind_of_reviews(clock.now()) == 0


async def test_what_it_came_to_is_kept_with_its_day_and_order(
    services: Services, district: District, clock: FixedClock
) -> None:
    roadmap, methodist = services.roadmap, district.methodist
    with pytest.raises(NotFound):
        await roadmap.date_review(methodist, FINAL, FRIDAY)
    with pytest.raises(DomainError, match="outcome-empty"):
        await roadmap.record_review(methodist, FINAL, "  ")
    clock.moment = msk(FRIDAY, 12)
    await roadmap.record_review(methodist, FINAL, "Цели достигнуты")
    order = Order("15-од", FRIDAY)
    await roadmap.order_review(methodist, FINAL, order)
    for wrong in (date(2026, 8, 31), date(2026, 11, 28)):
        with pytest.raises(DomainError, match="outcome-day-wrong"):
            await roadmap.date_review(methodist, FINAL, wrong)
    await roadmap.date_review(methodist, FINAL, date(2026, 11, 25))
    await roadmap.record_review(methodist, FINAL, "Цели достигнуты, кроме одной")
    interim, final = await roadmap.plan_reviews(methodist)
    assert (interim.held_on, interim.outcome) == (None, "")
    assert (final.held_on, final.outcome, final.order) == (
        date(2026, 11, 25),
        "Цели достигнуты, кроме одной",
        order,
    )
