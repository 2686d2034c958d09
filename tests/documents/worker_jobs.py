"""Jobs for the office worker's tests: they must be importable in the child."""

from __future__ import annotations

import os
import time
from pathlib import Path

from documents.errors import DocumentError


def add(left: int, right: int) -> int:
    return left + right


def process_id() -> int:
    return os.getpid()


def environment() -> dict[str, str]:
    return dict(os.environ)


def refuse() -> None:
    raise DocumentError("document-too-big", limit=20)


def trip_over(secret: str) -> None:
    raise KeyError(secret)


def hang(mark: str) -> None:
    Path(mark).write_text(str(os.getpid()), encoding="ascii")
    time.sleep(3600)


def die() -> None:
    os.abort()


def eat(megabytes: int) -> int:
    """Take and touch so much memory; return the bytes taken."""
    pieces = [b"\x01" * 1024 * 1024 for _ in range(megabytes)]
    return sum(len(piece) for piece in pieces)


def peak_with_everything(draw: bool) -> int:
    """Load every office library, draw a picture, and return the peak resident memory in MB."""
    import docx
    import docxtpl
    import matplotlib.figure
    import openpyxl
    import rapidfuzz
    import scipy.optimize
    import segno
    import xlsxwriter

    from documents.morphology import dictionary

    loaded = [docx, docxtpl, openpyxl, rapidfuzz, scipy.optimize, segno, xlsxwriter, dictionary()]
    if draw and loaded:
        figure = matplotlib.figure.Figure(figsize=(9, 16), dpi=120)
        figure.subplots().barh([1, 2], [3, 4])
        figure.canvas.draw()
    # getrusage's peak would count the parent's memory at the fork.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def shout() -> str:
    print("not a reply")  # noqa: T201
    return "reply"


def big(megabytes: int) -> bytes:
    return b"x" * (megabytes * 1024 * 1024)
