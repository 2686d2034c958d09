"""The schema's history and the one way to bring a database to its head."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from models import name_words, standings, sums
from models.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent
DERIVED = (standings, name_words, sums)
NAMES = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)


def alembic_config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the schema up to `revision`.

    Alembic and the history are not even imported when there is nothing to do, as at most starts: they are
    25 MB that a process never gives back.
    """
    if revision == "head" and await _revisions(database) == _heads():
        return
    from alembic import command

    async with _changing(database) as connection:
        await connection.run_sync(lambda sync: command.upgrade(alembic_config(sync), revision))


async def downgrade(database: Database, revision: str = "base") -> None:
    """Take the schema down to `revision`."""
    from alembic import command

    async with _changing(database) as connection:
        await connection.run_sync(lambda sync: command.downgrade(alembic_config(sync), revision))


async def _revisions(database: Database) -> set[str]:
    """Where the database stands; nothing for one without a schema."""
    async with database.engine.connect() as connection:
        try:
            return set((await connection.execute(text("SELECT version_num FROM alembic_version"))).scalars())
        except DBAPIError:
            # No such table; anything worse will be said again by the upgrade.
            return set()


def _heads() -> set[str]:
    """The revisions that no other comes after."""
    named: dict[str, set[str]] = {"revision": set(), "down_revision": set()}
    for path in (FOLDER / "versions").glob("*.py"):
        for what, name in NAMES.findall(path.read_text(encoding="utf-8")):
            named[what].add(name)
    return named["revision"] - named["down_revision"]


@asynccontextmanager
async def _changing(database: Database) -> AsyncIterator[AsyncConnection]:
    """One transaction for the whole change; what follows from other rows is made anew at its end.

    SQLite changes a table by making a new one and dropping the old: with foreign keys on, the drop would
    delete, by cascade, every row that points at it. They are off meanwhile, and checked at the end.
    """
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            await _foreign_keys(connection, on=False)
        try:
            async with connection.begin():
                async with made_anew(connection):
                    yield connection
                if database.is_sqlite:
                    check = await connection.exec_driver_sql("PRAGMA foreign_key_check")
                    if broken := check.mappings().first():
                        raise RuntimeError(
                            f"a row of {broken['table']} points at a missing row of {broken['parent']}"
                        )
        finally:
            if database.is_sqlite:
                await _foreign_keys(connection, on=True)


@asynccontextmanager
async def made_anew(connection: AsyncConnection) -> AsyncIterator[None]:
    """What follows from other rows is not kept up meanwhile, and is made anew at the end."""
    for derived in DERIVED:
        await connection.run_sync(derived.unmake)
    yield
    for derived in DERIVED:
        await connection.run_sync(derived.make)


async def _foreign_keys(connection: AsyncConnection, *, on: bool) -> None:
    """Straight to the driver: inside a transaction, which SQLAlchemy would open, SQLite ignores this."""
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None
    await raw.driver_connection.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
