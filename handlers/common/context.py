"""What a handler has at hand: who asks, the services, the texts in their language."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot
from aiogram_dialog import DialogManager

from documents.worker import OfficeWorker
from locales import Reader, Texts
from services.actor import Actor
from services.people.identity import TelegramUser
from services.registry import Services


@dataclass(slots=True)
class Context:
    """Made by the identity middleware for every update; handlers take it as `ctx`."""

    actor: Actor
    user: TelegramUser
    services: Services
    texts: Texts
    office: OfficeWorker
    bot: Bot

    @property
    def reader(self) -> Reader:
        return Reader(self.texts, self.actor.locale)

    async def refresh(self) -> None:
        """Look again who asks, after something changed it (a consent, a new programme, a language)."""
        actor = await self.services.identity.actor(self.user, self.actor.request)
        self.actor = replace(actor, request=self.actor.request)


def ctx_of(manager: DialogManager) -> Context:
    """The context inside a dialog's getter or click handler."""
    context: Any = manager.middleware_data["ctx"]
    assert isinstance(context, Context)
    return context
