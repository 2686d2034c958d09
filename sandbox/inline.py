"""Inline mode: what people type behind the bot's name in any chat, and what they are offered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import refused
from sandbox.queries import MOST, TOO_OLD

Json = dict[str, Any]


@dataclass
class InlineQuery:
    """One state of what somebody types. `asked` is the monotonic moment; `answer` is set once."""

    id: str
    user_id: int
    text: str
    offset: str
    asked: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class InlineQueries:
    """Queries that wait or were answered, and the answers that Telegram keeps for the next who ask the same.

    `lifetime` is in real seconds, as the `cache_time` of answers is.
    """

    def __init__(self, lifetime: float, monotonic: Callable[[], float]) -> None:
        self.lifetime = lifetime
        self._monotonic = monotonic
        self._known: dict[str, InlineQuery] = {}
        self._kept: dict[tuple[str, str, int | None], tuple[float, Json]] = {}
        self._count = 0

    def open(self, user_id: int, text: str, offset: str) -> InlineQuery:
        """Register a query; one that is answered already when Telegram has kept an answer for it."""
        self._count += 1
        now = self._monotonic()
        query = InlineQuery(str(5_000_000_000_000_000_000 + self._count), user_id, text, offset, now)
        for whose in (user_id, None):
            until, answer = self._kept.get((text, offset, whose), (0.0, {}))
            if until > now:
                query.answer = {**answer, "cached": True}
                query.answered.set()
                break
        self._known[query.id] = query
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return query

    def answer(self, query_id: str, answer: Json, cache_time: int, *, personal: bool) -> None:
        """Answer once and in time; raises `ApiError` "query is too old …" otherwise."""
        query = self._known.get(query_id)
        now = self._monotonic()
        if query is None or query.answer is not None or now - query.asked > self.lifetime:
            raise refused(TOO_OLD)
        query.answer = {**answer, "cached": False}
        if cache_time > 0:
            key = (query.text, query.offset, query.user_id if personal else None)
            self._kept[key] = (now + cache_time, answer)
        query.answered.set()

    def find(self, query_id: str, user_id: int) -> InlineQuery | None:
        """The person's own query."""
        query = self._known.get(query_id)
        return query if query is not None and query.user_id == user_id else None

    def clear(self) -> None:
        """Forget queries and kept answers."""
        self._known.clear()
        self._kept.clear()
