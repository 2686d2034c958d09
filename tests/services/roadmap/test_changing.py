"""A saved plan changes: assignments and reminders follow, history stays, people hear of it once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models.database import Database
from models.enums import AssignmentState, ChangeKind, PeriodKind, Role
from models.roadmap import Reminder
from models.system import OutboxMessage, Rider
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.orders import Order, order_of
from services.registry import Services
from services.roadmap.drafts import Period
from services.roadmap.drafts import PeriodKind as DraftKind
from services.roadmap.launching import fan_out
from services.roadmap.rescheduling import Given, moves_of
from services.roadmap.rules import Occurrence
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, deadline, launch, reminders

LATER = deadline(date(2026, 12, 18))


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def waiting(database: Database, kind: str = "activity_change") -> list[int]:
    """Ids of the changes that wait to be told or are queued."""
    async with database.read() as session:
        riders = await session.scalars(select(Rider.payload).where(Rider.kind == kind))
        queued = await session.scalars(select(OutboxMessage.payload).where(OutboxMessage.kind == kind))
        return [one["change"] for one in (*riders, *queued)]


async def test_open_assignments_follow_and_what_is_done_stays(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    other = await district.person("Зимина", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE, due=date(2026, 11, 27))
    await launch(district, clock)
    await services.roadmap.done(other, (await assignments(district, other))[0].id)

    seen = await services.roadmap.preview_move(district.methodist, activity, LATER)
    moved = await services.roadmap.move(district.methodist, activity, LATER, "до 18 декабря")
    assert seen == moved
    assert (moved.follow, moved.go, moved.people, moved.done) == (1, 0, 1, 1)

    (mine,) = await assignments(district, teacher)
    assert (mine.due_on, mine.state) == (date(2026, 12, 18), AssignmentState.OPEN)
    (done,) = await assignments(district, other)
    assert (done.due_on, done.state) == (date(2026, 11, 27), AssignmentState.DONE)
    days = {one.remind_on for one in await reminders(district) if one.assignment_id == mine.id}
    assert days == {date(2026, 12, 11), date(2026, 12, 17), date(2026, 12, 18), date(2026, 12, 21)}
    assert len(await waiting(database)) == 1


async def test_two_moves_are_told_once_and_both_are_kept(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    await district.person("Смирнова", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE, period_text="до 27 ноября")
    await launch(district, clock)
    clock.advance(hours=12)  # in the evening nothing is said at once
    await services.roadmap.move(district.methodist, activity, LATER, "до 18 декабря")
    order = Order("12-од", date(2026, 11, 16))
    await services.roadmap.move(
        district.methodist, activity, deadline(date(2026, 12, 4)), "до 4 декабря", order
    )
    (change,) = await waiting(database)
    facts = await services.roadmap.change_facts(change)
    assert facts is not None
    assert (facts.before, facts.after) == ("до 18 декабря", "до 4 декабря")
    newest, oldest = await services.roadmap.history(district.methodist, activity)
    assert (newest.order, newest.after) == (order, "до 4 декабря")
    assert (oldest.kind, oldest.before) == (ChangeKind.MOVED, "до 27 ноября")


async def test_weekly_days_shift_past_one_another(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    activity = await an_activity(
        district,
        Role.MENTEE,
        due=None,
        kind=PeriodKind.RECURRING,
        rrule="FREQ=MONTHLY;BYMONTHDAY=27",
        starts_on=date(2026, 11, 1),
    )
    await launch(district, clock)
    before = len(await assignments(district, teacher))
    rule = Period(DraftKind.RECURRING, rrule="FREQ=MONTHLY;BYMONTHDAY=20")
    await services.roadmap.move(district.methodist, activity, rule, "20 числа")
    days = [one.due_on for one in await assignments(district, teacher)]
    assert len(days) == before
    assert all(day.day == 20 for day in days)


async def test_fewer_dates_cancel_and_more_dates_add(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE, due=date(2026, 11, 27))
    await launch(district, clock)
    points = ((date(2026, 12, 1), date(2026, 12, 1)), (date(2027, 2, 1), date(2027, 2, 1)))
    two = Period(DraftKind.WINDOW, start=points[0][0], end=points[1][1], points=points)
    await services.roadmap.move(district.methodist, activity, two, "1 декабря, 1 февраля")
    assert [one.due_on for one in await assignments(district, teacher)] == [points[0][0], points[1][0]]
    await services.roadmap.move(district.methodist, activity, LATER, "до 18 декабря")
    states = [(one.due_on, one.state) for one in await assignments(district, teacher)]
    assert states == [
        (date(2026, 12, 18), AssignmentState.OPEN),
        (date(2027, 2, 1), AssignmentState.CANCELLED),
    ]


async def test_a_dropped_activity_is_asked_of_nobody_and_can_come_back(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    clock.advance(hours=12)  # in the evening nothing is said at once
    assert await services.roadmap.drop(district.methodist, activity) == 1
    assert await services.roadmap.drop(district.methodist, activity) == 0
    assert (await assignments(district, teacher))[0].state is AssignmentState.CANCELLED
    assert not await reminders(district, bundled=False)
    assert not (await services.roadmap.plan(district.methodist)).activities
    newcomer = await district.person("Зимина", Role.MENTEE)
    await launch(district, clock)
    assert not await assignments(district, newcomer)

    await services.roadmap.restore(district.methodist, activity)
    assert (await assignments(district, teacher))[0].state is AssignmentState.OPEN
    assert await reminders(district, bundled=False)
    assert len(await assignments(district, newcomer)) == 1
    assert len(await waiting(database)) == 1


async def test_who_has_done_it_is_not_asked_again(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    await services.roadmap.done(teacher, (await assignments(district, teacher))[0].id)
    await services.roadmap.move(district.methodist, activity, LATER, "до 18 декабря")
    assert len(await assignments(district, teacher)) == 1


async def test_who_comes_late_is_not_overdue_on_arrival(
    services: Services, district: District, clock: FixedClock
) -> None:

    await an_activity(district, Role.MENTEE, due=date(2026, 11, 17))
    await launch(district, clock)
    clock.advance(days=30)
    newcomer = await district.person("Зимина", Role.MENTEE)
    assert newcomer.person_id is not None
    async with district.database.write() as session:
        from models.programmes import Programme

        programme = await session.get_one(Programme, district.programme_id)
        assert await fan_out(session, clock.now(), programme, people=[newcomer.person_id]) == 0


async def test_a_past_date_no_date_and_a_foreign_plan_are_refused(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    with pytest.raises(DomainError, match="plan-dates-past"):
        await services.roadmap.move(district.methodist, activity, deadline(date(2026, 11, 2)), "до 2 ноября")
    with pytest.raises(DomainError, match="plan-no-dates"):
        await services.roadmap.move(district.methodist, activity, Period(DraftKind.BY_SCHEDULE), "по графику")
    elsewhere = await a_district(database, name="Другой район")
    for change in (
        services.roadmap.move(elsewhere.methodist, activity, LATER, "до 18 декабря"),
        services.roadmap.drop(elsewhere.methodist, activity),
        services.roadmap.reword(elsewhere.methodist, activity, "Чужое"),
        services.roadmap.history(elsewhere.methodist, activity),
    ):
        with pytest.raises(NotFound):
            await change
    with pytest.raises(Forbidden):
        await services.roadmap.move(teacher, activity, LATER, "до 18 декабря")
    async with database.read() as session:
        assert await session.scalar(select(Reminder.id)) is not None


async def test_a_new_wording_reaches_open_assignments_only(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    other = await district.person("Зимина", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE, title="Отчёт")
    await launch(district, clock)
    await services.roadmap.done(other, (await assignments(district, other))[0].id)
    await services.roadmap.reword(district.methodist, activity, "  Краткий   отчёт ")
    assert (await assignments(district, teacher))[0].title == "Краткий отчёт"
    assert (await assignments(district, other))[0].title == "Отчёт"
    assert not await waiting(district.database)


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("№ 123-од от 01.09.2026", "123-од", date(2026, 9, 1)),
        ("приказ № 45/1 от 1.9.26 г.", "45/1", date(2026, 9, 1)),
        ("12 от 30.12.2025", "12", date(2025, 12, 30)),
        ("Распоряжение N 7 от 05.11.2026г", "7", date(2026, 11, 5)),
    ],
)
def test_an_order_is_read_as_people_cite_it(text: str, number: str, day: date) -> None:
    assert order_of(text) == Order(number, day)


@pytest.mark.parametrize("text", ["", "№ 12", "от 01.09.2026", "№ 12 от 31.11.2026", "12 от вчера", "1" * 70])
def test_what_is_no_order_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(DomainError, match="order-unclear"):
        order_of(text)


days = st.dates(date(2026, 9, 1), date(2027, 8, 31))


@given(
    held=st.lists(
        st.tuples(days, st.sampled_from(AssignmentState)), unique_by=lambda one: one[0], max_size=8
    ),
    wanted=st.lists(days, unique=True, max_size=8),
    today=days,
)
def test_after_a_move_nobody_has_two_of_one_day_and_nothing_settled_moves(
    held: list[tuple[date, AssignmentState]], wanted: list[date], today: date
) -> None:
    rows = [Given(number, 1, day, state) for number, (day, state) in enumerate(held)]
    times = [Occurrence(None, day) for day in sorted(wanted)]
    moves = moves_of(rows, times, today)
    new = {number: time.due_on for number, time in moves.moved}
    open_ones = {one.id for one in rows if one.state is AssignmentState.OPEN}
    assert set(new) | set(moves.cancelled) <= open_ones
    assert not set(new) & set(moves.cancelled)
    left = [new.get(one.id, one.due_on) for one in rows if one.id not in moves.cancelled]
    assert len(left) == len(set(left))
    assert all(day >= today for day in new.values())
