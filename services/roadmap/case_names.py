"""What an exception was about, in the names of now: for those that may be gone by the time it is read."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import Recommendation
from models.partnerships import FitQuestion, PartnerRequest, Partnership, PartnershipMentee
from models.people import Deficit, Person, School
from models.roadmap import Activity, Assignment, HelpRequest
from services.people.deficits import DeficitLine
from services.people.names import short_name
from services.roadmap.board_facts import Case, CaseKind

OF_PARTNERSHIPS = frozenset({CaseKind.SILENT, CaseKind.ONE_SIDED, CaseKind.PERSONAL})
OF_SCHOOLS = frozenset({CaseKind.NO_TRIAL, CaseKind.NO_REFLECTION, CaseKind.UNMET})


async def named(session: AsyncSession, case: Case) -> Case:
    """The case with title, people, school and deficit put in; what is gone stays empty."""
    match case.kind:
        case CaseKind.LATE | CaseKind.DATES:
            activity = await session.get(Activity, case.id)
            return replace(case, title=activity.title if activity else "")
        case CaseKind.RECOMMENDED:
            advice = await session.get(Recommendation, case.id)
            return replace(case, title=advice.text if advice else "")
        case CaseKind.NOT_POSSIBLE:
            assignment = await session.get(Assignment, case.id)
            title, person = (assignment.title, assignment.person_id) if assignment else ("", None)
            return replace(case, title=title, person=await _name(session, person))
        case CaseKind.HELP:
            request = await session.get(HelpRequest, case.id)
            return replace(case, person=await _name(session, request.person_id if request else None))
        case CaseKind.REQUEST:
            asked = await session.get(PartnerRequest, case.id)
            return replace(case, person=await _name(session, asked.person_id if asked else None))
        case CaseKind.FIT:
            answer = await session.get(FitQuestion, case.id)
            return replace(case, person=await _name(session, answer.person_id if answer else None))
    return (await named_alike(session, [case]))[0]


async def named_alike(session: AsyncSession, cases: Sequence[Case]) -> list[Case]:
    """The same for many at once: of partnerships, schools and deficits; others stay as they are."""
    pairs = await _pairs(session, [one.id for one in cases if one.kind in OF_PARTNERSHIPS])
    schools = {
        row.id: row.name
        for row in await session.execute(
            select(School.id, School.name).where(
                School.id.in_({one.id for one in cases if one.kind in OF_SCHOOLS})
            )
        )
    }
    deficits = {
        one.id: DeficitLine(one.id, one.kind, one.title)
        for one in await session.scalars(
            select(Deficit).where(Deficit.id.in_({_deficit_of(one) for one in cases}))
        )
    }
    found = []
    for one in cases:
        if one.kind in OF_PARTNERSHIPS:
            mentor, mentees = pairs.get(one.id, ("", ""))
            found.append(replace(one, person=mentor, title=mentees))
        else:
            school = schools.get(one.id, "") if one.kind in OF_SCHOOLS else one.school
            found.append(replace(one, school=school, deficit=deficits.get(_deficit_of(one))))
    return found


def _deficit_of(case: Case) -> int:
    return case.id if case.kind is CaseKind.NO_ACTIVITY else case.other


async def _pairs(session: AsyncSession, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Partnership → its mentor's name, its mentees' names."""
    if not ids:
        return {}
    mentors = await session.execute(
        select(Partnership.id, Person)
        .join(Person, Person.id == Partnership.mentor_id)
        .where(Partnership.id.in_(ids))
    )
    names = {partnership_id: short_name(mentor) for partnership_id, mentor in mentors}
    mentees: defaultdict[int, list[str]] = defaultdict(list)
    for partnership_id, person in await session.execute(
        select(PartnershipMentee.partnership_id, Person)
        .join(Person, Person.id == PartnershipMentee.person_id)
        .where(PartnershipMentee.partnership_id.in_(ids))
        .order_by(Person.sort_key, Person.id)
    ):
        mentees[partnership_id].append(short_name(person))
    return {one: (name, ", ".join(mentees[one])) for one, name in names.items()}


async def _name(session: AsyncSession, person_id: int | None) -> str:
    person = await session.get(Person, person_id) if person_id else None
    return short_name(person) if person else ""
