"""Days off of a programme's own: reminders keep to them, and follow when they change."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.database import Database
from models.enums import OwnDayKind, PeriodKind, Role
from models.programmes import Programme
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.programmes.own_days import MOST
from services.registry import Services
from services.roadmap.days import OwnDay, days_off, public_days_off, reminder_days
from services.roadmap.replanning import Present, Replanned, replanned
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, launch, reminders
from tests.services.roadmap.test_bundles import msk, plan

FRIDAY, THURSDAY, WEDNESDAY = date(2026, 11, 27), date(2026, 11, 26), date(2026, 11, 25)
OFFSETS = (-7, -1, 0, 3)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


def off(first: date, last: date | None = None, title: str = "") -> OwnDay:
    return OwnDay(OwnDayKind.OFF, first, last or first, title)


def holidays(first: date, last: date) -> OwnDay:
    return OwnDay(OwnDayKind.HOLIDAYS, first, last)


def working(day: date) -> OwnDay:
    return OwnDay(OwnDayKind.WORKING, day, day)


async def days_of(district: District) -> dict[int, date]:
    return {one.offset_days: one.remind_on for one in await reminders(district, bundled=False)}


async def test_reminders_move_to_the_working_day_before_and_back(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    before = await days_of(district)
    assert before[-1] == THURSDAY
    programmes, methodist = services.programmes, district.methodist
    assert await programmes.add_days(methodist, off(THURSDAY, title="  День  района ")) == 1
    assert await days_of(district) == before | {-1: WEDNESDAY}
    assert (await programmes.own_days(methodist)).days == (off(THURSDAY, title="День района"),)
    assert await programmes.remove_days(methodist, OwnDayKind.OFF, THURSDAY) == 1
    assert await programmes.remove_days(methodist, OwnDayKind.OFF, THURSDAY) == 0
    assert await days_of(district) == before


async def test_nobody_is_written_to_on_a_day_off_and_nothing_is_lost(
    services: Services, district: District, clock: FixedClock
) -> None:
    """The day of the reminder itself is marked when its morning is over the day before."""
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(date(2026, 11, 20), 8, 30)) == 1
    clock.moment = msk(WEDNESDAY, 12, 0)
    await services.programmes.add_days(district.methodist, off(THURSDAY))
    assert await plan(services, msk(THURSDAY, 8, 30)) == 0
    assert await plan(services, msk(FRIDAY, 8, 30)) == 1
    assert await reminders(district, bundled=False) != []


async def test_the_public_holidays_are_those_of_the_country_that_was_chosen(
    services: Services, district: District, clock: FixedClock
) -> None:
    """16 December is Kazakhstan's day of independence, and a Wednesday."""
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=date(2026, 12, 17))
    await launch(district, clock)
    programmes, methodist = services.programmes, district.methodist
    assert (await days_of(district))[-1] == date(2026, 12, 16)
    assert await programmes.set_country(methodist, "KZ") > 0
    assert (await programmes.own_days(methodist)).country == "KZ"
    assert (await days_of(district))[-1] == date(2026, 12, 15)
    with pytest.raises(NotFound):
        await programmes.set_country(methodist, "XX")


async def test_two_that_fall_on_one_day_are_one(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    await services.programmes.add_days(district.methodist, off(date(2026, 11, 20), FRIDAY))
    assert await days_of(district) == {0: date(2026, 11, 19), 3: date(2026, 11, 30)}
    await services.programmes.remove_days(district.methodist, OwnDayKind.OFF, date(2026, 11, 20))
    assert len(await days_of(district)) == len(OFFSETS)


async def test_a_working_saturday_has_a_morning_and_its_reminders(
    services: Services, district: District, clock: FixedClock
) -> None:
    saturday = date(2026, 11, 28)
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=saturday)
    await launch(district, clock)
    assert saturday not in (await days_of(district)).values()
    await services.programmes.add_days(district.methodist, working(saturday))
    assert (await days_of(district))[0] == saturday
    assert await plan(services, msk(saturday, 8, 30)) == 1


