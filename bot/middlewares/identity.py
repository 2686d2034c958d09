"""Finds who an update comes from and puts a Context beside it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User
from aiogram_dialog.api.entities import DialogUpdate

from bot.middlewares.errors import say_failure
from documents.worker import OfficeWorker
from handlers.areas import DIALOG_MARK
from handlers.common.context import Context
from locales import Reader, Texts
from services.people.identity import TelegramUser
from services.registry import Services


@dataclass(frozen=True, slots=True)
class IdentityMiddleware(BaseMiddleware):
    """Outer middleware of updates of private chats (bot/front.py keeps the others away)."""

    services: Services
    texts: Texts
    office: OfficeWorker

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        if user is None or user.is_bot or not isinstance(event, Update):
            return None
        # What aiogram-dialog feeds in by itself is no update of Telegram's: it has no id to remember.
        from_telegram = not isinstance(event, DialogUpdate)
        bot: Bot = data["bot"]
        sender = TelegramUser(user.id, user.username, user.language_code)
        if event.my_chat_member is not None:
            if event.my_chat_member.new_chat_member.status == "kicked":
                await self.services.identity.left(user.id)
            return None
        try:
            actor = await self.services.identity.actor(sender, event.update_id if from_telegram else None)
        except Exception as error:
            # Nobody is known yet, so nobody else would answer.
            await say_failure(event, Reader(self.texts, user.language_code or ""), error, None)
            return None
        context = Context(
            actor=actor,
            user=sender,
            services=self.services,
            texts=self.texts,
            office=self.office,
            bot=bot,
        )
        data["ctx"] = context
        if context.actor.expecting and _leaves_prompt(event):
            await self.services.identity.expect(context.actor, "")
            await context.refresh()
        return await handler(event, data)


def _leaves_prompt(event: Update) -> bool:
    """A command, or a tap inside the menus, ends the wait for an answer to an earlier prompt."""
    inner = event.message or event.callback_query
    if isinstance(inner, Message):
        return (inner.text or "").startswith("/")
    return isinstance(inner, CallbackQuery) and DIALOG_MARK in (inner.data or "")
