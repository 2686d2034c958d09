"""The day's one message: who is due, and what it says. See PRODUCT.md §3.5 and §7."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from models.database import Database
from models.enums import AssignmentState, PersonState, ProgrammeState
from models.people import Account, Person
from models.programmes import Programme
from models.roadmap import Assignment, BundleLine, Reminder
from models.system import DailyMessage, Rider
from services.base import Service
from services.clock import Clock
from services.outbox import Priority, Wish, enqueue
from services.outbox.daily import is_awake
from services.roadmap.days import EVENING_MINUTE, days_off, local_moment, next_working_day, working_day_after

AT_ONCE = 400
"""Reminders (and riders) looked at in one transaction: short enough not to keep people's taps waiting."""


# Written so that no index serves it: where the assignment is known, SQLite must not walk all that is due.
_UNSAID = func.coalesce(Reminder.bundled, True).is_(False)


@dataclass(slots=True)
class _Round:
    """One batch: whose day it is, what they are told, what has to wait."""

    programme: Programme
    day: date
    now: datetime
    reminders: list[tuple[int, int | None]] = field(default_factory=list)
    """(reminder id, account id or None when the person can't be written to) that are due."""
    wait_until: dict[int, date] = field(default_factory=dict)
    """Account → the local day until which it is paused."""
    not_before: dict[int, datetime] = field(default_factory=dict)
    """Account that may be written to today → the moment from which."""
    accounts: list[int] = field(default_factory=list)
    newest_rider: int = 0

    @property
    def evening(self) -> datetime:
        return local_moment(self.day, EVENING_MINUTE, self.programme.time_zone)


class Bundles(Service):
    """Plans the daily bundles. Runs every second: a look by two indexes when nothing is due."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # Riders looked at already this day. Lost at a restart, which only costs one more look.
        self._riders_seen: dict[int, tuple[date, int]] = {}

    async def plan_bundles(self, now: datetime) -> int:
        """Queue the bundles that are due at `now` (UTC); returns how many messages.

        Per launched programme, on a working day between its morning and the evening (local). People
        without a registered account, unreachable ones and those whose message of the day is already
        said keep their reminder: it moves to the next working day's morning (of a pause: to the
        first after it). Older reminders are folded into one line; each is told of once.
        """
        planned = 0
        for programme, day in await self.mornings(now):
            while await self._anything(programme, day):
                count, more = await self._some(programme, day, now)
                planned += count
                if not more:
                    break
        return planned

    async def mornings(self, now: datetime) -> list[tuple[Programme, date]]:
        """Launched programmes in whose working day `now` falls, with that local day."""
        async with self.database.read() as session:
            programmes = await session.scalars(
                select(Programme).where(Programme.state == ProgrammeState.LAUNCHED)
            )
            found = []
            for programme in programmes:
                local = now.astimezone(ZoneInfo(programme.time_zone))
                minute = local.hour * 60 + local.minute
                working = not days_off(programme)(local.date())
                if working and programme.morning_minute <= minute < EVENING_MINUTE:
                    found.append((programme, local.date()))
            return found

    async def _anything(self, programme: Programme, day: date) -> bool:
        due = select(Reminder.id).where(*_due(programme.id, day))
        new = select(Rider.id).where(*_waiting(programme.id, self._seen(programme.id, day)))
        async with self.database.read() as session:
            return bool(await session.scalar(select(or_(exists(due), exists(new)))))

    def _seen(self, programme_id: int, day: date) -> int:
        seen_on, newest = self._riders_seen.get(programme_id, (day, 0))
        return newest if seen_on == day else 0

    async def _some(self, programme: Programme, day: date, now: datetime) -> tuple[int, bool]:
        """One transaction of the day's planning; how many messages, and whether there may be more."""
        this = _Round(programme, day, now)
        async with self.database.write() as session:
            await _look(session, this, self._seen(programme.id, day))
            count = await _bundle(session, this)
            await _carry_over(session, this)
        if this.newest_rider:
            self._riders_seen[programme.id] = (day, this.newest_rider)
        return count, bool(this.reminders or this.newest_rider)


def _due(programme_id: int, day: date) -> tuple[ColumnElement[bool], ...]:
    return (Reminder.bundled.is_(False), Reminder.programme_id == programme_id, Reminder.remind_on <= day)


def _waiting(programme_id: int, seen: int) -> tuple[ColumnElement[bool], ...]:
    return (Rider.taken.is_(False), Rider.programme_id == programme_id, Rider.id > seen)


async def _look(session: AsyncSession, this: _Round, seen: int) -> None:
    """Find due reminders and new riders, and the accounts that may hear of them today."""
    rows = await session.execute(
        select(Reminder.id, Person.state, Account)
        .join(Assignment, Assignment.id == Reminder.assignment_id)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(*_due(this.programme.id, this.day))
        .order_by(Reminder.remind_on, Reminder.id)
        .limit(AT_ONCE)
    )
    accounts: dict[int, Account] = {}
    for reminder_id, state, account in rows:
        # An outer join: there may be no account.
        told: Account | None = account if state is PersonState.REGISTERED else None
        this.reminders.append((reminder_id, told.id if told else None))
        if told:
            accounts[told.id] = told
    riders = await session.execute(
        select(Rider.id, Account)
        .join(Account, Account.id == Rider.account_id)
        .where(*_waiting(this.programme.id, seen))
        .order_by(Rider.id)
        .limit(AT_ONCE)
    )
    for rider_id, account in riders:
        this.newest_rider = rider_id
        accounts[account.id] = account
    for account in accounts.values():
        _admit(this, account)


