"""The private question after the first meeting: once, to each mentee, and for the methodist's eyes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.enums import Fit, MeetingForm, Role
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.worries import WorryKind
from services.roadmap.board_facts import CaseKind
from tests.services.partnerships.company import Company

TODAY = date(2026, 11, 16)
TOMORROW = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)


async def met(company: Company, day: date = TODAY) -> None:
    await company.services.partnerships.log_meeting(company.mentor, company.id, MeetingForm.CONSULTATION, day)


async def asked(company: Company, clock: FixedClock) -> None:
    """They have met, and a night has passed."""
    await met(company)
    clock.moment = TOMORROW
    await company.services.partnerships.ask_fit()


async def test_every_mentee_of_a_group_is_asked_once_after_a_night(group: Company, clock: FixedClock) -> None:
    partnerships = group.services.partnerships
    assert await partnerships.ask_fit() == 0
    await met(group)
    assert await partnerships.ask_fit() == 0, "not on the heels of the meeting"
    clock.moment = TOMORROW
    assert await partnerships.ask_fit() == 3
    await met(group, TODAY + timedelta(days=1))
    clock.moment += timedelta(days=2)
    assert await partnerships.ask_fit() == 0, "once"
    for mentee in group.mentees:
        assert (await group.said(mentee)).count("partnership_fit") == 1
    assert "partnership_fit" not in await group.said(group.mentor)


async def test_who_joined_later_is_asked_after_a_meeting_of_theirs(pair: Company, clock: FixedClock) -> None:
    await asked(pair, clock)
    new = await pair.district.person("Котова", Role.MENTEE)
    await pair.services.partnerships.add_mentee(pair.methodist, pair.id, new.require_person())
    await met(pair, TODAY + timedelta(days=1))
    clock.moment += timedelta(days=2)
    assert await pair.services.partnerships.ask_fit() == 1


async def test_a_pause_holds_the_question_back(pair: Company, clock: FixedClock) -> None:
    partnerships = pair.services.partnerships
    await met(pair)
    await partnerships.pause(pair.methodist, pair.id, "", TODAY + timedelta(days=10))
    clock.moment = TOMORROW
    assert await partnerships.ask_fit() == 0
    await partnerships.resume(pair.methodist, pair.id)
    assert await partnerships.ask_fit() == 1


async def test_the_first_answer_stands_and_a_good_one_worries_nobody(
    pair: Company, clock: FixedClock
) -> None:
    await asked(pair, clock)
    partnerships = pair.services.partnerships
    for answer in (Fit.GOOD, Fit.POOR):
        found = await partnerships.answer_fit(pair.mentee, 1, answer)
        assert found.answer is Fit.GOOD
    assert (await pair.services.roadmap.attention(pair.methodist)).cases == ()
    with pytest.raises(NotFound):
        await partnerships.worry(pair.methodist, WorryKind.FIT, 1)


async def test_a_worrying_answer_is_the_methodists_alone(pair: Company, clock: FixedClock) -> None:
    await asked(pair, clock)
    partnerships = pair.services.partnerships
    await partnerships.answer_fit(pair.mentee, 1, Fit.POOR)
    found = await partnerships.fit_word(pair.mentee, 1, "мало  времени")
    assert found.word == "мало времени"
    assert "partnership_worry" in await pair.said(pair.methodist)
    (case,) = (await pair.services.roadmap.attention(pair.methodist)).cases
    assert (case.kind, case.title) == (CaseKind.FIT, "мало времени")
    worry = await partnerships.worry(pair.methodist, WorryKind.FIT, 1)
    assert (worry.by.id, worry.partnership_id, worry.settled) == (pair.mentee.person_id, pair.id, False)
    assert "partnership_worry" not in await pair.said(pair.mentor)
    for stranger in (pair.mentor, pair.methodist):
        for attempt in (
            partnerships.my_fit(stranger, 1),
            partnerships.answer_fit(stranger, 1, Fit.GOOD),
            partnerships.fit_word(stranger, 1, "чужое"),
        ):
            with pytest.raises(Forbidden):
                await attempt
    with pytest.raises(Forbidden):
        await partnerships.worry(pair.mentor, WorryKind.FIT, 1)
    for _ in range(2):
        await partnerships.noted(pair.methodist, 1)
    assert (await pair.services.roadmap.attention(pair.methodist)).cases == ()


async def test_words_that_will_not_do(pair: Company, clock: FixedClock) -> None:
    await asked(pair, clock)
    with pytest.raises(DomainError, match="error-text-too-long"):
        await pair.services.partnerships.fit_word(pair.mentee, 1, "я" * 1001)
    with pytest.raises(NotFound):
        await pair.services.partnerships.answer_fit(pair.mentee, 999, Fit.GOOD)


async def test_nothing_is_asked_of_a_partnership_that_is_over(pair: Company, clock: FixedClock) -> None:
    await asked(pair, clock)
    await pair.services.partnerships.close(pair.methodist, pair.id, "")
    assert await pair.services.partnerships.fit_facts(1) is None
    assert "partnership_fit" not in await pair.said(pair.mentee)
