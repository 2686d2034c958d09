"""Steps of personal programmes that are late: among what needs attention, and told to the mentor."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.enums import PersonState
from models.partnerships import Partnership
from models.people import Person
from models.personal import PersonalAction, PersonalProgramme
from models.programmes import Programme
from models.roadmap import Assignment
from services.partnerships.personal_rules import LATE
from services.people.names import short_name
from services.roadmap.board_facts import Case, CaseKind


async def late_programmes(
    session: AsyncSession,
    programme_id: int,
    is_late: ColumnElement[bool],
    school: Sequence[ColumnElement[bool]],
) -> list[Case]:
    """Partnerships with late steps (of people of the `school`), the longest late first."""
    mentor = aliased(Person)
    rows = await session.execute(
        select(Partnership.id, mentor, func.count())
        .select_from(Assignment)
        .join(Person, Person.id == Assignment.person_id)
        .join(PersonalAction, PersonalAction.id == Assignment.personal_action_id)
        .join(PersonalProgramme, PersonalProgramme.id == PersonalAction.personal_id)
        .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
        .join(mentor, mentor.id == Partnership.mentor_id)
        .where(Assignment.programme_id == programme_id, is_late, *school)
        .group_by(Partnership.id, mentor.id)
        .order_by(func.min(Assignment.due_on), Partnership.id)
    )
    return [Case(CaseKind.PERSONAL, one, "", count, short_name(who)) for one, who, count in rows]


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
