"""What has served its time goes; what somebody owns stays."""

import os
from datetime import timedelta

from sqlalchemy import select

from models.database import Database
from models.system import Draft, HandledUpdate
from services.clock import FixedClock
from services.files import Received, record_file
from services.registry import Services
from tests.builders import a_district


async def test_marks_of_old_updates_and_expired_drafts_go(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database)
    now = clock.now()
    async with database.write() as session:
        session.add_all(
            HandledUpdate(update_id=number, action="x", handled_at=now - timedelta(days=days))
            for number, days in ((1, 9), (2, 7))
        )
        session.add_all(
            Draft(
                account_id=district.methodist.account_id,
                kind="roster",
                content={},
                created_at=now,
                expires_at=now + timedelta(days=days),
            )
            for days in (-1, 1)
        )
    await services.housekeeping.tidy()
    async with database.read() as session:
        assert (await session.scalars(select(HandledUpdate.update_id))).all() == [2]
        assert [draft.expires_at for draft in await session.scalars(select(Draft))] == [
            now + timedelta(days=1)
        ]


async def test_content_that_nobody_owns_goes_once_it_has_settled(
    services: Services, database: Database
) -> None:
    teacher = (await a_district(database)).methodist.require_person()
    owned, orphan, fresh = [await services.files.put(content) for content in (b"owned", b"orphan", b"fresh")]
    async with database.write() as session:
        await record_file(session, services.clock.now(), Received("a.pdf", sha256=owned), teacher)
    for sha256 in (owned, orphan):
        os.utime(services.files.path(sha256), (1, 1))
    await services.housekeeping.tidy()
    assert services.files.path(owned).exists()
    assert not services.files.path(orphan).exists()
    assert services.files.path(fresh).exists(), "its row may not be committed yet"


async def test_it_is_done_once_a_day(services: Services, clock: FixedClock) -> None:
    await services.housekeeping.tidy()
    orphan = await services.files.put(b"orphan")
    os.utime(services.files.path(orphan), (1, 1))
    await services.housekeeping.tidy()
    assert services.files.path(orphan).exists()
    clock.advance(days=1)
    await services.housekeeping.tidy()
    assert not services.files.path(orphan).exists()
