"""SQLite's small questions, asked in the event loop's own thread."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool


class Looking:
    """One connection that only looks, and waits for nobody.

    For questions that find a few rows by an index: SQLite needs less time for them than the way to another
    thread and back takes. With a write-ahead log a reader does not wait for the writer; the rare moments
    in which it would (somebody has the whole file to himself) are told at once.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._connection: Connection | None = None

    def rows(
        self, question: Select[*tuple[Any, ...]], values: Mapping[str, Any]
    ) -> Sequence[Row[Any]] | None:
        """What the question finds; None where it can't be asked at once."""
        try:
            self._connection = self._connection or self.engine.connect()
            return self._connection.execute(question, values).all()
        except OperationalError:
            self.close()
            return None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _engine(url: str) -> Engine:
    engine = create_engine(
        make_url(url).set(drivername="sqlite"),
        isolation_level="AUTOCOMMIT",
        connect_args={"timeout": 0},
        poolclass=NullPool,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA query_only=ON")

    return engine
