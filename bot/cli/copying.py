"""All rows of one database into another: what backup, restore and the move to PostgreSQL have in common."""

from collections.abc import Iterator

from sqlalchemy import Connection, Integer, Table, func, insert, select, text

from migrations import made_anew
from models import Base
from models.database import Database

ROWS_AT_ONCE = 1000


class NotEmptyError(Exception):
    """The target has rows already; nothing was written."""


async def copy_all(source: Database, target: Database) -> dict[str, int]:
    """Copy every table as of one moment; table → rows. `target` has the schema and must be empty.

    One transaction on each side: a reader beside a running bot sees one consistent state, and a
    failure leaves the target as it was. What follows from other rows is made of them at the end.
    Raises NotEmptyError.
    """
    async with source.engine.connect() as reading, target.engine.begin() as writing:
        if not source.is_sqlite:
            await reading.execution_options(isolation_level="REPEATABLE READ")
        counts: dict[str, int] = {}
        for table in _own_tables():
            if await writing.scalar(select(func.count()).select_from(table)):
                raise NotEmptyError(table.name)
        async with made_anew(writing):
            for table in _own_tables():
                counts[table.name] = 0
                # A row that refers to its own table (a correction to its broadcast) refers to an older one;
                # PostgreSQL by itself gives a row changed since after the younger.
                rows = await reading.stream(select(table).order_by(*table.primary_key))
                async for batch in rows.mappings().partitions(ROWS_AT_ONCE):
                    await writing.execute(insert(table), [dict(row) for row in batch])
                    counts[table.name] += len(batch)
        if not target.is_sqlite:
            await writing.run_sync(_set_sequences)
    return counts


async def count_all(database: Database) -> dict[str, int]:
    """Table → rows."""
    async with database.engine.connect() as connection:
        return {
            table.name: int(await connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in _own_tables()
        }


def _own_tables() -> list[Table]:
    """All tables but those that the database makes of the others (`models/standings.py`)."""
    return [table for table in Base.metadata.sorted_tables if not table.info.get("derived")]


def _set_sequences(connection: Connection) -> None:
    """PostgreSQL numbers new rows by a sequence that does not see ids brought along."""
    for table in _numbered():
        connection.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"  # noqa: S608 (our own names)
                f" (SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
            )
        )


def _numbered() -> Iterator[Table]:
    for table in _own_tables():
        column = table.columns.get("id")
        if column is not None and isinstance(column.type, Integer) and column.autoincrement is not False:
            yield table
