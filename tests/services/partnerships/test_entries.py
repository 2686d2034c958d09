"""The journal: minutes, months, one's own entries put right and taken back."""

from datetime import date

import pytest

from models.enums import MeetingForm, Role
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from tests.builders import a_district
from tests.services.partnerships.company import Company

TODAY = date(2026, 11, 16)
FORM = MeetingForm.CONSULTATION


async def log(company: Company, who: Actor, day: date = TODAY, form: MeetingForm = FORM) -> int:
    return (await company.services.partnerships.log_meeting(who, company.id, form, day)).id


async def test_minutes_by_either_side(pair: Company) -> None:
    partnerships, meeting = pair.services.partnerships, await log(pair, pair.mentor)
    entry = await partnerships.entry(pair.mentee, meeting)
    assert (entry.minutes, entry.usual_minutes, entry.is_mine, entry.is_member) == (None, 60, False, True)
    logged = await partnerships.set_minutes(pair.mentee, meeting, 90)
    assert (logged.minutes, logged.partnership_id) == (90, pair.id)
    assert (await partnerships.entry(pair.mentor, meeting)).minutes == 90
    for minutes in (-5, 0, 4, 481, 10_000, 2**40):
        with pytest.raises(DomainError, match="minutes-out-of-range"):
            await partnerships.set_minutes(pair.mentor, meeting, minutes)
    assert (await partnerships.entry(pair.mentor, meeting)).minutes == 90


async def test_ones_own_entry_is_put_right(pair: Company) -> None:
    partnerships, meeting = pair.services.partnerships, await log(pair, pair.mentor)
    await partnerships.correct_meeting(pair.mentor, meeting, held_on=date(2026, 11, 12))
    await partnerships.correct_meeting(pair.mentor, meeting, form=MeetingForm.JOINT_LESSON)
    entry = await partnerships.entry(pair.mentor, meeting)
    assert (entry.held_on, entry.form) == (date(2026, 11, 12), MeetingForm.JOINT_LESSON)
    await log(pair, pair.mentor)
    for changes, key in (
        ({"held_on": date(2026, 11, 17)}, "meetings-future"),
        ({"held_on": date(2020, 1, 1)}, "meetings-too-old"),
        ({"held_on": TODAY, "form": FORM}, "meetings-there-already"),
    ):
        with pytest.raises(DomainError, match=key):
            await partnerships.correct_meeting(pair.mentor, meeting, **changes)


async def test_an_entry_is_its_makers_alone(pair: Company) -> None:
    partnerships, meeting = pair.services.partnerships, await log(pair, pair.mentor)
    elsewhere = await a_district(pair.database, name="Тосненский район")
    bystander = await pair.district.person("Чужая", Role.MENTOR)
    for who in (pair.mentee, pair.methodist, bystander, elsewhere.methodist):
        for attempt in (
            partnerships.correct_meeting(who, meeting, form=MeetingForm.ONLINE_CALL),
            partnerships.delete_meeting(who, meeting),
        ):
            with pytest.raises(Forbidden):
                await attempt
    for who in (bystander, elsewhere.methodist):
        for reading in (
            partnerships.journal(who, pair.id),
            partnerships.entry(who, meeting),
            partnerships.set_minutes(who, meeting, 60),
        ):
            with pytest.raises(Forbidden):
                await reading
    with pytest.raises(Forbidden):
        await partnerships.set_minutes(pair.methodist, meeting, 60)
    for missing in (
        partnerships.entry(pair.mentor, 999),
        partnerships.journal(pair.mentor, 999),
        partnerships.set_minutes(pair.mentor, 999, 60),
        partnerships.delete_meeting(pair.mentor, 999),
    ):
        with pytest.raises(NotFound):
            await missing
    assert (await partnerships.entry(pair.methodist, meeting)).is_member is False


async def test_taken_back_unless_the_other_side_logged_it_too(pair: Company) -> None:
    partnerships = pair.services.partnerships
    meeting = await log(pair, pair.mentor)
    assert await log(pair, pair.mentee) == meeting
    assert (await partnerships.entry(pair.mentor, meeting)).by_both
    assert not await partnerships.delete_meeting(pair.mentor, meeting)
    entry = await partnerships.entry(pair.mentee, meeting)
    assert (entry.is_mine, entry.by_both) == (True, False)
    with pytest.raises(Forbidden):
        await partnerships.delete_meeting(pair.mentor, meeting)
    assert await partnerships.delete_meeting(pair.mentee, meeting)
    with pytest.raises(NotFound):
        await partnerships.delete_meeting(pair.mentee, meeting)


async def test_the_journal_by_months(pair: Company) -> None:
    partnerships = pair.services.partnerships
    empty = await partnerships.journal(pair.mentor, pair.id)
    assert (empty.total, empty.month, empty.earlier, empty.later) == (0, date(2026, 11, 1), None, None)
    for day in (date(2025, 12, 31), date(2026, 9, 1), date(2026, 9, 30), date(2026, 11, 16)):
        await log(pair, pair.mentee, day)
    await partnerships.set_minutes(pair.mentor, 2, 90)
    last = await partnerships.journal(pair.methodist, pair.id)
    assert (last.month, len(last.meetings), last.total) == (date(2026, 11, 1), 1, 4)
    assert (last.earlier, last.later) == (date(2026, 9, 1), None)
    september = await partnerships.journal(pair.mentor, pair.id, date(2026, 9, 17))
    assert [one.held_on.day for one in september.meetings] == [30, 1]
    assert september.minutes == 90 + 60
    assert (september.earlier, september.later) == (date(2025, 12, 1), date(2026, 11, 1))
    december = await partnerships.journal(pair.mentor, pair.id, date(2025, 12, 1))
    assert [one.held_on for one in december.meetings] == [date(2025, 12, 31)]
