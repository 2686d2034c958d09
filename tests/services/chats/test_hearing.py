"""What linked groups hear: events, what is due, broadcasts; never whose it is."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import Doer, EventKind, OutboxStatus, Role
from models.system import OutboxMessage
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.chats.facts import DueItem
from services.clock import FixedClock
from services.errors import DomainError
from services.events.facts import NewEvent
from services.registry import Services
from tests.services.chats.town import GROUP, LARGE, Pair
from tests.services.roadmap.plans import an_activity, assignments, launch

STARTS = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 20, 5, 31, tzinfo=UTC)
DUE = date(2026, 11, 27)
"""A week after MORNING's day; both are Fridays."""


async def announced(pair: Pair, segment: Segment) -> int:
    """An event whose invitation goes to `segment`."""
    services, methodist = pair.services, pair.district.methodist
    event = await services.events.create(
        methodist, NewEvent(EventKind.SEMINAR, "Готовимся к ОГЭ", STARTS, 60, "каб. 12", True)
    )
    letter = await services.broadcasts.compose(methodist, Content("Приходите"), event_id=event)
    await services.broadcasts.choose_segment(methodist, letter, segment)
    await services.broadcasts.start(methodist, letter)
    return event


async def times(database: Database, chat_id: int, kind: str) -> list[datetime]:
    async with database.read() as session:
        rows = await session.scalars(
            select(OutboxMessage.not_before)
            .where(
                OutboxMessage.linked_chat_id == chat_id,
                OutboxMessage.kind == kind,
                OutboxMessage.status == OutboxStatus.PENDING,
            )
            .order_by(OutboxMessage.not_before)
        )
        return list(rows)


async def test_an_event_is_announced_and_remembered(pair: Pair, services: Services) -> None:
    mine, district = await pair.link(), await pair.link_programme(LARGE)
    await announced(pair, Segment(SegmentKind.ALL))
    for chat_id in (mine, district):
        assert await pair.said(chat_id) == ["chat_hello", "chat_event", "chat_event_soon", "chat_event_soon"]
        soon = await times(pair.database, chat_id, "chat_event_soon")
        assert [STARTS - at for at in soon] == [timedelta(days=1), timedelta(hours=1)]


async def test_a_pair_hears_only_of_what_all_of_it_were_asked_to(pair: Pair) -> None:
    mine, district = await pair.link(), await pair.link_programme(LARGE)
    await announced(pair, Segment(SegmentKind.ROLE, role=Role.MENTEE))
    assert await pair.said(mine) == ["chat_hello"]
    assert "chat_event" in await pair.said(district)


async def test_moved_and_called_off(pair: Pair, services: Services) -> None:
    chat_id = await pair.link_programme()
    event = await announced(pair, Segment(SegmentKind.ALL))
    later = STARTS + timedelta(days=1)
    await services.events.move(pair.district.methodist, event, later)
    assert await pair.said(chat_id) == [
        "chat_hello",
        "chat_event",
        "chat_event_moved",
        "chat_event_soon",
        "chat_event_soon",
    ]
    soon = await times(pair.database, chat_id, "chat_event_soon")
    assert [later - at for at in soon] == [timedelta(days=1), timedelta(hours=1)]
    await services.events.cancel(pair.district.methodist, event)
    assert await pair.said(chat_id) == ["chat_hello", "chat_event", "chat_event_cancelled"]


async def test_a_group_linked_later_is_reminded_of_what_was_announced(pair: Pair) -> None:
    await announced(pair, Segment(SegmentKind.ALL))
    chat_id = await pair.link()
    assert await pair.said(chat_id) == ["chat_hello", "chat_event_soon", "chat_event_soon"]


async def with_plan(pair: Pair, clock: FixedClock) -> None:
    await an_activity(pair.district, Role.MENTEE, title="Пробный урок", due=DUE)
    await an_activity(pair.district, Role.CURATOR, title="Справка школы", due=DUE)
    await an_activity(pair.district, Role.MENTEE, title="Потом", due=DUE + timedelta(days=30))
    await pair.district.person("Жуков", Role.CURATOR)
    await launch(pair.district, clock)


async def test_what_is_due_once_a_day(pair: Pair, services: Services, clock: FixedClock) -> None:
    await with_plan(pair, clock)
    mine, district = await pair.link(), await pair.link_programme(LARGE)
    clock.moment = MORNING
    assert await services.chats.plan_days() == 2
    for _ in range(3):
        clock.advance(minutes=1)
        assert await services.chats.plan_days() == 0
    day = await services.chats.day(mine, MORNING.date())
    assert day is not None
    assert day.items == (DueItem("Пробный урок", DUE),)
    everything = await services.chats.day(district, MORNING.date())
    assert everything is not None
    assert {item.title for item in everything.items} == {"Пробный урок", "Справка школы"}
    # Between the reminders there is nothing, and so there is silence.
    clock.moment = MORNING + timedelta(days=4)
    assert await services.chats.plan_days() == 0
    clock.moment = MORNING + timedelta(days=6)
    assert await services.chats.plan_days() == 2
    clock.moment = MORNING + timedelta(days=11)
    assert await services.chats.plan_days() == 0, "who is late is nobody's business here"


