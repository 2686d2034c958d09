"""How many people of each school stand where, from what the database has added up (`models/standings.py`).

What it has not added up are those whose part ends on a day to come: they are few, and counted as they are.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    delete,
    exists,
    false,
    func,
    insert,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Role
from models.people import Account, Membership, Person, School
from models.standings import EVERYBODY, KEPT, UNFOLDED, Standing, Tally
from services.actor import Actor
from services.people.listing import stage, unindexed
from services.people.rules import Stage

_GROUP = (Tally.school_id, Tally.stage, Tally.reach, Tally.to_pair)
FOLDED_FROM = 500
"""So many changes may lie beside the sums before they are folded into them."""
FOLDED_AT_ONCE = 5000


class Reach(IntEnum):
    """Whether somebody can be written to."""

    NO_ACCOUNT = 0
    REACHABLE = 1
    UNREACHABLE = 2


@dataclass(frozen=True, slots=True)
class Standings:
    """So many people of a school (0: of none) at a step; for whom the programme is made alone.

    `to_pair`: they are mentors or mentees, to whom a pair belongs.
    """

    school_id: int
    stage: Stage
    reach: Reach
    to_pair: bool
    people: int


def own_school(actor: Actor) -> tuple[int, ...] | None:
    """The schools whose people the actor may see; None: a methodist sees all."""
    if Role.METHODIST in actor.roles:
        return None
    return () if actor.school_id is None else (actor.school_id,)


async def tallies(
    session: AsyncSession, programme_id: int, today: date, schools: Collection[int] | None = None
) -> list[Standings]:
    """Where the people of a programme (of some of its schools, if given) stand on a local day."""
    total = func.sum(Tally.people)
    added = select(*_GROUP, total).where(*_of_schools(programme_id, schools)).group_by(*_GROUP)
    ending = _ending(programme_id, today, schools)
    rows = [*(await session.execute(added.having(total != 0))), *(await session.execute(ending))]
    return [
        Standings(school, Stage(step), Reach(reach), to_pair, int(people))
        for school, step, reach, to_pair, people in rows
    ]


async def waiting_at(
    session: AsyncSession, programme_id: int, today: date, schools: Collection[int] | None = None
) -> Select[int, int]:
    """Asks for the schools (0: none) with people still on their way on a local day, and how many they are:
    in no pair yet and, once registered, to be in one. Those with most come first."""
    arrived = or_(
        Tally.stage == Stage.PAIRED, and_(Tally.stage == Stage.REGISTERED, Tally.to_pair.is_(False))
    )
    on_their_way = select(Tally.school_id, Tally.people).where(*_of_schools(programme_id, schools), ~arrived)
    people = on_their_way.subquery()
    # With more than the one table the database must sort by school.
    if await session.scalar(_part_ends(programme_id, today).limit(1)):
        ending = _ending(programme_id, today, schools).subquery()
        those = select(ending.c.school_id, ending.c.people).where(
            ending.c.stage.not_in([Stage.PAIRED, Stage.REGISTERED])
        )
        people = on_their_way.union_all(those).subquery()
    total = func.sum(people.c.people)
    return (
        select(people.c.school_id, total)
        .group_by(people.c.school_id)
        .having(total > 0)
        .order_by(total.desc(), people.c.school_id)
    )


async def totals(session: AsyncSession, programme_id: int, today: date) -> list[Standings]:
    """The same of all schools together, however many they are; `school_id` says nothing."""
    columns = (Tally.stage, Tally.reach, Tally.to_pair, Tally.people)
    folded = select(*columns).where(Tally.programme_id == programme_id, Tally.school_id == EVERYBODY)
    changes = select(*columns).where(UNFOLDED, unindexed(Tally.programme_id) == programme_id)
    added = folded.union_all(changes).subquery()
    group, total = (added.c.stage, added.c.reach, added.c.to_pair), func.sum(added.c.people)
    rows = await session.execute(select(*group, total).group_by(*group).having(total != 0))
    ending = await session.execute(_ending(programme_id, today))
    return [
        *(
            Standings(EVERYBODY, Stage(step), Reach(reach), pair, int(people))
            for step, reach, pair, people in rows
        ),
        *(Standings(0, Stage(step), Reach(reach), pair, people) for _, step, reach, pair, people in ending),
    ]


def has_people(programme_id: int, today: date) -> ColumnElement[bool]:
    """The condition on School that people of the programme come from it on a local day; school by school, so
    that a page of schools looks at no others."""
    added: Select[int] = (
        select(literal_column("1"))
        .where(Tally.programme_id == programme_id, Tally.school_id == School.id)
        .group_by(Tally.school_id)
        .having(func.sum(Tally.people) > 0)
    )
    ending = select(Person.school_id).where(
        Person.id.in_(_part_ends(programme_id, today)), Person.school_id.is_not(None)
    )
    return or_(added.exists(), School.id.in_(ending))


async def unreachable(session: AsyncSession, programme_id: int, today: date) -> int:
    """How many have come and can't be written to any more on a local day."""
    found = await totals(session, programme_id, today)
    return sum(one.people for one in found if one.reach is Reach.UNREACHABLE)


