"""The front door of updates: private chats go in, of what is said in groups only what is meant for the bot.
What is typed behind the bot's name in other chats (inline mode) goes its own way.

Groups chatter. What is not for us must cost nothing: no database, no log, no conversation's state. So the
choice is made before any middleware, and groups have a small dispatcher of their own, without states.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import Chat, Message, TelegramObject, Update, User

from bot.inline import InlineDoor
from handlers.chats import groups
from handlers.chats.groups import GroupContext, reader_for
from locales import Texts
from services.people.identity import TelegramUser
from services.registry import Services

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@(\w+))?(?=\s|$)")
COMMANDS_A_MINUTE = 6
"""In one group: more are not answered. Telegram gives a bot twenty messages a minute there."""
REMEMBERED = 5_000


class FrontDispatcher(Dispatcher):
    """A dispatcher of private chats that hands groups and inline mode to others."""

    def __init__(self, groups: "GroupDoor", inline: InlineDoor, **settings: Any) -> None:
        super().__init__(**settings)
        self._groups = groups
        self._inline = inline

    async def feed_update(self, bot: Bot, update: Update, **data: Any) -> Any:
        if update.inline_query is not None or update.chosen_inline_result is not None:
            return await self._inline.feed(bot, update)
        chat = chat_of(update)
        if chat is None or chat.type == "private":
            return await super().feed_update(bot, update, **data)
        if update.edited_message is not None:
            return UNHANDLED
        return await self._groups.feed(bot, update)


class GroupDoor:
    """Takes updates of groups, and passes on the few that are meant for the bot."""

    def __init__(
        self, services: Services, texts: Texts, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._monotonic = monotonic
        self._recent: OrderedDict[int, list[float]] = OrderedDict()
        self._dispatcher = Dispatcher(disable_fsm=True, name="groups")
        self._dispatcher.update.outer_middleware(_Contexts(services, texts))
        self._dispatcher.include_router(groups.make_router())

    async def feed(self, bot: Bot, update: Update) -> Any:
        if update.message is not None and not await self._is_for_us(bot, update.message):
            return UNHANDLED
        return await self._dispatcher.feed_update(bot, update)

    async def _is_for_us(self, bot: Bot, message: Message) -> bool:
        if message.migrate_to_chat_id or message.migrate_from_chat_id or message.new_chat_title:
            return True
        found = COMMAND.match(message.text or "")
        if found is None or message.forward_origin is not None:
            return False
        name, mention = found.group(1).lower(), found.group(2)
        if mention is None and name not in groups.COMMANDS:
            return False
        own = (await bot.me()).username or ""
        if mention is not None and mention.lower() != own.lower():
            return False
        return self._has_patience(message.chat.id)

    def _has_patience(self, chat_id: int) -> bool:
        now = self._monotonic()
        recent = [at for at in self._recent.pop(chat_id, ()) if now - at < 60]
        patient = len(recent) < COMMANDS_A_MINUTE
        self._recent[chat_id] = [*recent, now] if patient else recent
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
        return patient


class _Contexts(BaseMiddleware):
    """Outer middleware of a group's updates: who writes, without asking the database."""

    def __init__(self, services: Services, texts: Texts) -> None:
        self._services = services
        self._texts = texts

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        user: User | None = data.get("event_from_user")
        # Who writes in the name of a chat can't be told from others who do.
        hidden = user is None or user.is_bot or (event.message is not None and event.message.sender_chat)
        sender = None if hidden or user is None else TelegramUser(user.id, user.username, user.language_code)
        data["group"] = GroupContext(
            services=self._services,
            bot=data["bot"],
            sender=sender,
            reader=reader_for(self._texts, user.language_code if user else None),
            request=event.update_id,
        )
        return await handler(event, data)


def chat_of(update: Update) -> Chat | None:
    """The chat of an update of the kinds that the bot asks for."""
    if update.message is not None:
        return update.message.chat
    if update.edited_message is not None:
        return update.edited_message.chat
    if update.my_chat_member is not None:
        return update.my_chat_member.chat
    if update.callback_query is not None and update.callback_query.message is not None:
        return update.callback_query.message.chat
    return None
