"""What changed, numbered, for those who watch: the page by a stream, tests by waiting."""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice
from typing import Any

Json = dict[str, Any]


class Events:
    """A growing revision number and the last changes; watchers are woken at each."""

    def __init__(self, keep: int = 10_000) -> None:
        self.rev = 0
        self.kept: deque[Json] = deque(maxlen=keep)
        self._watchers: set[asyncio.Future[None]] = set()

    def publish(self, kind: str, user_id: int | None = None, message_id: int | None = None) -> int:
        """Record one change and wake the watchers; returns its revision."""
        self.rev += 1
        self.kept.append({"rev": self.rev, "kind": kind, "user_id": user_id, "message_id": message_id})
        for watcher in self._watchers:
            if not watcher.done():
                watcher.set_result(None)
        self._watchers.clear()
        return self.rev

    def since(self, rev: int) -> list[Json]:
        """The kept changes newer than `rev`, oldest first."""
        first = self.kept[0]["rev"] if self.kept else 0
        return list(islice(self.kept, max(0, rev + 1 - first), None))

    async def changed(self, timeout: float) -> bool:
        """Wait for the next change, at most `timeout` real seconds; whether it came."""
        watcher: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._watchers.add(watcher)
        try:
            await asyncio.wait_for(watcher, timeout)
        except TimeoutError:
            return False
        finally:
            self._watchers.discard(watcher)
        return True
