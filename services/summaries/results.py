"""Results of schools: the programme's own measures at two or more dates, beside what was spent (§6.3)."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import Measure, Measurement
from models.people import School
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.paging import Place, cut
from services.partnerships.people import local_day
from services.people.schools_list import seen_school
from services.people.tallies import has_people
from services.programmes.rules import clean_name
from services.summaries.effort import Effort, effort_of

PAGE = 3
MOST_MEASURES = 12
NAME_LENGTH, UNIT_LENGTH = 120, 20
_NUMBER = re.compile(r"-?\d{1,7}(?:[.,]\d{1,4})?")


@dataclass(frozen=True, slots=True)
class MeasureLine:
    id: int
    name: str
    unit: str
    higher_better: bool
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A school's value on a local day."""

    id: int
    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Dynamics:
    """One measure of one school, its points by day. With fewer than two there is no `change`."""

    measure: MeasureLine
    points: tuple[Point, ...]

    @property
    def change(self) -> float | None:
        """From the first day to the last."""
        return self.points[-1].value - self.points[0].value if len(self.points) > 1 else None

    @property
    def better(self) -> bool | None:
        """Whether it changed for the better; None where it did not change, or nobody knows."""
        return (self.change > 0) is self.measure.higher_better if self.change else None


@dataclass(frozen=True, slots=True)
class SchoolResults:
    """One school: what it has achieved, and what was spent on it."""

    id: int
    name: str
    dynamics: tuple[Dynamics, ...]
    effort: Effort


@dataclass(frozen=True, slots=True)
class ResultsPage:
    place: Place
    schools: tuple[SchoolResults, ...]


@dataclass(frozen=True, slots=True)
class MeasureSum:
    """A measure over all schools with two values or more: the mean of their first and of their last."""

    measure: MeasureLine
    schools: int
    first: float
    last: float


class Results(Service):
    """Measures are the methodist's; values are entered by curators of the own school, or the methodist."""

    async def measures(self, actor: Actor) -> tuple[MeasureLine, ...]:
        """The programme's measures, those not asked for any more last."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            return await _measures(session, programme_id)

    async def add_measure(self, actor: Actor, name: str, unit: str, *, higher_better: bool) -> int:
        """A measure of the programme's own; its id. DomainError for a name that is there, or one too many."""
        programme_id = actor.methodist_of()
        name = clean_name(name, NAME_LENGTH)
        unit = _unit(unit)
        async with self.once(actor, "summaries.add_measure") as session:
            there = await _measures(session, programme_id)
            if len(there) >= MOST_MEASURES:
                raise DomainError("measures-too-many", limit=MOST_MEASURES)
            if name.casefold() in {one.name.casefold() for one in there}:
                raise DomainError("measures-double", name=name)
            measure = Measure(programme_id=programme_id, name=name, unit=unit, higher_better=higher_better)
            session.add(measure)
            await session.flush()
            return measure.id

    async def ask_measure(self, actor: Actor, measure_id: int, *, asked: bool) -> None:
        """Ask for a measure or not any more; what was entered of it stays."""
        async with self.database.write() as session:
            measure = await _measure(session, actor.methodist_of(), measure_id)
            measure.retired = not asked

    async def enter_result(
        self, actor: Actor, measure_id: int, school_id: int, value: float, on: date
    ) -> None:
        """What the school had on a local day; a second value of the same day takes the first one's place.

        DomainError for a day to come.
        """
        async with self.database.write() as session:
            school = await seen_school(session, actor, school_id)
            programme = await session.get_one(Programme, actor.programme_id)
            measure = await _measure(session, programme.id, measure_id)
            if on > local_day(programme, self.clock.now()):
                raise DomainError("results-future")
            there = await session.scalar(
                select(Measurement).where(
                    Measurement.measure_id == measure.id,
                    Measurement.school_id == school.id,
                    Measurement.measured_on == on,
                )
            )
            one = there or Measurement(measure_id=measure.id, school_id=school.id, measured_on=on)
            one.value, one.by_id = value, actor.person_id
            session.add(one)

    async def drop_result(self, actor: Actor, result_id: int) -> None:
        """Take an entered value back."""
        async with self.database.write() as session:
            result = await session.get(Measurement, result_id)
            if result is None:
                raise NotFound("result")
            await seen_school(session, actor, result.school_id)
            programme = await session.get_one(Programme, actor.programme_id)
            await _measure(session, programme.id, result.measure_id)
            await session.delete(result)

    async def zone(self, actor: Actor) -> str:
        """The programme's time zone (IANA): in it days are typed."""
        actor.require_person()
        async with self.database.read() as session:
            return (await session.get_one(Programme, actor.programme_id)).time_zone

    async def all_results(self, actor: Actor, page: int = 0) -> ResultsPage:
        """A page of the programme's schools, by name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            schools = measured_schools(programme, local_day(programme, self.clock.now()))
            rows, place = await cut(session, [schools], page, PAGE)
            return ResultsPage(place, tuple(await results_of(session, programme, [row[0] for row in rows])))

    async def results_table(self, actor: Actor) -> tuple[SchoolResults, ...]:
        """All of them, for a table."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            query = measured_schools(programme, local_day(programme, self.clock.now()))
            schools = (await session.scalars(query)).all()
            return tuple(await results_of(session, programme, schools))


