"""The programme's report (PRODUCT.md §6.5): every figure of it from the rows as they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import Recommendation, SchoolRequest
from models.enums import AssignmentState, EventState, GoalOutcome, PartnershipState, PersonalState, Review
from models.events import Event, EventGuest
from models.partnerships import FormerMentee, Partnership, PartnershipMentee
from models.personal import GoalReview, PersonalGoal, PersonalProgramme
from models.programmes import Programme
from models.roadmap import Activity, Assignment, Roadmap
from services.events.names import Say, event_name
from services.partnerships.people import local_day
from services.roadmap.board_rows import is_late
from services.roadmap.request_answers import answered as is_answered
from services.summaries.coverage import MADE
from services.summaries.effort import whole_effort
from services.summaries.indicators import activities_on_time, figures_made
from services.summaries.paper_head import head_of
from services.summaries.report_facts import (
    Counted,
    EventLine,
    GoalSum,
    KindSum,
    Made,
    PairSum,
    PlanSum,
    ReportPaper,
)
from services.summaries.report_surveys import Heard, before_and_after, heard
from services.summaries.results import measured_schools, results_of, results_sums


async def report_of(session: AsyncSession, programme: Programme, now: datetime, say: Say) -> ReportPaper:
    """The report as of `now` (UTC), in the language of `say`."""
    today = local_day(programme, now)
    schools = (await session.scalars(measured_schools(programme, today))).all()
    surveys = await heard(session, programme, say)
    events = await _events(session, programme, now)
    return ReportPaper(
        head=await head_of(session, programme),
        on=today,
        figures=tuple(Made(*one) for one in await figures_made(session, programme, now)),
        plan=await _plan(session, programme, now),
        pairs=await _pairs(session, programme),
        effort=await whole_effort(session, programme),
        kinds=_kinds(events),
        events=tuple(_event(one, programme, surveys, say) for one in events),
        surveys=surveys.lines,
        requests=await _requests(session, programme),
        recommendations=await _recommendations(session, programme),
        comparisons=await before_and_after(session, programme, say, now),
        reflected=surveys.reflected,
        takeaways=surveys.takeaways,
        difficulties=surveys.difficulties,
        goals=await _goals(session, programme),
        measures=await results_sums(session, programme),
        schools=tuple(await results_of(session, programme, schools)),
    )


async def _plan(session: AsyncSession, programme: Programme, now: datetime) -> tuple[PlanSum, ...]:
    """By direction, in the plan's order; what was dropped from the plan is not in it."""
    today = local_day(programme, now)
    due = await activities_on_time(session, programme, now)
    given, done = Assignment.state != AssignmentState.CANCELLED, Assignment.state == AssignmentState.DONE
    kept, joining = given & Assignment.takes_part.is_(False), given & Assignment.takes_part.is_(True)
    rows = await session.execute(
        select(
            Activity.id,
            Activity.direction,
            func.count().filter(kept),
            func.count().filter(kept, done),
            func.count().filter(is_late(today)),
            func.count().filter(joining),
            func.count().filter(joining, done),
        )
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .outerjoin(Assignment, Assignment.activity_id == Activity.id)
        .where(Roadmap.programme_id == programme.id, Activity.dropped_at.is_(None))
        .group_by(Activity.id)
        .order_by(Activity.position)
    )
    sums: dict[str, PlanSum] = {}
    for activity_id, direction, tasks, ready, late, takers, took_part in rows:
        line = due.get(activity_id)
        before = sums.get(direction, PlanSum(direction))
        sums[direction] = PlanSum(
            direction,
            before.activities + 1,
            before.due + (line is not None),
            before.on_time + (line is not None and line.counts),
            before.tasks + tasks,
            before.done + ready,
            before.late + late,
            before.takers + takers,
            before.took_part + took_part,
        )
    return tuple(sums.values())


