"""Days of reminders, for the programme and for one activity: read, kept, and followed without doubling."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.database import Database
from models.enums import PeriodKind, Role
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from services.roadmap import offsets
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, launch, reminders
from tests.services.roadmap.test_bundles import msk, plan, queued

FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def unsaid(district: District) -> list[int]:
    return sorted(one.offset_days for one in await reminders(district, bundled=False))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7, 1, 0, +3", (-7, -1, 0, 3)),
        ("7 1 0 +3", (-7, -1, 0, 3)),
        ("-7; -1; 0; 3", (-7, -3, -1, 0)),
        ("за 7 дней, за день, в день срока и через 3 дня", (-7, -1, 0, 3)),
        ("За 2 дня до срока, через день", (-2, 1)),
        ("14 дней до, 5 дней после", (-14, 5)),
        ("T-7, T-1, T, T+3", (-7, -1, 0, 3)),
        ("7 days before, on the day, 3 days after", (-7, 0, 3)),
        ("1, 1, 1", (-1,)),
    ],
)
def test_days_as_people_type_them(text: str, days: tuple[int, ...]) -> None:
    assert offsets.parse(text) == days


@pytest.mark.parametrize("text", ["", ", ,", "скоро", "7, завтра", "12.12", "7, 1, 0, +"])
def test_what_are_no_days(text: str) -> None:
    with pytest.raises(DomainError, match="offsets-unclear"):
        offsets.parse(text)


@given(st.sets(st.integers(-offsets.FARTHEST, offsets.FARTHEST), min_size=1, max_size=offsets.MOST))
def test_what_is_written_reads_back(days: set[int]) -> None:
    assert set(offsets.read(offsets.kept(days))) == days
    assert set(offsets.parse(", ".join(f"{day:+d}" if day > 0 else str(-day) for day in days))) == days
    assert len(offsets.kept(days)) <= 60


@pytest.mark.parametrize(("days", "key"), [(range(9), "offsets-many"), ([41], "offsets-far")])
def test_too_many_and_too_far(days: list[int], key: str) -> None:
    with pytest.raises(DomainError, match=key):
        offsets.kept(days)


async def test_other_days_for_the_programme(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    methodist = district.methodist
    assert await services.roadmap.set_offsets(methodist, [-3, 0, 3]) == 3
    assert await unsaid(district) == [-3, 0, 3]
    assert (await services.roadmap.offsets(methodist)).days == (-3, 0, 3)
    with pytest.raises(DomainError, match="offsets-none"):
        await services.roadmap.set_offsets(methodist, [])


async def test_what_was_said_is_not_said_again(
    services: Services, district: District, clock: FixedClock
) -> None:
    """A week before has been said; whatever the days become, that one never comes back."""
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    clock.moment = msk(date(2026, 11, 20), 8, 30)
    assert await plan(services, clock.now()) == 1
    methodist = district.methodist
    await services.roadmap.set_offsets(methodist, [-7, 0])
    await services.roadmap.set_offsets(methodist, [0])
    await services.roadmap.set_offsets(methodist, [-7, -1, 0, 3])
    assert await unsaid(district) == [-1, 0, 3]
    # Half past twelve on the very day: its morning is over, so the day itself is not planned any more.
    clock.moment = msk(date(2026, 11, 25), 12, 30)
    await services.roadmap.set_offsets(methodist, [-2, 0])
    assert await unsaid(district) == [0]
    assert len(await queued(district)) == 1


async def test_one_activity_has_days_of_its_own(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    own = await an_activity(district, Role.MENTEE, title="Важное", due=FRIDAY)
    await an_activity(district, Role.MENTEE, title="Обычное", due=FRIDAY)
    methodist = district.methodist
    await services.roadmap.set_activity_offsets(methodist, own, [-10, -5, 0])
    await launch(district, clock)
    by_title = {one.title: one.id for one in await assignments(district, teacher)}

    async def of(title: str) -> list[int]:
        found = await reminders(district)
        return sorted(one.offset_days for one in found if one.assignment_id == by_title[title])

    assert await of("Важное") == [-10, -5, 0]
    assert await of("Обычное") == [-7, -1, 0, 3]
    await services.roadmap.set_offsets(methodist, [-2])
    assert await of("Важное") == [-10, -5, 0]
    assert await of("Обычное") == [-2]
    assert (await services.roadmap.offsets(methodist, own)).own
    assert await services.roadmap.set_activity_offsets(methodist, own, None) == 4
    assert await of("Важное") == [-2]
    assert await services.roadmap.set_activity_offsets(methodist, own, []) == 1
    assert await of("Важное") == []


async def test_a_moved_activity_keeps_its_days(
    services: Services, district: District, clock: FixedClock
) -> None:
    from tests.services.roadmap.plans import deadline

    await district.person("Иванова", Role.MENTEE)
    own = await an_activity(district, Role.MENTEE, due=FRIDAY)
    methodist = district.methodist
    await services.roadmap.set_activity_offsets(methodist, own, [-5])
    await launch(district, clock)
    await services.roadmap.move(methodist, own, deadline(date(2026, 12, 11)), "до 11 декабря")
    assert [(one.offset_days, one.remind_on) for one in await reminders(district)] == [
        (-5, date(2026, 12, 4))
    ]
    await services.roadmap.drop(methodist, own)
    await services.roadmap.restore(methodist, own)
    assert [one.offset_days for one in await reminders(district)] == [-5]


async def test_weekly_things_are_not_overtaken_and_what_was_asked_again_stays(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(
        district,
        Role.MENTEE,
        kind=PeriodKind.RECURRING,
        rrule="FREQ=WEEKLY;BYDAY=FR",
        starts_on=date(2026, 11, 20),
        ends_on=FRIDAY,
    )
    await launch(district, clock)
    assert await unsaid(district) == [-1, -1, 0, 0, 3, 3]
    methodist = district.methodist
    first = (await assignments(district))[0]
    clock.moment = msk(date(2026, 11, 23), 12)
    assert await services.roadmap.ask_again(methodist, first.id) == date(2026, 11, 24)
    await services.roadmap.set_offsets(methodist, [-7, -2])
    assert await unsaid(district) == [-2, 4]