def measured_schools(programme: Programme, today: date) -> Select[School]:
    """Schools with people in the programme on a local day, or with a value of it; by name."""
    measures = select(Measure.id).where(Measure.programme_id == programme.id)
    measured = exists().where(Measurement.school_id == School.id, Measurement.measure_id.in_(measures))
    return (
        select(School)
        .where(
            School.municipality_id == programme.municipality_id,
            or_(has_people(programme.id, today), measured),
        )
        .order_by(School.name, School.id)
    )


def _unit(text: str) -> str:
    """«баллы», «%»; nothing for a dash."""
    unit = text.strip(" -–—")
    return unit if unit in ("", "%") else clean_name(unit, UNIT_LENGTH)


def number_of(text: str) -> float:
    """«3,85», «74 %» as a number; DomainError with an example for anything else."""
    found = _NUMBER.fullmatch(text.strip().rstrip("%").strip())
    if found is None:
        raise DomainError("results-number")
    value = float(found[0].replace(",", "."))
    assert math.isfinite(value), "seven digits are"
    return value


async def results_of(
    session: AsyncSession, programme: Programme, schools: Sequence[School]
) -> list[SchoolResults]:
    """What each of the schools has of every measure, and what was spent on it."""
    ids = [school.id for school in schools]
    measures = await _measures(session, programme.id)
    points = await _points(session, [one.id for one in measures], ids)
    effort = await effort_of(session, programme, ids)
    return [
        SchoolResults(
            school.id,
            school.name,
            tuple(
                Dynamics(one, tuple(points[one.id, school.id]))
                for one in measures
                if points[one.id, school.id] or not one.retired
            ),
            effort[school.id],
        )
        for school in schools
    ]


async def results_sums(session: AsyncSession, programme: Programme) -> tuple[MeasureSum, ...]:
    """Every measure of which some school has two values, over all such schools: no school is named."""
    measures = await _measures(session, programme.id)
    rows = await session.scalars(
        select(Measurement)
        .where(Measurement.measure_id.in_([one.id for one in measures]))
        .order_by(Measurement.measured_on, Measurement.id)
    )
    values: defaultdict[int, defaultdict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in rows:
        values[one.measure_id][one.school_id].append(one.value)
    found = []
    for measure in measures:
        pairs = [(seen[0], seen[-1]) for seen in values[measure.id].values() if len(seen) > 1]
        if pairs:
            first, last = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
            found.append(MeasureSum(measure, len(pairs), first, last))
    return tuple(found)


async def _points(
    session: AsyncSession, measures: Collection[int], schools: Collection[int]
) -> defaultdict[tuple[int, int], list[Point]]:
    found: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
    for one in await session.scalars(
        select(Measurement)
        .where(Measurement.measure_id.in_(measures), Measurement.school_id.in_(schools))
        .order_by(Measurement.measured_on, Measurement.id)
    ):
        found[one.measure_id, one.school_id].append(Point(one.id, one.measured_on, one.value))
    return found


async def _measures(session: AsyncSession, programme_id: int) -> tuple[MeasureLine, ...]:
    found = await session.scalars(
        select(Measure).where(Measure.programme_id == programme_id).order_by(Measure.retired, Measure.id)
    )
    return tuple(MeasureLine(one.id, one.name, one.unit, one.higher_better, one.retired) for one in found)


async def _measure(session: AsyncSession, programme_id: int, measure_id: int) -> Measure:
    measure = await session.get(Measure, measure_id)
    if measure is None or measure.programme_id != programme_id:
        raise NotFound("measure")
    return measure
