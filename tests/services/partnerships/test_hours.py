"""A mentor's hours: each meeting once, as long as it was, else as long as such a one counts."""

from datetime import date

import pytest

from models.enums import MeetingForm, Role
from services import paging
from services.errors import DomainError, Forbidden
from services.partnerships.facts import MentorHours
from tests.builders import a_district
from tests.services.partnerships.company import Company

TODAY = date(2026, 11, 16)


async def test_given_minutes_else_the_usual_ones(group: Company) -> None:
    partnerships, mentor = group.services.partnerships, group.mentor
    assert (await partnerships.mentor_hours(group.methodist)).mentors[0].minutes == 0
    for who, form in (
        (mentor, MeetingForm.CONSULTATION),
        (group.mentee, MeetingForm.CONSULTATION),
        (group.mentees[1], MeetingForm.LESSON_VISIT),
    ):
        await partnerships.log_meeting(who, group.id, form, TODAY)
    await partnerships.log_meeting(mentor, group.id, MeetingForm.ONLINE_CALL, date(2026, 11, 12))
    await partnerships.set_minutes(mentor, 1, 90)
    # 90 given, a lesson visit of 45, a call of 40: three meetings, however many came or logged them.
    expected = MentorHours(mentor.require_person(), "Орлова\u00a0И.\u00a0П.", 3, 175)
    assert await partnerships.my_hours(mentor) == expected
    page = await partnerships.mentor_hours(group.methodist)
    assert (page.mentors, page.meetings, page.minutes) == ((expected,), 3, 175)
    assert (await partnerships.card(group.methodist, group.id)).hours == expected
    assert await partnerships.my_hours(group.mentee) is None


async def test_hours_of_many_are_not_added_up(group: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    mentor, partnerships = group.mentor.require_person(), group.services.partnerships
    other = await group.district.person("Яковлева", Role.MENTOR)
    await partnerships.create(group.methodist, other.require_person(), [mentor])
    await partnerships.create(group.methodist, mentor, [other.require_person()])
    await partnerships.log_meeting(group.mentor, group.id, MeetingForm.CONSULTATION, TODAY)
    few = await partnerships.mentor_hours(group.methodist)
    assert [one.minutes for one in few.mentors] == [60, 0]
    assert (few.place.total, few.minutes) == (2, 60)
    monkeypatch.setattr(paging, "COUNTED", 1)
    many = await partnerships.mentor_hours(group.methodist)
    assert (many.mentors, many.place.more, many.meetings, many.minutes) == (few.mentors, True, None, None)


async def test_the_programme_says_what_a_meeting_counts(pair: Company) -> None:
    partnerships = pair.services.partnerships
    await partnerships.log_meeting(pair.mentor, pair.id, MeetingForm.CONSULTATION, TODAY)
    assert (await partnerships.form_minutes(pair.methodist))[MeetingForm.CONSULTATION] == 60
    await partnerships.set_form_minutes(pair.methodist, MeetingForm.CONSULTATION, 80)
    await partnerships.set_form_minutes(pair.methodist, MeetingForm.ONLINE_CALL, 30)
    hours = await partnerships.my_hours(pair.mentor)
    assert hours
    assert hours.minutes == 80
    for minutes in (-5, 0, 10_000):
        with pytest.raises(DomainError, match="minutes-out-of-range"):
            await partnerships.set_form_minutes(pair.methodist, MeetingForm.CONSULTATION, minutes)
    for who in (pair.mentor, pair.mentee):
        for attempt in (
            partnerships.set_form_minutes(who, MeetingForm.CONSULTATION, 60),
            partnerships.form_minutes(who),
            partnerships.mentor_hours(who),
        ):
            with pytest.raises(Forbidden):
                await attempt


async def test_all_partnerships_of_the_programme_and_no_other(pair: Company) -> None:
    partnerships = pair.services.partnerships
    other = await pair.district.person("Котова", Role.MENTEE)
    second = await partnerships.create(pair.methodist, pair.mentor.require_person(), [other.require_person()])
    for partnership_id in (pair.id, second.id):
        await partnerships.log_meeting(pair.mentor, partnership_id, MeetingForm.CONSULTATION, TODAY)
    await partnerships.close(pair.methodist, second.id, "")
    hours = await partnerships.my_hours(pair.mentor)
    assert hours
    assert (hours.meetings, hours.minutes) == (2, 120)
    elsewhere = await a_district(pair.database, name="Тосненский район")
    assert (await partnerships.mentor_hours(elsewhere.methodist)).mentors == ()
