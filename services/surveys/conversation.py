"""One person's conversation: one question at a time, back, skip, to the boundary and beyond it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ParticipationState, QuestionKind, SurveyState
from models.events import Event
from models.people import Person
from models.programmes import Programme
from models.roadmap import Assignment, Reminder
from models.surveys import Participation, Question, Survey
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden, NotFound
from services.people.identity import expect
from services.roadmap.days import IsOff, days_off
from services.surveys.answers import is_hidden, keep, picked_so_far, questions_of, send_anonymous
from services.surveys.facts import Picked, QuestionView, Step, SurveyView
from services.surveys.forms import PLAN, TAKEAWAY, WHEN_WEEK
from services.surveys.rules import chosen, promise_day, written

LONGEST_PROMISE = 300


@dataclass(slots=True)
class _Talk:
    """What one step of a conversation works with."""

    survey: Survey
    programme: Programme
    event: Event | None
    participation: Participation
    questions: list[Question]
    now: datetime

    @property
    def question(self) -> Question | None:
        """The question asked now; None after the last."""
        place = self.participation.position - 1
        return self.questions[place] if 0 <= place < len(self.questions) else None

    @property
    def before(self) -> Question | None:
        """The question one may go back to; None at the start and behind the boundary."""
        place = self.participation.position - 2
        if not 0 <= place < len(self.questions):
            return None
        earlier = self.questions[place]
        question = self.question
        if is_hidden(self.survey, earlier) and (question is None or question.named):
            return None
        return earlier

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.programme.time_zone)).date()

    @property
    def is_off(self) -> IsOff:
        return days_off(self.programme)


class Conversation(Service):
    """The respondent's side. Every step may come twice or late: then it changes nothing and shows what is."""

    async def look(self, actor: Actor, participation_id: int, message_id: int | None = None) -> SurveyView:
        """The conversation as it stands; from now on it lives in message `message_id`."""
        async with self.database.write() as session:
            talk = await self._talk(session, actor, participation_id)
            return await self._shown(session, actor, talk, message_id)

    async def choose(
        self, actor: Actor, participation_id: int, position: int, value: int, message_id: int | None = None
    ) -> SurveyView:
        """Answer question `position` by a button: the number on a scale, or the place of an option."""
        async with self.database.write() as session:
            talk = await self._talk(session, actor, participation_id)
            question = _asked(talk, position)
            if question is None:
                return await self._shown(session, actor, talk, message_id, stale=True)
            number = chosen(question.kind, len(question.options), value)
            text = None
            if question.kind is QuestionKind.WHEN:
                earlier = await picked_so_far(session, talk.participation)
                text = earlier.get(question.id, Picked()).text
            await keep(session, talk.now, talk.survey, talk.participation, question, Picked(number, text))
            await _go_on(session, talk)
            return await self._shown(session, actor, talk, message_id)

    async def write(self, actor: Actor, participation_id: int, position: int, text: str) -> SurveyView:
        """Answer question `position` in words. Raises DomainError that says what would do."""
        async with self.database.write() as session:
            talk = await self._talk(session, actor, participation_id)
            question = _asked(talk, position)
            if question is None:
                return await self._shown(session, actor, talk, None, stale=True)
            meant = written(question.kind, text)
            picked = Picked(number=meant) if isinstance(meant, int) else Picked(text=meant)
            await keep(session, talk.now, talk.survey, talk.participation, question, picked)
            # What one will try is only half of it: when is asked on the same screen.
            if question.kind is not QuestionKind.WHEN:
                await _go_on(session, talk)
            return await self._shown(session, actor, talk, None)

    async def skip(
        self, actor: Actor, participation_id: int, position: int, message_id: int | None = None
    ) -> SurveyView:
        """Leave question `position` without an answer, if it may be."""
        async with self.database.write() as session:
            talk = await self._talk(session, actor, participation_id)
            question = _asked(talk, position)
            if question is None:
                return await self._shown(session, actor, talk, message_id, stale=True)
            if question.required:
                raise DomainError("survey-error-required")
            await keep(session, talk.now, talk.survey, talk.participation, question, Picked())
            await _go_on(session, talk)
            return await self._shown(session, actor, talk, message_id)

    async def back(
        self, actor: Actor, participation_id: int, position: int, message_id: int | None = None
    ) -> SurveyView:
        """Return to the question before; not past the first, and not across the boundary."""
        async with self.database.write() as session:
            talk = await self._talk(session, actor, participation_id)
            if _asked(talk, position) is None:
                return await self._shown(session, actor, talk, message_id, stale=True)
            if talk.before is not None:
                talk.participation.position -= 1
            return await self._shown(session, actor, talk, message_id)

    async def promise(
        self, actor: Actor, participation_id: int, wanted: bool, title: str, message_id: int | None = None
    ) -> SurveyView:
        """Whether the person wants to be reminded of what they will try; `title` names it.

        Wanted, it becomes their own assignment with a reminder on the day offered. Answered once.
        """
        async with self.database.write() as session:
            talk = await self._talk(session, actor, participation_id)
            part = talk.participation
            if part.promise_on is None or part.promise_taken is not None:
                return await self._shown(session, actor, talk, message_id, stale=True)
            part.promise_taken = wanted
            if wanted:
                # Asked on Monday, answered a week later: the next such day is meant.
                day = (
                    part.promise_on
                    if part.promise_on > talk.today
                    else promise_day(WHEN_WEEK, talk.today, talk.is_off)
                )
                assert day is not None
                part.promise_on = day
                assignment = Assignment(
                    programme_id=talk.survey.programme_id,
                    title=" ".join(title.split())[:LONGEST_PROMISE],
                    person_id=part.person_id,
                    due_on=day,
                )
                session.add(assignment)
                await session.flush()
                reminder = Reminder(
                    assignment_id=assignment.id,
                    programme_id=talk.survey.programme_id,
                    offset_days=0,
                    remind_on=day,
                )
                session.add(reminder)
            return await self._shown(session, actor, talk, message_id)

    async def opening(self, participation_id: int) -> SurveyView | None:
        """What the message that opens (or recalls) the conversation shows; None when there is no need."""
        async with self.database.read() as session:
            talk = await _load(session, participation_id, self.clock.now())
            if (
                talk is None
                or talk.survey.state is not SurveyState.OPEN
                or talk.survey.closes_at <= talk.now
                or talk.participation.state in {ParticipationState.FINISHED, ParticipationState.LEFT}
            ):
                return None
            return await _view(session, talk)

    async def _talk(self, session: AsyncSession, actor: Actor, participation_id: int) -> _Talk:
        """The actor's own conversation. Forbidden when it is somebody else's."""
        talk = await _load(session, participation_id, self.clock.now(), lock=True)
        if talk is None:
            raise NotFound("survey")
        person = await session.get_one(Person, talk.participation.person_id)
        if person.account_id != actor.account_id:
            raise Forbidden(f"survey:{talk.survey.id}")
        if talk.participation.state is ParticipationState.LEFT:
            raise DomainError("survey-error-left")
        return talk

    async def _shown(
        self,
        session: AsyncSession,
        actor: Actor,
        talk: _Talk,
        message_id: int | None,
        *,
        stale: bool = False,
    ) -> SurveyView:
        if message_id is not None:
            talk.participation.message_id = message_id
        await session.flush()
        view = await _view(session, talk)
        wanted = ""
        if view.step is Step.ASKING:
            wanted = f"survey:{talk.participation.id}:{talk.participation.position}"
        if actor.expecting != wanted and (wanted or actor.expecting.startswith("survey:")):
            await expect(session, actor.account_id, wanted)
        return replace(view, stale=stale)


