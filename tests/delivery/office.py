"""A sender at work before a Telegram of our own."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from delivery.limiter import Limiter, Limits
from delivery.outgoing import Outgoing, rows
from delivery.worker import Worker
from locales import Reader, Texts
from models.enums import OutboxStatus
from services.chats.accidents import ChatAccidents
from services.outbox import Claimed, Ledger
from tests.delivery.telegram import FakeTelegram
from tests.services.outbox.rows import Outbox

ENDS = {
    OutboxStatus.SENT,
    OutboxStatus.FAILED,
    OutboxStatus.UNREACHABLE,
    OutboxStatus.UNCERTAIN,
    OutboxStatus.CANCELLED,
    OutboxStatus.EXPIRED,
}


class Sleeper:
    """Time for the limiter that passes at once when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now = max(self.now, self.now + seconds)
        await asyncio.sleep(0)


class Office:
    """An outbox, a Telegram, and as many senders as are started."""

    def __init__(self, outbox: Outbox) -> None:
        self.outbox = outbox
        self.telegram = FakeTelegram()
        self.time = Sleeper()
        self.limiter = Limiter(Limits(0, 0, 0), self.time.monotonic, self.time.sleep)
        self.tasks: list[asyncio.Task[None]] = []

    def start(self) -> tuple[Worker, asyncio.Task[None]]:
        worker = Worker(
            self.telegram.bot(),
            Ledger(self.outbox.database),
            self.outbox.clock,
            self.limiter,
            Texts.load(),
            {"note": self._note, "broken": self._broken, "past": self._past},
            ChatAccidents(self.outbox.database, self.outbox.clock),
        )
        task = asyncio.create_task(worker.run())
        self.tasks.append(task)
        return worker, task

    async def until(self, condition: Callable[[], Awaitable[bool]]) -> None:
        """Bounded polling; the injected clock moves so that back-offs are over."""
        for _ in range(600):
            if await condition():
                return
            self.outbox.clock.advance(seconds=30)
            await asyncio.sleep(0.02)
        raise AssertionError(await self.outbox.statuses())

    async def settled(self) -> None:
        async def all_ended() -> bool:
            return set((await self.outbox.statuses()).values()) <= ENDS

        await self.until(all_ended)

    async def kill(self, task: asyncio.Task[None]) -> None:
        """As a dead process: nothing is recorded any more, and its lease runs out."""
        # Not in the middle of a transaction: a dead process lets go of the file, a cancelled task does not.
        lock = self.outbox.database._writer_lock
        assert lock is not None
        async with lock:
            for running in asyncio.all_tasks():
                if running is not asyncio.current_task() and running.get_name().startswith("Task-"):
                    name = getattr(running.get_coro(), "__qualname__", "")
                    if name.startswith(("Worker.", "GroupCommits.")):
                        running.cancel()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await self.outbox.forget_lease(Ledger(self.outbox.database))

    async def _note(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        return Outgoing(claimed.payload["key"], rows([("ok", "x:1")]))

    async def _broken(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        raise ValueError("a renderer's mistake")

    async def _past(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        return None
