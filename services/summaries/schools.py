"""A school's own summary, for its curator and the methodist (PRODUCT.md §6.6)."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select

from models.control import SchoolRequest
from models.enums import AssignmentState
from models.people import Person
from models.programmes import Programme
from models.roadmap import Assignment
from services.actor import Actor
from services.people.listing import unindexed
from services.people.schools_list import seen_school
from services.people.tallies import tallies
from services.roadmap.board_rows import is_late
from services.roadmap.request_answers import answered
from services.roadmap.sharing import of_school
from services.summaries.coverage import covered_people
from services.summaries.results import Results, SchoolResults, results_of


@dataclass(frozen=True, slots=True)
class SchoolSummary:
    """How a school stands on the local day `on`: `people` take part, `covered` have done something.

    Of the `tasks` given so far `done` are done and `late` overdue; `of_pairs` are shared by a pair, so they
    count at the other one's school, too; of its `requests` so many `unanswered`.
    """

    on: date
    head_count: int | None
    counted_on: date | None
    people: int
    covered: int
    tasks: int
    done: int
    late: int
    of_pairs: int
    requests: int
    unanswered: int
    results: SchoolResults


class SchoolSummaries(Results):
    async def school_summary(self, actor: Actor, school_id: int) -> SchoolSummary:
        """NotFound for a curator of another school."""
        async with self.database.read() as session:
            school = await seen_school(session, actor, school_id)
            programme = await session.get_one(Programme, actor.programme_id)
            today = self.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()
            people = sum(one.people for one in await tallies(session, programme.id, today, [school_id]))
            theirs = select(Person.id).where(Person.school_id == school_id)
            covering = covered_people(programme.id, theirs).subquery()
            covered = await session.scalar(select(func.count()).select_from(covering))
            tasks, done, late, of_pairs = (
                await session.execute(
                    select(
                        func.count(),
                        func.count().filter(Assignment.state == AssignmentState.DONE),
                        func.count().filter(is_late(today)),
                        func.count().filter(Assignment.partnership_id.is_not(None)),
                    ).where(*tasks_of(programme.id), of_school(school_id))
                )
            ).one()
            requests, unanswered = (
                await session.execute(
                    select(func.count(), func.count().filter(~answered())).where(
                        SchoolRequest.programme_id == programme.id, SchoolRequest.school_id == school_id
                    )
                )
            ).one()
            (results,) = await results_of(session, programme, [school])
        return SchoolSummary(
            today,
            school.teachers_count,
            school.counted_on,
            people,
            covered or 0,
            tasks,
            done,
            late,
            of_pairs,
            requests,
            unanswered,
            results,
        )


def tasks_of(programme_id: int) -> tuple[ColumnElement[bool], ...]:
    """The condition on Assignment that it counts as a task given in the programme."""
    return (
        unindexed(Assignment.programme_id) == programme_id,
        Assignment.state != AssignmentState.CANCELLED,
        Assignment.takes_part.is_(False),
    )
