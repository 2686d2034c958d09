"""`python -m sandbox`: the sandbox as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import sys
from pathlib import Path

from sandbox.rates import MODES
from sandbox.server import SandboxServer


def options(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; see README.md."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A local Telegram on 127.0.0.1.")
    env = os.environ.get
    parser.add_argument("--port", type=int, default=int(env("SANDBOX_PORT", "8081")))
    parser.add_argument("--token", default=env("BOT_TOKEN") or "1234567:TEST")
    parser.add_argument("--clock-file", type=Path, default=env("CLOCK_FILE"))
    parser.add_argument("--time-zone", default=env("SANDBOX_TIME_ZONE", "Europe/Moscow"))
    parser.add_argument("--page", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--state-dir", type=Path)
    parser.add_argument("--journal-size", type=int, default=200_000)
    parser.add_argument("--query-lifetime", type=float, default=30.0)
    parser.add_argument("--rates", choices=MODES, default="off")
    chosen = parser.parse_args(arguments)
    if not re.fullmatch(r"\d+:[\w-]+", chosen.token):
        parser.error("the token must look like 1234567:TEST")
    return chosen


async def serve(chosen: argparse.Namespace) -> None:
    """Run until SIGINT or SIGTERM."""
    server = SandboxServer(
        chosen.port,
        chosen.token,
        clock_file=Path(chosen.clock_file) if chosen.clock_file else None,
        time_zone=chosen.time_zone,
        page=chosen.page,
        state_dir=chosen.state_dir,
        journal_size=chosen.journal_size,
        query_lifetime=chosen.query_lifetime,
    )
    server.world.rates.configure(chosen.rates)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await server.start()
    bot = server.world.bot
    sys.stdout.write(f"sandbox ready: {server.base_url} bot {bot.id} @{bot.username}\n")
    sys.stdout.flush()
    await stop.wait()
    await server.stop()


if __name__ == "__main__":
    try:
        asyncio.run(serve(options(sys.argv[1:])))
    except OSError as problem:
        sys.exit(f"the sandbox cannot listen: {problem}")
