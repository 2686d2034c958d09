"""The plan as those who run it see it, and what of it needs a decision."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, ProgrammeState, Role
from models.people import Account, Membership, Person, School
from models.programmes import Programme
from models.roadmap import Activity, Assignment, HelpRequest, Roadmap
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.files import received
from services.orders import Order
from services.outbox.unsent import count_unsent
from services.partnerships.worries import open_worries
from services.people.approving import waiting_applications
from services.people.names import full_name, short_name
from services.roadmap.board_facts import (
    ActivityCard,
    ActivityLine,
    AssigneeFacts,
    Case,
    CaseKind,
    Counts,
    PlanFacts,
)
from services.roadmap.board_rows import (
    activity_of,
    assignment_in_charge,
    is_dated,
    roles_by_wording,
    scope_of,
)
from services.roadmap.facts import local_day
from services.roadmap.launching import wording_of
from services.roadmap.personal_late import late_programmes
from services.roadmap.reviewing import waiting_for_review
from services.roadmap.rules import overdue_days
from services.roadmap.stage_gaps import gap_cases, stage_of
from services.roadmap.staging import deficits_of


class Board(Service):
    """For the methodist of the programme; a curator sees what is of the own school."""

    async def plan(self, actor: Actor) -> PlanFacts:
        """The whole plan with its states."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            roadmap = await session.scalar(select(Roadmap).where(Roadmap.programme_id == programme_id))
            if roadmap is None:
                return PlanFacts("", programme.state is not ProgrammeState.PREPARING, ())
            counts = await activity_counts(session, programme_id, local_day(self.clock.now(), programme))
            activities = await session.scalars(
                select(Activity)
                .where(Activity.roadmap_id == roadmap.id, Activity.dropped_at.is_(None))
                .order_by(Activity.position)
            )
            roles = await roles_by_wording(session, programme_id)
            directions: dict[str, list[ActivityLine]] = {}
            for activity in activities:
                given = bool(roles.get(wording_of(activity)))
                line = _line(activity, programme, counts.get(activity.id, Counts()), given=given)
                directions.setdefault(activity.direction, []).append(line)
            return PlanFacts(
                roadmap.source_name,
                programme.state is not ProgrammeState.PREPARING,
                tuple((title, tuple(lines)) for title, lines in directions.items()),
                Order(roadmap.order_number, roadmap.order_date) if roadmap.order_date else None,
            )

    async def activity(self, actor: Actor, activity_id: int) -> ActivityCard:
        """One activity with everybody it is asked of (for a curator: of the own school)."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            activity, programme = await activity_of(session, programme_id, activity_id)
            today = local_day(self.clock.now(), programme)
            roles = (await roles_by_wording(session, programme_id)).get(wording_of(activity), [])
            assignees = await _assignees(session, today, Assignment.activity_id == activity_id, *school)
            counts = await activity_counts(
                session, programme_id, today, Assignment.activity_id == activity_id
            )
            return ActivityCard(
                _line(activity, programme, counts.get(activity_id, Counts()), given=bool(roles)),
                activity.responsible,
                activity.participants,
                activity.result,
                tuple(Role(role) for role in roles),
                tuple(assignees),
                stage_of(activity),
                activity.stage_said,
                await deficits_of(session, activity_id),
            )

    async def assignee(self, actor: Actor, assignment_id: int) -> tuple[AssigneeFacts, str]:
        """One assignment and its title, for those who run it."""
        async with self.database.read() as session:
            assignment, programme = await assignment_in_charge(session, actor, assignment_id)
            today = local_day(self.clock.now(), programme)
            found = await _assignees(session, today, Assignment.id == assignment_id)
            return found[0], assignment.title

    async def attention(self, actor: Actor) -> tuple[Case, ...]:
        """What needs a decision, most pressing first; each line opens its case."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(self.clock.now(), programme)
            cases = await _late_cases(session, programme_id, today, school)
            cases += await late_programmes(session, programme_id, _is_late(today), school)
            cases += await _not_possible_cases(session, programme_id, school)
            if waiting := await waiting_for_review(session, programme_id, school):
                cases.append(Case(CaseKind.REVIEW, 0, "", waiting))
            if Role.METHODIST in actor.roles:
                cases = await _help_cases(session, programme_id) + cases
                cases += [
                    Case(CaseKind.APPLICATION, number, "", person=name)
                    for number, name in await waiting_applications(session, programme_id)
                ]
                cases += [
                    Case(CaseKind(str(one.kind)), one.id, one.word, person=one.person)
                    for one in await open_worries(session, programme_id)
                ]
                cases += await gap_cases(session, programme, self.clock.now())
                cases += await _dates_cases(session, programme)
                away = await _away(session, programme_id, today)
                if away:
                    cases.append(Case(CaseKind.AWAY, 0, "", len(away)))
                if unsent := await count_unsent(session, programme_id, self.clock.now()):
                    cases.append(Case(CaseKind.UNSENT, 0, "", unsent))
            return tuple(cases)

    async def away(self, actor: Actor) -> tuple[str, ...]:
        """Names of those who had come and can't be written to any more."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return tuple(await _away(session, programme_id, local_day(self.clock.now(), programme)))


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
        dated=is_dated(activity, programme),
        given=given,
        counts=counts,
        dropped=activity.dropped_at is not None,
    )


def _is_late(today: date) -> ColumnElement[bool]:
    return (
        (Assignment.state == AssignmentState.OPEN)
        & Assignment.is_window.is_(False)
        & (func.coalesce(Assignment.postponed_to, Assignment.due_on) < today)
    )


async def activity_counts(
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
        select(Assignment, Person, School.name, StoredFile)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(School, School.id == Person.school_id)
        .outerjoin(StoredFile, StoredFile.id == Assignment.evidence_file_id)
        .where(*conditions)
        .order_by(Assignment.due_on, Person.surname, Person.name)
    )
    return [_assignee(today, *row) for row in rows]


def _assignee(
    today: date, assignment: Assignment, person: Person, school: str | None, file: StoredFile | None
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
        file=received(file) if file else None,
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
        .where(Roadmap.programme_id == programme.id, Activity.dropped_at.is_(None))
        .order_by(Activity.position)
    )
    return [
        Case(CaseKind.DATES, activity.id, activity.title)
        for activity in activities
        if not is_dated(activity, programme)
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
