"""The schema's history: up, down and up again on both databases, with no drift from the tables."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text

import migrations
from models import Base
from models.database import Database
from models.people import Membership
from tests.builders import a_district


async def test_up_down_up_leaves_the_tables_as_they_are_written(any_database: Database) -> None:
    await migrations.downgrade(any_database)
    async with any_database.engine.connect() as connection:
        left = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    assert left <= {"alembic_version"}

    await migrations.upgrade(any_database)
    async with any_database.engine.connect() as connection:
        drift = await connection.run_sync(_drift)
    assert drift == []


async def test_a_table_that_is_rebuilt_takes_no_other_tables_rows_with_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    district = await a_district(database)

    def rebuild_people(config: Config, _revision: str) -> None:
        with Operations(MigrationContext.configure(config.attributes["connection"])).batch_alter_table(
            "people", recreate="always"
        ):
            pass

    monkeypatch.setattr(command, "upgrade", rebuild_people)
    await migrations.upgrade(database, "heads")
    async with database.read() as session:
        assert await session.scalar(select(Membership.person_id)) == district.methodist.person_id
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1


async def test_where_nothing_is_to_be_done_alembic_is_not_asked(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = ScriptDirectory(str(migrations.FOLDER))
    assert migrations._heads() == set(script.get_heads())
    asked: list[str] = []
    monkeypatch.setattr(command, "upgrade", lambda _config, revision: asked.append(revision))
    await migrations.upgrade(any_database)
    assert asked == []
    async with any_database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    try:
        await migrations.upgrade(any_database)
        assert asked == ["head"]
    finally:
        async with any_database.engine.begin() as connection:
            [head] = script.get_heads()
            await connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head})


def _drift(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))
