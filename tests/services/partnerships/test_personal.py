"""The personal programme of a partnership: made, agreed by both sides, carried out, reviewed."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from models.database import Database
from models.enums import (
    AssignmentState,
    DeficitSide,
    Doer,
    Evidence,
    GoalOutcome,
    PartnershipState,
    PersonalState,
    ProgrammeState,
    Review,
    Role,
    WordKind,
)
from models.partnerships import Partnership
from models.personal import PersonalAction, PersonalGoal, PersonalProgramme
from models.programmes import Programme
from models.roadmap import Assignment, Reminder
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.personal_facts import Personal
from services.partnerships.personal_rules import TEMPLATES
from services.partnerships.service import PartnershipsService
from services.registry import Services
from services.roadmap.rules import Given
from services.roadmap.views import Outcome
from tests.conftest import build_services
from tests.services.partnerships.company import Company, company_of

TODAY = date(2026, 11, 16)
SOON = date(2026, 11, 27)
LONG = "я" * 2001


@dataclass
class Couple:
    """A pair, and the few words in which its stories are told."""

    company: Company
    clock: FixedClock

    @property
    def id(self) -> int:
        return self.company.id

    @property
    def partnerships(self) -> PartnershipsService:
        return self.company.services.partnerships

    async def seen(self, by: Actor | None = None) -> Personal:
        return await self.partnerships.personal(by or self.company.mentor, self.id)

    async def drafted(self) -> Personal:
        """One goal, and an action of the mentee's for the 27th."""
        mentor = self.company.mentor
        await self.partnerships.start_personal(mentor, self.id, "", str)
        await self.partnerships.add_goal(mentor, self.id, "Увереннее вести урок")
        await self.partnerships.add_action(mentor, self.id, "Провести урок", Doer.MENTEE, SOON)
        return await self.seen()

    async def agreed(self) -> Personal:
        await self.drafted()
        await self.say_yes()
        return await self.seen()

    async def say_yes(self) -> None:
        for one in (self.company.mentor, *self.company.mentees):
            revision = (await self.seen()).revision
            await self.partnerships.say_yes(one, self.id, revision)

    async def tasks(self, of: Actor | None = None) -> list[Assignment]:
        async with self.company.database.read() as session:
            query = select(Assignment).where(Assignment.personal_action_id.is_not(None))
            if of:
                query = query.where(Assignment.person_id == of.person_id)
            return list(await session.scalars(query.order_by(Assignment.id)))

    async def reminders(self) -> list[date]:
        async with self.company.database.read() as session:
            query = (
                select(Reminder.remind_on)
                .join(Assignment)
                .where(Assignment.personal_action_id.is_not(None), Reminder.bundled.is_(False))
            )
            return list(await session.scalars(query.order_by(Reminder.remind_on)))


@pytest.fixture
def any_services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


@pytest.fixture
async def couple(any_services: Services, any_database: Database, clock: FixedClock) -> Couple:
    return Couple(await company_of(any_services, any_database, 1), clock)


@pytest.fixture
async def three(any_services: Services, any_database: Database, clock: FixedClock) -> Couple:
    return Couple(await company_of(any_services, any_database, 3), clock)


async def test_from_draft_to_assignments(couple: Couple) -> None:
    mentor, mentee = couple.company.mentor, couple.company.mentee
    assert (await couple.seen(mentee)).state is None
    draft = await couple.drafted()
    assert (draft.state, draft.midterm_on, draft.ends_on) == (
        PersonalState.DRAFT,
        date(2027, 2, 19),
        date(2027, 5, 25),
    )
    assert await couple.tasks() == []
    assert await couple.partnerships.say_yes(mentor, couple.id, draft.revision) is PersonalState.DRAFT
    half = await couple.seen(mentee)
    assert (half.agreed, half.waiting) == ((half.mentor,), half.mentees)
    assert await couple.company.said(mentee) == ["introduction", "personal_offered"]
    assert await couple.partnerships.say_yes(mentee, couple.id, draft.revision) is PersonalState.AGREED
    assert await couple.partnerships.say_yes(mentee, couple.id, draft.revision) is PersonalState.AGREED
    (task,) = await couple.tasks()
    assert (task.person_id, task.title, task.due_on) == (mentee.person_id, "Провести урок", SOON)
    assert await couple.reminders() == [date(2026, 11, 20), date(2026, 11, 26), SOON, date(2026, 11, 30)]
    assert "personal_agreed" in await couple.company.said(mentor)


