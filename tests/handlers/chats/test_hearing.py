"""What a linked group is told, and where its buttons lead."""

from datetime import UTC, date, datetime, timedelta

from models.enums import EventKind, Role
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.events.facts import NewEvent
from tests.handlers.chats.test_groups import with_group
from tests.handlers.crew import Crew
from tests.services.roadmap.plans import an_activity, launch

MORNING = datetime(2026, 11, 20, 5, 31, tzinfo=UTC)


async def test_what_is_due_and_the_way_to_ones_own_week(crew: Crew) -> None:
    title = "Пробный урок <5 «Б»> & разбор"
    await an_activity(crew.district, Role.MENTEE, title=title, due=date(2026, 11, 27))
    await launch(crew.district, crew.town.clock)
    group = await with_group(crew)
    crew.town.clock.moment = MORNING
    await crew.town.tick()
    told = await group.wait_for("Ближайшие сроки")
    assert f"• {title}: до 27 ноября" in told.text
    for name in ("Смирнова", "Орлова", "Марина"):
        assert name not in told.text
    link = await group.tap(crew.mentee, "Открыть мою неделю", message_id=told.id)
    assert link.start_payload == "week"
    said = await crew.mentee.start(link.start_payload)
    await crew.mentee.wait_for(title, after=said.id)
    stranger = await crew.town.person(777_003, "Чужой")
    said = await stranger.start("week")
    await stranger.wait_for(after=said.id)
    assert await crew.town.sandbox.violations() == []


async def test_an_event_is_answered_in_private(crew: Crew) -> None:
    group = await with_group(crew)
    services, methodist = crew.town.app.services, crew.district.methodist
    starts = crew.town.clock.now() + timedelta(days=3)
    event = await services.events.create(
        methodist, NewEvent(EventKind.SEMINAR, "Готовимся к ОГЭ", starts, 60, "каб. 12", True)
    )
    letter = await services.broadcasts.compose(methodist, Content("Приходите"), event_id=event)
    await services.broadcasts.choose_segment(methodist, letter, Segment(SegmentKind.ALL))
    await services.broadcasts.start(methodist, letter)
    told = await group.wait_for("Скоро событие")
    assert "Готовимся к ОГЭ" in told.text
    assert told.buttons == ["Ответить лично"]
    link = await group.tap(crew.mentee, "Ответить лично", message_id=told.id)
    said = await crew.mentee.start(link.start_payload)
    await crew.mentee.wait_for("Готовимся к ОГЭ", button="Приду", after=said.id)
    await crew.mentee.tap("Приду")
    await crew.mentee.wait_for(button="✓ Приду")
    outsider = await crew.town.person(777_004, "Чужой")
    said = await outsider.start(link.start_payload)
    refused = await outsider.wait_for(after=said.id)
    assert "ОГЭ" not in refused.text
    crew.town.clock.moment = starts - timedelta(hours=1) + timedelta(seconds=1)
    await group.wait_for("Скоро начало")
    await services.events.cancel(methodist, event)
    await group.wait_for("отмен")
