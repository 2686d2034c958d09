"""The commands that Telegram offers in a chat: how they are set, and a methodist's own."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from locales import Texts
from services.clock import Clock
from services.people.identity import Identity, MethodistChat

METHODIST = ("menu", "attention", "practices", "me", "help")
PATIENCE_SECONDS = 5
"""For each question: a server that is slow with these must not keep people waiting for the bot."""
LOOKED_FOR_EVERY = timedelta(minutes=1)

Scope = BotCommandScopeAllPrivateChats | BotCommandScopeAllGroupChats | BotCommandScopeChat

log = structlog.get_logger(__name__)


class MethodistCommands:
    """Keeps the commands of methodists' chats as their rights and their language are."""

    def __init__(self, bot: Bot, texts: Texts, identity: Identity, clock: Clock) -> None:
        self._bot, self._texts, self._identity, self._clock = bot, texts, identity, clock
        self._shown: dict[int, MethodistChat] = {}
        self._due: list[MethodistChat] = []
        self._looked: datetime | None = None

    async def follow(self) -> None:
        """Look once a minute who has become methodist, or is none any more; change one chat at a time.

        What a server refuses is not tried again before the next change or start: the chat may be gone.
        """
        now = self._clock.now()
        # A clock that was set back must not stop the looking.
        if self._looked is None or abs(now - self._looked) >= LOOKED_FOR_EVERY:
            self._looked = now
            chats = await self._identity.methodist_chats()
            self._due = [one for one in chats if self._shown.get(one.telegram_id) != one]
        if self._due:
            one = self._due.pop(0)
            self._shown[one.telegram_id] = one
            try:
                await self._show(one)
            except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
                log.warning("profile_not_set", what="methodist_commands", error=type(error).__name__)

    async def _show(self, one: MethodistChat) -> None:
        # A chat's own list shows whatever the phone's language is: it goes by the language chosen here.
        wanted = commands(self._texts, one.locale, METHODIST if one.current else ())
        await set_commands(self._bot, BotCommandScopeChat(chat_id=one.telegram_id), None, wanted)


def commands(texts: Texts, language: str, names: Sequence[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.plain(language, f"command-{name}")) for name in names]


async def set_commands(bot: Bot, scope: Scope, code: str | None, wanted: list[BotCommand]) -> bool:
    """Offer exactly the `wanted` there; False when that was so already. Raises what Telegram refuses."""
    there = await bot.get_my_commands(scope, code, request_timeout=PATIENCE_SECONDS)
    if [(one.command, one.description) for one in there] == [
        (one.command, one.description) for one in wanted
    ]:
        return False
    if not wanted:
        return await bot.delete_my_commands(scope, code, request_timeout=PATIENCE_SECONDS)
    return await bot.set_my_commands(wanted, scope, code, request_timeout=PATIENCE_SECONDS)
