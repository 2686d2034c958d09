"""Whom a list of people shows, how far each has come, and who has a name: conditions for the database."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from models.enums import PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Invitation, Membership, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.people.rules import Stage

AGREED = (PersonState.CONSENTED, PersonState.REGISTERED)
AIMED_AT = tuple(role for role in Role if role is not Role.METHODIST)
"""Whom the programme is made for: who has none of these roles only runs it."""
IN_PAIRS = (Role.MENTOR, Role.MENTEE)


def lines(programme_id: int) -> Select[Person, str | None, bool | None, str]:
    """People with their school, whether they can be written to, and their stage; by name."""
    return (
        select(Person, School.name, Account.reachable, stage(programme_id))
        .outerjoin(School, School.id == Person.school_id)
        .outerjoin(Account, Account.id == Person.account_id)
        .order_by(Person.sort_key, Person.id)
    )


def visible(actor: Actor, programme: Programme, today: date, *roles: Role) -> ColumnElement[bool]:
    """Those with a part in the programme (in one of `roles`, if given), as far as the actor may see them:
    a methodist everybody, a curator the own school's."""
    return and_(takes_part(programme.id, today, *roles), *in_sight(actor))


def in_sight(actor: Actor) -> list[ColumnElement[bool]]:
    """What narrows the programme's people to those whom the actor may see."""
    if Role.METHODIST in actor.roles:
        return []
    return [Person.school_id == actor.school_id, Person.school_id.is_not(None)]


def takes_part(programme_id: int, today: date, *roles: Role) -> ColumnElement[bool]:
    """Whether a part in the programme (in one of `roles`, if given) is in force."""
    found = exists().where(
        Membership.programme_id == programme_id,
        Membership.person_id == Person.id,
        in_force(today),
    )
    return found.where(Membership.role.in_(roles)) if roles else found


def unindexed(column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]) -> ColumnElement[Any]:
    """A number's column as no index has it, where rows are to be found by another.

    SQLite would take the programme's index, which names more columns, and go through everything.
    """
    return column + 0


def in_force(today: date) -> ColumnElement[bool]:
    """Whether a membership has not ended."""
    return or_(Membership.ends_on.is_(None), Membership.ends_on >= today)


def stage(programme_id: int) -> ColumnElement[str]:
    """How far a person has come."""
    return case(
        *((stands_at(one, programme_id), one.value) for one in Stage if one is not Stage.IMPORTED),
        else_=Stage.IMPORTED.value,
    )


def stands_at(wanted: Stage, programme_id: int) -> ColumnElement[bool]:
    """Whether a person stands exactly there."""
    match wanted:
        case Stage.PAIRED:
            return and_(Person.state == PersonState.REGISTERED, is_paired(programme_id))
        case Stage.REGISTERED:
            return and_(Person.state == PersonState.REGISTERED, ~is_paired(programme_id))
        case Stage.CONSENTED:
            return Person.state == PersonState.CONSENTED
        case Stage.OPENED:
            return and_(Person.state.not_in(AGREED), has_opened(programme_id))
        case Stage.IMPORTED:
            return and_(Person.state.not_in(AGREED), ~has_opened(programme_id))


def is_paired(programme_id: int) -> ColumnElement[bool]:
    """Whether they have somebody to mentor or to be mentored by, also when they wait or pause at present."""
    living = (Partnership.programme_id == programme_id, Partnership.state != PartnershipState.CLOSED)
    return or_(exists().where(*living, Partnership.mentor_id == Person.id), is_led(*living))


def is_to_pair(programme_id: int) -> ColumnElement[bool]:
    """Whether somebody is to work with them: a mentor or mentee whose part has no end.

    Who runs a school or looks on has come as far as they can without a pair.
    """
    return exists().where(
        Membership.programme_id == programme_id,
        Membership.person_id == Person.id,
        Membership.role.in_(IN_PAIRS),
        Membership.ends_on.is_(None),
    )


def is_led(*partnership: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether they are a mentee of such a partnership.

    One condition inside the other: joined, SQLite begins with all partnerships for every person.
    """
    of_it = exists().where(Partnership.id == PartnershipMentee.partnership_id, *partnership)
    return exists().where(PartnershipMentee.person_id == Person.id, of_it)


def has_opened(programme_id: int) -> ColumnElement[bool]:
    """Whether the link that is in force has been opened."""
    return exists().where(
        Invitation.programme_id == programme_id,
        Invitation.person_id == Person.id,
        Invitation.revoked_at.is_(None),
        Invitation.opened_at.is_not(None),
    )
