"""Assignments and reminders follow an activity that has changed; inside the caller's transaction."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState
from models.programmes import Programme
from models.roadmap import Activity, Assignment, Reminder
from services.base import insert_ignore
from services.roadmap.bundles import forget_reminders
from services.roadmap.launching import ROWS_A_STATEMENT, reminder_rows, timing_of
from services.roadmap.offsets import offsets_for
from services.roadmap.rescheduling import Given, Moves
from services.roadmap.rules import occurrences
from services.roadmap.sharing import sharers_of


async def given_of(session: AsyncSession, activity_id: int) -> list[Given]:
    """Every assignment of the activity, whatever its state."""
    return await given_where(session, Assignment.activity_id == activity_id)


async def given_where(session: AsyncSession, which: ColumnElement[bool]) -> list[Given]:
    """Every assignment that `which` means, whatever its state."""
    rows = (
        await session.execute(
            select(
                Assignment.id,
                Assignment.person_id,
                Assignment.due_on,
                Assignment.state,
                Assignment.school_id,
                Assignment.partnership_id,
                Assignment.takes_part,
            ).where(which)
        )
    ).all()
    shared = [row.id for row in rows if row.school_id is not None or row.partnership_id is not None]
    sharers = await sharers_of(session, shared) if shared else {}
    return [Given(*row, sharers.get(row.id, frozenset())) for row in rows]


async def follow(
    session: AsyncSession, programme: Programme, moves: Moves, today: date, activity: Activity | None = None
) -> None:
    """Give assignments (of `activity`, if it is one of the plan) their new days and reminders.

    A day may be free only once its neighbour has moved on (weekly dates shift by a week), and the
    database holds day and person unique: so those that go later move first, and the others after.
    """
    await cancel_assignments(session, moves.cancelled)
    new = dict(moves.moved)
    rows = (await session.scalars(select(Assignment).where(Assignment.id.in_(new)))).all()
    later = sorted(
        (row for row in rows if new[row.id].due_on > row.due_on), key=lambda row: row.due_on, reverse=True
    )
    sooner = sorted((row for row in rows if new[row.id].due_on <= row.due_on), key=lambda row: row.due_on)
    for row in [*later, *sooner]:
        time = new[row.id]
        row.starts_on, row.due_on, row.is_window = time.starts_on, time.due_on, time.is_window
        row.postponed_to = row.escalated_on = None
        await session.flush()
    # Those that were said belonged to the old day: the new one has its own.
    await session.execute(delete(Reminder).where(Reminder.assignment_id.in_(new)))
    wanted = offsets_for(programme, activity)
    reminders = [
        line
        for row in rows
        for line in reminder_rows(programme, row.id, new[row.id], today, wanted, takes_part=row.takes_part)
    ]
    for start in range(0, len(reminders), ROWS_A_STATEMENT):
        await insert_ignore(session, Reminder, reminders[start : start + ROWS_A_STATEMENT])


async def cancel_assignments(session: AsyncSession, ids: Collection[int]) -> None:
    if ids:
        await session.execute(
            update(Assignment)
            .where(Assignment.id.in_(ids))
            .values(state=AssignmentState.CANCELLED, awaiting_evidence=False)
        )
        await forget_reminders(session, ids)


async def reopen(
    session: AsyncSession, programme: Programme, activity: Activity, given: Sequence[Given], today: date
) -> None:
    if not given:
        return
    ids = [one.id for one in given]
    await session.execute(update(Assignment).where(Assignment.id.in_(ids)).values(state=AssignmentState.OPEN))
    times = {
        time.due_on: time for time in occurrences(timing_of(activity), programme.starts_on, programme.ends_on)
    }
    await session.execute(delete(Reminder).where(Reminder.assignment_id.in_(ids)))
    reminders = [
        line
        for one in given
        if one.due_on in times
        for line in reminder_rows(
            programme,
            one.id,
            times[one.due_on],
            today,
            offsets_for(programme, activity),
            takes_part=one.takes_part,
        )
    ]
    await insert_ignore(session, Reminder, reminders)
