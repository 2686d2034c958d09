"""Live answers are tried again when the way to Telegram was disturbed for a moment.

What waits in the outbox has its own retries (`delivery/outcome.py`). An answer to a tap has nobody behind it:
one bad gateway, and the person would be left with an error or with nothing at all.
"""

import time
from collections.abc import Awaitable, Callable

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from delivery.pacing import TURN_TAKEN

AGAIN = ("send", "edit", "copy", "forward", "deleteMessage", "answer", "getFile")
"""Beginnings of the names of what handlers ask for; what starts and fetches has patience of its own."""
DISTURBED = (TelegramServerError, RestartingTelegram, TelegramNetworkError, ClientDecodeError)
"""5xx, a connection that broke, and a gateway's page of HTML in place of an answer."""
PAUSES_SECONDS = (0.5, 1.5, 3.0)
"""Before each further try. Together with the tries themselves about as long as somebody looks at a phone."""
QUICK_SECONDS = 10.0
"""What took longer to fail is not tried again: the person has long looked away."""

Sleep = Callable[[float], Awaitable[None]]

log = structlog.get_logger(__name__)


class Patience(BaseRequestMiddleware):
    """Of requests: makes those of handlers again after a disturbance, up to three times.

    Telegram may have carried out what it did not answer: an edit or a deletion comes to the same, a message
    may stand there twice, which is better than an unanswered tap. The last failure is a TelegramAPIError in
    every case: a page of HTML becomes a TelegramServerError.
    """

    def __init__(self, sleep: Sleep, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._sleep = sleep
        self._monotonic = monotonic

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if TURN_TAKEN.get() or not method.__api_method__.startswith(AGAIN):
            return await make_request(bot, method)
        for pause in (*PAUSES_SECONDS, None):
            begun = self._monotonic()
            try:
                return await make_request(bot, method)
            except DISTURBED as error:
                if isinstance(error, ClientDecodeError) and isinstance(error.data, dict):
                    # Telegram did it, and said so in a way that our library does not know yet.
                    raise
                if pause is None or self._monotonic() - begun > QUICK_SECONDS:
                    if isinstance(error, ClientDecodeError):
                        raise TelegramServerError(method, "no answer that can be read") from error
                    raise
                log.info("tried_again", method=method.__api_method__, error=type(error).__name__)
            await self._sleep(pause)
        raise AssertionError("the last try returns or raises")
