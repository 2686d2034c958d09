"""Hard days of reminders: far zones side by side, plans that change under way, two who settle one thing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.enums import AssignmentState, PeriodKind, Role
from services.clock import FixedClock
from services.registry import Services
from services.roadmap.board_facts import CaseKind
from services.roadmap.views import Outcome
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, deadline, launch
from tests.services.roadmap.test_bundles import FRIDAY, msk, plan, queued

THURSDAY = date(2026, 11, 19)


@pytest.fixture
async def district(services: Services) -> District:
    return await a_district(services.roadmap.database)


async def test_kaliningrad_and_kamchatka_have_mornings_of_their_own(
    services: Services, clock: FixedClock
) -> None:
    """UTC+2 and UTC+12 in one installation: ten hours lie between their half past eights."""
    west = await a_district(
        services.roadmap.database, time_zone="Europe/Kaliningrad", name="Балтийский район"
    )
    east = await a_district(services.roadmap.database, time_zone="Asia/Kamchatka", name="Елизово")
    for one in (west, east):
        await one.person("Иванова", Role.MENTEE)
        await an_activity(one, Role.MENTEE, due=FRIDAY)
        await launch(one, clock)
    in_the_east = datetime(2026, 11, 18, 20, 30, tzinfo=UTC)
    in_the_west = datetime(2026, 11, 19, 6, 30, tzinfo=UTC)
    assert await plan(services, in_the_east - timedelta(minutes=1)) == 0
    assert await plan(services, in_the_east) == 1
    assert await plan(services, in_the_west - timedelta(minutes=1)) == 0
    assert await plan(services, in_the_west) == 1
    first, second = await queued(east)
    assert (first.expires_at, second.expires_at) == (
        datetime(2026, 11, 19, 8, tzinfo=UTC),
        datetime(2026, 11, 19, 18, tzinfo=UTC),
    )


async def test_the_clock_set_back_an_hour_says_nothing_twice(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(THURSDAY, 8, 30)) == 1
    assert await plan(services, msk(THURSDAY, 7, 30)) == 0
    assert await plan(services, msk(THURSDAY, 8, 30)) == 0
    assert len(await queued(district)) == 1


async def test_forty_lines_are_one_message_in_pages(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    for number in range(40):
        await an_activity(district, Role.MENTEE, title=f"Дело {number + 1}", due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(THURSDAY, 8, 30)) == 1
    [message] = await queued(district)
    bundle = await services.roadmap.bundle(teacher, message.payload["daily"])
    assert bundle.open_positions == tuple(range(1, 41))


async def test_what_is_dropped_under_way_is_not_asked(
    services: Services, district: District, clock: FixedClock
) -> None:
    """The bundle is planned, then the activity leaves the plan: its line is past when the message goes."""
    teacher = await district.person("Иванова", Role.MENTEE)
    dropped = await an_activity(district, Role.MENTEE, title="Отменят", due=FRIDAY)
    await an_activity(district, Role.MENTEE, title="Останется", due=FRIDAY)
    await launch(district, clock)
    clock.moment = msk(THURSDAY, 8, 30)
    assert await plan(services, clock.moment) == 1
    await services.roadmap.drop(district.methodist, dropped)
    [message] = await queued(district)
    bundle = await services.roadmap.bundle_facts(message.payload["daily"])
    assert bundle is not None
    left = [one.assignment.title for one in bundle.entries if one.assignment and one.assignment.is_open]
    assert left == ["Останется"]
    [first, _] = await assignments(district, teacher)
    assert await services.roadmap.done(teacher, first.id) is Outcome.CLOSED
    assert (await services.roadmap.own(teacher, first.id)).state is AssignmentState.CANCELLED


async def test_a_window_is_nudged_half_way_and_in_its_last_week_and_never_late(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(
        district, Role.MENTEE, kind=PeriodKind.WINDOW, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 29)
    )
    await launch(district, clock)
    said = []
    for number in range(40):
        day = date(2026, 11, 25) + timedelta(days=number)
        clock.moment = msk(day, 8, 30)
        if await plan(services, clock.moment):
            said.append(day)
    assert said == [date(2026, 12, 15), date(2026, 12, 23)]
    own = await services.roadmap.own_roadmap(teacher)
    assert [one.late_days for one in own.assignments] == [0], "its end has gone by and is no deadline"


async def test_dates_to_be_asked_later_are_asked_every_week_until_they_are_said(
    services: Services, district: District, clock: FixedClock
) -> None:
    """«Спросить позже» and «по графику»: the question stands in what needs attention, and in each digest."""
    asked = await an_activity(district, Role.MENTEE, kind=PeriodKind.BY_SCHEDULE, due=None)
    for _ in range(2):
        cases = (await services.roadmap.attention(district.methodist)).cases
        assert (CaseKind.DATES, asked) in [(case.kind, case.id) for case in cases]
        clock.advance(days=7)
    period = deadline(date(2026, 12, 18))
    await services.roadmap.give_dates(district.methodist, asked, period, "до 18 декабря")
    cases = (await services.roadmap.attention(district.methodist)).cases
    assert CaseKind.DATES not in [case.kind for case in cases]


async def test_two_curators_settle_one_delay_and_done_stays_done(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    first = await district.person("Петрова", Role.CURATOR)
    second = await district.person("Сидорова", Role.CURATOR)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    clock.moment = msk(FRIDAY + timedelta(days=5), 10)
    [late] = await assignments(district, teacher)
    await services.roadmap.mark_done(first, late.id)
    await services.roadmap.release(second, late.id)
    assert await services.roadmap.ask_again(second, late.id) is None
    await services.roadmap.mark_done(second, late.id)
    [settled] = await assignments(district, teacher)
    assert (settled.state, settled.done_at) == (AssignmentState.DONE, clock.moment)
