"""`python -m tests.faults` (make soak): the trials in full, one line of JSON each; 1 when one is not passed.

Names given on the command line choose trials. Everything runs against 127.0.0.1 and ends by itself.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import migrations
from bench import sending
from bench.sending import BULK
from bot import logs
from models.database import Database
from services.clock import FixedClock
from tests.conftest import build_services
from tests.faults import clocks, disk, process, storms
from tests.faults.crowd import MORNING, Judged
from tests.faults.strangers import stormed as strangers
from tests.faults.strangers import wandered as wanderers
from tests.faults.verdict import Verdict

FIVE_MINUTES, LEAST_SHARE = 300, 0.98

Trial = Callable[[Path, Path], AsyncIterator[Verdict]]


async def kills(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    """kill -9 twenty times in a broadcast to ten thousand, at the rate Telegram allows; its report against
    every chat."""
    verdict, judged = await process.killed(folder, migrated, size=10_000, times=20, rate=30)
    yield verdict
    _agrees(judged)
    if judged.most_copies > 2:
        raise AssertionError(f"somebody got {judged.most_copies} copies")


async def corrections(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    """kill -9 ten times while a broadcast to two thousand is corrected."""
    verdict, judged = await process.corrected(folder, migrated, size=2_000, times=10, rate=60)
    yield verdict
    _agrees(judged)


async def through_three_kills(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    """A broadcast to ten thousand through three kills: every chat and request against its report."""
    verdict, judged = await process.killed(folder, migrated, size=10_000, times=3, rate=30)
    yield verdict
    _agrees(judged)


async def stops(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    verdict, judged, longest = await process.terminated(folder, migrated, size=3_000, times=20, rate=60)
    yield verdict
    _agrees(judged)
    if longest > process.STOP_SECONDS:
        raise AssertionError(f"a stop took {longest:.1f} s")


async def storm(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    for name in storms.STORMS:
        place = folder / name
        place.mkdir()
        verdict, judged, fell_into_pauses = await storms.stormed(
            place, migrated, name, size=1_000, waves=10, wave=10
        )
        yield verdict
        _agrees(judged)
        if fell_into_pauses:
            raise AssertionError(f"{fell_into_pauses} requests while Telegram had asked for silence")


async def full_disk(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    verdict, judged, _log = await disk.filled(folder, migrated, size=1_000, seconds=20)
    yield verdict
    _agrees(judged)


async def clock(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    for number, (zone, night) in enumerate(clocks.NIGHTS):
        place = folder / str(number)
        place.mkdir()
        database = Database(f"sqlite+aiosqlite:///{place / 'svyazka.db'}")
        await migrations.upgrade(database)
        hands = FixedClock(MORNING)
        verdict, wrong = await clocks.walked(
            database, build_services(database, hands, place), hands, zone, night, minutes=10
        )
        await database.close()
        yield verdict
        if wrong:
            raise AssertionError("; ".join(wrong))


async def forged(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    yield await strangers(folder, migrated, 10_000)


async def wandered(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    """Five people of one district take two hundred steps each, five times."""
    for seed in range(5):
        place = folder / str(seed)
        place.mkdir()
        yield await wanderers(place, migrated, seed, 200)


async def limited(folder: Path, migrated: Path) -> AsyncIterator[Verdict]:
    """Five minutes at the limit: what Telegram would have counted as too much is `doubled` here."""
    count = int(FIVE_MINUTES * BULK)
    seconds, violations = await sending.limited(folder, count)
    share = (count - 1) / BULK / seconds
    sys.stderr.write(f"{share:.1%} of the limit\n")
    yield Verdict("send_limited", count, 0, violations, 0)
    if share < LEAST_SHARE:
        raise AssertionError(f"only {share:.1%} of the limit")


TRIALS: dict[str, Trial] = {
    "kills": kills,
    "three_kills": through_three_kills,
    "corrections": corrections,
    "stops": stops,
    "storm": storm,
    "full_disk": full_disk,
    "clock": clock,
    "forged": forged,
    "wandered": wandered,
    "limited": limited,
}


def _agrees(judged: Judged) -> None:
    if judged.wrong:
        raise AssertionError(f"{len(judged.wrong)} rows disagree, the first: {judged.wrong[0]}")


async def main(names: list[str]) -> int:
    good = True
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        root = Path(name)
        migrated = root / "migrated.db"
        database = Database(f"sqlite+aiosqlite:///{migrated}")
        await migrations.upgrade(database)
        await database.close()
        for trial in names or TRIALS:
            sys.stderr.write(f"{trial} …\n")
            folder = root / trial
            folder.mkdir()
            try:
                async for verdict in TRIALS[trial](folder, migrated):
                    good = good and verdict.good
                    sys.stdout.write(f"{verdict.line()}\n")
                    sys.stdout.flush()
            except (AssertionError, TimeoutError) as error:
                good = False
                sys.stderr.write(f"{trial}: {error}\n")
    return 0 if good else 1


if __name__ == "__main__":
    # Standard output is the verdicts': what our sender says of a fault goes past it.
    logs.set_up("INFO")
    sys.exit(asyncio.run(main(sys.argv[1:])))
