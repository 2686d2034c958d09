"""Long work that goes on beside the chat, and can be given up."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Hashable
from typing import Any


class Jobs:
    """Tasks by a key of their owner's; none outlives `close`."""

    def __init__(self) -> None:
        self._running: dict[Hashable, asyncio.Task[None]] = {}

    def start(self, key: Hashable, work: Coroutine[Any, Any, None]) -> None:
        """Begin `work`, which deals with its own failures."""
        task = asyncio.create_task(work)
        self._running[key] = task
        task.add_done_callback(lambda _: self._running.pop(key, None))

    def give_up(self, key: Hashable) -> bool:
        """End the work; False when there is none (any more)."""
        task = self._running.get(key)
        return task is not None and task.cancel()

    async def close(self) -> None:
        """End everything."""
        tasks = list(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
