"""Started once, paused, stopped, repeated; never in quiet hours; the report is what the rows say."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from models.enums import BroadcastState, EventAnswer, OutboxStatus, PersonState, Role
from models.people import Membership, Person
from models.system import OutboxMessage, Rider
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.broadcasts.news import HELD, RETURNED
from services.errors import DomainError, Forbidden
from services.outbox import Ledger, Outcome
from tests.services.broadcasts.test_drafting import an_event
from tests.services.broadcasts.town import ALL, Town, withdraw

MORNING = datetime(2026, 11, 17, 5, 0, tzinfo=UTC)


async def test_a_double_tap_sends_once(town: Town) -> None:
    broadcast_id = await town.draft()
    first, second = await asyncio.gather(
        *(town.services.broadcasts.start(town.methodist, broadcast_id) for _ in range(2))
    )
    assert first.state is second.state is BroadcastState.RUNNING
    rows = await town.rows(broadcast_id)
    assert len(rows) == 5
    assert {row.dedupe_key for row in rows.values()} == {
        f"broadcast:{broadcast_id}:{person_id}" for person_id in rows
    }
    assert await town.deliver() == 5
    assert await town.deliver() == 0
    for change in (
        town.services.broadcasts.compose(town.methodist, Content("поздно"), broadcast_id),
        town.services.broadcasts.choose_segment(town.methodist, broadcast_id, ALL),
        town.services.broadcasts.schedule(town.methodist, broadcast_id, MORNING),
    ):
        with pytest.raises(DomainError, match="broadcasts-already-sent"):
            await change


async def test_it_is_outside_the_daily_budget(town: Town) -> None:
    for text in ("Первая", "Вторая"):
        await town.services.broadcasts.start(town.methodist, await town.draft(text=text))
    assert await town.deliver() == 10


async def test_in_quiet_hours_it_waits_for_the_morning(town: Town) -> None:
    town.clock.moment = datetime(2026, 11, 16, 18, 30, tzinfo=UTC)
    broadcast_id = await town.draft()
    started = await town.services.broadcasts.start(town.methodist, broadcast_id)
    assert (started.state, started.at, started.moved) == (BroadcastState.SCHEDULED, MORNING, True)
    assert await town.services.broadcasts.start_due() == 0
    town.clock.moment = MORNING
    assert await town.services.broadcasts.start_due() == 1
    assert await town.services.broadcasts.start_due() == 0
    # Five readers, and the methodist is shown how it goes.
    assert await town.deliver() == 6
    progress = (await town.services.broadcasts.running())[0]
    assert progress.message_id is not None
    assert progress.chat_id == town.methodist.telegram_id


async def test_a_notice_of_todays_event_does_not_wait(town: Town) -> None:
    town.clock.moment = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)
    event = await an_event(town, day=20)
    broadcast_id = await town.services.broadcasts.compose(town.methodist, Content("Будете?"), event_id=event)
    await town.services.broadcasts.choose_segment(town.methodist, broadcast_id, ALL)
    started = await town.services.broadcasts.start(town.methodist, broadcast_id)
    assert started.state is BroadcastState.RUNNING
    assert await town.deliver() == 5
    guest = await town.services.broadcasts.to_send(broadcast_id, town.mentors[0].person_id)
    assert guest
    assert guest.answer is EventAnswer.NONE, "who is told of an event is its guest"


async def test_a_notice_of_another_day_waits(town: Town) -> None:
    town.clock.moment = datetime(2026, 11, 16, 4, 30, tzinfo=UTC)
    event = await an_event(town, day=20)
    broadcast_id = await town.services.broadcasts.compose(town.methodist, Content("Будете?"), event_id=event)
    await town.services.broadcasts.choose_segment(town.methodist, broadcast_id, ALL)
    started = await town.services.broadcasts.start(town.methodist, broadcast_id)
    assert started.state is BroadcastState.SCHEDULED


async def test_somebodys_own_quiet_hours_move_only_their_copy(town: Town) -> None:
    await town.change(town.mentees[0], quiet_from=10 * 60, quiet_to=14 * 60)
    broadcast_id = await town.draft()
    await town.services.broadcasts.start(town.methodist, broadcast_id)
    assert await town.deliver() == 4
    progress = await town.services.broadcasts.progress(town.methodist, broadcast_id)
    assert progress.resumes_at == datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
    town.clock.advance(hours=2)
    assert await town.deliver() == 1


async def test_what_the_evening_overtakes_waits(town: Town) -> None:
    broadcast_id = await town.draft()
    await town.services.broadcasts.start(town.methodist, broadcast_id)
    await town.services.broadcasts.keep_quiet(broadcast_id)
    town.clock.moment = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)
    await town.services.broadcasts.keep_quiet(broadcast_id)
    assert await town.deliver() == 0
    town.clock.moment = MORNING
    assert await town.deliver() == 5


async def test_a_time_of_ones_own(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    broadcast_id = await town.draft()
    with pytest.raises(DomainError, match="broadcasts-past"):
        await broadcasts.schedule(methodist, broadcast_id, town.clock.now())
    evening = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)
    planned = await broadcasts.schedule(methodist, broadcast_id, evening)
    assert (planned.at, planned.moved) == (MORNING, True)
    await broadcasts.unschedule(methodist, broadcast_id)
    town.clock.moment = MORNING
    assert await broadcasts.start_due() == 0
    planned = await broadcasts.schedule(methodist, broadcast_id, MORNING + timedelta(hours=1))
    assert not planned.moved
    town.clock.moment = MORNING + timedelta(hours=1)
    assert await broadcasts.start_due() == 1
    assert (await broadcasts.card(methodist, broadcast_id)).state is BroadcastState.RUNNING


async def test_a_scheduled_notice_that_the_event_outran_is_not_sent(town: Town) -> None:
    event = await an_event(town, day=18)
    broadcast_id = await town.services.broadcasts.compose(town.methodist, Content("Будете?"), event_id=event)
    await town.services.broadcasts.choose_segment(town.methodist, broadcast_id, ALL)
    await town.services.broadcasts.schedule(town.methodist, broadcast_id, MORNING)
    town.clock.moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    await town.services.broadcasts.start_due()
    assert await town.rows(broadcast_id) == {}
    assert await returned(town, broadcast_id) == "broadcasts-event-over"


async def returned(town: Town, broadcast_id: int) -> str:
    """It is a draft again; the key of the reason that its author is told."""
    card = await town.services.broadcasts.card(town.methodist, broadcast_id)
    assert (card.state, card.send_at) == (BroadcastState.DRAFT, None)
    async with town.database.read() as session:
        rows = (await session.scalars(select(OutboxMessage).where(OutboxMessage.kind == RETURNED))).all()
    assert [row.account_id for row in rows] == [town.methodist.account_id]
    assert rows[0].payload["broadcast_id"] == broadcast_id
    return str(rows[0].payload["key"])


async def test_a_scheduled_one_that_nobody_can_get_is_a_draft_again(town: Town) -> None:
    broadcast_id = await town.draft()
    await town.services.broadcasts.schedule(town.methodist, broadcast_id, MORNING)
    for actor in (*town.mentors, *town.mentees):
        await town.change(actor, reachable=False)
    town.clock.moment = MORNING
    for _ in range(2):
        await town.services.broadcasts.start_due()
    assert await returned(town, broadcast_id) == "broadcasts-nobody"
    assert await town.services.broadcasts.report(town.methodist, broadcast_id) == []


async def test_pause_holds_and_resume_goes_on(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    broadcast_id = await town.draft()
    await broadcasts.start(methodist, broadcast_id)
    for _ in range(2):
        progress = await broadcasts.pause(methodist, broadcast_id)
        assert (progress.state, progress.waiting) == (BroadcastState.PAUSED, 5)
    assert await town.deliver() == 0
    assert await broadcasts.running() == []
    assert (await broadcasts.resume(methodist, broadcast_id)).state is BroadcastState.RUNNING
    assert await town.deliver() == 5
    await broadcasts.finish(broadcast_id)
    assert (await broadcasts.pause(methodist, broadcast_id)).state is BroadcastState.FINISHED


async def test_who_no_longer_runs_the_programme_sends_nothing_more(town: Town) -> None:
    """One is half-way, one is scheduled: both wait for the methodist who has come in the author's place."""
    broadcasts = town.services.broadcasts
    running, scheduled = await town.draft(), await town.draft(text="Завтра")
    await broadcasts.start(town.methodist, running)
    await broadcasts.schedule(town.methodist, scheduled, MORNING)
    assert await broadcasts.hold_back() == 0
    successor = await town.district.person("Новикова", Role.METHODIST)
    async with town.database.write() as session:
        of_author = Membership.person_id == town.methodist.person_id
        yesterday = town.clock.now().date() - timedelta(days=1)
        await session.execute(update(Membership).where(of_author).values(ends_on=yesterday))
    assert await broadcasts.hold_back() == 2
    assert await broadcasts.hold_back() == 0
    async with town.database.read() as session:
        told = await session.scalars(select(OutboxMessage.account_id).where(OutboxMessage.kind == HELD))
        riding = await session.scalars(select(Rider.account_id).where(Rider.kind == HELD))
        # The day has one message: the second waits for tomorrow's.
        assert told.all() == riding.all() == [successor.account_id]
    assert await town.deliver() == 1
    town.clock.moment = MORNING
    assert await broadcasts.start_due() == 0
    assert (await broadcasts.progress(successor, running)).state is BroadcastState.PAUSED
    assert (await broadcasts.card(successor, scheduled)).state is BroadcastState.DRAFT
    await broadcasts.resume(successor, running)
    await broadcasts.schedule(successor, scheduled, MORNING + timedelta(hours=1))
    assert await broadcasts.hold_back() == 0
    assert await town.deliver() == 5