async def _load(
    session: AsyncSession, participation_id: int, now: datetime, *, lock: bool = False
) -> _Talk | None:
    if lock:
        # Shared with other steps, not with a closing: an answer comes before it, or finds it closed.
        await session.scalar(
            select(Survey)
            .join(Participation, Participation.survey_id == Survey.id)
            .where(Participation.id == participation_id)
            .with_for_update(of=Survey, read=True, key_share=True)
        )
    participation = await session.get(Participation, participation_id, with_for_update=lock or None)
    if participation is None:
        return None
    survey = await session.get_one(Survey, participation.survey_id)
    programme = await session.get_one(Programme, survey.programme_id)
    event = await session.get(Event, survey.event_id) if survey.event_id else None
    return _Talk(survey, programme, event, participation, await questions_of(session, survey), now)


def _asked(talk: _Talk, position: int) -> Question | None:
    """The question at `position` if it is the one asked now and may be answered still."""
    if talk.survey.state is not SurveyState.OPEN or talk.survey.closes_at <= talk.now:
        return None
    return talk.question if talk.participation.position == position else None


async def _go_on(session: AsyncSession, talk: _Talk) -> None:
    """To the next question; at the end of a part its answers are sent."""
    part, left = talk.participation, talk.question
    part.position += 1
    following = talk.question
    if part.state is ParticipationState.WAITING:
        part.state = ParticipationState.STARTED
    ends_first_part = left is not None and not left.named and (following is None or following.named)
    if ends_first_part:
        if talk.survey.anonymous:
            await send_anonymous(session, talk.survey, part)
        part.state = ParticipationState.NAMED_PART
    if following is None:
        part.state = ParticipationState.FINISHED
        when = await _plan(session, talk)
        part.promise_on = promise_day(when.number, talk.today, talk.is_off)


