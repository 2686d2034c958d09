"""What an exception was about, in the names of now: for those that may be gone by the time it is read."""

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
        case CaseKind.NO_ACTIVITY:
            return replace(case, deficit=await _deficit(session, case.id))
    if case.kind in OF_PARTNERSHIPS:
        return await _of_partnership(session, case)
    if case.kind in OF_SCHOOLS:
        school = await session.get(School, case.id)
        deficit = await _deficit(session, case.other)
        return replace(case, school=school.name if school else "", deficit=deficit)
    return case


async def _of_partnership(session: AsyncSession, case: Case) -> Case:
    partnership = await session.get(Partnership, case.id)
    mentees = await session.scalars(
        select(Person)
        .join(PartnershipMentee, PartnershipMentee.person_id == Person.id)
        .where(PartnershipMentee.partnership_id == case.id)
        .order_by(Person.sort_key)
    )
    mentor = await _name(session, partnership.mentor_id if partnership else None)
    return replace(case, person=mentor, title=", ".join(short_name(one) for one in mentees))


async def _name(session: AsyncSession, person_id: int | None) -> str:
    person = await session.get(Person, person_id) if person_id else None
    return short_name(person) if person else ""


async def _deficit(session: AsyncSession, deficit_id: int) -> DeficitLine | None:
    deficit = await session.get(Deficit, deficit_id) if deficit_id else None
    return DeficitLine(deficit.id, deficit.kind, deficit.title) if deficit else None
