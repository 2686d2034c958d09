"""The programme's indicators against its goals; every figure opens by name and date (docs/figures.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, SchoolCategory
from models.enums import Indicator as Indicator
from models.people import Person, School
from models.programmes import Goal, Programme
from models.roadmap import Activity, Assignment, Roadmap
from services.actor import Actor
from services.base import Service
from services.paging import Place, cut
from services.people.names import full_name
from services.summaries.coverage import covered_people, days_of_people, days_of_schools
from services.summaries.marks import EventMarks, event_marks

PAGE = 10
WEAK = (SchoolCategory.LOW_RESULTS, SchoolCategory.AT_RISK)


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator on the local day `on`.

    Shares are `numerator` / `denominator` of schools, teachers or activities; satisfaction is the mean of
    `denominator` marks. Without a denominator there is no `value`. `missing` are schools whose teachers
    nobody has counted (lately): neither they nor their people are in the figure.
    """

    indicator: Indicator
    numerator: int
    denominator: int
    value: float | None
    goal: float | None
    on: date
    missing: tuple[str, ...] = ()

    @property
    def reached(self) -> bool:
        return self.value is not None and self.goal is not None and self.value >= self.goal


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One thing behind a figure: its name, its day, and whether it counts for the numerator.

    `count` of `total` where it is a sum itself (teachers of a school, activities' assignments, marks), `mean`
    for marks.
    """

    name: str
    counts: bool
    on: date | None = None
    count: int | None = None
    total: int | None = None
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class FigurePage:
    figure: Figure
    place: Place
    lines: tuple[FigureLine, ...]
    people: bool
    """Whether the lines are the people of the numerator."""


class Indicators(Service):
    """For the methodist by name, for everybody else by number."""

    async def figures(self, actor: Actor) -> tuple[Figure, ...]:
        """All five of the methodist's programme."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return await figures_of(session, programme, self.clock.now())

    async def figure(
        self, actor: Actor, indicator: Indicator, page: int = 0, *, people: bool = False
    ) -> FigurePage:
        """A page of what one figure is made of; `people`: the teachers it counts, by name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            now = self.clock.now()
            figure = next(
                one for one in await figures_of(session, programme, now) if one.indicator is indicator
            )
            if indicator is Indicator.TEACHERS and people:
                place, lines = await _teachers(session, programme, page)
                return FigurePage(figure, place, lines, True)
            lines = await _lines(session, programme, now, indicator)
        pages = max(1, -(-len(lines) // PAGE))
        page = min(max(page, 0), pages - 1)
        place = Place(len(lines), page, pages, page + 1 < pages)
        return FigurePage(figure, place, lines[page * PAGE : (page + 1) * PAGE], False)

    async def figures_table(self, actor: Actor) -> tuple[tuple[Figure, tuple[FigureLine, ...]], ...]:
        """All figures, each with everything it is made of, for a table."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return await figures_made(session, programme, self.clock.now())


async def figures_made(
    session: AsyncSession, programme: Programme, now: datetime
) -> tuple[tuple[Figure, tuple[FigureLine, ...]], ...]:
    """All figures, each with everything it is made of."""
    return tuple(
        [
            (figure, await _lines(session, programme, now, figure.indicator))
            for figure in await figures_of(session, programme, now)
        ]
    )


async def figures_of(session: AsyncSession, programme: Programme, now: datetime) -> tuple[Figure, ...]:
    """All five on the local day of `now` (UTC); nobody's name but those of schools nobody has counted."""
    goals = {
        goal.indicator: goal.value
        for goal in await session.scalars(select(Goal).where(Goal.programme_id == programme.id))
    }
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    days = await days_of_schools(session, programme)
    found = []
    for indicator in Indicator:
        lines = await _lines(session, programme, now, indicator, days)
        value: float | None
        missing: tuple[str, ...] = ()
        if indicator is Indicator.SATISFACTION:
            numerator = sum(line.count or 0 for line in lines)
            denominator = sum(line.total or 0 for line in lines)
            value = numerator / denominator if denominator else None
        elif indicator is Indicator.TEACHERS:
            missing = tuple(line.name for line in lines if line.total is None)
            counted = [line for line in lines if line.total is not None]
            numerator = sum(line.count or 0 for line in counted)
            denominator = sum(line.total or 0 for line in counted)
            value = 100 * numerator / denominator if denominator else None
        else:
            numerator, denominator = sum(line.counts for line in lines), len(lines)
            value = 100 * numerator / denominator if denominator else None
        found.append(Figure(indicator, numerator, denominator, value, goals.get(indicator), today, missing))
    return tuple(found)


async def _lines(
    session: AsyncSession,
    programme: Programme,
    now: datetime,
    indicator: Indicator,
    days: Mapping[int, date] | None = None,
) -> tuple[FigureLine, ...]:
    """What a figure is made of; `days` since which schools are covered, where they are known already."""
    match indicator:
        case Indicator.SCHOOLS | Indicator.WEAK_SCHOOLS:
            known = days if days is not None else await days_of_schools(session, programme)
            categories = WEAK if indicator is Indicator.WEAK_SCHOOLS else tuple(SchoolCategory)
            return await _schools(session, programme, categories, known)
        case Indicator.TEACHERS:
            return await _head_counts(session, programme)
        case Indicator.ON_TIME:
            return tuple((await activities_on_time(session, programme, now)).values())
    return tuple(_marked(one) for one in await event_marks(session, programme))


async def _schools(
    session: AsyncSession,
    programme: Programme,
    categories: Sequence[SchoolCategory],
    days: Mapping[int, date],
) -> tuple[FigureLine, ...]:
    schools = await session.scalars(
        select(School)
        .where(School.municipality_id == programme.municipality_id, School.category.in_(categories))
        .order_by(School.name, School.id)
    )
    return tuple(FigureLine(one.name, one.id in days, days.get(one.id)) for one in schools)


async def _head_counts(session: AsyncSession, programme: Programme) -> tuple[FigureLine, ...]:
    """Covered teachers of each school of its head-count, with the day of the count."""
    return tuple(
        FigureLine(school.name, bool(count), school.counted_on, count, _counted(school, count))
        for school, count in await _covered_of_schools(session, programme)
    )


def _counted(school: School, covered: int) -> int | None:
    """The head-count; None where there is none, or one that more teachers than it says have outgrown."""
    known = school.teachers_count
    return known if known and covered <= known else None


async def _covered_of_schools(session: AsyncSession, programme: Programme) -> list[tuple[School, int]]:
    counts = await session.execute(
        select(Person.school_id, func.count())
        .where(Person.id.in_(covered_people(programme.id)))
        .group_by(Person.school_id)
    )
    covered = {school_id: count for school_id, count in counts}  # noqa: C416 (dict() loses the types of a Row)
    schools = await session.scalars(
        select(School)
        .where(School.municipality_id == programme.municipality_id)
        .order_by(School.name, School.id)
    )
    return [(school, covered.get(school.id, 0)) for school in schools]


async def _teachers(
    session: AsyncSession, programme: Programme, page: int
) -> tuple[Place, tuple[FigureLine, ...]]:
    schools = {
        school.id: school.name
        for school, count in await _covered_of_schools(session, programme)
        if _counted(school, count) is not None
    }
    query = (
        select(Person)
        .where(Person.id.in_(covered_people(programme.id)), Person.school_id.in_(schools))
        .order_by(Person.sort_key, Person.id)
    )
    rows, place = await cut(session, [query], page, PAGE)
    people = [row[0] for row in rows]
    days = await days_of_people(session, programme, [person.id for person in people])
    return place, tuple(
        FigureLine(f"{full_name(one)}, {schools[one.school_id or 0]}", True, days.get(one.id))
        for one in people
    )


async def activities_on_time(
    session: AsyncSession, programme: Programme, now: datetime
) -> dict[int, FigureLine]:
    """Activities whose day has come (by id), and whether all responsible had done them by then."""
    zone = ZoneInfo(programme.time_zone)
    today = now.astimezone(zone).date()
    done = Assignment.state == AssignmentState.DONE
    rows = await session.execute(
        select(
            Activity,
            Assignment.due_on,
            func.count(),
            func.count().filter(done),
            func.max(Assignment.done_at).filter(done),
        )
        .join(Assignment, Assignment.activity_id == Activity.id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(
            Roadmap.programme_id == programme.id,
            Activity.dropped_at.is_(None),
            Assignment.state != AssignmentState.CANCELLED,
            Assignment.takes_part.is_(False),
            Assignment.due_on < today,
        )
        .group_by(Activity.id, Assignment.due_on)
        .order_by(Activity.position, Assignment.due_on)
    )
    found: dict[int, FigureLine] = {}
    for activity, due_on, total, ready, last in rows:
        in_time = ready == total and last is not None and last.astimezone(zone).date() <= due_on
        before = found.get(activity.id, FigureLine(activity.title, True, None, 0, 0))
        found[activity.id] = FigureLine(
            activity.title,
            before.counts and in_time,
            due_on,
            (before.count or 0) + ready,
            (before.total or 0) + total,
        )
    return found


def _marked(one: EventMarks) -> FigureLine:
    marks = one.marks
    total = sum(value * count for value, count in enumerate(marks.marks, start=1))
    return FigureLine(one.name, True, one.on, total, marks.given, marks.mean)