async def test_a_change_of_the_draft_asks_for_each_yes_anew(couple: Couple) -> None:
    mentor, mentee = couple.company.mentor, couple.company.mentee
    seen = (await couple.drafted()).revision
    await couple.partnerships.say_yes(mentor, couple.id, seen)
    await couple.partnerships.add_goal(mentee, couple.id, "Не бояться родителей")
    with pytest.raises(DomainError, match="personal-changed-since"):
        await couple.partnerships.say_yes(mentee, couple.id, seen)
    now = await couple.seen()
    assert (now.state, now.agreed) == (PersonalState.DRAFT, ())


async def test_two_who_add_the_third_goal_at_once(couple: Couple, any_database: Database) -> None:
    await couple.drafted()
    await couple.partnerships.add_goal(couple.company.mentor, couple.id, "Вторая")
    found = await asyncio.gather(
        *(
            couple.partnerships.add_goal(one, couple.id, f"Третья {place}")
            for place, one in enumerate((couple.company.mentor, couple.company.mentee))
        ),
        return_exceptions=True,
    )
    assert sorted(str(one) for one in found if one) == ["personal-goals-full"]
    async with any_database.read() as session:
        assert await session.scalar(select(func.count()).select_from(PersonalGoal)) == 3


async def test_no_review_is_proposed_on_a_public_holiday(couple: Couple, clock: FixedClock) -> None:
    clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    await couple.partnerships.start_personal(couple.company.mentor, couple.id, "", str)
    # Half-way to the end of lessons is 23 February.
    assert date(2027, 2, 19) <= (await couple.seen()).midterm_on < date(2027, 2, 23)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
async def test_every_template_can_be_agreed_to_at_once(couple: Couple, name: str) -> None:
    await couple.partnerships.start_personal(couple.company.mentor, couple.id, name, str)
    await couple.partnerships.start_personal(couple.company.mentor, couple.id, "", str)
    found = await couple.seen()
    assert len(found.goals) == len(TEMPLATES[name].goals) <= 3
    assert all(one.deficit for one in found.goals)
    assert [one.due_on.weekday() < 5 and TODAY <= one.due_on <= found.ends_on for one in found.actions]
    await couple.say_yes()
    assert (await couple.seen()).state is PersonalState.AGREED
    both = sum(2 if step.doer is Doer.BOTH else 1 for step in TEMPLATES[name].steps)
    assert len(await couple.tasks()) == both


async def test_goals_come_from_what_the_mentees_want(couple: Couple) -> None:
    mentor, mentee = couple.company.mentor, couple.company.mentee
    everything = await couple.partnerships.goal_choices(mentor, couple.id)
    assert len(everything) == 7
    people = couple.company.services.people
    await people.choose_deficits(mentee, DeficitSide.WANTED, [everything[2].id, everything[4].id])
    await couple.partnerships.start_personal(mentor, couple.id, "", str)
    await couple.partnerships.add_goal(mentor, couple.id, deficit_id=everything[2].id)
    await couple.partnerships.add_goal(mentor, couple.id, deficit_id=everything[2].id)
    assert await couple.partnerships.goal_choices(mentee, couple.id) == (everything[4],)
    (goal,) = (await couple.seen()).goals
    assert goal.deficit == everything[2]
    with pytest.raises(NotFound):
        await couple.partnerships.add_goal(mentor, couple.id, deficit_id=99_999)


