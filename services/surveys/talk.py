"""One person's conversation as it stands in the database, and the way through its questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Exists, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ParticipationState, PartnershipState, SurveyState
from models.events import Event
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from models.surveys import Participation, Question, Survey, VisitSheet
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.people.names import full_name
from services.roadmap.days import IsOff, days_off
from services.surveys.ahead import Ahead, ahead_of
from services.surveys.answers import is_hidden, picked_so_far, questions_of
from services.surveys.facts import Picked, QuestionView, Step, SurveyView
from services.surveys.forms import ATTACHED, NOTHING_TAKEN, PLAN, TAKEAWAY
from services.surveys.rules import Shape, last_day, meets

ATTACHING = timedelta(days=7)
"""So long after an event a photo or file can be sent along; its survey may have closed by then."""


@dataclass(slots=True)
class Talk:
    """What one step of a conversation works with. `answers`: question id → what can still be shown."""

    survey: Survey
    programme: Programme
    event: Event | None
    participation: Participation
    questions: list[Question]
    answers: dict[int, Picked]
    now: datetime
    mentored: bool
    """Whether the person has a mentor now, who may see what they take away."""
    visit_of: str = ""
    """Of a lesson visit sheet: the mentee whose lesson it was."""
    ahead: Ahead | None = None
    """After an event: the next one on the person's way."""
    attachment: Question | None = None
    """What may be sent along when all is answered; not among `questions`."""

    @property
    def attachable(self) -> bool:
        """Whether a photo or file may be sent along now."""
        if self.attachment is None or self.event is None:
            return False
        done = self.participation.state is ParticipationState.FINISHED
        return done and self.now < self.event.ends_at + ATTACHING

    @property
    def question(self) -> Question | None:
        """The question asked now; None after the last."""
        place = self.participation.position - 1
        return self.questions[place] if 0 <= place < len(self.questions) else None

    @property
    def before(self) -> Question | None:
        """The question one may go back to; None at the start and behind the boundary."""
        place = min(self.participation.position - 1, len(self.questions))
        asked = (each for each in reversed(self.questions[:place]) if self.is_asked(each))
        earlier, question = next(asked, None), self.question
        if earlier and is_hidden(self.survey, earlier) and (question is None or question.named):
            return None
        return earlier

    def is_asked(self, question: Question) -> bool:
        """Whether the answers given so far lead through this question."""
        return is_asked(question, self.questions, self.answers)

    def is_open(self) -> bool:
        return self.survey.state is SurveyState.OPEN and self.survey.closes_at > self.now

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.programme.time_zone)).date()

    @property
    def is_off(self) -> IsOff:
        return days_off(self.programme)

    def coded(self, code: str) -> Question | None:
        return next((question for question in self.questions if question.code == code), None)

    @property
    def takes_away(self) -> bool:
        """Whether something was named that a mentor could help with."""
        question = self.coded(TAKEAWAY)
        taken = self.picked(question)
        if question is None or not question.named or taken.number is None:
            return bool(taken.text) and question is not None and question.named
        return question.options[taken.number] != NOTHING_TAKEN

    def picked(self, question: Question | None) -> Picked:
        return self.answers.get(question.id, Picked()) if question else Picked()


def is_asked(question: Question, questions: Sequence[Question], answers: Mapping[int, Picked]) -> bool:
    """Whether `answers` (question id → answer) lead through `question`."""
    if question.only_if is None:
        return True
    earlier = next((each for each in questions if each.code == question.only_if["code"]), None)
    if earlier is None or earlier.id not in answers:
        return False
    return meets(earlier.kind, answers[earlier.id].number, question.only_if["any"])


async def load(
    session: AsyncSession, participation_id: int, now: datetime, *, lock: bool = False
) -> Talk | None:
    """The conversation; None when there is none of that id. `lock`: nobody else takes a step meanwhile."""
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
    questions = await questions_of(session, survey)
    attachment = questions.pop() if event and questions and questions[-1].code == ATTACHED else None
    return Talk(
        survey=survey,
        programme=programme,
        event=event,
        participation=participation,
        questions=questions,
        answers=await picked_so_far(session, participation),
        now=now,
        mentored=await session.scalar(select(_mentors_of(participation.person_id, survey.programme_id)))
        or False,
        visit_of=await _visited(session, survey),
        ahead=await ahead_of(session, programme, event, participation.person_id, now) if event else None,
        attachment=attachment,
    )


