"""What Telegram shows of the bot by itself: everybody's commands, descriptions, the menu button.

All in every language, and only what is not so already: asking costs nothing, setting shows on every phone.
"""

from collections.abc import Awaitable, Callable

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import (
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    MenuButtonCommands,
)

from delivery.commands import PATIENCE_SECONDS, commands, set_commands
from locales import LANGUAGES, Texts

EVERYBODY = ("menu", "practices", "me", "help")
GROUPS = ("link", "unlink", "help")
MOST_FAILURES = 3
"""After so many in a row nothing more is tried: the server is away, or knows none of this."""

Step = Callable[[], Awaitable[bool]]

log = structlog.get_logger(__name__)


async def introduce(bot: Bot, texts: Texts) -> int:
    """Bring all of it up to date; returns how many things were set. Nothing that fails stops the start.

    A server that does not know a method (not each one is Telegram's own) is asked for the others still.
    """
    changed = failures = 0
    for name, step in _steps(bot, texts):
        try:
            changed += await step()
            failures = 0
        except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
            log.warning("profile_not_set", what=name, error=type(error).__name__)
            failures += 1
            if failures == MOST_FAILURES:
                break
    return changed


def _steps(bot: Bot, texts: Texts) -> list[tuple[str, Step]]:
    steps: list[tuple[str, Step]] = []

    def add(name: str, step: Callable[..., Awaitable[bool]], *arguments: object) -> None:
        steps.append((name, lambda: step(bot, *arguments)))

    for language in LANGUAGES:
        # The first language is also for everybody whose own we do not speak.
        code = None if language == LANGUAGES[0] else language
        private, groups = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
        add("commands", set_commands, private, code, commands(texts, language, EVERYBODY))
        add("commands", set_commands, groups, code, commands(texts, language, GROUPS))
        add("description", _set_description, code, texts.plain(language, "bot-description"))
        add("short_description", _set_short, code, texts.plain(language, "bot-short-description"))
    add("menu_button", _set_button)
    return steps


async def _set_description(bot: Bot, code: str | None, wanted: str) -> bool:
    there = await bot.get_my_description(code, request_timeout=PATIENCE_SECONDS)
    if there.description == wanted:
        return False
    return await bot.set_my_description(wanted, code, request_timeout=PATIENCE_SECONDS)


async def _set_short(bot: Bot, code: str | None, wanted: str) -> bool:
    there = await bot.get_my_short_description(code, request_timeout=PATIENCE_SECONDS)
    if there.short_description == wanted:
        return False
    return await bot.set_my_short_description(wanted, code, request_timeout=PATIENCE_SECONDS)


async def _set_button(bot: Bot) -> bool:
    there = await bot.get_chat_menu_button(request_timeout=PATIENCE_SECONDS)
    if there.type == "commands":
        return False
    return await bot.set_chat_menu_button(menu_button=MenuButtonCommands(), request_timeout=PATIENCE_SECONDS)
