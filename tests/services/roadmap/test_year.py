"""The plan over the year, and what goes into calendars."""

from datetime import date

import pytest

from models.database import Database
from models.enums import Role
from services.clock import FixedClock
from services.errors import Forbidden
from services.registry import Services
from tests.builders import a_district
from tests.services.roadmap.plans import an_activity, assignments, deadline, launch


async def test_the_year_counts_what_the_board_counts(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database)
    teacher = await district.person("Смирнова", Role.MENTEE)
    await district.person("Зимина", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=date(2026, 11, 17))
    await an_activity(district, Role.MENTEE, due=None, title="Без срока")
    await launch(district, clock)
    await services.roadmap.done(teacher, (await assignments(district, teacher))[0].id)
    clock.advance(days=3)
    facts = await services.roadmap.year(district.methodist)
    (row,) = facts.rows
    assert (row.done, row.total, row.late, facts.undated) == (1, 2, 1, 1)
    assert row.spans == ((date(2026, 11, 17), date(2026, 11, 17)),)
    with pytest.raises(Forbidden):
        await services.roadmap.year(teacher)


async def test_a_calendar_entry_is_updated_and_cancelled_under_one_uid(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database)
    teacher = await district.person("Смирнова", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    versions = []
    for change in (None, "move", "drop"):
        if change == "move":
            day = deadline(date(2026, 12, 18))
            await services.roadmap.move(district.methodist, activity, day, "до 18 декабря")
        elif change == "drop":
            await services.roadmap.drop(district.methodist, activity)
        _, mine = await services.roadmap.own_calendar(teacher, "участие")
        _, whole = await services.roadmap.plan_calendar(district.methodist)
        versions.append((mine[0], whole[0]))
    for entries in zip(*versions, strict=True):
        first, moved, dropped = entries
        assert first.uid == moved.uid == dropped.uid
        assert first.sequence < moved.sequence < dropped.sequence
        assert (first.ends, moved.ends) == (date(2026, 11, 27), date(2026, 12, 18))
        assert [one.cancelled for one in entries] == [False, False, True]
