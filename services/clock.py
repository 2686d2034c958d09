"""Where the time comes from. Services and scheduler ask a clock, never the system."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class OffsetClock:
    """The system's time moved by the seconds written in a file (the sandbox's movable clock).

    The file holds one decimal number; it is read again when it changes. A missing or unreadable
    file means no offset.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        self._refresh()
        return datetime.now(UTC) + self._offset

    def _refresh(self) -> None:
        try:
            stat = self._path.stat()
            stamp = (stat.st_mtime_ns, stat.st_ino)
            if stamp != self._stamp:
                self._offset = timedelta(seconds=float(self._path.read_text(encoding="ascii").strip() or 0))
                self._stamp = stamp
        except (OSError, ValueError, OverflowError):
            # Half-written or gone: go on with the offset known last.
            return


class SteadyClock:
    """Another clock that a task can hold still: a round of ticks is one moment, however long it takes.

    Without it a clock that jumps in the middle of a round shows one half of the ticks the evening and the
    other half the next morning, and what should ride in the morning's bundle comes too late for it.
    """

    def __init__(self, inner: Clock) -> None:
        self._inner = inner
        self._held: ContextVar[datetime | None] = ContextVar("held", default=None)

    def now(self) -> datetime:
        return self._held.get() or self._inner.now()

    @contextmanager
    def held(self) -> Iterator[None]:
        """The present moment stays for the running task and for what it starts; others see time go on."""
        token = self._held.set(self._inner.now())
        try:
            yield
        finally:
            self._held.reset(token)


class FixedClock:
    """A clock that stands until it is moved; for tests."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **parts: float) -> None:
        self.moment += timedelta(**parts)
