"""The bot's process, forked off one in which everything is imported already: it starts in no time.

It is a process like any other: killed by its number, with settings and output of its own. The command
`python -m bot run` itself is tried in tests/bot/test_run.py.
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(["tests.journeys.imported"])


class BotProcess:
    """One run of the bot, from `start` to its end."""

    def __init__(self, settings: Mapping[str, str], output: Path) -> None:
        self._process = FORKING.Process(target=_run, args=(dict(settings), output))
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit code; the number of a signal with a minus; None while it runs."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> int:
        """Wait until it has ended; its exit code."""
        await asyncio.to_thread(self._process.join)
        assert self.returncode is not None
        return self.returncode


def _run(settings: dict[str, str], output: Path) -> None:
    with output.open("ab") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
        os.dup2(log.fileno(), sys.stderr.fileno())
    os.environ.update(settings)
    bot_run = import_module("bot.cli.run")
    sys.exit(bot_run.run_bot(import_module("bot.cli.settings").settings_or_exit()))
