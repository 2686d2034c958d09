"""Reminders follow when the programme's days off or offsets change; inside the caller's transaction."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState
from models.programmes import Programme
from models.roadmap import Activity, Assignment, Reminder, Roadmap
from services.base import insert_ignore
from services.roadmap.days import IsOff, days_off, reminder_days, working_day_before
from services.roadmap.launching import ROWS_A_STATEMENT, timing_of
from services.roadmap.offsets import offsets_for
from services.roadmap.rules import Occurrence, occurrences, offsets_of


@dataclass(frozen=True, slots=True)
class Present:
    """A reminder that is there: its offset, its local day, whether it has been said."""

    id: int
    offset: int
    day: date
    said: bool


@dataclass(slots=True)
class Replanned:
    """What becomes of one assignment's reminders, or of many: days by id, ids that go, offsets that come."""

    moved: dict[int, date] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    added: dict[int, date] = field(default_factory=dict)


def replanned(
    due_on: date,
    wanted: Collection[int],
    present: Collection[Present],
    since: date,
    is_off: IsOff,
    dropped: Collection[int] = (),
) -> Replanned:
    """Bring the reminders of an open deadline in line with `wanted` offsets and days off. Pure.

    What has been said stays said and does not come again. What waited for somebody who could not be
    written to goes on waiting. Offsets neither wanted nor among the `dropped` are reminders that somebody
    has asked for: they stay. Nothing is planned before the local day `since`.
    """
    days = reminder_days(due_on, wanted, since, is_off)
    ever = reminder_days(due_on, wanted, date.min, is_off)
    result = Replanned()
    for one in present:
        if one.said:
            continue
        if one.offset in days:
            if one.day != days[one.offset]:
                result.moved[one.id] = days[one.offset]
        elif one.offset in dropped or (one.offset in wanted and one.offset not in ever):
            result.gone.append(one.id)
    known = {one.offset for one in present}
    result.added = {offset: day for offset, day in days.items() if offset not in known}
    return result


async def replan(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    *which: ColumnElement[bool],
    before: tuple[int, ...] = (),
) -> int:
    """Bring unsaid reminders of open assignments (of those that `which` means) to the days they have by
    the programme's days off and offsets of now; how many come, go or move.

    `before` are the offsets that were wanted, where those have changed. A window keeps its pace, what was
    put off its day.
    """
    local = now.astimezone(ZoneInfo(programme.time_zone))
    morning_over = local.hour * 60 + local.minute >= programme.morning_minute
    since = local.date() + timedelta(days=1 if morning_over else 0)
    plan = _Plan(since, days_off(programme), before, *await _activities(session, programme))
    rows = (
        await session.execute(
            select(
                Assignment.id,
                Assignment.activity_id,
                Assignment.due_on,
                Assignment.is_window,
                Assignment.postponed_to,
                Assignment.takes_part,
            )
            .where(Assignment.programme_id == programme.id, Assignment.state == AssignmentState.OPEN, *which)
            .order_by(Assignment.id)
        )
    ).all()
    changed = 0
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        chunk = rows[start : start + ROWS_A_STATEMENT]
        present = await _present(session, [row.id for row in chunk])
        result = Replanned()
        added: list[dict[str, Any]] = []
        for assignment_id, activity_id, due_on, is_window, postponed_to, takes_part in chunk:
            of = _Of(activity_id, due_on, is_window, postponed_to, takes_part)
            one = plan.of(of, present[assignment_id])
            result.moved |= one.moved
            result.gone += one.gone
            added += [
                {
                    "assignment_id": assignment_id,
                    "programme_id": programme.id,
                    "offset_days": offset,
                    "remind_on": day,
                    "bundled": False,
                }
                for offset, day in one.added.items()
            ]
        await _write(session, result)
        changed += len(result.moved) + len(result.gone) + await insert_ignore(session, Reminder, added)
    return changed


@dataclass(frozen=True, slots=True)
class _Of:
    activity_id: int | None
    due_on: date
    is_window: bool
    postponed_to: date | None
    takes_part: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    since: date
    is_off: IsOff
    before: tuple[int, ...]
    times: Mapping[tuple[int | None, date], Occurrence]
    offsets: Mapping[int | None, tuple[int, ...]]
    """Activity (None: whatever has none) → what is wanted of it."""

    def of(self, one: _Of, present: Sequence[Present]) -> Replanned:
        if one.is_window:
            return self._kept(present, {row.offset for row in present}, one.due_on)
        if one.postponed_to is not None:
            later = (one.postponed_to - one.due_on).days
            return self._kept(present, {later}, one.due_on)
        time = self.times.get((one.activity_id, one.due_on), Occurrence(None, one.due_on))
        wanted = offsets_of(time, self.offsets[one.activity_id], takes_part=one.takes_part)
        dropped = set(offsets_of(time, self.before)) - set(wanted)
        return replanned(one.due_on, wanted, present, self.since, self.is_off, dropped)

    def _kept(self, present: Sequence[Present], offsets: Collection[int], due_on: date) -> Replanned:
        """Those of these offsets keep to a working day; none comes and none goes."""
        result = Replanned()
        for one in present:
            day = working_day_before(due_on + timedelta(days=one.offset), self.is_off)
            if not one.said and one.offset in offsets and self.since <= day != one.day:
                result.moved[one.id] = day
        return result


async def _activities(
    session: AsyncSession, programme: Programme
) -> tuple[dict[tuple[int | None, date], Occurrence], dict[int | None, tuple[int, ...]]]:
    """When the plan's activities are due, and how many days around it people are reminded of each."""
    rows = await session.scalars(select(Activity).join(Roadmap).where(Roadmap.programme_id == programme.id))
    times: dict[tuple[int | None, date], Occurrence] = {}
    offsets: dict[int | None, tuple[int, ...]] = {None: offsets_for(programme)}
    for activity in rows:
        offsets[activity.id] = offsets_for(programme, activity)
        for time in occurrences(timing_of(activity), programme.starts_on, programme.ends_on):
            times[activity.id, time.due_on] = time
    return times, offsets


async def _present(session: AsyncSession, ids: Collection[int]) -> defaultdict[int, list[Present]]:
    """Assignment → its reminders."""
    found: defaultdict[int, list[Present]] = defaultdict(list)
    rows = await session.execute(
        select(
            Reminder.assignment_id,
            Reminder.id,
            Reminder.offset_days,
            Reminder.remind_on,
            Reminder.bundled,
        ).where(Reminder.assignment_id.in_(ids))
    )
    for assignment_id, reminder_id, offset, day, said in rows:
        found[assignment_id].append(Present(reminder_id, offset, day, said))
    return found


async def _write(session: AsyncSession, result: Replanned) -> None:
    by_day: defaultdict[date, list[int]] = defaultdict(list)
    for reminder_id, day in result.moved.items():
        by_day[day].append(reminder_id)
    for day, ids in by_day.items():
        await session.execute(update(Reminder).where(Reminder.id.in_(ids)).values(remind_on=day))
    if result.gone:
        await session.execute(delete(Reminder).where(Reminder.id.in_(result.gone)))
