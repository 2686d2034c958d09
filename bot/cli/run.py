"""`python -m bot run`: the bot by long polling."""

import asyncio
import signal
from contextlib import suppress

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)

import migrations
from bot import logs
from bot.app import App, build, settle
from bot.cli.speech import tell
from bot.config import Settings
from bot.profile import introduce
from locales import Texts

WRONG_TOKEN = 2
NO_ANSWER = (TelegramAPIError, ClientDecodeError)
"""What a call ends with when the server is away, or a proxy answers in its place with a page of HTML."""
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0

log = structlog.get_logger(__name__)


def run_bot(settings: Settings) -> int:
    """Run until a signal; the exit code. Without a token it is the sandbox."""
    if settings.bot_token is None:
        from bot.cli.sandbox import run_sandbox

        return run_sandbox(8081, None, with_sample=True)
    logs.set_up(settings.log_level)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    app = build(settings)
    try:
        settle()
        await migrations.upgrade(app.database)
        if not await _greet(app, stop):
            return 0
        await app.run(tell, stop)
    except (TelegramUnauthorizedError, TelegramNotFound):
        tell("BOT_TOKEN: the server does not know this token. Copy it whole from @BotFather into .env.")
        return WRONG_TOKEN
    finally:
        await app.close()
    return 0


async def _greet(app: App, stop: asyncio.Event) -> bool:
    """Ask the server who we are, again and again while it can't be reached; False when told to stop."""
    pause = FIRST_PAUSE_SECONDS
    while not stop.is_set():
        try:
            me = await app.bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise
        except NO_ANSWER:
            address = app.settings.bot_api_url
            tell(
                f"BOT_API_URL: {address} can't be reached; trying again in {pause:.0f} s. "
                "Check the address, the network and PROXY_URL."
            )
            try:
                await asyncio.wait_for(stop.wait(), pause)
            except TimeoutError:
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            continue
        with suppress(*NO_ANSWER):
            # Where a webhook was set before, polling would be refused; where none can be, this is.
            await app.bot.delete_webhook()
        await introduce(app.bot, Texts.load())
        tell(f"@{me.username} is answering. Stop it with Ctrl+C.")
        return True
    return False
