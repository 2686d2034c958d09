"""The sender before a Telegram that misbehaves: nothing lost, nothing silently doubled."""

import asyncio
from collections.abc import Sequence

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from delivery.limiter import Limiter, Limits
from delivery.outgoing import Outgoing
from locales import Reader
from models.enums import OutboxStatus
from models.people import Account
from services.outbox import Claimed, Lease, Ledger, Priority
from tests.delivery.office import Office
from tests.services.outbox.rows import CHAT


async def test_everything_is_sent_once_with_its_message_id(office: Office) -> None:
    await office.outbox.want_each(100)
    office.start()
    await office.settled()
    rows = await office.outbox.rows()
    assert {row.status for row in rows.values()} == {OutboxStatus.SENT}
    assert len({row.message_id for row in rows.values()}) == 100
    assert sorted(office.telegram.delivered) == sorted((CHAT + n, f"n{n}") for n in range(1, 101))


async def test_passing_troubles_are_retried(office: Office) -> None:
    telegram = office.telegram
    telegram.fail(CHAT + 1, lambda method: TelegramServerError(method, "Internal"), times=12)
    telegram.fail(CHAT + 2, lambda method: ClientDecodeError("not JSON", ValueError(), "<html>"), times=2)
    telegram.fail(CHAT + 3, lambda method: TelegramNetworkError(method, "reset"), times=3)
    await office.outbox.want_each(4)
    office.start()
    await office.settled()
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.SENT}
    assert sorted(telegram.delivered) == sorted((CHAT + n, f"n{n}") for n in range(1, 5))
    assert (await office.outbox.rows())["n1"].retries == 12


async def test_no_clear_answer_for_ever_is_listed_as_uncertain(office: Office) -> None:
    office.telegram.fail(CHAT + 1, lambda method: TelegramNetworkError(method, "reset"), times=50)
    await office.outbox.want_each(1)
    office.start()
    await office.settled()
    assert await office.outbox.statuses() == {"n1": OutboxStatus.UNCERTAIN}
    assert len(office.telegram.asked) == 8


async def test_a_refusal_is_final_and_the_person_stays(office: Office) -> None:
    telegram = office.telegram
    telegram.fail(CHAT + 1, lambda method: TelegramForbiddenError(method, "Forbidden: bot was blocked"))
    telegram.fail(CHAT + 2, lambda method: TelegramBadRequest(method, "Bad Request: chat not found"))
    telegram.fail(CHAT + 3, lambda method: TelegramBadRequest(method, "Bad Request: can't parse entities"))
    await office.outbox.want_each(3)
    office.start()
    await office.settled()
    unreachable, failed = OutboxStatus.UNREACHABLE, OutboxStatus.FAILED
    assert await office.outbox.statuses() == {"n1": unreachable, "n2": unreachable, "n3": failed}
    await office.outbox.want("again", account_id=1)
    await office.settled()
    assert len(telegram.asked) == 3, "a dead chat is not asked again"
    async with office.outbox.database.read() as session:
        reachable = [(await session.get_one(Account, number)).reachable for number in (1, 2, 3)]
    assert reachable == [False, False, True]


async def test_a_pause_is_shared(office: Office) -> None:
    telegram = office.telegram
    telegram.fail(CHAT + 1, lambda method: TelegramRetryAfter(method, "Too Many Requests", 30))
    await office.outbox.want_each(100)
    office.start()
    await office.settled()
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.SENT}
    assert len(telegram.delivered) == 100
    assert len(telegram.asked) == 101
    assert max(office.time.slept) == pytest.approx(30)
    # Nobody but those in flight went on: the whole sender slept once.
    assert office.time.now >= 30
    assert (await office.outbox.rows())["n1"].retries == 0


async def test_a_private_persons_button_is_left_out(office: Office) -> None:
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="write", url="tg://user?id=5")],
            [InlineKeyboardButton(text="met", callback_data="met:1")],
        ]
    )

    async def note(claimed: Claimed, reader: Reader) -> Outgoing:
        return Outgoing("hello", keyboard)

    office._note = note  # type: ignore[method-assign]
    office.telegram.fail(
        CHAT + 1, lambda method: TelegramBadRequest(method, "Bad Request: BUTTON_USER_PRIVACY_RESTRICTED")
    )
    await office.outbox.want_each(2)
    office.start()
    await office.settled()
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.SENT}
    sent: dict[int, list[str]] = {}
    for method in office.telegram.asked:
        markup = getattr(method, "reply_markup", None)
        chat_id = getattr(method, "chat_id", 0)
        sent[chat_id] = [button.text for line in markup.inline_keyboard for button in line] if markup else []
    assert sent == {CHAT + 1: ["met"], CHAT + 2: ["write", "met"]}


