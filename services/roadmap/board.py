"""The plan as those who run it see it, and what of it needs a decision."""

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, ProgrammeState
from models.people import Person, School
from models.programmes import Programme
from models.roadmap import Activity, Assignment, Roadmap
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.files import received
from services.orders import Order
from services.people.names import full_name
from services.roadmap.board_facts import (
    ActivityCard,
    ActivityLine,
    AssigneeFacts,
    Counts,
    PlanFacts,
)
from services.roadmap.board_rows import (
    activity_of,
    assignment_in_charge,
    is_dated,
    is_late,
    scope_of,
)
from services.roadmap.facts import local_day
from services.roadmap.launching import wording_of
from services.roadmap.meaning import Meaning, key_of, meanings
from services.roadmap.meaning_facts import meaning_facts
from services.roadmap.rules import overdue_days
from services.roadmap.stage_gaps import stage_of
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
            meant = await meanings(session, programme_id)
            directions: dict[str, list[ActivityLine]] = {}
            for activity in activities:
                given = bool(meant.get(wording_of(activity)))
                line = line_of(activity, programme, counts.get(activity.id, Counts()), given=given)
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
            wording = wording_of(activity)
            meaning = (await meanings(session, programme_id, wording)).get(wording, Meaning())
            assignees = await assignees_of(session, today, Assignment.activity_id == activity_id, *school)
            counts = await activity_counts(
                session, programme_id, today, Assignment.activity_id == activity_id
            )
            return ActivityCard(
                line_of(activity, programme, counts.get(activity_id, Counts()), given=bool(meaning)),
                activity.responsible,
                activity.participants,
                activity.result,
                await meaning_facts(session, meaning),
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
            found = await assignees_of(session, today, Assignment.id == assignment_id)
            return found[0], assignment.title


def line_of(activity: Activity, programme: Programme, counts: Counts, *, given: bool) -> ActivityLine:
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


async def activity_counts(
    session: AsyncSession, programme_id: int, today: date, *conditions: ColumnElement[bool]
) -> dict[int, Counts]:
    """Activity → its assignments by state."""
    late = func.count().filter(is_late(today))
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


async def assignees_of(
    session: AsyncSession, today: date, *conditions: ColumnElement[bool]
) -> list[AssigneeFacts]:
    """Assignments with their people, the soonest due first."""
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
        answering=key_of(assignment.person_id, assignment.school_id, assignment.partnership_id)[0],
    )