async def test_wrong_input_changes_nothing(couple: Couple) -> None:
    mentor, asks = couple.company.mentor, couple.partnerships
    with pytest.raises(NotFound):
        await asks.add_goal(mentor, couple.id, "До начала")
    with pytest.raises(NotFound):
        await asks.start_personal(mentor, couple.id, "wrong", str)
    before = await couple.drafted()
    late, past = date(2027, 9, 1), TODAY - timedelta(days=1)
    soon, at_the_end = TODAY + timedelta(days=2), before.ends_on
    for key, wrong in (
        ("error-text-too-long", asks.add_action(mentor, couple.id, "я" * 301, Doer.BOTH, SOON)),
        ("personal-action-empty", asks.add_action(mentor, couple.id, " \n ", Doer.BOTH, SOON)),
        ("personal-day-outside", asks.add_action(mentor, couple.id, "Урок", Doer.BOTH, late)),
        ("personal-day-outside", asks.add_action(mentor, couple.id, "Урок", Doer.BOTH, past)),
        ("personal-day-outside", asks.add_action(mentor, couple.id, "Урок", Doer.BOTH, date.max)),
        ("error-text-too-long", asks.add_goal(mentor, couple.id, LONG)),
        ("error-text-too-long", asks.ask_change(mentor, couple.id, LONG)),
        ("personal-change-empty", asks.ask_change(mentor, couple.id, "")),
        ("error-text-too-long", asks.say_expectation(mentor, couple.id, LONG)),
        ("personal-day-outside", asks.set_personal_days(mentor, couple.id, ends_on=late)),
        ("personal-day-outside", asks.set_personal_days(mentor, couple.id, midterm_on=past)),
        ("personal-reviews-order", asks.set_personal_days(mentor, couple.id, midterm_on=at_the_end)),
        ("personal-actions-after", asks.set_personal_days(mentor, couple.id, midterm_on=TODAY, ends_on=soon)),
        ("personal-review-not-now", asks.say_review(mentor, couple.id, Review.MIDTERM, "Рано")),
    ):
        with pytest.raises(DomainError, match=key):
            await wrong
    assert await couple.seen() == before


async def test_no_more_than_fifteen_actions(couple: Couple) -> None:
    await couple.drafted()
    for number in range(2, 16):
        await couple.partnerships.add_action(
            couple.company.mentor, couple.id, f"Шаг {number}", Doer.BOTH, SOON
        )
    with pytest.raises(DomainError, match="personal-actions-full"):
        await couple.partnerships.add_action(couple.company.mentor, couple.id, "Ещё", Doer.BOTH, SOON)


async def test_foreign_people_and_mentees_who_would_lead(couple: Couple) -> None:
    stranger = await couple.company.district.person("Чужая", Role.MENTOR, Role.MENTEE)
    far = await couple.company.district.person("Куратор", Role.CURATOR, school_id=None)
    draft = await couple.drafted()
    mentee, asks = couple.company.mentee, couple.partnerships
    goal, action = draft.goals[0].id, draft.actions[0].id
    for wish in (
        asks.personal(stranger, couple.id),
        asks.add_goal(stranger, couple.id, "Чужая цель"),
        asks.say_yes(stranger, couple.id, draft.revision),
        asks.add_goal(couple.company.methodist, couple.id, "Сверху"),
        asks.say_expectation(far, couple.id, "Хочу"),
        asks.remove_goal(mentee, couple.id, goal),
        asks.reword_goal(mentee, couple.id, goal, "Иначе"),
        asks.drop_action(mentee, couple.id, action),
        asks.move_action(mentee, couple.id, action, TODAY),
        asks.set_personal_days(mentee, couple.id, midterm_on=SOON),
        asks.start_personal(mentee, couple.id, "", str),
    ):
        with pytest.raises(Forbidden):
            await wish
    assert await couple.seen() == draft
    # Both schools' curators read it; so does the methodist.
    assert (await couple.seen(far)).goals
    assert not (await couple.seen(couple.company.methodist)).can_take_part


async def test_things_of_another_programme_are_not_found(couple: Couple, any_services: Services) -> None:
    here = couple.company
    second = await here.district.person("Вторая", Role.MENTOR, school_id=here.district.leader_school)
    led = await here.district.person("Ведомая", Role.MENTEE)
    pair = await any_services.partnerships.create(
        here.methodist, second.require_person(), [led.require_person()]
    )
    other = Couple(Company(here.district, any_services, second, [led], pair.id, here.database), couple.clock)
    theirs, mentor = await other.drafted(), couple.company.mentor
    await couple.drafted()
    with pytest.raises(NotFound):
        await couple.partnerships.remove_goal(mentor, couple.id, theirs.goals[0].id)
    with pytest.raises(NotFound):
        await couple.partnerships.move_action(mentor, couple.id, theirs.actions[0].id, TODAY)
    with pytest.raises(Forbidden):
        await couple.partnerships.remove_goal(mentor, other.id, theirs.goals[0].id)


