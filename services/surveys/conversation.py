"""One person's conversation: one question at a time, back, skip, to the boundary and beyond it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ParticipationState, QuestionKind
from models.people import Account, Person
from models.roadmap import Assignment, Reminder
from models.surveys import Question
from models.system import OutboxMessage
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.files import Received, record_file
from services.partnerships.journal import check_day
from services.people.identity import expect
from services.surveys.answers import forget, keep, send_anonymous
from services.surveys.audience import KIND
from services.surveys.facts import Picked, QuestionView, Step, SurveyView
from services.surveys.forms import PLAN, WHEN_WEEK
from services.surveys.rules import chosen, likely_day, promise_day, written
from services.surveys.talk import Talk, load, own_talk, question_view, shape_of, view_of
from services.surveys.visits import finish_sheet

LONGEST_PROMISE = 300
LONGEST_NAME = 200
ALONG = 0
"""Stands for a question's position where a file may come along after the last one; nothing need come."""
BY_MESSAGE = (QuestionKind.NUMBER, QuestionKind.TEXT, QuestionKind.DATE, QuestionKind.FILE)
"""Kinds that are answered by a message rather than by a button."""


@dataclass(slots=True)
class _Turn:
    """One step at the question that is asked now; without a `question` it came late or twice."""

    session: AsyncSession
    talk: Talk
    question: Question | None

    async def keep(self, picked: Picked) -> None:
        """Keep the answer, over an earlier one; an empty one takes it back."""
        talk, question = self.talk, self.question
        assert question is not None
        await keep(self.session, talk.now, talk.survey, talk.participation, question, picked)
        talk.answers[question.id] = picked


