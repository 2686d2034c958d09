"""A festival of lessons: one invitation, a programme to choose from, places and attendance of each lesson."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import EventAfter, EventAnswer, EventKind, OutboxStatus, Role
from models.events import EventGuest
from models.surveys import Survey
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.chats.facts import Thing
from services.chats.rules import payload_of
from services.clock import FixedClock
from services.errors import DomainError, Forbidden
from services.events.facts import NewEvent, Told
from services.events.guests import invite
from services.registry import Services
from tests.builders import District, a_district
from tests.services.surveys.afterwards import STARTS

GOING, WAITING, DECLINED, NONE = (
    EventAnswer.GOING,
    EventAnswer.WAITING,
    EventAnswer.DECLINED,
    EventAnswer.NONE,
)


@dataclass
class Festival:
    """Three lessons on three days, the second with one place; two guests of the series."""

    services: Services
    district: District
    clock: FixedClock
    event_id: int
    lessons: list[int]
    guests: list[Actor]

    async def own(self, guest: Actor) -> tuple[EventAnswer | None, list[EventAnswer | None]]:
        """The answer to the series, and to its lessons in their order."""
        page = await self.services.events.series(guest, self.event_id)
        whole = await self.services.events.invitation(guest, self.event_id)
        return whole.answer, [lesson.event.answer for lesson in page.lessons]


@pytest.fixture
async def festival(services: Services, database: Database, clock: FixedClock) -> Festival:
    district = await a_district(database)
    clock.moment = STARTS - timedelta(days=5)
    events, methodist = services.events, district.methodist
    series = await events.create(
        methodist, NewEvent(EventKind.FESTIVAL, "Неделя уроков", STARTS + timedelta(days=1), 60)
    )
    lessons = []
    for day in range(3):
        starts = STARTS + timedelta(days=day)
        new = NewEvent(EventKind.LESSON, f"Урок {day + 1}", starts, 45, series_id=series)
        lessons.append(await events.create(methodist, new))
    await events.set_places(methodist, lessons[1], 1)
    guests = [await district.person(f"Гостева{number}", Role.MENTEE) for number in range(2)]
    async with database.write() as session:
        await invite(session, series, [guest.require_person() for guest in guests])
    return Festival(services, district, clock, series, lessons, guests)


async def test_a_series_lasts_as_long_as_its_lessons(festival: Festival) -> None:
    events, methodist = festival.services.events, festival.district.methodist
    line = (await events.card(methodist, festival.event_id)).line
    assert line.lessons == 3
    assert (line.starts_at, line.ends_at) == (STARTS, STARTS + timedelta(days=2, minutes=45))
    await events.move(methodist, festival.lessons[0], STARTS - timedelta(days=1))
    await events.cancel(methodist, festival.lessons[2])
    line = (await events.card(methodist, festival.event_id)).line
    assert (line.starts_at, line.ends_at) == (
        STARTS - timedelta(days=1),
        STARTS + timedelta(days=1, minutes=45),
    )
    with pytest.raises(DomainError, match="event-error-series-time"):
        await events.move(methodist, festival.event_id, STARTS + timedelta(days=3))
    # One line in the lists, whatever it is made of.
    assert [one.id for one in (await events.upcoming(methodist)).events] == [festival.event_id]
    assert [one.id for one in (await events.my_events(festival.guests[0])).events] == [festival.event_id]


async def test_any_number_is_chosen_each_with_its_places(festival: Festival, database: Database) -> None:
    events, (first, second) = festival.services.events, festival.guests
    assert await festival.own(first) == (NONE, [None, None, None])
    for lesson in festival.lessons[:2]:
        await events.answer(first, lesson, GOING)
    assert await festival.own(first) == (GOING, [GOING, GOING, None])
    assert (await events.answer(second, festival.lessons[1], GOING)).queue == 1
    assert await festival.own(second) == (GOING, [None, WAITING, None])
    page = await events.series(festival.district.methodist, festival.event_id)
    assert [(one.going, one.waiting, one.free) for one in page.lessons] == [
        (1, 0, None),
        (1, 1, 0),
        (0, 0, None),
    ]
    # Each chosen lesson is reminded of, the series is not.
    async with database.read() as session:
        rows = await session.scalars(select(OutboxMessage.payload).where(OutboxMessage.kind == "event_soon"))
        assert {payload["event"] for payload in rows} == set(festival.lessons[:2])
    await events.answer(first, festival.lessons[0], DECLINED)
    await events.answer(first, festival.lessons[1], DECLINED)
    assert await festival.own(first) == (NONE, [DECLINED, DECLINED, None])
    assert await festival.own(second) == (GOING, [None, GOING, None])


async def test_declining_the_series_frees_all_its_places(festival: Festival) -> None:
    events, (first, second) = festival.services.events, festival.guests
    for guest in (first, second):
        await events.answer(guest, festival.lessons[1], GOING)
    await events.answer(first, festival.event_id, DECLINED)
    assert await festival.own(first) == (DECLINED, [None, DECLINED, None])
    assert await festival.own(second) == (GOING, [None, GOING, None])


async def test_who_is_not_invited_to_the_series_chooses_nothing(festival: Festival) -> None:
    outsider = await festival.district.person("Чужова", Role.MENTEE)
    with pytest.raises(Forbidden):
        await festival.services.events.answer(outsider, festival.lessons[0], GOING)
    with pytest.raises(Forbidden):
        await festival.services.events.series(outsider, festival.event_id)


async def test_one_can_choose_until_the_last_lesson(festival: Festival) -> None:
    festival.clock.moment = STARTS + timedelta(hours=2)
    events, guest = festival.services.events, festival.guests[0]
    assert (await events.answer(guest, festival.event_id, GOING)).lessons == 3
    await events.answer(guest, festival.lessons[2], GOING)
    with pytest.raises(DomainError, match="event-error-over"):
        await events.answer(guest, festival.lessons[0], GOING)


async def test_calling_the_series_off_is_told_once(festival: Festival, database: Database) -> None:
    events, methodist = festival.services.events, festival.district.methodist
    host = await festival.district.person("Ведущая", Role.MENTOR)
    await events.add_presenter(methodist, festival.lessons[0], host.require_person())
    for lesson in festival.lessons[:2]:
        await events.answer(festival.guests[0], lesson, GOING)
    assert await events.cancel(methodist, festival.event_id) == Told(3, 0)
    async with database.read() as session:
        rows = await session.execute(
            select(OutboxMessage.kind, OutboxMessage.person_id).where(
                OutboxMessage.status == OutboxStatus.PENDING, OutboxMessage.kind != "event_leads"
            )
        )
        people = [*(guest.person_id for guest in festival.guests), host.person_id]
        assert sorted(map(tuple, rows)) == sorted(("event_cancelled", person) for person in people)
    with pytest.raises(DomainError, match="event-error-cancelled"):
        await events.answer(festival.guests[1], festival.lessons[2], GOING)


async def test_attendance_of_a_lesson_is_attendance_of_the_series(
    festival: Festival, database: Database
) -> None:
    events, methodist, (first, second) = (
        festival.services.events,
        festival.district.methodist,
        festival.guests,
    )
    late = await festival.district.person("Внезапная", Role.MENTEE)
    code = (await events.event_code(methodist, festival.lessons[0])).code
    festival.clock.moment = STARTS
    assert (await events.check_in(first, code)).invited, "to the series, so to each of its lessons"
    assert not (await events.check_in(late, code)).invited
    card = await events.card(methodist, festival.event_id)
    assert (card.attended, card.uninvited) == (2, 1)
    await events.tick(methodist, festival.lessons[0], first.require_person(), False)
    async with database.read() as session:
        there = await session.scalars(
            select(EventGuest.person_id).where(EventGuest.event_id == festival.event_id, EventGuest.attended)
        )
        assert there.all() == [late.person_id]
    assert (await events.card(methodist, festival.lessons[0])).attended == 1
    assert second.person_id != late.person_id


async def reminded_at(database: Database, event_id: int, whom: str) -> list[datetime]:
    """When the waiting reminders of an event leave, to `whom` (as its key says)."""
    async with database.read() as session:
        found = await session.scalars(
            select(OutboxMessage.not_before)
            .where(
                OutboxMessage.status == OutboxStatus.PENDING,
                OutboxMessage.dedupe_key.startswith(f"event-soon:{event_id}:{whom}:"),
            )
            .order_by(OutboxMessage.not_before)
        )
        return list(found)


async def test_reminders_of_the_series_follow_its_first_lesson(
    festival: Festival, database: Database
) -> None:
    events, methodist, series = festival.services.events, festival.district.methodist, festival.event_id
    programme = Thing(festival.district.programme_id)
    linked = await festival.services.chats.link(methodist, payload_of(programme), -4_000_001, "Район")
    host = await festival.district.person("Ведущая", Role.MENTOR)
    await events.add_presenter(methodist, series, host.require_person())
    listeners = (f"chat{linked.chat_id}", str(host.person_id))
    for whom in listeners:
        assert await reminded_at(database, series, whom) == [
            STARTS - timedelta(days=1),
            STARTS - timedelta(hours=1),
        ]
    await events.relocate(methodist, series, "Дворец творчества")
    # There, and back again: each time holds.
    for starts in (STARTS - timedelta(days=2), STARTS):
        await events.move(methodist, festival.lessons[0], starts)
        for whom in listeners:
            assert await reminded_at(database, series, whom) == [
                starts - timedelta(days=1),
                starts - timedelta(hours=1),
            ]
    async with database.read() as session:
        relocated = await session.scalars(
            select(OutboxMessage).where(
                OutboxMessage.kind == "event_moved",
                OutboxMessage.status == OutboxStatus.PENDING,
                OutboxMessage.dedupe_key.startswith(f"event-moved:{series}:"),
            )
        )
        told = {one.person_id: one.payload["moves"] for one in relocated}
    assert set(told) >= {guest.person_id for guest in festival.guests}
    for guest in festival.guests:
        person = guest.require_person()
        assert await events.notice(series, person, told[person]) is not None, "the new place is still told"


async def test_a_lesson_added_after_the_invitation_is_told_once_a_day(
    festival: Festival, database: Database
) -> None:
    events, methodist, (first, second) = (
        festival.services.events,
        festival.district.methodist,
        festival.guests,
    )
    await events.answer(second, festival.event_id, DECLINED)
    for number in (4, 5):
        starts = STARTS + timedelta(days=number)
        new = NewEvent(EventKind.LESSON, f"Урок {number}", starts, 45, series_id=festival.event_id)
        await events.create(methodist, new)
    async with database.read() as session:
        said = [
            row
            for table in (OutboxMessage, Rider)
            for row in await session.scalars(select(table.person_id).where(table.kind == "event_added"))
        ]
    assert said == [first.person_id]


async def surveyed(database: Database) -> list[int | None]:
    async with database.read() as session:
        return list(await session.scalars(select(Survey.event_id).order_by(Survey.event_id)))


async def test_each_attended_lesson_has_its_conversation(festival: Festival, database: Database) -> None:
    events, methodist = festival.services.events, festival.district.methodist
    for day, lesson in enumerate(festival.lessons[:2]):
        festival.clock.moment = STARTS + timedelta(days=day)
        await events.add(methodist, lesson, festival.guests[0].require_person())
        festival.clock.advance(hours=2)
        await festival.services.surveys.open_due()
    festival.clock.moment = STARTS + timedelta(days=4)
    await festival.services.surveys.open_due()
    assert await surveyed(database) == festival.lessons[:2]
    with pytest.raises(DomainError, match="event-error-surveyed"):
        await events.set_series_survey(methodist, festival.event_id, True)


async def test_or_the_series_has_one(festival: Festival, database: Database) -> None:
    events, methodist = festival.services.events, festival.district.methodist
    await events.set_series_survey(methodist, festival.event_id, True)
    # What is added later follows.
    new = NewEvent(EventKind.LESSON, "Урок 4", STARTS + timedelta(days=3), 45, series_id=festival.event_id)
    last = await events.create(methodist, new)
    for day, lesson in enumerate([*festival.lessons, last]):
        festival.clock.moment = STARTS + timedelta(days=day)
        await events.add(methodist, lesson, festival.guests[0].require_person())
        festival.clock.advance(hours=2)
        await festival.services.surveys.open_due()
        assert (await events.card(methodist, lesson)).after is EventAfter.APART
    assert await surveyed(database) == [festival.event_id]
    # Who is ticked late joins it.
    await events.add(methodist, last, festival.guests[1].require_person())
    survey = (await events.card(methodist, festival.event_id)).survey_id
    assert survey
    assert (await festival.services.surveys.line(methodist, survey)).asked == 2


async def test_the_calendar_has_the_chosen_lessons(festival: Festival) -> None:
    events, guest = festival.services.events, festival.guests[0]
    await events.answer(guest, festival.lessons[2], GOING)
    chosen = await events.event_calendar(guest, festival.event_id)
    assert [one.title for one in chosen] == ["Урок 3"]
    assert len(await events.event_calendar(festival.district.methodist, festival.event_id)) == 3


async def test_a_lesson_has_no_lessons(festival: Festival) -> None:
    new = NewEvent(EventKind.LESSON, "Урок", STARTS, 45, series_id=festival.lessons[0])
    with pytest.raises(DomainError, match="event-error-lesson-in-lesson"):
        await festival.services.events.create(festival.district.methodist, new)
    alone = NewEvent(EventKind.LESSON, "Урок", STARTS, 45)
    event_id = await festival.services.events.create(festival.district.methodist, alone)
    with pytest.raises(DomainError, match="event-error-no-lessons"):
        await festival.services.events.set_series_survey(festival.district.methodist, event_id, True)