async def test_actions_move_are_reworded_and_go_with_their_assignments(couple: Couple) -> None:
    await couple.agreed()
    mentor, later = couple.company.mentor, date(2026, 12, 11)
    action = (await couple.seen()).actions[0].id
    await couple.partnerships.move_action(mentor, couple.id, action, later)
    await couple.partnerships.reword_action(mentor, couple.id, action, "Провести открытый урок")
    (task,) = await couple.tasks()
    assert (task.due_on, task.title) == (later, "Провести открытый урок")
    assert await couple.reminders() == [
        date(2026, 12, 4), date(2026, 12, 10), later, date(2026, 12, 14)
    ]  # fmt: skip
    assert (await couple.company.said(couple.company.mentee)).count("personal_moved") == 1
    await couple.partnerships.add_action(mentor, couple.id, "Разобрать вместе", Doer.BOTH, later)
    assert len(await couple.tasks()) == 3
    await couple.partnerships.drop_action(mentor, couple.id, action)
    assert (await couple.tasks())[0].state is AssignmentState.CANCELLED
    assert [one.title for one in (await couple.seen()).actions] == ["Разобрать вместе"]
    with pytest.raises(NotFound):
        await couple.partnerships.drop_action(mentor, couple.id, action)


async def test_done_counts_and_stays_done(couple: Couple) -> None:
    await couple.agreed()
    (task,) = await couple.tasks()
    await couple.company.services.roadmap.done(couple.company.mentee, task.id)
    (action,) = (await couple.seen()).actions
    assert (action.done, action.given) == (1, 1)
    await couple.partnerships.move_action(couple.company.mentor, couple.id, action.id, date(2026, 12, 11))
    assert (await couple.tasks())[0].due_on == SOON
    await couple.partnerships.drop_action(couple.company.mentor, couple.id, action.id)
    assert (await couple.tasks())[0].state is AssignmentState.DONE


async def test_what_is_to_be_shown_is_asked_for_and_looked_at(couple: Couple) -> None:
    await couple.agreed()
    mentor, mentee, methodist = couple.company.mentor, couple.company.mentee, couple.company.methodist
    roadmap = couple.company.services.roadmap
    (action,) = (await couple.seen()).actions
    with pytest.raises(DomainError, match="personal-agreed-already"):
        await couple.partnerships.set_action_evidence(mentee, couple.id, action.id, Evidence.NOTHING)
    await couple.partnerships.set_action_evidence(mentor, couple.id, action.id, Evidence.LINK)
    (task,) = await couple.tasks()
    assert (await roadmap.done(mentee, task.id)) is Outcome.EVIDENCE_WANTED
    await roadmap.show(mentee, task.id, Given("https://example.org/lesson"))
    card = await roadmap.review(methodist)
    assert card
    assert card.text == "https://example.org/lesson"
    for reader in (mentor, mentee, methodist):
        (shown,) = await couple.partnerships.step_shown(reader, couple.id, action.id)
        assert (shown.text, shown.file) == (card.text, None)
    await roadmap.return_evidence(methodist, task.id, "Нужен конспект")
    assert (await couple.tasks())[0].state is AssignmentState.OPEN


