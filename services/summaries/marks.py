"""Marks people gave to events, event by event, as far as they may be shown."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import QuestionKind, SurveyState
from models.events import Event
from models.programmes import Programme
from models.surveys import AnonymousAnswer, NamedAnswer, Question, Survey
from services.summaries.facts import Satisfaction
from services.summaries.rules import Answers, satisfaction, shown
from services.surveys.asked import asked_of


@dataclass(frozen=True, slots=True)
class EventMarks:
    """All marks of one event's closed survey; `on` is the event's local day."""

    name: str
    on: date
    marks: Satisfaction


async def event_marks(session: AsyncSession, programme: Programme) -> tuple[EventMarks, ...]:
    """Of events with a closed survey, by their day; an event whose marks must stay hidden is not here."""
    rows = (
        await session.execute(
            select(Survey, Event)
            .join(Event, Event.id == Survey.event_id)
            .where(Survey.programme_id == programme.id, Survey.state == SurveyState.CLOSED)
            .order_by(Event.starts_at, Event.id)
        )
    ).all()
    surveys = [survey.id for survey, _ in rows]
    asked = await asked_of(session, [survey for survey, _ in rows])
    scales = {
        question.id: question
        for question in await session.scalars(
            select(Question).where(
                Question.version_id.in_([survey.version_id for survey, _ in rows]),
                Question.kind == QuestionKind.SCALE,
            )
        )
    }
    given: defaultdict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for model in (AnonymousAnswer, NamedAnswer):
        for survey_id, question_id, number, count in await session.execute(
            select(model.survey_id, model.question_id, model.number, func.count())
            .where(model.survey_id.in_(surveys), model.question_id.in_(scales), model.number.is_not(None))
            .group_by(model.survey_id, model.question_id, model.number)
        ):
            given[survey_id, question_id][number or 0] += count
    zone = ZoneInfo(programme.time_zone)
    found = []
    for survey, event in rows:
        questions = [
            Answers(
                code=question.code,
                kind=question.kind,
                text="",
                named=question.named,
                numbers=given[survey.id, question.id],
                answered=given[survey.id, question.id].total(),
            )
            for question in scales.values()
            if question.version_id == survey.version_id
        ]
        marks = satisfaction(shown(questions, survey.anonymous, asked[survey.id].answered))
        if marks is not None:
            found.append(EventMarks(event.title, event.starts_at.astimezone(zone).date(), marks))
    return tuple(found)
