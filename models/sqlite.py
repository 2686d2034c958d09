"""SQLite behind SQLAlchemy's aiosqlite dialect, with one trip to the connection's thread a statement.

The dialect makes four (cursor, statement, rows, the cursor's end), and one more each for BEGIN and for the
ROLLBACK that ends a reading. A trip costs more than most of our statements do.
"""

# ruff: noqa: SLF001 (the dialect, too, can only be written inside aiosqlite)

import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Any, cast

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util.concurrency import await_

Run = Callable[[sqlite3.Cursor], object]
Outcome = tuple[Any, int, int | None]
"""DB-API's description, rowcount and lastrowid."""


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """A statement is run, read to its end and closed in one trip; its rows are kept here."""

    __slots__ = ("_found", "arraysize")

    # The base class would make its cursor in the thread, and close it there, with trips of their own.
    def __init__(self, adapt_connection: "Connection") -> None:
        self._adapt_connection: Connection = adapt_connection
        self._rows: deque[Any] = deque()
        self._found: Outcome = (None, -1, None)
        self.arraysize = 1

    @property
    def description(self) -> Any:
        return self._found[0]

    @property
    def rowcount(self) -> int:
        return self._found[1]

    @property
    def lastrowid(self) -> Any:
        return self._found[2]

    def execute(self, operation: Any, parameters: Any = None) -> None:
        self._run(operation, lambda cursor: cursor.execute(operation, parameters or ()))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        self._run(operation, lambda cursor: cursor.executemany(operation, seq_of_parameters))

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is open any more."""

    def _run(self, operation: str, statement: Run) -> None:
        answers = not operation.startswith(("UPDATE", "DELETE")) or " RETURNING " in operation
        if self._adapt_connection.puts_off and not answers:
            self._adapt_connection.put_off(statement)
        else:
            self._found, self._rows = self._adapt_connection.trip(statement)


class Connection(AsyncAdapt_aiosqlite_connection):
    """Sends BEGIN along with the first statement, and does not wait for a reading's ROLLBACK."""

    __slots__ = ("_open", "_raw", "_waiting", "_writes", "puts_off", "to_begin")

    # In the base it has the type of the base's own.
    _cursor_cls = cast(type[AsyncAdapt_aiosqlite_cursor], Cursor)

    def __init__(self, dbapi: Any, connection: aiosqlite.Connection) -> None:
        super().__init__(dbapi, cast(Any, connection))
        self._raw: Any = connection
        self.to_begin = "BEGIN"
        self._open = self._writes = self.puts_off = False
        self._waiting: list[Run] = []

    def write(self, puts_off: bool = False) -> None:
        """The transaction that follows writes: it takes the file's lock with its first statement.

        If it puts off, a change goes along with what comes next, the COMMIT at the latest: nobody may ask
        how many rows it changed, and what is wrong with it is told there.
        """
        self.to_begin = "BEGIN IMMEDIATE"
        self._writes = True
        self.puts_off = puts_off

    def stand_alone(self) -> None:
        """The statement that follows is a transaction by itself."""
        self.to_begin = ""

    def trip(self, statement: Run) -> tuple[Outcome, deque[Any]]:
        """Run one statement in the connection's thread; its outcome and its rows."""
        begin, self.to_begin = self.to_begin, ""
        before, self._waiting = self._waiting, []
        self._open = self._open or bool(begin)

        def run() -> tuple[Outcome, deque[Any]]:
            cursor = self._raw._conn.cursor()
            try:
                if begin:
                    cursor.execute(begin)
                for earlier in before:
                    earlier(cursor)
                statement(cursor)
                rows = deque(cursor.fetchall() if cursor.description else ())
                return (cursor.description, cursor.rowcount, cursor.lastrowid), rows
            finally:
                cursor.close()

        try:
            found: tuple[Outcome, deque[Any]] = await_(self._raw._execute(run))
        except Exception as error:
            self._handle_exception(error)
        return found

    def put_off(self, statement: Run) -> None:
        """Run it with the next trip."""
        self._waiting.append(statement)

    def cursor(self, server_side: bool = False) -> AsyncAdapt_aiosqlite_cursor:
        if server_side and self.to_begin:
            self.trip(lambda _cursor: None)
        return cast(AsyncAdapt_aiosqlite_cursor, super().cursor(server_side))

    def rollback(self) -> None:
        if self._open and self._writes:
            # The next writer is let in when the file is free.
            super().rollback()
        elif self._open and self._raw._connection is not None:
            # The thread takes its tasks in their order: nothing can come before it.
            self._raw._tx.put_nowait((None, self._raw._connection.rollback))
        self._ended()

    def commit(self) -> None:
        if self._waiting:
            self.trip(lambda cursor: cursor.execute("COMMIT"))
        elif self._open:
            super().commit()
        self._ended()

    def _ended(self) -> None:
        self.to_begin = "BEGIN"
        self._open = self._writes = self.puts_off = False
        self._waiting.clear()


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """The DB-API module that hands out these connections."""

    @classmethod
    def load(cls) -> "Driver":
        usual = SQLiteDialect_aiosqlite.import_dbapi()
        return cls(usual.aiosqlite, usual.sqlite)

    def connect(self, *arg: Any, **kw: Any) -> Connection:
        return Connection(self, super().connect(*arg, **kw).driver_connection)
