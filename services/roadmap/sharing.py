"""What is asked of a school or a partnership once: who of it may answer, and who holds it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.database import Transaction
from models.enums import AssignmentState
from models.people import Person
from models.roadmap import Assignment, AssignmentShare
from services.actor import Actor
from services.roadmap.meaning import Share, key_of


def answered_by(people: Collection[int] | Select[int]) -> ColumnElement[bool]:
    """The condition on Assignment that one of `people` (their ids) holds it or may answer it.

    All by their numbers: as two conditions, SQLite goes through the whole programme for them.
    """
    held = aliased(Assignment)
    shared = select(AssignmentShare.assignment_id).where(AssignmentShare.person_id.in_(people))
    return Assignment.id.in_(select(held.id).where(held.person_id.in_(people)).union_all(shared))


def of_school(school_id: int) -> ColumnElement[bool]:
    """The condition on Assignment that it counts at a school: somebody of it holds it or may answer it. So a
    pair's counts at the schools of both, whoever of them answers."""
    return answered_by(select(Person.id).where(Person.school_id == school_id))


async def share_of(transaction: Transaction, actor: Actor, assignment: Assignment | Row[Any]) -> int | None:
    """The person by whom the actor may answer an assignment that somebody else holds; None when by nobody."""
    if assignment.school_id is None and assignment.partnership_id is None:
        return None
    found = await transaction.execute(
        select(AssignmentShare.person_id)
        .join(Person, Person.id == AssignmentShare.person_id)
        .where(AssignmentShare.assignment_id == assignment.id, Person.account_id == actor.account_id)
    )
    return found.scalars().first()


async def sharers_of(session: AsyncSession, assignments: Collection[int]) -> dict[int, frozenset[int]]:
    """Assignment → everybody who may answer it, for those that are shared."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = await session.execute(
        select(AssignmentShare.assignment_id, AssignmentShare.person_id).where(
            AssignmentShare.assignment_id.in_(assignments)
        )
    )
    for assignment_id, person_id in rows:
        found[assignment_id].add(person_id)
    return {one: frozenset(people) for one, people in found.items()}


async def narrow(session: AsyncSession, activities: Collection[int], shares: Collection[Share]) -> None:
    """Open assignments that these `shares` still ask are answered by nobody but the people of theirs."""
    people_of = {share.key: share.people for share in shares if share.is_shared}
    rows = await session.scalars(
        select(Assignment).where(
            Assignment.activity_id.in_(activities),
            Assignment.state == AssignmentState.OPEN,
            Assignment.school_id.is_not(None) | Assignment.partnership_id.is_not(None),
        )
    )
    for row in rows.all():
        people = people_of.get(key_of(row.person_id, row.school_id, row.partnership_id))
        if people is None:
            continue
        if row.person_id not in people:
            row.person_id, row.awaiting_evidence = people[0], False
        await session.execute(
            delete(AssignmentShare).where(
                AssignmentShare.assignment_id == row.id, AssignmentShare.person_id.not_in(people)
            )
        )


async def hand_over(session: AsyncSession, person_id: int, *which: ColumnElement[bool]) -> None:
    """A person answers shared assignments (of those that `which` means) no more: another of those who share
    an open one holds it from now on. What has nobody else stays theirs."""
    ids = select(Assignment.id).where(*which)
    mine = (AssignmentShare.person_id == person_id, AssignmentShare.assignment_id.in_(ids))
    shared = (await session.scalars(select(AssignmentShare.assignment_id).where(*mine))).all()
    others = await sharers_of(session, shared)
    held = await session.scalars(
        select(Assignment).where(
            Assignment.id.in_(shared),
            Assignment.person_id == person_id,
            Assignment.state.in_([AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE]),
        )
    )
    for assignment in held.all():
        left = others[assignment.id] - {person_id}
        if left:
            assignment.person_id = min(left)
            assignment.awaiting_evidence = False
            assignment.state, assignment.not_possible_reason = AssignmentState.OPEN, ""
    await session.flush()
    await session.execute(delete(AssignmentShare).where(*mine))
