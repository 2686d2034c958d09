"""Somebody takes part no longer: what was to come with them stops."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PartnershipState
from models.partnerships import Partnership, PartnershipMentee
from models.people import Invitation, Membership, Team, TeamMember
from models.programmes import Programme
from models.roadmap import Assignment
from models.system import Rider
from services.partnerships.rules import CLOSED_BY_WITHDRAWAL
from services.partnerships.telling import BEREFT, LEFT, end, introduced, leave, mentees_of, tell
from services.partnerships.worries import methodist_accounts
from services.roadmap.sharing import hand_over


async def end_part(
    session: AsyncSession, now: datetime, programme: Programme, person_id: int, today: date, reason: str
) -> None:
    """End a person's part in one programme from `today` (local) on; what they have done stays."""
    of_person = (Membership.programme_id == programme.id, Membership.person_id == person_id)
    yesterday = today - timedelta(days=1)
    await session.execute(
        update(Membership)
        .where(*of_person, or_(Membership.ends_on.is_(None), Membership.ends_on > yesterday))
        .values(ends_on=yesterday, end_reason=reason)
    )
    await session.execute(
        update(Invitation)
        .where(
            Invitation.programme_id == programme.id,
            Invitation.person_id == person_id,
            Invitation.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )
    await hand_over(session, person_id, Assignment.programme_id == programme.id)
    await session.execute(
        update(Assignment)
        .where(
            Assignment.programme_id == programme.id,
            Assignment.person_id == person_id,
            Assignment.state == AssignmentState.OPEN,
        )
        .values(state=AssignmentState.CANCELLED)
    )
    await session.execute(
        delete(Rider).where(Rider.programme_id == programme.id, Rider.person_id == person_id)
    )
    teams = select(Team.id).where(Team.programme_id == programme.id)
    await session.execute(
        delete(TeamMember).where(TeamMember.person_id == person_id, TeamMember.team_id.in_(teams))
    )
    await close_partnerships(session, now, person_id, reason, programme.id)


async def close_partnerships(
    session: AsyncSession, now: datetime, person_id: int, reason: str, programme_id: int | None = None
) -> None:
    """A partnership ends with its mentor, or with its only mentee; a group goes on without one of many.

    All of the person's, or those of one programme.
    """
    as_mentee = select(PartnershipMentee.partnership_id).where(PartnershipMentee.person_id == person_id)
    query = (
        select(Partnership, Programme)
        .join(Programme, Programme.id == Partnership.programme_id)
        .where(
            Partnership.state != PartnershipState.CLOSED,
            or_(Partnership.mentor_id == person_id, Partnership.id.in_(as_mentee)),
        )
        .order_by(Partnership.id)
    )
    if programme_id is not None:
        query = query.where(Partnership.programme_id == programme_id)
    for partnership, programme in (await session.execute(query)).all():
        if partnership.mentor_id == person_id or len(await mentees_of(session, partnership.id)) == 1:
            left = set(await mentees_of(session, partnership.id)) - {person_id}
            await end(session, now, programme, partnership, reason)
            if left and reason == CLOSED_BY_WITHDRAWAL:
                methodists = await methodist_accounts(session, programme, now)
                told = methodists.keys() - left - {person_id}
                await tell(session, now, programme, BEREFT, partnership.id, told)
        else:
            know = await introduced(session, partnership.id)
            await leave(session, now, partnership, person_id, reason)
            told = know.intersection([partnership.mentor_id])
            await tell(session, now, programme, LEFT, partnership.id, told, person_id)
