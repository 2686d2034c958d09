"""What only a look at everybody finds is kept for minutes; a long list is cut and makes room."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.control import FoundCase
from models.database import Database
from models.enums import CaseOutcome, PartnershipState, Role
from models.partnerships import Partnership
from models.roadmap import HelpRequest
from services.clock import FixedClock
from services.registry import Services
from services.roadmap.board_facts import Case, CaseKind
from services.roadmap.case_scope import LISTED
from services.roadmap.watching import EVERY, KEPT_FOR
from tests.builders import District, a_district
from tests.services.roadmap.exceptions import MONDAY, everything_once


@pytest.fixture
async def district(database: Database, clock: FixedClock) -> District:
    found = await a_district(database)
    clock.moment = MONDAY
    return found


async def listed(services: Services, district: District) -> tuple[Case, ...]:
    return (await services.roadmap.attention(district.methodist)).cases


async def test_what_is_kept_is_what_is_found(
    services: Services, district: District, clock: FixedClock
) -> None:
    await everything_once(services, district)
    found = await listed(services, district)
    assert {case.kind for case in found} == set(CaseKind)
    assert await services.roadmap.watch() == 1
    assert await services.roadmap.watch() == 0, "not again at once"
    assert await listed(services, district) == found
    clock.advance(seconds=EVERY.total_seconds())
    assert await services.roadmap.watch() == 1
    assert await listed(services, district) == found
    async with district.database.read() as session:
        kept = await session.scalar(select(func.count()).select_from(FoundCase))
    assert kept == 5, "two of pairs, three of stages"


async def test_what_is_opened_is_looked_at_anew_and_an_old_look_is_not_believed(
    services: Services, district: District, clock: FixedClock
) -> None:
    await everything_once(services, district)
    await services.roadmap.watch()
    (silent,) = [case for case in await listed(services, district) if case.kind is CaseKind.SILENT]
    async with district.database.write() as session:
        (await session.get_one(Partnership, silent.id)).state = PartnershipState.CLOSED
    assert silent in await listed(services, district), "found a moment ago"
    assert await services.roadmap.case(district.methodist, CaseKind.SILENT, silent.id) is None
    clock.advance(seconds=(KEPT_FOR + timedelta(seconds=1)).total_seconds())
    assert silent not in await listed(services, district)


async def ask_for_help(district: District, times: int) -> list[int]:
    mentee = await district.person("Котова", Role.MENTEE)
    async with district.database.write() as session:
        calls = [
            HelpRequest(
                programme_id=district.programme_id,
                person_id=mentee.require_person(),
                question=f"Вопрос {n}",
                asked_at=MONDAY - timedelta(days=1) + timedelta(minutes=n),
            )
            for n in range(times)
        ]
        session.add_all(calls)
        await session.flush()
        return [one.id for one in calls]


async def test_a_long_list_shows_the_most_pressing_and_makes_room(
    services: Services, district: District
) -> None:
    calls = await ask_for_help(district, LISTED + 3)
    found = await services.roadmap.attention(district.methodist)
    assert [case.id for case in found.cases] == calls[:LISTED]
    assert found.more
    digest = await services.roadmap.digest(district.methodist)
    assert (digest.cases, digest.more) == (found.cases, True)

    methodist = district.methodist
    for call in calls[:3]:
        await services.roadmap.note_case(methodist, CaseKind.HELP, call, 0, CaseOutcome.DONE)
    rest = await services.roadmap.attention(methodist)
    assert [case.id for case in rest.cases] == calls[3:]
    assert not rest.more


async def test_what_is_in_hand_stays_in_the_list_wherever_it_stands(
    services: Services, district: District
) -> None:
    calls = await ask_for_help(district, LISTED + 5)
    await services.roadmap.note_case(district.methodist, CaseKind.HELP, calls[-1], 0, CaseOutcome.TAKEN)
    found = await services.roadmap.attention(district.methodist)
    assert [case.id for case in found.cases] == [*calls[:LISTED], calls[-1]]
    assert found.cases[-1].taken is not None
