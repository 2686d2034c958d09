"""Fixtures for all rooms: a migrated database per test, a clock that stands, the services over them."""

import asyncio
import functools
import gc
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

import migrations
import models.database
import models.looking
from models import Base
from models.database import Database
from services.clock import Clock, FixedClock
from services.registry import Services

MONDAY_MORNING = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
SHARED_DOCUMENTS = Path(__file__).parent.parent.parent / "shared" / "documents"


# What a test wrote need not outlive a power cut. (Processes that journeys start are as they are.)
models.database.SYNCHRONOUS = "OFF"

engine_of = functools.cache(lambda _loop, url, make: make(url))


def kept_engine(url: str, make: Callable[[str], AsyncEngine] = models.database._engine) -> AsyncEngine:
    """The engine of this address in this event loop: tests share one loop, and have one address of each kind.

    What an engine has compiled, and on PostgreSQL what its connections have learned, is a third of a test.
    """
    loop = asyncio._get_running_loop()
    return cast(AsyncEngine, engine_of(loop, url, make)) if loop else make(url)


models.database._engine = kept_engine
models.looking._engine = functools.cache(models.looking._engine)

# Faults that tests provoke are written down shortly: with every frame's values, as structlog would in a
# terminal, one takes seconds.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)

# Half a million objects are imported and stay: going through them again and again is a fifth of the time.
gc.disable()


def pytest_collection_finish() -> None:
    """Everything is imported: from now on only what tests make is collected."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def needs(name: str, present: bool) -> None:
    """Skip, saying why, where `name` is missing; fail there when nothing may be skipped."""
    if not present:
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail(f"{name} is required (REQUIRE_ALL) and missing")
        pytest.skip(f"needs {name}")


@pytest.fixture(scope="session")
def shared_documents() -> Path:
    """Real documents beside the repository; skipped, saying so, where the folder is absent."""
    if not SHARED_DOCUMENTS.is_dir():
        pytest.skip("needs ../shared/documents")
    return SHARED_DOCUMENTS


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_MORNING)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One SQLite file with the schema; every test gets a copy."""
    path = tmp_path_factory.mktemp("template") / "migrated.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrations.upgrade(database)
        async with database.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """An address of a PostgreSQL database of this test process's own, with the schema; dropped at the end."""
    base = os.environ.get("TEST_DATABASE_URL", "")
    needs("PostgreSQL (TEST_DATABASE_URL)", bool(base))
    # Other runs on this machine are other processes.
    name = f"svyazka_test_{os.getpid()}"
    url = f"{base.rpartition('/')[0]}/{name}"
    asyncio.run(_create(base, name, url))
    yield url
    asyncio.run(_administer(base, f"DROP DATABASE {name} WITH (FORCE)"))


async def _create(base: str, name: str, url: str) -> None:
    await _administer(
        base,
        f"DROP DATABASE IF EXISTS {name} WITH (FORCE)",
        f"CREATE DATABASE {name}",
        # What a test wrote need not outlive a power cut.
        f"ALTER DATABASE {name} SET synchronous_commit = off",
    )
    fresh = Database(url)
    await migrations.upgrade(fresh)
    await fresh.close()


async def _administer(base: str, *statements: str) -> None:
    admin = Database(base)
    async with admin.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await admin.close()


@pytest.fixture
def sqlite_url(migrated_file: Path) -> str:
    """The address of a migrated SQLite file without rows: for each test a new file, in the same place."""
    path = migrated_file.with_name("svyazka.db")
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    shutil.copy(migrated_file, path)
    return f"sqlite+aiosqlite:///{path}"


def overwrite(path: Path, made: Path) -> None:
    """Make the database at `path` what the one at `made` is; both may be open.

    It stays the same file, so that what an engine has learned of it is kept.
    """
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    """A migrated SQLite database of this test's own."""
    found = Database(sqlite_url)
    yield found
    await found.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_url(request: pytest.FixtureRequest) -> str:
    """An address of a migrated database, once of each kind."""
    return str(request.getfixturevalue("postgres_url" if request.param == "postgresql" else "sqlite_url"))


# Forty times faster than TRUNCATE, which makes every table a new file.
# Standings are taken along at once: counted at the end, they would be left behind, with numbers given anew.
EMPTY_ALL = f"""DO $$ BEGIN
SET CONSTRAINTS ALL IMMEDIATE;
{"".join(f'DELETE FROM "{table.name}"; ' for table in reversed(Base.metadata.sorted_tables))}
PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$"""


@pytest.fixture(scope="session")
def empty_postgres(postgres_url: str) -> Iterator[Callable[[], None]]:
    """Empties the PostgreSQL database, through one connection for all tests.

    What a connection has to learn of our tables makes its first emptying eight times as slow as the others.
    """
    loop = asyncio.new_event_loop()
    database = Database(postgres_url)
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    connection = loop.run_until_complete(engine.connect().start())
    yield lambda: loop.run_until_complete(_execute(connection, EMPTY_ALL))
    loop.run_until_complete(connection.close())
    loop.run_until_complete(database.close())
    loop.close()


async def _execute(connection: AsyncConnection, statement: str) -> None:
    await connection.execute(text(statement))


@pytest.fixture
def emptied_url(any_url: str, request: pytest.FixtureRequest) -> str:
    """An address of a migrated database without rows, once of each kind."""
    if any_url.startswith("postgresql"):
        request.getfixturevalue("empty_postgres")()
    return any_url


@pytest.fixture
async def any_database(emptied_url: str) -> AsyncIterator[Database]:
    """The same test on SQLite and on PostgreSQL."""
    found = Database(emptied_url)
    yield found
    if found.is_sqlite:
        await found.close()


@pytest.fixture
def services(database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(database, clock, tmp_path)


def build_services(database: Database, clock: Clock, folder: Path) -> Services:
    """Services as the program builds them, with a known owner and secret."""
    return Services.build(
        database, clock, owner_ids=frozenset({OWNER}), secret="a test's secret", data_dir=folder
    )


OWNER = 1001
