"""One measured figure, and how figures are printed."""

import json
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`unit` is s, ms or MB. `ratio` is value / baseline (None where nothing fair stands beside it)."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None

    def line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def figure(name: str, value: float, unit: str, baseline: float | None = None) -> Figure:
    ratio = round(value / baseline, 3) if baseline else None
    return Figure(name, round(value, 4), unit, round(baseline, 4) if baseline else None, ratio)


def median_seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median duration of `work` over so many runs, after one that warms up."""
    work()
    return statistics.median(_timed(work) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


async def seconds(work: Awaitable[object]) -> float:
    """How long `work` takes, once."""
    start = time.perf_counter()
    await work
    return time.perf_counter() - start
