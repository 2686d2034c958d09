"""The schema's history and the one way to bring a database to its head."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from models.database import Database

FOLDER = Path(__file__).parent


def alembic_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the schema up to `revision`."""
    async with _changing(database) as connection:
        await connection.run_sync(lambda sync: command.upgrade(alembic_config(sync), revision))


async def downgrade(database: Database, revision: str = "base") -> None:
    """Take the schema down to `revision`."""
    async with _changing(database) as connection:
        await connection.run_sync(lambda sync: command.downgrade(alembic_config(sync), revision))


@asynccontextmanager
async def _changing(database: Database) -> AsyncIterator[AsyncConnection]:
    """One transaction for the whole change.

    SQLite changes a table by making a new one and dropping the old: with foreign keys on, the drop would
    delete, by cascade, every row that points at it. They are off meanwhile, and checked at the end.
    """
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            await _foreign_keys(connection, on=False)
        try:
            async with connection.begin():
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


async def _foreign_keys(connection: AsyncConnection, *, on: bool) -> None:
    """Straight to the driver: inside a transaction, which SQLAlchemy would open, SQLite ignores this."""
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None
    await raw.driver_connection.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
