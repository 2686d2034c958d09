"""The child's side of `documents.worker`: read a job, run it within limits, write the reply.

Started as `python -m documents.worker_process MEMORY_MB`. Ends when its standard input does, so it never
outlives the bot, not even one that was killed.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from typing import Any, BinaryIO

from documents.errors import DocumentError
from documents.worker import HEADER, PROJECT

# Shared libraries mapped from files (45 MB with all of them loaded) are resident but not "data".
_MAPPED_FILES_MB = 50
# The parent kills a late job; this bound is for a parent that is no longer there.
_GRACE_SECONDS = 10


def main() -> None:
    limit_memory(int(sys.argv[1]))
    # People waiting for an answer in the chat go before a table or a picture.
    if hasattr(os, "nice"):
        os.nice(5)
    inbox = sys.stdin.buffer
    # What a library prints must not get among the replies.
    outbox = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (job := _read(inbox)) is not None:
        reply = _perform(job)
        outbox.write(HEADER.pack(len(reply)))
        outbox.write(reply)
        outbox.flush()
        del job, reply


def limit_memory(megabytes: int) -> None:
    """Bound this process to about `megabytes` of resident memory.

    RLIMIT_DATA counts private writable memory, which is what a job eats. RLIMIT_AS would count address
    space, and numpy with matplotlib reserve 300–480 MB of that while 136 MB are resident (measured).
    """
    try:
        import resource  # not on Windows
    except ImportError:
        return
    size = (megabytes - _MAPPED_FILES_MB) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(inbox: BinaryIO) -> bytes | None:
    header = inbox.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (size,) = HEADER.unpack(header)
    job = inbox.read(size)
    return job if len(job) == size else None


def _perform(job: bytes) -> bytes:
    try:
        function, args, seconds = pickle.loads(job)  # noqa: S301 written by our own parent
        if hasattr(signal, "alarm"):
            signal.alarm(int(seconds) + _GRACE_SECONDS)
        return _pack("done", function(*args))
    except MemoryError:
        return _pack("memory", None)
    except DocumentError as error:
        return _pack("document", error)
    except Exception as error:
        return _pack("crash", _place(error))
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _pack(outcome: str, value: Any) -> bytes:
    return pickle.dumps((outcome, value), protocol=pickle.HIGHEST_PROTOCOL)


def _place(error: Exception) -> str:
    """Name the error's type and the last lines of ours it passed, without its message."""
    steps = [
        f"{os.path.relpath(step.filename, PROJECT)}:{step.lineno}"
        for step in traceback.extract_tb(error.__traceback__)
        if step.filename.startswith(str(PROJECT)) and "site-packages" not in step.filename
    ]
    return f"{type(error).__name__} at {' < '.join(reversed(steps[-3:]))}"


if __name__ == "__main__":
    main()
