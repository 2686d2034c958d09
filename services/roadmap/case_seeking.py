"""How each sort of exception is found: by an index, the most pressing first, and no more than are listed."""

from collections.abc import Awaitable, Callable

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState
from models.people import Person
from models.roadmap import Activity, Assignment, HelpRequest, Roadmap
from services.outbox.unsent import count_unsent
from services.partnerships.worries import WorryKind, open_worries
from services.people.approving import waiting_applications
from services.people.names import short_name
from services.people.tallies import unreachable
from services.roadmap.board_facts import Case, CaseKind
from services.roadmap.board_rows import is_dated, late_tasks
from services.roadmap.case_scope import Scope
from services.roadmap.facts import local_day
from services.roadmap.personal_late import late_programmes
from services.roadmap.recommending import late_recommendations
from services.roadmap.requests_map import unmet_cases
from services.roadmap.reviewing import waiting_for_review
from services.roadmap.watching import Part, watched

Seeker = Callable[[AsyncSession, Scope], Awaitable[list[Case]]]
Sort = tuple[frozenset[CaseKind], Seeker]


async def _help(session: AsyncSession, scope: Scope) -> list[Case]:
    query = (
        select(HelpRequest, Person, Assignment.title)
        .join(Person, Person.id == HelpRequest.person_id)
        .outerjoin(Assignment, Assignment.id == HelpRequest.assignment_id)
        .where(HelpRequest.programme_id == scope.programme.id, HelpRequest.answered_at.is_(None))
        .order_by(HelpRequest.asked_at, HelpRequest.id)
    )
    return [
        Case(CaseKind.HELP, request.id, title or request.question, person=short_name(person))
        for request, person, title in await session.execute(scope.cut(query, HelpRequest.id))
    ]


async def _late(session: AsyncSession, scope: Scope) -> list[Case]:
    plan = (
        select(Activity.id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == scope.programme.id)
    )
    late = late_tasks(scope, Assignment.activity_id, plan)
    query = (
        select(Activity.id, Activity.title, func.count())
        .join(late, late.c.subject == Activity.id)
        .group_by(Activity.id, Activity.title)
        .order_by(func.min(late.c.due_on), Activity.id)
    )
    return [
        Case(CaseKind.LATE, activity_id, title, count)
        for activity_id, title, count in await session.execute(scope.cut(query, Activity.id))
    ]


async def _not_possible(session: AsyncSession, scope: Scope) -> list[Case]:
    query = (
        select(Assignment, Person)
        .join(Person, Person.id == Assignment.person_id)
        .where(*scope.tasks(), Assignment.state == AssignmentState.NOT_POSSIBLE)
        .order_by(Assignment.due_on, Assignment.id)
    )
    return [
        Case(CaseKind.NOT_POSSIBLE, assignment.id, assignment.title, person=short_name(person))
        for assignment, person in await session.execute(scope.cut(query, Assignment.id))
    ]


async def _review(session: AsyncSession, scope: Scope) -> list[Case]:
    waiting = await waiting_for_review(session, scope.programme.id, scope.school)
    return [Case(CaseKind.REVIEW, 0, "", waiting)] if waiting else []


async def _applications(session: AsyncSession, scope: Scope) -> list[Case]:
    return [
        Case(CaseKind.APPLICATION, number, "", person=name)
        for number, name in await waiting_applications(
            session, scope.programme.id, scope.limit, scope.subject
        )
    ]


async def _partner_requests(session: AsyncSession, scope: Scope) -> list[Case]:
    return await _worries(session, scope, WorryKind.REQUEST)


async def _poor_fits(session: AsyncSession, scope: Scope) -> list[Case]:
    return await _worries(session, scope, WorryKind.FIT)


async def _worries(session: AsyncSession, scope: Scope, kind: WorryKind) -> list[Case]:
    found = await open_worries(session, scope.programme.id, kind, scope.limit, scope.subject)
    return [Case(CaseKind(str(kind)), one.id, one.word, person=one.person) for one in found]


async def _quiet_pairs(session: AsyncSession, scope: Scope) -> list[Case]:
    return await watched(session, scope, Part.PAIRS)


async def _stage_gaps(session: AsyncSession, scope: Scope) -> list[Case]:
    return await watched(session, scope, Part.STAGES)


async def _dates(session: AsyncSession, scope: Scope) -> list[Case]:
    today = local_day(scope.now, scope.programme)
    activities = await session.scalars(
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(
            Roadmap.programme_id == scope.programme.id,
            Activity.dropped_at.is_(None),
            or_(Activity.ask_on.is_(None), Activity.ask_on <= today),
        )
        .order_by(Activity.position)
    )
    return [
        Case(CaseKind.DATES, activity.id, activity.title)
        for activity in activities
        if not is_dated(activity, scope.programme)
    ]


async def _away(session: AsyncSession, scope: Scope) -> list[Case]:
    today = local_day(scope.now, scope.programme)
    away = await unreachable(session, scope.programme.id, today)
    return [Case(CaseKind.AWAY, 0, "", away)] if away else []


async def _unsent(session: AsyncSession, scope: Scope) -> list[Case]:
    unsent = await count_unsent(session, scope.programme.id, scope.now)
    return [Case(CaseKind.UNSENT, 0, "", unsent)] if unsent else []


OF_TASKS: tuple[Sort, ...] = (
    (frozenset({CaseKind.LATE}), _late),
    (frozenset({CaseKind.RECOMMENDED}), late_recommendations),
    (frozenset({CaseKind.PERSONAL}), late_programmes),
    (frozenset({CaseKind.NOT_POSSIBLE}), _not_possible),
    (frozenset({CaseKind.REVIEW}), _review),
)
"""What is late, can't be done, or waits to be looked at: all that a curator sees, too."""
SORTS: tuple[Sort, ...] = (
    (frozenset({CaseKind.HELP}), _help),
    *OF_TASKS,
    (frozenset({CaseKind.APPLICATION}), _applications),
    (frozenset({CaseKind.REQUEST}), _partner_requests),
    (frozenset({CaseKind.FIT}), _poor_fits),
    (frozenset({CaseKind.SILENT, CaseKind.ONE_SIDED}), _quiet_pairs),
    (frozenset({CaseKind.NO_TRIAL, CaseKind.NO_REFLECTION, CaseKind.NO_ACTIVITY}), _stage_gaps),
    (frozenset({CaseKind.UNMET}), unmet_cases),
    (frozenset({CaseKind.DATES}), _dates),
    (frozenset({CaseKind.AWAY}), _away),
    (frozenset({CaseKind.UNSENT}), _unsent),
)
"""Sort by sort, in the order of the methodist's list."""
