"""People of a programme as partnerships look at them."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, Role
from models.people import Membership, Person, School
from models.programmes import Programme
from services.errors import NotFound
from services.partnerships.facts import PersonLine
from services.people.names import full_name, short_name


def local_day(programme: Programme, now: datetime) -> date:
    return now.astimezone(ZoneInfo(programme.time_zone)).date()


async def people_of(
    session: AsyncSession, programme_id: int, today: date, ids: Collection[int] | None = None
) -> dict[int, tuple[Person, PersonLine]]:
    """Everybody (or those of `ids`) with a part in the programme on `today`, by name."""
    query = (
        select(Person, School.name, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(School, School.id == Person.school_id)
        .where(
            Membership.programme_id == programme_id,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            Person.state != PersonState.WITHDRAWN,
        )
        .order_by(Person.sort_key, Person.id)
    )
    if ids is not None:
        query = query.where(Person.id.in_(ids))
    found: dict[int, tuple[Person, PersonLine]] = {}
    for person, school, role in await session.execute(query):
        is_mentor = role is Role.MENTOR or (person.id in found and found[person.id][1].is_mentor)
        found[person.id] = (person, line(person, school, is_mentor))
    return found


async def lines_of(session: AsyncSession, ids: Collection[int]) -> dict[int, PersonLine]:
    """Lines of people by id, whether or not they still take part."""
    rows = await session.execute(
        select(Person, School.name).outerjoin(School, School.id == Person.school_id).where(Person.id.in_(ids))
    )
    return {person.id: line(person, school, is_mentor=False) for person, school in rows}


async def require_people(
    session: AsyncSession, programme_id: int, today: date, ids: Collection[int]
) -> dict[int, PersonLine]:
    """Lines of `ids`; NotFound when one of them has no part in the programme (another's person)."""
    found = await people_of(session, programme_id, today, ids)
    if len(found) != len(set(ids)):
        raise NotFound("person")
    return {person_id: one for person_id, (_, one) in found.items()}


def line(person: Person, school: str | None, is_mentor: bool) -> PersonLine:
    return PersonLine(
        id=person.id,
        full_name=full_name(person),
        short_name=short_name(person),
        school=school or "",
        subject=person.subject,
        registered=person.state is PersonState.REGISTERED,
        is_mentor=is_mentor,
    )
