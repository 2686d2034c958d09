"""Two people settle one thing at the same moment: what was done stays done, the first answer counts."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from models.database import Database
from models.enums import AssignmentState, Role
from services.clock import FixedClock
from services.registry import Services
from tests.builders import District, a_district
from tests.conftest import build_services
from tests.services.roadmap.plans import an_activity, assignments, launch
from tests.services.roadmap.test_bundles import FRIDAY, msk

TIMES = 8


@pytest.fixture
def services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.mark.parametrize("teacher_does", [True, False])
async def test_what_one_calls_done_another_cannot_take_off(
    services: Services, district: District, clock: FixedClock, teacher_does: bool
) -> None:
    """By the teacher's own tap, or by the other curator of one escalation."""
    teacher = await district.person("Иванова", Role.MENTEE)
    first = await district.person("Петрова", Role.CURATOR)
    second = await district.person("Сидорова", Role.CURATOR)
    for number in range(TIMES):
        await an_activity(district, Role.MENTEE, title=f"Дело {number}", due=FRIDAY)
    await launch(district, clock)
    clock.moment = msk(FRIDAY + timedelta(days=5), 10)
    roadmap = services.roadmap
    for late in await assignments(district, teacher):
        done = roadmap.done(teacher, late.id) if teacher_does else roadmap.mark_done(first, late.id)
        await asyncio.gather(roadmap.release(second, late.id), roadmap.ask_again(first, late.id), done)
    settled = await assignments(district, teacher)
    if teacher_does:
        # Who comes after a release is told that it is closed.
        assert {one.state for one in settled} <= {AssignmentState.DONE, AssignmentState.CANCELLED}
    else:
        assert {one.state for one in settled} == {AssignmentState.DONE}
    assert all((one.state is AssignmentState.DONE) == (one.done_at is not None) for one in settled)


async def test_of_two_answers_at_once_both_are_told_the_one_that_counts(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    other = await district.person("Сидорова", Role.METHODIST)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    [task] = await assignments(district, teacher)
    for number in range(TIMES):
        asked = await services.roadmap.ask_help(teacher, task.id, f"Как? {number}")
        told = await asyncio.gather(
            services.roadmap.answer_help(district.methodist, asked.help_id, "Так"),
            services.roadmap.answer_help(other, asked.help_id, "Иначе"),
        )
        assert len({one.answer for one in told}) == 1
        assert (await services.roadmap.help(other, asked.help_id)).answer == told[0].answer
