"""What a report says of the programme's surveys: as much as may be shown of each, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import SurveyState
from models.events import Event
from models.programmes import Programme
from models.surveys import Form, FormVersion, Survey
from services.events.names import Say, event_name
from services.summaries import rules
from services.summaries.comparing import Comparison, comparison_of
from services.summaries.facts import LEAST_ANONYMOUS, Theme
from services.summaries.report_facts import SurveyLine
from services.summaries.surveys import shown_answers, summary_of
from services.surveys.forms import DIFFICULTIES, NOTHING_HARD, NOTHING_TAKEN, TAKEAWAY
from services.surveys.ready import COMPARED


@dataclass(frozen=True, slots=True)
class Heard:
    """All closed surveys, those after an event also by its id; what their people take away and found hard."""

    lines: tuple[SurveyLine, ...]
    of_events: Mapping[int, SurveyLine]
    reflected: int
    takeaways: tuple[Theme, ...]
    difficulties: tuple[Theme, ...]


async def heard(session: AsyncSession, programme: Programme, say: Say) -> Heard:
    """By their closing."""
    rows = await session.execute(
        select(Survey, Event)
        .outerjoin(Event, Event.id == Survey.event_id)
        .where(
            Survey.programme_id == programme.id,
            Survey.partnership_id.is_(None),
            Survey.state == SurveyState.CLOSED,
        )
        .order_by(Survey.closes_at, Survey.id)
    )
    lines, of_events, reflected = [], {}, 0
    taken, hard = list[str](), list[str]()
    for survey, event in rows.all():
        asked, answered, shown = await shown_answers(session, survey, say)
        line = SurveyLine(
            title=event_name(say, event.kind, event.title) if survey.event_id else survey.title,
            asked=asked,
            answered=answered,
            hidden=survey.anonymous and answered < LEAST_ANONYMOUS,
            satisfaction=rules.satisfaction(shown),
            nps=rules.nps(shown),
        )
        lines.append(line)
        if survey.event_id:
            of_events[survey.event_id] = line
        for one in shown:
            if one.code == TAKEAWAY:
                reflected += one.answered
                taken += rules.chosen_and_written(one, without=say(NOTHING_TAKEN))
            elif one.code == DIFFICULTIES and survey.event_id:
                hard += rules.chosen_and_written(one, without=say(NOTHING_HARD))
    return Heard(tuple(lines), of_events, reflected, rules.most_said(taken), rules.most_said(hard))


async def before_and_after(
    session: AsyncSession, programme: Programme, say: Say, now: datetime
) -> tuple[Comparison, ...]:
    """Ready forms asked at the start and at the end: the first start against the last end that is closed."""
    found = []
    for end_code, start_code in COMPARED.items():
        start = await _closed(session, programme, start_code)
        end = await _closed(session, programme, end_code)
        if start and end:
            first = await summary_of(session, start[0], say, now)
            comparison = comparison_of(first, await summary_of(session, end[-1], say, now))
            if comparison.pairs:
                found.append(comparison)
    return tuple(found)


async def _closed(session: AsyncSession, programme: Programme, code: str) -> list[Survey]:
    rows = await session.scalars(
        select(Survey)
        .join(FormVersion, FormVersion.id == Survey.version_id)
        .join(Form, Form.id == FormVersion.form_id)
        .where(
            Survey.programme_id == programme.id,
            Survey.state == SurveyState.CLOSED,
            Form.programme_id.is_(None),
            Form.code == code,
        )
        .order_by(Survey.closes_at, Survey.id)
    )
    return list(rows)