def standing_at(stage: Stage, programme_id: int, today: date) -> ColumnElement[bool]:
    """The condition on Person that leads to the few who stand there (and to whose part ends)."""
    there = select(Standing.person_id).where(Standing.programme_id == programme_id, Standing.stage == stage)
    return Person.id.in_(there.union_all(_part_ends(programme_id, today)))


def is_unreachable(programme_id: int, today: date) -> ColumnElement[bool]:
    """The condition on Person that leads to the few who can't be written to (and to whose part ends)."""
    there = select(Standing.person_id).where(
        Standing.programme_id == programme_id, Standing.reach == Reach.UNREACHABLE.value
    )
    return Person.id.in_(there.union_all(_part_ends(programme_id, today)))


def _of_schools(programme_id: int, schools: Collection[int] | None) -> tuple[ColumnElement[bool], ...]:
    """The condition on Tally that it is a school's (one of `schools`, if given), not the sum over all."""
    here = Tally.school_id > EVERYBODY if schools is None else Tally.school_id.in_(schools)
    return Tally.programme_id == programme_id, here


def _ending(
    programme_id: int, today: date, schools: Collection[int] | None = None
) -> Select[int, str, int, bool, int]:
    school = func.coalesce(Person.school_id, 0)
    mine = (Membership.programme_id == programme_id, Membership.role != Role.METHODIST)
    of_person = exists().where(*mine, Membership.person_id == Person.id, Membership.ends_on.is_(None))
    reach = case(
        (Account.id.is_(None), Reach.NO_ACCOUNT.value),
        (Account.reachable, Reach.REACHABLE.value),
        else_=Reach.UNREACHABLE.value,
    )
    return (
        select(
            school.label("school_id"),
            stage(programme_id).label("stage"),
            reach,
            false(),
            literal_column("1").label("people"),
        )
        .outerjoin(Account, Account.id == Person.account_id)
        .where(
            Person.id.in_(_part_ends(programme_id, today)),
            ~of_person,
            *([] if schools is None else [school.in_(schools)]),
        )
    )


def _part_ends(programme_id: int, today: date) -> Select[int]:
    """Whose part ends on a day to come."""
    return select(Membership.person_id).where(
        Membership.programme_id == programme_id,
        Membership.role != Role.METHODIST,
        Membership.ends_on >= today,
    )


async def to_fold(session: AsyncSession) -> bool:
    """Whether so many changes lie beside the sums that looking costs more than folding."""
    some = select(Tally.id).where(Tally.folded.is_(False)).limit(FOLDED_FROM)
    return len((await session.scalars(some)).all()) == FOLDED_FROM


async def fold(session: AsyncSession) -> int:
    """Fold the oldest changes into their programmes' sums; how many. Two at once take different rows."""
    oldest = select(Tally.id).where(Tally.folded.is_(False)).order_by(Tally.id).limit(FOLDED_AT_ONCE)
    group = (Tally.programme_id, *_GROUP)
    changes = (
        await session.execute(delete(Tally).where(Tally.id.in_(oldest)).returning(*group, Tally.people))
    ).all()
    of_programmes = Tally.programme_id.in_({change.programme_id for change in changes})
    sums = await session.execute(
        delete(Tally).where(Tally.folded, of_programmes).returning(*group, Tally.people)
    )
    people: Counter[tuple[int, int, str, int, bool]] = Counter()
    for programme_id, school_id, *where, number in (*changes, *sums):
        people[programme_id, school_id, *where] += number
    for programme_id, _, *where, number in changes:
        people[programme_id, EVERYBODY, *where] += number
    if rows := [
        dict(zip(("programme_id", *KEPT), key, strict=True)) | {"people": number, "folded": True}
        for key, number in sorted(people.items())
        if number
    ]:
        await session.execute(insert(Tally), rows)
    return len(changes)
