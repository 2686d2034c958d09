"""`python -m bot run` and `check` as an operator meets them."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.cli.check import run_check
from sandbox.server import SandboxServer
from tests.journeys.process import BotProcess

ROOT = Path(__file__).parent.parent.parent
TOKEN = "1234567:OPERATOR"
Check = Callable[..., Awaitable[tuple[int, str]]]
PATIENCE = 60
"""Real seconds for a process that starts on a busy machine."""


def environment(folder: Path, **settings: str) -> dict[str, str]:
    return {"DATA_DIR": str(folder), "DATABASE_URL": "", "OWNER_IDS": "1", **settings}


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Exit code and words of `check` under some settings, without the seconds of a start."""

    async def look(**settings: str) -> tuple[int, str]:
        for name, value in environment(tmp_path, **settings).items():
            monkeypatch.setenv(name, value)
        return await asyncio.to_thread(run_check), capsys.readouterr().out

    return look


async def start(folder: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=ROOT,
        env={**os.environ, **environment(folder, **settings)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def line_with(process: asyncio.subprocess.Process, words: str) -> str:
    """The next line that has `words`; fails after `PATIENCE`."""
    assert process.stdout is not None
    seen = []
    async with asyncio.timeout(PATIENCE):
        while line := (await process.stdout.readline()).decode():
            seen.append(line)
            if words in line:
                return line
    pytest.fail(f"no line with {words!r} in {seen}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_a_wrong_token_is_said_in_one_line_and_ends_the_program(tmp_path: Path) -> None:
    server = SandboxServer(port=0, token=TOKEN)
    await server.start()
    settings = environment(tmp_path, BOT_TOKEN="7654321:WRONG", BOT_API_URL=server.base_url)
    process = BotProcess(settings, tmp_path / "said")
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 2
    await server.stop()
    assert (tmp_path / "said").read_text().strip().splitlines() == [
        "BOT_TOKEN: the server does not know this token. Copy it whole from @BotFather into .env."
    ]


async def test_an_unreachable_server_is_retried_until_it_is_there_and_a_stop_is_clean(tmp_path: Path) -> None:
    port = free_port()
    process = await start(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=f"http://127.0.0.1:{port}")
    try:
        line = await line_with(process, "can't be reached")
        assert "BOT_API_URL" in line
        assert "trying again" in line
        server = SandboxServer(port=port, token=TOKEN)
        await server.start()
        await line_with(process, "is answering")
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
        await server.stop()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_check_names_what_is_wrong_and_how_to_mend_it(tmp_path: Path, check: Check) -> None:
    server = SandboxServer(port=0, token=TOKEN)
    await server.start()
    good = await start(tmp_path, "check", BOT_TOKEN=TOKEN, BOT_API_URL=server.base_url)
    output = (await asyncio.wait_for(good.communicate(), PATIENCE))[0].decode()
    assert good.returncode == 0, output
    for name in ("BOT_TOKEN", "OWNER_IDS", "DATABASE_URL", "DATA_DIR", "LOG_LEVEL", "DEFAULT_LOCALE"):
        assert re.search(rf"^ok +{name}: ", output, re.MULTILINE), name
    assert TOKEN not in output

    code, output = await check(BOT_TOKEN="7654321:WRONG", BOT_API_URL=server.base_url, OWNER_IDS="")
    await server.stop()
    assert code == 1
    assert "BAD  token" in output
    assert "→ copy BOT_TOKEN whole from @BotFather" in output
    assert "BAD  OWNER_IDS" in output


@pytest.mark.parametrize(
    ("setting", "value", "mend"),
    [("LOG_LEVEL", "LOUD", "one of DEBUG"), ("OWNER_IDS", "Анна", "separated by commas")],
)
async def test_a_wrong_setting_is_named_by_run_and_check(
    tmp_path: Path, check: Check, setting: str, value: str, mend: str
) -> None:
    process = await start(tmp_path, "run", **{setting: value})
    output = (await asyncio.wait_for(process.communicate(), PATIENCE))[0].decode()
    assert process.returncode == 2
    checked, said = await check(**{setting: value})
    assert checked == 1
    for words in (output, said):
        assert setting in words
        assert mend in words


async def test_check_says_when_the_database_can_not_be_opened(tmp_path: Path) -> None:
    # In a process: aiosqlite's thread ends after the loop then, and complains of that.
    process = await start(tmp_path, "check", DATABASE_URL="sqlite+aiosqlite:////nowhere/at/all.db")
    output = (await asyncio.wait_for(process.communicate(), PATIENCE))[0].decode()
    assert process.returncode == 1
    assert "BAD  database" in output
    assert "DATABASE_URL" in output
