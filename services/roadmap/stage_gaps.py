"""The programme's steps of «обучение действием» read from its plan and events, and what they lack."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select
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
from models.roadmap import Activity, ActivityDeficit, Assignment, Roadmap
from models.surveys import Participation, Survey
from services.people.deficits import DeficitLine
from services.programmes.counts import members
from services.roadmap.board_facts import Case, CaseKind
from services.roadmap.facts import local_day
from services.roadmap.stages import WATCHED, Gap, Step, gaps, guess_stage, stage_of_event, unserved

Themes = dict[int, frozenset[int]]


def stage_of(activity: Activity) -> Stage | None:
    """What the methodist said, else what the title says by itself."""
    return activity.stage if activity.stage_said else guess_stage(activity.title)


async def stage_gaps(session: AsyncSession, programme: Programme, now: datetime) -> list[Gap]:
    """What is missing at `now` (UTC): steps not followed first, then deficits."""
    today = local_day(now, programme)
    activities = (
        await session.scalars(
            select(Activity)
            .join(Roadmap, Roadmap.id == Activity.roadmap_id)
            .where(Roadmap.programme_id == programme.id, Activity.dropped_at.is_(None))
        )
    ).all()
    if not activities:
        return []
    themes, of_events = await _themes(session, programme.id)
    learning = await _learning_schools(session, programme)
    steps = await _of_activities(session, activities, themes, learning, programme)
    steps += await _of_events(session, programme, of_events, learning, now)
    served = frozenset[int]().union(
        *(themes.get(one.id, frozenset()) for one in activities), *of_events.values()
    )
    wanted = await _wanted(session, programme.id, today)
    # A plan that names no deficit at all would lack each of them: one thing to do, not seven.
    lacking = unserved(wanted, served) if served else []
    return [*gaps(steps, today, programme.follow_weeks), *lacking]


async def gap_cases(session: AsyncSession, programme: Programme, now: datetime) -> list[Case]:
    """The same as lines of what needs attention; `id`: the school or the deficit, `other`: the theme."""
    found = await stage_gaps(session, programme, now)
    if not found:
        return []
    schools = await session.scalars(select(School).where(School.id.in_({gap.school for gap in found})))
    names = {school.id: school.name for school in schools}
    deficits = {
        one.id: DeficitLine(one.id, one.kind, one.title)
        for one in await session.scalars(select(Deficit).where(Deficit.programme_id == programme.id))
    }
    return [
        Case(
            CaseKind(str(gap.kind)),
            gap.school or gap.theme,
            gap.title,
            gap.people or 1,
            other=gap.theme if gap.school else 0,
            school=names.get(gap.school, ""),
            deficit=deficits.get(gap.theme),
            on=gap.on,
        )
        for gap in found
    ]


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


async def _learning_schools(session: AsyncSession, programme: Programme) -> frozenset[int]:
    """Schools that are shown something: all but the leaders, who show it."""
    return frozenset(
        await session.scalars(
            select(School.id).where(
                School.municipality_id == programme.municipality_id, School.category != SchoolCategory.LEADER
            )
        )
    )


async def _of_activities(
    session: AsyncSession,
    activities: Sequence[Activity],
    themes: Themes,
    learning: frozenset[int],
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
        .join(Person, Person.id == Assignment.person_id)
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
    session: AsyncSession, programme: Programme, themes: Themes, learning: frozenset[int], now: datetime
) -> list[Step]:
    rows = await session.execute(
        select(Event, Person.school_id, EventGuest.attended, EventGuest.answer)
        .join(EventGuest, EventGuest.event_id == Event.id)
        .join(Person, Person.id == EventGuest.person_id)
        .where(
            Event.programme_id == programme.id,
            Event.state == EventState.PLANNED,
            Person.school_id.in_(learning),
        )
    )
    reflected = set(
        await session.scalars(
            select(Survey.event_id)
            .join(Participation, Participation.survey_id == Survey.id)
            .where(Survey.programme_id == programme.id, Participation.state == ParticipationState.FINISHED)
        )
    )
    found: dict[int, tuple[Event, set[int]]] = {}
    for event, school_id, attended, answer in rows:
        over = event.ends_at < now
        came = attended if over else answer is not EventAnswer.DECLINED
        if came and school_id is not None:
            found.setdefault(event.id, (event, set()))[1].add(school_id)
    zone = ZoneInfo(programme.time_zone)
    return [
        Step(
            stage,
            event.starts_at.astimezone(zone).date(),
            frozenset(schools),
            themes.get(event.id, frozenset()),
            title=event.title,
            held=event.ends_at < now,
            reflected=event.id in reflected,
        )
        for event, schools in found.values()
        if (stage := stage_of_event(event.kind, event.stage))
    ]


async def _wanted(session: AsyncSession, programme_id: int, today: date) -> dict[int, int]:
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
        )
        .group_by(PersonDeficit.deficit_id)
    )
    return {row[0]: row[1] for row in rows}
