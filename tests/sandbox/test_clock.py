"""The clock that a person can move and the bot follows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sandbox.client import Sandbox, SandboxError
from sandbox.clock import Clock
from sandbox.server import SandboxServer

MOSCOW = ZoneInfo("Europe/Moscow")
NOON = datetime(2023, 11, 20, 9, tzinfo=UTC).timestamp()


def made(file: Path | None = None, zone: ZoneInfo = MOSCOW, real: float = NOON) -> Clock:
    return Clock(zone, file, lambda: real)


def test_writes_the_offset_as_a_plain_number(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "clock"
    clock = made(file)
    assert float(file.read_text()) == 0
    clock.advance(86400.5)
    assert file.read_text() == "86400.500000"
    clock.advance(-90000)
    assert file.read_text() == "-3599.500000"
    assert [path.name for path in file.parent.iterdir()] == ["clock"]


def test_goes_on_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    made(file).advance(1000)
    assert made(file).offset == 1000
    file.write_text("rubbish")
    assert made(file).offset == 0


@pytest.mark.parametrize(
    ("real", "zone", "morning"),
    [
        ("2023-11-20T09:00:00+00:00", "Europe/Moscow", "2023-11-21T08:31:00+03:00"),
        ("2023-11-20T03:00:00+00:00", "Europe/Moscow", "2023-11-21T08:31:00+03:00"),
        ("2023-11-20T22:30:00+00:00", "Europe/Moscow", "2023-11-22T08:31:00+03:00"),
        ("2023-10-28T12:00:00+00:00", "Europe/Berlin", "2023-10-29T08:31:00+01:00"),
        ("2023-03-25T12:00:00+00:00", "Europe/Berlin", "2023-03-26T08:31:00+02:00"),
    ],
)
def test_next_morning(real: str, zone: str, morning: str) -> None:
    clock = made(zone=ZoneInfo(zone), real=datetime.fromisoformat(real).timestamp())
    clock.next_morning()
    assert clock.now() == datetime.fromisoformat(morning)


async def test_over_http(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    async with (
        SandboxServer(clock_file=file, real=lambda: NOON) as server,
        Sandbox(server.base_url) as sandbox,
    ):
        assert (await sandbox.next_morning())["now_local"] == "2023-11-21T08:31:00+03:00"
        assert (await sandbox.advance(-3600))["now"] == "2023-11-21T04:31:00+00:00"
        assert (await sandbox.move_to("2024-01-01T10:00:00"))["now"] == "2024-01-01T07:00:00+00:00"
        assert (await sandbox.move_to("2024-01-01T10:00:00+00:00"))["offset_seconds"] == float(
            file.read_text()
        )
        person = await sandbox.person(501, first_name="Марина")
        assert (await person.start()).raw["at"] == "2024-01-01T10:00:00+00:00"
        for wrong in ({"to": "yesterday"}, {"advance_seconds": "much"}, {"advance_seconds": 1e300}, {}):
            with pytest.raises(SandboxError) as refusal:
                await sandbox.post("/clock", **wrong)
            assert refusal.value.status == 400
        assert (await sandbox.post("/clock", reset=True))["offset_seconds"] == 0
