"""Rows of the plan that the board shows and decides about, with the right to them."""

from datetime import date

from sqlalchemy import ColumnElement, Select, Subquery, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.enums import AssignmentState, Role
from models.people import Person
from models.programmes import Programme
from models.roadmap import CAN_BE_LATE, Activity, Assignment, Roadmap
from services.actor import Actor
from services.errors import Forbidden, NotFound
from services.roadmap.case_scope import Scope
from services.roadmap.launching import timing_of
from services.roadmap.rules import occurrences


def scope_of(actor: Actor) -> tuple[int, tuple[ColumnElement[bool], ...]]:
    """The actor's programme, and what limits a curator to the own school."""
    if Role.METHODIST in actor.roles:
        return actor.methodist_of(), ()
    actor.require(Role.CURATOR)
    if actor.programme_id is None or actor.school_id is None:
        raise Forbidden("school")
    return actor.programme_id, (Person.school_id == actor.school_id,)


async def activity_of(
    session: AsyncSession, programme_id: int, activity_id: int
) -> tuple[Activity, Programme]:
    row = (
        await session.execute(
            select(Activity, Programme)
            .join(Roadmap, Roadmap.id == Activity.roadmap_id)
            .join(Programme, Programme.id == Roadmap.programme_id)
            .where(Activity.id == activity_id, Programme.id == programme_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("activity")
    return row.Activity, row.Programme


async def assignment_in_charge(
    session: AsyncSession, actor: Actor, assignment_id: int
) -> tuple[Assignment, Programme]:
    """An assignment the actor may settle for somebody, theirs alone until the transaction ends.

    Raises NotFound outside the programme or the school.
    """
    programme_id, school = scope_of(actor)
    row = (
        await session.execute(
            select(Assignment, Programme)
            .join(Programme, Programme.id == Assignment.programme_id)
            .join(Person, Person.id == Assignment.person_id)
            .where(Assignment.id == assignment_id, Assignment.programme_id == programme_id, *school)
            .with_for_update(of=Assignment)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("assignment")
    return row.Assignment, row.Programme


def is_dated(activity: Activity, programme: Programme) -> bool:
    return bool(occurrences(timing_of(activity), programme.starts_on, programme.ends_on))


def late_tasks(scope: Scope, subject: InstrumentedAttribute[int | None], among: Select[int]) -> Subquery:
    """Late assignments of the scope by the columns `subject` (one of `among`) and `due_on`.

    Each part is read from an index alone; together they are what `is_late` means.
    """
    tasks = select(subject.label("subject"), Assignment.due_on).where(*scope.tasks(), subject.in_(among))
    return union_all(*(tasks.where(*part) for part in late_parts(scope.late_on))).subquery()


def late_parts(today: date) -> tuple[tuple[ColumnElement[bool], ...], ...]:
    """`is_late` as two conditions that no assignment meets both of: an index finds each."""
    still = (Assignment.state == AssignmentState.OPEN, CAN_BE_LATE)
    return (
        (*still, Assignment.postponed_to.is_(None), Assignment.due_on < today),
        (*still, Assignment.postponed_to.is_not(None), Assignment.postponed_to < today),
    )


def is_late(today: date) -> ColumnElement[bool]:
    """Open and its day past on the local day `today`; a window never is, nor who only takes part."""
    return (
        (Assignment.state == AssignmentState.OPEN)
        & CAN_BE_LATE
        & (func.coalesce(Assignment.postponed_to, Assignment.due_on) < today)
    )
