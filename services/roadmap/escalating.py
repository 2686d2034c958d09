"""What is overdue goes up: after three days to the curator (the methodist has it in the week's digest)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database
from models.enums import AssignmentState, Role
from models.people import Membership, Person
from models.programmes import Programme
from models.roadmap import CAN_BE_LATE, Assignment
from models.system import Rider
from services.base import insert_ignore
from services.clock import Clock
from services.people.names import short_name
from services.roadmap.bundles import Bundles
from services.roadmap.facts import local_day
from services.roadmap.personal_late import riders_to_mentors

TO_CURATOR = timedelta(days=3)
TO_METHODIST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LateFacts:
    """People who are late with one activity, as their curator (or the methodist) is told."""

    title: str
    people: tuple[str, ...]


class Escalation(Bundles):
    """Once a programme's working day, before its bundles: riders for those who should know."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # What is told is marked in the table; this only spares looking again the same day.
        self._looked_on: dict[int, date] = {}

    async def escalate(self, now: datetime) -> int:
        """Let what is newly overdue ride in the bundles of those who should know; how many riders."""
        added = 0
        for programme, day in await self.mornings(now):
            if self._looked_on.get(programme.id) == day:
                continue
            async with self.database.write() as session:
                added += await _to_mentors(session, programme, day)
                added += await _to_curators(session, programme, day)
            self._looked_on[programme.id] = day
        return added

    async def late_facts(self, assignment_ids: Sequence[int]) -> LateFacts | None:
        """For delivery: who of these is still late; None when nobody is."""
        async with self.database.read() as session:
            rows = (
                await session.execute(
                    select(Assignment, Person, Programme)
                    .join(Person, Person.id == Assignment.person_id)
                    .join(Programme, Programme.id == Assignment.programme_id)
                    .where(Assignment.id.in_(list(assignment_ids)), Assignment.state == AssignmentState.OPEN)
                    .order_by(Person.surname, Person.name)
                )
            ).all()
            late = [
                (assignment.title, short_name(person))
                for assignment, person, programme in rows
                if (assignment.postponed_to or assignment.due_on) < local_day(self.clock.now(), programme)
            ]
        return LateFacts(late[0][0], tuple(name for _, name in late)) if late else None


def _late(programme: Programme, last: date) -> tuple[ColumnElement[bool], ...]:
    """Open assignments that were to be done by the local day `last` or before."""
    return (
        Assignment.programme_id == programme.id,
        Assignment.state == AssignmentState.OPEN,
        Assignment.due_on <= last,
        func.coalesce(Assignment.postponed_to, Assignment.due_on) <= last,
        CAN_BE_LATE,
    )


async def _to_mentors(session: AsyncSession, programme: Programme, day: date) -> int:
    """Mentors hear of late steps of their personal programmes when the curators do."""
    late = (*_late(programme, day - TO_CURATOR), Assignment.escalated_on.is_(None))
    return await insert_ignore(session, Rider, await riders_to_mentors(session, programme, day, late))


async def _to_curators(session: AsyncSession, programme: Programme, day: date) -> int:
    rows = (
        await session.execute(
            select(
                Assignment.id,
                Assignment.activity_id,
                Assignment.personal_action_id,
                Assignment.person_id,
                Person.school_id,
            )
            .join(Person, Person.id == Assignment.person_id)
            .where(*_late(programme, day - TO_CURATOR), Assignment.escalated_on.is_(None))
            .order_by(Assignment.id)
        )
    ).all()
    if not rows:
        return 0
    curators: defaultdict[int | None, list[tuple[int, int]]] = defaultdict(list)
    for account_id, person_id, school_id in await holders(session, programme.id, Role.CURATOR, day):
        curators[school_id].append((account_id, person_id))
    methodists = [row[:2] for row in await holders(session, programme.id, Role.METHODIST, day)]
    grouped: defaultdict[tuple[int, int, str], list[int]] = defaultdict(list)
    for assignment_id, activity_id, action_id, late_person, school_id in rows:
        step = f"p{action_id}" if action_id else f"-{assignment_id}"
        for account_id, person_id in curators.get(school_id) or methodists:
            # Nobody is told of their own delay twice: their own bundle says it.
            if person_id != late_person:
                grouped[account_id, person_id, str(activity_id or step)].append(assignment_id)
    await _mark(session, (row[0] for row in rows), escalated_on=day)
    return await insert_ignore(
        session,
        Rider,
        [
            rider_row(
                programme.id,
                account_id,
                person_id,
                "school_overdue",
                f"school_overdue:{activity}:{account_id}:{day}",
                {"programme": programme.id, "assignments": assignments},
            )
            for (account_id, person_id, activity), assignments in grouped.items()
        ],
    )


async def holders(
    session: AsyncSession, programme_id: int, role: Role, day: date
) -> list[tuple[int, int, int | None]]:
    """(account, person, school) of those who hold a role and can be written to."""
    rows = await session.execute(
        select(Person.account_id, Person.id, Person.school_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id == programme_id,
            Membership.role == role,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= day),
            Person.account_id.is_not(None),
        )
        .order_by(Person.id)
    )
    return [
        (account_id, person_id, school_id)
        for account_id, person_id, school_id in rows
        if account_id is not None
    ]


async def _mark(session: AsyncSession, ids: Iterable[int], **values: date) -> None:
    await session.execute(
        update(Assignment)
        .where(Assignment.id.in_(list(ids)))
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def rider_row(
    programme_id: int, account_id: int, person_id: int, kind: str, key: str, payload: dict[str, Any]
) -> dict[str, Any]:
    return {
        "account_id": account_id,
        "person_id": person_id,
        "programme_id": programme_id,
        "kind": kind,
        "dedupe_key": key,
        "payload": payload,
        "expires_at": None,
        "taken": False,
    }