class Conversation(Service):
    """The respondent's side. Every step may come twice or late: then it changes nothing and shows what is."""

    async def look(self, actor: Actor, participation_id: int, message_id: int | None = None) -> SurveyView:
        """The conversation as it stands; from now on it lives in message `message_id`."""
        async with self.database.write() as session:
            talk = await own_talk(session, actor, participation_id, self.clock.now())
            return await self._shown(session, actor, talk, message_id)

    async def asked(self, actor: Actor, participation_id: int, position: int) -> QuestionView | None:
        """Question `position`, if it is the one that waits for an answer: how to read what was sent."""
        async with self.database.read() as session:
            talk = await own_talk(session, actor, participation_id, self.clock.now(), lock=False)
            question = _asked(talk, position)
            return question_view(question) if question else None

    async def choose(
        self,
        actor: Actor,
        participation_id: int,
        position: int,
        value: int,
        message_id: int | None = None,
        *,
        off: bool = False,
    ) -> SurveyView:
        """Answer question `position` by a button: the number on a scale, or the place of an option.

        Of several options each is taken, or taken back (`off`), and `done` goes on. The button says which of
        both it does, so the same tap delivered twice comes to the same, and no key of it need be kept here.
        """
        async with self._turn(actor, participation_id, position) as turn:
            if (question := turn.question) is not None:
                number = chosen(shape_of(question), value)
                earlier = turn.talk.picked(question)
                match question.kind:
                    case QuestionKind.MULTIPLE:
                        others = (earlier.number or 0) & ~(1 << number)
                        taken = others if off else others | 1 << number
                        await turn.keep(Picked(taken) if taken else Picked())
                    case QuestionKind.WHEN:
                        await turn.keep(Picked(number, earlier.text))
                        await _go_on(turn)
                    case _:
                        await turn.keep(Picked(number))
                        await _go_on(turn)
            return await self._after(turn, actor, message_id)

    async def done(
        self, actor: Actor, participation_id: int, position: int, message_id: int | None = None
    ) -> SurveyView:
        """All options of question `position` are chosen. Raises DomainError while none is."""
        async with self._turn(actor, participation_id, position) as turn:
            if turn.question is not None:
                if turn.talk.picked(turn.question) == Picked():
                    raise DomainError("survey-error-choose-several")
                await _go_on(turn)
            return await self._after(turn, actor, message_id)

    async def write(self, actor: Actor, participation_id: int, position: int, text: str) -> SurveyView:
        """Answer question `position` in words. Raises DomainError that says what would do."""
        async with self._turn(actor, participation_id, position) as turn:
            if (question := turn.question) is not None:
                meant = written(shape_of(question), text)
                await turn.keep(Picked(number=meant) if isinstance(meant, int) else Picked(text=meant))
                # What one will try is only half of it: when is asked on the same screen.
                if question.kind is not QuestionKind.WHEN:
                    await _go_on(turn)
            return await self._after(turn, actor, None)

    async def say_day(
        self,
        actor: Actor,
        participation_id: int,
        position: int,
        day: date,
        message_id: int | None = None,
        *,
        typed: str = "",
    ) -> SurveyView:
        """Answer question `position` with a day; `typed` are the words it was read from."""
        async with self._turn(actor, participation_id, position) as turn:
            if turn.question is not None:
                if turn.question.kind is not QuestionKind.DATE:
                    raise NotFound("question")
                meant = likely_day(day, typed, turn.talk.today) if typed else day
                if turn.talk.visit_of:
                    check_day(turn.talk.today, meant)
                await turn.keep(Picked(text=meant.isoformat()))
                await _go_on(turn)
            return await self._after(turn, actor, message_id)

    async def send_file(
        self, actor: Actor, participation_id: int, position: int, file: Received
    ) -> SurveyView:
        """Answer question `position` with a file that is kept already; it belongs to the person."""
        async with self._turn(actor, participation_id, position) as turn:
            if turn.question is not None:
                if turn.question.kind is not QuestionKind.FILE:
                    raise NotFound("question")
                part = turn.talk.participation
                file_id = await record_file(turn.session, turn.talk.now, file, part.person_id)
                await turn.keep(Picked(text=file.name[:LONGEST_NAME], file_id=file_id))
                await _go_on(turn)
            return await self._after(turn, actor, None)

    async def attach(self, actor: Actor, participation_id: int, file: Received) -> SurveyView:
        """Put a kept file to what was said after an event; another one takes its place."""
        async with self.database.write() as session:
            talk = await own_talk(session, actor, participation_id, self.clock.now())
            question = talk.attachment if talk.attachable else None
            if question is not None:
                part = talk.participation
                file_id = await record_file(session, talk.now, file, part.person_id)
                sent = Picked(text=file.name[:LONGEST_NAME], file_id=file_id)
                await keep(session, talk.now, talk.survey, part, question, sent)
                talk.answers[question.id] = sent
            return await self._shown(session, actor, talk, None, stale=question is None)

    async def skip(
        self, actor: Actor, participation_id: int, position: int, message_id: int | None = None
    ) -> SurveyView:
        """Leave question `position` without an answer, if it may be."""
        async with self._turn(actor, participation_id, position) as turn:
            if turn.question is not None:
                if turn.question.required:
                    raise DomainError("survey-error-required")
                await turn.keep(Picked())
                await _go_on(turn)
            return await self._after(turn, actor, message_id)

    async def back(
        self, actor: Actor, participation_id: int, position: int, message_id: int | None = None
    ) -> SurveyView:
        """Return to the question before; not past the first, and not across the boundary."""
        async with self._turn(actor, participation_id, position) as turn:
            if turn.question is not None and (before := turn.talk.before) is not None:
                turn.talk.participation.position = before.position
            return await self._after(turn, actor, message_id)

    async def promise(
        self, actor: Actor, participation_id: int, wanted: bool, title: str, message_id: int | None = None
    ) -> SurveyView:
        """Whether the person wants to be reminded of what they will try; `title` names it.

        Wanted, it becomes their own assignment with a reminder on the day offered. Answered once.
        """
        async with self.database.write() as session:
            talk = await own_talk(session, actor, participation_id, self.clock.now())
            part = talk.participation
            if part.promise_on is None or part.promise_taken is not None:
                return await self._shown(session, actor, talk, message_id, stale=True)
            part.promise_taken = wanted
            if wanted:
                await _recall(session, talk, title)
            return await self._shown(session, actor, talk, message_id)

    async def share(
        self, actor: Actor, participation_id: int, wanted: bool, message_id: int | None = None
    ) -> SurveyView:
        """Whether the person's mentor may see what they take away. Answered once."""
        async with self.database.write() as session:
            talk = await own_talk(session, actor, participation_id, self.clock.now())
            if view_of(talk).step is not Step.SHARE:
                return await self._shown(session, actor, talk, message_id, stale=True)
            talk.participation.shared = wanted
            return await self._shown(session, actor, talk, message_id)

    async def opening(self, participation_id: int) -> SurveyView | None:
        """What the message that opens (or recalls) the conversation shows; None when there is no need."""
        async with self.database.read() as session:
            talk = await load(session, participation_id, self.clock.now())
            gone = {ParticipationState.FINISHED, ParticipationState.LEFT}
            if talk is None or not talk.is_open() or talk.participation.state in gone:
                return None
            return view_of(talk)

    async def awaits(self, participation_id: int) -> None:
        """The opening is on its way, and its question is answered in words or by a file: the next message
        of the person is the answer, unless another prompt waits for one."""
        async with self.database.write() as session:
            talk = await load(session, participation_id, self.clock.now())
            if talk is None or talk.question is None or talk.question.kind not in BY_MESSAGE:
                return
            account = await session.scalar(
                select(Account)
                .join(Person, Person.account_id == Account.id)
                .where(Person.id == talk.participation.person_id)
            )
            if account is not None and (not account.expecting or _only_along(account.expecting)):
                account.expecting = f"survey:{participation_id}:{talk.participation.position}"

    @asynccontextmanager
    async def _turn(self, actor: Actor, participation_id: int, position: int) -> AsyncIterator[_Turn]:
        """A step at question `position`, in a transaction of its own."""
        async with self.database.write() as session:
            talk = await own_talk(session, actor, participation_id, self.clock.now())
            yield _Turn(session, talk, _asked(talk, position))

    async def _after(self, turn: _Turn, actor: Actor, message_id: int | None) -> SurveyView:
        return await self._shown(turn.session, actor, turn.talk, message_id, stale=turn.question is None)

    async def _shown(
        self,
        session: AsyncSession,
        actor: Actor,
        talk: Talk,
        message_id: int | None,
        *,
        stale: bool = False,
    ) -> SurveyView:
        if message_id is not None:
            talk.participation.message_id = message_id
        elif talk.participation.message_id is None:
            # Answered in words before any tap: it lives in the message that brought it.
            keys = [f"{KIND}:{talk.participation.id}:{chase}" for chase in range(talk.survey.chases + 1)]
            talk.participation.message_id = await session.scalar(
                select(OutboxMessage.message_id)
                .where(OutboxMessage.dedupe_key.in_(keys), OutboxMessage.message_id.is_not(None))
                .order_by(OutboxMessage.id.desc())
                .limit(1)
            )
        await session.flush()
        view = view_of(talk)
        wanted = ""
        if view.step is Step.ASKING:
            wanted = f"survey:{talk.participation.id}:{talk.participation.position}"
        elif view.attachable:
            wanted = f"survey:{talk.participation.id}:{ALONG}"
        if actor.expecting != wanted and (wanted or actor.expecting.startswith("survey:")):
            await expect(session, actor.account_id, wanted)
        return replace(view, stale=stale)


