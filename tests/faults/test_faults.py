"""`make soak` in short: the same trials with fewer people and fewer faults."""

from datetime import date
from pathlib import Path

import pytest

from models.database import Database
from models.enums import OutboxStatus
from services.clock import FixedClock
from services.registry import Services
from tests.faults import clocks, disk, process, storms


async def test_three_kills_lose_nothing_and_the_report_is_what_people_have(
    tmp_path: Path, migrated_file: Path
) -> None:
    verdict, judged = await process.killed(tmp_path, migrated_file, size=600, times=3, rate=240)
    assert verdict.good, verdict
    assert judged.wrong == []
    assert judged.most_copies <= 2
    assert judged.statuses[OutboxStatus.SENT] + judged.statuses[OutboxStatus.UNCERTAIN] == 600


async def test_a_correction_lives_through_kills(tmp_path: Path, migrated_file: Path) -> None:
    verdict, judged = await process.corrected(tmp_path, migrated_file, size=120, times=2, rate=120)
    assert verdict.good, verdict
    assert judged.wrong == []


async def test_stops_lose_and_double_nothing(tmp_path: Path, migrated_file: Path) -> None:
    verdict, judged, longest = await process.terminated(tmp_path, migrated_file, size=200, times=2, rate=120)
    assert verdict.good, verdict
    assert judged.wrong == []
    assert longest <= process.STOP_SECONDS


@pytest.mark.parametrize("name", storms.STORMS)
async def test_storms(tmp_path: Path, migrated_file: Path, name: str) -> None:
    verdict, judged, fell_into_pauses = await storms.stormed(
        tmp_path, migrated_file, name, size=60, waves=2, wave=5
    )
    assert verdict.runs >= 10
    assert verdict.good, verdict
    assert judged.wrong == []
    assert judged.statuses == {OutboxStatus.SENT: 60}
    assert fell_into_pauses == 0


async def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path, migrated_file: Path) -> None:
    verdict, judged, log = await disk.filled(tmp_path, migrated_file, size=120, seconds=2)
    assert verdict.good, verdict
    assert judged.wrong == []
    assert "disk_full" in log


@pytest.mark.parametrize(("zone", "night"), clocks.NIGHTS[:3])
async def test_jumping_clocks_and_the_nights_on_which_they_change(
    database: Database, services: Services, clock: FixedClock, zone: str, night: date
) -> None:
    verdict, wrong = await clocks.walked(database, services, clock, zone, night, minutes=150)
    assert wrong == []
    assert verdict.good, verdict
