"""The programme's steps of «обучение действием» read from its plan and events, and what they lack."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import (
    AssignmentState,
    DeficitSide,
    EventAnswer,
    EventState,
    ParticipationState,
    PersonState,
    SchoolCategory,
    Stage,
)
from models.events import Event, EventDeficit, EventGuest
from models.people import Deficit, Person, PersonDeficit, School
from models.programmes import Programme
from models.roadmap import Activity, ActivityDeficit, Assignment, AssignmentShare, Roadmap
from models.surveys import Participation, Survey
from services.programmes.counts import members
from services.roadmap.facts import local_day
from services.roadmap.stages import WATCHED, Gap, Step, gaps, guess_stage, stage_of_event, unserved

Themes = dict[int, frozenset[int]]


def stage_of(activity: Activity) -> Stage | None:
    """What the methodist said, else what the title says by itself."""
    return activity.stage if activity.stage_said else guess_stage(activity.title)


async def missing_steps(
    session: AsyncSession, programme: Programme, now: datetime, school: int | None = None
) -> list[Gap]:
    """Steps of the plan and of events that were not followed by `now` (UTC), in one school or in any."""
    activities = await _plan(session, programme)
    if not activities:
        return []
    themes, of_events = await _themes(session, programme.id)
    learning = _learning_schools(programme, school)
    steps = await _of_activities(session, activities, themes, learning, programme)
    steps += await _of_events(session, programme, of_events, learning, now)
    return gaps(steps, local_day(now, programme), programme.follow_weeks)


async def missing_activities(
    session: AsyncSession, programme: Programme, now: datetime, deficit: int | None = None
) -> list[Gap]:
    """Deficits (or one of them) that several people have named and no activity or event is for."""
    activities = await _plan(session, programme)
    if not activities:
        return []
    themes, of_events = await _themes(session, programme.id)
    served = frozenset[int]().union(
        *(themes.get(one.id, frozenset()) for one in activities), *of_events.values()
    )
    # A plan that names no deficit at all would lack each of them: one thing to do, not seven.
    if not served:
        return []
    return unserved(await _wanted(session, programme.id, local_day(now, programme), deficit), served)


async def _plan(session: AsyncSession, programme: Programme) -> Sequence[Activity]:
    found = await session.scalars(
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme.id, Activity.dropped_at.is_(None))
    )
    return found.all()


async def _themes(session: AsyncSession, programme_id: int) -> tuple[Themes, Themes]:
    """What activities, and what events, are there for."""
    of_programme = Deficit.programme_id == programme_id
    activities = await session.execute(
        select(ActivityDeficit.activity_id, ActivityDeficit.deficit_id)
        .join(Deficit, Deficit.id == ActivityDeficit.deficit_id)
        .where(of_programme)
    )
    events = await session.execute(
        select(EventDeficit.event_id, EventDeficit.deficit_id)
        .join(Deficit, Deficit.id == EventDeficit.deficit_id)
        .join(Event, Event.id == EventDeficit.event_id)
        .where(of_programme, Event.state == EventState.PLANNED)
    )
    return _grouped(activities), _grouped(events)


def _grouped(rows: Iterable[Row[int, int]]) -> Themes:
    found: dict[int, set[int]] = {}
    for subject, deficit_id in rows:
        found.setdefault(subject, set()).add(deficit_id)
    return {subject: frozenset(ids) for subject, ids in found.items()}


def _learning_schools(programme: Programme, school: int | None) -> Select[int]:
    """Schools that are shown something (or one of them): all but the leaders, who show it."""
    found = select(School.id).where(
        School.municipality_id == programme.municipality_id, School.category != SchoolCategory.LEADER
    )
    return found if school is None else found.where(School.id == school)


async def _of_activities(
    session: AsyncSession,
    activities: Sequence[Activity],
    themes: Themes,
    learning: Select[int],
    programme: Programme,
) -> list[Step]:
    staged = {
        one.id: (one, stage)
        for one in activities
        if (stage := stage_of(one)) is not None and stage in WATCHED
    }
    if not staged:
        return []
    done = func.max(Assignment.done_at).filter(Assignment.state == AssignmentState.DONE)
    due = func.max(func.coalesce(Assignment.postponed_to, Assignment.due_on))
    rows = await session.execute(
        select(
            Assignment.activity_id,
            Person.school_id,
            done,
            due.filter(Assignment.state == AssignmentState.OPEN),
        )
        .outerjoin(AssignmentShare, AssignmentShare.assignment_id == Assignment.id)
        # What a partnership does, it does for the schools of both sides.
        .join(Person, Person.id == func.coalesce(AssignmentShare.person_id, Assignment.person_id))
        .where(Assignment.activity_id.in_(staged), Person.school_id.in_(learning))
        .group_by(Assignment.activity_id, Person.school_id)
    )
    steps = []
    for activity_id, school_id, done_at, due_on in rows:
        if activity_id is None or school_id is None:
            continue
        activity, stage = staged[activity_id]
        of_both = (frozenset({school_id}), themes.get(activity_id, frozenset()), activity.title)
        if done_at is not None:
            steps.append(Step(stage, done_at.astimezone(ZoneInfo(programme.time_zone)).date(), *of_both))
        if due_on is not None:
            steps.append(Step(stage, due_on, *of_both, held=False))
    return steps


async def _of_events(
    session: AsyncSession, programme: Programme, themes: Themes, learning: Select[int], now: datetime
) -> list[Step]:
    events = await session.scalars(
        select(Event).where(Event.programme_id == programme.id, Event.state == EventState.PLANNED)
    )
    staged = {
        one.id: (one, stage)
        for one in events
        if (stage := stage_of_event(one.kind, one.stage)) is not None and stage in WATCHED
    }
    schools: defaultdict[int, set[int]] = defaultdict(set)
    for event_id, (event, _) in staged.items():
        came = EventGuest.attended if event.ends_at < now else EventGuest.answer != EventAnswer.DECLINED
        found = await session.scalars(
            select(Person.school_id)
            .join(EventGuest, EventGuest.person_id == Person.id)
            .where(EventGuest.event_id == event_id, came, Person.school_id.in_(learning))
            .distinct()
        )
        schools[event_id].update(one for one in found if one is not None)
    reflected = set(
        await session.scalars(
            select(Survey.event_id).where(
                Survey.event_id.in_(staged),
                exists().where(
                    Participation.survey_id == Survey.id, Participation.state == ParticipationState.FINISHED
                ),
            )
        )
    )
    zone = ZoneInfo(programme.time_zone)
    return [
        Step(
            stage,
            event.starts_at.astimezone(zone).date(),
            frozenset(schools[event.id]),
            themes.get(event.id, frozenset()),
            title=event.title,
            held=event.ends_at < now,
            reflected=event.id in reflected,
        )
        for event, stage in staged.values()
        if schools[event.id]
    ]


async def _wanted(
    session: AsyncSession, programme_id: int, today: date, deficit: int | None
) -> dict[int, int]:
    rows = await session.execute(
        select(PersonDeficit.deficit_id, func.count())
        .join(Deficit, Deficit.id == PersonDeficit.deficit_id)
        .join(Person, Person.id == PersonDeficit.person_id)
        .where(
            Deficit.programme_id == programme_id,
            ~Deficit.retired,
            PersonDeficit.side == DeficitSide.WANTED,
            Person.state != PersonState.WITHDRAWN,
            Person.id.in_(members(programme_id, today)),
            *([] if deficit is None else [Deficit.id == deficit]),
        )
        .group_by(PersonDeficit.deficit_id)
    )
    return {row[0]: row[1] for row in rows}