async def test_what_one_mentee_shows_the_other_does_not_see(three: Couple) -> None:
    await three.agreed()
    mentor, methodist = three.company.mentor, three.company.methodist
    first, second = three.company.mentees[:2]
    (action,) = (await three.seen()).actions
    await three.partnerships.set_action_evidence(mentor, three.id, action.id, Evidence.NUMBER)
    for one, number in ((first, "12"), (second, "30")):
        (task,) = await three.tasks(one)
        await three.company.services.roadmap.done(one, task.id)
        await three.company.services.roadmap.show(one, task.id, Given(number))
        (own,) = await three.partnerships.step_shown(one, three.id, action.id)
        assert own.text == number
    assert len(await three.partnerships.step_shown(mentor, three.id, action.id)) == 2
    assert len(await three.partnerships.step_shown(methodist, three.id, action.id)) == 2
    district = three.company.district
    (elsewhere,) = [await district.person("Жуков", Role.CURATOR, school_id=district.leader_school)]
    assert await three.partnerships.step_shown(elsewhere, three.id, action.id) == ()


async def test_either_side_asks_for_a_change_and_the_tasks_go_on(couple: Couple) -> None:
    await couple.agreed()
    mentor, mentee = couple.company.mentor, couple.company.mentee
    with pytest.raises(DomainError, match="personal-agreed-already"):
        await couple.partnerships.add_goal(mentor, couple.id, "Ещё одна")
    await couple.partnerships.ask_change(mentee, couple.id, "Две цели вместо одной")
    again = await couple.seen()
    assert (again.state, again.agreed) == (PersonalState.DRAFT, ())
    assert [one.text for one in again.said(WordKind.CHANGE)] == ["Две цели вместо одной"]
    assert "personal_change" in await couple.company.said(mentor)
    assert (await couple.tasks())[0].state is AssignmentState.OPEN
    await couple.partnerships.add_goal(mentee, couple.id, "Вторая")
    await couple.say_yes()
    after = await couple.seen()
    assert (after.state, after.said(WordKind.CHANGE)) == (PersonalState.AGREED, ())
    assert len(await couple.tasks()) == 1


async def test_nothing_is_agreed_without_goals_or_with_a_day_past(couple: Couple) -> None:
    mentor = couple.company.mentor
    await couple.partnerships.start_personal(mentor, couple.id, "", str)
    with pytest.raises(DomainError, match="personal-not-whole"):
        await couple.say_yes()
    await couple.partnerships.add_goal(mentor, couple.id, "Цель")
    await couple.partnerships.add_action(mentor, couple.id, "Вчера", Doer.BOTH, TODAY)
    couple.clock.moment += timedelta(days=1)
    with pytest.raises(DomainError, match="personal-action-past"):
        await couple.say_yes()


async def test_a_pause_sets_the_tasks_aside(couple: Couple) -> None:
    await couple.agreed()
    methodist, partnerships = couple.company.methodist, couple.partnerships
    await partnerships.pause(methodist, couple.id, "Болезнь", date(2026, 12, 7))
    assert await couple.reminders() == []
    assert (await couple.tasks())[0].state is AssignmentState.CANCELLED
    with pytest.raises(DomainError, match="personal-not-active"):
        await partnerships.add_action(couple.company.mentor, couple.id, "Урок", Doer.BOTH, SOON)
    couple.clock.moment = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    assert await partnerships.resume_due() == 1
    (task,) = await couple.tasks()
    # It fell due during the pause: nobody is late with it, there is a week for it.
    assert (task.state, task.postponed_to) == (AssignmentState.OPEN, date(2026, 12, 14))
    assert await couple.reminders() == [date(2026, 12, 14)]


async def test_a_pause_that_ends_early_leaves_the_days_as_they_were(couple: Couple) -> None:
    await couple.agreed()
    before = await couple.reminders()
    await couple.partnerships.pause(couple.company.methodist, couple.id, "", date(2026, 12, 7))
    await couple.partnerships.resume(couple.company.methodist, couple.id)
    assert (await couple.tasks())[0].postponed_to is None
    assert await couple.reminders() == before


async def test_the_end_of_a_partnership_ends_its_tasks(couple: Couple) -> None:
    await couple.agreed()
    await couple.partnerships.close(couple.company.methodist, couple.id, "Цели достигнуты")
    assert await couple.reminders() == []
    assert (await couple.tasks())[0].state is AssignmentState.CANCELLED
    mentor = couple.company.mentor
    for wish in (
        couple.partnerships.add_goal(mentor, couple.id, "Поздно"),
        couple.partnerships.say_yes(mentor, couple.id, 1),
        couple.partnerships.start_personal(mentor, couple.id, "", str),
    ):
        with pytest.raises(DomainError, match="partnerships-closed"):
            await wish
    couple.clock.moment = datetime(2027, 2, 19, 9, 0, tzinfo=UTC)
    assert await couple.partnerships.ask_reviews() == 0
    assert not (await couple.seen()).can_take_part