async def _pairs(session: AsyncSession, programme: Programme) -> PairSum:
    made = (Partnership.programme_id == programme.id, Partnership.state.in_(MADE))
    rows = (
        await session.execute(
            select(Partnership.state, Partnership.mentor_id, func.count(PartnershipMentee.person_id))
            .outerjoin(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
            .where(*made)
            .group_by(Partnership.id)
        )
    ).all()
    now = (
        select(PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(*made)
    )
    before = (
        select(FormerMentee.person_id)
        .join(Partnership, Partnership.id == FormerMentee.partnership_id)
        .where(*made)
    )
    mentees = await session.scalar(select(func.count()).select_from(now.union(before).subquery()))
    groups = sum(count > 1 for _, _, count in rows)
    closed = sum(state is PartnershipState.CLOSED for state, _, _ in rows)
    return PairSum(
        pairs=len(rows) - groups,
        groups=groups,
        running=len(rows) - closed,
        closed=closed,
        mentors=len({mentor for _, mentor, _ in rows}),
        mentees=mentees or 0,
    )


Held = tuple[Event, int, int]
"""An event that is over, how many were invited, how many came."""


async def _events(session: AsyncSession, programme: Programme, now: datetime) -> list[Held]:
    rows = await session.execute(
        select(
            Event,
            func.count(EventGuest.person_id).filter(EventGuest.invited),
            func.count(EventGuest.person_id).filter(EventGuest.attended),
        )
        .outerjoin(EventGuest, EventGuest.event_id == Event.id)
        .where(Event.programme_id == programme.id, Event.state == EventState.PLANNED, Event.ends_at <= now)
        .group_by(Event.id)
        .order_by(Event.starts_at, Event.id)
    )
    return [(event, invited, attended) for event, invited, attended in rows]


def _kinds(events: Iterable[Held]) -> tuple[KindSum, ...]:
    """Most frequent first."""
    sums: dict[str, KindSum] = {}
    for event, invited, attended in events:
        before = sums.get(event.kind, KindSum(event.kind, 0, 0, 0))
        sums[event.kind] = KindSum(
            event.kind, before.events + 1, before.invited + invited, before.attended + attended
        )
    return tuple(sorted(sums.values(), key=lambda one: (-one.events, one.kind)))


def _event(held: Held, programme: Programme, surveys: Heard, say: Say) -> EventLine:
    event, invited, attended = held
    survey = surveys.of_events.get(event.id)
    return EventLine(
        name=event_name(say, event.kind, event.title),
        on=local_day(programme, event.starts_at),
        opening=(event.opening_order_number, event.opening_order_date),
        closing=(event.closing_order_number, event.closing_order_date),
        invited=invited,
        attended=attended,
        satisfaction=survey.satisfaction if survey else None,
        hidden=survey is not None and survey.hidden,
    )


async def _requests(session: AsyncSession, programme: Programme) -> Counted:
    total, done = (
        await session.execute(
            select(func.count(), func.count().filter(is_answered())).where(
                SchoolRequest.programme_id == programme.id
            )
        )
    ).one()
    return Counted(done, total)


async def _recommendations(session: AsyncSession, programme: Programme) -> Counted:
    """Carried out is a recommendation of which every assignment is done."""
    kept = Assignment.state != AssignmentState.CANCELLED
    rows = (
        await session.execute(
            select(
                func.count(Assignment.id).filter(kept),
                func.count(Assignment.id).filter(Assignment.state == AssignmentState.DONE),
            )
            .select_from(Recommendation)
            .outerjoin(Assignment, Assignment.recommendation_id == Recommendation.id)
            .where(Recommendation.programme_id == programme.id, Recommendation.dropped_at.is_(None))
            .group_by(Recommendation.id)
        )
    ).all()
    return Counted(sum(0 < given == done for given, done in rows), len(rows))


async def _goals(session: AsyncSession, programme: Programme) -> GoalSum:
    """What the end review says of a goal, else the mid-term one."""
    goals = (
        await session.execute(
            select(PersonalGoal.id, PersonalProgramme.id)
            .join(PersonalProgramme, PersonalProgramme.id == PersonalGoal.personal_id)
            .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
            .where(Partnership.programme_id == programme.id, PersonalProgramme.state != PersonalState.DRAFT)
        )
    ).all()
    ids = [goal for goal, _ in goals]
    said: defaultdict[int, dict[Review, GoalOutcome]] = defaultdict(dict)
    for one in await session.scalars(select(GoalReview).where(GoalReview.goal_id.in_(ids))):
        said[one.goal_id][one.review] = one.outcome
    found = GoalSum(len({personal for _, personal in goals}), len(goals), 0, 0, 0)
    for outcomes in said.values():
        match outcomes.get(Review.END, outcomes.get(Review.MIDTERM)):
            case GoalOutcome.REACHED:
                found = replace(found, reached=found.reached + 1)
            case GoalOutcome.PARTLY:
                found = replace(found, partly=found.partly + 1)
            case GoalOutcome.NOT_YET:
                found = replace(found, not_yet=found.not_yet + 1)
    return found
