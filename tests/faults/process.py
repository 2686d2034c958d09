"""The bot as a process of its own, struck by signals while it sends a broadcast."""

import asyncio
import random
import shutil
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from models.database import Database
from sandbox.client import Sandbox
from sandbox.server import SandboxServer
from services.clock import OffsetClock
from tests.faults.crowd import MORNING, Crowd, Judged, a_crowd
from tests.faults.verdict import Verdict
from tests.journeys.conftest import TOKEN, World, settings_for

ANSWER_SECONDS = 0.075
"""How long this Telegram takes to answer what it has carried out: the window in which a death doubles."""
STOP_SECONDS = 10.0
SEED = 20261117


@dataclass
class Installation:
    """A folder, its Telegram, its bot (not yet started), and a crowd with a broadcast under way."""

    world: World
    crowd: Crowd

    async def until_delivered(self, count: int, patience: float) -> None:
        """Wait until so many have their message."""
        end = time.monotonic() + patience
        while self.crowd.delivered() < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.crowd.delivered()} of {count} delivered in {patience:.0f} s")
            await asyncio.sleep(0.01 if self.crowd.size < 1000 else 0.1)

    async def until_corrected(self, text: str, count: int, patience: float) -> None:
        """Wait until so many have the new words."""
        end = time.monotonic() + patience
        while (so_far := self.crowd.saying(text)) < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{so_far} of {count} corrected in {patience:.0f} s")
            await asyncio.sleep(0.02)

    async def until_ended(self, patience: float, broadcast_id: int | None = None) -> None:
        end = time.monotonic() + patience
        while not await self.crowd.ended(broadcast_id):
            if time.monotonic() > end:
                raise TimeoutError(f"not ended in {patience:.0f} s")
            await asyncio.sleep(0.3)


@asynccontextmanager
async def installed(folder: Path, migrated: Path, size: int, rate: int) -> AsyncIterator[Installation]:
    """`rate` messages a second (a sixth of it is not for broadcasts)."""
    shutil.copy(migrated, folder / "svyazka.db")
    server = SandboxServer(port=0, token=TOKEN, clock_file=folder / "clock")
    await server.start()
    server.world.clock.move_to(MORNING)
    server.world.faults.add(
        {"method": "sendMessage", "action": "delay_after", "seconds": ANSWER_SECONDS, "times": None}
    )
    settings = settings_for(server, folder)
    settings |= {"SEND_RATE": str(rate), "PAID_BROADCAST": "true", "LOG_LEVEL": "WARNING"}
    database = Database(settings["DATABASE_URL"])
    async with Sandbox(server.base_url) as sandbox:
        world = World(folder, server, sandbox, settings=settings)
        crowd = await a_crowd(database, server, OffsetClock(folder / "clock"), folder, size)
        await crowd.write_to_all()
        try:
            yield Installation(world, crowd)
        finally:
            if world.process is not None and world.process.returncode is None:
                world.process.kill()
                await world.process.wait()
            await database.close()
            await server.stop()


async def killed(folder: Path, migrated: Path, size: int, times: int, rate: int) -> tuple[Verdict, Judged]:
    """kill -9 so many times at random moments of one broadcast; at most what was on its way comes twice."""
    chance = random.Random(SEED)
    on_their_way: list[int] = []
    async with installed(folder, migrated, size, rate) as at:
        for moment in moments(size, times):
            await at.world.start_bot()
            await at.until_delivered(moment, 120 + size / rate * 3)
            await asyncio.sleep(chance.random() / 10)
            await at.world.kill_bot()
            on_their_way.append(await at.crowd.on_their_way())
        await at.world.start_bot()
        await at.until_ended(120 + size / rate * 3)
        judged = await at.crowd.judge()
    sys.stderr.write(f"kill -9: on their way {on_their_way}, most copies {judged.most_copies}\n")
    return Verdict("kill_9", times, judged.lost, judged.doubled, sum(on_their_way)), judged


async def corrected(folder: Path, migrated: Path, size: int, times: int, rate: int) -> tuple[Verdict, Judged]:
    """A broadcast is sent, then corrected for everybody through so many kill -9: whoever has the message has
    one, with the new words, and the correction's report says so."""
    words = "встречаемся в четверг"
    patience = 120 + size / rate * 3
    async with installed(folder, migrated, size, rate) as at:
        at.crowd.server.world.faults.add(
            {"method": "editMessageText", "action": "delay_after", "seconds": ANSWER_SECONDS, "times": None}
        )
        await at.world.start_bot()
        await at.until_ended(patience)
        judged = await at.crowd.judge()
        change = await at.crowd.correct(f"Уважаемые коллеги, {words}")
        for moment in moments(size, times):
            await at.until_corrected(words, moment, patience)
            await at.world.kill_bot()
            await at.world.start_bot()
        await at.until_ended(patience, change)
        report = await at.crowd.services.broadcasts.report(at.crowd.district.methodist, change)
        unlike = [line for line in report if (line.status, line.reason) != ("sent", "edited")]
        judged.wrong += [f"{line.status} {line.reason}" for line in unlike]
        lost, doubled = size - at.crowd.saying(words), len(report) - size
    return Verdict("kill_9_correcting", times, lost, doubled, 0), judged


async def terminated(
    folder: Path, migrated: Path, size: int, times: int, rate: int
) -> tuple[Verdict, Judged, float]:
    """SIGTERM so many times: nothing twice, and each stop within ten seconds; the longest is returned."""
    longest = 0.0
    async with installed(folder, migrated, size, rate) as at:
        for moment in moments(size, times):
            await at.world.start_bot()
            await at.until_delivered(moment, 120 + size / rate * 3)
            process = at.world.process
            assert process is not None
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), STOP_SECONDS * 3)
            longest = max(longest, time.monotonic() - begun)
        await at.world.start_bot()
        await at.until_ended(120 + size / rate * 3)
        judged = await at.crowd.judge()
    sys.stderr.write(f"SIGTERM: the longest stop took {longest:.1f} s\n")
    return Verdict("sigterm", times, judged.lost, judged.doubled, 0), judged, longest


def moments(size: int, times: int) -> list[int]:
    """So many numbers of delivered messages, evenly over the broadcast."""
    return [size * (number + 1) // (times + 1) for number in range(times)]
