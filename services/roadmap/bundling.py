"""One batch of the day's messages: what those who may hear today are told. In the caller's transaction.

Columns are read instead of objects, see `rounds`.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Table, and_, case, exists, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PersonState, ProgrammeState
from models.people import Person
from models.programmes import Programme
from models.roadmap import CAN_BE_LATE, Assignment, AssignmentShare, BundleLine, Reminder
from models.system import DailyMessage, Rider
from services.outbox import Priority, Wish, enqueue
from services.roadmap.days import days_off, next_working_day, working_day_after
from services.roadmap.rounds import UNSAID, Round


class _Line(NamedTuple):
    assignment_id: int
    person_id: int


_Lines = defaultdict[int, list[_Line]]
_Riders = defaultdict[int, list[Rider]]


async def bundle(session: AsyncSession, this: Round) -> int:
    """Take the day of every account that has something to hear, and queue its message."""
    lines = await _lines(session, this)
    riders = await _riders(session, this)
    days = await _take_days(session, this.day, [one for one in this.not_before if lines[one] or riders[one]])
    this.said = frozenset(days)
    wishes: list[Wish] = []
    rows: list[dict[str, int | None]] = []
    evening = this.evening
    for account_id, daily_id in days.items():
        told, riding = lines[account_id], riders[account_id]
        if not told and len(riding) == 1:
            wishes.append(_in_place(riding[0], this))
            continue
        person_id = told[0].person_id if told else None
        wishes.append(_wish(account_id, daily_id, person_id, this.not_before[account_id], evening))
        things: list[tuple[int | None, int | None]] = [(line.assignment_id, None) for line in told]
        things += [(None, rider.id) for rider in riding]
        rows += [
            {
                "daily_message_id": daily_id,
                "position": position,
                "assignment_id": assignment_id,
                "rider_id": rider_id,
            }
            for position, (assignment_id, rider_id) in enumerate(things, start=1)
        ]
    if rows:
        await session.execute(insert(_table(BundleLine)), rows)
    await _mark(session, this, lines, riders)
    await enqueue(session, this.now, wishes)
    return len(wishes)


async def _lines(session: AsyncSession, this: Round) -> _Lines:
    """Account → open assignments of any launched programme that are due for a reminder or overdue."""
    found: _Lines = defaultdict(list)
    effective = func.coalesce(Assignment.postponed_to, Assignment.due_on)
    reminded = exists().where(Reminder.assignment_id == Assignment.id, UNSAID, Reminder.remind_on <= this.day)
    # In steps that each have one index to go by: joined, SQLite would walk the whole programme.
    people = await session.execute(
        select(Person.id, Person.account_id).where(
            Person.account_id.in_(this.not_before), Person.state == PersonState.REGISTERED
        )
    )
    account_of = {person_id: account_id for person_id, account_id in people if account_id is not None}
    launched = set(
        await session.scalars(select(Programme.id).where(Programme.state == ProgrammeState.LAUNCHED))
    )
    late = and_(CAN_BE_LATE, effective < this.day)
    # What is late comes after what can still be in time; a pace comes last.
    rank = case((Assignment.is_window, 2), (effective < this.day, 1), else_=0)
    # A shared one only in the batch that has its reminder: so all who share it hear of it.
    own = await session.execute(
        select(rank, effective, Assignment.id, Assignment.person_id, Assignment.programme_id).where(
            Assignment.person_id.in_(account_of),
            Assignment.state == AssignmentState.OPEN,
            Assignment.school_id.is_(None),
            Assignment.partnership_id.is_(None),
            or_(reminded, late),
        )
    )
    shared = await session.execute(
        select(rank, effective, Assignment.id, AssignmentShare.person_id, Assignment.programme_id)
        .join(AssignmentShare, AssignmentShare.assignment_id == Assignment.id)
        .where(
            AssignmentShare.person_id.in_(account_of),
            Assignment.state == AssignmentState.OPEN,
            or_(Assignment.id.in_(this.shared), late),
        )
    )
    for *_, assignment_id, person_id, programme_id in sorted([*own.all(), *shared.all()]):
        if programme_id in launched:
            found[account_of[person_id]].append(_Line(assignment_id, person_id))
    return found


async def _riders(session: AsyncSession, this: Round) -> _Riders:
    """Account → what waits to ride along, whatever programme it comes from."""
    found: _Riders = defaultdict(list)
    rows = await session.scalars(
        select(Rider)
        .where(
            Rider.taken.is_(False),
            Rider.account_id.in_(this.not_before),
            or_(Rider.expires_at.is_(None), Rider.expires_at > this.now),
        )
        .order_by(Rider.id)
    )
    for rider in rows:
        found[rider.account_id].append(rider)
    return found


async def _take_days(session: AsyncSession, day: date, accounts: list[int]) -> dict[int, int]:
    """Account → id of its message of the day, for those whose message was still free."""
    if not accounts:
        return {}
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    rows = await session.execute(
        dialect.insert(_table(DailyMessage))
        .on_conflict_do_nothing()
        .returning(DailyMessage.account_id, DailyMessage.id),
        [{"account_id": account_id, "day": day} for account_id in accounts],
    )
    return {row.account_id: row.id for row in rows}


def _table(model: type[BundleLine] | type[DailyMessage]) -> Table:
    """The table itself: the ORM's way to insert costs thrice as much."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _wish(
    account_id: int, daily_id: int, person_id: int | None, not_before: datetime, evening: datetime
) -> Wish:
    return Wish(
        kind="bundle",
        dedupe_key=f"bundle:{daily_id}",
        account_id=account_id,
        person_id=person_id,
        priority=Priority.REMINDER,
        not_before=not_before,
        values={"daily": daily_id},
        expires_at=evening,
    )


