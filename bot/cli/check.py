"""`python -m bot check`: settings, database, token, clock; what is wrong and how to mend it."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from pydantic import SecretStr, ValidationError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.app import make_bot
from bot.cli.settings import complaints
from bot.config import Settings
from models.database import Database
from services.clock import SystemClock
from services.outbox.unsent import Unsent

FAULTY = 1
CLOCK_TOLERANCE_SECONDS = 30
LATE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` says what to do when it is wrong."""

    name: str
    good: bool
    says: str
    mend: str = ""

    def line(self) -> str:
        mark = "ok  " if self.good else "BAD "
        return f"{mark} {self.name}: {self.says}" + (f"\n       → {self.mend}" if self.mend else "")


def run_check() -> int:
    """Print the findings; 0 when all is well, 1 otherwise."""
    try:
        settings = Settings()
    except ValidationError as error:
        for line in complaints(error):
            name, _, rest = line.partition(": ")
            print(Finding(name, False, rest, f"correct {name} in .env or in the environment").line())
        return FAULTY
    findings = [*_settings(settings), *asyncio.run(_world(settings))]
    for finding in findings:
        print(finding.line())
    return 0 if all(finding.good for finding in findings) else FAULTY


def _settings(settings: Settings) -> Iterator[Finding]:
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = "set" if isinstance(value, SecretStr) else value
        if name in {"database_url", "redis_url", "proxy_url"} and value:
            # These may carry a password.
            shown = "set"
        if isinstance(value, frozenset):
            shown = ", ".join(str(item) for item in sorted(value))
        says = f"{shown}" if value else "not set"
        yield Finding(name.upper(), True, f"{says} ({field.description})")
    if settings.bot_token is None:
        yield Finding("BOT_TOKEN", True, "without it `run` starts the sandbox")
    elif not settings.owner_ids:
        yield Finding(
            "OWNER_IDS",
            False,
            "nobody may set up a programme",
            "put your Telegram id there, e.g. OWNER_IDS=123456789 (ask @userinfobot for it)",
        )


async def _world(settings: Settings) -> list[Finding]:
    findings = [_data_dir(settings), await _database(settings), *await _outbox(settings)]
    if settings.bot_token is not None:
        findings += [await _token(settings), await _clock(settings)]
    return findings


def _data_dir(settings: Settings) -> Finding:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data_dir):
            pass
        room = os.statvfs(settings.data_dir)
    except OSError as error:
        return Finding(
            "data folder", False, f"can't be written: {error.strerror}", "give DATA_DIR a writable folder"
        )
    free = room.f_bavail * room.f_frsize // 2**20
    return Finding(
        "data folder", free > 200, f"{free} MB free", "" if free > 200 else "free at least 200 MB of disk"
    )


async def _database(settings: Settings) -> Finding:
    database = Database(settings.database)
    try:
        async with database.read() as session:
            await session.execute(text("SELECT 1"))
    except Exception as error:
        return Finding(
            "database",
            False,
            f"can't be opened ({type(error).__name__})",
            "check that it runs, and DATABASE_URL: sqlite+aiosqlite:///FILE or "
            "postgresql+asyncpg://USER@HOST/NAME",
        )
    finally:
        await database.close()
    return Finding("database", True, "SQLite" if database.is_sqlite else "PostgreSQL")


async def _outbox(settings: Settings) -> list[Finding]:
    """What waits and what was not sent; nothing where there is no schema yet (`migrate` makes it)."""
    database = Database(settings.database)
    try:
        state = await Unsent(database, SystemClock(), settings.owner_ids).state()
    except SQLAlchemyError:
        return []
    finally:
        await database.close()
    late = state.oldest_wait > LATE
    waits = f"{state.waiting} waiting"
    if state.waiting:
        waits += f", the oldest for {state.oldest_wait.total_seconds() // 60:.0f} min"
    ended = ", ".join(f"{status.value} {count}" for status, count in sorted(state.unsent.items()))
    return [
        Finding("outbox", not late, waits, "is the bot running? see its log" if late else ""),
        # Told to the owners and listed for the methodist: nothing that a setting could mend.
        Finding("not sent in two weeks", True, ended or "none"),
    ]


async def _token(settings: Settings) -> Finding:
    bot = make_bot(settings)
    try:
        me = await bot.get_me(request_timeout=10)
    except (TelegramUnauthorizedError, TelegramNotFound):
        return Finding("token", False, "the server does not know it", "copy BOT_TOKEN whole from @BotFather")
    except TelegramAPIError as error:
        return Finding(
            "Bot API server",
            False,
            f"can't be reached ({type(error).__name__})",
            "check BOT_API_URL, the network and PROXY_URL",
        )
    finally:
        await bot.session.close()
    return Finding("token", True, f"@{me.username}")


async def _clock(settings: Settings) -> Finding:
    """Compare this machine's clock with the server's (the Date header, to the second)."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.get(
                settings.bot_api_url, allow_redirects=False, proxy=settings.proxy_url or None
            ) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
        return Finding("clock", True, "the server does not tell its time; not compared")
    seconds = abs((datetime.now(UTC) - theirs).total_seconds())
    return Finding(
        "clock",
        seconds <= CLOCK_TOLERANCE_SECONDS,
        f"{seconds:.0f} s from the server's",
        "" if seconds <= CLOCK_TOLERANCE_SECONDS else "set this machine's clock (NTP): reminders go by it",
    )
