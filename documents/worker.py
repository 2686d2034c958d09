"""One short-lived process beside the bot for everything that needs office libraries.

Reading, rendering, charts and matching pull in 150 MB of libraries and eat files from strangers. They run
in a child that has no token in its environment, is bounded in time and memory, and leaves when idle. The
child is started by path, not by `multiprocessing`: a spawn there would import the bot's own `__main__`
(aiogram and all) into it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from documents.errors import DocumentError
from documents.jobs import Jobs

T = TypeVar("T")

PROJECT = Path(__file__).resolve().parent.parent
HEADER = struct.Struct(">Q")
TOO_HEAVY = "document-too-heavy"
# Nothing else of the bot's environment (tokens, addresses) is the child's business.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "SYSTEMROOT", "MPLCONFIGDIR")


class OfficeCrashError(RuntimeError):
    """A job failed by a fault of ours. The text names the error's type and place, never people's data."""


class OfficeWorker:
    """Runs module-level functions of `documents` and `services` in the child, one at a time.

    `memory_mb` bounds the child's resident memory, `timeout` (seconds, real time) each job, `idle_seconds`
    how long an unused child stays. Calls queue up in the order they came.
    """

    def __init__(self, *, timeout: float = 30.0, memory_mb: int = 400, idle_seconds: float = 20.0) -> None:
        self._timeout = timeout
        self._memory_mb = memory_mb
        self._idle_seconds = idle_seconds
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None
        self._idle: asyncio.TimerHandle | None = None
        self._farewells: set[asyncio.Task[None]] = set()
        self._closed = False
        self.jobs = Jobs()
        """Long work of people's, ended with the worker."""

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        return self._child.pid if self._child and self._child.returncode is None else None

    async def run(self, function: Callable[..., T], /, *args: Any, timeout: float | None = None) -> T:
        """Return `function(*args)` from the child; `timeout` is in seconds.

        Raises the function's `DocumentError`; `DocumentError("document-too-heavy")` when the job ran out of
        time or memory or killed the child; `OfficeCrashError` for any other failure. Cancelling the call
        kills the job.
        """
        limit = self._timeout if timeout is None else timeout
        job = pickle.dumps((function, args, limit), protocol=pickle.HIGHEST_PROTOCOL)
        async with self._turn:
            self._refuse_when_closed()
            self._stay()
            try:
                child = await self._start()
                self._refuse_when_closed()
                async with asyncio.timeout(limit):
                    outcome, value = await _exchange(child, job)
            except (TimeoutError, EOFError, OSError) as lost:
                await self._kill()
                self._refuse_when_closed()
                raise DocumentError(TOO_HEAVY) from lost
            except BaseException:
                await self._kill()
                raise
            if outcome == "memory":
                await self._kill()
                raise DocumentError(TOO_HEAVY)
            self._leave_when_idle()
        if outcome == "document":
            raise value
        if outcome == "crash":
            raise OfficeCrashError(value)
        result: T = value
        return result

    async def close(self) -> None:
        """End the child at once, with the job in hand: its call and all later ones raise RuntimeError."""
        self._closed = True
        await self.jobs.close()
        self._stay()
        await self._kill()
        async with self._turn:
            await self._kill()
        await asyncio.gather(*self._farewells)

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise RuntimeError("The office worker is closed")

    async def _start(self) -> asyncio.subprocess.Process:
        if self._child is None or self._child.returncode is not None:
            environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
            # Each BLAS thread reserves memory that the limit would count against the job.
            environment |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "Agg"}
            environment["PYTHONPATH"] = str(PROJECT)
            self._child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "documents.worker_process",
                str(self._memory_mb),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                cwd=PROJECT,
                env=environment,
                # Ctrl-C in the terminal is for the bot, which then closes the worker in order.
                start_new_session=True,
            )
        return self._child

    async def _kill(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await asyncio.shield(asyncio.ensure_future(_end(child)))

    def _leave_when_idle(self) -> None:
        self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._say_farewell)

    def _say_farewell(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            task = asyncio.ensure_future(_end(child))
            self._farewells.add(task)
            task.add_done_callback(self._farewells.discard)

    def _stay(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None


async def _exchange(child: asyncio.subprocess.Process, job: bytes) -> tuple[str, Any]:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(HEADER.pack(len(job)) + job)
    await child.stdin.drain()
    (size,) = HEADER.unpack(await child.stdout.readexactly(HEADER.size))
    reply: tuple[str, Any] = pickle.loads(await child.stdout.readexactly(size))  # noqa: S301 our own child
    return reply


async def _end(child: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.kill()
    await child.wait()
    if child.stdin is not None:
        child.stdin.close()