def _in_place(rider: Rider, this: Round) -> Wish:
    return Wish(
        kind=rider.kind,
        dedupe_key=rider.dedupe_key,
        account_id=rider.account_id,
        person_id=rider.person_id,
        priority=Priority.REMINDER,
        not_before=this.not_before[rider.account_id],
        values=rider.payload,
        expires_at=rider.expires_at,
    )


async def _mark(session: AsyncSession, this: Round, lines: _Lines, riders: _Riders) -> None:
    """What is said in these messages is not said again."""
    if not this.said:
        return
    told = [line.assignment_id for account_id in this.said for line in lines[account_id]]
    reminders = [one for one, accounts in this.reminders.items() if not accounts.isdisjoint(this.said)]
    for these in (Reminder.assignment_id.in_(told), Reminder.id.in_(reminders)):
        await session.execute(
            update(Reminder)
            .where(these, UNSAID, Reminder.remind_on <= this.day)
            .values(bundled=True)
            .execution_options(synchronize_session=False)
        )
    taken = [rider.id for account_id in this.said for rider in riders[account_id]]
    if taken:
        await session.execute(
            update(Rider)
            .where(Rider.id.in_(taken))
            .values(taken=True)
            .execution_options(synchronize_session=False)
        )


async def carry_over(session: AsyncSession, this: Round) -> None:
    """Reminders that nobody could be told of today wait for the next working morning."""
    is_off = days_off(this.programme)
    tomorrow = next_working_day(this.day, is_off)
    moves: defaultdict[date, list[int]] = defaultdict(list)
    for reminder_id, accounts in this.reminders.items():
        if accounts.isdisjoint(this.said):
            pauses = [this.wait_until.get(account) for account in accounts]
            ends = [working_day_after(one, is_off) for one in pauses if one is not None]
            asleep = bool(ends) and len(ends) == len(pauses)
            moves[max(tomorrow, min(ends)) if asleep else tomorrow].append(reminder_id)
    for day, ids in moves.items():
        await session.execute(
            update(Reminder)
            .where(Reminder.id.in_(ids))
            .values(remind_on=day)
            .execution_options(synchronize_session=False)
        )