async def test_school_holidays_are_quiet_where_the_programme_says_so(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    before = await days_of(district)
    programmes, methodist = services.programmes, district.methodist
    assert await programmes.add_days(methodist, holidays(date(2026, 11, 23), FRIDAY)) == 0
    assert await days_of(district) == before
    assert await programmes.keep_holidays_quiet(methodist, True) > 0
    assert await days_of(district) == {0: date(2026, 11, 20), 3: date(2026, 11, 30)}
    assert await programmes.keep_holidays_quiet(methodist, False) > 0
    assert await days_of(district) == before


async def test_a_window_keeps_its_pace_and_what_is_put_off_its_day(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(
        district, Role.MENTEE, kind=PeriodKind.WINDOW, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 29)
    )
    await launch(district, clock)
    half, last_week = date(2026, 12, 15), date(2026, 12, 23)
    assert await days_of(district) == {-14: half, -6: last_week}
    await services.programmes.add_days(district.methodist, off(half))
    assert await days_of(district) == {-14: date(2026, 12, 14), -6: last_week}
    [one] = await assignments(district)
    wanted = date(2026, 12, 17)
    await services.roadmap.postpone(teacher, one.id, wanted)
    await services.programmes.add_days(district.methodist, off(wanted))
    assert (await days_of(district)) == {-12: date(2026, 12, 16), -6: last_week}


async def test_days_that_will_not_do(services: Services, district: District) -> None:
    programmes, methodist = services.programmes, district.methodist
    await programmes.add_days(methodist, off(THURSDAY))
    await programmes.add_days(methodist, holidays(date(2026, 10, 28), date(2026, 11, 5)))
    await programmes.add_days(methodist, working(date(2026, 11, 28)))
    for wrong, key in (
        (off(FRIDAY, THURSDAY), "year-backwards"),
        (off(date(2026, 8, 31)), "year-outside"),
        (off(date(2027, 1, 11), date(2027, 2, 11)), "own-days-long"),
        (holidays(date(2027, 5, 1), date(2027, 8, 31)), "own-days-long"),
        (off(WEDNESDAY, FRIDAY), "own-days-known"),
        (off(date(2026, 11, 28)), "own-days-known"),
        (holidays(date(2026, 11, 5), date(2026, 11, 8)), "own-days-known"),
        (working(WEDNESDAY), "own-days-worked"),
        (off(FRIDAY, title="x" * 61), "error-text-too-long"),
        (off(FRIDAY, title="!!"), "programme-name-empty"),
    ):
        with pytest.raises(DomainError, match=key):
            await programmes.add_days(methodist, wrong)
    for number in range(MOST - 3):
        await programmes.add_days(methodist, off(date(2027, 1, 11) + timedelta(days=number)))
    with pytest.raises(DomainError, match="own-days-many"):
        await programmes.add_days(methodist, off(date(2027, 6, 1)))
    # A day off of the programme within its school holidays is a day off all the same.
    days = await programmes.own_days(methodist)
    assert [one.first for one in days.days] == sorted(one.first for one in days.days)


async def test_next_year_takes_over_the_named_days_of_the_place(
    services: Services, district: District, database: Database
) -> None:
    programmes, methodist = services.programmes, district.methodist
    for one in (
        off(THURSDAY, title="День района"),
        off(FRIDAY),
        off(date(2027, 3, 1), date(2027, 3, 2), "Карантин"),
        holidays(date(2026, 10, 28), date(2026, 11, 5)),
        working(date(2026, 11, 28)),
    ):
        await programmes.add_days(methodist, one)
    await programmes.keep_holidays_quiet(methodist, True)
    made = await programmes.roll_over(methodist, ())
    async with database.read() as session:
        new = await session.get_one(Programme, made.programme_id)
    assert [(row["first"], row["title"]) for row in new.own_days] == [("2027-11-26", "День района")]
    assert new.quiet_holidays


def test_a_day_is_off_worked_or_as_the_country_has_it() -> None:
    programme = Programme(
        country="RU",
        quiet_holidays=True,
        own_days=[
            {"kind": "off", "first": "2026-11-26", "last": "2026-11-26", "title": ""},
            {"kind": "holidays", "first": "2026-11-23", "last": "2026-11-24", "title": ""},
            {"kind": "working", "first": "2026-11-24", "last": "2026-11-24", "title": ""},
            {"kind": "working", "first": "2026-11-28", "last": "2026-11-28", "title": ""},
        ],
    )
    is_off = days_off(programme)
    week = [date(2026, 11, 23) + timedelta(days=number) for number in range(7)]
    assert [is_off(day) for day in week] == [True, False, False, True, False, False, True]
    programme.quiet_holidays = False
    assert not days_off(programme)(week[0])


DAYS = st.dates(date(2026, 9, 1), date(2027, 6, 30))


@given(
    due=DAYS,
    since=DAYS,
    said=st.sets(st.sampled_from(OFFSETS)),
    was=st.sets(DAYS, max_size=5),
    now=st.sets(DAYS, max_size=5),
)
def test_replanning_ends_where_planning_anew_would(
    due: date, since: date, said: set[int], was: set[date], now: set[date]
) -> None:
    """Whatever days were off before: what is left unsaid stands on the days of today's calendar."""
    country = public_days_off("RU")
    before = reminder_days(due, OFFSETS, date.min, lambda day: day in was or country(day))
    present = [
        Present(number, offset, day, offset in said) for number, (offset, day) in enumerate(before.items())
    ]
    result = replanned(due, OFFSETS, present, since, lambda day: day in now or country(day))
    wanted = reminder_days(due, OFFSETS, since, lambda day: day in now or country(day))
    left = {
        one.offset: result.moved.get(one.id, one.day)
        for one in present
        if not one.said and one.id not in result.gone
    } | result.added
    spoken = {one.offset for one in present if one.said}
    assert not spoken & left.keys()
    assert {offset: day for offset, day in wanted.items() if offset not in spoken}.items() <= left.items()
    again = [
        *(Present(100 + n, o, d, False) for n, (o, d) in enumerate(left.items())),
        *(p for p in present if p.said),
    ]
    twice = replanned(due, OFFSETS, again, since, lambda day: day in now or country(day))
    assert twice == Replanned()
