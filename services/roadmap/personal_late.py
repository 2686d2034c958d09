"""Steps of personal programmes that are late: among what needs attention, and told to the mentor."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState
from models.partnerships import Partnership
from models.people import Person
from models.personal import PersonalAction, PersonalProgramme
from models.programmes import Programme
from models.roadmap import Assignment
from services.partnerships.personal_rules import LATE
from services.people.names import short_name
from services.roadmap.board_facts import Case, CaseKind
from services.roadmap.board_rows import is_late, late_parts
from services.roadmap.case_scope import Scope

STEPS_READ = 500
"""Enough late steps to name the partnerships that are listed."""


async def late_programmes(session: AsyncSession, scope: Scope) -> list[Case]:
    """Partnerships with late steps of people of the scope, the longest late first."""
    ids = [scope.subject] if scope.subject is not None else await _longest_late(session, scope)
    if not ids:
        return []
    rows = await session.execute(
        _steps(scope, Partnership.id, Person, func.count())
        .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
        .join(Person, Person.id == Partnership.mentor_id)
        .where(is_late(scope.late_on), Partnership.id.in_(ids))
        .group_by(Partnership.id, Person.id)
    )
    found = {one: (mentor, count) for one, mentor, count in rows}
    return [
        Case(CaseKind.PERSONAL, one, "", found[one][1], short_name(found[one][0]))
        for one in ids
        if one in found
    ]


async def _longest_late(session: AsyncSession, scope: Scope) -> list[int]:
    """Ids of partnerships, by the first of their late steps."""
    steps = _steps(scope, PersonalProgramme.partnership_id, Assignment.due_on).order_by(Assignment.due_on)
    first: dict[int, date] = {}
    for part in late_parts(scope.late_on):
        for partnership_id, due_on in await session.execute(steps.where(*part).limit(STEPS_READ)):
            first[partnership_id] = min(due_on, first.get(partnership_id, due_on))
    return sorted(first, key=lambda one: (first[one], one))[: scope.limit]


def _steps(scope: Scope, *columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(Assignment)
        .join(PersonalAction, PersonalAction.id == Assignment.personal_action_id)
        .join(PersonalProgramme, PersonalProgramme.id == PersonalAction.personal_id)
        .where(*scope.tasks(), Assignment.personal_action_id.is_not(None))
    )


async def riders_to_mentors(
    session: AsyncSession, programme: Programme, day: date, late: Sequence[ColumnElement[bool]]
) -> list[dict[str, Any]]:
    """A rider for each step with which mentees are `late`, to their mentor; none about oneself."""
    rows = await session.execute(
        select(Assignment.id, PersonalAction.id, Partnership.id, Person.id, Person.account_id)
        .select_from(Assignment)
        .join(PersonalAction, PersonalAction.id == Assignment.personal_action_id)
        .join(PersonalProgramme, PersonalProgramme.id == PersonalAction.personal_id)
        .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
        .join(Person, Person.id == Partnership.mentor_id)
        .where(
            *late,
            Assignment.person_id != Partnership.mentor_id,
            Person.account_id.is_not(None),
            Person.state == PersonState.REGISTERED,
        )
        .order_by(Assignment.id)
    )
    grouped: defaultdict[tuple[int, int, int, int], list[int]] = defaultdict(list)
    for assignment_id, action_id, partnership_id, person_id, account_id in rows:
        if account_id is not None:
            grouped[action_id, partnership_id, person_id, account_id].append(assignment_id)
    return [
        {
            "account_id": account_id,
            "person_id": person_id,
            "programme_id": programme.id,
            "kind": LATE,
            # Among what is taken back when the partnership ends, like all that is told of it.
            "dedupe_key": f"{LATE}:{partnership_id}:{person_id}:{action_id}:{day}",
            "payload": {
                "programme": programme.id,
                "partnership_id": partnership_id,
                "assignments": assignments,
            },
            "expires_at": None,
            "taken": False,
        }
        for (action_id, partnership_id, person_id, account_id), assignments in grouped.items()
    ]
