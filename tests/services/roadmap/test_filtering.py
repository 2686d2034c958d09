"""The board: every choice shows as many activities as its number says, alone and combined."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from models.database import Database
from models.enums import PeriodKind, Role, Stage
from models.people import School
from models.roadmap import Activity
from services.clock import FixedClock
from services.registry import Services
from services.roadmap.filtering import ROWS_A_PAGE, BoardFilter, BoardState
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, launch


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def a_plan(district: District, services: Services, clock: FixedClock) -> None:
    """Two directions, two schools; late, open, done, impossible, and what nobody has been given."""
    mentee = await district.person("Иванова", Role.MENTEE)
    await district.person("Петрова", Role.MENTEE, school_id=district.leader_school)
    late = await an_activity(district, Role.MENTEE, title="Справка", due=date(2026, 11, 17))
    await an_activity(district, Role.MENTEE, title="Пробный урок", due=date(2026, 12, 4))
    done = await an_activity(district, Role.MENTEE, title="Отчёт", due=date(2026, 12, 11))
    await an_activity(district, title="Никому", due=date(2026, 12, 11))
    await an_activity(district, Role.MENTEE, title="По графику", kind=PeriodKind.BY_SCHEDULE, due=None)
    await launch(district, clock)
    async with district.database.write() as session:
        (await session.get_one(Activity, late)).direction = "Контроль"
    clock.advance(days=3)
    for one in await assignments(district):
        if one.activity_id == done:
            await services.roadmap.mark_done(district.methodist, one.id)
        elif one.title == "Пробный урок" and one.person_id == mentee.person_id:
            await services.roadmap.not_possible(mentee, one.id, "Карантин")


async def titles(services: Services, district: District, wanted: BoardFilter) -> list[str]:
    found = await services.roadmap.board(district.methodist, wanted)
    assert found.place.total == len(found.lines), "one page holds this plan"
    return [line.title for line in found.lines]


async def test_states_schools_and_stages(services: Services, district: District, clock: FixedClock) -> None:
    await a_plan(district, services, clock)

    async def of(**wanted: Any) -> list[str]:
        return await titles(services, district, replace(BoardFilter(), **wanted))

    assert await of() == ["Справка", "Пробный урок", "Отчёт", "Никому", "По графику"]
    assert await of(state=BoardState.LATE) == ["Справка"]
    assert await of(state=BoardState.OPEN) == ["Справка", "Пробный урок"]
    assert await of(state=BoardState.NOT_POSSIBLE) == ["Пробный урок"]
    assert await of(state=BoardState.DONE) == ["Отчёт"]
    assert await of(state=BoardState.WAITING) == ["Никому", "По графику"]
    assert await of(direction="Контроль") == ["Справка"]
    assert await of(direction="Контроль", state=BoardState.DONE) == []
    assert await of(stage=Stage.TRIAL_LESSON) == ["Пробный урок"]
    leader = {"school": district.leader_school}
    assert await of(**leader, state=BoardState.NOT_POSSIBLE) == []
    assert await of(**leader) == ["Справка", "Пробный урок", "Отчёт"]
    shown = await services.roadmap.board(district.methodist, BoardFilter(school=district.leader_school))
    assert [line.counts.total for line in shown.lines] == [1, 1, 1], "only the school's own people count"


async def test_numbers_are_those_of_the_lists(
    services: Services, district: District, clock: FixedClock
) -> None:
    await a_plan(district, services, clock)
    roadmap, methodist = services.roadmap, district.methodist
    schools = [None, district.weak_school, district.leader_school]
    for state, school, direction in product([None, *BoardState], schools, [None, "Контроль"]):
        wanted = BoardFilter(direction, school, state)
        for one in await roadmap.board_states(methodist, wanted):
            same = await roadmap.board(methodist, replace(wanted, state=BoardState(one.label)))
            assert same.place.total == one.count
        for one in await roadmap.board_directions(methodist, wanted):
            same = await roadmap.board(methodist, replace(wanted, direction=one.label))
            assert same.place.total == one.count
        for one in (await roadmap.board_schools(methodist, wanted)).schools:
            assert isinstance(one.value, int)
            same = await roadmap.board(methodist, replace(wanted, school=one.value))
            assert same.place.total == one.count
        for one in await roadmap.board_stages(methodist, wanted):
            same = await roadmap.board(methodist, replace(wanted, stage=Stage(one.label)))
            assert same.place.total == one.count


async def test_the_board_is_paged(services: Services, district: District, clock: FixedClock) -> None:
    for number in range(ROWS_A_PAGE + 2):
        await an_activity(district, Role.MENTEE, title=f"Дело {number}")
    seen: list[str] = []
    for page in (0, 1, 9):
        found = await services.roadmap.board(district.methodist, BoardFilter(), page)
        assert (found.place.total, found.place.pages) == (ROWS_A_PAGE + 2, 2)
        seen += [line.title for line in found.lines if page < 2]
    assert seen == [f"Дело {number}" for number in range(ROWS_A_PAGE + 2)]


async def test_all_schools_of_the_plan_can_be_chosen(
    services: Services, district: District, clock: FixedClock
) -> None:
    async with district.database.write() as session:
        schools = [School(municipality_id=district.municipality_id, name=f"СОШ {n:02}") for n in range(11)]
        session.add_all(schools)
        await session.flush()
        ids = [one.id for one in schools]
    for school in ids[:-1]:
        await district.person("Иванова", Role.MENTEE, school_id=school)
    await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    # The last school has nobody in the plan.
    pages = [await services.roadmap.board_schools(district.methodist, BoardFilter(), page) for page in (0, 1)]
    assert [one.place.total for one in pages] == [10, 10]
    assert [one.value for page in pages for one in page.schools] == ids[:-1]
    assert {one.count for page in pages for one in page.schools} == {1}
