"""Whom a survey without an event asks: from a circle of people to a condition in the database."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, assert_never

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Role, SchoolCategory
from models.partnerships import Partnership, PartnershipMentee
from models.people import Membership, Person, School
from services.broadcasts.facts import Segment, SegmentKind
from services.broadcasts.segments import CONSENTED, LIVING, in_segment
from services.people.names import short_name

MOST_PEOPLE = 100
"""Chosen one by one."""


class CircleKind(StrEnum):
    ALL = "all"
    """Everybody who takes part, but those who run the programme."""
    ROLE = "role"
    PARTNERS = "partners"
    """One side of living partnerships: `role` MENTOR or MENTEE."""
    SCHOOL = "school"
    CATEGORY = "category"
    PEOPLE = "people"
    """Performers chosen by name."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is meant. `ids` are schools or people, as the kind says."""

    kind: CircleKind
    ids: tuple[int, ...] = ()
    role: Role | None = None
    category: SchoolCategory | None = None

    def dump(self) -> dict[str, Any]:
        """JSON values for the survey's row."""
        return {"kind": self.kind, "ids": list(self.ids), "role": self.role, "category": self.category}

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> "Circle":
        """The inverse of `dump`."""
        return cls(
            CircleKind(data["kind"]),
            tuple(data["ids"]),
            Role(data["role"]) if data["role"] else None,
            SchoolCategory(data["category"]) if data["category"] else None,
        )


def in_circle(circle: Circle, programme_id: int, today: date) -> ColumnElement[bool]:
    """The condition on Person: of the programme today, and meant."""

    def segment(kind: SegmentKind, **values: Any) -> ColumnElement[bool]:
        return in_segment(Segment(kind, **values), programme_id, today, None)

    everybody = segment(SegmentKind.ALL)
    match circle.kind:
        case CircleKind.ALL:
            runs = select(Membership.person_id).where(
                Membership.programme_id == programme_id, Membership.role.in_([Role.METHODIST, Role.VIEWER])
            )
            return everybody & Person.id.not_in(runs)
        case CircleKind.ROLE:
            return segment(SegmentKind.ROLE, role=circle.role)
        case CircleKind.PARTNERS:
            return everybody & _partners(circle.role, programme_id)
        case CircleKind.SCHOOL:
            return segment(SegmentKind.SCHOOL, ids=circle.ids)
        case CircleKind.CATEGORY:
            schools = select(School.id).where(School.category == circle.category)
            return everybody & Person.school_id.in_(schools)
        case CircleKind.PEOPLE:
            return everybody & Person.id.in_(circle.ids)
        case _:
            assert_never(circle.kind)


def can_be_asked() -> ColumnElement[bool]:
    """The condition on Person: has opened the bot and consented."""
    return Person.account_id.is_not(None) & Person.state.in_(CONSENTED)


def none_of(people: Collection[int]) -> ColumnElement[bool]:
    """The condition on Person: none of these, however many: PostgreSQL takes 32,767 values."""
    return Person.id.not_in(bindparam("none_of", list(people), expanding=True, literal_execute=True))


def _partners(role: Role | None, programme_id: int) -> ColumnElement[bool]:
    living = (Partnership.programme_id == programme_id) & Partnership.state.in_(LIVING)
    if role is Role.MENTOR:
        return Person.id.in_(select(Partnership.mentor_id).where(living))
    mentees = select(PartnershipMentee.person_id).join(
        Partnership, Partnership.id == PartnershipMentee.partnership_id
    )
    return Person.id.in_(mentees.where(living))


async def circle_names(session: AsyncSession, circle: Circle) -> tuple[str, ...]:
    """Names of what the circle lists: schools or people."""
    match circle.kind:
        case CircleKind.SCHOOL:
            names = select(School.name).where(School.id.in_(circle.ids)).order_by(School.name)
            return tuple(await session.scalars(names))
        case CircleKind.PEOPLE:
            people = select(Person).where(Person.id.in_(circle.ids)).order_by(Person.sort_key)
            return tuple(short_name(person) for person in await session.scalars(people))
        case CircleKind.ALL | CircleKind.ROLE | CircleKind.PARTNERS | CircleKind.CATEGORY:
            return ()
        case _:
            assert_never(circle.kind)
