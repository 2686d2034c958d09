"""The bot's process: how soon it answers, and what it holds in memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, figure

READY = """
import gc
gc.disable()
import asyncio, os, sys
from bot.app import build, settle
from bot.config import Settings
async def main():
    import migrations
    app = build(Settings(_env_file=None, bot_token="1234567:BENCH", data_dir=sys.argv[1]))
    settle()
    await migrations.upgrade(app.database)
    await app.ticker.round()
    pages = int(open("/proc/self/statm").read().split()[1])
    print(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
    await app.close()
asyncio.run(main())
"""
BARE = "import aiogram, sqlalchemy.ext.asyncio, os; print(int(open('/proc/self/statm').read().split()[1])"
BARE += " * os.sysconf('SC_PAGE_SIZE') / 2**20)"


def figures() -> Iterator[Figure]:
    """Both beside a process that only imports aiogram and SQLAlchemy."""
    with tempfile.TemporaryDirectory() as folder:
        bare_seconds, bare_megabytes = _run(BARE)
        # The first start makes the schema; all others are like the second.
        _run(READY, folder)
        own_seconds, own_megabytes = _run(READY, folder)
    yield figure("start_s", own_seconds, "s", bare_seconds)
    yield figure("rss_mb", own_megabytes, "MB", bare_megabytes)


def _run(code: str, *arguments: str) -> tuple[float, float]:
    """Seconds from start to end of the process, and the megabytes it reports."""
    root = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root)}
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-c", code, *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - start, float(done.stdout.split()[-1])
