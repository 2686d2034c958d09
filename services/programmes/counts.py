"""The figures of a programme, each by one query inside the caller's session."""

from datetime import date

from sqlalchemy import CompoundSelect, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PartnershipState, PersonState, Role
from models.partnerships import Partnership, SchoolPartnership
from models.people import Membership, School
from models.roadmap import CAN_BE_LATE, Activity, Assignment, Roadmap
from services.people.rules import Stage
from services.people.tallies import Reach, has_people, totals

AGREED = (PersonState.CONSENTED, PersonState.REGISTERED)


def members(programme_id: int, today: date) -> Select[int]:
    """Ids of the people with a part in force in the programme, but for those who only run it."""
    return (
        select(Membership.person_id)
        .where(
            Membership.programme_id == programme_id,
            Membership.role != Role.METHODIST,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
        )
        .distinct()
    )


async def people(session: AsyncSession, programme_id: int, today: date) -> int:
    """How many take part."""
    return sum(one.people for one in await totals(session, programme_id, today))


async def connected(session: AsyncSession, programme_id: int, today: date) -> int:
    """How many of them have agreed and can be written to."""
    return sum(
        one.people
        for one in await totals(session, programme_id, today)
        if one.stage not in (Stage.IMPORTED, Stage.OPENED) and one.reach is Reach.REACHABLE
    )


async def schools(session: AsyncSession, programme_id: int, today: date) -> int:
    """How many schools have people or a partner school in the programme."""
    of_programme = SchoolPartnership.programme_id == programme_id
    here = or_(
        has_people(programme_id, today),
        School.id.in_(select(SchoolPartnership.leader_school_id).where(of_programme)),
        School.id.in_(select(SchoolPartnership.partner_school_id).where(of_programme)),
    )
    return await _count(session, select(School.id).where(here))


async def overdue(session: AsyncSession, programme_id: int, today: date) -> int:
    """Open assignments whose day is past; a window is never overdue, nor is who only takes part."""
    open_ones = select(Assignment.id).where(
        Assignment.programme_id == programme_id,
        Assignment.state == AssignmentState.OPEN,
        CAN_BE_LATE,
    )
    # Apart, so that an index leads to those that are late instead of through all that are open.
    late = open_ones.where(
        Assignment.due_on < today, func.coalesce(Assignment.postponed_to, Assignment.due_on) < today
    )
    brought_forward = open_ones.where(Assignment.due_on >= today, Assignment.postponed_to < today)
    return await _count(session, late) + await _count(session, brought_forward)


async def activities(session: AsyncSession, programme_id: int) -> int:
    return await _count(
        session,
        select(Activity.id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme_id, Activity.dropped_at.is_(None)),
    )


async def tasks(session: AsyncSession, programme_id: int) -> int:
    """Assignments of those who are responsible, as the plan counts them."""
    return await _count(
        session,
        select(Assignment.id).where(
            Assignment.programme_id == programme_id,
            Assignment.takes_part.is_(False),
            Assignment.state != AssignmentState.CANCELLED,
        ),
    )


async def partnerships(session: AsyncSession, programme_id: int) -> int:
    """Pairs and groups that are made and not closed."""
    return await _count(
        session,
        select(Partnership.id).where(
            Partnership.programme_id == programme_id, Partnership.state != PartnershipState.CLOSED
        ),
    )


async def _count(session: AsyncSession, query: Select[int] | CompoundSelect[int | None]) -> int:
    subquery = query.subquery()
    return int(await session.scalar(select(func.count()).select_from(subquery)) or 0)
