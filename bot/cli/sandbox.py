"""`python -m bot sandbox`: a local Telegram with phones in the browser, and the bot itself behind it."""

import asyncio
import os
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import migrations
from bot.app import build
from bot.cli.sample import settle_people
from bot.cli.speech import tell
from bot.config import Settings
from sandbox.client import Sandbox
from sandbox.server import SandboxServer

TOKEN = "1234567:SANDBOX"  # noqa: S105 (the token of a server that exists only on this machine)
OWNER_ID = 1001
STOP_SECONDS = 10


def run_sandbox(port: int, state: Path | None, *, with_sample: bool) -> int:
    """Run until Ctrl+C; the exit code. `state` is kept, a folder of our own making is not."""
    if state is not None:
        state.mkdir(parents=True, exist_ok=True)
        return asyncio.run(_run(port, state, with_sample))
    with tempfile.TemporaryDirectory(prefix="svyazka-") as folder:
        return asyncio.run(_run(port, Path(folder), with_sample))


async def _run(port: int, folder: Path, with_sample: bool) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    clock_file = folder / "clock"
    server = await _serve(port, clock_file)
    environment = {
        "BOT_TOKEN": TOKEN,
        "OWNER_IDS": str(OWNER_ID),
        "BOT_API_URL": server.base_url,
        "DATA_DIR": str(folder),
        "CLOCK_FILE": str(clock_file),
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        # A .env of the real bot must not reach into the sandbox.
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'svyazka.db'}",
        "PROXY_URL": "",
    }
    await _prepare(environment, server.base_url, with_sample)
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env={**os.environ, **environment}
    )
    print(
        f"\n  The sandbox is ready: {server.base_url}\n  Open it in a browser; Ctrl+C stops it.\n", flush=True
    )
    stopped, ended = asyncio.create_task(stop.wait()), asyncio.create_task(bot.wait())
    await asyncio.wait({stopped, ended}, return_when=asyncio.FIRST_COMPLETED)
    if ended.done() and not stop.is_set():
        tell(f"The bot behind the sandbox ended (code {bot.returncode}); see its words above.")
    with suppress(ProcessLookupError):
        bot.terminate()
    try:
        await asyncio.wait_for(bot.wait(), STOP_SECONDS)
    except TimeoutError:
        bot.kill()
        await bot.wait()
    stopped.cancel()
    await server.stop()
    return 0 if stop.is_set() else 1


async def _serve(port: int, clock_file: Path) -> SandboxServer:
    """The local Telegram at `port`, or at a free one when somebody else is there."""
    server = SandboxServer(port=port, token=TOKEN, clock_file=clock_file, page=True)
    try:
        await server.start()
    except OSError:
        await server.stop()
        tell(f"Port {port} is taken; using a free one.")
        server = SandboxServer(port=0, token=TOKEN, clock_file=clock_file, page=True)
        await server.start()
    return server


async def _prepare(environment: dict[str, str], base_url: str, with_sample: bool) -> None:
    """Make the database, the sample district, and the people with their phones."""
    values: dict[str, Any] = {name.lower(): value for name, value in environment.items()}
    app = build(Settings(_env_file=None, **values))
    try:
        await migrations.upgrade(app.database)
        async with Sandbox(base_url) as sandbox:
            await settle_people(app, sandbox, OWNER_ID, with_sample=with_sample)
    finally:
        await app.close()
