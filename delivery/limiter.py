"""Telegram's limits, kept before Telegram has to say no.

Monotonic time throughout: moving the injected clock sends nothing faster.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

REMEMBERED_CHATS = 20_000
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second in all and to one chat, messages a minute to one group; 0 is no limit.

    Source: Telegram's Bots FAQ, "My bot is hitting limits": about 30 a second in all, one a second
    in a chat, 20 a minute in a group. `reserved` of the overall are kept from bulk: for urgent messages
    and for live answers to people.
    """

    overall: float = 30.0
    per_chat: float = 1.0
    per_group_minute: float = 20.0
    reserved: float = 0.0

    @classmethod
    def at(cls, rate: float) -> "Limits":
        """Telegram's limits with `rate` messages a second in all, a sixth of it kept from bulk."""
        return cls(overall=rate, reserved=rate / 6)


class _Lane:
    """Moments at a steady pace; `burst` of them may be taken at once after a rest."""

    def __init__(self, rate: float, burst: float = 1.0) -> None:
        self._step = 1.0 / rate if rate else 0.0
        self._ahead = (burst - 1.0) * self._step
        self._next = 0.0

    def next(self, now: float) -> float:
        return max(self._next, now)

    def take(self, now: float, size: int = 1) -> float:
        """The next free moment, and those after it for all of an album; nobody else gets them."""
        at = self.next(now)
        self._next = max(self._next, now - self._ahead) + self._step * size
        return at


class Limiter:
    """Gives turns to senders. One is shared by everything that speaks."""

    def __init__(
        self,
        limits: Limits,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._sleep = sleep
        self._bulk = _Lane(limits.overall - limits.reserved)
        self._reserve = _Lane(limits.reserved, burst=limits.reserved) if limits.reserved >= 1 else None
        self._next_in_chat: OrderedDict[int, float] = OrderedDict()
        """When the chat's next turn may come; and below, when it may really have another message."""
        self._resting: OrderedDict[int, float] = OrderedDict()
        self._last_second: deque[float] = deque()
        self._paused_until = 0.0

    def pause(self, seconds: float) -> None:
        """Nobody sends for so long (Telegram's retry_after); a longer pause stands."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    @property
    def pause_left(self) -> float:
        """Seconds until somebody may send again; 0 when nothing is paused."""
        return max(0.0, self._paused_until - self._monotonic())

    async def turn(self, chat_id: int, *, urgent: bool = False, size: int = 1) -> None:
        """Wait for a moment that one message (or an album of `size`) to `chat_id` may have to itself."""
        while True:
            await self._until(self._next_in_chat.get(chat_id, 0.0))
            # Somebody else of this chat may have gone first: then it is busy again.
            if self._next_in_chat.get(chat_id, 0.0) > self._monotonic():
                continue
            slot = self._slot(size, urgent=urgent)
            self._keep(self._next_in_chat, chat_id, slot, size)
            await self._until(slot)
            # A pause may have come while this one waited for its turn: then it queues anew.
            if not self.pause_left:
                return

    def leaves(self, chat_id: int, size: int = 1) -> bool:
        """Whether a message whose turn has come may really leave now; if so, it is counted as gone.

        Turns are evenly spaced; but what a slow disk holds up between turn and request would go in one crowd.
        """
        if self._free_at(chat_id, size) > self._monotonic():
            return False
        self._note(size)
        self._keep(self._resting, chat_id, self._monotonic(), size)
        return True

    async def leave(self, chat_id: int, size: int = 1) -> None:
        """Wait until it `leaves`."""
        while not self.leaves(chat_id, size):
            await self._until(self._free_at(chat_id, size))

    async def resumed(self) -> None:
        """Wait until no pause is on. Whoever had to wait does not go on in one crowd."""
        while self.pause_left:
            await self._until(self._paused_until)
            await self.room()

    def spoke(self, chat_id: int | None, size: int = 1) -> None:
        """Somebody answers a person now: it does not queue, but what is queued makes room for it.

        `chat_id` is the chat that gets a new message (or an album of `size`), None for an edit.
        """
        now = self._monotonic()
        lane = self._reserve if self._reserve and self._reserve.next(now) <= now else self._bulk
        lane.take(now, size)
        self._note(size)
        if chat_id is not None:
            self.rest(chat_id, size)

    def rest(self, chat_id: int, size: int = 1) -> None:
        """The chat has its message only now: what was between the request and its answer must not bring the
        next one closer."""
        for moments in (self._next_in_chat, self._resting):
            self._keep(moments, chat_id, self._monotonic(), size)

    def _slot(self, size: int, *, urgent: bool) -> float:
        """The next free moment of all, of the reserve too if it is `urgent`."""
        now = max(self._paused_until, self._monotonic())
        if urgent and self._reserve and self._reserve.next(now) < self._bulk.next(now):
            return self._reserve.take(now, size)
        return self._bulk.take(now, size)

    async def room(self, size: int = 1) -> None:
        """Wait until `size` more fit into this second: a hundred people who tap at once are answered within a
        few seconds, not refused."""
        while (free := self._room_at(size)) > self._monotonic():
            await self._until(free)

    def _free_at(self, chat_id: int, size: int) -> float:
        """When neither a pause, nor the chat, nor this second's number holds up one that leaves."""
        return max(self._paused_until, self._resting.get(chat_id, 0.0), self._room_at(size))

    def _room_at(self, size: int) -> float:
        """When so many more keep the limit of any one second; more than the limit go alone."""
        now, limit = self._monotonic(), self._limits.overall
        while self._last_second and self._last_second[0] <= now - 1.0 + ROUNDING:
            self._last_second.popleft()
        too_many = min(len(self._last_second) + size - int(limit), len(self._last_second))
        if not limit or too_many <= 0:
            return now
        return self._last_second[too_many - 1] + 1.0

    def _note(self, size: int) -> None:
        if self._limits.overall:
            self._last_second.extend([self._monotonic()] * size)

    def _keep(self, moments: OrderedDict[int, float], chat_id: int, at: float, size: int = 1) -> None:
        """Nobody else speaks in this chat until a gap after `at`."""
        limits = self._limits
        gap = 60.0 / limits.per_group_minute if chat_id < 0 and limits.per_group_minute else 0.0
        gap = max(gap, 1.0 / limits.per_chat if limits.per_chat else 0.0)
        if not gap:
            return
        moments[chat_id] = at + gap * size
        moments.move_to_end(chat_id)
        if len(moments) > REMEMBERED_CHATS:
            moments.popitem(last=False)

    async def _until(self, moment: float) -> None:
        wait = moment - self._monotonic()
        if wait > 0:
            await self._sleep(wait)
