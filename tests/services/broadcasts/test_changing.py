"""Corrected or withdrawn for everybody: who has it gets an edit, who waits gets the new words or nothing."""

import pytest
from sqlalchemy import select, update

from models.broadcasts import BroadcastRecipient
from models.enums import BroadcastState, OutboxStatus
from models.system import OutboxMessage, SendingLease
from services.broadcasts.changing import Scope
from services.broadcasts.facts import DELETED, NOTED, Change, Content, Medium, ToChange
from services.errors import DomainError, Forbidden
from services.outbox import Ledger, Outcome
from tests.services.broadcasts.town import ALL, Town


async def sent(town: Town, text: str = "Встреча в среду", **statuses: OutboxStatus) -> int:
    """A broadcast that has ended."""
    broadcast_id = await town.draft(text=text)
    await town.services.broadcasts.start(town.methodist, broadcast_id)
    await town.deliver(**statuses)
    await town.services.broadcasts.finish(broadcast_id)
    return broadcast_id


async def correction(town: Town, broadcast_id: int, content: Content) -> int:
    change = await town.services.broadcasts.propose_change(town.methodist, broadcast_id, False)
    await town.services.broadcasts.correct(town.methodist, change, content)
    await town.services.broadcasts.start_change(town.methodist, change)
    return change


async def changed(town: Town, change: int, person_id: int | None) -> ToChange | None:
    return await town.services.broadcasts.to_change(change, person_id, None)


async def test_who_has_it_gets_an_edit(town: Town) -> None:
    blocked, lost, *_ = (one.person_id for one in town.mentees)
    ends = {f"p{blocked}": OutboxStatus.UNREACHABLE, f"p{lost}": OutboxStatus.UNCERTAIN}
    broadcast_id = await sent(town, **ends)
    broadcasts = town.services.broadcasts
    change = await broadcasts.propose_change(town.methodist, broadcast_id, False)
    assert await broadcasts.propose_change(town.methodist, broadcast_id, False) == change
    await broadcasts.correct(town.methodist, change, Content("Встреча в четверг"))
    assert await broadcasts.scope(town.methodist, change) == Scope(sent=3, old=0, waiting=0, unknown=1)
    # Nothing has happened yet; and what is begun twice begins once.
    assert (await broadcasts.card(town.methodist, broadcast_id)).content.html == "Встреча в среду"
    for _ in range(2):
        state = await broadcasts.start_change(town.methodist, change)
        assert state is BroadcastState.RUNNING
    assert (await broadcasts.card(town.methodist, broadcast_id)).content.html == "Встреча в четверг"
    rows = await town.rows(change)
    assert set(rows) == {town.mentors[0].person_id, town.mentors[1].person_id, town.mentees[2].person_id}
    found = await changed(town, change, town.mentors[0].person_id)
    assert found
    original = (await town.rows(broadcast_id))[town.mentors[0].person_id or 0]
    assert (found.message_ids, found.withdraws, found.message.html) == (
        (original.message_id,),
        False,
        "Встреча в четверг",
    )
    # An edit makes no sound: the evening does not hold it up.
    town.clock.advance(hours=10)
    await broadcasts.keep_quiet(change)
    assert await town.deliver() == 3
    progress = await broadcasts.progress(town.methodist, change)
    assert (progress.change, progress.count(OutboxStatus.SENT), progress.left_out) == (Change.CORRECTS, 3, 1)
    report = await broadcasts.report(town.methodist, change)
    assert [line.status for line in report] == ["not_known", "sent", "sent", "sent"]
    # It is no broadcast of its own in the list, and the original leads to it.
    assert [line.id for line in (await broadcasts.all(town.methodist)).lines] == [broadcast_id]
    assert (await broadcasts.progress(town.methodist, broadcast_id)).last_change == change


async def test_what_waits_goes_out_corrected(town: Town) -> None:
    broadcasts = town.services.broadcasts
    broadcast_id = await town.draft(text="Встреча в среду")
    await broadcasts.start(town.methodist, broadcast_id)
    ledger = Ledger(town.database)
    lease = await ledger.acquire("test")
    assert lease
    claimed = await ledger.claim(lease, town.clock.now(), 3)
    # One is on its way, two have been put into the old words and wait for their turn.
    assert await ledger.begin(lease, [claimed[0].id]) == {claimed[0].id}
    change = await correction(town, broadcast_id, Content("Встреча в четверг"))
    assert await ledger.begin(lease, [one.id for one in claimed[1:]]) == set()
    progress = await broadcasts.progress(town.methodist, change)
    assert (progress.total, progress.waiting) == (1, 1)
    await broadcasts.finish(change)
    await broadcasts.follow_up()
    assert (await broadcasts.progress(town.methodist, change)).state is BroadcastState.RUNNING
    done = Outcome(claimed[0].id, claimed[0].account_id, OutboxStatus.SENT, message_id=77)
    await ledger.settle(lease, town.clock.now(), [done])
    assert await broadcasts.follow_up() == 1
    assert await broadcasts.follow_up() == 0
    rows = await town.rows(change)
    assert set(rows) == {claimed[0].person_id}
    found = await changed(town, change, claimed[0].person_id)
    assert found
    assert found.message_ids == (77,)
    message = await broadcasts.to_send(broadcast_id, claimed[1].person_id)
    assert message
    assert message.html == "Встреча в четверг"