async def own_talk(
    session: AsyncSession, actor: Actor, participation_id: int, now: datetime, *, lock: bool = True
) -> Talk:
    """The actor's own conversation. Forbidden when it is somebody else's; DomainError for who is not asked
    any more."""
    talk = await load(session, participation_id, now, lock=lock)
    if talk is None:
        raise NotFound("survey")
    person = await session.get_one(Person, talk.participation.person_id)
    if person.account_id != actor.account_id:
        raise Forbidden(f"survey:{talk.survey.id}")
    if talk.participation.state is ParticipationState.LEFT:
        raise DomainError("survey-error-left")
    return talk


async def _visited(session: AsyncSession, survey: Survey) -> str:
    if survey.partnership_id is None:
        return ""
    sheet = await session.get_one(VisitSheet, survey.id)
    return full_name(await session.get_one(Person, sheet.mentee_id))


def _mentors_of(person_id: int, programme_id: int) -> Exists:
    """Whether somebody leads the person in an active partnership of the programme."""
    return exists().where(
        PartnershipMentee.person_id == person_id,
        PartnershipMentee.partnership_id == Partnership.id,
        Partnership.programme_id == programme_id,
        Partnership.state == PartnershipState.ACTIVE,
    )


def view_of(talk: Talk) -> SurveyView:
    """The conversation as it is to be shown now."""
    part, question, step = talk.participation, talk.question, _step(talk)
    takeaway = talk.coded(TAKEAWAY)
    zone = ZoneInfo(talk.programme.time_zone)
    held_on = talk.event.starts_at if talk.event else talk.survey.opens_at
    behind = talk.questions[part.position - 2] if 1 < part.position <= len(talk.questions) else None
    parted = talk.survey.anonymous or talk.event is not None
    return SurveyView(
        participation_id=part.id,
        event_kind=talk.event.kind if talk.event else None,
        event_title=talk.event.title if talk.event else talk.survey.title,
        held_on=held_on.astimezone(zone).date(),
        closes_on=None if talk.event else last_day(talk.survey.closes_at, zone),
        today=talk.today,
        anonymous=talk.survey.anonymous,
        step=step,
        position=part.position,
        total=len(talk.questions),
        anonymous_total=sum(is_hidden(talk.survey, each) for each in talk.questions),
        question=question_view(question) if question and step is Step.ASKING else None,
        picked=talk.picked(question),
        boundary=bool(parted and question and question.named and behind and not behind.named),
        can_go_back=talk.before is not None,
        can_skip=bool(question and not question.required),
        promise_on=part.promise_on,
        promise_taken=part.promise_taken,
        shared=part.shared,
        plan=talk.picked(talk.coded(PLAN)),
        takeaway=talk.picked(takeaway),
        takeaway_options=tuple(takeaway.options) if takeaway else (),
        message_id=part.message_id,
        visit_of=talk.visit_of,
        ahead=talk.ahead,
        attachable=talk.attachable,
        attached=talk.picked(talk.attachment).text or "",
    )


def _step(talk: Talk) -> Step:
    part = talk.participation
    if part.state is ParticipationState.FINISHED:
        if part.promise_on is not None and part.promise_taken is None:
            return Step.OFFER
        return Step.SHARE if part.shared is None and talk.mentored and talk.takes_away else Step.FINISHED
    return Step.ASKING if talk.is_open() else Step.CLOSED


def shape_of(question: Question) -> Shape:
    """What an answer to it must fit."""
    return Shape(question.kind, len(question.options), question.least, question.most)


def question_view(question: Question) -> QuestionView:
    least, most = shape_of(question).bounds
    return QuestionView(
        question.kind,
        question.text_key,
        question.text,
        tuple(question.options),
        heading=question.heading,
        least=least,
        most=most,
    )
