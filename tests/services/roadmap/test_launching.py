"""From activities to assignments: who, by when, and nothing twice."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models.enums import PeriodKind, Role
from models.programmes import Programme
from models.roadmap import Reminder
from models.system import OutboxMessage
from services.clock import FixedClock
from services.registry import Services
from services.roadmap.days import public_days_off
from services.roadmap.launching import fan_out, reminder_rows
from services.roadmap.rules import Occurrence
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, launch, reminders


@pytest.fixture
async def district(services: Services) -> District:
    return await a_district(services.roadmap.database)


async def test_everyone_of_the_role_gets_it(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentors = [await district.person(name, Role.MENTOR) for name in ("Орлова", "Соколов")]
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTOR)
    assert await launch(district, clock) == 2
    assert {one.person_id for one in await assignments(district)} == {one.person_id for one in mentors}


async def test_the_methodist_stands_in_for_a_missing_curator(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE, school_id=district.weak_school)
    await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    curator = await district.person("Куратова", Role.CURATOR, school_id=district.weak_school)
    await an_activity(district, Role.CURATOR)
    await launch(district, clock)
    asked = {one.person_id for one in await assignments(district)}
    assert asked == {curator.person_id, district.methodist.person_id}


async def test_those_who_come_later_get_theirs(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE)
    assert await launch(district, clock) == 1
    late = await district.person("Петрова", Role.MENTEE)
    async with district.database.write() as session:
        programme = await session.get_one(Programme, district.programme_id)
        assert await fan_out(session, clock.now(), programme, people=[late.person_id or 0]) == 1
        assert await fan_out(session, clock.now(), programme) == 0


async def test_what_was_due_before_the_launch_is_not_asked(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=date(2026, 10, 1))
    assert await launch(district, clock) == 0


async def test_a_window_is_nudged_half_way_and_in_its_last_week(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(
        district,
        Role.MENTEE,
        kind=PeriodKind.WINDOW,
        starts_on=date(2026, 11, 16),
        ends_on=date(2026, 12, 18),
    )
    await launch(district, clock)
    [one] = await assignments(district)
    assert one.is_window
    assert [reminder.remind_on for reminder in await reminders(district)] == [
        date(2026, 12, 2),
        date(2026, 12, 11),
    ]


async def test_months_of_a_window_are_asked_for_one_by_one(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    points = [["2026-12-01", "2026-12-31"], ["2027-03-01", "2027-03-31"]]
    await an_activity(
        district,
        Role.MENTEE,
        kind=PeriodKind.WINDOW,
        starts_on=date(2026, 12, 1),
        ends_on=date(2027, 3, 31),
        detail={"points": points},
    )
    await launch(district, clock)
    assert [one.due_on for one in await assignments(district)] == [date(2026, 12, 31), date(2027, 3, 31)]


def a_programme(time_zone: str, country: str, morning: int) -> Programme:
    return Programme(
        id=1,
        time_zone=time_zone,
        country=country,
        morning_minute=morning,
        reminder_offsets="-7,-1,0,3",
        own_days=[],
        quiet_holidays=False,
        starts_on=date(2026, 9, 1),
        ends_on=date(2027, 8, 31),
    )


@given(
    due=st.dates(date(2026, 9, 1), date(2027, 8, 31)),
    since=st.dates(date(2026, 9, 1), date(2027, 8, 31)),
    window=st.booleans(),
    country=st.sampled_from(["RU", "KZ", "BY"]),
)
def test_reminder_rows_keep_to_working_days(due: date, since: date, window: bool, country: str) -> None:
    programme = a_programme("Europe/Moscow", country, 510)
    start = due - timedelta(days=40) if window else None
    for row in reminder_rows(programme, 1, Occurrence(start, due, is_window=window), since):
        assert not public_days_off(country)(row["remind_on"])
        assert row["remind_on"] >= since


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kamchatka"]),
    hours=st.integers(0, 24 * 400),
    minutes=st.integers(0, 59),
)
async def test_mornings_are_working_hours_everywhere(
    services: Services, zone: str, hours: int, minutes: int
) -> None:
    database = services.roadmap.database
    moment = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=minutes)
    async with database.read() as session:
        name = f"Район {zone}"
        there = await session.scalar(select(Programme.id).where(Programme.title == f"{name}, 2026/27"))
    if there is None:
        await a_district(database, time_zone=zone, name=name)
    for programme, day in await services.roadmap.mornings(moment):
        local = moment.astimezone(ZoneInfo(programme.time_zone))
        assert day == local.date()
        assert not public_days_off(programme.country)(day)
        assert programme.morning_minute <= local.hour * 60 + local.minute < 20 * 60


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    "around", [date(2026, 10, 4), date(2026, 10, 25), date(2026, 11, 1), date(2027, 3, 28)]
)
async def test_one_bundle_a_local_day_through_the_change_of_clocks(
    services: Services, clock: FixedClock, zone: str, around: date
) -> None:
    district = await a_district(services.roadmap.database, time_zone=zone)
    await district.person("Иванова", Role.MENTEE)
    clock.moment = datetime(around.year, around.month, around.day, tzinfo=UTC) - timedelta(days=4)
    for offset in range(-4, 6):
        await an_activity(district, Role.MENTEE, due=around + timedelta(days=offset))
    await launch(district, clock)
    for _ in range(9 * 48):
        clock.advance(minutes=30)
        await services.roadmap.plan_bundles(clock.now())
    async with district.database.read() as session:
        sent = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()
        left = (
            await session.scalars(
                select(Reminder.id).where(Reminder.bundled.is_(False), Reminder.remind_on <= around)
            )
        ).all()
    days = [message.not_before.astimezone(ZoneInfo(zone)).date() for message in sent]
    assert days == sorted(set(days))
    assert len(days) >= 5
    assert left == []
    for message in sent:
        local = message.not_before.astimezone(ZoneInfo(zone))
        assert local.weekday() < 5
        assert 8 <= local.hour < 20
