"""A disk that is full for a while, under a running bot: the operating system itself refuses to write."""

import asyncio
import resource
from pathlib import Path

from tests.faults.crowd import FIRST_CHAT, Judged
from tests.faults.process import installed
from tests.faults.verdict import Verdict

NOTHING_FITS = 4096
"""Bytes up to which files may be written: a database is longer from its first page on."""


async def filled(folder: Path, migrated: Path, size: int, seconds: float) -> tuple[Verdict, Judged, str]:
    """A third of the broadcast is out when no byte fits any more; then there is room again.

    Who writes meanwhile is told so, and served again afterwards. Also the bot's log.
    """
    async with installed(folder, migrated, size, 60) as at:
        at.world.server.world.faults.orders.clear()
        await at.world.start_bot()
        teacher = await at.world.sandbox.person(FIRST_CHAT)
        await at.until_delivered(size // 3, 60)
        process = at.world.process
        assert process is not None
        soft, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (NOTHING_FITS, hard))
        await asyncio.sleep(seconds / 2)
        said = await teacher.send("/menu")
        await teacher.wait_for("закончилось место", after=said.id, timeout=20)
        await asyncio.sleep(seconds / 2)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (soft, hard))
        await at.until_ended(120)
        judged = await at.crowd.judge()
        said = await teacher.send("/menu")
        await teacher.wait_for(button="Моя неделя", after=said.id, timeout=20)
        return Verdict("full_disk", 1, judged.lost, judged.doubled, 0), judged, at.world.log
