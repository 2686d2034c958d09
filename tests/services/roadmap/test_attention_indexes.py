"""Each sort of exception is found by its own index: SQLite says so before there is much to look through."""

import re
from typing import Any

import pytest
from sqlalchemy import Connection, event

from models.database import Database
from services.clock import FixedClock
from services.registry import Services
from tests.builders import a_district
from tests.services.roadmap.exceptions import MONDAY, everything_once

INDEXES = {
    "ix_applications_waiting",
    "ix_assignments_advised",
    "ix_assignments_counted",
    "ix_assignments_due",
    "ix_assignments_personal",
    "ix_assignments_postponed",
    "ix_assignments_unseen",
    "ix_fit_questions_worrying",
    "ix_help_requests_open",
    "ix_outbox_troubled",
    "ix_tallies_of_programme",
}
MANY = "accounts|assignments|event_guests|meetings|memberships|partnership_mentees|people"


@pytest.mark.parametrize("any_url", ["sqlite"], indirect=True)
async def test_the_list_goes_through_nobody(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database)
    clock.moment = MONDAY
    await everything_once(services, district)
    await services.roadmap.watch()
    asked: list[tuple[str, Any]] = []

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def asks(_: Connection, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        asked.append((statement, parameters))

    found = await services.roadmap.attention(district.methodist)
    event.remove(database.engine.sync_engine, "before_cursor_execute", asks)
    assert len(found.cases) > len(INDEXES), "everything was asked"

    plans = []
    async with database.engine.connect() as connection:
        for statement, parameters in asked:
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans += [str(row.detail) for row in rows]
    assert {name for name in INDEXES if not any(name in step for step in plans)} == set()
    assert [step for step in plans if re.match(rf"SCAN ({MANY})\b(?!.* USING)", step)] == []
