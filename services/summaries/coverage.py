"""Who is covered by a programme: has done something in it, and since when."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.enums import AssignmentState, EventState, PartnershipState, Role
from models.events import Event, EventGuest
from models.partnerships import FormerMentee, Partnership, PartnershipMentee
from models.people import Membership, Person
from models.programmes import Programme
from models.roadmap import Assignment
from services.people.listing import unindexed

MADE = (PartnershipState.ACTIVE, PartnershipState.PAUSED, PartnershipState.CLOSED)
TEACHERS = (Role.MENTOR, Role.MENTEE, Role.CURATOR)


def _signs(programme_id: int, few: Select[int] | None = None) -> list[Select[*tuple[Any, ...]]]:
    """(person id, moment) of whatever shows that somebody takes part: a pair or group that was made, an
    event attended, an assignment done. Of `few` people, if given, it is looked for person by person."""

    def here(programme: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        return (programme if few is None else unindexed(programme)) == programme_id

    made = (here(Partnership.programme_id), Partnership.state.in_(MADE))
    began = func.coalesce(Partnership.introduced_at, Partnership.created_at)
    signs: list[Select[*tuple[Any, ...]]] = [
        select(Partnership.mentor_id, began).where(*made),
        select(PartnershipMentee.person_id, func.coalesce(PartnershipMentee.joined_at, began))
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(*made),
        select(FormerMentee.person_id, func.coalesce(FormerMentee.joined_at, began))
        .join(Partnership, Partnership.id == FormerMentee.partnership_id)
        .where(*made),
        select(EventGuest.person_id, Event.starts_at)
        .join(Event, Event.id == EventGuest.event_id)
        .where(here(Event.programme_id), Event.state == EventState.PLANNED, EventGuest.attended),
        select(Assignment.person_id, Assignment.done_at).where(
            here(Assignment.programme_id), Assignment.state == AssignmentState.DONE
        ),
    ]
    return signs if few is None else [sign.where(sign.selected_columns[0].in_(few)) for sign in signs]


def covered_people(programme_id: int, few: Select[int] | None = None) -> Select[int]:
    """Ids of the teachers (mentors, mentees, curators; also former ones) who take or took part; of `few`
    people, if given."""
    first, *others = (sign.with_only_columns(sign.selected_columns[0]) for sign in _signs(programme_id, few))
    signs = first.union(*others).subquery()
    covered = select(Person.id).where(Person.id.in_(select(signs.c[0])))
    if few is not None:
        return covered.where(_teachers(programme_id).where(Membership.person_id == Person.id).exists())
    return covered.where(Person.id.in_(_teachers(programme_id)))


def _teachers(programme_id: int) -> Select[int]:
    return select(Membership.person_id).where(
        Membership.programme_id == programme_id, Membership.role.in_(TEACHERS)
    )


async def days_of_people(
    session: AsyncSession, programme: Programme, people: Collection[int]
) -> dict[int, date]:
    """Person → the local day since which they are covered."""
    return await _days(session, programme, Person.id, Person.id.in_(people))


async def days_of_schools(session: AsyncSession, programme: Programme) -> dict[int, date]:
    """School → the local day since which teachers of it are covered."""
    return await _days(session, programme, Person.school_id, Person.school_id.is_not(None))


async def _days(session: AsyncSession, programme: Programme, by: Any, condition: Any) -> dict[int, date]:
    zone = ZoneInfo(programme.time_zone)
    found: dict[int, datetime] = {}
    for sign in _signs(programme.id):
        signs = sign.subquery()
        rows = await session.execute(
            select(by, func.min(signs.c[1]))
            .join(signs, signs.c[0] == Person.id)
            # Otherwise SQLite tries every teacher for every group.
            .where(condition, unindexed(Person.id).in_(_teachers(programme.id)))
            .group_by(by)
        )
        for key, moment in rows:
            if moment is not None:
                found[key] = min(found.get(key, moment), moment)
    return {key: moment.astimezone(zone).date() for key, moment in found.items()}
