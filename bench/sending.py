"""How fast the outbox is sent: without limits beside bare concurrent calls, and at Telegram's limit."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import insert, select

import migrations
from bench.figures import Figure, figure
from bench.stub import TOKEN
from bot.app import settle
from bot.config import PAID_RATE
from delivery.limiter import Limiter, Limits
from delivery.outgoing import Outgoing
from delivery.session import Session
from delivery.worker import IN_WORK_AT_MOST, Worker, in_work_at_most
from locales import Reader, Texts
from models.database import Database
from models.enums import OutboxStatus
from models.people import Account
from models.system import OutboxMessage
from sandbox.people import People
from sandbox.server import SandboxServer
from services.chats.accidents import ChatAccidents
from services.clock import FixedClock
from services.outbox import Claimed, Ledger, Priority

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
FIRST_CHAT = 100_000
MESSAGES = 4_000
IN_WORK = in_work_at_most(PAID_RATE)
"""As the program has with the highest rate that it takes: the next to no limit."""
ROUNDS = 5
RATE = 30
BULK = RATE * 5 / 6
LIMITED_SECONDS = 20


async def figures() -> AsyncIterator[Figure]:
    async with _stub() as url:
        own, bare = [], []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                own.append(await _outbox(Path(folder), url))
            bare.append(await _bare(url))
        yield figure("send_unlimited", statistics.median(own), "s", statistics.median(bare))
    with tempfile.TemporaryDirectory() as folder:
        count = int(LIMITED_SECONDS * BULK)
        seconds, violations = await limited(Path(folder), count)
        if violations:
            raise RuntimeError(f"{violations} messages came faster than Telegram takes them")
        yield figure("send_limited", seconds, "s", (count - 1) / BULK)


async def limited(folder: Path, count: int) -> tuple[float, int]:
    """Seconds from the first to the last of so many messages at the limit.

    Also how often Telegram would have said that it is too many.

    One in ten goes to a chat that has had one a moment ago.
    """
    server = SandboxServer(port=0, token=TOKEN)
    await server.start()
    people = People(server.world)
    chats = max(1, count * 9 // 10)
    for n in range(chats):
        people.save({"id": FIRST_CHAT + n, "first_name": "Ирина"}).started = True
    server.world.rates.configure("record", burst=1, slack=3)
    database = await a_full_outbox(folder, count, chats)
    await send_all(database, server.base_url, Limiter(Limits.at(RATE)), count)
    entries = server.world.journal.entries
    seconds = entries[-1].real - entries[0].real
    violations = sum(bool(entry.violations) for entry in entries)
    await database.close()
    await server.stop()
    return seconds, violations


async def a_full_outbox(folder: Path, count: int, chats: int) -> Database:
    """So many messages due, to so many chats."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'bench.db'}")
    await migrations.upgrade(database)
    async with database.write() as session:
        accounts = [{"id": n + 1, "telegram_id": FIRST_CHAT + n, "created_at": NOW} for n in range(chats)]
        await session.execute(insert(Account), accounts)
        rows = [
            {
                "dedupe_key": f"n{n}",
                "kind": "note",
                "priority": int(Priority.BROADCAST),
                "account_id": n % chats + 1,
                "payload": {},
                "not_before": NOW,
                "created_at": NOW,
            }
            for n in range(count)
        ]
        await session.execute(insert(OutboxMessage), rows)
    return database


async def send_all(
    database: Database, url: str, limiter: Limiter, count: int, in_work: int = IN_WORK_AT_MOST
) -> float:
    """Seconds of the program's sender until nothing waits."""
    bot = _bot(url, Session)
    claimed: set[int] = set()

    async def note(message: Claimed, _reader: Reader) -> Outgoing:
        claimed.add(message.id)
        return Outgoing("Уважаемые коллеги!")

    clock = FixedClock(NOW)
    accidents = ChatAccidents(database, clock)
    worker = Worker(
        bot,
        Ledger(database),
        clock,
        limiter,
        Texts.load(),
        {"note": note},
        accidents,
        in_work_at_most=in_work,
    )
    begun = time.perf_counter()
    running = asyncio.create_task(worker.run())
    waiting = True
    while waiting:
        await asyncio.sleep(0.01)
        # Only near the end is it worth a statement to look.
        waiting = len(claimed) < count or await _waiting(database)
    worker.stop()
    await running
    seconds = time.perf_counter() - begun
    # aiogram lets a quarter of a second pass here.
    await bot.session.close()
    return seconds


async def _waiting(database: Database) -> bool:
    under_way = OutboxMessage.status.in_((OutboxStatus.PENDING, OutboxStatus.CLAIMED, OutboxStatus.SENDING))
    async with database.read() as session:
        return await session.scalar(select(OutboxMessage.id).where(under_way).limit(1)) is not None


async def _outbox(folder: Path, url: str) -> float:
    database = await a_full_outbox(folder, MESSAGES, MESSAGES)
    # As the program does at its start; the bare calls after it have the good of it, too.
    settle()
    seconds = await send_all(database, url, Limiter(Limits(0, 0, 0)), MESSAGES, IN_WORK)
    await database.close()
    return seconds


async def _bare(url: str) -> float:
    """The same number of calls, as many at once as our sender has (aiohttp lets a hundred out)."""
    bot, numbers = _bot(url), iter(range(MESSAGES))

    async def sender() -> None:
        for number in numbers:
            await bot.send_message(FIRST_CHAT + number, "Уважаемые коллеги!")

    begun = time.perf_counter()
    await asyncio.gather(*(sender() for _ in range(IN_WORK)))
    seconds = time.perf_counter() - begun
    await bot.session.close()
    return seconds


def _bot(url: str, session: type[AiohttpSession] = AiohttpSession) -> Bot:
    return Bot(TOKEN, session=session(api=TelegramAPIServer.from_base(url)))


@asynccontextmanager
async def _stub() -> AsyncIterator[str]:
    """The address of a Bot API in a process of its own, so that it shares no loop with who is measured."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.stub_server", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    port = int(await process.stdout.readline())
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        await process.wait()
