"""The plan as those who run it see it, and what of it needs a decision."""

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, ProgrammeState
from models.programmes import Programme
from models.roadmap import Activity, Assignment, Roadmap
from services.actor import Actor
from services.base import Service
from services.orders import Order
from services.roadmap.asked import plan_activities, wordings_of
from services.roadmap.assignees import assignees_of, assignees_page, evidence_of
from services.roadmap.board_facts import (
    ActivityCard,
    ActivityLine,
    AssigneeFacts,
    Counts,
    LatePage,
    PlanFacts,
)
from services.roadmap.board_rows import (
    activity_of,
    assignment_in_charge,
    is_dated,
    is_late,
    scope_of,
)
from services.roadmap.case_scope import asked_of
from services.roadmap.facts import local_day
from services.roadmap.launching import timing_of
from services.roadmap.meaning import Meaning, meanings
from services.roadmap.meaning_facts import meaning_facts
from services.roadmap.stage_gaps import stage_of
from services.roadmap.staging import deficits_of

EVIDENCE_AT_ONCE = 10
LATE_A_PAGE = 8


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
            meant = await meanings(session, programme_id)
            directions: dict[str, list[ActivityLine]] = {}
            for activity in await plan_activities(session, programme_id):
                given = bool(meant.get(wordings_of(activity).doing))
                line = line_of(activity, programme, counts.get(activity.id, Counts()), given=given)
                directions.setdefault(activity.direction, []).append(line)
            return PlanFacts(
                roadmap.source_name,
                programme.state is not ProgrammeState.PREPARING,
                tuple((title, tuple(lines)) for title, lines in directions.items()),
                Order(roadmap.order_number, roadmap.order_date) if roadmap.order_date else None,
            )

    async def activity(self, actor: Actor, activity_id: int, page: int = 0) -> ActivityCard:
        """One activity with a page of those it is asked of (for a curator: of the own school)."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            activity, programme = await activity_of(session, programme_id, activity_id)
            today = local_day(self.clock.now(), programme)
            said, meant = wordings_of(activity), await meanings(session, programme_id)
            meaning = meant.get(said.doing, Meaning())
            joining = meant.get(said.taking_part, Meaning())
            asked = asked_of(Assignment.activity_id, activity_id, school)
            assignees, place = await assignees_page(session, today, page, *asked)
            of_it = Assignment.activity_id == activity_id
            counts = await activity_counts(session, programme_id, today, of_it)
            takers = await activity_counts(session, programme_id, today, of_it, takes_part=True)
            return ActivityCard(
                line_of(activity, programme, counts.get(activity_id, Counts()), given=bool(meaning)),
                said,
                activity.result,
                await meaning_facts(session, meaning),
                await meaning_facts(session, joining) if said.taking_part else None,
                takers.get(activity_id, Counts()),
                assignees,
                place,
                bool(await evidence_of(session, today, 1, *asked)),
                stage_of(activity),
                activity.stage_said,
                await deficits_of(session, activity_id),
            )

    async def evidence(self, actor: Actor, activity_id: int) -> tuple[AssigneeFacts, ...]:
        """The first of those who have sent a file for it (for a curator: of the own school)."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            _, programme = await activity_of(session, programme_id, activity_id)
            today = local_day(self.clock.now(), programme)
            asked = asked_of(Assignment.activity_id, activity_id, school)
            return await evidence_of(session, today, EVIDENCE_AT_ONCE, *asked)

    async def late_people(self, actor: Actor, activity_id: int, page: int = 0) -> LatePage:
        """A page of those who are late with it (for a curator: of the own school), the longest late first."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            activity, programme = await activity_of(session, programme_id, activity_id)
            today = local_day(self.clock.now(), programme)
            late = (*asked_of(Assignment.activity_id, activity_id, school), is_late(today))
            people, place = await assignees_page(session, today, page, *late, size=LATE_A_PAGE)
            return LatePage(activity.title, place, people)

    async def assignee(self, actor: Actor, assignment_id: int) -> tuple[AssigneeFacts, str]:
        """One assignment and its title, for those who run it."""
        async with self.database.read() as session:
            assignment, programme = await assignment_in_charge(session, actor, assignment_id)
            today = local_day(self.clock.now(), programme)
            found = await assignees_of(session, today, Assignment.id == assignment_id)
            return found[0], assignment.title


def line_of(activity: Activity, programme: Programme, counts: Counts, *, given: bool) -> ActivityLine:
    timing = timing_of(activity)
    return ActivityLine(
        id=activity.id,
        number=activity.number,
        title=activity.title,
        direction=activity.direction,
        period_text=activity.period_text,
        kind=activity.period_kind,
        starts_on=activity.starts_on,
        ends_on=activity.ends_on,
        whole=timing.whole,
        points=timing.points,
        programme_days=(programme.starts_on, programme.ends_on),
        dated=is_dated(activity, programme),
        given=given,
        counts=counts,
        dropped=activity.dropped_at is not None,
    )


async def activity_counts(
    session: AsyncSession,
    programme_id: int,
    today: date,
    *conditions: ColumnElement[bool],
    takes_part: bool = False,
) -> dict[int, Counts]:
    """Activity → the assignments by state of those who are responsible for it, or who take part in it."""
    late = func.count().filter(is_late(today))
    rows = await session.execute(
        select(Assignment.activity_id, Assignment.state, func.count(), late)
        .where(
            Assignment.programme_id == programme_id,
            Assignment.activity_id.is_not(None),
            Assignment.takes_part.is_(takes_part),
            *conditions,
        )
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
