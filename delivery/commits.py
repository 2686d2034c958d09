"""Many sendings, few commits: what several tasks want recorded at one moment goes in together."""

import asyncio
from collections.abc import Sequence
from typing import Any

from services.clock import Clock
from services.outbox import Lease, Ledger, Outcome


class GroupCommits:
    """`begin` and `settle` return when their row is committed; neighbours share the commit."""

    def __init__(self, ledger: Ledger, lease: Lease, clock: Clock) -> None:
        self._ledger = ledger
        self.lease = lease
        self._clock = clock
        self._to_begin: list[tuple[int, asyncio.Future[bool]]] = []
        self._to_settle: list[tuple[Outcome, asyncio.Future[None]]] = []
        self._running: asyncio.Task[None] | None = None

    async def begin(self, message_id: int) -> bool:
        """Count the attempt; False when the message may not go any more."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._to_begin.append((message_id, future))
        self._start()
        return await future

    async def settle(self, outcome: Outcome) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._to_settle.append((outcome, future))
        self._start()
        await future

    def _start(self) -> None:
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while self._to_begin or self._to_settle:
            settling, self._to_settle = self._to_settle, []
            if settling:
                await self._settle_all(settling)
            beginning, self._to_begin = self._to_begin, []
            if beginning:
                await self._begin_all(beginning)

    async def _settle_all(self, settling: list[tuple[Outcome, asyncio.Future[None]]]) -> None:
        try:
            await self._ledger.settle(self.lease, self._clock.now(), [outcome for outcome, _ in settling])
        except Exception as error:
            _fail([future for _, future in settling], error)
            return
        for _, future in settling:
            if not future.done():
                future.set_result(None)

    async def _begin_all(self, beginning: list[tuple[int, asyncio.Future[bool]]]) -> None:
        try:
            allowed = await self._ledger.begin(self.lease, [message_id for message_id, _ in beginning])
        except Exception as error:
            _fail([future for _, future in beginning], error)
            return
        for message_id, future in beginning:
            if not future.done():
                future.set_result(message_id in allowed)


def _fail(futures: Sequence[asyncio.Future[Any]], error: Exception) -> None:
    for future in futures:
        if not future.done():
            future.set_exception(error)
