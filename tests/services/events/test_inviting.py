"""Guests added and taken out after the invitation: each hears of it once, places go on."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import EventAnswer, EventKind, OutboxStatus, Role
from models.events import EventGuest
from models.system import OutboxMessage, Rider
from services.broadcasts.facts import Segment, SegmentKind
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.events.facts import NewEvent, Told
from services.registry import Services
from tests.builders import District, a_district
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event

MENTORS = Segment(SegmentKind.ROLE, role=Role.MENTOR)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def story(services: Services, district: District, clock: FixedClock) -> Afterwards:
    clock.moment = STARTS - timedelta(days=3)
    return await an_event(services, district, clock, guests=2)


async def said(database: Database, kind: str) -> list[int | None]:
    """Who is told, by a message or within the next bundle."""
    async with database.read() as session:
        sent = await session.scalars(
            select(OutboxMessage.person_id).where(
                OutboxMessage.kind == kind, OutboxMessage.status == OutboxStatus.PENDING
            )
        )
        riding = await session.scalars(select(Rider.person_id).where(Rider.kind == kind, ~Rider.taken))
        return sorted([*sent, *riding], key=lambda person: person or 0)


async def guests(database: Database, event_id: int) -> set[int]:
    async with database.read() as session:
        rows = await session.scalars(select(EventGuest.person_id).where(EventGuest.event_id == event_id))
        return set(rows)


async def test_newcomers_of_a_segment_are_told_and_nobody_else(
    story: Afterwards, services: Services, district: District, database: Database
) -> None:
    events, methodist = services.events, district.methodist
    mentors = [await district.person(f"Орлова{number}", Role.MENTOR) for number in range(2)]
    mentors.append(await district.person("Безботова", Role.MENTOR, with_account=False))
    await events.invite_guests(methodist, story.event_id, mentors[0].require_person())
    assert await events.count_invitees(methodist, story.event_id, MENTORS, invited=False) == 2
    assert await events.invite_guests(methodist, story.event_id, MENTORS) == Told(1, 1)
    assert await events.invite_guests(methodist, story.event_id, MENTORS) == Told(0, 0)
    assert await said(database, "event_invitation") == [one.person_id for one in mentors[:2]]
    assert (await events.card(methodist, story.event_id)).guests == 5
    line = await events.answer(mentors[1], story.event_id, EventAnswer.GOING)
    assert line.answer is EventAnswer.GOING


async def test_who_is_taken_out_hears_once_and_their_place_goes_on(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    events, methodist, (first, second) = services.events, district.methodist, story.guests
    await events.set_places(methodist, story.event_id, 1)
    for guest in (first, second):
        clock.advance(seconds=1)
        await events.answer(guest, story.event_id, EventAnswer.GOING)
    assert await events.take_back(methodist, story.event_id, first.require_person()) == Told(1, 0)
    assert await events.take_back(methodist, story.event_id, first.require_person()) == Told(0, 0)
    assert await said(database, "event_uninvited") == [first.person_id]
    assert await said(database, "event_place") == [second.person_id]
    assert await said(database, "event_soon") == [second.person_id] * 2
    assert await guests(database, story.event_id) == {second.person_id}
    with pytest.raises(DomainError):
        await events.answer(first, story.event_id, EventAnswer.GOING)


async def test_an_invitation_not_said_yet_is_taken_back_in_silence(
    story: Afterwards, services: Services, district: District, database: Database
) -> None:
    late = await district.person("Орлова", Role.MENTOR)
    person = late.require_person()
    await services.events.invite_guests(district.methodist, story.event_id, person)
    assert await services.events.take_back(district.methodist, story.event_id, MENTORS) == Told(0, 0)
    assert await said(database, "event_invitation") == []
    assert await said(database, "event_uninvited") == []
    # Invited again they are told, for nothing has been said yet.
    story.clock.advance(seconds=1)
    assert await services.events.invite_guests(district.methodist, story.event_id, person) == Told(1, 0)
    assert await said(database, "event_invitation") == [person]


async def test_who_had_declined_is_taken_out_in_silence(
    story: Afterwards, services: Services, district: District, database: Database
) -> None:
    await services.events.answer(story.guests[0], story.event_id, EventAnswer.DECLINED)
    everyone = Segment(SegmentKind.ROLE, role=Role.MENTEE)
    assert await services.events.take_back(district.methodist, story.event_id, everyone) == Told(1, 0)
    assert await said(database, "event_uninvited") == [story.guests[1].person_id]


async def test_of_a_series_the_chosen_lessons_go_too(
    services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS - timedelta(days=3)
    events, methodist = services.events, district.methodist
    series = await events.create(methodist, NewEvent(EventKind.FESTIVAL, "Неделя", STARTS, 60))
    new = NewEvent(EventKind.LESSON, "Урок", STARTS, 45, series_id=series)
    lesson = await events.create(methodist, new)
    guest = await district.person("Гостева", Role.MENTEE)
    with pytest.raises(DomainError, match="event-error-lesson-invites"):
        await events.invite_guests(methodist, lesson, guest.require_person())
    await events.invite_guests(methodist, series, guest.require_person())
    await events.answer(guest, lesson, EventAnswer.GOING)
    await events.take_back(methodist, series, guest.require_person())
    assert await guests(database, lesson) == set()
    assert await said(database, "event_soon") == []


async def test_neither_strangers_nor_too_late(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    other = await a_district(database, name="Другой район")
    stranger = await other.person("Чужова", Role.MENTOR)
    with pytest.raises(NotFound):
        await services.events.invite_guests(district.methodist, story.event_id, stranger.require_person())
    clock.moment = STARTS
    for wish in (services.events.invite_guests, services.events.take_back):
        with pytest.raises(DomainError, match="event-error-started"):
            await wish(district.methodist, story.event_id, MENTORS)
