"""The whole card: what is changed afterwards, who hears of it, the calendar, the presenters' reminders."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from documents.plan import plan_ics
from models.database import Database
from models.enums import EventAnswer, EventKind, OutboxStatus, Role, Stage
from models.people import Account, Deficit
from models.system import OutboxMessage
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.events.editing import OrderKind
from services.events.facts import Told
from services.events.rules import place_and_link, reminders
from services.orders import Order
from services.registry import Services
from tests.builders import District, a_district
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event

GOING, DECLINED, MAYBE = EventAnswer.GOING, EventAnswer.DECLINED, EventAnswer.MAYBE


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def story(services: Services, district: District, clock: FixedClock) -> Afterwards:
    clock.moment = STARTS - timedelta(days=3)
    return await an_event(services, district, clock, guests=3)


@pytest.fixture
async def host(services: Services, story: Afterwards) -> Actor:
    """Leads the event and is no guest of it."""
    host = await story.district.person("Ведущая", Role.MENTOR)
    await services.events.add_presenter(story.district.methodist, story.event_id, host.require_person())
    return host


async def waiting(database: Database, kind: str) -> dict[int | None, list[OutboxMessage]]:
    """Person → what of this kind is to be said to them, in its order."""
    found: dict[int | None, list[OutboxMessage]] = {}
    async with database.read() as session:
        rows = await session.scalars(
            select(OutboxMessage)
            .where(OutboxMessage.kind == kind, OutboxMessage.status == OutboxStatus.PENDING)
            .order_by(OutboxMessage.not_before)
        )
        for row in rows:
            found.setdefault(row.person_id, []).append(row)
    return found


@pytest.mark.parametrize(
    ("typed", "place", "link"),
    [
        ("Шумская СОШ, каб. 12", "Шумская СОШ, каб. 12", ""),
        ("https://example.ru/room?x=1", "", "https://example.ru/room?x=1"),
        ("Онлайн: www.example.ru/room", "Онлайн", "https://www.example.ru/room"),
        ("каб. 5, https://example.ru/room.", "каб. 5", "https://example.ru/room"),
        ("  ", "", ""),
    ],
)
def test_a_link_in_what_is_typed_for_a_place(typed: str, place: str, link: str) -> None:
    assert place_and_link(typed) == (place, link)


@pytest.mark.parametrize("typed", ["http://", "https://localhost", f"https://example.ru/{'x' * 500}"])
def test_what_is_no_link_is_said(typed: str) -> None:
    with pytest.raises(DomainError):
        place_and_link(typed)


async def test_a_new_place_is_told_to_who_may_come_and_who_leads(
    story: Afterwards, host: Actor, services: Services, district: District, database: Database
) -> None:
    await services.events.answer(story.guests[0], story.event_id, GOING)
    await services.events.answer(story.guests[1], story.event_id, DECLINED)
    where = "каб. 5, https://example.ru/room"
    assert await services.events.relocate(district.methodist, story.event_id, where) == Told(3, 0)
    assert await services.events.relocate(district.methodist, story.event_id, where) == Told(0, 0)
    told = await waiting(database, "event_moved")
    assert told.keys() == {story.guests[0].person_id, story.guests[2].person_id, host.person_id}
    assert {row.payload["relocated"] for rows in told.values() for row in rows} == {1}
    # Those who come are reminded of what is true now.
    reminded = await waiting(database, "event_soon")
    assert reminded.keys() == {story.guests[0].person_id, host.person_id}
    assert {row.payload["moves"] for rows in reminded.values() for row in rows} == {1}
    notice = await services.events.notice(story.event_id, host.require_person(), 1)
    assert notice is not None
    assert (notice.leads, notice.answer, notice.place, notice.link) == (
        True,
        None,
        "каб. 5",
        "https://example.ru/room",
    )


async def test_who_leads_hears_once_and_of_moves_and_cancelling(
    story: Afterwards, host: Actor, services: Services, district: District, database: Database
) -> None:
    methodist, person = district.methodist, host.require_person()
    assert len((await waiting(database, "event_leads"))[person]) == 1
    assert [row.payload["which"] for row in (await waiting(database, "event_soon"))[person]] == [
        "day",
        "hour",
    ]
    async with database.write() as session:
        await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.kind == "event_leads")
            .values(status=OutboxStatus.SENT, settled_at=STARTS)
        )
    await services.events.remove_presenter(methodist, story.event_id, person)
    assert len((await waiting(database, "event_leads_not"))[person]) == 1
    assert await services.events.notice(story.event_id, person, 0) is None, "so nothing of it is sent"
    await services.events.add_presenter(methodist, story.event_id, person)
    await services.events.move(methodist, story.event_id, STARTS + timedelta(days=1))
    assert len((await waiting(database, "event_moved"))[person]) == 1
    await services.events.cancel(methodist, story.event_id)
    assert len((await waiting(database, "event_cancelled"))[person]) == 1
    assert person not in await waiting(database, "event_soon")


async def test_who_was_never_told_that_they_lead_is_not_told_otherwise(
    story: Afterwards, host: Actor, services: Services, district: District, database: Database
) -> None:
    await services.events.remove_presenter(district.methodist, story.event_id, host.require_person())
    assert await waiting(database, "event_leads") == {}
    assert await waiting(database, "event_leads_not") == {}


async def test_a_longer_event_is_a_change_of_its_time(
    story: Afterwards, services: Services, district: District
) -> None:
    assert await services.events.move(district.methodist, story.event_id, STARTS, 90) == Told(3, 0)
    line = (await services.events.card(district.methodist, story.event_id)).line
    assert line.ends_at - line.starts_at == timedelta(minutes=90)
    for minutes in (0, -5, 8 * 24 * 60):
        with pytest.raises(DomainError, match="event-error-length"):
            await services.events.move(district.methodist, story.event_id, STARTS, minutes)


async def test_what_papers_need(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    methodist, event_id, events = district.methodist, story.event_id, services.events
    async with database.read() as session:
        deficit = (await session.scalars(select(Deficit).order_by(Deficit.position))).first()
    assert deficit
    clock.moment = STARTS + timedelta(days=30)
    await events.rename(methodist, event_id, EventKind.SEMINAR, "  Читаем   вместе ")
    await events.set_event_stage(methodist, event_id, Stage.THEORY)
    await events.turn_event_deficit(methodist, event_id, deficit.id)
    await events.set_host_school(methodist, event_id, district.leader_school)
    await events.set_event_order(methodist, event_id, OrderKind.OPENING, Order("12-од", date(2026, 11, 1)))
    await events.set_event_order(methodist, event_id, OrderKind.CLOSING, Order("13-од", date(2026, 12, 1)))
    await events.set_anonymous(methodist, event_id, False)
    card = await events.card(methodist, event_id)
    assert (card.line.kind, card.line.title) == (EventKind.SEMINAR, "Читаем вместе")
    assert (card.stage, [one.id for one in card.deficits]) == (Stage.THEORY, [deficit.id])
    assert (card.host_school, card.anonymous) == ("Приладожская СОШ", False)
    assert (card.opening, card.closing) == (
        Order("12-од", date(2026, 11, 1)),
        Order("13-од", date(2026, 12, 1)),
    )
    await events.turn_event_deficit(methodist, event_id, deficit.id)
    await events.set_event_order(methodist, event_id, OrderKind.CLOSING, None)
    await events.set_host_school(methodist, event_id, None)
    card = await events.card(methodist, event_id)
    assert (card.deficits, card.closing, card.host_school) == ((), None, "")
    other = await a_district(database, name="Другой район")
    with pytest.raises(NotFound):
        await events.set_host_school(methodist, event_id, other.weak_school)
    with pytest.raises(DomainError, match="event-error-title"):
        await events.rename(methodist, event_id, EventKind.SEMINAR, "  ")


async def test_once_asked_the_marks_stay_as_they_were_asked_for(
    story: Afterwards, services: Services, district: District
) -> None:
    await story.end(attended=1)
    with pytest.raises(DomainError, match="event-error-surveyed"):
        await services.events.set_anonymous(district.methodist, story.event_id, False)


async def test_the_calendar_takes_each_newer_version(
    story: Afterwards, host: Actor, services: Services, district: District, clock: FixedClock
) -> None:
    methodist, guest = district.methodist, story.guests[0]
    seen = list(await services.events.event_calendar(guest, story.event_id))
    await services.events.move(methodist, story.event_id, STARTS + timedelta(days=1))
    seen += await services.events.event_calendar(host, story.event_id)
    await services.events.relocate(methodist, story.event_id, "https://example.ru/room")
    seen += await services.events.event_calendar(methodist, story.event_id)
    await services.events.cancel(methodist, story.event_id)
    seen += await services.events.event_calendar(guest, story.event_id)
    assert {one.uid for one in seen} == {f"event-{story.event_id}@svyazka"}
    assert [one.sequence for one in seen] == [0, 1, 2, 3]
    assert [one.cancelled for one in seen] == [False, False, False, True]
    assert seen[2].place == "https://example.ru/room"
    file = plan_ics((seen[3],), "Событие", clock.now()).decode()
    assert "STATUS:CANCELLED" in file
    assert "DTSTART:20261118T090000Z" in file


@pytest.mark.parametrize(
    ("starts", "day"),
    [
        # In Moscow: 7:30 is too early the day before, too; half an hour later is not.
        (datetime(2026, 11, 17, 4, 30, tzinfo=UTC), datetime(2026, 11, 16, 5, tzinfo=UTC)),
        # 21:00 is too late: half past seven of that evening.
        (datetime(2026, 11, 17, 18, tzinfo=UTC), datetime(2026, 11, 16, 16, 30, tzinfo=UTC)),
        (datetime(2026, 11, 17, 9, tzinfo=UTC), datetime(2026, 11, 16, 9, tzinfo=UTC)),
    ],
)
def test_the_day_before_at_a_fair_hour(starts: datetime, day: datetime) -> None:
    account = Account(quiet_from=20 * 60, quiet_to=8 * 60)
    found = reminders(starts, starts - timedelta(days=5), account, "Europe/Moscow")
    assert (found[0].which, found[0].at) == ("day", day)
