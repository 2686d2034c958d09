"""The movable clock follows its file and survives a broken one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from services.clock import OffsetClock


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
