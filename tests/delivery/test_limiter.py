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


async def sent_at(limits: Limits, chats: list[int], pause_at: float | None = None) -> list[tuple[float, int]]:
    time, sent = Simulation(), list[tuple[float, int]]()
    limiter = Limiter(limits, time.monotonic, time.sleep)

    async def one(chat: int) -> None:
        await limiter.turn(chat)
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
