"""A school's week, told to its curators on the week's first working morning (PRODUCT.md §6.6)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PartnershipState, PersonState, ProgrammeState, Role
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import Membership, Person, School
from models.programmes import Programme
from models.roadmap import Assignment
from models.system import Rider
from services.base import insert_ignore
from services.partnerships.silence import silences
from services.people.listing import in_force, unindexed
from services.roadmap.board_rows import is_late
from services.roadmap.escalating import holders
from services.roadmap.facts import local_day
from services.roadmap.sharing import of_school
from services.roadmap.weekly import WEEK, Weekly, a_week_before, weekly_rider
from services.summaries.schools import tasks_of

KIND = "school_week"


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """Of the school's `tasks` given so far (as its summary counts them) `done` are done, `fresh` of them
    since the same day of last week, and `late` overdue. Active `pairs` and groups with anybody of the
    school had `meetings` in that time; so many are `silent`: without one for the programme's silent weeks.
    """

    school_id: int
    name: str
    tasks: int
    done: int
    fresh: int
    late: int
    pairs: int
    meetings: int
    silent: int


class SchoolWeeks(Weekly):
    """A rider, like the methodist's digest, which a methodist who is a curator has instead."""

    async def plan_school_weeks(self, now: datetime) -> int:
        """Let the school's week ride in every curator's message of this working morning; how many are new."""
        added = 0
        async for programme, day in self.weekly_mornings(now):
            async with self.database.write() as session:
                methodists = {row[0] for row in await holders(session, programme.id, Role.METHODIST, day)}
                curators = [
                    row
                    for row in await holders(session, programme.id, Role.CURATOR, day)
                    if row[0] not in methodists
                ]
                telling = await _with_something(session, programme.id, {school for *_, school in curators})
                riders = [
                    weekly_rider(KIND, programme, day, account_id, person_id)
                    for account_id, person_id, school_id in curators
                    if school_id in telling
                ]
                added += await insert_ignore(session, Rider, riders)
        return added

    async def school_week(self, programme_id: int, person_id: int) -> SchoolWeek | None:
        """For delivery: the week of the person's school as it is now. None when the programme is gone or
        over, for who is no registered curator of it any more or is its methodist, when there is nothing yet.
        """
        now = self.clock.now()
        async with self.database.read() as session:
            programme = await session.get(Programme, programme_id)
            if programme is None or programme.state is not ProgrammeState.LAUNCHED:
                return None
            school = await _school_of_curator(session, programme, person_id, now)
            found = await _week(session, programme, school, now) if school else None
        return found if found and (found.tasks or found.pairs) else None


async def _school_of_curator(
    session: AsyncSession, programme: Programme, person_id: int, now: datetime
) -> School | None:
    """The school whose week the person is told."""
    person = await session.get(Person, person_id)
    if person is None or person.school_id is None or person.state is not PersonState.REGISTERED:
        return None
    roles = set(
        await session.scalars(
            select(Membership.role).where(
                Membership.programme_id == programme.id,
                Membership.person_id == person_id,
                in_force(local_day(now, programme)),
            )
        )
    )
    if Role.CURATOR not in roles or Role.METHODIST in roles:
        return None
    return await session.get(School, person.school_id)


async def _week(session: AsyncSession, programme: Programme, school: School, now: datetime) -> SchoolWeek:
    today, since = local_day(now, programme), a_week_before(programme, now)
    tasks, done, fresh, late = (
        await session.execute(
            select(
                func.count(),
                func.count().filter(Assignment.state == AssignmentState.DONE),
                func.count().filter(Assignment.state == AssignmentState.DONE, Assignment.done_at >= since),
                func.count().filter(is_late(today)),
            ).where(*tasks_of(programme.id), of_school(school.id))
        )
    ).one()
    pairs = (
        await session.scalars(
            select(Partnership.id).where(
                unindexed(Partnership.programme_id) == programme.id,
                Partnership.state == PartnershipState.ACTIVE,
                _with_anybody_of(school.id),
            )
        )
    ).all()
    meetings = await session.scalar(
        select(func.count(Meeting.id)).where(
            Meeting.partnership_id.in_(pairs), Meeting.held_on >= today - WEEK
        )
    )
    quiet = await silences(session, programme, now, pairs)
    silent = sum(not one.one_sided for one in quiet)
    return SchoolWeek(school.id, school.name, tasks, done, fresh, late, len(pairs), meetings or 0, silent)


def _with_anybody_of(school_id: int) -> ColumnElement[bool]:
    """The condition on Partnership that its mentor or a mentee is of the school."""
    people = select(Person.id).where(Person.school_id == school_id)
    led = select(PartnershipMentee.partnership_id).where(PartnershipMentee.person_id.in_(people))
    guided = select(Partnership.id).where(Partnership.mentor_id.in_(people))
    return Partnership.id.in_(guided.union(led))


async def _with_something(
    session: AsyncSession, programme_id: int, schools: Collection[int | None]
) -> set[int]:
    """Those of the schools whose people hold a task, or are in an active pair or group of the programme."""
    here = (unindexed(Partnership.programme_id) == programme_id, Partnership.state == PartnershipState.ACTIVE)
    of_it = Person.school_id == School.id
    held = exists().where(of_it, Assignment.person_id == Person.id, *tasks_of(programme_id))
    guided = exists().where(of_it, Partnership.mentor_id == Person.id, *here)
    led = exists().where(
        of_it,
        PartnershipMentee.person_id == Person.id,
        Partnership.id == PartnershipMentee.partnership_id,
        *here,
    )
    found = await session.scalars(select(School.id).where(School.id.in_(schools), or_(held, guided, led)))
    return set(found)
