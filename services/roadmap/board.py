"""The plan as those who run it see it, and what they decide about single assignments."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PeriodKind, ProgrammeState, Role
from models.people import Account, Membership, Person, School
from models.programmes import Programme
from models.roadmap import Activity, AssigneeRule, Assignment, HelpRequest, Roadmap
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden, NotFound
from services.people.names import full_name, short_name
from services.roadmap.answering import remind_on_day
from services.roadmap.board_facts import (
    ActivityCard,
    ActivityLine,
    AssigneeFacts,
    Case,
    CaseKind,
    Counts,
    PlanFacts,
)
from services.roadmap.bundles import forget_reminders
from services.roadmap.days import days_off, next_working_day
from services.roadmap.drafts import Period
from services.roadmap.facts import local_day
from services.roadmap.launching import fan_out, timing_of, wording_of
from services.roadmap.rules import occurrences, overdue_days


class Board(Service):
    """For the methodist of the programme; a curator sees and settles what is of the own school."""

    async def plan(self, actor: Actor) -> PlanFacts:
        """The whole plan with its states."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            roadmap = await session.scalar(select(Roadmap).where(Roadmap.programme_id == programme_id))
            if roadmap is None:
                return PlanFacts("", programme.state is not ProgrammeState.PREPARING, ())
            counts = await _counts(session, programme_id, local_day(self.clock.now(), programme))
            activities = await session.scalars(
                select(Activity).where(Activity.roadmap_id == roadmap.id).order_by(Activity.position)
            )
            roles = await _roles(session, programme_id)
            directions: dict[str, list[ActivityLine]] = {}
            for activity in activities:
                given = bool(roles.get(wording_of(activity)))
                line = _line(activity, programme, counts.get(activity.id, Counts()), given=given)
                directions.setdefault(activity.direction, []).append(line)
            return PlanFacts(
                roadmap.source_name,
                programme.state is not ProgrammeState.PREPARING,
                tuple((title, tuple(lines)) for title, lines in directions.items()),
            )

    async def activity(self, actor: Actor, activity_id: int) -> ActivityCard:
        """One activity with everybody it is asked of (for a curator: of the own school)."""
        programme_id, school = _scope(actor)
        async with self.database.read() as session:
            activity, programme = await _activity(session, programme_id, activity_id)
            today = local_day(self.clock.now(), programme)
            roles = (await _roles(session, programme_id)).get(wording_of(activity), [])
            assignees = await _assignees(session, today, Assignment.activity_id == activity_id, *school)
            counts = await _counts(session, programme_id, today, Assignment.activity_id == activity_id)
            return ActivityCard(
                _line(activity, programme, counts.get(activity_id, Counts()), given=bool(roles)),
                activity.responsible,
                activity.participants,
                activity.result,
                tuple(Role(role) for role in roles),
                tuple(assignees),
            )

    async def assignee(self, actor: Actor, assignment_id: int) -> tuple[AssigneeFacts, str]:
        """One assignment and its title, for those who run it."""
        async with self.database.read() as session:
            assignment, programme = await _in_charge(session, actor, assignment_id)
            today = local_day(self.clock.now(), programme)
            found = await _assignees(session, today, Assignment.id == assignment_id)
            return found[0], assignment.title

    async def attention(self, actor: Actor) -> tuple[Case, ...]:
        """What needs a decision, most pressing first; each line opens its case."""
        programme_id, school = _scope(actor)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(self.clock.now(), programme)
            cases = await _late_cases(session, programme_id, today, school)
            cases += await _not_possible_cases(session, programme_id, school)
            if Role.METHODIST in actor.roles:
                cases = await _help_cases(session, programme_id) + cases
                cases += await _dates_cases(session, programme)
                away = await _away(session, programme_id, today)
                if away:
                    cases.append(Case(CaseKind.AWAY, 0, "", len(away)))
            return tuple(cases)

    async def away(self, actor: Actor) -> tuple[str, ...]:
        """Names of those who had come and can't be written to any more."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return tuple(await _away(session, programme_id, local_day(self.clock.now(), programme)))

    async def mark_done(self, actor: Actor, assignment_id: int) -> None:
        """Somebody told them in person that it is done. Idempotent."""
        async with self.database.write() as session:
            assignment, _ = await _in_charge(session, actor, assignment_id)
            if assignment.state is not AssignmentState.DONE:
                assignment.state, assignment.done_at = AssignmentState.DONE, self.clock.now()
                assignment.awaiting_evidence = False
                await forget_reminders(session, [assignment_id])
                self.audit(session, actor, "assignment.marked_done", f"assignment:{assignment_id}")

    async def release(self, actor: Actor, assignment_id: int) -> None:
        """The assignment is taken off the person: the reason holds. Idempotent; what is done stays done."""
        async with self.database.write() as session:
            assignment, _ = await _in_charge(session, actor, assignment_id)
            if assignment.state in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE}:
                assignment.state = AssignmentState.CANCELLED
                assignment.awaiting_evidence = False
                await forget_reminders(session, [assignment_id])
                self.audit(session, actor, "assignment.released", f"assignment:{assignment_id}")

    async def ask_again(self, actor: Actor, assignment_id: int) -> date | None:
        """Remind of it once more on the next working day: that day, or None when it is settled already.

        What was "not possible" is open again, the reason stays readable.
        """
        async with self.database.write() as session:
            assignment, programme = await _in_charge(session, actor, assignment_id)
            if assignment.state not in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE}:
                return None
            today = local_day(self.clock.now(), programme)
            assignment.state = AssignmentState.OPEN
            day = next_working_day(today, days_off(programme.country))
            await remind_on_day(session, assignment, programme, day, (day - assignment.due_on).days)
            return day

    async def give_roles(self, actor: Actor, activity_id: int, roles: Sequence[str]) -> int:
        """Say whom the wording of an activity means, where it meant nobody; for all activities with it.

        Returns how many assignments are new. Raises DomainError when somebody has them already.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            activity, programme = await _activity(session, programme_id, activity_id)
            wording = wording_of(activity)
            if (await _roles(session, programme_id)).get(wording):
                raise DomainError("plan-assigned-already")
            known = sorted({str(Role(role)) for role in roles})
            await session.execute(
                delete(AssigneeRule).where(
                    AssigneeRule.programme_id == programme_id, AssigneeRule.wording == wording
                )
            )
            session.add(AssigneeRule(programme_id=programme_id, wording=wording, roles=known))
            self.audit(session, actor, "activity.assigned", f"activity:{activity_id}", roles=known)
            if programme.state is not ProgrammeState.LAUNCHED:
                return 0
            await session.flush()
            return await fan_out(session, self.clock.now(), programme)

    async def give_dates(self, actor: Actor, activity_id: int, period: Period, text: str) -> int:
        """Say when an activity without dates takes place; assignments go out if the programme runs.

        Returns how many assignments are new. Raises DomainError when the period has no dates either,
        or when the activity has its dates already.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            activity, programme = await _activity(session, programme_id, activity_id)
            if _dated(activity, programme):
                raise DomainError("plan-has-dates")
            activity.period_kind = PeriodKind(str(period.kind))
            activity.starts_on, activity.ends_on = period.start, period.end
            activity.rrule, activity.period_text = period.rrule or "", text[:500]
            activity.period_detail = {
                "whole": period.whole,
                "points": [[first.isoformat(), last.isoformat()] for first, last in period.points],
            }
            if not _dated(activity, programme):
                raise DomainError("plan-no-dates")
            self.audit(session, actor, "activity.dated", f"activity:{activity_id}")
            if programme.state is not ProgrammeState.LAUNCHED:
                return 0
            await session.flush()
            return await fan_out(session, self.clock.now(), programme, activities=[activity_id])


async def _roles(session: AsyncSession, programme_id: int) -> dict[str, list[str]]:
    """Wording → whom it means."""
    rows = await session.execute(
        select(AssigneeRule.wording, AssigneeRule.roles).where(AssigneeRule.programme_id == programme_id)
    )
    return {row.wording: row.roles for row in rows}


def _scope(actor: Actor) -> tuple[int, tuple[ColumnElement[bool], ...]]:
    """The actor's programme, and what limits a curator to the own school."""
    if Role.METHODIST in actor.roles:
        return actor.methodist_of(), ()
    actor.require(Role.CURATOR)
    if actor.programme_id is None or actor.school_id is None:
        raise Forbidden("school")
    return actor.programme_id, (Person.school_id == actor.school_id,)


