"""Whom a broadcast is for: counts equal lists, and nobody of elsewhere is in either."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from models.broadcasts import Broadcast
from models.enums import BroadcastState, EventAnswer, EventKind, PersonState, Role
from models.events import Event, EventGuest
from services.broadcasts import listing
from services.broadcasts.facts import Content, EventPart, LeftOut, Segment, SegmentKind
from services.errors import DomainError, Forbidden, NotFound
from tests.builders import a_district
from tests.services.broadcasts.town import ALL, Town, withdraw


async def surnames(town: Town, segment: Segment) -> set[str]:
    """Who gets it, by what is queued."""
    broadcast_id = await town.draft(segment)
    audience = await town.services.broadcasts.audience(town.methodist, broadcast_id)
    if not audience.will_get:
        return set()
    await town.services.broadcasts.start(town.methodist, broadcast_id)
    report = await town.services.broadcasts.report(town.methodist, broadcast_id)
    got = {line.name.split("\u00a0")[0] for line in report if line.status == "pending"}
    assert len(got) == audience.will_get
    assert len(report) == audience.will_get + audience.left_out_total
    return got


async def an_event(town: Town, day: int = 20) -> int:
    async with town.database.write() as session:
        event = Event(
            programme_id=town.district.programme_id,
            kind=EventKind.SEMINAR,
            title="Семинар",
            starts_at=datetime(2026, 11, day, 12, tzinfo=UTC),
            ends_at=datetime(2026, 11, day, 13, tzinfo=UTC),
            created_at=town.clock.now(),
        )
        session.add(event)
        await session.flush()
        answers = (EventAnswer.GOING, EventAnswer.DECLINED, EventAnswer.NONE)
        for actor, answer in zip(town.mentees, answers, strict=True):
            session.add(
                EventGuest(
                    event_id=event.id,
                    person_id=actor.person_id,
                    answer=answer,
                    attended=answer is EventAnswer.DECLINED,
                )
            )
        return event.id


async def test_segments(town: Town) -> None:
    mentor, mentee = town.mentors[0].person_id, town.mentees[0].person_id
    assert mentor
    assert mentee
    pair = await town.services.partnerships.create(town.methodist, mentor, [mentee])
    event = await an_event(town)
    everybody = {"Орлова", "Соколов", "Белова", "Котова", "Лисова"}
    kind = SegmentKind
    for segment, expected in (
        (ALL, everybody),
        (Segment(kind.ROLE, role=Role.MENTOR), {"Орлова", "Соколов"}),
        (Segment(kind.ROLE, role=Role.CURATOR), set()),
        (Segment(kind.SCHOOL, (town.district.weak_school,)), {"Белова", "Котова", "Лисова"}),
        (Segment(kind.PARTNERSHIP, (pair.id,)), {"Орлова", "Белова"}),
        (Segment(kind.PARTNERSHIP), {"Орлова", "Белова"}),
        (Segment(kind.EVENT, (event,), part=EventPart.INVITED), {"Белова", "Котова", "Лисова"}),
        (Segment(kind.EVENT, (event,), part=EventPart.GOING), {"Белова"}),
        (Segment(kind.EVENT, (event,), part=EventPart.ATTENDED), {"Котова"}),
        (Segment(kind.EVENT, (event,), part=EventPart.NOT_ANSWERED), {"Лисова"}),
        (Segment(kind.NOT_OPENED), set()),
    ):
        assert await surnames(town, segment) == expected, segment


async def test_who_is_left_out_and_why(town: Town) -> None:
    await town.district.person("Невидимка", Role.MENTEE, with_account=False)
    await town.change(town.mentees[0], reachable=False)
    await town.change(town.mentees[1], paused_until=date(2026, 11, 17))
    await withdraw(town.database, town.mentees[2], PersonState.APPLIED)
    await withdraw(town.database, town.mentors[1], PersonState.WITHDRAWN)
    broadcast_id = await town.draft()
    audience = await town.services.broadcasts.audience(town.methodist, broadcast_id)
    assert audience.will_get == 1
    assert audience.schools == 1
    assert audience.left_out == dict.fromkeys(LeftOut, 1)
    lines = (await town.services.broadcasts.left_out(town.methodist, broadcast_id)).lines
    assert {line.status: line.name.split("\u00a0")[0] for line in lines} == {
        "never_started": "Невидимка",
        "unreachable": "Белова",
        "paused": "Котова",
        "no_consent": "Лисова",
    }
    # The pause ends with its day.
    town.clock.advance(days=1)
    assert (await town.services.broadcasts.audience(town.methodist, broadcast_id)).will_get == 2
    not_opened = await town.draft(Segment(SegmentKind.NOT_OPENED))
    audience = await town.services.broadcasts.audience(town.methodist, not_opened)
    assert (audience.will_get, audience.left_out_total) == (0, 1)
    with pytest.raises(DomainError, match="broadcasts-nobody"):
        await town.services.broadcasts.start(town.methodist, not_opened)


async def test_many_who_are_left_out_stand_in_the_order_of_few(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Невидимка", "Аистова", "Яшина"):
        await town.district.person(name, Role.MENTEE, with_account=False)
    for person in (*town.mentees[:2], town.mentors[1]):
        await town.change(person, paused_until=date(2026, 11, 17))
    await town.change(town.mentees[1], reachable=False)
    await withdraw(town.database, town.mentees[2], PersonState.APPLIED)
    broadcast_id = await town.draft()
    few = await town.services.broadcasts.left_out(town.methodist, broadcast_id)
    assert [line.status for line in few.lines] == [
        *("never_started",) * 3,
        "no_consent",
        *("paused",) * 2,
        "unreachable",
    ]
    monkeypatch.setattr(listing, "COUNTED", 1)
    many = await town.services.broadcasts.left_out(town.methodist, broadcast_id)
    assert (many.lines, many.place.more) == (few.lines, True)


async def test_nobody_of_elsewhere_is_in_it(town: Town) -> None:
    elsewhere = await a_district(town.database, name="Тосненский район")
    await elsewhere.person("Чужая", Role.MENTOR)
    assert await surnames(town, Segment(SegmentKind.SCHOOL, (elsewhere.leader_school,))) == set()
    assert "Чужая" not in await surnames(town, ALL)
    event = await an_event(town)
    foreign = await town.services.broadcasts.compose(elsewhere.methodist, Content("Коллеги"))
    await town.services.broadcasts.choose_segment(
        elsewhere.methodist, foreign, Segment(SegmentKind.EVENT, (event,), part=EventPart.INVITED)
    )
    assert (await town.services.broadcasts.audience(elsewhere.methodist, foreign)).will_get == 0
    broadcasts = town.services.broadcasts
    for attempt in (
        broadcasts.card(town.methodist, foreign),
        broadcasts.audience(town.methodist, foreign),
        broadcasts.left_out(town.methodist, foreign),
        broadcasts.start(town.methodist, foreign),
        broadcasts.pause(town.methodist, foreign),
        broadcasts.stop(town.methodist, foreign),
        broadcasts.report(town.methodist, foreign),
        broadcasts.preview(town.methodist, foreign),
        broadcasts.compose(town.methodist, Content("чужое"), foreign),
        broadcasts.compose(elsewhere.methodist, Content("чужое"), event_id=event),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_teachers_can_not(town: Town) -> None:
    broadcast_id, teacher, broadcasts = await town.draft(), town.mentors[0], town.services.broadcasts
    for attempt in (
        broadcasts.compose(teacher, Content("всем")),
        broadcasts.all(teacher),
        broadcasts.card(teacher, broadcast_id),
        broadcasts.start(teacher, broadcast_id),
        broadcasts.stop(teacher, broadcast_id),
        broadcasts.repeat(teacher, broadcast_id),
        broadcasts.report(teacher, broadcast_id),
        broadcasts.discard(teacher, broadcast_id),
        broadcasts.schools(teacher),
    ):
        with pytest.raises(Forbidden):
            await attempt


async def test_a_draft_is_kept_changed_and_goes_by_itself(town: Town) -> None:
    broadcasts = town.services.broadcasts
    broadcast_id = await town.draft()
    assert await broadcasts.compose(town.methodist, Content("<b>Иначе</b>"), broadcast_id) == broadcast_id
    card = await broadcasts.card(town.methodist, broadcast_id)
    assert (card.content.html, card.segment, card.state) == ("<b>Иначе</b>", ALL, BroadcastState.DRAFT)
    with pytest.raises(DomainError, match="error-text-too-long"):
        await broadcasts.compose(town.methodist, Content("я" * 5000), broadcast_id)
    assert (await broadcasts.card(town.methodist, broadcast_id)).content.html == "<b>Иначе</b>"
    town.clock.advance(days=8)
    await broadcasts.compose(town.methodist, Content("Новая"))
    async with town.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Broadcast)) == 1


async def test_an_event_that_is_over_is_not_announced(town: Town) -> None:
    event = await an_event(town)
    town.clock.advance(days=30)
    with pytest.raises(DomainError, match="broadcasts-event-over"):
        await town.services.broadcasts.compose(town.methodist, Content("Будете?"), event_id=event)
