"""One conversation after an event: order, boundary, resuming, wrong answers, promises."""

import asyncio
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from locales import Reader, Texts
from models.database import Database
from models.enums import ParticipationState, Role
from models.people import Account
from models.roadmap import Assignment, Reminder
from models.surveys import AnonymousAnswer, DraftAnswer, NamedAnswer, Participation
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden
from services.files import Received
from services.registry import Services
from services.surveys.facts import Picked, Step
from tests.builders import a_district
from tests.services.surveys.afterwards import Afterwards, an_event


@pytest.fixture
async def story(services: Services, database: Database, clock: FixedClock) -> Afterwards:
    story = await an_event(services, await a_district(database), clock, guests=2)
    await story.end()
    return story


async def participation_of(database: Database, actor: Actor) -> int:
    async with database.read() as session:
        return (
            await session.scalars(select(Participation.id).where(Participation.person_id == actor.person_id))
        ).one()


async def count(database: Database, model: type) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(model)) or 0


async def test_six_answers_from_first_to_promise(
    story: Afterwards, services: Services, database: Database
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    opening = await services.surveys.opening(part)
    assert opening is not None
    assert (opening.position, opening.total, opening.anonymous_total) == (1, 6, 3)
    assert not opening.can_go_back

    view = await story.answer(guest, part, 5, 4)
    assert (view.position, view.can_go_back, view.can_skip) == (3, True, True)
    assert await count(database, DraftAnswer) == 2
    assert await count(database, AnonymousAnswer) == 0

    view = await story.answer(guest, part, 10)
    assert view.boundary
    assert not view.can_go_back, "what was sent without a name can't be fetched back"
    assert await count(database, DraftAnswer) == 0
    assert await count(database, AnonymousAnswer) == 3

    view = await story.answer(guest, part, "Групповой разбор заданий")
    assert view.position == 5
    view = await story.answer(guest, part, 0)
    assert view.position == 6
    view = await story.answer(guest, part, "Разбор в 9 «Б»")
    assert view.position == 6, "when is still to be said"
    assert view.picked == Picked(text="Разбор в 9 «Б»")
    view = await story.answer(guest, part, 0)
    assert view.step is Step.OFFER
    assert view.promise_on == date(2026, 11, 20)
    assert view.plan == Picked(0, "Разбор в 9 «Б»")

    for _ in range(2):
        view = await services.surveys.promise(guest, part, True, "Попробовать: разбор")
    assert view.step is Step.FINISHED
    async with database.read() as session:
        assignment = (await session.scalars(select(Assignment))).one()
        reminder = (await session.scalars(select(Reminder))).one()
    assert assignment.person_id == guest.person_id
    assert assignment.activity_id is None
    assert assignment.due_on == reminder.remind_on == date(2026, 11, 20)


async def test_double_and_old_taps_change_nothing(
    story: Afterwards, services: Services, database: Database
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    await services.surveys.choose(guest, part, 1, 5)
    again = await services.surveys.choose(guest, part, 1, 5)
    assert again.stale
    assert again.position == 2
    ahead = await services.surveys.choose(guest, part, 4, 1)
    assert ahead.stale
    assert await count(database, DraftAnswer) == 1


async def test_two_phones_of_one_person_answer_once(
    services: Services, any_database: Database, clock: FixedClock
) -> None:
    """Both tap the last question of the anonymous part at the same instant: one of them has answered it."""
    story = await an_event(services, await a_district(any_database), clock, guests=1)
    await story.end()
    guest = story.guests[0]
    part = await participation_of(any_database, guest)
    await story.answer(guest, part, 5, 4)
    views = await asyncio.gather(*(services.surveys.choose(guest, part, 3, mark) for mark in (10, 0, 10, 0)))
    assert sorted(view.stale for view in views) == [False, True, True, True]
    assert {view.position for view in views} == {4}
    assert await count(any_database, AnonymousAnswer) == 3
    assert await count(any_database, DraftAnswer) == 0
    ends = await asyncio.gather(*(services.surveys.skip(guest, part, 4) for _ in range(3)))
    assert {view.position for view in ends} == {5}, "one step, however many phones take it"


async def test_back_changes_an_answer_within_the_part(
    story: Afterwards, services: Services, database: Database
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    await story.answer(guest, part, 2)
    view = await services.surveys.back(guest, part, 2)
    assert (view.position, view.picked) == (1, Picked(2))
    view = await services.surveys.back(guest, part, 1)
    assert view.position == 1
    await story.answer(guest, part, 5, 5, 9)
    async with database.read() as session:
        numbers = sorted(number or 0 for number in await session.scalars(select(AnonymousAnswer.number)))
    assert numbers == [5, 5, 9]


async def test_skipping(story: Afterwards, services: Services, database: Database) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    await services.surveys.choose(guest, part, 1, 3)
    await services.surveys.back(guest, part, 2)
    for position in (1, 2, 3, 4, 5):
        view = await services.surveys.skip(guest, part, position)
    assert view.position == 6
    assert await count(database, AnonymousAnswer) == 0
    with pytest.raises(DomainError, match="survey-error-required"):
        await services.surveys.skip(guest, part, 6)
    view = await services.surveys.choose(guest, part, 6, 2)
    assert view.step is Step.FINISHED, "who does not know when is offered no reminder"


async def test_days_later_it_goes_on_where_it_stood(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    await story.answer(guest, part, 5, 4)
    clock.advance(days=2, hours=20)
    view = await services.surveys.look(guest, part)
    assert (view.step, view.position) == (Step.ASKING, 3)


@pytest.mark.parametrize("text", ["шесть", "6", "0", "-1", "4,5", "9" * 50, ""])
async def test_a_mark_out_of_range_is_refused_and_nothing_lost(
    text: str, story: Afterwards, services: Services, database: Database
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    await story.answer(guest, part, 5)
    with pytest.raises(DomainError, match="survey-error-range") as error:
        await services.surveys.write(guest, part, 2, text)
    assert error.value.values == {"first": 1, "last": 5}
    view = await services.surveys.write(guest, part, 2, " 4 ")
    assert view.position == 3


async def test_forged_values_and_long_texts(
    story: Afterwards, services: Services, database: Database
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    with pytest.raises(DomainError):
        await services.surveys.choose(guest, part, 1, 999)
    await story.answer(guest, part, 5, 4, 10)
    with pytest.raises(DomainError):
        await services.surveys.choose(guest, part, 4, 4)
    with pytest.raises(DomainError, match="error-text-too-long"):
        await services.surveys.write(guest, part, 4, "а" * 1001)
    with pytest.raises(DomainError, match="survey-error-empty"):
        await services.surveys.write(guest, part, 4, " \n ")


async def test_another_person_is_refused(story: Afterwards, services: Services, database: Database) -> None:
    first, second = story.guests
    part = await participation_of(database, first)
    for attempt in (
        services.surveys.look(second, part),
        services.surveys.choose(second, part, 1, 5),
        services.surveys.write(second, part, 1, "5"),
        services.surveys.promise(second, part, True, "чужое"),
    ):
        with pytest.raises(Forbidden):
            await attempt
    assert await count(database, DraftAnswer) == 0


async def test_after_closing_answers_are_not_taken_and_drafts_are_gone(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    await story.answer(guest, part, 5, 4)
    clock.advance(hours=73)
    view = await services.surveys.choose(guest, part, 3, 10)
    assert view.step is Step.CLOSED, "even before the tick has come"
    await services.surveys.close_due()
    view = await services.surveys.choose(guest, part, 3, 10)
    assert view.step is Step.CLOSED
    assert await count(database, DraftAnswer) == 0
    assert await count(database, AnonymousAnswer) == 0
    assert await services.surveys.opening(part) is None


async def test_a_promise_can_still_be_taken_when_its_day_has_passed(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)
    await story.answer(guest, part, 5, 4, 10, 0, 0, 0)
    clock.moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    view = await services.surveys.promise(guest, part, True, "x")
    assert view.promise_on == date(2026, 11, 27)


async def test_what_the_next_message_answers(
    story: Afterwards, services: Services, database: Database
) -> None:
    guest = story.guests[0]
    part = await participation_of(database, guest)

    async def expecting() -> str:
        async with database.read() as session:
            return (await session.get_one(Account, guest.account_id)).expecting

    assert await expecting() == ""
    await story.answer(guest, part, 5)
    assert await expecting() == f"survey:{part}:2"


async def test_a_named_survey_keeps_every_answer_by_name(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=1, anonymous=False)
    await story.end()
    part = await participation_of(database, story.guests[0])
    view = await story.answer(story.guests[0], part, 5, 4, 10)
    assert view.anonymous_total == 0
    assert view.can_go_back, "without a boundary one may go back"
    assert await count(database, NamedAnswer) == 3
    assert await count(database, AnonymousAnswer) == 0
    async with database.read() as session:
        state = await session.scalar(select(Participation.state).where(Participation.id == part))
    assert state is ParticipationState.NAMED_PART


async def test_a_mentor_sees_what_the_mentee_lets_them_see(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=4)
    await story.end()
    district = story.district
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    other = await district.person("Павлова", Role.MENTOR, school_id=district.leader_school)
    first, second, third, alone = story.guests[:4]
    pair = await services.partnerships.create(
        district.methodist, mentor.require_person(), [one.require_person() for one in (first, second, third)]
    )
    for guest, takeaway, wanted in (
        (first, "Групповой разбор <заданий>", True),
        (second, "Не для наставника", False),
        (third, 1, True),
    ):
        part = await participation_of(database, guest)
        view = await story.answer(guest, part, 5, 4, 10, takeaway, 3, 2)
        assert view.step is Step.SHARE
        for _ in range(2):
            view = await services.surveys.share(guest, part, wanted)
        assert (view.step, view.shared, view.stale) == (Step.FINISHED, wanted, True)
    shown = await services.surveys.shared_with_me(mentor, pair.id)
    assert {(one.text, one.key) for one in shown} == {
        ("Групповой разбор <заданий>", ""),
        ("", "survey-take-tasks"),
    }
    assert await services.surveys.shared_with_me(other, pair.id) == ()
    assert await services.surveys.shared_with_me(first, pair.id) == ()
    # Nobody to show it to, and nothing to show: nothing is asked.
    view = await story.answer(alone, await participation_of(database, alone), 5, 4, 10, "Разбор", 0, 2)
    assert view.step is Step.FINISHED
    await services.people.withdraw(first)
    assert [one.key for one in await services.surveys.shared_with_me(mentor, pair.id)] == [
        "survey-take-tasks"
    ]


async def test_a_file_goes_along_for_a_week(
    services: Services, database: Database, clock: FixedClock
) -> None:
    """Also when the survey has closed since; of a survey with names the methodist gets it by name."""
    story = await an_event(services, await a_district(database), clock, guests=2, anonymous=False)
    await story.end()
    guest, methodist = story.guests[0], story.district.methodist
    part = await participation_of(database, guest)
    early = await services.surveys.attach(guest, part, Received("рано.pdf", sha256="a" * 64))
    assert (early.stale, early.attached) == (True, ""), "not before the last question"
    done = await story.answer(guest, part, 5, 4, 10, "Групповой разбор", 0, 2)
    assert (done.step, done.attachable, done.total) == (Step.FINISHED, True, 6)
    await services.surveys.close(methodist, await story.survey_id())
    sent = await services.surveys.attach(guest, part, Received("доска.jpg", sha256="b" * 64))
    assert (sent.stale, sent.attached) == (False, "доска.jpg")
    summary = await services.summaries.survey_summary(
        methodist, await story.survey_id(), Reader(Texts.load(), "ru").plain
    )
    assert summary.files == 1
    assert all(one.kind != "file" for one in summary.questions), "what nobody was asked has no figure"
    (file,) = await services.summaries.files(methodist, await story.survey_id())
    assert (file.file.name, "Гостева0" in file.person) == ("доска.jpg", True)
    clock.advance(days=8)
    late = await services.surveys.attach(guest, part, Received("поздно.pdf", sha256="c" * 64))
    assert (late.stale, late.attached) == (True, "доска.jpg")


async def test_all_of_it_is_eight_taps(services: Services, database: Database, clock: FixedClock) -> None:
    """The longest way: with a reminder to oneself and a mentor to show it to, and no word typed."""
    story = await an_event(services, await a_district(database), clock, guests=1)
    await story.end()
    guest, surveys = story.guests[0], services.surveys
    mentor = await story.district.person("Орлова", Role.MENTOR, school_id=story.district.leader_school)
    await services.partnerships.create(
        story.district.methodist, mentor.require_person(), [guest.require_person()]
    )
    part, taps = await participation_of(database, guest), 0
    view = await surveys.look(guest, part)
    while view.step is not Step.FINISHED:
        taps += 1
        if view.step is Step.OFFER:
            view = await surveys.promise(guest, part, True, "Попробовать")
        elif view.step is Step.SHARE:
            view = await surveys.share(guest, part, True)
        else:
            view = await surveys.choose(guest, part, view.position, 1)
    assert taps == 8
