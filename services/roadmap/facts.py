"""Assignments read from the database as their assignees see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Transaction
from models.enums import AssignmentState
from models.people import Account, Person
from models.programmes import Programme
from models.roadmap import Activity, Assignment, BundleLine
from models.system import DailyMessage, Rider
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.roadmap.meaning import key_of
from services.roadmap.rules import overdue_days
from services.roadmap.sharing import share_of
from services.roadmap.views import AssignmentFacts, Bundle, BundleEntry, RiderFacts

EVENING = time(18, 0)
"""Local time at which what was put off to the evening is shown again; nothing is said after 20:00."""


@dataclass(frozen=True, slots=True)
class Own:
    """An assignment that the actor may answer."""

    facts: AssignmentFacts
    person_id: int
    """The actor's person who answers it."""
    programme_id: int
    now: datetime
    """The present moment in its programme's time zone."""

    @property
    def id(self) -> int:
        return self.facts.id

    @property
    def today(self) -> date:
        return self.now.date()


def facts_of(
    assignment: Assignment | Row[Any], activity: Activity | Row[Any] | None, today: date
) -> AssignmentFacts:
    """The assignment as it is on the local day `today`. A row of `LINES` is both."""
    late = 0
    if not (assignment.is_window or assignment.takes_part):
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
        result=(activity.result or "") if activity else "",
        returned=assignment.returned_note,
        answering=key_of(assignment.person_id, assignment.school_id, assignment.partnership_id)[0],
        takes_part=assignment.takes_part,
    )


async def own_assignment(
    transaction: Transaction, actor: Actor, assignment_id: int, now: datetime, *, taking: bool = False
) -> Own:
    """An assignment that the actor holds or shares, in whichever of their programmes, as it is at `now`.

    Who is `taking` it up (by answering) holds a shared one from now on: what is shown is theirs, and what is
    wanted of it; until the transaction ends nobody else takes or settles it. Raises NotFound when there is
    none, Forbidden when it is somebody else's.
    """
    found = await transaction.execute(_TAKEN if taking else _OWN, {"assignment": assignment_id})
    row = cast(Row[Any] | None, found.one_or_none())
    if row is None:
        raise NotFound("assignment")
    person_id: int = row.person_id
    if row.account_id is None or row.account_id != actor.account_id:
        sharer = await share_of(transaction, actor, row)
        if sharer is None:
            raise Forbidden(f"assignment:{assignment_id}")
        person_id = sharer
        if taking and row.state in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE}:
            await change(transaction, assignment_id, person_id=person_id)
    local = now.astimezone(ZoneInfo(row.time_zone))
    return Own(facts_of(row, row, local.date()), person_id, row.programme_id, local)


async def change(transaction: Transaction, assignment_id: int, **columns: Any) -> None:
    """Write these columns of an assignment."""
    await transaction.execute(_CHANGE, {"assignment": assignment_id, **columns})


def local_day(now: datetime, programme: Programme) -> date:
    """The programme's local day at `now` (UTC)."""
    return now.astimezone(ZoneInfo(programme.time_zone)).date()


async def read_bundle(
    session: AsyncSession, daily_id: int, now: datetime, account_id: int | None = None
) -> Bundle | None:
    """The day's message, read in the caller's transaction; see `bundle_of`."""
    return bundle_of(daily_id, (await session.execute(LINES, {"daily": daily_id})).all(), now, account_id)


def bundle_of(
    daily_id: int, rows: Sequence[Row[Any]], now: datetime, account_id: int | None = None
) -> Bundle | None:
    """The day's message of what `LINES` found, with its lines as they are now; None when it has none.

    With `account_id` it must be that account's, else Forbidden.
    """
    if not rows:
        return None
    if account_id is not None and rows[0].account_id != account_id:
        raise Forbidden(f"bundle:{daily_id}")
    entries = []
    day: date = rows[0].day
    today, morning, before_evening, zone = day, True, False, ""
    for row in rows:
        if row.id is not None and row.time_zone is not None:
            if row.time_zone != zone:
                zone = row.time_zone
                local = now.astimezone(ZoneInfo(zone))
                today, morning, before_evening = local.date(), local.hour < 12, local.time() < EVENING
            entries.append(BundleEntry(row.position, facts_of(row, row, today)))
        elif row.rider is not None:
            entries.append(BundleEntry(row.position, rider=RiderFacts(row.rider, row.payload)))
    return Bundle(daily_id, day, max(today, day), morning, tuple(entries), before_evening)


# Asked at every tap: made once, for columns. Of these `facts_of` makes what is shown.
_SHOWN = (
    Assignment.id,
    Assignment.title,
    Assignment.state,
    Assignment.evidence,
    Assignment.is_window,
    Assignment.takes_part,
    Assignment.starts_on,
    Assignment.due_on,
    Assignment.postponed_to,
    Assignment.awaiting_evidence,
    Assignment.returned_note,
    Assignment.person_id,
    Assignment.school_id,
    Assignment.partnership_id,
    Activity.period_kind,
    Activity.result,
    Programme.time_zone,
)
_OWN = (
    select(*_SHOWN, Assignment.programme_id, Person.account_id)
    .select_from(Assignment)
    .join(Programme, Programme.id == Assignment.programme_id)
    .join(Person, Person.id == Assignment.person_id)
    .outerjoin(Activity, Activity.id == Assignment.activity_id)
    .where(Assignment.id == bindparam("assignment"))
)
_TAKEN = _OWN.with_for_update(of=Assignment)
# Of the table and not of its class: no session looks for objects that it changes.
_ASSIGNMENTS = cast(Table, Assignment.__table__)
_CHANGE = update(_ASSIGNMENTS).where(_ASSIGNMENTS.c.id == bindparam("assignment"))
LINES = (
    select(
        DailyMessage.account_id,
        DailyMessage.day,
        BundleLine.position,
        Rider.kind.label("rider"),
        Rider.payload,
        *_SHOWN,
    )
    .select_from(DailyMessage)
    .join(BundleLine, BundleLine.daily_message_id == DailyMessage.id)
    .outerjoin(Rider, Rider.id == BundleLine.rider_id)
    .outerjoin(Assignment, Assignment.id == BundleLine.assignment_id)
    .outerjoin(Activity, Activity.id == Assignment.activity_id)
    .outerjoin(Programme, Programme.id == Assignment.programme_id)
    .where(DailyMessage.id == bindparam("daily"))
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