async def test_a_group_has_one_programme(three: Couple) -> None:
    mentor, mentees = three.company.mentor, three.company.mentees
    await three.drafted()
    await three.partnerships.add_action(mentor, three.id, "Встреча группы", Doer.BOTH, SOON)
    await three.say_yes()
    assert (await three.seen()).state is PersonalState.AGREED
    assert len(await three.tasks()) == 3 + 4
    await three.partnerships.remove_mentee(
        three.company.methodist, three.id, mentees[2].require_person(), "переезд"
    )
    assert {one.state for one in await three.tasks(mentees[2])} == {AssignmentState.CANCELLED}
    new = await three.company.district.person("Новикова", Role.MENTEE)
    await three.partnerships.add_mentee(three.company.methodist, three.id, new.require_person())
    assert [one.title for one in await three.tasks(new)] == ["Провести урок", "Встреча группы"]


async def reviewed(couple: Couple, review: Review, outcome: GoalOutcome) -> None:
    mentor, mentee, asks = couple.company.mentor, couple.company.mentee, couple.partnerships
    goal = (await couple.seen()).goals[0].id
    with pytest.raises(Forbidden):
        await asks.mark_goal(mentee, couple.id, goal, review, outcome)
    with pytest.raises(DomainError, match="personal-mark-first"):
        await asks.note_goal(mentor, couple.id, goal, review, "Дала два урока")
    await asks.mark_goal(mentor, couple.id, goal, review, GoalOutcome.NOT_YET)
    await asks.mark_goal(mentor, couple.id, goal, review, outcome)
    await asks.note_goal(mentor, couple.id, goal, review, "Дала два урока")
    await asks.say_review(mentee, couple.id, review, "Стало спокойнее")
    assert (await couple.seen()).review is review
    await asks.say_review(mentor, couple.id, review, "Растёт на глазах")


async def test_two_reviews_are_asked_for_and_held(couple: Couple) -> None:
    agreed = await couple.agreed()
    mentee, asks = couple.company.mentee, couple.partnerships
    # Moscow is three hours ahead: the nineteenth begins there at 21:00 UTC of the day before.
    couple.clock.moment = datetime(2027, 2, 18, 20, 59, tzinfo=UTC)
    assert await asks.ask_reviews() == 0
    couple.clock.moment += timedelta(minutes=1)
    assert await asks.ask_reviews() == 1
    assert await asks.ask_reviews() == 0
    assert (await couple.company.said(mentee)).count("personal_review") == 1
    couple.clock.moment += timedelta(days=7)
    assert await asks.ask_reviews() == 1, "once more a week later"
    await reviewed(couple, Review.MIDTERM, GoalOutcome.PARTLY)
    middle = await couple.seen()
    assert (middle.state, middle.review, middle.midterm_held_on) == (
        PersonalState.REVIEWED,
        None,
        date(2027, 2, 26),
    )
    couple.clock.moment = datetime(2027, 5, 25, 9, 0, tzinfo=UTC)
    assert await asks.ask_reviews() == 1
    await reviewed(couple, Review.END, GoalOutcome.REACHED)
    end = await couple.seen()
    assert (end.state, end.finished_on) == (PersonalState.FINISHED, date(2027, 5, 25))
    marks = end.goals[0].marks
    assert [marks[one].outcome for one in Review] == [GoalOutcome.PARTLY, GoalOutcome.REACHED]
    assert [one.text for one in end.said(WordKind.END)] == ["Растёт на глазах", "Стало спокойнее"]
    couple.clock.moment += timedelta(days=8)
    assert await asks.ask_reviews() == 0
    with pytest.raises(DomainError, match="personal-finished"):
        await asks.ask_change(mentee, couple.id, "Ещё")
    assert agreed.state is PersonalState.AGREED


