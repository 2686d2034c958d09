"""Places and the queue for them: in order, never too many, told once."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import EventAnswer
from models.system import OutboxMessage
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from tests.builders import District, a_district
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event

GOING, WAITING, DECLINED, MAYBE = (
    EventAnswer.GOING,
    EventAnswer.WAITING,
    EventAnswer.DECLINED,
    EventAnswer.MAYBE,
)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def story(services: Services, district: District, clock: FixedClock) -> Afterwards:
    """Four guests, one place."""
    story = await an_event(services, district, clock, guests=4)
    await services.events.set_places(district.methodist, story.event_id, 1)
    return story


async def everybody_comes(story: Afterwards) -> list[tuple[EventAnswer | None, int | None]]:
    lines = []
    for guest in story.guests:
        story.clock.advance(seconds=1)
        lines.append(await story.services.events.answer(guest, story.event_id, GOING))
    return [(line.answer, line.queue) for line in lines]


async def answers(story: Afterwards) -> list[EventAnswer | None]:
    lines = [await story.services.events.invitation(guest, story.event_id) for guest in story.guests]
    return [line.answer for line in lines]


async def told(database: Database) -> list[int | None]:
    async with database.read() as session:
        rows = await session.scalars(
            select(OutboxMessage.person_id)
            .where(OutboxMessage.kind == "event_place")
            .order_by(OutboxMessage.id)
        )
        return list(rows)


async def test_beyond_the_places_one_waits_in_order(
    story: Afterwards, services: Services, database: Database
) -> None:
    assert await everybody_comes(story) == [(GOING, None), (WAITING, 1), (WAITING, 2), (WAITING, 3)]
    # Asking again changes neither place nor order.
    again = await services.events.answer(story.guests[1], story.event_id, GOING)
    assert (again.answer, again.queue) == (WAITING, 1)
    await services.events.answer(story.guests[0], story.event_id, DECLINED)
    assert await answers(story) == [DECLINED, GOING, WAITING, WAITING]
    assert await told(database) == [story.guests[1].require_person()]
    card = await services.events.card(story.district.methodist, story.event_id)
    assert (card.going, card.waiting, card.declined, card.guests) == (1, 2, 1, 4)
    # Who comes back stands last.
    story.clock.advance(seconds=1)
    line = await services.events.answer(story.guests[0], story.event_id, GOING)
    assert line.queue == 3


async def test_who_moves_up_is_reminded_like_all_others(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS - timedelta(days=2)
    await everybody_comes(story)
    await services.events.answer(story.guests[0], story.event_id, MAYBE)
    async with database.read() as session:
        reminded = await session.scalars(
            select(OutboxMessage.payload).where(
                OutboxMessage.kind == "event_soon",
                OutboxMessage.person_id == story.guests[1].person_id,
            )
        )
        assert sorted(payload["which"] for payload in reminded) == ["day", "hour"]


async def test_each_moving_up_is_told_and_not_at_night(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    await everybody_comes(story)
    first, second = story.guests[:2]
    clock.moment = datetime(2026, 11, 16, 18, tzinfo=UTC)
    for one in (first, second):
        await services.events.answer(one, story.event_id, DECLINED)
    for guest in story.guests[2:]:
        await services.events.answer(guest, story.event_id, DECLINED)
    await services.events.answer(second, story.event_id, GOING)
    async with database.read() as session:
        rows = await session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "event_place"))
        assert {row.not_before for row in rows} == {datetime(2026, 11, 17, 5, tzinfo=UTC)}
    assert len(await told(database)) == 3


async def test_more_places_let_several_in(
    story: Afterwards, services: Services, district: District, database: Database
) -> None:
    await everybody_comes(story)
    assert await services.events.set_places(district.methodist, story.event_id, 3) == 2
    assert await answers(story) == [GOING, GOING, GOING, WAITING]
    with pytest.raises(DomainError, match="event-error-places-taken") as caught:
        await services.events.set_places(district.methodist, story.event_id, 2)
    assert caught.value.values == {"taken": 3}
    assert await services.events.set_places(district.methodist, story.event_id, None) == 1
    assert await told(database) == [guest.person_id for guest in story.guests[1:]]


@pytest.mark.parametrize("number", [0, -1, 5001])
async def test_numbers_that_are_no_places(
    story: Afterwards, services: Services, district: District, number: int
) -> None:
    with pytest.raises(DomainError, match="event-error-places-number"):
        await services.events.set_places(district.methodist, story.event_id, number)


async def test_of_two_at_once_one_gets_the_last_place(story: Afterwards, services: Services) -> None:
    lines = await asyncio.gather(
        *(services.events.answer(guest, story.event_id, GOING) for guest in story.guests)
    )
    assert sorted(str(line.answer) for line in lines) == ["going", "waiting", "waiting", "waiting"]


async def test_after_the_start_nobody_moves_up(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    await everybody_comes(story)
    clock.moment = STARTS
    await services.people.withdraw(story.guests[0])
    assert await told(database) == []


async def test_who_leaves_the_programme_leaves_their_place(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    await everybody_comes(story)
    clock.moment = STARTS - timedelta(hours=3)
    await services.people.withdraw(story.guests[0])
    assert await told(database) == [story.guests[1].require_person()]
    assert (await services.events.invitation(story.guests[1], story.event_id)).answer is GOING