async def test_what_is_claimed_but_not_begun_stops_too(town: Town) -> None:
    broadcast_id = await town.draft()
    await town.services.broadcasts.start(town.methodist, broadcast_id)
    ledger = Ledger(town.database)
    lease = await ledger.acquire("test")
    assert lease
    claimed = [message.id for message in await ledger.claim(lease, town.clock.now(), 10)]
    on_its_way = await ledger.begin(lease, claimed[:1])
    progress = await town.services.broadcasts.stop(town.methodist, broadcast_id)
    assert progress.count(OutboxStatus.SENDING) == len(on_its_way) == 1
    assert await ledger.begin(lease, claimed[1:]) == set()


async def test_who_is_erased_half_way_gets_nothing_and_stands_nowhere(town: Town) -> None:
    broadcasts = town.services.broadcasts
    broadcast_id = await town.draft()
    await broadcasts.start(town.methodist, broadcast_id)
    ledger = Ledger(town.database)
    lease = await ledger.acquire("test")
    assert lease
    claimed = await ledger.claim(lease, town.clock.now(), 10)
    erased = town.mentees[0]
    async with town.database.write() as session:
        await session.delete(await session.get_one(Person, erased.person_id))
    begun = await ledger.begin(lease, [one.id for one in claimed])
    assert begun == {one.id for one in claimed if one.person_id != erased.person_id}
    message = await broadcasts.to_send(broadcast_id, erased.person_id)
    assert message, "had it been rendered before, it would still not have begun"
    done = [Outcome(one.id, one.account_id, OutboxStatus.SENT, message_id=one.id) for one in claimed]
    await ledger.settle(lease, town.clock.now(), done)
    await broadcasts.finish(broadcast_id)
    progress = await broadcasts.progress(town.methodist, broadcast_id)
    assert (progress.state, progress.total, progress.waiting) == (BroadcastState.FINISHED, 4, 0)
    report = await broadcasts.report(town.methodist, broadcast_id)
    assert [line.status for line in report] == ["sent"] * 4


