"""What the rest relies on: foreign keys hold, moments keep their zone, writers wait for each other."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, select, text, update
from sqlalchemy.exc import IntegrityError, StatementError

from models.database import Database
from models.people import Account
from models.programmes import Municipality, Region


async def test_a_foreign_key_that_points_nowhere_is_refused(any_database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with any_database.write() as session:
            session.add(Municipality(region_id=404, name="Нигде"))


async def test_a_moment_comes_back_as_the_same_moment_in_utc(any_database: Database) -> None:
    noon_in_kamchatka = datetime(2026, 11, 16, 12, 0, tzinfo=timezone(timedelta(hours=12)))
    async with any_database.write() as session:
        session.add(Account(telegram_id=1, created_at=noon_in_kamchatka))
    async with any_database.read() as session:
        found = await session.scalar(select(Account.created_at))
    assert found == datetime(2026, 11, 16, 0, 0, tzinfo=UTC)
    assert found is not None
    assert found.tzinfo is UTC


async def test_a_moment_without_a_zone_never_gets_in(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"):
        async with database.write() as session:
            session.add(Account(telegram_id=1, created_at=datetime(2026, 11, 16)))  # noqa: DTZ001


async def test_an_enum_column_is_held_by_the_database_itself(any_database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with any_database.write() as session:
            await session.execute(
                text(
                    "INSERT INTO outbox (dedupe_key, kind, priority, account_id, payload, status, not_before,"
                    " attempts, retries, reason, created_at)"
                    " VALUES ('x', 'x', 1, 1, '{}', 'nonsense', CURRENT_TIMESTAMP,"
                    " 0, 0, '', CURRENT_TIMESTAMP)"
                )
            )


async def test_a_failing_block_leaves_nothing_behind(any_database: Database) -> None:
    async def half_a_job() -> None:
        async with any_database.write() as session:
            session.add(Region(name="Полдела"))
            await session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await half_a_job()
    async with any_database.read() as session:
        assert await session.scalar(select(Region.id)) is None


async def test_forty_writers_at_once_all_get_through(any_database: Database) -> None:
    async def add(number: int) -> None:
        async with any_database.write() as session:
            session.add(Region(name=f"Регион {number}"))

    await asyncio.gather(*(add(number) for number in range(40)))
    async with any_database.read() as session:
        assert len((await session.scalars(select(Region.id))).all()) == 40


async def test_a_change_stands_whole_or_not_at_all(any_database: Database) -> None:
    async with any_database.write() as session:
        session.add_all([Account(telegram_id=number, created_at=datetime.now(UTC)) for number in (1, 2)])
    moved = update(Account).values(telegram_id=Account.telegram_id * bindparam("by"))
    assert await any_database.change(moved, {"by": 10}) == 2
    with pytest.raises(IntegrityError):
        await any_database.change(moved, {"by": 0})
    async with any_database.read() as session:
        assert (await session.scalars(select(Account.telegram_id).order_by(Account.id))).all() == [10, 20]


async def test_changes_and_writers_wait_for_each_other(any_database: Database) -> None:
    async with any_database.write() as session:
        session.add(Account(telegram_id=1, created_at=datetime.now(UTC)))
    one_more = update(Account).values(telegram_id=Account.telegram_id + bindparam("more"))

    async def add() -> None:
        async with any_database.write() as session:
            account = (await session.scalars(select(Account).with_for_update())).one()
            account.telegram_id += 1

    await asyncio.gather(
        *(add() for _ in range(10)), *(any_database.change(one_more, {"more": 1}) for _ in range(10))
    )
    async with any_database.read() as session:
        assert await session.scalar(select(Account.telegram_id)) == 21