def _admit(this: _Round, account: Account) -> None:
    """Note from when the account may be written to today, or until when it has to wait."""
    if not account.reachable:
        return
    if account.paused_until is not None and this.day < account.paused_until:
        this.wait_until[account.id] = account.paused_until
        return
    zone = this.programme.time_zone
    awake = is_awake(account, this.now.astimezone(ZoneInfo(zone)))
    moment = this.now if awake else local_moment(this.day, account.quiet_to, zone)
    if this.now <= moment < this.evening:
        this.not_before[account.id] = moment


async def _bundle(session: AsyncSession, this: _Round) -> int:
    """Take the day of every account that has something to hear, and queue its message."""
    lines = await _lines(session, this)
    riders = await _riders(session, this)
    days = await _take_days(session, this.day, [one for one in this.not_before if lines[one] or riders[one]])
    this.accounts = list(days)
    wishes: list[Wish] = []
    rows: list[dict[str, int | None]] = []
    for account_id, daily_id in days.items():
        if not lines[account_id] and len(riders[account_id]) == 1:
            wishes.append(_in_place(riders[account_id][0], this))
            continue
        wishes.append(_wish(account_id, daily_id, lines[account_id], this))
        things: list[tuple[int | None, int | None]] = [(line.id, None) for line in lines[account_id]]
        things += [(None, rider.id) for rider in riders[account_id]]
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
        await session.execute(insert(BundleLine), rows)
    await _mark(session, this, lines, riders)
    await enqueue(session, this.now, wishes)
    return len(wishes)


async def _lines(session: AsyncSession, this: _Round) -> defaultdict[int, list[Assignment]]:
    """Account → open assignments of any launched programme that are due for a reminder or overdue."""
    found: defaultdict[int, list[Assignment]] = defaultdict(list)
    effective = func.coalesce(Assignment.postponed_to, Assignment.due_on)
    reminded = exists().where(
        Reminder.assignment_id == Assignment.id, _UNSAID, Reminder.remind_on <= this.day
    )
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
    rows = await session.scalars(
        select(Assignment)
        .where(
            Assignment.person_id.in_(account_of),
            Assignment.state == AssignmentState.OPEN,
            or_(reminded, and_(Assignment.is_window.is_(False), effective < this.day)),
        )
        # What is late comes after what can still be in time; a pace comes last.
        .order_by(
            case((Assignment.is_window, 2), (effective < this.day, 1), else_=0), effective, Assignment.id
        )
    )
    for assignment in rows:
        if assignment.programme_id in launched:
            found[account_of[assignment.person_id]].append(assignment)
    return found


async def _riders(session: AsyncSession, this: _Round) -> defaultdict[int, list[Rider]]:
    """Account → what waits to ride along, whatever programme it comes from."""
    found: defaultdict[int, list[Rider]] = defaultdict(list)
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
        dialect.insert(DailyMessage)
        .on_conflict_do_nothing()
        .returning(DailyMessage.account_id, DailyMessage.id),
        [{"account_id": account_id, "day": day} for account_id in accounts],
    )
    return {row.account_id: row.id for row in rows}


def _wish(account_id: int, daily_id: int, lines: list[Assignment], this: _Round) -> Wish:
    return Wish(
        kind="bundle",
        dedupe_key=f"bundle:{daily_id}",
        account_id=account_id,
        person_id=lines[0].person_id if lines else None,
        priority=Priority.REMINDER,
        not_before=this.not_before[account_id],
        values={"daily": daily_id},
        expires_at=this.evening,
    )


def _in_place(rider: Rider, this: _Round) -> Wish:
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


async def _mark(
    session: AsyncSession,
    this: _Round,
    lines: dict[int, list[Assignment]],
    riders: dict[int, list[Rider]],
) -> None:
    """What is said in these messages is not said again."""
    if not this.accounts:
        return
    told = {line.id for account_id in this.accounts for line in lines[account_id]}
    due = [reminder_id for reminder_id, account_id in this.reminders if account_id in set(this.accounts)]
    for these in (Reminder.assignment_id.in_(told), Reminder.id.in_(due)):
        await session.execute(
            update(Reminder)
            .where(these, _UNSAID, Reminder.remind_on <= this.day)
            .values(bundled=True)
            .execution_options(synchronize_session=False)
        )
    taken = [rider.id for account_id in this.accounts for rider in riders[account_id]]
    if taken:
        await session.execute(
            update(Rider)
            .where(Rider.id.in_(taken))
            .values(taken=True)
            .execution_options(synchronize_session=False)
        )


async def _carry_over(session: AsyncSession, this: _Round) -> None:
    """Reminders that nobody could be told of today wait for the next working morning."""
    is_off = days_off(this.programme)
    tomorrow = next_working_day(this.day, is_off)
    said = set(this.accounts)
    moves: defaultdict[date, list[int]] = defaultdict(list)
    for reminder_id, account_id in this.reminders:
        if account_id is None or account_id not in said:
            pause = this.wait_until.get(account_id) if account_id is not None else None
            moves[max(tomorrow, working_day_after(pause, is_off)) if pause else tomorrow].append(reminder_id)
    for day, ids in moves.items():
        await session.execute(
            update(Reminder)
            .where(Reminder.id.in_(ids))
            .values(remind_on=day)
            .execution_options(synchronize_session=False)
        )


async def forget_reminders(session: AsyncSession, assignments: Collection[int]) -> None:
    """Take back what has not been said of these assignments yet."""
    await session.execute(delete(Reminder).where(Reminder.assignment_id.in_(assignments), _UNSAID))
