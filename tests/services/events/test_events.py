"""Events: made, answered, moved, called off, remembered in time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import EventAnswer, EventKind, EventState, OutboxStatus, PersonState, Role
from models.people import Account, Person
from models.system import OutboxMessage
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound, Repeated
from services.events.facts import NewEvent, Told
from services.registry import Services
from tests.builders import District, a_district
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def story(services: Services, district: District, clock: FixedClock) -> Afterwards:
    return await an_event(services, district, clock, guests=3)


async def queued(database: Database, kind: str) -> list[OutboxMessage]:
    async with database.read() as session:
        rows = await session.scalars(
            select(OutboxMessage)
            .where(OutboxMessage.kind == kind, OutboxMessage.status == OutboxStatus.PENDING)
            .order_by(OutboxMessage.not_before)
        )
        return list(rows)


async def test_counts_of_answers(story: Afterwards, services: Services, district: District) -> None:
    first, second, _ = story.guests
    await services.events.answer(first, story.event_id, EventAnswer.GOING)
    await services.events.answer(second, story.event_id, EventAnswer.GOING)
    line = await services.events.answer(second, story.event_id, EventAnswer.DECLINED)
    assert line.answer is EventAnswer.DECLINED
    card = await services.events.card(district.methodist, story.event_id)
    assert (card.going, card.maybe, card.declined, card.silent, card.guests) == (1, 0, 1, 1, 3)


async def test_reminders_a_day_and_an_hour_before(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS - timedelta(days=2)
    for answer in (EventAnswer.GOING, EventAnswer.DECLINED, EventAnswer.MAYBE, EventAnswer.GOING):
        await services.events.answer(story.guests[0], story.event_id, answer)
    rows = await queued(database, "event_soon")
    assert [(row.payload["which"], STARTS - row.not_before) for row in rows] == [
        ("day", timedelta(days=1)),
        ("hour", timedelta(hours=1)),
    ]


async def test_who_declined_is_not_reminded(story: Afterwards, services: Services) -> None:
    guest = story.guests[0]
    await services.events.answer(guest, story.event_id, EventAnswer.GOING)
    await services.events.answer(guest, story.event_id, EventAnswer.DECLINED)
    notice = await services.events.notice(story.event_id, guest.require_person(), 0)
    assert notice is not None
    assert notice.answer is EventAnswer.DECLINED, "the message sees this and is not sent"


async def test_a_paused_guest_is_not_reminded_but_told_of_changes(
    story: Afterwards, services: Services, database: Database
) -> None:
    guest = story.guests[0]
    await services.events.answer(guest, story.event_id, EventAnswer.GOING)
    async with database.write() as session:
        await session.execute(
            update(Account).where(Account.id == guest.account_id).values(paused_until=date(2026, 12, 1))
        )
    notice = services.events.notice
    assert await notice(story.event_id, guest.require_person(), 0, reminder=True) is None
    assert await notice(story.event_id, guest.require_person(), 0) is not None


async def test_moving_tells_everyone_once_and_moves_the_reminders(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS - timedelta(days=5)
    await services.events.answer(story.guests[0], story.event_id, EventAnswer.GOING)
    later = STARTS + timedelta(days=7)
    assert await services.events.move(district.methodist, story.event_id, later) == Told(3, 0)
    assert await services.events.move(district.methodist, story.event_id, later) == Told(0, 0)
    assert len(await queued(database, "event_moved")) == 3
    rows = await queued(database, "event_soon")
    assert [later - row.not_before for row in rows] == [timedelta(days=1), timedelta(hours=1)]
    card = await services.events.card(district.methodist, story.event_id)
    assert card.line.ends_at - card.line.starts_at == timedelta(hours=1)

    # Back to where it was: that is a move, too, and the notice of the first is no longer true.
    assert await services.events.move(district.methodist, story.event_id, STARTS) == Told(3, 0)
    assert [row.payload["moves"] for row in await queued(database, "event_moved")] == [2, 2, 2]
    assert await services.events.notice(story.event_id, story.guests[0].require_person(), 1) is None


async def test_cancelling_tells_who_has_not_declined_and_drops_reminders(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS - timedelta(days=3)
    await services.events.answer(story.guests[0], story.event_id, EventAnswer.GOING)
    await services.events.answer(story.guests[1], story.event_id, EventAnswer.DECLINED)
    assert await services.events.cancel(district.methodist, story.event_id) == Told(2, 0)
    assert await services.events.cancel(district.methodist, story.event_id) == Told(0, 0)
    assert await queued(database, "event_soon") == []
    assert len(await queued(database, "event_cancelled")) == 2
    with pytest.raises(DomainError, match="event-error-cancelled"):
        await services.events.answer(story.guests[2], story.event_id, EventAnswer.GOING)
    with pytest.raises(DomainError, match="event-error-cancelled"):
        await services.events.move(district.methodist, story.event_id, STARTS + timedelta(days=1))


@pytest.mark.parametrize(
    ("hours_before", "local_hour"),
    [(40, 8), (2, None)],
    ids=["the evening before yesterday waits for the morning", "the same day goes at once"],
)
async def test_quiet_hours_hold_for_all_but_the_same_day(
    hours_before: int,
    local_hour: int | None,
    story: Afterwards,
    services: Services,
    district: District,
    database: Database,
    clock: FixedClock,
) -> None:
    clock.moment = STARTS - timedelta(hours=hours_before)
    await services.events.cancel(district.methodist, story.event_id)
    [leaves] = {row.not_before for row in await queued(database, "event_cancelled")}
    if local_hour is None:
        assert leaves == clock.moment
    else:
        # 40 hours before noon is 20:00 in Moscow (UTC+3).
        assert leaves == datetime(2026, 11, 16, local_hour - 3, 0, tzinfo=UTC)


async def test_guests_without_the_bot_are_counted(
    story: Afterwards, services: Services, district: District
) -> None:
    stranger = await district.person("Безботова", Role.MENTEE, with_account=False)
    async with district.database.write() as session:
        from services.events.guests import invite

        added = await invite(session, story.event_id, [stranger.require_person()])
        again = await invite(session, story.event_id, [stranger.require_person()])
    assert (added, again) == (1, 0)
    assert await services.events.cancel(district.methodist, story.event_id) == Told(3, 1)


async def test_answers_only_before_the_start_and_only_of_guests(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    outsider = await district.person("Чужова", Role.MENTEE)
    with pytest.raises(Forbidden):
        await services.events.answer(outsider, story.event_id, EventAnswer.GOING)
    with pytest.raises(NotFound):
        await services.events.answer(outsider, 999_999, EventAnswer.GOING)
    clock.moment = STARTS
    with pytest.raises(DomainError, match="event-error-started"):
        await services.events.answer(story.guests[0], story.event_id, EventAnswer.GOING)
    clock.moment = STARTS + timedelta(hours=1)
    with pytest.raises(DomainError, match="event-error-over"):
        await services.events.answer(story.guests[0], story.event_id, EventAnswer.GOING)
    async with database.write() as session:
        await session.execute(update(Person).values(state=PersonState.IMPORTED))
    with pytest.raises(Forbidden):
        await services.events.answer(story.guests[0], story.event_id, EventAnswer.GOING)


async def test_only_the_programmes_methodist_may(
    story: Afterwards, services: Services, database: Database
) -> None:
    other = await a_district(database, name="Другой район")
    guest: Actor = story.guests[0]
    for actor, error in ((other.methodist, NotFound), (guest, Forbidden)):
        for attempt in (
            services.events.card(actor, story.event_id),
            services.events.cancel(actor, story.event_id),
            services.events.move(actor, story.event_id, STARTS),
            services.events.guest_list(actor, story.event_id),
            services.events.tick(actor, story.event_id, guest.require_person(), True),
            services.events.finish_attendance(actor, story.event_id),
        ):
            with pytest.raises(error):
                await attempt


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"title": "  \n "}, "event-error-title"),
        ({"title": "я" * 201}, "error-text-too-long"),
        ({"starts_at": datetime(2026, 11, 16, 8, 59, tzinfo=UTC)}, "event-error-past"),
        ({"minutes": 0}, "event-error-length"),
        ({"minutes": 7 * 24 * 60 + 1}, "event-error-length"),
        ({"place": "я" * 301}, "error-text-too-long"),
    ],
)
async def test_what_an_event_can_not_be(
    change: dict[str, object], key: str, services: Services, district: District
) -> None:
    values = {"kind": EventKind.SEMINAR, "title": "Совет", "starts_at": STARTS, "minutes": 60} | change
    with pytest.raises(DomainError, match=key):
        await services.events.create(district.methodist, NewEvent(**values))  # type: ignore[arg-type]


async def test_a_redelivered_update_makes_no_second_event(services: Services, district: District) -> None:
    actor = district.methodist.asking(77)
    new = NewEvent(EventKind.SEMINAR, "Чтение", STARTS, 60)
    await services.events.create(actor, new)
    with pytest.raises(Repeated):
        await services.events.create(actor, new)
    assert [line.state for line in (await services.events.upcoming(district.methodist)).events] == [
        EventState.PLANNED
    ]
