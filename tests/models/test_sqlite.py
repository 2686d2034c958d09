"""What our driver saves must not be felt: transactions begin, end and fail as they should."""

import asyncio
import sqlite3
from typing import Any

import pytest
from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from models.database import Database
from models.programmes import Municipality, Region


async def _trips(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is handed to the connection's thread from now on."""
    async with database.engine.connect() as connection:
        raw: Any = (await connection.get_raw_connection()).driver_connection
    made: list[object] = []
    usual = raw._execute

    async def counted(function: object, *values: object) -> object:
        made.append(function)
        return await usual(function, *values)

    monkeypatch.setattr(raw, "_execute", counted)
    return made


async def test_a_statement_is_one_trip_and_a_commit_another(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await _trips(database, monkeypatch)
    async with database.read() as session:
        assert (await session.scalars(select(Region.name))).all() == []
    assert len(made) == 1
    async with database.write() as session:
        await session.execute(insert(Region), [{"name": "Область"}, {"name": "Край"}])
        assert len((await session.scalars(select(Region.name))).all()) == 2
    assert len(made) == 4


async def test_a_change_is_one_trip_with_its_commit(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.write() as session:
        session.add(Region(name="Область"))
    made = await _trips(database, monkeypatch)
    renamed = update(Region).values(name=bindparam("to"))
    assert await database.change(renamed, {"to": "Край"}) == 1
    assert len(made) == 1
    other = Database(database.url)
    async with other.write() as session:
        assert await session.scalar(select(Region.name)) == "Край"
    await other.close()


async def test_a_reading_sees_one_moment_and_ends(database: Database) -> None:
    async with database.read() as reading:
        assert await reading.scalar(select(Region.id)) is None
        async with database.write() as session:
            session.add(Region(name="Область"))
        assert await reading.scalar(select(Region.id)) is None
    for _ in range(3):
        async with database.read() as later:
            assert await later.scalar(select(Region.name)) == "Область"


async def test_a_writing_that_has_asked_something_holds_the_file(database: Database) -> None:
    other = Database(database.url)
    async with database.write() as session:
        await session.scalar(select(Region.id))
        async with other.engine.connect() as rival:
            await rival.exec_driver_sql("PRAGMA busy_timeout = 0")
            await rival.rollback()
            with pytest.raises(OperationalError, match="locked"):
                await rival.execute(insert(Region).values(name="Чужая"))
    await other.close()


async def test_a_reading_that_wrote_leaves_nothing(database: Database) -> None:
    async with database.read() as session:
        await session.execute(insert(Region).values(name="Область"))
    async with database.read() as session:
        assert await session.scalar(select(Region.id)) is None


async def test_nothing_asked_is_nothing_begun(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    made = await _trips(database, monkeypatch)
    async with database.write():
        pass
    async with database.read() as session:
        await session.connection()
    assert made == []


async def test_a_failed_statement_can_be_followed_by_others(database: Database) -> None:
    async with database.write() as session:
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                session.add(Municipality(region_id=404, name="Нигде"))
        session.add(Region(name="Область"))
    async with database.read() as session:
        assert (await session.scalars(select(Region.name))).all() == ["Область"]


async def test_rows_can_be_taken_a_few_at_a_time(database: Database) -> None:
    async with database.write() as session:
        await session.execute(insert(Region), [{"name": f"Область {n}"} for n in range(5)])
    async with database.engine.connect() as connection:
        rows = await connection.stream(select(Region.name))
        assert [len(part) async for part in rows.partitions(2)] == [2, 2, 1]
    async with database.engine.connect() as connection:
        cursor = await connection.execute(text("SELECT name FROM regions"))
        assert len(cursor.fetchmany(2)) == 2
        assert cursor.fetchone() is not None
        assert len(cursor.fetchall()) == 2


async def test_who_is_interrupted_leaves_the_connection_in_order(database: Database) -> None:
    async def write_slowly() -> None:
        async with database.write() as session:
            await session.execute(insert(Region).values(name="Недописанная"))
            await asyncio.Event().wait()

    task = asyncio.create_task(write_slowly())
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.write() as session:
        session.add(Region(name="Область"))
    async with database.read() as session:
        assert (await session.scalars(select(Region.name))).all() == ["Область"]


async def test_a_small_question_makes_no_trip(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with database.write() as session:
        session.add(Region(name="Область"))
    made = await _trips(database, monkeypatch)
    question = select(Region.name).where(Region.name == bindparam("name"))
    assert [row.name for row in await database.rows(question, {"name": "Область"})] == ["Область"]
    assert made == []


async def test_a_small_question_waits_beside_the_loop_for_who_has_the_file_alone(database: Database) -> None:
    question = select(Region.name)
    assert await database.rows(question, {}) == []
    rival = sqlite3.connect(database.url.removeprefix("sqlite+aiosqlite:///"), isolation_level=None)
    await database.close()
    rival.execute("PRAGMA locking_mode=EXCLUSIVE")
    rival.execute("INSERT INTO regions (name) VALUES ('Область')")
    asked = asyncio.create_task(database.rows(question, {}))
    for _ in range(5):
        await asyncio.sleep(0)
    assert not asked.done()
    rival.close()
    assert [row.name for row in await asked] == ["Область"]
    assert [row.name for row in await database.rows(question, {})] == ["Область"], "at once again"


async def test_changes_go_along_with_the_commit(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with database.write() as session:
        session.add_all([Region(name="Область"), Region(name="Край")])
    made = await _trips(database, monkeypatch)
    renamed = update(Region).where(Region.name == bindparam("old")).values(name=bindparam("new"))
    async with database.transaction() as transaction:
        await transaction.execute(renamed, {"old": "Область", "new": "Округ"})
        await transaction.execute(delete(Region).where(Region.name == "Край"))
    assert len(made) == 1
    async with database.transaction() as transaction:
        told = await transaction.execute(renamed.returning(Region.id), {"old": "Округ", "new": "Округ"})
        assert len(told.all()) == 1, "what a change answers is not put off"
        await transaction.execute(renamed, {"old": "Округ", "new": "Край"})
        found = await transaction.execute(select(Region.name))
        assert found.scalars().all() == ["Край"], "what is asked after a change sees it"


async def test_a_change_that_fails_leaves_nothing_of_its_transaction(database: Database) -> None:
    async with database.write() as session:
        session.add_all([Region(name="Область"), region := Region(name="Край")])
        await session.flush()
        session.add(Municipality(name="Район", region_id=region.id))

    async def fail() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(update(Region).values(name="Округ"))
            await transaction.execute(update(Municipality).values(region_id=99))

    with pytest.raises(IntegrityError):
        await fail()
    async with database.read() as session:
        assert sorted(await session.scalars(select(Region.name))) == ["Край", "Область"]
    async with database.transaction() as transaction:
        await transaction.execute(update(Municipality).values(name="Округ"))
    assert [row.name for row in await database.rows(select(Municipality.name), {})] == ["Округ"]
