"""What the clock wants of surveys: open them after events, close them in time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAfter, EventState, ParticipationState, SurveyState
from models.events import Event, EventGuest
from models.programmes import Programme
from models.surveys import UNTOLD, Participation, Survey
from services.errors import DomainError
from services.events.guests import methodists
from services.events.rules import SETTLES
from services.outbox import Priority, Wish, enqueue
from services.outbox.daily import offer
from services.quiet import next_awake
from services.surveys.answers import UNANSWERED, drop_drafts, lay_anew
from services.surveys.apart import spared
from services.surveys.audience import join, join_circle, tell
from services.surveys.circles import Circle
from services.surveys.conversation import Conversation
from services.surveys.forms import AFTER_EVENT, ready_version
from services.surveys.visits import drop_sheets

ATTENDANCE, SUMMARY = "attendance", "survey_summary"
AT_ONCE = 20
"""Events opened or surveys closed in one tick, each in a transaction of its own."""


class SurveyTicks(Conversation):
    """The clock's side."""

    async def open_due(self) -> None:
        """Tick: after events' ends open their surveys, or ask the methodist who was there."""
        now = self.clock.now()
        async with self.database.read() as session:
            rows = await session.execute(
                select(Event.id, Event.ends_at, Programme.survey_delay_minutes)
                .join(Programme, Programme.id == Event.programme_id)
                .where(_may_be_due(now))
                .order_by(Event.ends_at)
            )
            due = [event_id for event_id, ends_at, delay in rows if ends_at + timedelta(minutes=delay) <= now]
        for event_id in due[:AT_ONCE]:
            async with self.database.write() as session:
                await self._follow(session, now, event_id)

    async def begin_due(self) -> None:
        """Tick: open planned surveys on their day, and tell those who have not been told of one."""
        now = self.clock.now()
        async with self.database.read() as session:
            planned = await session.scalars(
                select(Survey.id).where(Survey.state == SurveyState.PLANNED, Survey.opens_at <= now)
            )
            due = planned.all()
        for survey_id in due:
            async with self.database.write() as session:
                await self._begin(session, now, survey_id)
        async with self.database.read() as session:
            telling = (await session.scalars(select(Participation.survey_id).where(UNTOLD).distinct())).all()
        for survey_id in telling:
            # Some at a time: taps are answered in between, and a crash goes on where it stopped.
            while await self._tell(now, survey_id):
                pass

    async def _begin(self, session: AsyncSession, now: datetime, survey_id: int) -> None:
        survey = await session.get(Survey, survey_id, with_for_update=True)
        if survey is None or survey.state is not SurveyState.PLANNED:
            return
        programme = await session.get_one(Programme, survey.programme_id)
        survey.state = SurveyState.OPEN
        today = now.astimezone(ZoneInfo(programme.time_zone)).date()
        out = await _spared(session, now, programme, survey)
        late = survey.closes_at <= now or out is None
        if late or not await join_circle(session, survey, programme, today, out or ()):
            # Everybody has gone meanwhile, the day has passed, or the difference to another survey would
            # give somebody away: a summary says that nobody was asked.
            await self.shut(session, now, survey)

    async def _tell(self, now: datetime, survey_id: int) -> bool:
        async with self.database.write() as session:
            survey = await session.get_one(Survey, survey_id)
            programme = await session.get_one(Programme, survey.programme_id)
            return await tell(session, now, survey, programme)

    async def close_due(self) -> None:
        """Tick: close what has run its time, or asked of an event has been answered by everybody.

        Without an event it stays open until its day: that is what the people asked were told.
        """
        now = self.clock.now()
        unfinished = (
            select(Participation.id)
            .where(
                Participation.survey_id == Survey.id,
                Participation.state.in_([*UNANSWERED, ParticipationState.NAMED_PART]),
            )
            .exists()
        )
        settled = or_(Event.attendance_done, Event.attendance_at <= now - SETTLES)
        async with self.database.read() as session:
            due = list(
                await session.scalars(
                    select(Survey.id)
                    .outerjoin(Event, Event.id == Survey.event_id)
                    .where(
                        Survey.state == SurveyState.OPEN,
                        or_(Survey.closes_at <= now, and_(~unfinished, settled)),
                    )
                    .limit(AT_ONCE)
                )
            )
        for survey_id in due:
            async with self.database.write() as session:
                survey = await session.get_one(Survey, survey_id, with_for_update=True)
                await self.shut(session, now, survey)

    async def _follow(self, session: AsyncSession, now: datetime, event_id: int) -> None:
        """What is to follow the end of one event, if it is still due."""
        event = await session.scalar(
            select(Event).where(Event.id == event_id, _may_be_due(now)).with_for_update()
        )
        if event is None:
            return
        programme = await session.get_one(Programme, event.programme_id)
        attended = list(
            await session.scalars(
                select(EventGuest.person_id).where(EventGuest.event_id == event_id, EventGuest.attended)
            )
        )
        if attended:
            settled = event.attendance_at is None or event.attendance_at <= now - SETTLES
            if event.attendance_done or settled:
                await self._open(session, now, event, programme, attended)
        elif event.attendance_done:
            event.after = EventAfter.EMPTY
        elif event.after is EventAfter.WAITING:
            event.after = EventAfter.ASKED
            await self._ask_attendance(session, now, event, programme)

    async def _open(
        self,
        session: AsyncSession,
        now: datetime,
        event: Event,
        programme: Programme,
        attended: Sequence[int],
    ) -> None:
        survey = Survey(
            programme_id=programme.id,
            version_id=await ready_version(session, now, AFTER_EVENT),
            event_id=event.id,
            anonymous=event.anonymous,
            state=SurveyState.OPEN,
            opens_at=now,
            closes_at=now + timedelta(hours=programme.survey_open_hours),
        )
        session.add(survey)
        await session.flush()
        event.after = EventAfter.SURVEYED
        if not await join(session, now, survey, programme, attended):
            # Nobody of them has opened the bot: a survey of nobody would only look like a result.
            await session.delete(survey)
            event.after = EventAfter.EMPTY
            await self._ask_attendance(session, now, event, programme)

    async def _ask_attendance(
        self, session: AsyncSession, now: datetime, event: Event, programme: Programme
    ) -> None:
        today = now.astimezone(ZoneInfo(programme.time_zone)).date()
        for account in await methodists(session, programme.id, today):
            await offer(
                session,
                now,
                programme,
                Wish(
                    kind=ATTENDANCE,
                    dedupe_key=f"attendance:{event.id}:{account.id}:{event.after}",
                    account_id=account.id,
                    priority=Priority.SURVEY,
                    not_before=now,
                    values={"event": event.id, "after": event.after.value},
                ),
            )

    async def shut(self, session: AsyncSession, now: datetime, survey: Survey) -> None:
        """Close it, forget what was never sent, lay the answers anew, and queue the methodists' summary.

        A visit sheet that is still open was not filled in: it goes without a trace.
        """
        if survey.state is not SurveyState.OPEN:
            return
        if survey.partnership_id is not None:
            await drop_sheets(session, [survey.id])
            return
        survey.state, survey.closes_at = SurveyState.CLOSED, min(now, survey.closes_at)
        programme = await session.get_one(Programme, survey.programme_id)
        everyone = await session.scalars(select(Participation.id).where(Participation.survey_id == survey.id))
        await drop_drafts(session, everyone.all())
        await lay_anew(session, survey)
        today = now.astimezone(ZoneInfo(programme.time_zone)).date()
        await enqueue(
            session,
            now,
            [
                Wish(
                    kind=SUMMARY,
                    dedupe_key=f"survey-summary:{survey.id}:{account.id}",
                    account_id=account.id,
                    priority=Priority.SURVEY,
                    not_before=next_awake(account, programme.time_zone, now),
                    values={"survey": survey.id},
                )
                for account in await methodists(session, programme.id, today)
            ],
        )


async def _spared(
    session: AsyncSession, now: datetime, programme: Programme, survey: Survey
) -> set[int] | None:
    """Whom a planned survey that begins leaves out; None when it would be anonymous in name only by now."""
    if not survey.anonymous:
        return set()
    circle = Circle.load(survey.segment or {})
    try:
        return await spared(session, now, programme, survey.version_id, circle, planned=survey.id)
    except DomainError:
        return None


def _may_be_due(now: datetime) -> ColumnElement[bool]:
    """Events that are over and not followed up yet; those asked about wait for the first tick."""
    return and_(
        or_(
            Event.after == EventAfter.WAITING,
            and_(
                Event.after == EventAfter.ASKED,
                or_(Event.attendance_at.is_not(None), Event.attendance_done),
            ),
        ),
        Event.state == EventState.PLANNED,
        Event.ends_at <= now,
    )
