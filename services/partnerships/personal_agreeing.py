"""Both sides say yes to a programme, ask for a change, say their word, hold its reviews."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite

from models.enums import GoalOutcome, PartnershipState, PersonalState, ProgrammeState, Review, WordKind
from models.partnerships import Partnership
from models.personal import (
    GoalReview,
    PersonalAction,
    PersonalGoal,
    PersonalProgramme,
    PersonalWord,
    PersonalYes,
)
from models.programmes import Programme
from models.roadmap import Assignment
from services.actor import Actor
from services.base import insert_ignore
from services.errors import DomainError, Repeated
from services.partnerships import personal_tasks
from services.partnerships.people import local_day
from services.partnerships.personal_actions import PersonalActions
from services.partnerships.personal_rows import Work, goal_of, have_agreed, to_agree
from services.partnerships.personal_rules import (
    AGREED,
    CHANGE,
    NOTE_LENGTH,
    OFFERED,
    REVIEW,
    WORD_LENGTH,
    next_reminder,
    one_line,
    review_open,
)
from services.partnerships.personal_telling import tell_others

AT_ONCE = 100
WORD_OF = {Review.MIDTERM: WordKind.MIDTERM, Review.END: WordKind.END}


class PersonalAgreeing(PersonalActions):
    async def say_yes(self, actor: Actor, partnership_id: int, revision: int) -> PersonalState:
        """Agree to the draft as it stood at `revision`; with the last yes its actions become assignments.

        Saying it twice changes nothing. DomainError when the draft has changed since, has no goal or no
        action, or an action whose day is past.
        """
        async with self.changing(actor, partnership_id) as work:
            personal = work.personal
            if personal.state is not PersonalState.DRAFT:
                return personal.state
            if personal.revision != revision:
                raise DomainError("personal-changed-since")
            await self._require_whole(work)
            row = {"personal_id": personal.id, "person_id": work.person_id, "said_at": self.clock.now()}
            if not await insert_ignore(work.session, PersonalYes, [row]):
                return personal.state
            yes = await have_agreed(work.session, personal.id)
            if await to_agree(work) <= yes:
                await self._agreed(work)
            else:
                await tell_others(work, self.clock.now(), OFFERED, f"r{revision}", but=yes)
            self.audit(
                work.session,
                actor,
                "partnerships.personal_agreed",
                f"partnership:{partnership_id}",
                programme_id=work.programme.id,
            )
            return personal.state

    async def ask_change(self, actor: Actor, partnership_id: int, word: str) -> None:
        """Say what should be otherwise: the programme is a draft again, the others hear it.

        What was agreed goes on meanwhile: assignments stay until somebody changes them.
        """
        word = one_line(word, WORD_LENGTH, "personal-change-empty")
        async with self.changing(actor, partnership_id) as work:
            if work.personal.state is PersonalState.FINISHED:
                raise DomainError("personal-finished")
            if not await self.is_first(work.session, actor, "partnerships.ask_change"):
                raise Repeated
            work.personal.state = PersonalState.DRAFT
            await work.touch()
            await self._keep_word(work, WordKind.CHANGE, word)
            mark = f"r{work.personal.revision}"
            await tell_others(work, self.clock.now(), CHANGE, mark, about_id=work.person_id)
            self.audit(
                work.session,
                actor,
                "partnerships.personal_change_asked",
                f"partnership:{partnership_id}",
                programme_id=work.programme.id,
            )

    async def say_expectation(self, actor: Actor, partnership_id: int, text: str) -> None:
        """Say what one expects of the other side; a part of what is agreed on."""
        text = one_line(text, WORD_LENGTH, "personal-word-empty")
        async with self.changing(actor, partnership_id) as work:
            work.require_draft()
            if not await self.is_first(work.session, actor, "partnerships.say_expectation"):
                raise Repeated
            await self._keep_word(work, WordKind.EXPECTS, text)
            await self._note_change(actor, work, "personal_expectations")

    async def say_review(self, actor: Actor, partnership_id: int, review: Review, text: str) -> None:
        """Say one's word of a review, or add it after that. A word of each side is needed to close it."""
        text = one_line(text, WORD_LENGTH, "personal-word-empty")
        async with self.changing(actor, partnership_id) as work:
            if not _is_open(work, review) and not _held(work.personal, review):
                raise DomainError("personal-review-not-now")
            await self._keep_word(work, WORD_OF[review], text)
            await self._reviewed(actor, work)

    async def mark_goal(
        self, actor: Actor, partnership_id: int, goal_id: int, review: Review, outcome: GoalOutcome
    ) -> None:
        """Say as the mentor how far a goal has been reached by the open review."""
        async with self.changing(actor, partnership_id) as work:
            mark = await self._mark(work, goal_id, review)
            if mark is None:
                work.session.add(
                    GoalReview(goal_id=goal_id, review=review, outcome=outcome, by_id=work.person_id)
                )
            else:
                mark.outcome, mark.by_id = outcome, work.person_id
            await work.session.flush()
            await self._reviewed(actor, work)

    async def note_goal(
        self, actor: Actor, partnership_id: int, goal_id: int, review: Review, note: str
    ) -> None:
        """Add to a mark what exactly has been reached. DomainError before the mark."""
        note = one_line(note, NOTE_LENGTH, "personal-word-empty")
        async with self.changing(actor, partnership_id) as work:
            mark = await self._mark(work, goal_id, review)
            if mark is None:
                raise DomainError("personal-mark-first")
            mark.note, mark.by_id = note, work.person_id
            await self._reviewed(actor, work)

    async def ask_reviews(self) -> int:
        """Tick: members are asked for the reviews whose day has come (local); returns of how many."""
        now = self.clock.now()
        # No zone is a day ahead of this one: whose day has really come is looked at below.
        due = (
            select(PersonalProgramme.id)
            .where(PersonalProgramme.remind_on <= (now + timedelta(hours=14)).date())
            .order_by(PersonalProgramme.remind_on)
            .limit(AT_ONCE)
        )
        async with self.database.read() as session:
            ids = (await session.scalars(due)).all()
        asked = 0
        for personal_id in ids:
            async with self.database.write() as session:
                personal = await session.get_one(PersonalProgramme, personal_id, with_for_update=True)
                partnership = await session.get_one(Partnership, personal.partnership_id)
                programme = await session.get_one(Programme, partnership.programme_id)
                today = local_day(programme, now)
                if personal.remind_on is None or personal.remind_on > today:
                    continue
                work = Work(session, personal, partnership, programme, 0, today)
                asked += await self._ask_review(work, now)
        return asked

    async def _ask_review(self, work: Work, now: datetime) -> bool:
        personal, partnership = work.personal, work.partnership
        if partnership.state is PartnershipState.PAUSED:
            personal.remind_on = partnership.paused_until
            return False
        open_now = review_open(personal.state, work.today, personal.midterm_on, personal.ends_on)
        day = personal.remind_on
        personal.remind_on = next_reminder(personal.state, work.today, personal.midterm_on, personal.ends_on)
        living = partnership.state is PartnershipState.ACTIVE
        if not living or open_now is None or work.programme.state is not ProgrammeState.LAUNCHED:
            return False
        await tell_others(work, now, REVIEW, f"{open_now}:{day}")
        subject = f"partnership:{partnership.id}"
        self.audit(
            work.session, None, "partnerships.personal_review_due", subject, programme_id=work.programme.id
        )
        return True

    async def _require_whole(self, work: Work) -> None:
        goals = await work.session.scalar(
            select(func.count()).select_from(PersonalGoal).where(PersonalGoal.personal_id == work.personal.id)
        )
        actions = (
            await work.session.execute(
                select(PersonalAction, exists().where(Assignment.personal_action_id == PersonalAction.id))
                .where(PersonalAction.personal_id == work.personal.id, PersonalAction.dropped_at.is_(None))
                .order_by(PersonalAction.due_on)
            )
        ).all()
        if not goals or not actions:
            raise DomainError("personal-not-whole")
        for action, given in actions:
            if not given and action.due_on < work.today:
                raise DomainError("personal-action-past", title=action.title)

    async def _agreed(self, work: Work) -> None:
        personal = work.personal
        personal.state = PersonalState.REVIEWED if personal.midterm_at else PersonalState.AGREED
        personal.agreed_at = self.clock.now()
        personal.remind_on = next_reminder(personal.state, work.today, personal.midterm_on, personal.ends_on)
        # What was asked for is settled.
        await work.session.execute(
            delete(PersonalWord).where(
                PersonalWord.personal_id == personal.id, PersonalWord.kind == WordKind.CHANGE
            )
        )
        await work.session.flush()
        await personal_tasks.give(work.session, work.programme, work.partnership, personal, work.today)
        await tell_others(work, self.clock.now(), AGREED, f"r{personal.revision}")

    async def _mark(self, work: Work, goal_id: int, review: Review) -> GoalReview | None:
        work.require_lead()
        await goal_of(work, goal_id)
        if not _is_open(work, review):
            raise DomainError("personal-review-not-now")
        return await work.session.get(GoalReview, (goal_id, review))

    async def _reviewed(self, actor: Actor, work: Work) -> None:
        """Record what was said; a review with every goal marked and a word of both sides is behind us."""
        personal, session = work.personal, work.session
        review = review_open(personal.state, work.today, personal.midterm_on, personal.ends_on)
        if review and await _complete(work, review):
            if review is Review.MIDTERM:
                personal.state, personal.midterm_at = PersonalState.REVIEWED, self.clock.now()
            else:
                personal.state, personal.finished_at = PersonalState.FINISHED, self.clock.now()
            personal.remind_on = next_reminder(
                personal.state, work.today, personal.midterm_on, personal.ends_on
            )
        self.audit(
            session,
            actor,
            "partnerships.personal_reviewed",
            f"partnership:{work.partnership.id}",
            programme_id=work.programme.id,
        )

    async def _keep_word(self, work: Work, kind: WordKind, text: str) -> None:
        """One word of each kind from each member: the newest."""
        dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
        row = {
            "personal_id": work.personal.id,
            "person_id": work.person_id,
            "kind": kind,
            "text": text,
            "said_at": self.clock.now(),
        }
        await work.session.execute(
            dialect.insert(PersonalWord)
            .values(row)
            .on_conflict_do_update(
                index_elements=["personal_id", "person_id", "kind"],
                set_={"text": text, "said_at": self.clock.now()},
            )
        )


def _is_open(work: Work, review: Review) -> bool:
    personal = work.personal
    return review is review_open(personal.state, work.today, personal.midterm_on, personal.ends_on)


async def _complete(work: Work, review: Review) -> bool:
    goals = set(
        await work.session.scalars(
            select(PersonalGoal.id).where(PersonalGoal.personal_id == work.personal.id)
        )
    )
    marked = set(
        await work.session.scalars(
            select(GoalReview.goal_id).where(GoalReview.goal_id.in_(goals), GoalReview.review == review)
        )
    )
    spoken = set(
        await work.session.scalars(
            select(PersonalWord.person_id).where(
                PersonalWord.personal_id == work.personal.id, PersonalWord.kind == WORD_OF[review]
            )
        )
    )
    mentor = {work.partnership.mentor_id}
    return goals == marked and mentor <= spoken and bool(spoken - mentor)


def _held(personal: PersonalProgramme, review: Review) -> bool:
    """Whether a review is behind us, so that who has not said their word may still do so."""
    if review is Review.MIDTERM:
        return personal.midterm_at is not None and personal.state is not PersonalState.FINISHED
    return personal.finished_at is not None