async def test_a_review_waits_for_the_end_of_a_pause(couple: Couple) -> None:
    await couple.agreed()
    couple.clock.moment = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
    await couple.partnerships.pause(couple.company.methodist, couple.id, "", date(2027, 3, 1))
    couple.clock.moment = datetime(2027, 2, 20, 9, 0, tzinfo=UTC)
    assert await couple.partnerships.ask_reviews() == 0
    couple.clock.moment = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
    await couple.partnerships.resume_due()
    assert await couple.partnerships.ask_reviews() == 1


async def test_words_go_with_who_wrote_them(couple: Couple, any_database: Database) -> None:
    mentor, mentee, asks = couple.company.mentor, couple.company.mentee, couple.partnerships
    await asks.start_personal(mentor, couple.id, "", str)
    for one, secret in ((mentor, "наставника"), (mentee, "наставляемой")):
        await asks.add_goal(one, couple.id, f"Цель {secret}")
        await asks.add_action(one, couple.id, f"Шаг {secret}", Doer.BOTH, SOON)
        await asks.say_expectation(one, couple.id, f"Жду {secret}")
    await couple.say_yes()
    for one in (mentor, mentee):
        for task in await couple.tasks(one):
            await couple.company.services.roadmap.done(one, task.id)
    await couple.company.services.people.withdraw(mentee)
    assert [one.state for one in await couple.tasks(mentee)] == [AssignmentState.DONE] * 2, "for the sums"
    async with any_database.read() as session:
        assert set(await session.scalars(select(PersonalGoal.text))) == {"Цель наставника"}
        assert set(await session.scalars(select(PersonalAction.title))) == {"Шаг наставника", "—"}
        assert await session.scalar(select(func.count()).where(Assignment.title == "Шаг наставляемой")) == 0
    assert [one.text for one in (await couple.seen()).words] == ["Жду наставника"]


async def test_another_year_begins_afresh_with_what_is_left(couple: Couple) -> None:
    mentor, asks = couple.company.mentor, couple.partnerships
    await couple.drafted()
    wanted = (await asks.goal_choices(mentor, couple.id))[0]
    await asks.add_goal(mentor, couple.id, deficit_id=wanted.id)
    await asks.add_goal(mentor, couple.id, "Достигнутая")
    await couple.say_yes()
    couple.clock.moment = datetime(2027, 5, 20, 9, 0, tzinfo=UTC)
    reached = (await couple.seen()).goals[2].id
    await asks.mark_goal(mentor, couple.id, reached, Review.END, GoalOutcome.REACHED)
    programmes, methodist = couple.company.services.programmes, couple.company.methodist
    made = await programmes.roll_over(methodist, [])
    async with couple.company.database.write() as session:
        await session.execute(update(Partnership).values(state=PartnershipState.ACTIVE))
        new = await session.scalar(select(Partnership).where(Partnership.previous_id == couple.id))
        assert new
    begun = await asks.personal(mentor, new.id)
    assert (begun.state, begun.follows) == (None, True)
    couple.clock.moment = datetime(2027, 9, 6, 9, 0, tzinfo=UTC)
    await asks.start_personal(mentor, new.id, "previous", str)
    begun = await asks.personal(mentor, new.id)
    assert [(one.text, bool(one.deficit)) for one in begun.goals] == [
        ("Увереннее вести урок", False),
        ("", True),
    ]
    assert begun.goals[1].deficit != wanted, "the new programme's own"
    assert (begun.state, begun.actions) == (PersonalState.DRAFT, ())
    assert made.programme_id == new.programme_id


async def test_a_year_that_is_nearly_over(couple: Couple, any_database: Database) -> None:
    async with any_database.write() as session:
        await session.execute(update(Programme).values(ends_on=date(2026, 11, 20)))
    with pytest.raises(DomainError, match="personal-too-late"):
        await couple.partnerships.start_personal(couple.company.mentor, couple.id, "", str)
    async with any_database.read() as session:
        assert await session.scalar(select(func.count()).select_from(PersonalProgramme)) == 0
        assert await session.scalar(select(Programme.state)) is ProgrammeState.LAUNCHED
