"""Mentors chosen and prepared: candidates, the questionnaire, the training."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update

from models.database import Database
from models.enums import MeetingPlace, PersonState, Role
from models.matching import MentorProfile
from models.people import Account, Person
from models.system import OutboxMessage, Rider
from services import paging
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.mentor_facts import FormStep
from services.registry import Services
from tests.builders import NOW, District, a_district


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def test_candidates_by_role_and_by_mark(district: District, services: Services) -> None:
    partnerships, methodist = services.partnerships, district.methodist
    by_role = await district.person("Орлова", Role.MENTOR)
    teacher = await district.person("Павлова", Role.CURATOR)
    await partnerships.mark_mentor(methodist, teacher.require_person(), marked=True)
    page = await partnerships.mentors(methodist)
    assert [line.id for line in page.lines] == [by_role.person_id, teacher.person_id]
    assert (page.place.total, page.answered, page.trained, page.to_ask) == (2, 0, 0, 2)
    assert not (await partnerships.mentor(methodist, teacher.require_person())).by_role
    await partnerships.mark_mentor(methodist, teacher.require_person(), marked=False)
    assert (await partnerships.mentors(methodist)).place.total == 1
    with pytest.raises(NotFound):
        await partnerships.mentor(methodist, teacher.require_person())


async def test_pages_stay_within_their_list(district: District, services: Services) -> None:
    for number in range(9):
        await district.person(f"Орлова-{number}", Role.MENTOR)
    for asked, page, shown in ((0, 0, 7), (1, 1, 2), (99, 1, 2), (-5, 0, 7)):
        found = await services.partnerships.mentors(district.methodist, asked)
        assert (found.place.page, found.place.pages, len(found.lines)) == (page, 2, shown)


async def test_a_long_list_is_found_another_way_and_is_the_same(
    district: District, services: Services, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        mentor = (await district.person(f"Орлова-{number}", Role.MENTOR, Role.MENTEE)).require_person()
        mentee = (await district.person(f"Котова-{number}", Role.MENTEE)).require_person()
        if number < 2:
            await services.partnerships.set_training(district.methodist, mentor, date(2026, 9, 1))
    async with database.write() as session:
        for person_id in (mentor, mentee):
            session.add(
                MentorProfile(programme_id=district.programme_id, person_id=person_id, answered_at=NOW)
            )
    marked = await district.person("Павлова", Role.CURATOR)
    await services.partnerships.mark_mentor(district.methodist, marked.require_person(), marked=True)
    short = await services.partnerships.mentors(district.methodist)
    monkeypatch.setattr(paging, "COUNTED", 3)
    long = await services.partnerships.mentors(district.methodist)
    assert (long.lines, long.answered, long.trained) == (short.lines, 1, 2)
    assert (long.place.total, long.place.more, long.to_ask) == (3, True, None), "more than are counted"
    assert (short.answered, short.trained, short.to_ask) == (1, 2, 5), "a mentee's answer is no candidate's"
    assert (await services.partnerships.matching_start(district.methodist)).unanswered == 5
    assert [line.id for line in short.lines][-1] == marked.person_id
    assert short.place.total == len(short.lines) == 6


async def test_the_questionnaire_goes_out_once_within_the_day(
    district: District, services: Services, database: Database
) -> None:
    partnerships = services.partnerships
    here = await district.person("Орлова", Role.MENTOR)
    absent = await district.person("Павлова", Role.MENTOR, with_account=False)
    assert await partnerships.ask_mentors(district.methodist) == 2
    assert await partnerships.ask_mentors(district.methodist) == 0
    assert [await partnerships.tell_mentors() for _ in range(2)] == [1, 0]
    async with database.read() as session:
        told = await session.scalars(select(OutboxMessage.person_id))
        assert list(told) == [here.person_id]
    # Who comes later gets it then.
    async with database.write() as session:
        account = Account(telegram_id=77, created_at=services.clock.now())
        session.add(account)
        await session.flush()
        await session.execute(
            update(Person)
            .where(Person.id == absent.person_id)
            .values(state=PersonState.REGISTERED, account_id=account.id)
        )
    assert await partnerships.tell_mentors() == 1


async def test_asked_by_two_programmes_on_one_day_it_rides(
    district: District, services: Services, database: Database
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    pupil = await district.person("Смирнова", Role.MENTEE)
    await services.partnerships.create(district.methodist, mentor.require_person(), [pupil.require_person()])
    await services.partnerships.tell_waiting()
    await services.partnerships.ask_mentors(district.methodist)
    await services.partnerships.tell_mentors()
    async with database.read() as session:
        assert list(await session.scalars(select(Rider.kind))) == ["mentor_questionnaire"]


async def test_answered_a_question_at_a_time(
    district: District, services: Services, database: Database
) -> None:
    partnerships, programme = services.partnerships, district.programme_id
    mentor = await district.person("Орлова", Role.MENTOR)
    with pytest.raises(NotFound):
        await partnerships.mentor_form(mentor, programme)
    await partnerships.ask_mentors(district.methodist)
    form = await partnerships.mentor_form(mentor, programme, message_id=5)
    assert (form.step, len(form.deficits), form.message_id) == (FormStep.DEFICITS, 7, 5)
    first, second = (line.id for line in form.deficits[:2])
    for deficit_id in (first, second, second):
        form = await partnerships.toggle_strength(mentor, programme, deficit_id, 5)
    assert form.chosen == {first}
    # Not past what needs an answer, however one taps.
    assert (await partnerships.turn_form(mentor, programme, 99, 5)).step is FormStep.CAPACITY
    assert (await partnerships.turn_form(mentor, programme, -1, 5)).step is FormStep.DEFICITS
    await partnerships.turn_form(mentor, programme, FormStep.SUBJECTS, 5)
    with pytest.raises(DomainError, match="error-text-too-long"):
        await partnerships.write_form(mentor, programme, "я" * 501)
    form = await partnerships.write_form(mentor, programme, " физика,\n информатика ")
    assert (form.step, form.subjects) == (FormStep.CAPACITY, "физика, информатика")
    for wrong in (-1, 6, 10**6):
        with pytest.raises(NotFound):
            await partnerships.answer_capacity(mentor, programme, wrong, 5)
    await partnerships.answer_capacity(mentor, programme, 3, 5)
    assert (await partnerships.turn_form(mentor, programme, FormStep.DONE, 5)).step is FormStep.PLACE
    await partnerships.answer_place(mentor, programme, MeetingPlace.ONLINE, 5)
    form = await partnerships.write_form(mentor, programme, "По вторникам")
    assert form.step is FormStep.DONE
    card = await partnerships.mentor(district.methodist, mentor.require_person())
    assert (card.line.answered, card.line.capacity, card.place) == (True, 3, MeetingPlace.ONLINE)
    assert (card.subject, card.words) == ("физика, информатика", "По вторникам")
    assert [line.id for line in card.shares] == [first]
    assert await partnerships.seen_form(programme, mentor.require_person()) is None, "nothing to ask"


async def test_who_takes_nobody_is_not_asked_where(district: District, services: Services) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    await services.partnerships.ask_mentors(district.methodist)
    form = await services.partnerships.answer_capacity(mentor, district.programme_id, 0, None)
    assert form.step is FormStep.WORDS


async def test_the_training_is_recorded(district: District, services: Services) -> None:
    partnerships, methodist = services.partnerships, district.methodist
    mentor = (await district.person("Орлова", Role.MENTOR)).require_person()
    with pytest.raises(DomainError, match="mentors-training-future"):
        await partnerships.set_training(methodist, mentor, date(2026, 11, 17))
    with pytest.raises(DomainError, match="error-text-too-long"):
        await partnerships.set_training(methodist, mentor, date(2026, 11, 16), "1" * 61)
    await partnerships.set_training(methodist, mentor, date(2026, 11, 16), " 17/СН ")
    card = await partnerships.mentor(methodist, mentor)
    assert (card.line.trained_on, card.certificate) == (date(2026, 11, 16), "17/СН")
    await partnerships.set_training(methodist, mentor, None)
    assert (await partnerships.mentor(methodist, mentor)).line.trained_on is None


async def test_the_mentors_own_word_only_where_it_is_allowed(district: District, services: Services) -> None:
    partnerships, programme = services.partnerships, district.programme_id
    mentor = await district.person("Орлова", Role.MENTOR)
    await partnerships.ask_mentors(district.methodist)
    with pytest.raises(DomainError, match="by-methodist"):
        await partnerships.say_trained(mentor, programme, None)
    await partnerships.turn_wish(district.methodist, "training_by_mentor")
    for _ in range(2):
        form = await partnerships.say_trained(mentor, programme, None)
    assert form.trained_on == date(2026, 11, 16)


async def test_strangers_and_other_programmes(
    district: District, services: Services, database: Database
) -> None:
    partnerships = services.partnerships
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Смирнова", Role.MENTEE)
    elsewhere = await a_district(database, name="Другой район")
    await partnerships.ask_mentors(district.methodist)
    person_id, programme = mentor.require_person(), district.programme_id
    for attempt in (
        partnerships.mentor(elsewhere.methodist, person_id),
        partnerships.mark_mentor(elsewhere.methodist, person_id, marked=True),
        partnerships.set_places(elsewhere.methodist, person_id, 3),
        partnerships.set_training(elsewhere.methodist, person_id, None),
        partnerships.mentor_form(mentor, 10**6),
        partnerships.turn_wish(elsewhere.methodist, "id"),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(DomainError):
        await partnerships.set_places(district.methodist, person_id, 6)
    for refused in (
        partnerships.mentors(mentor),
        partnerships.mentor(mentor, person_id),
        partnerships.ask_mentors(mentor),
        partnerships.mentor_form(mentee, programme),
        partnerships.toggle_strength(mentee, programme, 1, None),
        partnerships.mentor_form(replace(mentor, account_id=10**6), programme),
    ):
        with pytest.raises(Forbidden):
            await refused
    foreign = (await services.people.deficits(elsewhere.methodist))[0].id
    with pytest.raises(NotFound):
        await partnerships.toggle_strength(mentor, programme, foreign, None)


async def test_what_a_mentor_said_goes_with_their_consent(
    district: District, services: Services, database: Database
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    await services.partnerships.ask_mentors(district.methodist)
    await services.partnerships.answer_capacity(mentor, district.programme_id, 0, None)
    await services.partnerships.write_form(mentor, district.programme_id, "Мой секрет")
    exported = await services.people.my_data(mentor)
    assert "Мой секрет" in exported.part("as_a_mentor").rows[0]
    await services.people.withdraw(mentor)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(MentorProfile)) == 0
