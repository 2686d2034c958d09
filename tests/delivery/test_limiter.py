"""Telegram's limits as times: simulated, no test waits."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.limiter import Limiter, Limits


class Simulation:
    """Tasks sleep on a clock that jumps to the next waking."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._count += 1
        self._sleepers.append((self.now + max(seconds, 0.0), self._count, future))
        await future

    async def run(self, tasks: list[asyncio.Task[None]]) -> None:
        while not all(task.done() for task in tasks):
            for _ in range(5):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda one: one[:2])
                at, _, future = self._sleepers.pop(0)
                self.now = max(self.now, at)
                future.set_result(None)
        await asyncio.gather(*tasks)


async def go(limiter: Limiter, chat: int, *, urgent: bool = False, size: int = 1) -> None:
    """As the sender does when nothing comes between the turn and the request."""
    await limiter.turn(chat, urgent=urgent, size=size)
    await limiter.leave(chat, size)


async def sent_at(limits: Limits, chats: list[int], pause_at: float | None = None) -> list[tuple[float, int]]:
    time, sent = Simulation(), list[tuple[float, int]]()
    limiter = Limiter(limits, time.monotonic, time.sleep)

    async def one(chat: int) -> None:
        await go(limiter, chat)
        sent.append((time.now, chat))

    async def pause() -> None:
        assert pause_at is not None
        await time.sleep(pause_at)
        limiter.pause(30)

    tasks = [asyncio.create_task(one(chat)) for chat in chats]
    if pause_at is not None:
        tasks.append(asyncio.create_task(pause()))
    await time.run(tasks)
    return sorted(sent)


@given(chats=st.lists(st.integers(-3, 10).filter(bool), min_size=1, max_size=60))
def test_no_limit_is_ever_broken(chats: list[int]) -> None:
    limits = Limits(overall=25, per_chat=1, per_group_minute=20)
    sent = asyncio.run(sent_at(limits, chats))
    assert len(sent) == len(chats)
    moments = [at for at, _ in sent]
    for first, later in zip(moments, moments[25:], strict=False):
        assert later - first >= 1 - 1e-6
    for chat in set(chats):
        own = [at for at, to in sent if to == chat]
        gap = 3.0 if chat < 0 else 1.0
        assert all(later - first >= gap - 1e-6 for first, later in pairwise(own))


async def test_the_limit_is_used_to_the_full() -> None:
    sent = await sent_at(Limits(overall=25, per_chat=1), list(range(1, 751)))
    assert sent[-1][0] == pytest.approx(749 / 25, abs=0.01)


async def test_nobody_speaks_in_a_pause() -> None:
    sent = await sent_at(Limits(overall=25, per_chat=1), list(range(1, 101)), pause_at=1.0)
    assert not [at for at, _ in sent if 1.0 + 1e-9 < at < 31.0 - 1e-9]
    assert sent[-1][0] < 31 + 4


async def test_without_limits_nobody_waits() -> None:
    sent = await sent_at(Limits(0, 0, 0), [1] * 50)
    assert {at for at, _ in sent} == {0.0}


async def test_urgent_messages_go_past_the_bulk() -> None:
    """Bulk keeps to 25 of 30 a second; what is urgent takes the other five, and at once."""
    time, sent = Simulation(), dict[int, float]()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)

    async def one(chat: int, *, urgent: bool) -> None:
        if urgent:
            await time.sleep(2.0)
        await go(limiter, chat, urgent=urgent)
        sent[chat] = time.now

    bulk = [asyncio.create_task(one(chat, urgent=False)) for chat in range(1, 251)]
    urgent = [asyncio.create_task(one(chat, urgent=True)) for chat in range(1001, 1006)]
    await time.run([*bulk, *urgent])
    assert max(at for chat, at in sent.items() if chat > 1000) <= 2.2
    moments = sorted(sent.values())
    assert all(later - first >= 1 - 1e-6 for first, later in zip(moments, moments[30:], strict=False))
    assert max(at for chat, at in sent.items() if chat < 1000) == pytest.approx(249 / 25, abs=0.2)


async def test_only_urgent_messages_use_both_lanes() -> None:
    time, sent = Simulation(), list[float]()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)

    async def one(chat: int) -> None:
        await go(limiter, chat, urgent=True)
        sent.append(time.now)

    await time.run([asyncio.create_task(one(chat)) for chat in range(1, 301)])
    assert max(sent) == pytest.approx(300 / 30, abs=0.3)


