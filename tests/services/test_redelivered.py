"""A bot killed between handling an update and confirming it gets the same update again: nothing twice.

Every wish of `rights.py` is made twice by the same update; afterwards every table must be as it was after
the first time.
"""

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, get_type_hints

from models.base import Base
from models.database import Database
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from tests.conftest import build_services, overwrite
from tests.services.places import a_country
from tests.services.rights import RIGHTS
from tests.services.test_audited import sources

UPDATE = 70_001

LOGS = {"audit", "handled_updates"}
"""What is said of an action, not what it did."""

READ_AGAIN = (
    "read again, so that its preview comes; what the first time left confirms nothing and goes by itself"
)

EXCEPTED: dict[str, str] = {
    "broadcasts.compose": READ_AGAIN,
    "people.preview_roster": READ_AGAIN,
    "roadmap.begin_update": READ_AGAIN,
}

Tables = dict[str, list[tuple[Any, ...]]]


def tables_of(path: Path) -> Tables:
    """Every row of every table but the logs."""
    with sqlite3.connect(path) as connection:
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in Base.metadata.tables.keys() - LOGS
        }


def differing(before: Tables, after: Tables) -> list[str]:
    return [name for name, rows in before.items() if after[name] != rows]


async def test_the_same_update_again_does_nothing_twice(
    migrated_file: Path, clock: FixedClock, tmp_path: Path
) -> None:
    made, tried = tmp_path / "made.db", tmp_path / "tried.db"
    shutil.copy(migrated_file, made)
    database = Database(f"sqlite+aiosqlite:///{made}")
    country = await a_country(database, build_services(database, clock, tmp_path), clock)
    await database.close()
    standing = tables_of(made)
    changing = 0
    wrong: dict[str, list[str]] = {}
    areas = get_type_hints(Services)
    shutil.copy(made, tried)
    database = Database(f"sqlite+aiosqlite:///{tried}")
    for wish, line in RIGHTS.items():
        area, _, name = wish.partition(".")
        source = sources(areas[area], name)
        writes = "atabase.write()" in source or "self.once(" in source
        for role in sorted(line.own)[:1] if writes else ():
            overwrite(tried, made)
            services: Any = build_services(database, clock, tmp_path)
            method = getattr(getattr(services, area), name)
            actor, arguments = country.actors[role].asking(UPDATE), line.args(country.own)
            seen = []
            for _ in range(2):
                # Told that it is done, or that it can't be: the rows say whether something was.
                with suppress(DomainError):
                    await method(actor, *arguments, **line.named)
                seen.append(tables_of(tried))
            changing += seen[0] != standing
            wrong |= {wish: found} if (found := differing(*seen)) else {}
    await database.close()
    assert changing >= 100
    again = [f"{wish}: {found}" for wish, found in wrong.items() if wish not in EXCEPTED]
    assert not again, "\n".join(again)
    assert set(wrong) == set(EXCEPTED), "an exception that is none"
