"""Schools as partners: made, changed, ended; and whether teachers of two schools may be paired."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import NetworkModel
from models.partnerships import SchoolGroup, SchoolPartnership
from models.people import Person, School
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.orders import Order
from services.partnerships.people import local_day
from services.programmes.years import approved_by

PARTNERS_AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class SchoolPartnershipCard:
    """`ended_on`: the local day from which they are no partners any more; `group` is empty without one.

    `order` approved the list of schools of their year.
    """

    id: int
    leader_id: int
    leader: str
    partner: str
    model: NetworkModel | None
    contract_number: str
    contract_date: date | None
    ended_on: date | None
    group_id: int | None
    group: str
    order: Order | None


class SchoolPartners(Service):
    async def join_schools(self, actor: Actor, leader_id: int, partner_ids: Sequence[int]) -> list[int]:
        """Make a school the leader of one or more others; ended partnerships begin anew.

        Returns their ids; those in force stay as they are. DomainError for nobody or for itself.
        """
        actor.methodist_of()
        async with self.database.write() as session:
            return [one.id for one in await self._join(session, actor, leader_id, partner_ids)]

    async def school_partnership(self, actor: Actor, partnership_id: int) -> SchoolPartnershipCard:
        """One partnership of schools, for the methodist of its programme."""
        async with self.database.read() as session:
            one = await own_schools(session, actor, partnership_id)
            leader = await session.get_one(School, one.leader_school_id)
            partner = await session.get_one(School, one.partner_school_id)
            group = await session.get_one(SchoolGroup, one.group_id) if one.group_id else None
            return SchoolPartnershipCard(
                id=one.id,
                leader_id=leader.id,
                leader=leader.name,
                partner=partner.name,
                model=one.network_model,
                contract_number=one.contract_number,
                contract_date=one.contract_date,
                ended_on=one.ended_on,
                group_id=one.group_id,
                group=group.name if group else "",
                order=approved_by(await session.get_one(Programme, one.programme_id)),
            )

    async def set_contract(self, actor: Actor, partnership_id: int, contract: Order) -> None:
        """The number and day of the contract between the two schools, or of their whole group."""
        async with self.database.write() as session:
            for one in await _together(session, actor, partnership_id):
                one.contract_number, one.contract_date = contract.number, contract.day
                self._changed(session, actor, one, "contract")

    async def set_schools_model(self, actor: Actor, partnership_id: int, model: NetworkModel) -> None:
        """How the two schools (or their group) work together, where it differs from the programme's model."""
        async with self.database.write() as session:
            for one in await _together(session, actor, partnership_id):
                one.network_model = model
                self._changed(session, actor, one, "network_model")

    async def part_schools(self, actor: Actor, partnership_id: int) -> None:
        """End the partnership as of today; its contract and its teachers' pairs stay. Twice counts once."""
        async with self.database.write() as session:
            one = await own_schools(session, actor, partnership_id)
            if one.ended_on is None:
                programme = await session.get_one(Programme, one.programme_id)
                one.ended_on = local_day(programme, self.clock.now())
                self._changed(session, actor, one, "ended")

    async def _join(
        self, session: AsyncSession, actor: Actor, leader_id: int, partner_ids: Sequence[int]
    ) -> list[SchoolPartnership]:
        programme_id = actor.methodist_of()
        partners = list(dict.fromkeys(partner_ids))
        if not partners or len(partners) > PARTNERS_AT_ONCE:
            raise DomainError("schools-partners-count", limit=PARTNERS_AT_ONCE)
        if leader_id in partners:
            raise DomainError("schools-partner-self")
        programme = await session.get_one(Programme, programme_id, with_for_update=True)
        known = await session.scalars(
            select(School.id).where(
                School.id.in_([leader_id, *partners]),
                School.municipality_id == programme.municipality_id,
            )
        )
        if len(set(known)) != len(partners) + 1:
            raise NotFound("school")
        made = []
        for partner_id in partners:
            one = await _between(session, programme_id, leader_id, partner_id)
            if one is None:
                one = SchoolPartnership(
                    programme_id=programme_id, leader_school_id=leader_id, partner_school_id=partner_id
                )
                session.add(one)
            one.ended_on = None
            await session.flush()
            made.append(one)
            self.audit(session, actor, "schools.joined", f"school_partnership:{one.id}")
        return made

    def _changed(self, session: AsyncSession, actor: Actor, one: SchoolPartnership, what: str) -> None:
        self.audit(session, actor, "schools.partnership_changed", f"school_partnership:{one.id}", what=what)


