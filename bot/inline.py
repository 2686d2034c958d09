"""Inline mode's way in: a small dispatcher without states, for every key somebody presses asks anew."""

from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update

from handlers.chats.groups import reader_for
from handlers.practices.inline import InlineContext, make_router
from locales import Reader, Texts
from services.people.identity import TelegramUser
from services.registry import Services

log = structlog.get_logger(__name__)


class InlineDoor:
    """Takes what people type behind the bot's name in other chats; who is unknown stays so."""

    def __init__(self, services: Services, texts: Texts) -> None:
        self._services = services
        self._texts = texts
        self._dispatcher = Dispatcher(disable_fsm=True, name="inline")
        self._dispatcher.include_router(make_router())

    async def feed(self, bot: Bot, update: Update) -> Any:
        """Answer one update of inline mode. A failure is logged; on the phone nothing is offered then."""
        inner = update.inline_query or update.chosen_inline_result
        assert inner is not None
        sender = inner.from_user
        try:
            actor = await self._services.identity.acquainted(
                TelegramUser(sender.id, sender.username, sender.language_code), update.update_id
            )
            reader = (
                Reader(self._texts, actor.locale) if actor else reader_for(self._texts, sender.language_code)
            )
            inline = InlineContext(self._services, bot, actor, reader)
            return await self._dispatcher.feed_update(bot, update, inline=inline)
        except Exception as error:
            # There is nobody to tell: what is typed has moved on by now.
            log.error("inline_failed", exc_info=error)
            return None
