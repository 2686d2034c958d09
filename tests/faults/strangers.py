"""Ten thousand forged and malformed updates."""

import shutil
from pathlib import Path

from services.clock import FixedClock
from tests.conftest import MONDAY_MORNING
from tests.faults.verdict import Verdict
from tests.handlers.conftest import detach_routers, faults_written, running_town
from tests.handlers.settled import told
from tests.handlers.storming import storm


async def stormed(folder: Path, migrated: Path, count: int) -> Verdict:
    """`lost` is who got no answer and what failed inside, `doubled` the tables that are not as they were."""
    try:
        with faults_written() as faults:
            shutil.copy(migrated, folder / "svyazka.db")
            url = f"sqlite+aiosqlite:///{folder / 'svyazka.db'}"
            async with running_town(url, folder, FixedClock(MONDAY_MORNING)) as town:
                after = await storm(town, count)
    finally:
        detach_routers()
    if faults:
        raise AssertionError(told(faults))
    return Verdict("forged", count, len(after.unanswered), len(after.changed), 0)