async def test_the_report_says_what_the_rows_say(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    white, cat, fox = (actor.person_id for actor in town.mentees)
    await town.district.person("Невидимка", with_account=False)
    left_out = await town.district.person("Пауза", *town.mentees[0].roles)
    await town.change(left_out, reachable=False)
    broadcast_id = await town.draft()
    await broadcasts.start(methodist, broadcast_id)
    await town.deliver(
        **{
            f"p{white}": OutboxStatus.UNREACHABLE,
            f"p{cat}": OutboxStatus.FAILED,
            f"p{fox}": OutboxStatus.UNCERTAIN,
        }
    )
    await broadcasts.finish(broadcast_id)
    progress = await broadcasts.progress(methodist, broadcast_id)
    assert progress.state is BroadcastState.FINISHED
    report = await broadcasts.report(methodist, broadcast_id)
    assert Counter(line.status for line in report) == {
        "sent": 2,
        "failed": 1,
        "uncertain": 1,
        "unreachable": 2,
    }
    assert progress.counts == Counter(row.status for row in (await town.rows(broadcast_id)).values())
    assert (progress.missed, progress.left_out) == (2, 1)


async def test_repeat_goes_to_those_who_did_not_get_it(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    white, cat, fox = (actor.person_id for actor in town.mentees)
    newcomer = await town.district.person("Новая", *town.mentees[0].roles)
    await withdraw(town.database, newcomer, PersonState.APPLIED)
    broadcast_id = await town.draft()
    await broadcasts.start(methodist, broadcast_id)
    await town.deliver(
        **{
            f"p{white}": OutboxStatus.UNREACHABLE,
            f"p{cat}": OutboxStatus.FAILED,
            f"p{fox}": OutboxStatus.UNCERTAIN,
        }
    )
    await broadcasts.finish(broadcast_id)
    await withdraw(town.database, newcomer, PersonState.REGISTERED)
    progress = await broadcasts.repeat(methodist, broadcast_id)
    again = await broadcasts.repeat(methodist, broadcast_id)
    assert (progress.state, progress.waiting, again.round) == (BroadcastState.RUNNING, 2, 2)
    waiting = {
        person_id: row.dedupe_key
        for person_id, row in (await town.rows(broadcast_id)).items()
        if row.status is OutboxStatus.PENDING
    }
    # Who has blocked the bot is still out of reach; who may have got it is not doubled.
    assert waiting == {
        cat: f"broadcast:{broadcast_id}:{cat}:2",
        newcomer.person_id: f"broadcast:{broadcast_id}:{newcomer.person_id}:2",
    }
    assert await town.deliver() == 2
    await broadcasts.finish(broadcast_id)
    with pytest.raises(DomainError, match="broadcasts-nobody-to-repeat"):
        await broadcasts.repeat(methodist, broadcast_id)
    report = await broadcasts.report(methodist, broadcast_id)
    assert Counter(line.status for line in report) == {"sent": 4, "unreachable": 1, "uncertain": 1}
    # They come back: then they are reached.
    await town.change(town.mentees[0], reachable=True)
    assert (await broadcasts.repeat(methodist, broadcast_id)).waiting == 1


async def test_a_stopped_one_can_be_taken_up(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    broadcast_id = await town.draft()
    await broadcasts.start(methodist, broadcast_id)
    for _ in range(2):
        progress = await broadcasts.stop(methodist, broadcast_id)
        assert (progress.state, progress.count(OutboxStatus.CANCELLED)) == (BroadcastState.CANCELLED, 5)
    assert await town.deliver() == 0
    assert await broadcasts.to_send(broadcast_id, town.mentors[0].person_id) is None
    town.clock.moment = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)
    with pytest.raises(DomainError, match="broadcasts-quiet"):
        await broadcasts.repeat(methodist, broadcast_id)
    town.clock.moment = MORNING
    assert (await broadcasts.repeat(methodist, broadcast_id)).waiting == 5
    assert await town.deliver() == 5


async def test_got_it_counts_once_and_only_for_readers(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    broadcast_id = await town.draft(Segment(SegmentKind.SCHOOL, (town.district.leader_school,)))
    await broadcasts.set_got_it(methodist, broadcast_id, wanted=True)
    await broadcasts.start(methodist, broadcast_id)
    await town.deliver()
    before = town.clock.now()
    for _ in range(2):
        assert (await broadcasts.got_it(town.mentors[0], broadcast_id)).read
        town.clock.advance(minutes=1)
    assert (await broadcasts.progress(methodist, broadcast_id)).read == 1
    assert town.clock.now() > before
    report = await broadcasts.report(methodist, broadcast_id)
    assert {line.name.split("\u00a0")[0]: line.read for line in report} == {"Орлова": True, "Соколов": False}
    for stranger in (town.mentees[0], methodist):
        with pytest.raises(Forbidden):
            await broadcasts.got_it(stranger, broadcast_id)
    with pytest.raises(Forbidden):
        await broadcasts.got_it(town.mentors[0], 999)


async def test_the_name_field_is_filled_per_reader(town: Town) -> None:
    broadcast_id = await town.draft(text="Здравствуйте, {имя}! {школа}")
    await town.services.broadcasts.start(town.methodist, broadcast_id)
    message = await town.services.broadcasts.to_send(broadcast_id, town.mentors[0].person_id)
    assert message
    assert (message.name, message.school) == ("Ирина Павловна", "Приладожская СОШ")
