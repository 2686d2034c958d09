"""What a change of somebody's roles takes from them, and gives back."""

from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState
from models.programmes import Programme
from models.roadmap import Activity, Assignment
from services.roadmap.asked import asked_of, plan_activities
from services.roadmap.following import cancel_assignments, given_where, reopen
from services.roadmap.meaning import key_of, meanings, members_of


async def asked_alone(
    session: AsyncSession, programme: Programme, person_id: int, today: date
) -> dict[int, Activity]:
    """The plan's activities that are asked of a person for themselves, not for a school or a partnership."""
    members = await members_of(session, programme.id, today)
    meant = await meanings(session, programme.id)
    key = key_of(person_id, None, None)
    return {
        activity.id: activity
        for activity in await plan_activities(session, programme.id)
        if any(one.key == key for one in asked_of(activity, meant, members))
    }


async def take_back(session: AsyncSession, programme: Programme, person_id: int, today: date) -> None:
    """Nobody who has lost a role goes on being asked for what was asked of it; what is settled stays."""
    asked = await asked_alone(session, programme, person_id, today)
    held = await session.execute(
        select(Assignment.id, Assignment.activity_id).where(_own(programme, person_id, AssignmentState.OPEN))
    )
    await cancel_assignments(
        session, [assignment_id for assignment_id, activity_id in held if activity_id not in asked]
    )


async def give_back(
    session: AsyncSession, programme: Programme, person_id: int, before: dict[int, Activity], today: date
) -> None:
    """Who has a role again is asked again for what is still to come; `before` is `asked_alone` without it."""
    for activity in (await asked_alone(session, programme, person_id, today)).values():
        if activity.id not in before:
            lost = and_(
                _own(programme, person_id, AssignmentState.CANCELLED),
                Assignment.activity_id == activity.id,
                Assignment.due_on >= today,
            )
            await reopen(session, programme, activity, await given_where(session, lost), today)


def _own(programme: Programme, person_id: int, state: AssignmentState) -> ColumnElement[bool]:
    """An assignment of the plan that is one person's alone."""
    return and_(
        Assignment.person_id == person_id,
        Assignment.programme_id == programme.id,
        Assignment.state == state,
        Assignment.activity_id.is_not(None),
        Assignment.school_id.is_(None),
        Assignment.partnership_id.is_(None),
    )