async def test_a_chat_that_moved_is_followed(office: Office) -> None:
    office.telegram.fail(CHAT + 1, lambda method: TelegramMigrateToChat(method, "migrated", -100777))
    await office.outbox.want_each(1)
    office.start()
    await office.settled()
    assert office.telegram.delivered == [(-100777, "n1")]


async def test_a_broken_message_stops_nobody_elses(office: Office) -> None:
    from services.outbox import Wish, enqueue

    now = office.outbox.clock.now()
    async with office.outbox.database.write() as session:
        await enqueue(
            session,
            now,
            [
                Wish(kind, kind, 1, Priority.ANSWER, now, {"key": kind})
                for kind in ("broken", "past", "nobody", "note")
            ],
        )
    office.start()
    await office.settled()
    assert await office.outbox.statuses() == {
        "broken": OutboxStatus.FAILED,
        "past": OutboxStatus.CANCELLED,
        "nobody": OutboxStatus.CANCELLED,
        "note": OutboxStatus.SENT,
    }


async def test_a_rendering_that_fails_for_a_moment_is_tried_again(office: Office) -> None:
    tries = 0

    async def moody(claimed: Claimed, reader: Reader) -> Outgoing | None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError("the database was busy")
        return Outgoing("at last")

    await office.outbox.want_each(1)
    worker, _ = office.start()
    worker._renderers = {"note": moody}
    await office.settled()
    [row] = (await office.outbox.rows()).values()
    assert (row.status, row.attempts, row.retries) == (OutboxStatus.SENT, 1, 1)
    assert len(office.telegram.delivered) == 1


async def test_killed_while_sending_then_again(office: Office) -> None:
    """At most two copies to anybody, and who may have got two is listed."""
    telegram = office.telegram
    await office.outbox.want_each(3)
    for _ in range(2):
        telegram.gate = asyncio.Event()
        _, task = office.start()

        async def all_asked(before: int = len(telegram.asked)) -> bool:
            return len(telegram.asked) == before + 3

        await office.until(all_asked)
        await office.kill(task)
    telegram.gate = None
    office.start()
    await office.settled()
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.UNCERTAIN}
    assert len(telegram.asked) == 6


async def test_killed_once_loses_nothing(office: Office) -> None:
    telegram = office.telegram
    await office.outbox.want_each(100)
    telegram.gate = asyncio.Event()
    _, task = office.start()

    async def some_asked() -> bool:
        return len(telegram.asked) >= 30

    await office.until(some_asked)
    in_flight = len(telegram.asked)
    await office.kill(task)
    telegram.gate = None
    office.start()
    await office.settled()
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.SENT}
    assert {chat for chat, _ in telegram.delivered} == {CHAT + n for n in range(1, 101)}
    assert len(telegram.asked) <= 100 + in_flight


async def test_a_graceful_stop_loses_and_doubles_nothing(office: Office) -> None:
    telegram = office.telegram
    await office.outbox.want_each(100)
    for _ in range(3):
        worker, task = office.start()
        await asyncio.sleep(0.05)
        worker.stop()
        await asyncio.wait_for(task, 10)
        assert OutboxStatus.SENDING not in set((await office.outbox.statuses()).values())
    office.start()
    await office.settled()
    assert sorted(telegram.delivered) == sorted((CHAT + n, f"n{n}") for n in range(1, 101))


async def test_two_senders_share_nothing(office: Office) -> None:
    await office.outbox.want_each(100)
    office.start()
    office.start()
    await office.settled()
    assert sorted(office.telegram.delivered) == sorted((CHAT + n, f"n{n}") for n in range(1, 101))


