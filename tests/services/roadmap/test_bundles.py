"""The day's one message: who gets it, what is in it, and that nothing is said twice or lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from models.enums import OutboxStatus, PersonState, Role
from models.people import Account, Person
from models.programmes import Programme
from models.roadmap import BundleLine, Reminder
from models.system import DailyMessage, OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.outbox import Priority, Wish
from services.outbox.daily import offer, take_day
from services.registry import Services
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, launch, reminders

FRIDAY = date(2026, 11, 20)
TOMORROW = timedelta(days=1)


@pytest.fixture
async def district(services: Services) -> District:
    return await a_district(services.roadmap.database)


async def queued(district: District) -> list[OutboxMessage]:
    async with district.database.read() as session:
        return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


async def plan(services: Services, moment: datetime) -> int:
    return await services.roadmap.plan_bundles(moment)


def msk(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour - 3, minute, tzinfo=UTC)


async def test_one_message_holds_everything_due(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, title="Первое", due=FRIDAY)
    await an_activity(district, Role.MENTEE, title="Второе", due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(date(2026, 11, 19), 8, 29)) == 0
    assert await plan(services, msk(date(2026, 11, 19), 8, 30)) == 1
    assert await plan(services, msk(date(2026, 11, 19), 8, 31)) == 0
    [message] = await queued(district)
    assert message.kind == "bundle"
    assert message.expires_at == msk(date(2026, 11, 19), 20)
    bundle = await services.roadmap.bundle(teacher, message.payload["daily"])
    assert [entry.assignment.title for entry in bundle.entries if entry.assignment] == ["Первое", "Второе"]


async def test_nothing_on_weekends_and_holidays(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=date(2026, 11, 22))
    await launch(district, clock)
    days = [one.remind_on for one in await reminders(district)]
    assert days == [date(2026, 11, 20), date(2026, 11, 25)]
    assert await plan(services, msk(date(2026, 11, 21), 9)) == 0
    assert await plan(services, msk(date(2026, 11, 22), 9)) == 0


async def test_three_days_down_say_it_once(services: Services, district: District, clock: FixedClock) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=date(2026, 11, 17))
    await launch(district, clock)
    assert await plan(services, msk(date(2026, 11, 20), 10)) == 1
    assert await reminders(district, bundled=False) == []
    [message] = await queued(district)
    bundle = await services.roadmap.bundle(teacher, message.payload["daily"])
    assert len(bundle.entries) == 1
    assert await plan(services, msk(date(2026, 11, 23), 10)) == 0


async def test_who_cannot_be_written_to_is_told_later(
    services: Services, district: District, clock: FixedClock
) -> None:
    away = await district.person("Иванова", Role.MENTEE)
    absent = await district.person("Петрова", Role.MENTEE, with_account=False)
    async with district.database.write() as session:
        await session.execute(update(Account).where(Account.id == away.account_id).values(reachable=False))
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(FRIDAY, 9)) == 0
    waiting = await reminders(district, bundled=False)
    assert {one.remind_on for one in waiting} == {date(2026, 11, 23)}
    async with district.database.write() as session:
        await session.execute(update(Account).where(Account.id == away.account_id).values(reachable=True))
        account = Account(telegram_id=777, created_at=clock.now())
        session.add(account)
        await session.flush()
        await session.execute(
            update(Person)
            .where(Person.id == absent.person_id)
            .values(account_id=account.id, state=PersonState.REGISTERED)
        )
    assert await plan(services, msk(date(2026, 11, 23), 9)) == 2


async def test_a_pause_holds_reminders_back(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    async with district.database.write() as session:
        await session.execute(
            update(Account).where(Account.id == teacher.account_id).values(paused_until=date(2026, 11, 28))
        )
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(FRIDAY, 9)) == 0
    assert await plan(services, msk(date(2026, 11, 23), 9)) == 0
    assert {one.remind_on for one in await reminders(district)} == {date(2026, 11, 30)}
    assert await plan(services, msk(date(2026, 11, 30), 9)) == 1


async def test_a_day_already_spoken_for_leaves_it_to_the_next(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    async with district.database.write() as session:
        await take_day(session, teacher.account_id, date(2026, 11, 19))
    assert await plan(services, msk(date(2026, 11, 19), 9)) == 0
    assert await plan(services, msk(FRIDAY, 9)) == 1


async def ride(district: District, to: Actor, now: datetime, key: str) -> None:
    async with district.database.write() as session:
        programme = await session.get_one(Programme, district.programme_id)
        wish = Wish(
            kind="introduction",
            dedupe_key=key,
            account_id=to.account_id,
            person_id=to.person_id,
            priority=Priority.REMINDER,
            not_before=now,
            values={"partnership": 1},
        )
        await offer(session, now, programme, wish)


async def test_a_lone_rider_goes_as_itself(services: Services, district: District) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await ride(district, teacher, msk(FRIDAY, 7), "introduction:1")
    assert await queued(district) == []
    assert await plan(services, msk(FRIDAY, 9)) == 1
    [message] = await queued(district)
    assert (message.kind, message.dedupe_key) == ("introduction", "introduction:1")
    async with district.database.read() as session:
        assert (await session.scalars(select(Rider.taken))).all() == [True]
        assert (await session.scalars(select(BundleLine.position))).all() == []


async def test_riders_ride_behind_the_reminders(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    await ride(district, teacher, msk(FRIDAY, 7), "introduction:1")
    assert await plan(services, msk(FRIDAY, 9)) == 1
    [message] = await queued(district)
    bundle = await services.roadmap.bundle(teacher, message.payload["daily"])
    assert [entry.rider.kind if entry.rider else "" for entry in bundle.entries] == ["", "introduction"]


async def test_a_rider_of_the_afternoon_waits_for_the_morning(services: Services, district: District) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await ride(district, teacher, msk(FRIDAY, 10), "introduction:1")
    await ride(district, teacher, msk(FRIDAY, 11), "introduction:2")
    assert [message.dedupe_key for message in await queued(district)] == ["introduction:1"]
    assert await plan(services, msk(FRIDAY, 12)) == 0
    assert await plan(services, msk(date(2026, 11, 23), 9)) == 1
    assert [message.dedupe_key for message in await queued(district)] == ["introduction:1", "introduction:2"]


async def test_two_programmes_one_message(services: Services, district: District, clock: FixedClock) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    other = await a_district(services.roadmap.database, name="Мгинский район")
    second = await other.person("Иванова", Role.MENTEE)
    async with district.database.write() as session:
        await session.execute(
            update(Person).where(Person.id == second.person_id).values(account_id=teacher.account_id)
        )
    for one in (district, other):
        await an_activity(one, Role.MENTEE, due=FRIDAY)
        await launch(one, clock)
    assert await plan(services, msk(FRIDAY, 9)) == 1
    async with district.database.read() as session:
        assert len((await session.scalars(select(BundleLine.assignment_id))).all()) == 2
        assert len((await session.scalars(select(DailyMessage.id))).all()) == 1


async def test_late_ones_stay_in_the_bundle(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, title="Давно", due=date(2026, 11, 16))
    await an_activity(district, Role.MENTEE, title="Скоро", due=date(2026, 12, 4))
    await launch(district, clock)
    for day in (16, 17, 18, 19, 20, 23, 24, 25, 26):
        await plan(services, msk(date(2026, 11, day), 9))
    clock.moment = msk(date(2026, 11, 27), 9)
    await plan(services, clock.moment)
    last = (await queued(district))[-1]
    bundle = await services.roadmap.bundle(teacher, last.payload["daily"])
    found = [
        (entry.assignment.title, entry.assignment.late_days) for entry in bundle.entries if entry.assignment
    ]
    assert found == [("Скоро", 0), ("Давно", 11)]


async def test_own_quiet_hours_push_the_message_back(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    async with district.database.write() as session:
        await session.execute(
            update(Account).where(Account.id == teacher.account_id).values(quiet_to=10 * 60)
        )
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(FRIDAY, 8, 30)) == 1
    [message] = await queued(district)
    assert message.not_before == msk(FRIDAY, 10)
    assert message.status is OutboxStatus.PENDING


async def test_done_takes_reminders_back(services: Services, district: District, clock: FixedClock) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    [one] = await assignments(district, teacher)
    await services.roadmap.done(teacher, one.id)
    assert await reminders(district) == []
    assert await plan(services, msk(FRIDAY, 9)) == 0
    # Running the launch again neither doubles nor reminds of what is done.
    assert await launch(district, clock) == 0
    assert await reminders(district) == []


async def test_many_are_planned_in_batches(services: Services, district: District, clock: FixedClock) -> None:
    teachers = [await district.person(f"Учитель{n}", Role.MENTEE) for n in range(450)]
    await an_activity(district, Role.MENTEE, due=FRIDAY)
    await launch(district, clock)
    assert await plan(services, msk(FRIDAY, 9)) == len(teachers)
    async with district.database.read() as session:
        assert (
            await session.scalars(
                select(Reminder.id).where(Reminder.bundled.is_(False), Reminder.remind_on <= FRIDAY)
            )
        ).all() == []
