"""A school's week for its curator: whose morning it is, once a week, the right figures, nobody else's."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, select, update

from delivery.messages.school_weeks import OpenSchoolSummary, SchoolWeeksMessages
from locales import Reader, Texts
from models.enums import AssignmentState, MeetingForm, PersonState, ProgrammeState, Role
from models.people import Person
from models.programmes import Programme
from models.roadmap import Assignment
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import Forbidden
from services.registry import Services
from services.summaries.school_weeks import SchoolWeek
from services.summaries.service import SummariesService
from tests.builders import District, a_district

MONDAY = datetime(2026, 11, 30, 5, 31, tzinfo=UTC)
"""8:31 in Moscow."""


@pytest.fixture
async def district(services: Services, clock: FixedClock) -> District:
    clock.moment = MONDAY
    return await a_district(services.roadmap.database)


async def a_task(district: District, person: Actor, due: date, done: datetime | None = None) -> None:
    async with district.database.write() as session:
        session.add(
            Assignment(
                programme_id=district.programme_id,
                title="Справка",
                person_id=person.person_id,
                due_on=due,
                state=AssignmentState.DONE if done else AssignmentState.OPEN,
                done_at=done,
            )
        )


async def a_curator(district: District, surname: str = "Жуков", **fields: object) -> Actor:
    """With one late task at the own school."""
    curator = await district.person(surname, Role.CURATOR, **fields)  # type: ignore[arg-type]
    await a_task(district, curator, date(2026, 11, 10))
    return curator


async def told(district: District) -> list[int | None]:
    """Whom a rider waits for or has been taken for, the latest last."""
    riders = select(Rider.person_id).where(Rider.kind == "school_week").order_by(Rider.id)
    async with district.database.read() as session:
        return list(await session.scalars(riders))


async def line(services: Services, person: Actor) -> str | None:
    payload = {"programme": person.programme_id, "person": person.person_id}
    reader = Reader(Texts.load(), person.locale)
    found = await SchoolWeeksMessages(services).riders()["school_week"](payload, reader)
    return found and str(found[0])


async def test_the_figures_are_the_own_schools(
    services: Services, district: District, clock: FixedClock
) -> None:
    curator = await a_curator(district)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    lonely = await district.person("Котова", Role.MENTEE)
    await a_task(district, mentee, date(2026, 11, 10), datetime(2026, 11, 22, 20, 59, tzinfo=UTC))
    await a_task(district, mentee, date(2026, 11, 27), datetime(2026, 11, 22, 21, 0, tzinfo=UTC))
    await a_task(district, mentee, date(2026, 12, 25))
    await a_task(district, mentor, date(2026, 11, 10))
    clock.moment = datetime(2026, 9, 21, 6, tzinfo=UTC)
    partnerships = services.partnerships
    methodist = district.methodist
    pair = await partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
    await partnerships.create(methodist, mentor.require_person(), [lonely.require_person()])
    beyond = await district.person("Чужой", Role.MENTEE, school_id=district.leader_school)
    other = await district.person("Дальняя", Role.MENTOR, school_id=district.leader_school)
    away = await partnerships.create(methodist, other.require_person(), [beyond.require_person()])
    clock.moment = MONDAY
    for one, by, day in (
        (pair, mentor, date(2026, 11, 22)),
        (pair, mentor, date(2026, 11, 23)),
        (away, other, date(2026, 11, 24)),
    ):
        await partnerships.log_meeting(by, one.id, MeetingForm.CONSULTATION, day)
    found = await services.summaries.school_week(district.programme_id, curator.require_person())
    assert found == SchoolWeek(
        district.weak_school, "Шумская СОШ", tasks=4, done=2, fresh=1, late=1, pairs=2, meetings=1, silent=1
    )
    summary = await services.summaries.school_summary(curator, district.weak_school)
    assert (summary.tasks, summary.done, summary.late) == (found.tasks, found.done, found.late)
    text = await line(services, curator)
    assert text == (
        "📊 <b>Шумская СОШ</b>, неделя: выполнено поручений 1, встреч пар и групп 1. "
        "Всего выполнено 2 из 4, просрочено 1. Давно без встреч 1 пара или группа."
    )


async def test_kaliningrad_and_kamchatka_have_mornings_of_their_own(
    services: Services, clock: FixedClock
) -> None:
    database = services.roadmap.database
    west = await a_district(database, time_zone="Europe/Kaliningrad", name="Балтийский район")
    east = await a_district(database, time_zone="Asia/Kamchatka", name="Елизово")
    first, second = await a_curator(east), await a_curator(west)
    plan = services.summaries.plan_school_weeks
    for moment, curator in (
        (datetime(2026, 11, 29, 20, 30, tzinfo=UTC), first),
        (datetime(2026, 11, 30, 6, 30, tzinfo=UTC), second),
    ):
        assert await plan(moment - timedelta(minutes=1)) == 0
        assert await plan(moment) == 1
        assert (await told(east))[-1] == curator.person_id


async def test_once_a_week_and_after_a_holiday_on_tuesday(
    services: Services, district: District, clock: FixedClock
) -> None:
    curator = await a_curator(district)
    colleague = await a_curator(district, "Белова")
    plan = services.summaries.plan_school_weeks
    assert await plan(clock.now()) == 2
    anew = SummariesService(district.database, clock)
    assert await anew.plan_school_weeks(clock.now()) == 0, "a bot that starts anew tells nothing twice"
    await services.roadmap.plan_bundles(clock.now())
    async with district.database.read() as session:
        queued = (await session.scalars(select(OutboxMessage.person_id))).all()
    assert sorted(one or 0 for one in queued) == [curator.person_id, colleague.person_id]
    for _ in range(6):
        clock.advance(days=1)
        assert await plan(clock.now()) == 0
    womens_day = datetime(2027, 3, 8, 6, tzinfo=UTC)
    assert await plan(womens_day) == 0
    assert await plan(womens_day + timedelta(days=1)) == 2


async def test_not_in_the_week_of_the_launch_nor_before_it(
    services: Services, district: District, clock: FixedClock
) -> None:
    await a_curator(district)
    for state, launched in (
        (ProgrammeState.LAUNCHED, MONDAY),
        (ProgrammeState.COMPLETED, MONDAY - timedelta(days=30)),
    ):
        async with district.database.write() as session:
            programme = await session.get_one(Programme, district.programme_id)
            programme.state, programme.launched_at = state, launched
        assert await services.summaries.plan_school_weeks(clock.now()) == 0


async def test_whom_it_is_not_for(services: Services, district: District, clock: FixedClock) -> None:
    both = await district.person("Громова", Role.METHODIST, Role.CURATOR)
    await a_task(district, both, date(2026, 11, 10))
    await a_curator(district, "Бумажная", with_account=False)
    await district.person("Пустая", Role.CURATOR, school_id=district.leader_school)
    await district.person("Смирнова", Role.MENTEE)
    assert await services.summaries.plan_school_weeks(clock.now()) == 0
    assert await line(services, both) is None, "a methodist has the digest"


async def test_who_is_no_curator_any_more_gets_nothing_and_is_refused(
    services: Services, district: District, clock: FixedClock
) -> None:
    curator = await a_curator(district)
    await services.people.appoint(district.methodist, curator.require_person(), Role.MENTOR)
    await services.summaries.plan_school_weeks(clock.now())
    assert await line(services, curator)
    await services.people.dismiss(district.methodist, curator.require_person(), Role.CURATOR)
    assert await line(services, curator) is None
    actor = replace(curator, roles=frozenset({Role.MENTOR}))
    with pytest.raises(Forbidden):
        await services.summaries.school_summary(actor, district.weak_school)


async def test_who_left_or_has_nothing_to_hear_of_gets_nothing(
    services: Services, district: District
) -> None:
    curator = await a_curator(district)
    async with district.database.write() as session:
        await session.execute(delete(Assignment))
    assert await line(services, curator) is None
    await a_task(district, curator, date(2026, 12, 25))
    assert await line(services, curator)
    async with district.database.write() as session:
        await session.execute(
            update(Person).where(Person.id == curator.person_id).values(state=PersonState.WITHDRAWN)
        )
    assert await line(services, curator) is None


async def test_in_the_language_of_the_account(services: Services, district: District) -> None:
    curator = await a_curator(district, locale="en")
    assert await line(services, curator) == (
        "📊 <b>Шумская СОШ</b>, the week: 0 tasks done. 0 of 1 done in all, 1 overdue."
    )


def test_the_button_fits() -> None:
    assert len(OpenSchoolSummary(programme=10**12, school=10**12).pack().encode()) <= 64
