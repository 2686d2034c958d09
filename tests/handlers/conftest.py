"""The whole program in the test's own process, before a strict local Telegram."""

import asyncio
import functools
import ssl
import traceback
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator, MutableMapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import pytest
import structlog
from aiogram.client.session.aiohttp import AiohttpSession

import delivery.worker
import documents.worker
from bot.app import App, build
from bot.config import Settings
from bot.polling import Poller
from delivery.limiter import Limits
from documents.worker import OfficeWorker
from handlers.areas import AREAS
from sandbox.client import Person, Sandbox
from sandbox.server import SandboxServer
from services.clock import FixedClock
from tests.conftest import OWNER

TOKEN = "1234567:TEST"

# The sender looks for work sooner than on a server: stories wait for it.
delivery.worker.IDLE_SECONDS = 0.03


async def close_plainly(self: AiohttpSession) -> None:
    """Without aiogram's quarter of a second for TLS to say goodbye: the local server has none."""
    if self._session is not None:
        await self._session.close()


AiohttpSession.close = close_plainly  # type: ignore[method-assign]

# Reading all the world's certificates is half of a program's start, and none is asked for here.
ssl.create_default_context = functools.cache(ssl.create_default_context)  # type: ignore[assignment]


@dataclass
class Town:
    """The program, its people, and the clock that moves by hand."""

    app: App
    sandbox: Sandbox
    clock: FixedClock

    async def person(self, telegram_id: int, name: str = "Тест", language: str = "ru") -> Person:
        """A Telegram user; the same id is the same person."""
        return await self.sandbox.person(telegram_id, first_name=name, language_code=language)

    async def owner(self) -> Person:
        return await self.person(OWNER, "Елена")

    async def tick(self, times: int = 1) -> None:
        """Let everything that has become due happen."""
        for _ in range(times):
            await self.app.ticker.round()


@pytest.fixture(autouse=True)
def routers_apart() -> Iterator[None]:
    """Each test joins its own program."""
    yield
    detach_routers()


def detach_routers() -> None:
    """A router can be part of one program only: let go of the last one."""
    for area in AREAS:
        module = import_module(f"handlers.{area}")
        for router in (module.router, *module.dialogs, *getattr(module, "guesses", ())):
            router._parent_router = None


class KeptOffice(OfficeWorker):
    """Leaves its child to the next program: what it has imported costs more than a story's papers."""

    left: ClassVar[Process | None] = None

    async def _start(self) -> Process:
        if self._child is None:
            self._child, KeptOffice.left = KeptOffice.left, None
        return await super()._start()

    async def close(self) -> None:
        if self._child is not None and not self._turn.locked():
            self._child, KeptOffice.left = KeptOffice.left, self._child
        await super().close()


@pytest.fixture(scope="session")
async def kept_office() -> AsyncIterator[None]:
    """One child for all stories. That it bears what is wrong with a job: tests/documents/test_worker.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.app.OfficeWorker", KeptOffice)
        yield
    if KeptOffice.left is not None:
        await documents.worker._end(KeptOffice.left)


@pytest.fixture
async def town(sqlite_url: str, tmp_path: Path, clock: FixedClock, kept_office: None) -> AsyncIterator[Town]:
    """A running program. Stories read: `teacher = await town.person(5001); await teacher.start()`."""
    async with running_town(sqlite_url, tmp_path, clock) as found:
        yield found


@asynccontextmanager
async def running_town(database_url: str, folder: Path, clock: FixedClock) -> AsyncIterator[Town]:
    """The same outside the tests' fixtures, over a migrated database."""
    server = SandboxServer(port=0, token=TOKEN)
    await server.start()
    settings = Settings(
        _env_file=None,
        bot_token=TOKEN,
        owner_ids=str(OWNER),
        bot_api_url=server.base_url,
        database_url=database_url,
        data_dir=folder,
    )
    app = build(settings, clock, Limits(overall=0, per_chat=0, per_group_minute=0))
    poller = Poller(app.bot, app.dispatcher, lambda line: None)
    await app.dispatcher.emit_startup(bot=app.bot, dispatcher=app.dispatcher)
    tasks = [asyncio.create_task(poller.run()), asyncio.create_task(app.worker.run())]
    async with Sandbox(server.base_url) as sandbox:
        yield Town(app, sandbox, clock)
    poller.stop()
    app.worker.stop()
    await asyncio.wait(tasks, timeout=10)
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await app.close()
    await server.stop()


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What the program writes down as a fault of its own while a story runs: the error and its place."""
    with faults_written() as found:
        yield found


@contextmanager
def faults_written() -> Iterator[list[str]]:
    """The same outside the tests' fixtures."""
    found: list[str] = []

    def keep(_logger: Any, level: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if level in ("error", "exception", "critical"):
            found.append(f"{event['event']}: {traceback.format_exc(limit=-3)}")
        raise structlog.DropEvent

    before = structlog.get_config()
    structlog.configure(processors=[keep])
    yield found
    structlog.configure(**before)
