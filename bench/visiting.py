"""Somebody who goes to and fro in the menus."""

import time
from typing import Any

from aiogram.methods import EditMessageText, SendMessage
from aiogram.methods.base import TelegramMethod
from aiogram.types import InlineKeyboardMarkup, Message, Update

from bench.tapping import MORNING
from bot.app import App


class Visitor:
    """Opens the main menu, and then its first screen and the way back, again and again."""

    def __init__(self, app: App, chat: int, first_update: int) -> None:
        self._app = app
        self._chat = chat
        self._update = first_update
        self._message = 0
        self._keyboard = InlineKeyboardMarkup(inline_keyboard=[])
        app.bot.session.middleware(self._watch)

    async def seconds_a_tap(self, times: int) -> list[float]:
        """The processor's seconds of each tap, after some that warm up."""
        await self._feed(message=self._said("/start"))
        took = []
        for _ in range(times):
            for place in (0, -1):
                begun = time.process_time()
                await self._tap(place)
                took.append(time.process_time() - begun)
        return took[times // 2 :]

    async def _tap(self, place: int) -> None:
        button = [one for line in self._keyboard.inline_keyboard for one in line][place]
        message = {**self._said("-"), "message_id": self._message, "reply_markup": self._keyboard}
        query = {
            "id": str(self._update),
            "from": self._person(),
            "chat_instance": "1",
            "data": button.callback_data,
            "message": message,
        }
        await self._feed(callback_query=query)

    async def _feed(self, **what: Any) -> None:
        self._update += 1
        bot = self._app.bot
        update = Update.model_validate({"update_id": self._update, **what}, context={"bot": bot})
        await self._app.dispatcher.feed_update(bot, update)

    async def _watch(self, make_request: Any, bot: Any, method: TelegramMethod[Any]) -> Any:
        """A session's middleware: what is on the screen now."""
        answer = await make_request(bot, method)
        if isinstance(method, SendMessage | EditMessageText):
            assert isinstance(method.reply_markup, InlineKeyboardMarkup)
            assert isinstance(answer, Message)
            self._keyboard = method.reply_markup
            if isinstance(method, SendMessage):
                self._message = answer.message_id
        return answer

    def _person(self) -> dict[str, Any]:
        return {"id": self._chat, "is_bot": False, "first_name": "Ирина", "language_code": "ru"}

    def _said(self, text: str) -> dict[str, Any]:
        chat = {"id": self._chat, "type": "private", "first_name": "Ирина"}
        moment = int(MORNING.timestamp())
        return {
            "message_id": self._update,
            "date": moment,
            "chat": chat,
            "from": self._person(),
            "text": text,
        }
