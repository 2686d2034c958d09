"""The sandbox's clock: the real one plus an offset that a person or a test can move."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

NEXT_MORNING = (8, 31)
LIMIT = 100 * 365 * 86400.0


class Clock:
    """Tells the sandbox's time and writes the offset, in seconds, into a file that the bot reads.

    An offset that the file already holds is taken over: time does not jump back when the sandbox starts
    again while the bot's data stay. `real` returns Unix seconds.
    """

    def __init__(self, zone: ZoneInfo, file: Path | None, real: Callable[[], float] = time.time) -> None:
        self.zone = zone
        self.file = file
        self.real = real
        self.offset = self._read()
        self._write()

    def now(self) -> datetime:
        """The sandbox's time, in UTC."""
        return datetime.fromtimestamp(self.real() + self.offset, UTC)

    def unix(self) -> int:
        """The sandbox's time in Unix seconds, as messages carry it."""
        return int(self.real() + self.offset)

    def advance(self, seconds: float) -> None:
        """Move by seconds, backwards when negative. Raises ValueError beyond a hundred years."""
        if not abs(self.offset + seconds) < LIMIT:
            raise ValueError("the clock can be moved by a hundred years at most")
        self.offset += seconds
        self._write()

    def move_to(self, moment: datetime) -> None:
        """Move so that now is `moment`; without an offset it is local in the sandbox's zone."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=self.zone)
        self.advance((aware - self.now()).total_seconds())

    def next_morning(self) -> None:
        """Move to 08:31 local of the next day."""
        tomorrow = self.now().astimezone(self.zone).date() + timedelta(days=1)
        hour, minute = NEXT_MORNING
        self.move_to(datetime(tomorrow.year, tomorrow.month, tomorrow.day, hour, minute, tzinfo=self.zone))

    def reset(self) -> None:
        """Return to the real time."""
        self.offset = 0.0
        self._write()

    def _read(self) -> float:
        try:
            return float(self.file.read_text("ascii")) if self.file else 0.0
        except (OSError, ValueError):
            return 0.0

    def _write(self) -> None:
        if self.file is None:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        # A reader must never see half a number: written aside, then renamed.
        aside = self.file.with_name(f".{self.file.name}.{os.getpid()}")
        aside.write_text(f"{self.offset:.6f}", "ascii")
        aside.replace(self.file)
