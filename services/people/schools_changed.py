"""Schools changed by hand: corrected, added, two made one."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.enums import SchoolCategory
from models.partnerships import SchoolPartnership
from models.people import Person, School
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.lookalikes import mend
from services.people.school_names import keep_writing, refuse_known
from services.people.schools_list import SchoolsList, own_school
from services.programmes.rules import clean_name

NAME_LENGTH = 200
MOST_TEACHERS = 2000


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What would move from `gone` to `kept`; `people` of all years, in whatever programme."""

    kept: str
    gone: str
    people: int
    partnerships: int


class SchoolsChanged(SchoolsList):
    async def add_school(self, actor: Actor, name: str) -> int:
        """A school that no roster has named; returns its id. DomainError when there is one of that name."""
        name = clean_name(mend(name)[0], NAME_LENGTH)
        programme_id = actor.methodist_of()
        async with self.once(actor, "people.add_school") as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            await refuse_known(session, programme.municipality_id, name)
            school = School(municipality_id=programme.municipality_id, name=name)
            session.add(school)
            await session.flush()
            self.audit(session, actor, "schools.added", f"school:{school.id}")
            return school.id

    async def rename_school(self, actor: Actor, school_id: int, name: str) -> None:
        """Correct the name; the writing of before is remembered for the next roster."""
        name = clean_name(mend(name)[0], NAME_LENGTH)
        async with self.database.write() as session:
            school = await own_school(session, actor, school_id, lock=True)
            await refuse_known(session, school.municipality_id, name, but=school_id)
            if school.name != name:
                await keep_writing(session, school, school.name)
                school.name = name
                self.audit(session, actor, "schools.changed", f"school:{school_id}", what="name")

    async def set_category(self, actor: Actor, school_id: int, category: SchoolCategory) -> None:
        async with self.database.write() as session:
            school = await own_school(session, actor, school_id)
            school.category = category
            self.audit(session, actor, "schools.changed", f"school:{school_id}", what="category")

    async def set_head_count(self, actor: Actor, school_id: int, count: int, counted_on: date) -> None:
        """How many teachers it has, as counted on a local day that is not to come."""
        if not 1 <= count <= MOST_TEACHERS:
            raise DomainError("schools-count-wrong", limit=MOST_TEACHERS)
        async with self.database.write() as session:
            school = await own_school(session, actor, school_id)
            programme = await session.get_one(Programme, actor.programme_id)
            if counted_on > self._today(programme):
                raise DomainError("schools-count-future")
            school.teachers_count, school.counted_on = count, counted_on
            self.audit(session, actor, "schools.changed", f"school:{school_id}", what="head_count")

    async def merge_preview(self, actor: Actor, kept_id: int, gone_id: int) -> MergePreview:
        """What making the two one would do."""
        async with self.database.read() as session:
            kept, gone = await _two(session, actor, kept_id, gone_id)
            people = await session.scalar(select(func.count(Person.id)).where(Person.school_id == gone_id))
            partnerships = await session.scalar(
                select(func.count(SchoolPartnership.id)).where(
                    (SchoolPartnership.leader_school_id == gone_id)
                    | (SchoolPartnership.partner_school_id == gone_id)
                )
            )
            return MergePreview(kept.name, gone.name, people or 0, partnerships or 0)

    async def merge_schools(self, actor: Actor, kept_id: int, gone_id: int) -> None:
        """Two rows are one school: everything of `gone` moves, its name stays as another writing."""
        async with self.database.write() as session:
            kept, gone = await _two(session, actor, kept_id, gone_id, lock=True)
            if kept.category is SchoolCategory.OTHER:
                kept.category = gone.category
            if kept.teachers_count is None:
                kept.teachers_count, kept.counted_on = gone.teachers_count, gone.counted_on
            await _join_partnerships(session, kept_id, gone_id)
            for table, column in _pointing_at_schools():
                await session.execute(
                    update(table).where(table.c[column] == gone_id).values({column: kept_id})
                )
            await keep_writing(session, kept, gone.name)
            await session.delete(gone)
            self.audit(session, actor, "schools.merged", f"school:{kept_id}", gone=gone_id)


async def _two(
    session: AsyncSession, actor: Actor, kept_id: int, gone_id: int, *, lock: bool = False
) -> tuple[School, School]:
    if kept_id == gone_id:
        actor.methodist_of()
        raise NotFound("school")
    # In the order of their ids: two methodists who merge the same two wait for each other.
    found = {one: await own_school(session, actor, one, lock=lock) for one in sorted((kept_id, gone_id))}
    return found[kept_id], found[gone_id]


async def _join_partnerships(session: AsyncSession, kept_id: int, gone_id: int) -> None:
    """What would become a partnership with itself, or one that is there already, goes."""
    both = (kept_id, gone_id)
    rows = await session.scalars(
        select(SchoolPartnership)
        .where(SchoolPartnership.leader_school_id.in_(both) | SchoolPartnership.partner_school_id.in_(both))
        # Those of the school that stays come first: theirs is the contract that is kept.
        .order_by(
            (SchoolPartnership.leader_school_id == gone_id)
            | (SchoolPartnership.partner_school_id == gone_id),
            SchoolPartnership.id,
        )
    )
    seen = set()
    for row in rows.all():
        pair = tuple(
            kept_id if one == gone_id else one for one in (row.leader_school_id, row.partner_school_id)
        )
        if pair[0] == pair[1] or (row.programme_id, *pair) in seen:
            await session.execute(delete(SchoolPartnership).where(SchoolPartnership.id == row.id))
        seen.add((row.programme_id, *pair))


def _pointing_at_schools() -> list[tuple[Table, str]]:
    """Every column that refers to a school, so that a table of tomorrow is not forgotten."""
    return [
        (table, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == School.__tablename__ and not table.info.get("derived")
    ]
