"""Every tap is answered, and once: Telegram refuses a second answer, and shows a spinner without a first."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, cast

from aiogram import BaseMiddleware, Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import CallbackQuery, TelegramObject

REMEMBERED = 2_000


class AnswerOnce(BaseRequestMiddleware):
    """Of requests: lets the first answer to a tap through; a menu answers again after its handler did."""

    def __init__(self) -> None:
        self._answered: OrderedDict[str, None] = OrderedDict()

    def knows(self, query_id: str) -> bool:
        return query_id in self._answered

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if not isinstance(method, AnswerCallbackQuery):
            return await make_request(bot, method)
        # aiogram's types promise a Response here; what it hands on is the bare result.
        done = cast(Response[TelegramType], True)
        if self.knows(method.callback_query_id):
            return done
        self._answered[method.callback_query_id] = None
        if len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)
        try:
            return await make_request(bot, cast(TelegramMethod[TelegramType], method))
        except TelegramBadRequest as error:
            # After an outage: what was tapped for has been done, the spinner is long gone.
            if "query is too old" not in error.message:
                raise
            return done


class AnswerMiddleware(BaseMiddleware):
    """Of callback queries: what no handler answered is answered without words."""

    def __init__(self, once: AnswerOnce) -> None:
        self._once = once

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        result = await handler(event, data)
        if isinstance(event, CallbackQuery) and not self._once.knows(event.id):
            with suppress(TelegramAPIError):
                await event.answer()
        return result