def _only_along(expecting: str) -> bool:
    """Whether nothing is asked, and a file that came would go to an event that was answered."""
    return expecting.startswith("survey:") and expecting.endswith(f":{ALONG}")


def _asked(talk: Talk, position: int) -> Question | None:
    """The question at `position` if it is the one asked now and may be answered still."""
    return talk.question if talk.is_open() and talk.participation.position == position else None


async def _go_on(turn: _Turn) -> None:
    """To the next question that the answers lead to; at the end of a part its answers are sent."""
    talk, left = turn.talk, turn.question
    part, passed = talk.participation, []
    part.position += 1
    while (following := talk.question) is not None and not talk.is_asked(following):
        # An answer given before the way led past it says nothing any more.
        passed.append(following)
        talk.answers.pop(following.id, None)
        part.position += 1
    await forget(turn.session, talk.survey, part, passed)
    if part.state is ParticipationState.WAITING:
        part.state = ParticipationState.STARTED
    if left is not None and not left.named and (following is None or following.named):
        if talk.survey.anonymous:
            await send_anonymous(turn.session, talk.survey, part)
        part.state = ParticipationState.NAMED_PART
    if following is None:
        part.state = ParticipationState.FINISHED
        if talk.visit_of:
            await finish_sheet(turn.session, talk)
        part.promise_on = promise_day(talk.picked(talk.coded(PLAN)).number, talk.today, talk.is_off)


async def _recall(session: AsyncSession, talk: Talk, title: str) -> None:
    """Make what they will try their own assignment, with a reminder on its day."""
    part = talk.participation
    assert part.promise_on is not None
    if part.promise_on <= talk.today:
        # Asked on Monday, answered a week later: the next such day is meant.
        part.promise_on = promise_day(WHEN_WEEK, talk.today, talk.is_off)
    assert part.promise_on is not None
    assignment = Assignment(
        programme_id=talk.survey.programme_id,
        title=" ".join(title.split())[:LONGEST_PROMISE],
        person_id=part.person_id,
        due_on=part.promise_on,
    )
    session.add(assignment)
    await session.flush()
    session.add(
        Reminder(
            assignment_id=assignment.id,
            programme_id=talk.survey.programme_id,
            offset_days=0,
            remind_on=part.promise_on,
        )
    )
