"""Every list at a hundred and at a hundred thousand people, on a SQLite file; and what is no list."""

import statistics
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import migrations
from bench import district, doings
from bench.district import NOW
from bench.figures import Figure, figure, seconds
from bench.looks import LISTS, WHOLE
from models.database import Database
from models.enums import Role
from services.actor import Actor
from services.clock import FixedClock
from services.people.tallies import fold
from services.registry import Services

TIMES = 15
TIMES_OF_WHOLE = 3


async def figures() -> AsyncIterator[Figure]:
    small, large = await _looks(100), await _looks(100_000)
    for name in LISTS | WHOLE:
        yield figure(f"{name}_100k", large[name], "s", small[name])


async def _looks(people: int) -> dict[str, float]:
    """Seconds of each look (the median of several) in a district of so many people."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrations.upgrade(database)
        await district.fill(database, people)
        await doings.fill(database, people)
        async with database.write() as session:
            while await fold(session):
                pass
        services = Services.build(database, FixedClock(NOW), frozenset(), "secret", Path(folder))
        await services.housekeeping.fold()
        await services.roadmap.watch()
        actor = Actor(1, 1, programme_id=1, municipality_id=1, person_id=1, roles=frozenset({Role.METHODIST}))
        found = {}
        for name, look in (LISTS | WHOLE).items():
            await look(services, actor)
            times = TIMES if name in LISTS else TIMES_OF_WHOLE
            found[name] = statistics.median([await seconds(look(services, actor)) for _ in range(times)])
        await database.close()
    return found
