"""Groups that move, fall silent, vanish: the link follows, waits, ends; keepers are told once."""

from datetime import timedelta

from sqlalchemy import select, update

from models.enums import OutboxStatus
from models.people import Account
from models.system import OutboxMessage
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.chats.living import to_group
from services.clock import FixedClock
from services.outbox import Ledger, Outcome, enqueue
from services.outbox.readers import MUTED, TRY_AGAIN
from services.registry import Services
from tests.services.chats.town import GROUP, LARGE, Pair


async def want(pair: Pair, chat_id: int, *keys: str) -> None:
    """Queue messages to a group."""
    chat, now = await pair.chat(chat_id), pair.services.clock.now()
    async with pair.database.write() as session:
        await enqueue(session, now, [to_group(chat, "note", key, now) for key in keys])


async def rows(pair: Pair) -> dict[str, OutboxMessage]:
    async with pair.database.read() as session:
        found = await session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "note"))
        return {row.dedupe_key: row for row in found}


async def claimed(pair: Pair, ledger: Ledger) -> list[str]:
    """Keys of the notes that may go now; nothing is sent."""
    lease = await ledger.acquire("me")
    assert lease
    found = await ledger.claim(lease, pair.services.clock.now(), 50)
    known = {row.id: key for key, row in (await rows(pair)).items()}
    return [known[one.id] for one in found if one.id in known]


async def test_a_group_that_moved_keeps_its_link(pair: Pair, services: Services) -> None:
    chat_id = await pair.link()
    await services.chats.moved(GROUP, LARGE)
    await services.chats.moved(GROUP, LARGE)
    assert (await pair.chat(chat_id)).telegram_id == LARGE
    again = await services.chats.link(pair.mentor, pair.code, LARGE, "Наша пара")
    assert again.already
    await services.chats.moved(-5, -6)
    ledger = Ledger(pair.database)
    lease = await ledger.acquire("me")
    assert lease
    hello = next(
        one for one in await ledger.claim(lease, services.clock.now(), 10) if one.kind == "chat_hello"
    )
    assert (hello.chat_id, hello.locale, hello.linked_chat_id, hello.account_id) == (
        LARGE,
        "ru",
        chat_id,
        None,
    )


async def test_the_old_id_may_be_linked_anew_by_others(pair: Pair, services: Services) -> None:
    """Ids of groups do not come again, but a link that ended must not stand in the way of a move."""
    first = await pair.link()
    await services.chats.unlink(pair.mentor, first)
    second = await pair.link()
    await services.chats.moved(GROUP, LARGE)
    assert (await pair.chat(second)).telegram_id == LARGE


async def test_muted_waits_and_is_told_once(pair: Pair, services: Services, clock: FixedClock) -> None:
    chat_id, ledger = await pair.link(), Ledger(pair.database)
    await want(pair, chat_id, "a", "b", "c")
    await services.chats.muted(GROUP)
    await services.chats.muted(GROUP)
    assert await pair.told() == [(pair.mentor.account_id, "chat_muted")]
    assert await claimed(pair, ledger) == []
    waiting = await rows(pair)
    assert {row.status for row in waiting.values()} == {OutboxStatus.PENDING}
    assert {row.reason for row in waiting.values()} == {MUTED}
    assert {row.not_before for row in waiting.values()} == {clock.now() + TRY_AGAIN}
    assert (await services.chats.page(pair.mentor, pair.id)).chats[0].muted
    # After an hour one of them tries; the others do not knock beside it.
    clock.advance(minutes=61)
    assert len(await claimed(pair, ledger)) <= 1
    async with pair.database.read() as session:
        fences = await session.scalars(
            select(OutboxMessage.status).where(OutboxMessage.linked_chat_id == chat_id)
        )
        assert list(fences).count(OutboxStatus.CLAIMED) == 1


async def test_a_broadcast_says_that_it_waits_for_the_right_to_write(pair: Pair, services: Services) -> None:
    await pair.link()
    methodist, broadcasts = pair.district.methodist, services.broadcasts
    letter = await broadcasts.compose(methodist, Content("Коллеги, план на неделю"))
    await broadcasts.choose_segment(methodist, letter, Segment(SegmentKind.GROUPS))
    await broadcasts.start(methodist, letter)
    await services.chats.muted(GROUP)
    assert await claimed(pair, Ledger(pair.database)) == []
    progress = await broadcasts.progress(methodist, letter)
    assert progress.resumes_at is not None
    assert progress.muted


