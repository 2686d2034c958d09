"""Ten thousand forged and malformed updates, and people who tap and type at random."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from services.clock import FixedClock
from tests.conftest import MONDAY_MORNING
from tests.faults.verdict import Verdict
from tests.handlers.conftest import Town, detach_routers, faults_written, running_town
from tests.handlers.settled import told
from tests.handlers.storming import storm
from tests.handlers.wandering import walk


async def stormed(folder: Path, migrated: Path, count: int) -> Verdict:
    """`lost` is who got no answer and what failed inside, `doubled` the tables that are not as they were."""
    async with _town(folder, migrated) as (town, faults):
        after = await storm(town, count)
    if faults:
        raise AssertionError(told(faults))
    return Verdict("forged", count, len(after.unanswered), len(after.changed), 0)


async def wandered(folder: Path, migrated: Path, seed: int, steps: int) -> Verdict:
    """`lost` is who got no answer, `doubled` whether the neighbours' rows are not as they were."""
    async with _town(folder, migrated) as (town, faults):
        after = await walk(town, faults, seed, steps)
    if after.violations:
        raise AssertionError(after.violations[0])
    return Verdict("wandered", after.steps, len(after.unanswered), int(after.changed), 0)


@asynccontextmanager
async def _town(folder: Path, migrated: Path) -> AsyncIterator[tuple[Town, list[str]]]:
    """A program of its own, and the faults that it writes down."""
    try:
        with faults_written() as faults:
            shutil.copy(migrated, folder / "svyazka.db")
            url = f"sqlite+aiosqlite:///{folder / 'svyazka.db'}"
            async with running_town(url, folder, FixedClock(MONDAY_MORNING)) as town:
                yield town, faults
    finally:
        detach_routers()
