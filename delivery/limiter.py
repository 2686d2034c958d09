"""Telegram's limits, kept before Telegram has to say no.

Monotonic time throughout: moving the injected clock sends nothing faster.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

REMEMBERED_CHATS = 20_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second in all and to one chat, messages a minute to one group; 0 is no limit.

    Source: Telegram's Bots FAQ, "My bot is hitting limits": about 30 a second in all, one a second
    in a chat, 20 a minute in a group. Five a second are left for live answers.
    """

    overall: float = 25.0
    per_chat: float = 1.0
    per_group_minute: float = 20.0


class Limiter:
    """Gives turns to senders. One is shared by everything that speaks unasked."""

    def __init__(
        self,
        limits: Limits,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._sleep = sleep
        self._next_overall = 0.0
        self._next_in_chat: OrderedDict[int, float] = OrderedDict()
        self._paused_until = 0.0

    def pause(self, seconds: float) -> None:
        """Nobody sends for so long (Telegram's retry_after); a longer pause stands."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    async def turn(self, chat_id: int) -> None:
        """Wait for a moment at which one message to `chat_id` may leave."""
        while True:
            await self._until(self._next_in_chat.get(chat_id, 0.0))
            # Somebody else of this chat may have gone first: then it is busy again.
            if self._next_in_chat.get(chat_id, 0.0) > self._monotonic():
                continue
            slot = self._reserve_overall()
            self._keep_chat(chat_id, slot)
            await self._until(slot)
            # A pause may have come while this one waited for its turn: then it queues anew.
            if self._paused_until <= self._monotonic():
                return

    def _reserve_overall(self) -> float:
        """The next free moment of all; nobody else gets it."""
        at = max(self._next_overall, self._paused_until, self._monotonic())
        if self._limits.overall:
            self._next_overall = at + 1.0 / self._limits.overall
        return at

    def _keep_chat(self, chat_id: int, slot: float) -> None:
        """Nobody else speaks in this chat until a gap after `slot`: counted from the real moment of
        sending, which the queue of all chats may have put off."""
        limits = self._limits
        gap = 60.0 / limits.per_group_minute if chat_id < 0 and limits.per_group_minute else 0.0
        gap = max(gap, 1.0 / limits.per_chat if limits.per_chat else 0.0)
        if not gap:
            return
        self._next_in_chat[chat_id] = slot + gap
        self._next_in_chat.move_to_end(chat_id)
        if len(self._next_in_chat) > REMEMBERED_CHATS:
            self._next_in_chat.popitem(last=False)

    async def _until(self, moment: float) -> None:
        wait = moment - self._monotonic()
        if wait > 0:
            await self._sleep(wait)
