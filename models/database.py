"""Engine and sessions: one place that knows how SQLite and PostgreSQL differ."""

import asyncio
import errno
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from typing import Any, cast

from sqlalchemy import Connection, Engine, Executable, Result, Row, Select, Update, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util.concurrency import greenlet_spawn

from models.looking import Looking
from models.sqlite import Connection as SQLiteConnection
from models.sqlite import Driver

BUSY_TIMEOUT_MS = 15_000
SYNCHRONOUS = "FULL"
"""What is committed outlives a power cut. Only tests, whose files nobody keeps, set it to OFF."""
FULL_WORDS = ("database or disk is full", "disk i/o error")
"""What SQLite says when the disk takes no more; the second, too, when a quota is what ends."""
FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FULL_STATE = "53100"
"""PostgreSQL's disk_full."""


class Statements:
    """A transaction that carries out statements, and keeps no objects."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def execute(self, statement: Executable, values: Any = None) -> Result[Any]:
        return await greenlet_spawn(self._connection.execute, statement, values)


Transaction = AsyncSession | Statements
"""What carries out statements: a session keeps objects besides."""


class Database:
    """The database of one process.

    On SQLite a writer takes one lock inside the process before it asks the file for one: sixteen
    writers at once then wait in order (p99 130-170 ms) and not in SQLite's busy loop (0.7-1.0 s).
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _engine(url)
        self.looking = Looking(url) if self.is_sqlite else None
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self._writer_lock = asyncio.Lock() if self.is_sqlite else None

    @property
    def engines(self) -> tuple[Engine, ...]:
        """For who listens to statements."""
        return (self.engine.sync_engine, *([self.looking.engine] if self.looking else []))

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session to look with; what it changes is thrown away."""
        async with self._sessions() as session:
            yield session

    async def rows(self, question: Select[*tuple[Any, ...]], values: Mapping[str, Any]) -> Sequence[Row[Any]]:
        """What one ready question for columns finds, looked at by itself.

        For what every tap asks, a few rows by an index: a session costs three times as much, and on SQLite
        it is asked here, without the way to another thread, unless it would have to wait.
        """
        if self.looking and (found := self.looking.rows(question, values)) is not None:
            return found

        def ask() -> Sequence[Row[Any]]:
            with self.engine.sync_engine.connect() as connection:
                return connection.execute(question, values).all()

        return await greenlet_spawn(ask)

    async def change(self, statement: Update, values: Mapping[str, Any]) -> int:
        """Carry out one ready statement as a transaction of its own; how many rows it changed.

        For what the sender does dozens of times a second: on SQLite it is one trip to the connection's
        thread instead of two, and a session costs as much again.
        """

        def carry_out() -> int:
            with self.engine.sync_engine.begin() as connection:
                if self.is_sqlite:
                    _driver(connection).stand_alone()
                return connection.execute(statement, values).rowcount

        async with self._writer_lock or nullcontext():
            return await greenlet_spawn(carry_out)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        async with self._writer_lock or nullcontext(), self._sessions.begin() as session:
            if self.is_sqlite:
                _driver((await session.connection()).sync_connection).write()
            yield session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Statements]:
        """Like `write`, for statements alone.

        For what every tap writes: a session and its unit of work cost twice as much again. How many rows a
        change has changed is not known here: on SQLite it goes along with the statement after it.
        """
        async with self._writer_lock or nullcontext():
            connection = await greenlet_spawn(self.engine.sync_engine.connect)
            try:
                if self.is_sqlite:
                    _driver(connection).write(puts_off=True)
                yield Statements(connection)
                await greenlet_spawn(_end, connection)
            except BaseException:
                await greenlet_spawn(connection.close)
                raise

    async def fold_log(self) -> None:
        """Bring SQLite's write-ahead log into the file and empty it: it holds pages as they were before.

        Elsewhere nothing happens. Who reads for long at that moment keeps it from being emptied.
        """
        if self._writer_lock is None:
            return
        async with self._writer_lock, self.engine.connect() as connection:
            # Past SQLAlchemy, which would begin a transaction: inside one there is no folding.
            driver = cast(Any, (await connection.get_raw_connection()).driver_connection)
            await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        if self.looking:
            self.looking.close()
        await self.engine.dispose()


def no_room(error: BaseException) -> bool:
    """Whether it failed because the disk (ours or the database server's) is full."""
    if isinstance(error, OSError):
        return error.errno in FULL_NUMBERS
    if not isinstance(error, DBAPIError) or error.orig is None:
        return False
    words = str(error.orig).lower()
    return getattr(error.orig, "sqlstate", "") == FULL_STATE or any(full in words for full in FULL_WORDS)


def _engine(url: str) -> AsyncEngine:
    if not url.startswith("sqlite"):
        return create_async_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True)
    engine = create_async_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, module=Driver.load())

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: SQLiteConnection, _entry: ConnectionPoolEntry) -> None:
        # sqlite3 must not open transactions by itself: the driver above it does.
        connection.isolation_level = None
        connection.stand_alone()
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            f"synchronous={SYNCHRONOUS}",
            "foreign_keys=ON",
            # A deleted draft of an anonymous answer must not stay readable in the file's free pages.
            "secure_delete=ON",
            f"busy_timeout={BUSY_TIMEOUT_MS}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        connection.rollback()

    return engine


def _end(connection: Connection) -> None:
    connection.commit()
    connection.close()


def _driver(connection: Connection | None) -> SQLiteConnection:
    """SQLite's connection below SQLAlchemy's.

    Told by itself how a transaction is to begin: with a listener to the engine's, SQLAlchemy would look for
    listeners around every statement.
    """
    assert connection is not None
    return cast(SQLiteConnection, connection.connection.dbapi_connection)
