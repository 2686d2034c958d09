"""One batch of the day's messages: who may hear today, what they are told. In the caller's transaction.

A morning is the most that the bot has to do at once, so columns are read instead of objects.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Table, and_, case, exists, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from models.enums import AssignmentState, PersonState, ProgrammeState
from models.people import Account, Person
from models.programmes import Programme
from models.roadmap import CAN_BE_LATE, Assignment, AssignmentShare, BundleLine, Reminder
from models.system import DailyMessage, Rider
from services.outbox import Priority, Wish, enqueue
from services.outbox.daily import is_awake
from services.roadmap.days import EVENING_MINUTE, days_off, local_moment, next_working_day, working_day_after

AT_ONCE = 400
"""Reminders (and riders) looked at in one transaction: short enough not to keep people's taps waiting."""

# Written so that no index serves it: where the assignment is known, SQLite must not walk all that is due.
UNSAID = func.coalesce(Reminder.bundled, True).is_(False)

_HOURS = (Account.reachable, Account.paused_until, Account.quiet_from, Account.quiet_to)


class _Hours(NamedTuple):
    """When an account may be written to."""

    reachable: bool
    paused_until: date | None
    quiet_from: int
    quiet_to: int


def _hours(row: Row[*tuple[Any, ...]]) -> _Hours:
    return _Hours(row.reachable, row.paused_until, row.quiet_from, row.quiet_to)


class _Line(NamedTuple):
    assignment_id: int
    person_id: int


_Lines = defaultdict[int, list[_Line]]
_Riders = defaultdict[int, list[Rider]]


@dataclass(slots=True)
class Round:
    """One batch: whose day it is, what they are told, what has to wait."""

    programme: Programme
    day: date
    now: datetime
    reminders: dict[int, set[int]] = field(default_factory=dict)
    """Reminder that is due → the accounts it concerns; none when nobody can be written to."""
    shared: set[int] = field(default_factory=set)
    """Assignments among them that several may answer."""
    wait_until: dict[int, date] = field(default_factory=dict)
    """Account → the local day until which it is paused."""
    not_before: dict[int, datetime] = field(default_factory=dict)
    """Account that may be written to today → the moment from which."""
    said: frozenset[int] = frozenset()
    """Accounts whose message of the day is written in this batch."""
    newest_rider: int = 0

    @property
    def evening(self) -> datetime:
        return local_moment(self.day, EVENING_MINUTE, self.programme.time_zone)


def due(programme_id: int, day: date) -> tuple[ColumnElement[bool], ...]:
    return (Reminder.bundled.is_(False), Reminder.programme_id == programme_id, Reminder.remind_on <= day)


def waiting(programme_id: int, seen: int) -> tuple[ColumnElement[bool], ...]:
    return (Rider.taken.is_(False), Rider.programme_id == programme_id, Rider.id > seen)


async def look(session: AsyncSession, this: Round, seen: int) -> None:
    """Find due reminders and new riders, and the accounts that may hear of them today."""
    rows = await session.execute(
        select(
            Reminder.id,
            Reminder.assignment_id,
            or_(Assignment.school_id.is_not(None), Assignment.partnership_id.is_not(None)).label("is_shared"),
            (Person.state == PersonState.REGISTERED).label("registered"),
            Person.account_id,
            *_HOURS,
        )
        .join(Assignment, Assignment.id == Reminder.assignment_id)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(*due(this.programme.id, this.day))
        .order_by(Reminder.remind_on, Reminder.id)
        .limit(AT_ONCE)
    )
    accounts: dict[int, _Hours] = {}
    for row in rows:
        told = row.account_id if row.registered else None
        this.reminders[row.id] = set() if told is None else {told}
        if row.is_shared:
            this.shared.add(row.assignment_id)
        if told is not None and told not in accounts:
            accounts[told] = _hours(row)
    await _look_at_sharers(session, this, accounts)
    riders = await session.execute(
        select(Rider.id, Rider.account_id, *_HOURS)
        .join(Account, Account.id == Rider.account_id)
        .where(*waiting(this.programme.id, seen))
        .order_by(Rider.id)
        .limit(AT_ONCE)
    )
    for rider in riders:
        this.newest_rider = rider.id
        accounts[rider.account_id] = _hours(rider)
    local = this.now.astimezone(ZoneInfo(this.programme.time_zone))
    evening = this.evening
    for account_id, found in accounts.items():
        _admit(this, account_id, found, local, evening)


async def _look_at_sharers(session: AsyncSession, this: Round, accounts: dict[int, _Hours]) -> None:
    """Of a shared assignment everybody hears who may answer it, if this is their morning."""
    if not this.shared:
        return
    rows = await session.execute(
        select(Reminder.id, Person.account_id, *_HOURS)
        .join(AssignmentShare, AssignmentShare.assignment_id == Reminder.assignment_id)
        .join(Person, Person.id == AssignmentShare.person_id)
        .join(Account, Account.id == Person.account_id)
        .where(Reminder.id.in_(this.reminders), Person.state == PersonState.REGISTERED)
    )
    for row in rows:
        this.reminders[row.id].add(row.account_id)
        accounts.setdefault(row.account_id, _hours(row))


def _admit(this: Round, account_id: int, hours: _Hours, local: datetime, evening: datetime) -> None:
    """Note from when the account may be written to today, or until when it has to wait."""
    if not hours.reachable:
        return
    if hours.paused_until is not None and this.day < hours.paused_until:
        this.wait_until[account_id] = hours.paused_until
        return
    moment = this.now
    if not is_awake(hours, local):
        moment = local_moment(this.day, hours.quiet_to, this.programme.time_zone)
    if this.now <= moment < evening:
        this.not_before[account_id] = moment


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
