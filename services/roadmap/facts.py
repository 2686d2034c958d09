"""Assignments read from the database as their assignees see them."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Account, Person
from models.programmes import Programme
from models.roadmap import Activity, Assignment, BundleLine
from models.system import DailyMessage, Rider
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.roadmap.rules import overdue_days
from services.roadmap.views import AssignmentFacts, Bundle, BundleEntry, RiderFacts

EVENING = time(18, 0)
"""Local time at which what was put off to the evening is shown again; nothing is said after 20:00."""


def facts_of(assignment: Assignment, activity: Activity | None, today: date) -> AssignmentFacts:
    """The assignment as it is on the local day `today`."""
    late = 0
    if not assignment.is_window:
        late = overdue_days(assignment.postponed_to or assignment.due_on, today)
    return AssignmentFacts(
        id=assignment.id,
        title=assignment.title,
        state=assignment.state,
        evidence=assignment.evidence,
        kind=activity.period_kind if activity else None,
        is_window=assignment.is_window,
        starts_on=assignment.starts_on,
        due_on=assignment.due_on,
        postponed_to=assignment.postponed_to,
        late_days=late,
        awaiting=assignment.awaiting_evidence,
        result=activity.result if activity else "",
        returned=assignment.returned_note,
    )


async def own_assignment(
    session: AsyncSession, actor: Actor, assignment_id: int
) -> tuple[Assignment, Activity | None, Programme]:
    """An assignment of the actor's own, in whichever of their programmes.

    Raises NotFound when there is none, Forbidden when it is somebody else's.
    """
    row = (
        await session.execute(
            select(Assignment, Activity, Programme, Person.account_id)
            .join(Programme, Programme.id == Assignment.programme_id)
            .join(Person, Person.id == Assignment.person_id)
            .outerjoin(Activity, Activity.id == Assignment.activity_id)
            .where(Assignment.id == assignment_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("assignment")
    assignment, activity, programme, account_id = row
    if account_id is None or account_id != actor.account_id:
        raise Forbidden(f"assignment:{assignment_id}")
    return assignment, activity, programme


def local_day(now: datetime, programme: Programme) -> date:
    """The programme's local day at `now` (UTC)."""
    return now.astimezone(ZoneInfo(programme.time_zone)).date()


async def read_bundle(
    session: AsyncSession, daily_id: int, now: datetime, account_id: int | None = None
) -> Bundle | None:
    """The day's message with its lines as they are now; None when it has none.

    With `account_id` it must be that account's, else Forbidden.
    """
    rows = (await session.execute(_lines(daily_id))).all()
    if not rows:
        return None
    daily = rows[0][0]
    if account_id is not None and daily.account_id != account_id:
        raise Forbidden(f"bundle:{daily_id}")
    entries = []
    today, morning, before_evening = daily.day, True, False
    for _, line, rider, assignment, activity, zone in rows:
        if assignment is not None and zone is not None:
            local = now.astimezone(ZoneInfo(zone))
            today, morning, before_evening = local.date(), local.hour < 12, local.time() < EVENING
            entries.append(BundleEntry(line.position, facts_of(assignment, activity, today)))
        elif rider is not None:
            entries.append(BundleEntry(line.position, rider=RiderFacts(rider.kind, rider.payload)))
    return Bundle(daily_id, daily.day, max(today, daily.day), morning, tuple(entries), before_evening)


def _lines(daily_id: int) -> Select[DailyMessage, BundleLine, Any, Any, Any, Any]:
    return (
        select(DailyMessage, BundleLine, Rider, Assignment, Activity, Programme.time_zone)
        .join(BundleLine, BundleLine.daily_message_id == DailyMessage.id)
        .outerjoin(Rider, Rider.id == BundleLine.rider_id)
        .outerjoin(Assignment, Assignment.id == BundleLine.assignment_id)
        .outerjoin(Activity, Activity.id == Assignment.activity_id)
        .outerjoin(Programme, Programme.id == Assignment.programme_id)
        .where(DailyMessage.id == daily_id)
        .order_by(BundleLine.position)
    )


def fitting(text: str, limit: int) -> str:
    """`text` without blanks at its ends. Raises DomainError when it has more than `limit` characters."""
    text = text.strip()
    if len(text) > limit:
        raise DomainError("error-text-too-long", length=len(text), limit=limit)
    return text


async def account_of(session: AsyncSession, person_id: int) -> Account | None:
    """The account through which a person can be written to at all."""
    return await session.scalar(
        select(Account).join(Person, Person.account_id == Account.id).where(Person.id == person_id)
    )