async def test_live_answers_take_room_from_what_is_queued() -> None:
    """Twenty answers a second leave the rest to the bulk; they themselves never wait."""
    time, sent = Simulation(), list[float]()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)

    async def bulk(chat: int) -> None:
        # Few at once, as the worker claims.
        await time.sleep(chat / 40)
        await go(limiter, chat)
        sent.append(time.now)

    async def live() -> None:
        for number in range(100):
            await time.sleep(0.05)
            limiter.spoke(10_000 + number)
            sent.append(time.now)

    tasks = [asyncio.create_task(bulk(chat)) for chat in range(1, 101)]
    await time.run([*tasks, asyncio.create_task(live())])
    moments = sorted(sent)
    # An answer that comes when the second is full goes all the same: a few over the thirty.
    assert all(later - first >= 1 - 1e-6 for first, later in zip(moments, moments[36:], strict=False))


async def test_a_chat_that_was_answered_just_now_rests_a_second() -> None:
    time = Simulation()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)
    limiter.spoke(5)
    await time.run([asyncio.create_task(go(limiter, 5))])
    assert time.now == pytest.approx(1.0)


async def test_a_message_that_left_late_keeps_the_next_one_away_for_longer() -> None:
    time = Simulation()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)
    await go(limiter, 5)
    time.now = 0.7
    limiter.rest(5)
    await time.run([asyncio.create_task(go(limiter, 5))])
    assert time.now == pytest.approx(1.7)


async def test_senders_held_up_do_not_go_all_at_once() -> None:
    """A second in which the process stood still must not be caught up with in one burst."""
    time, sent = Simulation(), list[float]()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)

    async def one(chat: int) -> None:
        await go(limiter, chat)
        sent.append(time.now)

    tasks = [asyncio.create_task(one(chat)) for chat in range(1, 101)]
    await asyncio.sleep(0)
    time.now = 3.5
    await time.run(tasks)
    moments = sorted(sent)
    assert all(later - first >= 1 - 1e-6 for first, later in zip(moments, moments[30:], strict=False))


async def test_what_a_slow_disk_held_up_keeps_the_limits_when_it_leaves() -> None:
    """Their turns came one by one, their records only now and all together; two of them go to one chat."""
    time, sent = Simulation(), list[tuple[float, int]]()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)

    async def one(chat: int) -> None:
        await limiter.turn(chat)
        await time.sleep(max(0.0, 6.0 - time.now))
        await limiter.leave(chat)
        sent.append((time.now, chat))

    await time.run([asyncio.create_task(one(chat)) for chat in [*range(1, 101), 1]])
    moments = sorted(at for at, _ in sent)
    assert moments[0] == pytest.approx(6.0)
    assert all(later - first >= 1 - 1e-6 for first, later in zip(moments, moments[30:], strict=False))
    first, second = (at for at, chat in sorted(sent) if chat == 1)
    assert second - first >= 1 - 1e-6


async def test_an_album_counts_by_its_items() -> None:
    time, sent = Simulation(), list[tuple[float, int, int]]()
    limiter = Limiter(Limits.at(30), time.monotonic, time.sleep)

    async def one(chat: int, size: int) -> None:
        await go(limiter, chat, size=size)
        sent.append((time.now, chat, size))

    await time.run([asyncio.create_task(one(chat, 10)) for chat in range(12)])
    for at, _, _ in sent:
        assert sum(size for other, _, size in sent if at <= other < at + 0.9999) <= 30
    seconds = max(at for at, _, _ in sent)
    assert 11 * 10 / 25 - 0.01 <= seconds <= 12 * 10 / 25 + 0.01, "albums go as fast as the bulk may"
    # To the same chat the next message waits for as long as ten would.
    begun = time.now
    await time.run([asyncio.create_task(one(0, 1))])
    assert sent[-1][0] >= min(sent[0][0] + 10, begun + 10)


async def test_an_album_larger_than_the_limit_goes_alone() -> None:
    time, sent = Simulation(), list[float]()
    limiter = Limiter(Limits.at(5), time.monotonic, time.sleep)

    async def one(chat: int, size: int) -> None:
        await go(limiter, chat, size=size)
        sent.append(time.now)

    await time.run([asyncio.create_task(one(chat, size)) for chat, size in enumerate((1, 10, 1))])
    assert sent[1] >= sent[0] + 1
    assert sent[2] >= sent[1] + 1