async def test_telegram_says_that_the_right_is_back(pair: Pair, services: Services) -> None:
    chat_id, ledger = await pair.link(), Ledger(pair.database)
    await want(pair, chat_id, "a", "b")
    await services.chats.muted(GROUP)
    assert await claimed(pair, ledger) == []
    await services.chats.may_write(GROUP)
    assert sorted(await claimed(pair, ledger)) == ["a", "b"]
    assert not (await services.chats.page(pair.mentor, pair.id)).chats[0].muted


async def test_a_message_that_got_through_frees_the_others(
    pair: Pair, services: Services, clock: FixedClock
) -> None:
    chat_id, ledger = await pair.link(), Ledger(pair.database)
    async with pair.database.write() as session:
        await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.kind == "chat_hello")
            .values(status=OutboxStatus.CANCELLED)
        )
    await want(pair, chat_id, "a", "b")
    await services.chats.muted(GROUP)
    assert await claimed(pair, ledger) == []
    clock.advance(minutes=61)
    assert await claimed(pair, ledger) == ["a"]
    lease = await ledger.acquire("me")
    assert lease
    probe = (await rows(pair))["a"]
    await ledger.begin(lease, [probe.id])
    sent = Outcome(probe.id, None, OutboxStatus.SENT, message_id=7, linked_chat_id=chat_id)
    await ledger.settle(lease, clock.now(), [sent])
    assert await claimed(pair, ledger) == ["b"]
    assert (await pair.chat(chat_id)).muted_until is None


async def test_a_message_on_its_way_while_the_right_was_taken_frees_nothing(
    pair: Pair, services: Services, clock: FixedClock
) -> None:
    chat_id, ledger = await pair.link(), Ledger(pair.database)
    await want(pair, chat_id, "a")
    lease = await ledger.acquire("me")
    assert lease
    on_its_way = [one.id for one in await ledger.claim(lease, clock.now(), 10)]
    await ledger.begin(lease, on_its_way)
    await services.chats.muted(GROUP)
    arrived = [
        Outcome(one, None, OutboxStatus.SENT, message_id=one, linked_chat_id=chat_id) for one in on_its_way
    ]
    await ledger.settle(lease, clock.now(), arrived)
    assert (await pair.chat(chat_id)).muted_until == clock.now() + TRY_AGAIN
    assert await pair.told() == [(pair.mentor.account_id, "chat_muted")]


async def test_what_is_not_due_yet_is_not_hurried(pair: Pair, services: Services, clock: FixedClock) -> None:
    chat_id, now = await pair.link(), clock.now()
    later = now + timedelta(days=1)
    async with pair.database.write() as session:
        await enqueue(session, now, [to_group(await pair.chat(chat_id), "note", "later", later)])
    await services.chats.muted(GROUP)
    await claimed(pair, Ledger(pair.database))
    await services.chats.may_write(GROUP)
    assert (await rows(pair))["later"].not_before == later


async def test_a_lost_group_is_unlinked_and_told_once(pair: Pair, services: Services) -> None:
    chat_id = await pair.link()
    await want(pair, chat_id, "a", "b")
    await services.chats.lost(GROUP)
    await services.chats.lost(GROUP)
    assert await pair.told() == [(pair.mentor.account_id, "chat_lost")]
    assert await pair.said(chat_id) == [], "nothing more goes there"
    chat = await pair.chat(chat_id)
    assert (chat.unlinked_at is not None, chat.title) == (True, "")
    assert await pair.audited() == ["chats.linked", "chats.lost"]


async def test_without_a_mentor_in_reach_the_methodists_are_told(pair: Pair, services: Services) -> None:
    await pair.link()
    async with pair.database.write() as session:
        await session.execute(
            update(Account).where(Account.id == pair.mentor.account_id).values(reachable=False)
        )
    await services.chats.lost(GROUP)
    assert await pair.told() == [(pair.district.methodist.account_id, "chat_lost")]


async def test_a_programmes_group_is_the_methodists(pair: Pair, services: Services) -> None:
    await pair.link_programme()
    await services.chats.lost(GROUP)
    assert await pair.told() == [(pair.district.methodist.account_id, "chat_lost")]


async def test_groups_that_are_not_ours_change_nothing(pair: Pair, services: Services) -> None:
    for happen in (services.chats.lost, services.chats.muted, services.chats.may_write):
        await happen(-999)
    await services.chats.renamed(-999, "x")
    assert await pair.told() == []
    chat_id = await pair.link()
    await services.chats.renamed(GROUP, "Ё" * 300)
    assert (await pair.chat(chat_id)).title == "Ё" * 200
