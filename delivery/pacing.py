"""Live answers keep the same limits and pauses as the outbox, without standing in its queue."""

from contextvars import ContextVar
from math import ceil
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendChatAction, SendMediaGroup, TelegramMethod
from aiogram.methods.base import TelegramType

from delivery.limiter import Limiter

PATIENCE_SECONDS = 20.0
"""How long somebody who has just tapped is left without an answer rather than refused one."""
NEW = ("send", "copy", "forward")
CHANGES = ("editMessage",)

TURN_TAKEN: ContextVar[bool] = ContextVar("turn_taken", default=False)
"""Set by who has waited for a turn of the limiter already."""


class Pacing(BaseRequestMiddleware):
    """Of requests: those that make or change a message, unless their turn is taken.

    A pause that Telegram asked for is waited out, if it is short; a request that it refused is made once
    more after it (nothing was taken). A long one raises TelegramRetryAfter without asking Telegram.
    """

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if TURN_TAKEN.get() or not _counts(method):
            return await make_request(bot, method)
        chat_id = getattr(method, "chat_id", None)
        is_new = method.__api_method__.startswith(NEW)
        chat = chat_id if is_new and isinstance(chat_id, int) else None
        size = len(method.media) if isinstance(method, SendMediaGroup) else 1
        for is_last in (False, True):
            left = self._limiter.pause_left
            if left > PATIENCE_SECONDS:
                raise TelegramRetryAfter(method, "a pause is on", ceil(left))
            await self._limiter.resumed()
            await self._limiter.room(size)
            self._limiter.spoke(chat, size)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                self._limiter.pause(error.retry_after)
                if is_last:
                    raise
        raise AssertionError("the last try returns or raises")


def _counts(method: TelegramMethod[Any]) -> bool:
    return method.__api_method__.startswith(NEW + CHANGES) and not isinstance(method, SendChatAction)
