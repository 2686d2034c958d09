"""The bot as a process of its own before the sandbox: started, killed and restarted by the story."""

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sandbox.client import Person, Sandbox
from sandbox.server import SandboxServer
from tests.journeys.process import BotProcess

TOKEN = "1234567:JOURNEY"
OWNER = 1001


@dataclass
class World:
    """One installation: its folder, its Telegram, its bot process."""

    folder: Path
    server: SandboxServer
    sandbox: Sandbox
    process: BotProcess | None = None
    settings: dict[str, str] = field(default_factory=dict)

    async def start_bot(self) -> None:
        """Start the bot and wait until it polls."""
        self.process = BotProcess(self.settings, self.folder / "bot.log")
        await self.sandbox.wait_until(lambda state: bool(state["polling"]), 60, "a polling bot")

    async def kill_bot(self) -> None:
        """As a power cut would: no chance to finish anything."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop_bot(self) -> int:
        """As systemd would; the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), 10)

    async def restart_bot(self) -> None:
        """A power cut between two answers; in the middle of one: tests/faults, test_redelivered.py."""
        await self.sandbox.wait_until(
            lambda state: not state["pending_updates"], 60, "every update confirmed"
        )
        await self.kill_bot()
        await self.start_bot()

    async def person(self, telegram_id: int, name: str, language: str = "ru") -> Person:
        return await self.sandbox.person(telegram_id, first_name=name, language_code=language)

    @property
    def log(self) -> str:
        return (self.folder / "bot.log").read_text()


def settings_for(server: SandboxServer, folder: Path) -> dict[str, str]:
    """The bot's settings for this server; nothing of the developer's own environment gets in."""
    return {
        "BOT_TOKEN": server.world.token,
        "OWNER_IDS": str(OWNER),
        "BOT_API_URL": server.base_url,
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'svyazka.db'}",
        "CLOCK_FILE": str(folder / "clock"),
        "LOG_LEVEL": "INFO",
    }


@pytest.fixture
async def world(tmp_path: Path, migrated_file: Path) -> AsyncIterator[World]:
    """An empty installation, its bot not started yet, whose owner is `OWNER`."""
    shutil.copy(migrated_file, tmp_path / "svyazka.db")
    clock_file = tmp_path / "clock"
    server = SandboxServer(port=0, token=TOKEN, clock_file=clock_file)
    await server.start()
    settings = settings_for(server, tmp_path)
    async with Sandbox(server.base_url) as sandbox:
        world = World(tmp_path, server, sandbox, settings=settings)
        try:
            yield world
        finally:
            if world.process is not None and world.process.returncode is None:
                world.process.kill()
                await world.process.wait()
            await server.stop()
