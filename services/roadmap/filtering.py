"""The board of the plan: activities by direction, school, state and stage, combined; cut by the database.

An activity stands as it does with those who are responsible; who only takes part is on its card.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState
from models.enums import Stage as Stage
from models.people import Person, School
from models.programmes import Programme
from models.roadmap import Activity, Assignment, Roadmap
from services.actor import Actor
from services.base import Service
from services.paging import Place, cut
from services.people.listing import unindexed
from services.roadmap.asked import wordings_of
from services.roadmap.board import activity_counts, line_of
from services.roadmap.board_facts import ActivityLine, Counts
from services.roadmap.board_rows import is_late
from services.roadmap.facts import local_day
from services.roadmap.meaning import meanings
from services.roadmap.sharing import of_school
from services.roadmap.stage_gaps import stage_of

ROWS_A_PAGE = 7
SCHOOLS_A_PAGE = 8


class BoardState(StrEnum):
    """How an activity stands: with somebody late, with something open, impossible for somebody, done by
    all, or with nobody asked yet."""

    LATE = "late"
    OPEN = "open"
    NOT_POSSIBLE = "not_possible"
    DONE = "done"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What is shown; None: all. With a school only its people's assignments count."""

    direction: str | None = None
    school: int | None = None
    state: BoardState | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Activities that fit, in the plan's order; `counts` of a line are those of the chosen school."""

    place: Place
    lines: tuple[ActivityLine, ...]
    school: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of one kind, and how many activities it would show beside the other choices made."""

    value: str | int
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SchoolsToChoose:
    place: Place
    schools: tuple[Option, ...]


class Filtering(Service):
    """For the methodist of the programme."""

    async def board(self, actor: Actor, wanted: BoardFilter, page: int = 0) -> BoardPage:
        """A page of the activities that fit."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            look = await self._look(session, programme_id)
            query = look.activities(wanted).order_by(Activity.position)
            rows, place = await cut(session, [query], page, ROWS_A_PAGE)
            activities = [row.Activity for row in rows]
            which = [Assignment.activity_id.in_([one.id for one in activities]), *_of_school(wanted.school)]
            counts = await activity_counts(session, programme_id, look.today, *which)
            meant = await meanings(session, programme_id)
            school = await session.get(School, wanted.school) if wanted.school else None
            lines = tuple(
                line_of(
                    one,
                    look.programme,
                    counts.get(one.id, Counts()),
                    given=bool(meant.get(wordings_of(one).doing)),
                )
                for one in activities
            )
            return BoardPage(place, lines, school.name if school else "")

    async def board_directions(self, actor: Actor, wanted: BoardFilter) -> tuple[Option, ...]:
        """The plan's directions in its order, with what each would show."""
        async with self.database.read() as session:
            look = await self._look(session, actor.methodist_of())
            fits = look.activities(replace(wanted, direction=None)).subquery()
            rows = await session.execute(
                select(fits.c.direction, func.count())
                .group_by(fits.c.direction)
                .order_by(func.min(fits.c.position))
            )
            return tuple(Option(direction, direction, count) for direction, count in rows)

    async def board_states(self, actor: Actor, wanted: BoardFilter) -> tuple[Option, ...]:
        """Every state with what it would show."""
        async with self.database.read() as session:
            look = await self._look(session, actor.methodist_of())
            return tuple(
                [
                    Option(state, str(state), await look.count(session, replace(wanted, state=state)))
                    for state in BoardState
                ]
            )

    async def board_stages(self, actor: Actor, wanted: BoardFilter) -> tuple[Option, ...]:
        """The stages that the plan has, with what each would show."""
        async with self.database.read() as session:
            look = await self._look(session, actor.methodist_of())
            return tuple(
                [
                    Option(stage, str(stage), await look.count(session, replace(wanted, stage=stage)))
                    for stage in Stage
                    if look.stages.get(stage)
                ]
            )

    async def board_schools(self, actor: Actor, wanted: BoardFilter, page: int = 0) -> SchoolsToChoose:
        """A page of the schools whose people have something of the plan, with what each would show."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            look = await self._look(session, programme_id)
            # Person by person: asked for the activities, SQLite looks at each of them for everybody.
            held = exists().where(
                Assignment.person_id == Person.id,
                Assignment.takes_part.is_(False),
                unindexed(Assignment.programme_id) == programme_id,
                Assignment.activity_id.is_not(None),
            )
            has = exists().where(Person.school_id == School.id, held)
            of_programme = School.municipality_id == look.programme.municipality_id
            query = select(School.id, School.name).where(of_programme, has).order_by(School.name, School.id)
            rows, place = await cut(session, [query], page, SCHOOLS_A_PAGE)
            found = [
                Option(row.id, row.name, await look.count(session, replace(wanted, school=row.id)))
                for row in rows
            ]
            return SchoolsToChoose(place, tuple(found))

    async def _look(self, session: AsyncSession, programme_id: int) -> "_Look":
        programme = await session.get_one(Programme, programme_id)
        stages: dict[Stage, list[int]] = {}
        for activity in await session.scalars(_of_plan(programme_id)):
            if (stage := stage_of(activity)) is not None:
                stages.setdefault(stage, []).append(activity.id)
        return _Look(programme, local_day(self.clock.now(), programme), stages)


@dataclass(frozen=True, slots=True)
class _Look:
    """A programme on a local day; `stages` are its activities by stage: titles say it, too."""

    programme: Programme
    today: date
    stages: dict[Stage, list[int]]

    def activities(self, wanted: BoardFilter) -> Select[Activity]:
        query = _of_plan(self.programme.id)
        if wanted.direction is not None:
            query = query.where(Activity.direction == wanted.direction)
        if wanted.stage is not None:
            query = query.where(Activity.id.in_(self.stages.get(wanted.stage, [])))
        if wanted.school is not None and wanted.state is not BoardState.WAITING:
            query = query.where(self._some(wanted.school, Assignment.state != AssignmentState.CANCELLED))
        if wanted.state is not None:
            query = query.where(self._in_state(wanted.state, wanted.school))
        return query

    def _in_state(self, state: BoardState, school: int | None) -> ColumnElement[bool]:
        asked = self._some(school, Assignment.state != AssignmentState.CANCELLED)
        still = [AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE]
        match state:
            case BoardState.LATE:
                return self._some(school, is_late(self.today))
            case BoardState.OPEN:
                return self._some(school, Assignment.state == AssignmentState.OPEN)
            case BoardState.NOT_POSSIBLE:
                return self._some(school, Assignment.state == AssignmentState.NOT_POSSIBLE)
            case BoardState.DONE:
                return and_(asked, ~self._some(school, Assignment.state.in_(still)))
            case BoardState.WAITING:
                return ~asked

    def _some(self, school: int | None, which: ColumnElement[bool]) -> ColumnElement[bool]:
        """Whether somebody responsible (of the school, if one is chosen) has such an assignment of it.

        Of all people the programme is named: its index tells states apart. A school's are found by person.
        """
        which = and_(Assignment.takes_part.is_(False), which)
        if school is None:
            of_programme = Assignment.programme_id == self.programme.id
            return exists().where(Assignment.activity_id == Activity.id, which, of_programme)
        return Activity.id.in_(
            select(Assignment.activity_id).where(
                of_school(school), Assignment.activity_id.is_not(None), which
            )
        )

    async def count(self, session: AsyncSession, wanted: BoardFilter) -> int:
        fits = self.activities(wanted).with_only_columns(Activity.id).subquery()
        return int(await session.scalar(select(func.count()).select_from(fits)) or 0)


def _of_plan(programme_id: int) -> Select[Activity]:
    return (
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme_id, Activity.dropped_at.is_(None))
    )


def _of_school(school: int | None) -> list[ColumnElement[bool]]:
    if school is None:
        return []
    return [of_school(school)]
