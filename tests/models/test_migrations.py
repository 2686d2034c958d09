"""The schema's history: up, down and up again on both databases, with no drift from the tables."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

import migrations
from models import Base
from models.database import Database


async def test_up_down_up_leaves_the_tables_as_they_are_written(any_database: Database) -> None:
    await migrations.downgrade(any_database)
    async with any_database.engine.connect() as connection:
        left = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    assert left <= {"alembic_version"}

    await migrations.upgrade(any_database)
    async with any_database.engine.connect() as connection:
        drift = await connection.run_sync(_drift)
    assert drift == []


def _drift(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))
