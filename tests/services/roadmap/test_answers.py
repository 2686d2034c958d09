"""Rights and repetition: what assignees, curators and methodists may do, and that doing it twice is once."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.enums import AssignmentState, Evidence, ProgrammeState, Role
from models.roadmap import HelpRequest
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound, Repeated
from services.registry import Services
from services.roadmap.rules import Given
from services.roadmap.views import Outcome
from tests.builders import District, a_district
from tests.services.roadmap.plans import a_draft, a_row, an_activity, assignments, launch, reminders


@pytest.fixture
async def district(services: Services) -> District:
    return await a_district(services.roadmap.database)


@pytest.fixture
async def teacher(district: District, clock: FixedClock) -> Actor:
    """A mentee with one open assignment."""
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, due=date(2026, 11, 20))
    await launch(district, clock)
    return teacher


async def the_id(district: District) -> int:
    return (await assignments(district))[0].id


async def test_done_twice_counts_once(
    services: Services, district: District, teacher: Actor, clock: FixedClock
) -> None:
    item = await the_id(district)
    assert (await services.roadmap.done(teacher, item)) is Outcome.DONE
    moment = (await assignments(district))[0].done_at
    clock.advance(hours=1)
    assert (await services.roadmap.done(teacher, item)) is Outcome.ALREADY_DONE
    assert (await services.roadmap.postpone(teacher, item, date(2026, 11, 30))) is Outcome.ALREADY_DONE
    assert (await services.roadmap.not_possible(teacher, item, "нет")) is Outcome.ALREADY_DONE
    assert (await assignments(district))[0].done_at == moment


async def test_strangers_are_refused(services: Services, district: District, teacher: Actor) -> None:
    item = await the_id(district)
    other = await district.person("Чужакова", Role.MENTEE, Role.CURATOR, school_id=district.leader_school)
    foreign = (await a_district(services.roadmap.database, name="Другой район")).methodist
    for call in (
        services.roadmap.done(other, item),
        services.roadmap.postpone(other, item, date(2026, 11, 30)),
        services.roadmap.not_possible(other, item, ""),
        services.roadmap.ask_help(other, item),
        services.roadmap.show(other, item, Given("24")),
    ):
        with pytest.raises(Forbidden):
            await call
    for who in (other, foreign):
        for decide in (services.roadmap.mark_done, services.roadmap.release, services.roadmap.ask_again):
            with pytest.raises(NotFound):
                await decide(who, item)
    with pytest.raises(Forbidden):
        await services.roadmap.mark_done(teacher, item)
    with pytest.raises(Forbidden):
        await services.roadmap.plan(teacher)
    with pytest.raises(NotFound):
        await services.roadmap.done(teacher, 999)


async def test_a_curator_settles_for_the_own_school(
    services: Services, district: District, teacher: Actor
) -> None:
    curator = await district.person("Куратова", Role.CURATOR, school_id=district.weak_school)
    await services.roadmap.mark_done(curator, await the_id(district))
    assert (await assignments(district))[0].state is AssignmentState.DONE


async def test_evidence_is_checked(services: Services, district: District, clock: FixedClock) -> None:
    teacher = await district.person("Иванова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, evidence=Evidence.NUMBER)
    await launch(district, clock)
    item = await the_id(district)
    assert (await services.roadmap.done(teacher, item)) is Outcome.EVIDENCE_WANTED
    with pytest.raises(DomainError, match="evidence-wrong-number"):
        await services.roadmap.show(teacher, item, Given("много"))
    with pytest.raises(DomainError, match="error-text-too-long"):
        await services.roadmap.show(teacher, item, Given("1" * 10_000))
    assert (await services.roadmap.show(teacher, item, Given("24 человека"))) is Outcome.DONE
    assert (await assignments(district))[0].evidence_text == "24 человека"


async def test_later_is_a_working_day_to_come(services: Services, district: District, teacher: Actor) -> None:
    item = await the_id(district)
    with pytest.raises(DomainError, match="later-in-the-past"):
        await services.roadmap.postpone(teacher, item, date(2026, 11, 16))
    with pytest.raises(DomainError, match="later-too-late"):
        await services.roadmap.postpone(teacher, item, date(2030, 1, 1))
    await services.roadmap.postpone(teacher, item, date(2026, 11, 22))
    await services.roadmap.postpone(teacher, item, date(2026, 11, 22))
    assert [one.remind_on for one in await reminders(district)] == [date(2026, 11, 20), date(2026, 11, 23)]
    assert (await assignments(district))[0].postponed_to == date(2026, 11, 22)


async def test_a_redelivered_call_for_help_is_one(
    services: Services, district: District, teacher: Actor
) -> None:
    item = await the_id(district)
    asking = replace(teacher, request=77)
    await services.roadmap.ask_help(asking, item, "Как?")
    with pytest.raises(Repeated):
        await services.roadmap.ask_help(asking, item, "Как?")
    async with district.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(HelpRequest)) == 1
        assert await session.scalar(select(func.count()).select_from(OutboxMessage)) == 1


async def test_the_first_answer_counts(services: Services, district: District, teacher: Actor) -> None:
    asked = await services.roadmap.ask_help(teacher, await the_id(district), "Как?")
    assert asked.to == "methodist"
    first = await services.roadmap.answer_help(district.methodist, asked.help_id, "Так")
    second = await services.roadmap.answer_help(district.methodist, asked.help_id, "Иначе")
    assert first.answer == second.answer == "Так"
    async with district.database.read() as session:
        kinds = (await session.scalars(select(OutboxMessage.kind).order_by(OutboxMessage.id))).all()
    assert kinds == ["help", "help_answer"]


async def test_help_at_night_waits_for_the_morning(
    services: Services, district: District, teacher: Actor, clock: FixedClock
) -> None:
    clock.moment = datetime.fromisoformat("2026-11-16T20:00:00+00:00")
    await services.roadmap.ask_help(teacher, await the_id(district))
    async with district.database.read() as session:
        moment = await session.scalar(select(OutboxMessage.not_before))
    assert moment == datetime.fromisoformat("2026-11-17T05:00:00+00:00")


async def test_each_is_told_of_a_delay_once(
    services: Services, district: District, teacher: Actor, clock: FixedClock
) -> None:
    await district.person("Куратова", Role.CURATOR, school_id=district.weak_school)
    for _ in range(20):
        clock.advance(days=1)
        await services.roadmap.escalate(clock.now())
        await services.roadmap.escalate(clock.now())
    async with district.database.read() as session:
        kinds = (await session.scalars(select(Rider.kind).order_by(Rider.id))).all()
    assert kinds == ["school_overdue"], "the methodist has it in the week's digest"
    assert [case.kind for case in (await services.roadmap.attention(district.methodist)).cases] == ["late"]


async def test_a_postponed_one_is_late_by_its_new_day(
    services: Services, district: District, teacher: Actor, clock: FixedClock
) -> None:
    await services.roadmap.postpone(teacher, await the_id(district), date(2026, 11, 30))
    clock.advance(days=8)
    assert await services.roadmap.escalate(clock.now()) == 0
    assert (await services.roadmap.attention(district.methodist)).cases == ()


async def test_not_possible_is_decided_by_the_methodist(
    services: Services, district: District, teacher: Actor
) -> None:
    item = await the_id(district)
    await services.roadmap.not_possible(teacher, item, "Болею")
    assert [case.id for case in (await services.roadmap.attention(district.methodist)).cases] == [item]
    assert await services.roadmap.ask_again(district.methodist, item) == date(2026, 11, 17)
    assert (await assignments(district))[0].state is AssignmentState.OPEN
    await services.roadmap.not_possible(teacher, item, "Всё ещё болею")
    await services.roadmap.release(district.methodist, item)
    await services.roadmap.release(district.methodist, item)
    assert (await services.roadmap.done(teacher, item)) is Outcome.CLOSED
    assert (await services.roadmap.attention(district.methodist)).cases == ()


async def test_drafts_are_the_methodists_own(services: Services, district: District, teacher: Actor) -> None:
    preparing = ProgrammeState.PREPARING
    district = await a_district(services.roadmap.database, name="Новый район", state=preparing)
    roadmap = services.roadmap
    draft = await roadmap.begin_import(district.methodist, "План.docx", a_draft(a_row(), a_row("Второе")))
    for stranger in (teacher, await district.person("Петрова", Role.MENTEE)):
        with pytest.raises(Forbidden):
            await roadmap.preview(stranger, draft)
        with pytest.raises(Forbidden):
            await roadmap.confirm_import(stranger, draft)
    with pytest.raises(NotFound):
        await roadmap.skip_row(district.methodist, draft, 7)
    await roadmap.skip_row(district.methodist, draft, 1)
    saved = await roadmap.confirm_import(district.methodist, draft)
    assert (saved.activities, saved.undated) == (1, 0)
    with pytest.raises(NotFound):
        await roadmap.confirm_import(district.methodist, draft)


async def test_a_draft_expires(services: Services, clock: FixedClock) -> None:
    district = await a_district(services.roadmap.database, name="Новый район")
    draft = await services.roadmap.begin_import(district.methodist, "План.docx", a_draft())
    clock.advance(days=8)
    with pytest.raises(NotFound):
        await services.roadmap.preview(district.methodist, draft)


async def test_the_week_holds_what_is_near(
    services: Services, district: District, teacher: Actor, clock: FixedClock
) -> None:
    await an_activity(district, Role.MENTEE, title="Далеко", due=date(2027, 5, 1))
    await launch(district, clock)
    own = await services.roadmap.own_roadmap(teacher)
    assert [one.title for one in own.week] == ["Справка по итогам"]
    assert len(own.assignments) == 2
    clock.advance(days=6)
    assert [one.late_days for one in (await services.roadmap.own_roadmap(teacher)).week] == [2]
    assert timedelta(days=0) < own.assignments[1].due_on - own.today
