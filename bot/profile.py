"""What Telegram shows of the bot by itself: its commands, in every language."""

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import BotCommand

from locales import LANGUAGES, Texts

COMMANDS = ("menu", "me", "help")

log = structlog.get_logger(__name__)


async def introduce(bot: Bot, texts: Texts) -> None:
    """Set the commands. A server that refuses them does not keep the bot from answering people."""
    try:
        for language in LANGUAGES:
            commands = [
                BotCommand(command=name, description=texts.plain(language, f"command-{name}"))
                for name in COMMANDS
            ]
            # The first language is also for everybody whose own we do not speak.
            code = None if language == LANGUAGES[0] else language
            await bot.set_my_commands(commands, language_code=code)
    except (TelegramAPIError, ClientDecodeError) as error:
        log.warning("commands_not_set", error=type(error).__name__)
