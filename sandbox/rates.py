"""Telegram's limits of speed, counted in real time: off, recorded, or enforced."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

MODES = ("off", "record", "enforce")
SWEEP = 20_000


class _Window:
    """At most `limit` marks within any `seconds`."""

    def __init__(self, seconds: float, limit: float) -> None:
        self.seconds = seconds
        self.limit = limit
        self.marks: deque[float] = deque()

    def wait(self, now: float, count: int = 1) -> float:
        """Seconds until `count` more marks fit (more than the limit: until all are gone); 0: now."""
        while self.marks and self.marks[0] <= now - self.seconds:
            self.marks.popleft()
        too_many = min(len(self.marks) + count - int(self.limit), len(self.marks))
        if too_many <= 0:
            return 0.0
        return self.marks[too_many - 1] + self.seconds - now


class Rates:
    """Counts messages overall (a second, and over ten), in one chat (with a burst), in one group (a minute).

    `monotonic` returns real seconds. Messages that an enforced limit refuses are not counted.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self.configure("off")

    def configure(
        self,
        mode: str,
        overall: float = 30,
        per_chat: float = 1,
        per_group: float = 20,
        burst: int = 3,
        slack: int = 3,
    ) -> None:
        """Set mode and limits and forget what was counted. Raises ValueError on a wrong mode or limit.

        `overall` and `per_chat` are messages a second, `per_group` messages a minute; `burst` may come at
        once in one chat; `slack` is forgiven overall for the unevenness of a network.
        """
        if mode not in MODES:
            raise ValueError(f"mode must be one of {', '.join(MODES)}")
        if min(overall, per_chat, per_group, burst) <= 0 or slack < 0:
            raise ValueError("limits must be positive")
        self.mode = mode
        self.overall, self.per_chat, self.per_group = overall, per_chat, per_group
        self.burst, self.slack = burst, slack
        self._windows = [_Window(1, overall + slack), _Window(10, 10 * overall + slack)]
        self._groups: dict[int, _Window] = {}
        # Per chat: the moment at which its allowance is whole again.
        self._chats: dict[int, float] = {}

    def show(self) -> Json:
        """The settings as the control API gives them."""
        names = ("mode", "overall", "per_chat", "per_group", "burst", "slack")
        return {name: getattr(self, name) for name in names}

    def take(self, chat_id: int, *, new_message: bool, count: int = 1) -> tuple[str, int] | None:
        """Count one message, or an album of `count`.

        None when it keeps the limits, else what is passed and the seconds to wait.

        Edits (`new_message` false) count overall only. An album may come to one chat at once, and then
        leaves it no room for as long as its items would.
        """
        if self.mode == "off":
            return None
        now = self._monotonic()
        waits = [(window.wait(now, count), f"{self.overall:g} a second overall") for window in self._windows]
        if new_message and chat_id < 0:
            group = self._groups.setdefault(chat_id, _Window(60, self.per_group))
            waits.append((group.wait(now, count), f"{self.per_group:g} a minute in a group"))
        elif new_message:
            room = self._chats.get(chat_id, now) - now - (self.burst - 1) / self.per_chat
            waits.append((max(0.0, room), f"{self.per_chat:g} a second in a chat"))
        wait, limit = max(waits)
        if wait > 1e-9 and self.mode == "enforce":
            return limit, max(1, math.ceil(wait))
        self._count(chat_id, now, count, new_message=new_message)
        return (limit, max(1, math.ceil(wait))) if wait > 1e-9 else None

    def _count(self, chat_id: int, now: float, count: int, *, new_message: bool) -> None:
        for window in self._windows:
            window.marks.extend([now] * count)
        if not new_message:
            return
        if chat_id < 0:
            self._groups[chat_id].marks.extend([now] * count)
            return
        self._chats[chat_id] = max(self._chats.get(chat_id, now), now) + count / self.per_chat
        if len(self._chats) > SWEEP:
            self._chats = {chat: full for chat, full in self._chats.items() if full > now}
