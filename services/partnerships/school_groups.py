"""Groups of schools: several partners of one leader under one contract, made, changed, dissolved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import NetworkModel
from models.partnerships import SchoolGroup, SchoolPartnership
from models.people import School
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.partnerships.schools import SchoolPartners, own_schools
from services.programmes.rules import clean_name

NAME_LENGTH = 120
SMALLEST = 2


@dataclass(frozen=True, slots=True)
class GroupedSchool:
    """A school that is led in the group; `ended_on`: the local day from which it is no partner any more."""

    partnership_id: int
    name: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class SchoolGroupCard:
    """What the group shares, and its schools by name. A group whose schools have all left has no leader."""

    id: int
    name: str
    leader_id: int | None
    leader: str
    model: NetworkModel | None
    contract_number: str
    contract_date: date | None
    schools: tuple[GroupedSchool, ...]


class SchoolGroups(SchoolPartners):
    async def group_schools(self, actor: Actor, leader_id: int, partner_ids: Sequence[int], name: str) -> int:
        """Make a school the leader of several others as one group; returns the group's id.

        Those that are its partners already come along. The contract and model that one of them has become
        those of all. DomainError for fewer than two, for a name that is taken, and for a school that is led
        in another group or leads this leader itself.
        """
        programme_id = actor.methodist_of()
        name = clean_name(name, NAME_LENGTH)
        if len(set(partner_ids)) < SMALLEST:
            raise DomainError("schools-group-small")
        async with self.once(actor, "partnerships.group_schools") as session:
            rows = await self._join(session, actor, leader_id, partner_ids)
            await _refuse_double(session, programme_id, name)
            group = SchoolGroup(programme_id=programme_id, name=name)
            session.add(group)
            await session.flush()
            await _put_in(session, group, leader_id, rows)
            self.audit(session, actor, "schools.grouped", f"school_group:{group.id}", schools=len(rows))
            return group.id

    async def add_to_school_group(self, actor: Actor, group_id: int, partner_ids: Sequence[int]) -> None:
        """More schools led in the group; they take over its contract and model. Twice counts once."""
        async with self.database.write() as session:
            group = await _own_group(session, actor, group_id)
            known = await _rows(session, group_id)
            if not known:
                raise DomainError("schools-group-empty")
            leader_id = known[0].leader_school_id
            rows = await self._join(session, actor, leader_id, partner_ids)
            await _put_in(session, group, leader_id, [*known, *rows])
            self.audit(session, actor, "schools.group_changed", f"school_group:{group_id}", what="schools")

    async def school_group(self, actor: Actor, group_id: int) -> SchoolGroupCard:
        """One group of schools, for the methodist of its programme."""
        async with self.database.read() as session:
            group = await _own_group(session, actor, group_id)
            rows = await _rows(session, group_id)
            names = await _names(session, rows)
            first = rows[0] if rows else None
            return SchoolGroupCard(
                id=group.id,
                name=group.name,
                leader_id=first.leader_school_id if first else None,
                leader=names[first.leader_school_id] if first else "",
                model=first.network_model if first else None,
                contract_number=first.contract_number if first else "",
                contract_date=first.contract_date if first else None,
                schools=tuple(
                    sorted(
                        (GroupedSchool(one.id, names[one.partner_school_id], one.ended_on) for one in rows),
                        key=lambda one: (one.ended_on is not None, one.name, one.partnership_id),
                    )
                ),
            )

    async def rename_school_group(self, actor: Actor, group_id: int, name: str) -> None:
        """Another name; DomainError when one of that name is there."""
        name = clean_name(name, NAME_LENGTH)
        async with self.database.write() as session:
            group = await _own_group(session, actor, group_id)
            await _refuse_double(session, group.programme_id, name, but=group_id)
            group.name = name
            self.audit(session, actor, "schools.group_changed", f"school_group:{group_id}", what="name")

    async def leave_school_group(self, actor: Actor, partnership_id: int) -> None:
        """A school goes on as a partner by itself, with the contract it has. Twice counts once."""
        async with self.database.write() as session:
            one = await own_schools(session, actor, partnership_id)
            if one.group_id is not None:
                group_id, one.group_id = one.group_id, None
                self.audit(
                    session, actor, "schools.group_changed", f"school_group:{group_id}", what="schools"
                )

    async def dissolve_school_group(self, actor: Actor, group_id: int) -> None:
        """There is no such group any more; its schools stay partners, each with the contract they shared."""
        async with self.database.write() as session:
            await session.delete(await _own_group(session, actor, group_id))
            self.audit(session, actor, "schools.group_dissolved", f"school_group:{group_id}")


async def _put_in(
    session: AsyncSession, group: SchoolGroup, leader_id: int, rows: Sequence[SchoolPartnership]
) -> None:
    for one in rows:
        if one.leader_school_id != leader_id:
            partner = await session.get_one(School, one.leader_school_id)
            raise DomainError("schools-group-leads", school=partner.name)
        if one.group_id not in (None, group.id):
            partner = await session.get_one(School, one.partner_school_id)
            other = await session.get_one(SchoolGroup, one.group_id)
            raise DomainError("schools-group-other", school=partner.name, name=other.name)
    contract = next((one for one in rows if one.contract_number), rows[0])
    model = next((one.network_model for one in rows if one.network_model), None)
    for one in rows:
        one.group_id, one.network_model = group.id, model
        one.contract_number, one.contract_date = contract.contract_number, contract.contract_date


async def _own_group(session: AsyncSession, actor: Actor, group_id: int) -> SchoolGroup:
    programme_id = actor.methodist_of()
    found = await session.get(SchoolGroup, group_id)
    if found is None or found.programme_id != programme_id:
        raise NotFound("school_group")
    return found


async def _rows(session: AsyncSession, group_id: int) -> Sequence[SchoolPartnership]:
    rows = await session.scalars(
        select(SchoolPartnership)
        .where(SchoolPartnership.group_id == group_id)
        .order_by(SchoolPartnership.ended_on.is_not(None), SchoolPartnership.id)
    )
    return rows.all()


async def _names(session: AsyncSession, rows: Sequence[SchoolPartnership]) -> dict[int, str]:
    ids = {one for row in rows for one in (row.leader_school_id, row.partner_school_id)}
    found = await session.execute(select(School.id, School.name).where(School.id.in_(ids)))
    return dict(found.all())


async def _refuse_double(session: AsyncSession, programme_id: int, name: str, but: int = 0) -> None:
    double = await session.scalar(
        select(SchoolGroup.id).where(
            SchoolGroup.programme_id == programme_id, SchoolGroup.name == name, SchoolGroup.id != but
        )
    )
    if double is not None:
        raise DomainError("schools-group-exists", name=name)
