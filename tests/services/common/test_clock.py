"""The movable clock follows its file and survives a broken one."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scheduler.ticker import Tick, Ticker
from services.clock import FixedClock, OffsetClock, SteadyClock


def write(path: Path, text: str) -> None:
    """As the sandbox does: whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text)
    fresh.replace(path)


def ahead(clock: OffsetClock) -> float:
    return round((clock.now() - datetime.now(UTC)) / timedelta(seconds=1))


def test_without_a_file_it_is_the_system_time(tmp_path: Path) -> None:
    assert ahead(OffsetClock(tmp_path / "clock")) == 0


def test_it_follows_the_file_forward_and_back(tmp_path: Path) -> None:
    clock = OffsetClock(tmp_path / "clock")
    write(tmp_path / "clock", "86400.0\n")
    assert ahead(clock) == 86400
    write(tmp_path / "clock", "-3600")
    assert ahead(clock) == -3600


def test_nonsense_in_the_file_keeps_the_last_offset(tmp_path: Path) -> None:
    clock = OffsetClock(tmp_path / "clock")
    write(tmp_path / "clock", "60")
    assert ahead(clock) == 60
    write(tmp_path / "clock", "tomorrow")
    assert ahead(clock) == 60


async def test_a_held_moment_stays_while_others_see_time_go_on() -> None:
    inner = FixedClock(datetime(2026, 11, 24, 17, 0, tzinfo=UTC))
    clock, begun = SteadyClock(inner), inner.moment
    held, moved = asyncio.Event(), asyncio.Event()

    async def a_round() -> datetime:
        with clock.held():
            held.set()
            await moved.wait()
            return clock.now()

    running = asyncio.create_task(a_round())
    await held.wait()
    inner.advance(hours=15)
    assert clock.now() == inner.moment
    moved.set()
    assert await running == begun


async def test_a_round_of_ticks_is_one_moment_though_the_clock_jumps_in_it() -> None:
    inner = FixedClock(datetime(2026, 11, 24, 17, 0, tzinfo=UTC))
    clock, seen = SteadyClock(inner), []

    async def look() -> None:
        seen.append(clock.now())
        inner.advance(hours=15)

    ticker = Ticker([Tick("evening", look), Tick("morning", look)], clock)
    await ticker.round()
    await ticker.round()
    evening, morning = seen[0], seen[0] + timedelta(hours=30)
    assert seen == [evening, evening, morning, morning]