async def _plan(session: AsyncSession, talk: _Talk) -> Picked:
    answers = await picked_so_far(session, talk.participation)
    return next((answers.get(q.id, Picked()) for q in talk.questions if q.code == PLAN), Picked())


def _step(talk: _Talk) -> Step:
    part = talk.participation
    if part.state is ParticipationState.FINISHED:
        return Step.OFFER if part.promise_on is not None and part.promise_taken is None else Step.FINISHED
    if talk.survey.state is not SurveyState.OPEN or talk.survey.closes_at <= talk.now:
        return Step.CLOSED
    return Step.ASKING


async def _view(session: AsyncSession, talk: _Talk) -> SurveyView:
    part, question, step = talk.participation, talk.question, _step(talk)
    answers = await picked_so_far(session, part)
    takeaway = _coded(talk.questions, TAKEAWAY)
    plan = _coded(talk.questions, PLAN)
    held_on = talk.event.starts_at if talk.event else talk.survey.opens_at
    behind = talk.questions[part.position - 2] if part.position > 1 else None
    return SurveyView(
        participation_id=part.id,
        event_kind=talk.event.kind if talk.event else None,
        event_title=talk.event.title if talk.event else "",
        held_on=held_on.astimezone(ZoneInfo(talk.programme.time_zone)).date(),
        anonymous=talk.survey.anonymous,
        step=step,
        position=part.position,
        total=len(talk.questions),
        anonymous_total=sum(is_hidden(talk.survey, each) for each in talk.questions),
        question=_question_view(question) if question and step is Step.ASKING else None,
        picked=answers.get(question.id, Picked()) if question else Picked(),
        boundary=bool(question and question.named and behind and not behind.named),
        can_go_back=talk.before is not None,
        can_skip=bool(question and not question.required),
        promise_on=part.promise_on,
        promise_taken=part.promise_taken,
        plan=answers.get(plan.id, Picked()) if plan else Picked(),
        takeaway=answers.get(takeaway.id, Picked()) if takeaway else Picked(),
        takeaway_options=tuple(takeaway.options) if takeaway else (),
        message_id=part.message_id,
    )


def _coded(questions: Sequence[Question], code: str) -> Question | None:
    return next((question for question in questions if question.code == code), None)


def _question_view(question: Question) -> QuestionView:
    return QuestionView(question.kind, question.text_key, question.text, tuple(question.options))
