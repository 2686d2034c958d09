"""The queue of updates: long polling, confirmation by offset, one poller at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from itertools import islice
from typing import Any

from sandbox.errors import ApiError

Json = dict[str, Any]

FIRST_ID = 100_000_001
KEPT = 200_000
# Telegram sends these only to bots that ask for them by name.
ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
HURRY_SECONDS = 0.5
"""Who asks again from the same place sooner is given one update only, as by Telegram's own server
(tdlib/telegram-bot-api, Client.cpp, process_get_updates_query)."""
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates that wait for the bot. One that was handed out stays until a later `offset` confirms it."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self.waiting: deque[Json] = deque(maxlen=KEPT)
        self.allowed: list[str] | None = None
        self.polled_at: float | None = None
        self._monotonic = monotonic
        self._last_asked: tuple[int, float] | None = None
        self._next_id = FIRST_ID
        self._poll: asyncio.Future[str] | None = None

    def add(self, update: Json) -> int:
        """Queue an update; an `update_id` is given when it has none. Unwanted kinds are numbered only.

        Returns the update's id.
        """
        kind = next((name for name in update if name != "update_id"), "")
        update_id = int(update.get("update_id", self._next_id))
        self._next_id = max(self._next_id, update_id) + 1
        wanted = kind in self.allowed if self.allowed else kind not in ON_REQUEST
        if wanted:
            self.waiting.append({"update_id": update_id, **update})
            if self._poll and not self._poll.done():
                self._poll.set_result("update")
        return update_id

    @property
    def polling(self) -> bool:
        """Whether a bot polls now or did within the last five real seconds."""
        recent = self.polled_at is not None and self._monotonic() - self.polled_at < 5
        return self._poll is not None or recent

    async def poll(self, offset: int, limit: int, timeout: int, allowed: list[str] | None) -> list[Json]:
        """Serve getUpdates. `timeout` is in real seconds.

        Raises 409 in the older of two polls at once; an empty `allowed` list means the default kinds.
        """
        if allowed is not None:
            self.allowed = allowed or None
        if self._poll and not self._poll.done():
            self._poll.set_result("conflict")
        self._confirm(offset)
        self.polled_at = self._monotonic()
        if self._hurries(offset, self.polled_at):
            limit = 1
        if not self.waiting and timeout > 0:
            await self._wait(timeout)
        return list(islice(self.waiting, limit))

    def _hurries(self, offset: int, now: float) -> bool:
        last, self._last_asked = self._last_asked, (offset, now)
        # Without an offset somebody only looks: tests do, more often.
        return last is not None and 0 < offset == last[0] and now < last[1] + HURRY_SECONDS

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            while self.waiting and self.waiting[0]["update_id"] < offset:
                self.waiting.popleft()
        elif offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()

    async def _wait(self, timeout: int) -> None:
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            if await asyncio.wait_for(poll, timeout) == "conflict":
                raise ApiError(409, CONFLICT, careless=True)
        except TimeoutError:
            return
        finally:
            self.polled_at = self._monotonic()
            if self._poll is poll:
                self._poll = None

    def clear(self) -> None:
        """Drop what waits (the numbers go on)."""
        self.waiting.clear()
