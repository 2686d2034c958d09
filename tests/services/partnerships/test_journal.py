"""Meetings: by either side, once, and by nobody else."""

from datetime import date

import pytest

from models.database import Database
from models.enums import MeetingForm, PartnershipState, Role
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.registry import Services
from tests.builders import District, a_district

TODAY = date(2026, 11, 16)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def mentor(district: District) -> Actor:
    return await district.person("Орлова", Role.MENTOR)


@pytest.fixture
async def mentee(district: District) -> Actor:
    return await district.person("Смирнова", Role.MENTEE)


@pytest.fixture
async def partnership(district: District, services: Services, mentor: Actor, mentee: Actor) -> int:
    assert mentor.person_id
    assert mentee.person_id
    return (await services.partnerships.create(district.methodist, mentor.person_id, [mentee.person_id])).id


async def test_both_sides_log_the_same_meeting_and_it_counts_once(
    services: Services, partnership: int, mentor: Actor, mentee: Actor
) -> None:
    log = services.partnerships.log_meeting
    first = await log(mentor, partnership, MeetingForm.CONSULTATION, TODAY)
    again = await log(mentor, partnership, MeetingForm.CONSULTATION, TODAY)
    other = await log(mentee, partnership, MeetingForm.CONSULTATION, TODAY)
    assert (first.already, again.already, other.already) == (False, True, True)
    assert first.id == again.id == other.id
    await log(mentee, partnership, MeetingForm.LESSON_VISIT, TODAY)
    assert len((await services.partnerships.my_partnership(mentor, partnership)).meetings) == 2


async def test_a_topic_may_follow(services: Services, partnership: int, mentor: Actor) -> None:
    logged = await services.partnerships.log_meeting(mentor, partnership, MeetingForm.ONLINE_CALL, TODAY)
    assert await services.partnerships.set_topic(mentor, logged.id, "  проектный \n урок ") == partnership
    seen = await services.partnerships.my_partnership(mentor, partnership)
    assert seen.meetings[0].topic == "проектный урок"
    with pytest.raises(DomainError, match="error-text-too-long"):
        await services.partnerships.set_topic(mentor, logged.id, "я" * 301)
    with pytest.raises(NotFound):
        await services.partnerships.set_topic(mentor, 999, "тема")


async def test_strangers_are_refused(
    services: Services, partnership: int, district: District, database: Database, mentor: Actor
) -> None:
    logged = await services.partnerships.log_meeting(mentor, partnership, MeetingForm.ONLINE_CALL, TODAY)
    elsewhere = await a_district(database, name="Тосненский район")
    for stranger in (await district.person("Чужая", Role.MENTOR), elsewhere.methodist, district.methodist):
        for attempt in (
            services.partnerships.log_meeting(stranger, partnership, MeetingForm.ONLINE_CALL, TODAY),
            services.partnerships.my_partnership(stranger, partnership),
            services.partnerships.set_topic(stranger, logged.id, "чужое"),
            services.partnerships.own_meeting(stranger, logged.id),
        ):
            with pytest.raises(Forbidden):
                await attempt
    with pytest.raises(NotFound):
        await services.partnerships.log_meeting(mentor, 999, MeetingForm.ONLINE_CALL, TODAY)


async def test_days_that_can_not_be(
    services: Services, partnership: int, mentor: Actor, district: District
) -> None:
    for day, key in ((date(2026, 11, 17), "meetings-future"), (date(2020, 1, 1), "meetings-too-old")):
        with pytest.raises(DomainError, match=key):
            await services.partnerships.log_meeting(mentor, partnership, MeetingForm.CONSULTATION, day)
    await services.partnerships.close(district.methodist, partnership, "Цели достигнуты")
    with pytest.raises(DomainError, match="partnerships-closed"):
        await services.partnerships.log_meeting(mentor, partnership, MeetingForm.CONSULTATION, TODAY)
    # The old message can still be redrawn: it says that it is over.
    seen = await services.partnerships.my_partnership(mentor, partnership)
    assert seen.state is PartnershipState.CLOSED
    assert await services.partnerships.mine(mentor) == []


async def test_each_side_sees_the_other(
    services: Services, partnership: int, mentor: Actor, mentee: Actor
) -> None:
    from_mentor = (await services.partnerships.mine(mentor))[0]
    from_mentee = (await services.partnerships.mine(mentee))[0]
    assert from_mentor.i_mentor
    assert not from_mentee.i_mentor
    assert [one.full_name for one in from_mentor.partners] == ["Смирнова Ирина Павловна"]
    assert [one.telegram_id for one in from_mentee.partners] == [mentor.telegram_id]
    assert mentor.person_id
    assert await services.partnerships.seen_by(mentor.person_id, partnership) == from_mentor
    assert await services.partnerships.seen_by(999, partnership) is None
