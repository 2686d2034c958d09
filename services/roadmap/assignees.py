"""Assignments with their people, as those who run the programme see them."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PersonState
from models.people import Account, Person, School
from models.roadmap import Assignment
from models.system import StoredFile
from services.files import received
from services.paging import Place, cut
from services.people.names import full_name
from services.roadmap.board_facts import AssigneeFacts, Contact
from services.roadmap.meaning import key_of
from services.roadmap.rules import overdue_days

ASSIGNEES_A_PAGE = 20


async def assignees_of(
    session: AsyncSession, today: date, *conditions: ColumnElement[bool]
) -> list[AssigneeFacts]:
    """Assignments with their people: who is responsible first, then the soonest due, then by name."""
    rows = await session.execute(
        select(Assignment, Person, School.name, StoredFile, Account)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(School, School.id == Person.school_id)
        .outerjoin(Account, Account.id == Person.account_id)
        .outerjoin(StoredFile, StoredFile.id == Assignment.evidence_file_id)
        .where(*conditions)
        .order_by(Assignment.takes_part, Assignment.due_on, Person.sort_key, Assignment.id)
    )
    return [_assignee(today, *row) for row in rows]


async def assignees_page(
    session: AsyncSession,
    today: date,
    page: int,
    *conditions: ColumnElement[bool],
    size: int = ASSIGNEES_A_PAGE,
) -> tuple[tuple[AssigneeFacts, ...], Place]:
    """A page of the same: of many, those due on one day stand as they were given out, not by name.

    `conditions` are on Assignment alone.
    """
    ids = select(Assignment.id).where(*conditions)
    as_given = ids.order_by(Assignment.takes_part, Assignment.due_on, Assignment.id)
    by_name = ids.join(Person, Person.id == Assignment.person_id).order_by(
        Assignment.takes_part, Assignment.due_on, Person.sort_key, Assignment.id
    )
    rows, place = await cut(session, [as_given], page, size, [ids], [by_name])
    shown = [row[0] for row in rows]
    people = {one.id: one for one in await assignees_of(session, today, Assignment.id.in_(shown))}
    return tuple(people[one] for one in shown), place


async def evidence_of(
    session: AsyncSession, today: date, limit: int, *conditions: ColumnElement[bool]
) -> tuple[AssigneeFacts, ...]:
    """The first of those who have sent a file as evidence."""
    ids = (
        select(Assignment.id)
        .where(*conditions, Assignment.evidence_file_id.is_not(None))
        .order_by(Assignment.id)
        .limit(limit)
    )
    found = (await session.scalars(ids)).all()
    return tuple(await assignees_of(session, today, Assignment.id.in_(found))) if found else ()


def _assignee(
    today: date,
    assignment: Assignment,
    person: Person,
    school: str | None,
    file: StoredFile | None,
    account: Account | None,
) -> AssigneeFacts:
    late = 0
    if not (assignment.is_window or assignment.takes_part):
        late = overdue_days(assignment.postponed_to or assignment.due_on, today)
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
        takes_part=assignment.takes_part,
        contact=_contact(today, person, account),
        paused_until=account.paused_until if account else None,
    )


def _contact(today: date, person: Person, account: Account | None) -> Contact:
    if account is None or person.state is not PersonState.REGISTERED:
        return Contact.NOT_YET
    if not account.reachable:
        return Contact.BLOCKED
    return Contact.PAUSED if account.paused_until and account.paused_until > today else Contact.REACHED
