"""Actions of a personal programme as assignments: given, moved, set aside; in the caller's transaction."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, Doer, PersonalState
from models.partnerships import Partnership, PartnershipMentee
from models.personal import PersonalAction, PersonalProgramme
from models.programmes import Programme
from models.roadmap import Assignment, Reminder
from services.base import insert_ignore
from services.roadmap.answering import remind_on_day
from services.roadmap.days import days_off, working_day_before
from services.roadmap.following import cancel_assignments, follow, given_where
from services.roadmap.launching import reminder_rows
from services.roadmap.rescheduling import moves_of
from services.roadmap.rules import Occurrence
from services.roadmap.sharing import hand_over

AFTER_PAUSE = timedelta(days=7)
"""What fell due while a partnership was set aside may be done so long after it."""


async def give(
    session: AsyncSession,
    programme: Programme,
    partnership: Partnership,
    personal: PersonalProgramme,
    today: date,
) -> None:
    """Give everybody the assignments of the agreed programme that they lack, with their reminders.

    Of a draft nothing is given; nor of what was due before `today` (the local day).
    """
    if personal.state is PersonalState.DRAFT:
        return
    mentees = list(
        await session.scalars(
            select(PartnershipMentee.person_id)
            .where(PartnershipMentee.partnership_id == partnership.id)
            .order_by(PartnershipMentee.person_id)
        )
    )
    doers = {
        Doer.MENTOR: [partnership.mentor_id],
        Doer.MENTEE: mentees,
        Doer.BOTH: [partnership.mentor_id, *mentees],
    }
    actions = (
        await session.scalars(
            select(PersonalAction)
            .where(
                PersonalAction.personal_id == personal.id,
                PersonalAction.dropped_at.is_(None),
                PersonalAction.due_on >= today,
            )
            .order_by(PersonalAction.id)
        )
    ).all()
    present = {
        (action_id, person_id)
        for action_id, person_id in await session.execute(
            select(Assignment.personal_action_id, Assignment.person_id).where(
                Assignment.personal_action_id.in_([one.id for one in actions])
            )
        )
    }
    for action in actions:
        for person_id in doers[action.doer]:
            if (action.id, person_id) not in present:
                assignment = Assignment(
                    programme_id=programme.id,
                    personal_action_id=action.id,
                    title=action.title,
                    person_id=person_id,
                    due_on=action.due_on,
                    evidence=action.evidence,
                )
                session.add(assignment)
                await session.flush()
                rows = reminder_rows(programme, assignment.id, Occurrence(None, action.due_on), today)
                await insert_ignore(session, Reminder, rows)


async def moved(session: AsyncSession, programme: Programme, action: PersonalAction, today: date) -> None:
    """Open assignments of an action follow it to its new day; what is done stays done."""
    given = await given_where(session, Assignment.personal_action_id == action.id)
    await follow(session, programme, moves_of(given, [Occurrence(None, action.due_on)], today), today)


async def reworded(session: AsyncSession, action: PersonalAction) -> None:
    """Open assignments of an action are called as it is called now."""
    await session.execute(
        update(Assignment)
        .where(Assignment.personal_action_id == action.id, Assignment.state == AssignmentState.OPEN)
        .values(title=action.title)
    )


async def shown(session: AsyncSession, action: PersonalAction) -> None:
    """Whoever has not done it yet is asked to show what the action asks for now."""
    await session.execute(
        update(Assignment)
        .where(Assignment.personal_action_id == action.id, Assignment.state == AssignmentState.OPEN)
        .values(evidence=action.evidence, awaiting_evidence=False)
    )


async def dropped(session: AsyncSession, action_ids: Collection[int]) -> None:
    """Open assignments of these actions are cancelled."""
    await cancel_assignments(session, await _open(session, Assignment.personal_action_id.in_(action_ids)))


async def stop(
    session: AsyncSession,
    partnership_id: int,
    people: Collection[int] | None = None,
    *,
    set_aside: bool = False,
) -> None:
    """Nobody (or none of `people`) is reminded of what the partnership has to do any more: its actions, and
    what the plan asks of it once.

    `set_aside`: until `go_on`.
    """
    which = [_of(partnership_id)]
    if people is not None:
        for one in people:
            await hand_over(session, one, Assignment.partnership_id == partnership_id)
        which.append(Assignment.person_id.in_(people))
    ids = await _open(session, *which)
    await cancel_assignments(session, ids)
    if set_aside and ids:
        await session.execute(update(Assignment).where(Assignment.id.in_(ids)).values(set_aside=True))


async def go_on(session: AsyncSession, programme: Programme, partnership_id: int, today: date) -> None:
    """What a pause had set aside is open again; what fell due meanwhile may be done within a week."""
    rows = (await session.scalars(select(Assignment).where(_of(partnership_id), Assignment.set_aside))).all()
    is_off = days_off(programme)
    for row in rows:
        row.set_aside = False
        if row.state is not AssignmentState.CANCELLED:
            continue
        row.state = AssignmentState.OPEN
        await session.flush()
        if row.postponed_to is None and row.due_on >= today:
            time = Occurrence(row.starts_on, row.due_on, row.is_window)
            reminders = reminder_rows(programme, row.id, time, today)
            await insert_ignore(session, Reminder, reminders)
            continue
        if row.postponed_to is None or row.postponed_to < today:
            row.postponed_to = today + AFTER_PAUSE
        day = max(working_day_before(row.postponed_to, is_off), today)
        await remind_on_day(session, row.id, programme, day, (row.postponed_to - row.due_on).days)


async def _open(session: AsyncSession, *which: ColumnElement[bool]) -> list[int]:
    rows = await session.scalars(
        select(Assignment.id).where(
            *which, Assignment.state.in_([AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE])
        )
    )
    return list(rows)


def _of(partnership_id: int) -> ColumnElement[bool]:
    return or_(
        Assignment.personal_action_id.in_(_actions(partnership_id)),
        Assignment.partnership_id == partnership_id,
    )


def _actions(partnership_id: int) -> Select[int]:
    """The ids of a partnership's actions that have not been taken out."""
    return (
        select(PersonalAction.id)
        .join(PersonalProgramme, PersonalProgramme.id == PersonalAction.personal_id)
        .where(PersonalProgramme.partnership_id == partnership_id, PersonalAction.dropped_at.is_(None))
    )
