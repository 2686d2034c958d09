"""Filters that look only at what the middleware has already found: they cost nothing."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from handlers.common.context import Context


class Expecting(Filter):
    """A message that answers a prompt of this kind; what follows the colon is passed as `expected`."""

    def __init__(self, kind: str) -> None:
        self._prefix = f"{kind}:"

    async def __call__(self, message: Message, ctx: Context) -> bool | dict[str, Any]:
        expecting = ctx.actor.expecting
        # A command is never an answer.
        if not expecting.startswith(self._prefix) or (message.text or "").startswith("/"):
            return False
        return {"expected": expecting.removeprefix(self._prefix)}
