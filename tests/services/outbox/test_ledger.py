"""The sending side's statements, on SQLite and on PostgreSQL: nothing lost, nothing twice unlisted."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from models.database import Database
from models.enums import OutboxStatus
from models.people import Account
from models.system import OutboxMessage
from services.clock import FixedClock
from services.outbox import Lease, Ledger, Outcome, Priority, cancel
from tests.services.outbox.rows import CHAT, Outbox, keys

PENDING, SENT, UNCERTAIN = OutboxStatus.PENDING, OutboxStatus.SENT, OutboxStatus.UNCERTAIN


@pytest.fixture
async def outbox(any_database: Database, clock: FixedClock) -> Outbox:
    found = Outbox(any_database, clock)
    await found.accounts(3)
    return found


@pytest.fixture
def ledger(any_database: Database) -> Ledger:
    return Ledger(any_database)


@pytest.fixture
async def lease(ledger: Ledger, outbox: Outbox) -> Lease:
    found = await ledger.acquire("first")
    assert found
    return found


async def test_a_meaning_is_queued_once(outbox: Outbox) -> None:
    assert await outbox.want("a", "b") == 2
    assert await outbox.want("a", "c") == 1
    assert await asyncio.gather(*(outbox.want("d") for _ in range(5))) in (
        [1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0],
        [0, 0, 1, 0, 0],
        [0, 0, 0, 1, 0],
        [0, 0, 0, 0, 1],
    )
    assert set(await outbox.statuses()) == {"a", "b", "c", "d"}


async def test_a_language_changed_while_it_waits_is_the_one_it_is_said_in(
    outbox: Outbox, ledger: Ledger, lease: Lease
) -> None:
    await outbox.want("a")
    async with outbox.database.write() as session:
        await session.execute(update(Account).where(Account.id == 1).values(locale="en"))
    [claimed] = await ledger.claim(lease, outbox.clock.now(), 10)
    assert claimed.locale == "en"


async def test_most_urgent_first_and_nothing_before_its_time(
    outbox: Outbox, ledger: Ledger, lease: Lease
) -> None:
    await outbox.want("later", priority=Priority.BROADCAST)
    await outbox.want("first", priority=Priority.ANSWER)
    outbox.clock.advance(hours=1)
    await outbox.want("future", priority=Priority.ANSWER)
    now = outbox.clock.now() - timedelta(minutes=1)
    assert keys(await ledger.claim(lease, now, 10)) == ["first", "later"]
    assert await ledger.claim(lease, now, 10) == []
    claimed = await ledger.claim(lease, outbox.clock.now(), 10)
    assert keys(claimed) == ["future"]
    assert claimed[0].chat_id == CHAT + 1


async def test_rivals_never_claim_the_same(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await outbox.want(*(f"m{number}" for number in range(60)))
    ids: list[int] = []
    # On PostgreSQL a rival that comes too late gets nothing, and looks again.
    for _ in range(6):
        rounds = await asyncio.gather(*(ledger.claim(lease, outbox.clock.now(), 15) for _ in range(6)))
        ids.extend(message.id for claimed in rounds for message in claimed)
    assert len(ids) == len(set(ids)) == 60


async def test_death_before_the_request_costs_nothing(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await outbox.want("a")
    for _ in range(5):
        assert len(await ledger.claim(lease, outbox.clock.now(), 10)) == 1
        await outbox.forget_lease(ledger)
        next_lease = await ledger.acquire(f"next to {lease.fence}")
        assert next_lease
        assert next_lease.fence == lease.fence + 1
        lease = next_lease
    assert (await outbox.rows())["a"].attempts == 0
    assert await outbox.statuses() == {"a": PENDING}


async def test_death_while_sending_is_tried_once_more_and_then_listed(
    outbox: Outbox, ledger: Ledger, lease: Lease
) -> None:
    await outbox.want("a")
    for number, expected in enumerate((PENDING, UNCERTAIN)):
        claimed = await ledger.claim(lease, outbox.clock.now(), 10)
        assert await ledger.begin(lease, [claimed[0].id]) == {claimed[0].id}
        await outbox.forget_lease(ledger)
        found = await ledger.acquire(f"after {number}")
        assert found
        lease = found
        assert await outbox.statuses() == {"a": expected}
    assert await ledger.claim(lease, outbox.clock.now(), 10) == []
    assert "twice" in (await outbox.rows())["a"].reason


async def test_an_answer_that_came_is_no_attempt_in_the_dark(
    outbox: Outbox, ledger: Ledger, lease: Lease
) -> None:
    await outbox.want("a")
    for retry in range(1, 6):
        [message] = await ledger.claim(lease, outbox.clock.now(), 10)
        await ledger.begin(lease, [message.id])
        now = outbox.clock.now()
        later = now + timedelta(seconds=5)
        await ledger.settle(
            lease, now, [Outcome(message.id, message.account_id, PENDING, reason="502", not_before=later)]
        )
        row = (await outbox.rows())["a"]
        assert (row.attempts, row.retries, row.not_before) == (0, retry, later)
        assert await ledger.claim(lease, now, 10) == []
        outbox.clock.advance(seconds=5)


async def test_only_one_holds_the_lease(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    assert await ledger.acquire("second") is None
    assert await ledger.acquire("first") == lease
    await ledger.release(lease)
    second = await ledger.acquire("second")
    assert second
    assert second.fence == lease.fence + 1
    # The old holder wakes up: nothing of what it does counts.
    await outbox.want("a")
    [message] = await ledger.claim(second, outbox.clock.now(), 10)
    assert await ledger.begin(lease, [message.id]) == set()
    await ledger.settle(lease, outbox.clock.now(), [Outcome(message.id, 1, SENT, message_id=5)])
    assert await outbox.statuses() == {"a": OutboxStatus.CLAIMED}


async def test_rivals_for_a_free_lease(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await ledger.release(lease)
    found = await asyncio.gather(*(ledger.acquire(f"rival {number}") for number in range(5)))
    assert sum(one is not None for one in found) == 1


async def test_moving_the_injected_clock_expires_no_lease(
    outbox: Outbox, ledger: Ledger, lease: Lease
) -> None:
    outbox.clock.advance(days=400)
    assert await ledger.acquire("second") is None


async def test_a_graceful_stop_gives_back_at_once(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await outbox.want("a", "b")
    claimed = await ledger.claim(lease, outbox.clock.now(), 10)
    await ledger.begin(lease, [claimed[0].id])
    await ledger.release(lease)
    assert sorted(await outbox.statuses()) == ["a", "b"]
    assert set((await outbox.statuses()).values()) == {PENDING, OutboxStatus.SENDING}


async def test_a_dead_chat_is_not_asked_again(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await outbox.want("a")
    [message] = await ledger.claim(lease, outbox.clock.now(), 10)
    await ledger.begin(lease, [message.id])
    gone = Outcome(message.id, message.account_id, OutboxStatus.UNREACHABLE, reason="blocked")
    await ledger.settle(lease, outbox.clock.now(), [gone])
    async with outbox.database.read() as session:
        account = await session.get_one(Account, 1)
    assert not account.reachable
    assert account.unreachable_since == outbox.clock.now()
    await outbox.want("b")
    await outbox.want("c", account_id=2)
    assert keys(await ledger.claim(lease, outbox.clock.now(), 10)) == ["c"]
    assert (await outbox.statuses())["b"] is OutboxStatus.UNREACHABLE
    async with outbox.database.write() as session:
        await session.execute(update(Account).values(reachable=True))
    await outbox.want("d")
    assert keys(await ledger.claim(lease, outbox.clock.now(), 10)) == ["d"]


async def test_what_is_too_late_is_listed_as_expired(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await outbox.want("a", "b")
    async with outbox.database.write() as session:
        await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.dedupe_key == "a")
            .values(expires_at=outbox.clock.now() + timedelta(hours=1))
        )
    outbox.clock.advance(hours=1)
    assert keys(await ledger.claim(lease, outbox.clock.now(), 10)) == ["b"]
    row = (await outbox.rows())["a"]
    assert (row.status, row.settled_at) == (OutboxStatus.EXPIRED, outbox.clock.now())


async def test_cancelled_in_the_last_moment(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await outbox.want("a", "b")
    claimed = await ledger.claim(lease, outbox.clock.now(), 10)
    begun = await ledger.begin(lease, [claimed[0].id])
    async with outbox.database.write() as session:
        assert await cancel(session, outbox.clock.now(), OutboxMessage.account_id == 1) == 1
    assert await ledger.begin(lease, [claimed[1].id]) == set()
    await ledger.settle(
        lease,
        outbox.clock.now(),
        [Outcome(row_id, 1, SENT, message_id=9) for row_id in (*begun, claimed[1].id)],
    )
    assert sorted((await outbox.statuses()).values()) == [OutboxStatus.CANCELLED, SENT]


async def test_ends_of_every_kind_are_recorded_together(outbox: Outbox, ledger: Ledger, lease: Lease) -> None:
    await outbox.want("a", "b", "album", "later", "cancelled")
    now = outbox.clock.now()
    claimed = {message.payload["key"]: message.id for message in await ledger.claim(lease, now, 10)}
    async with outbox.database.write() as session:
        assert await cancel(session, now, OutboxMessage.dedupe_key == "cancelled") == 1
    begun = await ledger.begin(lease, list(claimed.values()))
    assert begun == {number for key, number in claimed.items() if key != "cancelled"}
    soon = now + timedelta(minutes=1)
    await ledger.settle(
        lease,
        now,
        [
            Outcome(claimed["a"], 1, SENT, message_id=7),
            Outcome(claimed["b"], 1, SENT, message_id=8),
            Outcome(claimed["album"], 1, SENT, message_id=9, album_ids=(9, 10)),
            Outcome(claimed["later"], 1, PENDING, not_before=soon),
        ],
    )
    rows = await outbox.rows()
    assert {key: row.status for key, row in rows.items() if row.message_id} == dict.fromkeys(
        ("a", "b", "album"), SENT
    )
    assert [rows[key].message_id for key in ("a", "b", "album")] == [7, 8, 9]
    assert rows["album"].album_ids == [9, 10]
    assert (rows["later"].status, rows["later"].not_before, rows["later"].retries) == (PENDING, soon, 1)