async def require_partner_schools(
    session: AsyncSession, programme: Programme, mentor_id: int, mentee_ids: Collection[int]
) -> None:
    """DomainError when a pair would cross schools that are no partners and the programme forbids that."""
    crossing = await pairs_across(session, programme, [(mentor_id, one) for one in mentee_ids])
    for names in list(crossing.values())[:1]:
        raise DomainError("partnerships-across-schools", mentor=names[0], mentee=names[1])


async def pairs_across(
    session: AsyncSession, programme: Programme, pairs: Collection[tuple[int, int]]
) -> dict[tuple[int, int], tuple[str, str]]:
    """Which (mentor, mentee) the programme forbids, with the names of their schools; none if it allows all.

    People of one school may always be paired, and those whose school nobody knows.
    """
    if programme.across_schools:
        return {}
    rows = await session.execute(
        select(Person.id, School.id, School.name)
        .join(School, School.id == Person.school_id)
        .where(Person.id.in_({person_id for pair in pairs for person_id in pair}))
    )
    schools = {person_id: (school_id, name) for person_id, school_id, name in rows}
    partners = await partner_schools(session, programme.id)
    found = {}
    for mentor_id, mentee_id in pairs:
        if mentor_id not in schools or mentee_id not in schools:
            continue
        (own, own_name), (other, other_name) = schools[mentor_id], schools[mentee_id]
        if own != other and partners.isdisjoint({(own, other), (other, own)}):
            found[mentor_id, mentee_id] = (own_name, other_name)
    return found


async def partner_schools(session: AsyncSession, programme_id: int) -> frozenset[tuple[int, int]]:
    """Pairs of schools that are partners now: who leads and is led, and those led together in one group."""
    rows = await session.execute(
        select(
            SchoolPartnership.leader_school_id,
            SchoolPartnership.partner_school_id,
            SchoolPartnership.group_id,
        ).where(SchoolPartnership.programme_id == programme_id, SchoolPartnership.ended_on.is_(None))
    )
    pairs, groups = set(), defaultdict[int, set[int]](set)
    for leader, partner, group_id in rows:
        pairs.add((leader, partner))
        if group_id is not None:
            groups[group_id].add(partner)
    for led in groups.values():
        pairs.update(combinations(sorted(led), 2))
    return frozenset(pairs)


async def _between(
    session: AsyncSession, programme_id: int, one: int, other: int
) -> SchoolPartnership | None:
    """The partnership of two schools, whichever of them leads; one in force before one that has ended."""
    leads, led = SchoolPartnership.leader_school_id, SchoolPartnership.partner_school_id
    found: SchoolPartnership | None = await session.scalar(
        select(SchoolPartnership)
        .where(
            SchoolPartnership.programme_id == programme_id,
            or_(and_(leads == one, led == other), and_(leads == other, led == one)),
        )
        .order_by(SchoolPartnership.ended_on.is_not(None), leads != one)
        .limit(1)
    )
    return found


async def _together(session: AsyncSession, actor: Actor, partnership_id: int) -> Sequence[SchoolPartnership]:
    """The partnership, with all others of its group."""
    one = await own_schools(session, actor, partnership_id)
    if one.group_id is None:
        return [one]
    rows = await session.scalars(
        select(SchoolPartnership).where(SchoolPartnership.group_id == one.group_id).with_for_update()
    )
    return rows.all()


async def own_schools(session: AsyncSession, actor: Actor, partnership_id: int) -> SchoolPartnership:
    """A partnership of schools of the methodist's programme; NotFound for any other."""
    programme_id = actor.methodist_of()
    found = await session.get(SchoolPartnership, partnership_id)
    if found is None or found.programme_id != programme_id:
        raise NotFound("school_partnership")
    return found
