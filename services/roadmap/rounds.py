"""One batch of a morning: what has become due, and who of those it concerns may hear of it today.

A morning is the most that the bot has to do at once, so columns are read instead of objects.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from models.enums import PersonState
from models.people import Account, Person
from models.programmes import Programme
from models.roadmap import Assignment, AssignmentShare, Reminder
from models.system import Rider
from services.outbox.daily import is_awake
from services.roadmap.days import EVENING_MINUTE, local_moment

AT_ONCE = 400
"""Reminders (and riders) looked at in one transaction: short enough not to keep people's taps waiting."""

# Written so that no index serves it: where the assignment is known, SQLite must not walk all that is due.
UNSAID = func.coalesce(Reminder.__table__.c.bundled, True).is_(False)

_HOURS = (Account.reachable, Account.paused_until, Account.quiet_from, Account.quiet_to)


class _Hours(NamedTuple):
    """When an account may be written to."""

    reachable: bool
    paused_until: date | None
    quiet_from: int
    quiet_to: int


def _hours(row: Row[*tuple[Any, ...]]) -> _Hours:
    return _Hours(row.reachable, row.paused_until, row.quiet_from, row.quiet_to)


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
