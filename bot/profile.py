"""What Telegram shows of the bot by itself: commands by whom they are for, descriptions, the menu button.

All in every language, and only what is not so already: asking costs nothing, setting shows on every phone.
"""

from collections.abc import Awaitable, Callable, Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from locales import LANGUAGES, Texts
from services.people.identity import MethodistChat

EVERYBODY = ("menu", "practices", "me", "help")
METHODIST = ("menu", "attention", "practices", "me", "help")
GROUPS = ("link", "unlink", "help")
PATIENCE_SECONDS = 5
"""For each question: a server that is slow with these must not keep people waiting for the bot."""
MOST_FAILURES = 3
"""After so many in a row nothing more is tried: the server is away, or knows none of this."""

Scope = BotCommandScopeAllPrivateChats | BotCommandScopeAllGroupChats | BotCommandScopeChat
Step = Callable[[], Awaitable[bool]]

log = structlog.get_logger(__name__)


async def introduce(bot: Bot, texts: Texts, methodists: Sequence[MethodistChat] = ()) -> int:
    """Bring all of it up to date; returns how many things were set. Nothing that fails stops the start.

    A server that does not know a method (not each one is Telegram's own) is asked for the others still.
    """
    changed = failures = 0
    for name, step in _steps(bot, texts, methodists):
        try:
            changed += await step()
            failures = 0
        except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
            log.warning("profile_not_set", what=name, error=type(error).__name__)
            failures += 1
            if failures == MOST_FAILURES:
                break
    return changed


def _steps(bot: Bot, texts: Texts, methodists: Sequence[MethodistChat]) -> list[tuple[str, Step]]:
    steps: list[tuple[str, Step]] = []

    def add(name: str, step: Callable[..., Awaitable[bool]], *arguments: object) -> None:
        steps.append((name, lambda: step(bot, *arguments)))

    for language in LANGUAGES:
        # The first language is also for everybody whose own we do not speak.
        code = None if language == LANGUAGES[0] else language
        private, groups = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
        add("commands", _set_commands, private, code, _commands(texts, language, EVERYBODY))
        add("commands", _set_commands, groups, code, _commands(texts, language, GROUPS))
        add("description", _set_description, code, texts.plain(language, "bot-description"))
        add("short_description", _set_short, code, texts.plain(language, "bot-short-description"))
    add("menu_button", _set_button)
    for one in methodists:
        # A chat's own list shows whatever the phone's language is: it goes by the language chosen here.
        chat, commands = BotCommandScopeChat(chat_id=one.telegram_id), METHODIST if one.current else ()
        add("methodist_commands", _set_commands, chat, None, _commands(texts, one.locale, commands))
    return steps


def _commands(texts: Texts, language: str, names: Sequence[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.plain(language, f"command-{name}")) for name in names]


async def _set_commands(bot: Bot, scope: Scope, code: str | None, wanted: list[BotCommand]) -> bool:
    there = await bot.get_my_commands(scope, code, request_timeout=PATIENCE_SECONDS)
    if [(one.command, one.description) for one in there] == [
        (one.command, one.description) for one in wanted
    ]:
        return False
    if not wanted:
        return await bot.delete_my_commands(scope, code, request_timeout=PATIENCE_SECONDS)
    return await bot.set_my_commands(wanted, scope, code, request_timeout=PATIENCE_SECONDS)


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