async def _activity(session: AsyncSession, programme_id: int, activity_id: int) -> tuple[Activity, Programme]:
    row = (
        await session.execute(
            select(Activity, Programme)
            .join(Roadmap, Roadmap.id == Activity.roadmap_id)
            .join(Programme, Programme.id == Roadmap.programme_id)
            .where(Activity.id == activity_id, Programme.id == programme_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("activity")
    return row.Activity, row.Programme


async def _in_charge(session: AsyncSession, actor: Actor, assignment_id: int) -> tuple[Assignment, Programme]:
    """An assignment the actor may settle for somebody. NotFound outside the programme or the school."""
    programme_id, school = _scope(actor)
    row = (
        await session.execute(
            select(Assignment, Programme)
            .join(Programme, Programme.id == Assignment.programme_id)
            .join(Person, Person.id == Assignment.person_id)
            .where(Assignment.id == assignment_id, Assignment.programme_id == programme_id, *school)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("assignment")
    return row.Assignment, row.Programme


def _dated(activity: Activity, programme: Programme) -> bool:
    return bool(occurrences(timing_of(activity), programme.starts_on, programme.ends_on))


def _line(activity: Activity, programme: Programme, counts: Counts, *, given: bool) -> ActivityLine:
    return ActivityLine(
        id=activity.id,
        number=activity.number,
        title=activity.title,
        direction=activity.direction,
        period_text=activity.period_text,
        kind=activity.period_kind,
        starts_on=activity.starts_on,
        ends_on=activity.ends_on,
        whole=bool((activity.period_detail or {}).get("whole")),
        dated=_dated(activity, programme),
        given=given,
        counts=counts,
    )


def _is_late(today: date) -> ColumnElement[bool]:
    return (
        (Assignment.state == AssignmentState.OPEN)
        & Assignment.is_window.is_(False)
        & (func.coalesce(Assignment.postponed_to, Assignment.due_on) < today)
    )


async def _counts(
    session: AsyncSession, programme_id: int, today: date, *conditions: ColumnElement[bool]
) -> dict[int, Counts]:
    """Activity → its assignments by state."""
    late = func.count().filter(_is_late(today))
    rows = await session.execute(
        select(Assignment.activity_id, Assignment.state, func.count(), late)
        .where(Assignment.programme_id == programme_id, Assignment.activity_id.is_not(None), *conditions)
        .group_by(Assignment.activity_id, Assignment.state)
    )
    found: defaultdict[int, Counts] = defaultdict(Counts)
    for activity_id, state, count, late_count in rows:
        if activity_id is None:
            continue
        match state:
            case AssignmentState.OPEN:
                found[activity_id] += Counts(open=count, late=late_count)
            case AssignmentState.DONE:
                found[activity_id] += Counts(done=count)
            case AssignmentState.NOT_POSSIBLE:
                found[activity_id] += Counts(not_possible=count)
    return found


async def _assignees(
    session: AsyncSession, today: date, *conditions: ColumnElement[bool]
) -> list[AssigneeFacts]:
    rows = await session.execute(
        select(Assignment, Person, School.name, StoredFile.name, StoredFile.telegram_file_id)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(School, School.id == Person.school_id)
        .outerjoin(StoredFile, StoredFile.id == Assignment.evidence_file_id)
        .where(*conditions)
        .order_by(Assignment.due_on, Person.surname, Person.name)
    )
    return [_assignee(today, *row) for row in rows]


def _assignee(
    today: date, assignment: Assignment, person: Person, school: str | None, *file: Any
) -> AssigneeFacts:
    late = 0 if assignment.is_window else overdue_days(assignment.postponed_to or assignment.due_on, today)
    return AssigneeFacts(
        id=assignment.id,
        person=full_name(person),
        school=school or "",
        state=assignment.state,
        due_on=assignment.due_on,
        postponed_to=assignment.postponed_to,
        late_days=late if assignment.state is AssignmentState.OPEN else 0,
        reason=assignment.not_possible_reason,
        evidence=assignment.evidence,
        evidence_text=assignment.evidence_text,
        file_name=file[0] or "",
        file_id=file[1] or "",
    )


async def _late_cases(
    session: AsyncSession, programme_id: int, today: date, school: Sequence[ColumnElement[bool]]
) -> list[Case]:
    rows = await session.execute(
        select(Activity.id, Activity.title, func.count())
        .join(Assignment, Assignment.activity_id == Activity.id)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.programme_id == programme_id, _is_late(today), *school)
        .group_by(Activity.id, Activity.title)
        .order_by(func.min(Assignment.due_on), Activity.id)
    )
    return [Case(CaseKind.LATE, activity_id, title, count) for activity_id, title, count in rows]


async def _not_possible_cases(
    session: AsyncSession, programme_id: int, school: Sequence[ColumnElement[bool]]
) -> list[Case]:
    rows = await session.execute(
        select(Assignment, Person)
        .join(Person, Person.id == Assignment.person_id)
        .where(
            Assignment.programme_id == programme_id,
            Assignment.state == AssignmentState.NOT_POSSIBLE,
            *school,
        )
        .order_by(Assignment.due_on, Assignment.id)
    )
    return [
        Case(CaseKind.NOT_POSSIBLE, assignment.id, assignment.title, person=short_name(person))
        for assignment, person in rows
    ]


async def _help_cases(session: AsyncSession, programme_id: int) -> list[Case]:
    rows = await session.execute(
        select(HelpRequest, Person, Assignment.title)
        .join(Person, Person.id == HelpRequest.person_id)
        .outerjoin(Assignment, Assignment.id == HelpRequest.assignment_id)
        .where(HelpRequest.programme_id == programme_id, HelpRequest.answered_at.is_(None))
        .order_by(HelpRequest.asked_at, HelpRequest.id)
    )
    return [
        Case(CaseKind.HELP, request.id, title or request.question, person=short_name(person))
        for request, person, title in rows
    ]


async def _dates_cases(session: AsyncSession, programme: Programme) -> list[Case]:
    activities = await session.scalars(
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme.id)
        .order_by(Activity.position)
    )
    return [
        Case(CaseKind.DATES, activity.id, activity.title)
        for activity in activities
        if not _dated(activity, programme)
    ]


async def _away(session: AsyncSession, programme_id: int, today: date) -> list[str]:
    people = await session.scalars(
        select(Person)
        .join(Account, Account.id == Person.account_id)
        .where(
            Person.id.in_(
                select(Membership.person_id).where(
                    Membership.programme_id == programme_id,
                    or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
                )
            ),
            Account.reachable.is_(False),
        )
        .order_by(Person.surname, Person.name)
    )
    return [full_name(person) for person in people]
