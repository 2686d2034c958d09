"""Surveys as their organiser sees them: how they go, chased within bounds, closed early."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import SurveyState
from models.events import Event
from models.programmes import Programme
from models.surveys import Survey
from services.actor import Actor
from services.errors import DomainError
from services.paging import cut
from services.surveys.answers import own_survey
from services.surveys.asked import asked_of
from services.surveys.audience import ask_again, tell
from services.surveys.facts import Chase, SurveyLine, SurveyPage
from services.surveys.own_steps import OwnSteps
from services.surveys.rules import MOST_CHASES, open_until
from services.surveys.sharing import Sharing
from services.surveys.visits import Visits

LISTED = 6


class SurveysService(OwnSteps, Sharing, Visits):
    """The organiser's side (the respondent's: Conversation; the clock's: SurveyTicks; beginning: Opening)."""

    async def listed(self, actor: Actor, page: int = 0) -> SurveyPage:
        """A page (from 0) of the programme's surveys, latest first; for its methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            query = (
                select(Survey)
                .where(Survey.programme_id == programme_id, Survey.partnership_id.is_(None))
                .order_by(Survey.opens_at.desc(), Survey.id.desc())
            )
            rows, place = await cut(session, [query], page, LISTED)
            return SurveyPage(await _lines(session, programme, [row[0] for row in rows]), place)

    async def line(self, actor: Actor, survey_id: int) -> SurveyLine:
        """One survey of the methodist's programme."""
        async with self.database.read() as session:
            survey, programme = await _own(session, actor, survey_id)
            return (await _lines(session, programme, [survey]))[0]

    async def close(self, actor: Actor, survey_id: int) -> None:
        """The methodist closes it before its time; once closed it stays so. A planned one is given up."""
        async with self.database.write() as session:
            survey, _ = await _own(session, actor, survey_id, lock=True)
            if survey.state is SurveyState.PLANNED:
                await session.delete(survey)
                self.audit(session, actor, "surveys.given_up", f"survey:{survey.id}")
            if survey.state is SurveyState.OPEN:
                await self.shut(session, self.clock.now(), survey)
                self.audit(session, actor, "surveys.closed", f"survey:{survey.id}")

    async def chase(self, actor: Actor, survey_id: int) -> Chase:
        """Remind those who have not answered; at most twice, at most once a day.

        The methodist learns how many, never who. Raises DomainError when it is closed or enough.
        """
        now = self.clock.now()
        async with self.database.write() as session:
            survey, programme = await _own(session, actor, survey_id, lock=True)
            if survey.state is not SurveyState.OPEN:
                raise DomainError("survey-error-closed-chase")
            if survey.chases >= MOST_CHASES:
                raise DomainError("survey-error-chased", most=MOST_CHASES)
            today = now.astimezone(ZoneInfo(programme.time_zone)).date()
            if survey.chased_on == today:
                raise DomainError("survey-error-chased-today")
            survey.chases, survey.chased_on = survey.chases + 1, today
            reminded = await ask_again(session, survey)
            if not reminded:
                raise DomainError("survey-error-nobody-left")
            # The others of many hear of it bit by bit (SurveyTicks.begin_due).
            await tell(session, now, survey, programme)
            self.audit(session, actor, "surveys.chased", f"survey:{survey.id}", people=reminded)
            return Chase(reminded, MOST_CHASES - survey.chases)


async def _own(
    session: AsyncSession, actor: Actor, survey_id: int, *, lock: bool = False
) -> tuple[Survey, Programme]:
    programme_id = actor.methodist_of()
    survey = await own_survey(session, programme_id, survey_id, lock=lock)
    return survey, await session.get_one(Programme, programme_id)


async def _lines(
    session: AsyncSession, programme: Programme, surveys: Sequence[Survey]
) -> tuple[SurveyLine, ...]:
    zone = ZoneInfo(programme.time_zone)
    events = {
        event.id: event
        for event in await session.scalars(
            select(Event).where(Event.id.in_([survey.event_id for survey in surveys if survey.event_id]))
        )
    }
    asked = await asked_of(session, surveys)
    lines = []
    for survey in surveys:
        event = events.get(survey.event_id or 0)
        held = event.starts_at if event else survey.opens_at
        lines.append(
            SurveyLine(
                id=survey.id,
                kind=event.kind if event else None,
                title=event.title if event else survey.title,
                held_on=held.astimezone(zone).date(),
                state=survey.state,
                anonymous=survey.anonymous,
                asked=asked[survey.id].people,
                answered=asked[survey.id].answered,
                chases=survey.chases,
                open_until=open_until(survey.closes_at, zone),
            )
        )
    return tuple(lines)
