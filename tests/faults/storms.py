"""A Telegram that misbehaves while a broadcast runs: one process, no waiting for back-offs."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import App, build
from bot.config import Settings
from delivery import outgoing
from delivery.limiter import Limits
from sandbox.journal import Entry
from sandbox.server import SandboxServer
from services.clock import FixedClock
from tests.conftest import OWNER
from tests.faults.crowd import MORNING, Crowd, Judged, a_crowd
from tests.faults.verdict import Verdict
from tests.handlers.conftest import detach_routers

TOKEN = "1234567:STORM"
RATE = 300
PAUSE = 1
"""Seconds of `retry_after`."""
HANG_PATIENCE = 1
"""In place of twenty seconds."""
IN_FLIGHT_PATIENCE = 0.25
"""How late a request may arrive that left before its sender had read of the pause."""

STORMS: dict[str, dict[str, Any]] = {
    "429": {"action": "status", "retry_after": PAUSE},
    "500": {"action": "status", "code": 500},
    "html_502": {"action": "html502"},
    "html_502_after": {"action": "html502_after"},
    "reset_before": {"action": "reset_before"},
    "reset_after": {"action": "reset_after"},
    "hang": {"action": "hang"},
    "hang_after": {"action": "hang_after"},
}
TAKEN = frozenset({"html_502_after", "reset_after", "hang_after"})
"""Telegram has carried it out, and its answer does not say so."""


@dataclass
class Running:
    app: App
    server: SandboxServer
    clock: FixedClock
    crowd: Crowd

    async def until_ended(self, patience: float) -> None:
        """Let back-offs pass as soon as nothing else moves."""
        end = asyncio.get_running_loop().time() + patience
        while not await self.crowd.ended():
            if asyncio.get_running_loop().time() > end:
                raise TimeoutError(f"not ended in {patience:.0f} s")
            await asyncio.sleep(0.1)
            self.clock.advance(seconds=5)


@asynccontextmanager
async def running(folder: Path, migrated: Path, size: int) -> AsyncIterator[Running]:
    """The sender of the whole program in this process, and a crowd with a broadcast due."""
    shutil.copy(migrated, folder / "svyazka.db")
    server = SandboxServer(port=0, token=TOKEN)
    await server.start()
    clock = FixedClock(MORNING)
    settings = Settings(
        _env_file=None,
        bot_token=TOKEN,
        owner_ids=str(OWNER),
        bot_api_url=server.base_url,
        data_dir=folder,
    )
    app = build(settings, clock, Limits.at(RATE))
    crowd = await a_crowd(app.database, server, clock, folder, size)
    await crowd.write_to_all()
    sending = asyncio.create_task(app.worker.run())
    try:
        yield Running(app, server, clock, crowd)
    finally:
        app.worker.stop()
        await asyncio.wait({sending}, timeout=10)
        await app.close()
        await server.stop()
        # A router can be part of one program only, and the next trial joins its own.
        detach_routers()


async def stormed(
    folder: Path, migrated: Path, name: str, size: int, waves: int, wave: int
) -> tuple[Verdict, Judged, int]:
    """So many waves of so many failing requests; the last number is of requests that fell into a pause."""
    patience, outgoing.TEXT_SECONDS = outgoing.TEXT_SECONDS, HANG_PATIENCE
    try:
        async with running(folder, migrated, size) as at:
            for _ in range(waves):
                at.server.world.faults.add(
                    {"method": "sendMessage", "times": wave, "after": size // (waves + 1), **STORMS[name]}
                )
            await at.until_ended(60 + size / 10)
            judged = await at.crowd.judge()
            entries = [one for one in at.server.world.journal.entries if one.method == "sendMessage"]
    finally:
        outgoing.TEXT_SECONDS = patience
    struck = sum(entry.fault is not None for entry in entries)
    bound = struck if name in TAKEN else 0
    return Verdict(f"storm_{name}", struck, judged.lost, judged.doubled, bound), judged, in_pauses(entries)


def in_pauses(entries: list[Entry]) -> int:
    """How many requests came while Telegram had asked for silence (those under way do not count)."""
    refused = [entry.real + entry.ms / 1000 for entry in entries if entry.status == 429]
    return sum(
        any(at + IN_FLIGHT_PATIENCE < entry.real < at + PAUSE - 0.05 for at in refused) for entry in entries
    )
