"""APScheduler only ticks; what is due is found in the tables, so nothing is lost while we are down."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from services.clock import SteadyClock

TICK_SECONDS = 1.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing that may have become due; `run` looks by an index and returns at once when not."""

    name: str
    run: Callable[[], Awaitable[None]]


class Ticker:
    """Runs all ticks in their order, once a second, never two rounds at a time; a round is one moment."""

    def __init__(self, ticks: Sequence[Tick], clock: SteadyClock) -> None:
        self._ticks = ticks
        self._clock = clock
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        self._scheduler.add_job(
            self.round,
            "interval",
            seconds=TICK_SECONDS,
            coalesce=True,
            max_instances=1,
            # A late round is as good as a timely one; dropping it is what would lose work.
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def round(self) -> None:
        """One pass over all ticks; a failing one is logged and does not stop the others."""
        with self._clock.held():
            for tick in self._ticks:
                try:
                    await tick.run()
                except Exception:
                    log.exception("tick_failed", tick=tick.name)
