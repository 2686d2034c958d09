"""Taps that wait for an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import refused

Json = dict[str, Any]

TOO_OLD = "Query is too old and response timeout expired or query ID is invalid"
MOST = 100_000


@dataclass
class Query:
    """One tap in a chat. `asked` is the monotonic moment; `answer` is set once."""

    id: str
    user_id: int
    chat_id: int
    message_id: int | None
    asked: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Queries:
    """All taps that can still be answered; `lifetime` is in real seconds."""

    def __init__(self, lifetime: float, monotonic: Callable[[], float]) -> None:
        self.lifetime = lifetime
        self._monotonic = monotonic
        self._open: dict[str, Query] = {}
        self._count = 0

    def open(
        self, user_id: int, message_id: int | None, query_id: str | None = None, chat_id: int | None = None
    ) -> Query:
        """Register a tap; its id is made up unless given (a forged one brings its own).

        Without `chat_id` it was in the private chat.
        """
        self._count += 1
        query_id = query_id or str(4_000_000_000_000_000_000 + self._count)
        query = Query(query_id, user_id, chat_id or user_id, message_id, self._monotonic())
        self._open[query_id] = query
        if len(self._open) > MOST:
            del self._open[next(iter(self._open))]
        return query

    def answer(self, query_id: str, answer: Json) -> Query:
        """Answer a tap once and in time; raises `ApiError` "query is too old …" otherwise."""
        query = self._open.pop(query_id, None)
        if query is None or self._monotonic() - query.asked > self.lifetime:
            raise refused(TOO_OLD)
        query.answer = answer
        query.answered.set()
        return query

    def clear(self) -> None:
        """Forget all taps."""
        self._open.clear()