async def test_steps_of_the_personal_programme_are_the_pairs_own(
    pair: Pair, services: Services, clock: FixedClock
) -> None:
    partnerships = services.partnerships
    await partnerships.start_personal(pair.mentor, pair.id, "", str)
    await partnerships.add_goal(pair.mentor, pair.id, "Вести дискуссию")
    await partnerships.add_action(pair.mentor, pair.id, "Урок-дискуссия", Doer.BOTH, DUE)
    for one in (pair.mentor, pair.mentee):
        revision = (await partnerships.personal(one, pair.id)).revision
        await partnerships.say_yes(one, pair.id, revision)
    mine, district = await pair.link(), await pair.link_programme(LARGE)
    clock.moment = MORNING
    assert await services.chats.plan_days() == 1
    day = await services.chats.day(mine, MORNING.date())
    assert day is not None
    assert day.items == (DueItem("Урок-дискуссия", DUE),), "once, though both are to do it"
    assert await services.chats.day(district, MORNING.date()) is None


async def test_not_at_night_on_weekends_or_for_what_is_done(
    pair: Pair, services: Services, clock: FixedClock
) -> None:
    await with_plan(pair, clock)
    chat_id = await pair.link()
    for moment in (
        MORNING - timedelta(hours=2),
        MORNING + timedelta(hours=13),
        MORNING + timedelta(days=1),
    ):
        clock.moment = moment
        assert await services.chats.plan_days() == 0
    clock.moment = MORNING
    for task in await assignments(pair.district, pair.mentee):
        await services.roadmap.done(pair.mentee, task.id)
    assert await services.chats.day(chat_id, MORNING.date()) is None
    assert await services.chats.plan_days() == 0


async def test_a_paused_pair_is_left_alone(pair: Pair, services: Services, clock: FixedClock) -> None:
    await with_plan(pair, clock)
    await pair.link()
    await services.partnerships.pause(pair.district.methodist, pair.id, "болезнь", date(2026, 12, 20))
    clock.moment = MORNING
    assert await services.chats.plan_days() == 0


async def test_a_broadcast_to_groups(pair: Pair, services: Services) -> None:
    mine, district = await pair.link(), await pair.link_programme(LARGE)
    methodist, broadcasts = pair.district.methodist, services.broadcasts
    letter = await broadcasts.compose(methodist, Content("Коллеги, план на неделю"))
    await broadcasts.choose_segment(methodist, letter, Segment(SegmentKind.GROUPS))
    await broadcasts.set_got_it(methodist, letter, True)
    assert not (await broadcasts.card(methodist, letter)).got_it, "in a group nobody's tap would count"
    audience = await broadcasts.audience(methodist, letter)
    assert (audience.will_get, audience.left_out_total) == (2, 0)
    await broadcasts.start(methodist, letter)
    await broadcasts.start(methodist, letter)
    for chat_id in (mine, district):
        assert await pair.said(chat_id) == ["chat_hello", "broadcast"]
    assert (await broadcasts.progress(methodist, letter)).total == 2
    lines = await broadcasts.report(methodist, letter)
    assert [(line.name, line.status) for line in lines] == [
        ("💬 Наша пара", "pending"),
        ("💬 Район", "pending"),
    ]
    await broadcasts.pause(methodist, letter)
    assert await pair.said(mine, OutboxStatus.HELD) == ["broadcast"]
    await services.chats.muted(GROUP)
    await services.chats.may_write(GROUP)
    assert await pair.said(mine, OutboxStatus.HELD) == ["broadcast"], "the pause is the methodist's"
    await broadcasts.resume(methodist, letter)
    assert not (await broadcasts.progress(methodist, letter)).muted
    await services.chats.lost(GROUP)
    assert await pair.said(mine) == []
    await broadcasts.stop(methodist, letter)
    assert await pair.said(district) == ["chat_hello"]


async def test_what_cannot_go_to_groups(pair: Pair, services: Services) -> None:
    methodist, broadcasts = pair.district.methodist, services.broadcasts
    groups = Segment(SegmentKind.GROUPS)
    personal = await broadcasts.compose(methodist, Content("Здравствуйте, {имя}!"))
    with pytest.raises(DomainError, match="broadcasts-groups-name"):
        await broadcasts.choose_segment(methodist, personal, groups)
    plain = await broadcasts.compose(methodist, Content("Здравствуйте!"))
    await broadcasts.choose_segment(methodist, plain, groups)
    with pytest.raises(DomainError, match="broadcasts-groups-name"):
        await broadcasts.compose(methodist, Content("Здравствуйте, {имя}!"), broadcast_id=plain)
    with pytest.raises(DomainError, match="broadcasts-nobody"):
        await broadcasts.start(methodist, plain)
    event = await services.events.create(
        methodist, NewEvent(EventKind.SEMINAR, "Семинар", STARTS, 60, "каб. 12", True)
    )
    notice = await broadcasts.compose(methodist, Content("Приходите"), event_id=event)
    with pytest.raises(DomainError, match="broadcasts-groups-event"):
        await broadcasts.choose_segment(methodist, notice, groups)