async def test_an_edit_that_died_on_its_way_is_made_again_and_again(town: Town) -> None:
    broadcast_id = await sent(town)
    change = await correction(town, broadcast_id, Content("Встреча в четверг"))
    ledger = Ledger(town.database)
    for owner in ("one", "two", "three", "four"):
        # Whoever sent before has died, and its lease is over.
        async with town.database.write() as session:
            await session.execute(update(SendingLease).values(until=0))
        lease = await ledger.acquire(owner)
        assert lease
        claimed = await ledger.claim(lease, town.clock.now(), 100)
        assert len(claimed) == 5, "none is given up as uncertain"
        await ledger.begin(lease, [one.id for one in claimed])
    assert len(await town.rows(change)) == 5


async def test_taken_back(town: Town) -> None:
    broadcasts = town.services.broadcasts
    broadcast_id = await town.draft(text="Ошибка")
    await broadcasts.start(town.methodist, broadcast_id)
    first = await town.deliver_some(2)
    town.clock.advance(hours=47)
    second = await town.deliver_some(1)
    change = await broadcasts.propose_change(town.methodist, broadcast_id, True)
    town.clock.advance(hours=1)
    scope = await broadcasts.scope(town.methodist, change)
    assert (scope.sent, scope.old, scope.waiting) == (3, 2, 2)
    await broadcasts.start_change(town.methodist, change)
    original = await broadcasts.progress(town.methodist, broadcast_id)
    assert (original.state, original.withdrawn) == (BroadcastState.CANCELLED, True)
    assert original.count(OutboxStatus.CANCELLED) == 2
    assert not original.repeatable
    for person_id, too_old in ((first[0], True), (second[0], False)):
        found = await changed(town, change, person_id)
        assert found
        assert (found.withdraws, found.too_old) == (True, too_old)
    ledger = Ledger(town.database)
    lease = await ledger.acquire("test")
    assert lease
    claimed = await ledger.claim(lease, town.clock.now(), 100)
    await ledger.begin(lease, [one.id for one in claimed])
    outcomes = [
        Outcome(
            one.id, one.account_id, OutboxStatus.SENT, reason=DELETED if one.person_id in second else NOTED
        )
        for one in claimed
    ]
    await ledger.settle(lease, town.clock.now(), outcomes)
    progress = await broadcasts.progress(town.methodist, change)
    assert (progress.count(OutboxStatus.SENT), progress.noted) == (3, 2)
    report = await broadcasts.report(town.methodist, change)
    assert sorted(line.reason for line in report) == [DELETED, NOTED, NOTED]
    for attempt in (
        broadcasts.repeat(town.methodist, broadcast_id),
        broadcasts.propose_change(town.methodist, broadcast_id, True),
    ):
        with pytest.raises(DomainError, match="broadcasts-withdrawn"):
            await attempt


async def test_failed_edits_are_tried_again(town: Town) -> None:
    broadcast_id = await sent(town)
    change = await correction(town, broadcast_id, Content("Иначе"))
    await town.deliver(**{f"p{town.mentors[0].person_id}": OutboxStatus.FAILED})
    await town.services.broadcasts.finish(change)
    progress = await town.services.broadcasts.repeat(town.methodist, change)
    assert (progress.state, progress.waiting) == (BroadcastState.RUNNING, 1)
    assert await town.deliver() == 1


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (Content("т"), Content("п", "photo", "id"), "broadcasts-correct-text"),
        (Content("п", "photo", "id"), Content("", "voice", "v"), "broadcasts-correct-medium"),
        (Content("п", "voice", "id"), Content("п", "photo", "v"), "broadcasts-correct-medium"),
        (Content("", "video_note", "id"), Content("текст"), "broadcasts-correct-round"),
        (Content("п", "photo", "id"), Content("я" * 1025), "broadcasts-caption-too-long"),
        (Content("т"), Content("я" * 4097), "error-text-too-long"),
        (Content("т"), Content("{фамилия}"), "broadcasts-unknown-field"),
        (Content("п", "photo", "id"), Content("новая"), ""),
        (Content("п", "photo", "id"), Content("", "video", "v"), ""),
        (Content("п", "voice", "id"), Content("новая"), ""),
    ],
)
async def test_what_can_take_the_place_of_what(
    town: Town, before: Content, after: Content, reason: str
) -> None:
    broadcasts = town.services.broadcasts
    broadcast_id = await broadcasts.compose(town.methodist, before)
    await broadcasts.choose_segment(town.methodist, broadcast_id, ALL)
    await broadcasts.start(town.methodist, broadcast_id)
    await town.deliver()
    change = await broadcasts.propose_change(town.methodist, broadcast_id, False)
    if reason:
        with pytest.raises(DomainError, match=reason):
            await broadcasts.correct(town.methodist, change, after)
        return
    await broadcasts.correct(town.methodist, change, after)
    await broadcasts.start_change(town.methodist, change)
    card = await broadcasts.card(town.methodist, broadcast_id)
    expected = after if after.media_kind else Content(after.html, before.media_kind, before.media_file_id)
    assert card.content == expected
    found = await changed(town, change, town.mentors[0].person_id)
    assert found
    assert found.new_medium is bool(after.media_kind)


