"""Who was there, and what follows: the survey, the question to the methodist, or nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.enums import EventAfter, EventAnswer, ParticipationState, Role, SurveyState
from models.surveys import Form, Participation, Survey
from models.system import OutboxMessage, Rider
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.registry import Services
from tests.builders import District, a_district
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event

DUE = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def story(services: Services, district: District, clock: FixedClock) -> Afterwards:
    return await an_event(services, district, clock, guests=3)


async def kinds(database: Database) -> list[str]:
    """Kinds of everything said or waiting to be said."""
    async with database.read() as session:
        said = await session.scalars(select(OutboxMessage.kind).where(OutboxMessage.kind != "event_soon"))
        riding = await session.scalars(select(Rider.kind))
        return sorted([*said, *riding])


async def states(database: Database) -> list[ParticipationState]:
    async with database.read() as session:
        return list(await session.scalars(select(Participation.state).order_by(Participation.person_id)))


async def test_the_survey_opens_when_its_time_has_come(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS + timedelta(minutes=10)
    for guest in story.guests[:2]:
        await services.events.tick(district.methodist, story.event_id, guest.require_person(), True)
    await services.events.finish_attendance(district.methodist, story.event_id)
    for moment in (STARTS + timedelta(hours=1), DUE - timedelta(seconds=1)):
        clock.moment = moment
        await services.surveys.open_due()
        assert await states(database) == []
    clock.moment = DUE
    for _ in range(3):
        await services.surveys.open_due()
    assert await states(database) == [ParticipationState.WAITING] * 2
    assert await kinds(database) == ["survey", "survey"]
    async with database.read() as session:
        survey = (await session.scalars(select(Survey))).one()
    assert survey.closes_at == DUE + timedelta(hours=72)


async def test_without_done_the_ticks_settle_by_themselves(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = DUE
    await services.events.tick(district.methodist, story.event_id, story.guests[0].require_person(), True)
    await services.surveys.open_due()
    assert await states(database) == []
    clock.advance(minutes=5)
    await services.surveys.open_due()
    assert await states(database) == [ParticipationState.WAITING]


async def test_unticked_the_methodist_is_asked_once_and_the_survey_waits(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = DUE
    for _ in range(3):
        await services.surveys.open_due()
        clock.advance(hours=1)
    assert await kinds(database) == ["attendance"]
    assert await services.events.unticked(district.methodist) == 1
    assert await services.events.ended(story.event_id, EventAfter.ASKED) is not None

    await services.events.tick(district.methodist, story.event_id, story.guests[0].require_person(), True)
    await services.events.finish_attendance(district.methodist, story.event_id)
    await services.surveys.open_due()
    assert await states(database) == [ParticipationState.WAITING]
    assert await services.events.unticked(district.methodist) == 0
    assert await services.events.ended(story.event_id, EventAfter.ASKED) is None


async def test_nobody_came(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = DUE
    result = await services.events.finish_attendance(district.methodist, story.event_id)
    assert (result.attended, result.after) == (0, EventAfter.EMPTY)
    await services.surveys.open_due()
    assert await kinds(database) == []
    # A mistake: somebody was there after all.
    await services.events.tick(district.methodist, story.event_id, story.guests[0].require_person(), True)
    await services.events.finish_attendance(district.methodist, story.event_id)
    await services.surveys.open_due()
    assert await kinds(database) == ["survey"]


async def test_nobody_of_those_who_came_has_the_bot(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    stranger = await district.person("Безботова", Role.MENTEE, with_account=False)
    clock.moment = DUE
    await services.events.add(district.methodist, story.event_id, stranger.require_person())
    await services.events.finish_attendance(district.methodist, story.event_id)
    await services.surveys.open_due()
    assert await kinds(database) == ["attendance"]
    assert await services.events.ended(story.event_id, EventAfter.EMPTY) is not None
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Survey)) == 0


async def test_a_cancelled_event_has_no_survey(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS + timedelta(minutes=5)
    await services.events.tick(district.methodist, story.event_id, story.guests[0].require_person(), True)
    await services.events.cancel(district.methodist, story.event_id)
    clock.moment = DUE + timedelta(days=1)
    await services.surveys.open_due()
    assert await states(database) == []
    with pytest.raises(DomainError, match="event-error-cancelled"):
        await services.events.tick(district.methodist, story.event_id, story.guests[1].require_person(), True)


async def test_ticks_after_the_opening_join_and_leave(
    services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    """Of an anonymous survey nobody is taken off: tests/services/surveys/test_hostile.py."""
    story = await an_event(services, district, clock, guests=2, anonymous=False)
    await story.end(attended=1)
    second = story.guests[1].require_person()
    for attended in (True, False, True):
        await services.events.tick(district.methodist, story.event_id, second, attended)
    assert await states(database) == [ParticipationState.WAITING] * 2
    await services.events.tick(district.methodist, story.event_id, second, False)
    line = await services.surveys.line(district.methodist, await story.survey_id())
    assert line.asked == 1
    assert (await kinds(database)).count("survey") == 2, "one message each, however often it was tapped"


async def test_a_tick_after_the_closing_is_late(
    story: Afterwards, services: Services, district: District, clock: FixedClock
) -> None:
    await story.end(attended=1)
    clock.advance(hours=80)
    await services.surveys.close_due()
    result = await services.events.tick(
        district.methodist, story.event_id, story.guests[1].require_person(), True
    )
    assert result.late
    assert result.attended == 2


async def test_before_the_start_nobody_has_come(
    story: Afterwards, services: Services, district: District
) -> None:
    with pytest.raises(DomainError, match="event-error-not-started"):
        await services.events.tick(district.methodist, story.event_id, story.guests[0].require_person(), True)


async def test_an_uninvited_guest_is_found_and_added(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    clock.moment = STARTS
    late = await district.person("Ёлкина", Role.MENTOR, name="Анна", patronymic="Сергеевна")
    other = await a_district(database, name="Другой район")
    foreign = await other.person("Ёлкина", Role.MENTOR)
    for text in ("ёлк", "Ёлкина Анна", "анна"):
        found = await services.events.find_people(district.methodist, story.event_id, text)
        assert [person.person_id for person in found] == [late.person_id]
    assert await services.events.find_people(district.methodist, story.event_id, "%") == ()
    await services.events.add(district.methodist, story.event_id, late.require_person())
    await services.events.add(district.methodist, story.event_id, late.require_person())
    assert await services.events.find_people(district.methodist, story.event_id, "Ёлк") == ()
    with pytest.raises(NotFound):
        await services.events.add(district.methodist, story.event_id, foreign.require_person())
    ticked = [
        g.person_id
        for g in (await services.events.guest_list(district.methodist, story.event_id)).lines
        if g.attended
    ]
    assert ticked == [late.person_id]


async def test_who_said_going_comes_first(story: Afterwards, services: Services, district: District) -> None:
    last = story.guests[2]
    await services.events.answer(last, story.event_id, EventAnswer.GOING)
    guests = await services.events.guest_list(district.methodist, story.event_id)
    assert guests.lines[0].person_id == last.person_id


async def test_all_answered_closes_the_survey_early_and_the_summary_goes_once(
    story: Afterwards, services: Services, district: District, database: Database
) -> None:
    await story.end(attended=2)
    async with database.read() as session:
        parts = list(await session.scalars(select(Participation.id).order_by(Participation.person_id)))
    for guest, part in zip(story.guests, parts, strict=False):
        await services.surveys.close_due()
        await story.answer(guest, part, 5, 5, 10, 0, 0, 2)
    for _ in range(2):
        await services.surveys.close_due()
    line = await services.surveys.line(district.methodist, await story.survey_id())
    assert (line.state, line.answered, line.asked) == (SurveyState.CLOSED, 2, 2)
    assert (await kinds(database)).count("survey_summary") == 1


async def test_the_form_is_made_once(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    second = await an_event(services, await a_district(database, name="Другой"), clock, guests=1)
    await story.end()
    await second.end()
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Form)) == 1
        assert len(set(await session.scalars(select(Survey.version_id)))) == 1


async def test_chases_are_few_and_nameless(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    await story.end()
    survey_id = await story.survey_id()
    async with database.read() as session:
        part = (await session.scalars(select(Participation.id).order_by(Participation.person_id))).first()
    assert part is not None
    await story.answer(story.guests[0], part, 5, 5, 10)
    chase = await services.surveys.chase(district.methodist, survey_id)
    assert (chase.reminded, chase.left) == (2, 1)
    with pytest.raises(DomainError, match="survey-error-chased-today"):
        await services.surveys.chase(district.methodist, survey_id)
    clock.advance(days=1)
    await services.surveys.chase(district.methodist, survey_id)
    clock.advance(days=1)
    with pytest.raises(DomainError, match="survey-error-chased"):
        await services.surveys.chase(district.methodist, survey_id)
    await services.surveys.close(district.methodist, survey_id)
    with pytest.raises(DomainError, match="survey-error-closed-chase"):
        await services.surveys.chase(district.methodist, survey_id)


async def test_a_chase_adds_no_second_line_to_a_message_still_to_come(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    """After eight in the evening everything rides, so does the opening; the chase has nothing to add."""
    clock.moment = datetime(2026, 11, 17, 17, 30, tzinfo=UTC)
    for guest in story.guests:
        await services.events.tick(district.methodist, story.event_id, guest.require_person(), True)
    await services.events.finish_attendance(district.methodist, story.event_id)
    await services.surveys.open_due()
    assert await kinds(database) == ["survey"] * 3
    await services.surveys.chase(district.methodist, await story.survey_id())
    assert await kinds(database) == ["survey"] * 3