async def test_a_database_that_fails_for_a_while(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk while the outcome is written: the row is not stuck, and nobody gets it twice."""
    settle, troubles = Ledger.settle, [OSError("disk full")] * 3

    async def failing(self: Ledger, *args: object) -> None:
        if troubles:
            raise troubles.pop()
        await settle(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "settle", failing)
    monkeypatch.setattr("delivery.worker.FIRST_PAUSE_SECONDS", 0.01)
    await office.outbox.want_each(5)
    office.start()
    await office.settled()
    assert sorted(office.telegram.delivered) == sorted((CHAT + n, f"n{n}") for n in range(1, 6))


async def test_an_urgent_message_does_not_wait_behind_a_broadcast(office: Office) -> None:
    office.limiter = Limiter(Limits.at(150))
    for number in range(1, 101):
        await office.outbox.want(f"n{number}", account_id=number, priority=Priority.BROADCAST)
    office.start()

    async def under_way() -> bool:
        return len(office.telegram.delivered) >= 5

    await office.until(under_way)
    await office.outbox.want("urgent", account_id=110, priority=Priority.ANSWER)
    await office.settled()
    # It stands with those that were claimed already, not behind them all.
    assert office.telegram.delivered.index((CHAT + 110, "urgent")) < 80


async def test_a_stop_in_a_long_pause_is_quick_and_gives_everything_back(office: Office) -> None:
    real = asyncio.get_running_loop().time
    office.limiter = Limiter(Limits.at(30), real, asyncio.sleep)
    office.limiter.pause(300)
    await office.outbox.want_each(40)
    worker, task = office.start()

    async def claimed() -> bool:
        return OutboxStatus.CLAIMED in set((await office.outbox.statuses()).values())

    await office.until(claimed)
    begun = real()
    worker.stop()
    await asyncio.wait_for(task, 10)
    assert real() - begun < 5
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.PENDING}
    assert office.telegram.asked == []


async def test_a_stop_while_telegram_hangs_ends_and_leaves_the_rows_to_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("delivery.worker.STOP_SECONDS", 0.05)
    telegram = office.telegram
    telegram.gate = asyncio.Event()
    await office.outbox.want_each(3)
    worker, task = office.start()

    async def all_asked() -> bool:
        return len(telegram.asked) == 3

    await office.until(all_asked)
    worker.stop()
    await asyncio.wait_for(task, 10)
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.SENDING}
    telegram.gate = None
    office.start()
    await office.settled()
    assert set((await office.outbox.statuses()).values()) == {OutboxStatus.SENT}


async def test_a_pause_that_comes_between_a_turn_and_its_request_holds_the_request(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Telegram said to one holds for all that have not left yet, even if their turn had come."""
    begin, paused = Ledger.begin, False

    async def pausing(self: Ledger, lease: Lease, ids: Sequence[int]) -> set[int]:
        nonlocal paused
        found = await begin(self, lease, ids)
        if not paused:
            paused = True
            office.limiter.pause(60)
        return found

    monkeypatch.setattr(Ledger, "begin", pausing)
    await office.outbox.want_each(5)
    office.start()
    await office.settled()
    assert office.time.now >= 60
    assert len(office.telegram.delivered) == 5


async def test_what_waited_for_its_record_does_not_leave_in_a_crowd(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is slow: while one attempt is recorded, twenty-eight others have had their turn."""
    begin, leaves, moments = Ledger.begin, Limiter.leaves, list[float]()

    async def slow(self: Ledger, lease: Lease, ids: Sequence[int]) -> set[int]:
        for _ in range(1000 if not moments else 0):
            await asyncio.sleep(0)
        return await begin(self, lease, ids)

    def noted(self: Limiter, chat_id: int, size: int = 1) -> bool:
        left = leaves(self, chat_id, size)
        if left:
            moments.append(office.time.now)
        return left

    monkeypatch.setattr(Ledger, "begin", slow)
    monkeypatch.setattr(Limiter, "leaves", noted)
    office.limiter = Limiter(Limits.at(10), office.time.monotonic, office.time.sleep)
    await office.outbox.want_each(30)
    office.start()
    await office.settled()
    assert len(moments) == len(office.telegram.delivered) == 30
    assert all(later - first >= 1 - 1e-6 for first, later in zip(moments, moments[10:], strict=False))


async def test_a_chat_that_moved_to_an_id_of_somebody_else(office: Office) -> None:
    office.telegram.fail(CHAT + 1, lambda method: TelegramMigrateToChat(method, "migrated", CHAT + 2))
    await office.outbox.want_each(1)
    office.start()
    await office.settled()
    assert await office.outbox.statuses() == {"n1": OutboxStatus.UNREACHABLE}


async def test_only_broadcasts_are_paid_for(office: Office) -> None:
    await office.outbox.want("broadcast", account_id=1, priority=Priority.BROADCAST)
    await office.outbox.want("reminder", account_id=2, priority=Priority.REMINDER)
    worker, _ = office.start()
    worker._paid = True
    await office.settled()
    asked = {
        getattr(one, "text", ""): getattr(one, "allow_paid_broadcast", None) for one in office.telegram.asked
    }
    assert asked == {"broadcast": True, "reminder": None}