async def test_of_an_album_the_caption(town: Town) -> None:
    broadcasts = town.services.broadcasts
    broadcast_id = await town.draft()
    for number, caption in enumerate(("", "Старая")):
        item = Medium("photo", f"p{number}", caption)
        await broadcasts.take_in(town.methodist, item, number, "g", broadcast_id)
    await broadcasts.start(town.methodist, broadcast_id)
    await town.deliver()
    change = await broadcasts.propose_change(town.methodist, broadcast_id, False)
    for wrong in (Content("", "document", "x"), Content("", album=(item,))):
        with pytest.raises(DomainError, match="broadcasts-correct-album"):
            await broadcasts.correct(town.methodist, change, wrong)
    await broadcasts.correct(town.methodist, change, Content("Новая"))
    await broadcasts.start_change(town.methodist, change)
    album = (await broadcasts.card(town.methodist, broadcast_id)).content.album
    assert [(one.file_id, one.html) for one in album] == [("p0", ""), ("p1", "Новая")]


async def test_of_an_album_the_file_that_bears_the_caption(town: Town) -> None:
    broadcasts = town.services.broadcasts
    broadcast_id = await town.draft()
    for number, caption in enumerate(("", "Старая", "")):
        item = Medium("photo", f"p{number}", caption)
        await broadcasts.take_in(town.methodist, item, number, "g", broadcast_id)
    await broadcasts.start(town.methodist, broadcast_id)
    await town.deliver()
    change = await broadcasts.propose_change(town.methodist, broadcast_id, False)
    await broadcasts.correct(town.methodist, change, Content("Новая", "video", "v"))
    await broadcasts.start_change(town.methodist, change)
    album = (await broadcasts.card(town.methodist, broadcast_id)).content.album
    assert [(one.kind, one.file_id, one.html) for one in album] == [
        ("photo", "p0", ""),
        ("video", "v", "Новая"),
        ("photo", "p2", ""),
    ]
    found = await changed(town, change, town.mentors[0].person_id)
    assert found
    assert found.new_medium


async def test_what_is_not_sent_or_under_way_and_who_may_not(town: Town) -> None:
    broadcasts = town.services.broadcasts
    draft = await town.draft()
    with pytest.raises(DomainError, match="broadcasts-not-sent-yet"):
        await broadcasts.propose_change(town.methodist, draft, True)
    broadcast_id = await sent(town)
    change = await correction(town, broadcast_id, Content("Иначе"))
    with pytest.raises(DomainError, match="broadcasts-change-running"):
        await broadcasts.propose_change(town.methodist, broadcast_id, True)
    with pytest.raises(DomainError, match="broadcasts-not-sent-yet"):
        await broadcasts.propose_change(town.methodist, change, True)
    for attempt in (
        broadcasts.start(town.methodist, change),
        broadcasts.compose(town.methodist, Content("x"), change),
        broadcasts.choose_segment(town.methodist, change, ALL),
        broadcasts.correct(town.methodist, broadcast_id, Content("x")),
        broadcasts.start_change(town.methodist, broadcast_id),
    ):
        with pytest.raises(DomainError, match="broadcasts-already-sent"):
            await attempt
    with pytest.raises(Forbidden):
        await broadcasts.propose_change(town.mentors[0], broadcast_id, True)


async def test_who_is_gone_half_way_is_passed_over(town: Town) -> None:
    broadcast_id = await sent(town)
    change = await correction(town, broadcast_id, Content("Иначе"))
    gone = town.mentees[0].person_id
    async with town.database.write() as session:
        await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.broadcast_id == broadcast_id, OutboxMessage.person_id == gone)
            .values(broadcast_id=None)
        )
    assert await changed(town, change, gone) is None
    async with town.database.read() as session:
        kept = await session.scalars(
            select(BroadcastRecipient.person_id).where(BroadcastRecipient.broadcast_id == change)
        )
        assert len(kept.all()) == 5
