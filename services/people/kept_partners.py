"""Partnerships as their member has seen them: with whom, in which role, from when until when."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Role
from models.partnerships import FormerMentee, Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from services.people.names import full_name

COLUMNS = (
    "programme",
    "my_role",
    "partners",
    "state",
    "chosen_because",
    "introduced",
    "ended",
    "online_step",
)


async def partners_of(
    session: AsyncSession, people: Collection[int]
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The columns, and a row for each partnership that anybody of `people` is or was in.

    Partners are named once the two were introduced: before that nobody has told them.
    """
    led = select(PartnershipMentee.partnership_id).where(PartnershipMentee.person_id.in_(people))
    former = {
        row.partnership_id: row.left_at
        for row in await session.scalars(select(FormerMentee).where(FormerMentee.person_id.in_(people)))
    }
    found = (
        await session.execute(
            select(Partnership, Programme.title)
            .join(Programme, Programme.id == Partnership.programme_id)
            .where(
                or_(
                    Partnership.mentor_id.in_(people),
                    Partnership.id.in_(led),
                    Partnership.id.in_(former),
                ),
                Partnership.introduced_at.is_not(None),
            )
            .order_by(Partnership.id)
        )
    ).all()
    members: dict[int, list[int]] = {}
    for partnership_id, person_id in await session.execute(
        select(PartnershipMentee.partnership_id, PartnershipMentee.person_id)
        .where(PartnershipMentee.partnership_id.in_([one.id for one, _ in found]))
        .order_by(PartnershipMentee.person_id)
    ):
        members.setdefault(partnership_id, []).append(person_id)
    ids = {one.mentor_id for one, _ in found}.union(*members.values())
    names = {
        person.id: full_name(person)
        for person in await session.scalars(select(Person).where(Person.id.in_(ids)))
    }
    rows = []
    for one, programme in found:
        mentors = one.mentor_id in people
        others = members.get(one.id, []) if mentors else [one.mentor_id]
        rows.append(
            (
                programme,
                Role.MENTOR if mentors else Role.MENTEE,
                ", ".join(names[person_id] for person_id in others),
                one.state,
                one.reason,
                one.introduced_at,
                former.get(one.id) or one.closed_at,
                one.online_step,
            )
        )
    return COLUMNS, rows
