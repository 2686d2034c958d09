"""Summaries of surveys: raw answers to figures, with anonymity kept on the way."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, QuestionKind, SurveyState
from models.events import Event
from models.people import Person, School
from models.programmes import Municipality, Programme
from models.surveys import AnonymousAnswer, NamedAnswer, Participation, Question, Survey
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.errors import DomainError
from services.events.names import Say, event_name
from services.files import received
from services.people.names import full_name
from services.roadmap.recommend_facts import addressee_words
from services.roadmap.recommending import of_summary, recommendation_lines
from services.summaries import rules
from services.summaries.event_facts import event_facts
from services.summaries.facts import (
    LEAST_ANONYMOUS,
    PersonAnswer,
    Recommendation,
    SentFile,
    SurveySummary,
)
from services.surveys.answers import is_hidden, own_survey, questions_of
from services.surveys.asked import asked_of
from services.surveys.forms import ATTACHED, DIFFICULTIES, NOTHING_HARD, NOTHING_TAKEN, TAKEAWAY
from services.surveys.rules import bits

MOST_TEXTS, MOST_FILES = 5000, 20
WORDLESS = frozenset(
    {
        QuestionKind.SCALE,
        QuestionKind.MATRIX,
        QuestionKind.NPS,
        QuestionKind.SINGLE,
        QuestionKind.MULTIPLE,
        QuestionKind.NUMBER,
    }
)
"""A mark and nothing else: looking for words among a million of them takes seconds."""


class SurveySummaries(Service):
    """What the answers say. `say` turns a ready form's Fluent keys into the reader's language."""

    async def survey_summary(self, actor: Actor, survey_id: int, say: Say) -> SurveySummary:
        """One survey of the methodist's programme.

        Raises DomainError while it is open and anonymous: its results appear once, at closing.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            survey = await own_survey(session, programme_id, survey_id)
            expect_shown(survey)
            return await summary_of(session, survey, say, self.clock.now())

    async def closed_summary(self, survey_id: int, say: Say) -> SurveySummary | None:
        """The same for the message that comes at closing; None when it is gone or open."""
        async with self.database.read() as session:
            survey = await session.get(Survey, survey_id)
            if survey is None or survey.state is not SurveyState.CLOSED:
                return None
            return await summary_of(session, survey, say, self.clock.now())

    async def files(self, actor: Actor, survey_id: int) -> tuple[SentFile, ...]:
        """Files sent as answers, the latest first; in an anonymous survey without names and shuffled.

        Raises DomainError while an anonymous survey is open.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            survey = await own_survey(session, programme_id, survey_id)
            expect_shown(survey)
            rows = await session.execute(
                select(StoredFile, Person)
                .join(NamedAnswer, NamedAnswer.file_id == StoredFile.id)
                .join(Person, Person.id == StoredFile.person_id)
                .where(NamedAnswer.survey_id == survey_id)
                .order_by(NamedAnswer.id.desc())
                .limit(MOST_FILES)
            )
            found = [
                SentFile(received(file), "" if survey.anonymous else full_name(person))
                for file, person in rows
            ]
            if not survey.anonymous:
                return tuple(found)
            return rules.shuffled(found) if len(found) >= LEAST_ANONYMOUS else ()


def expect_shown(survey: Survey) -> None:
    """Named answers show as they come, anonymous ones once, at closing. Raises DomainError before that."""
    if survey.anonymous and survey.state is not SurveyState.CLOSED:
        raise DomainError("summaries-error-open")


async def summary_of(session: AsyncSession, survey: Survey, say: Say, now: datetime) -> SurveySummary:
    """All that may be shown of a survey, for whoever works within a session."""
    programme = await session.get_one(Programme, survey.programme_id)
    municipality = await session.get_one(Municipality, programme.municipality_id)
    event = await session.get(Event, survey.event_id) if survey.event_id else None
    asked, answered, shown = await shown_answers(session, survey, say)
    takeaway = next((each for each in shown if each.code == TAKEAWAY), None)
    hard = next((each for each in shown if each.code == DIFFICULTIES), None)
    return SurveySummary(
        programme=programme.title,
        title=event_name(say, event.kind, event.title) if event else survey.title,
        time_zone=programme.time_zone,
        anonymous=survey.anonymous,
        eligible=asked,
        answered=answered,
        event=await event_facts(session, event) if event else None,
        municipality=municipality.name,
        opened_at=survey.opens_at,
        closed_at=survey.closes_at if survey.state is SurveyState.CLOSED else None,
        satisfaction=rules.satisfaction(shown),
        nps=rules.nps(shown),
        questions=tuple(rules.question_summary(each, by_name=not survey.anonymous) for each in shown),
        takeaways=rules.themes(takeaway, without=say(NOTHING_TAKEN)) if takeaway else (),
        files=sum(each.answered for each in shown if each.kind is QuestionKind.FILE)
        + await _sent_along(session, survey),
        difficulties=rules.themes(hard, without=say(NOTHING_HARD)) if hard else (),
        comments=rules.alike(rules.shuffled(text for each in shown for text in each.words)),
        recommendations=await _recommendations(session, programme, survey, say, now),
        named_answers=() if survey.anonymous else await _by_name(session, survey, say),
    )


async def shown_answers(
    session: AsyncSession, survey: Survey, say: Say
) -> tuple[int, int, tuple[rules.Answers, ...]]:
    """How many were asked, how many answered, and the answers as far as they may be shown."""
    asked = (await asked_of(session, [survey]))[survey.id]
    # What may be sent along was asked of nobody: it has its files, and no figure.
    every = [
        await _answers(session, survey, question, say)
        for question in await questions_of(session, survey)
        if question.code != ATTACHED
    ]
    return asked.people, asked.answered, rules.shown(every, survey.anonymous, asked.answered)


async def _sent_along(session: AsyncSession, survey: Survey) -> int:
    """How many files came with answers, as far as they may be shown."""
    along = select(Question.id).where(Question.version_id == survey.version_id, Question.code == ATTACHED)
    count = await session.scalar(
        select(func.count()).where(
            NamedAnswer.survey_id == survey.id,
            NamedAnswer.question_id.in_(along),
            NamedAnswer.file_id.is_not(None),
        )
    )
    return count if count and (count >= LEAST_ANONYMOUS or not survey.anonymous) else 0


async def _recommendations(
    session: AsyncSession, programme: Programme, survey: Survey, say: Say, now: datetime
) -> tuple[Recommendation, ...]:
    rows = await session.scalars(of_summary(survey.event_id, survey.id))
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    lines = await recommendation_lines(session, today, rows.all())
    return tuple(Recommendation(one.text, addressee_words(say, one), one.due_on) for one in lines)


async def _answers(session: AsyncSession, survey: Survey, question: Question, say: Say) -> rules.Answers:
    model = AnonymousAnswer if is_hidden(survey, question) else NamedAnswer
    of_question = (model.survey_id == survey.id, model.question_id == question.id)
    rows = await session.execute(
        select(model.number, func.count()).where(*of_question).group_by(model.number)
    )
    numbers = {number: count for number, count in rows}  # noqa: C416 (dict() loses the types of a Row)
    texts: Sequence[str | None] = ()
    if question.kind not in WORDLESS:
        found = await session.scalars(
            select(model.text).where(*of_question, model.text.is_not(None)).limit(MOST_TEXTS)
        )
        texts = found.all()
    return rules.Answers(
        code=question.code,
        kind=question.kind,
        text=say(question.text_key) if question.text_key else question.text,
        heading=say(question.heading) if question.text_key and question.heading else question.heading,
        named=question.named,
        options=_options(question, say),
        numbers={number: count for number, count in numbers.items() if number is not None},
        texts=[text for text in texts if text],
        answered=sum(numbers.values()),
    )


async def _by_name(session: AsyncSession, survey: Survey, say: Say) -> tuple[PersonAnswer, ...]:
    """The answers of a survey that is not anonymous, person by person."""
    by_id = {question.id: question for question in await questions_of(session, survey)}
    rows = await session.execute(
        select(NamedAnswer, Person, School.name)
        .join(Participation, Participation.id == NamedAnswer.participation_id)
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(School, School.id == Person.school_id)
        # Who withdrew their consent is in the sums, and in no list.
        .where(NamedAnswer.survey_id == survey.id, Person.state != PersonState.WITHDRAWN)
        .order_by(Person.surname, Person.name, Person.id, NamedAnswer.question_id)
        .limit(MOST_TEXTS)
    )
    return tuple(
        PersonAnswer(
            person=full_name(person),
            school=school or "",
            question=say(question.text_key) if question.text_key else question.text,
            answer=_written(answer, question, _options(question, say)),
        )
        for answer, person, school in rows
        for question in [by_id[answer.question_id]]
    )


def _written(answer: NamedAnswer, question: Question, options: Sequence[str]) -> str:
    number = answer.number
    if number is None:
        chosen = ""
    elif question.kind is QuestionKind.MULTIPLE:
        chosen = "; ".join(options[place] for place in bits(number) if place < len(options))
    else:
        chosen = options[number] if options else str(number)
    return " · ".join(part for part in (answer.text or "", chosen) if part)


def _options(question: Question, say: Say) -> tuple[str, ...]:
    return tuple(say(option) if question.text_key else option for option in question.options)
