"""The writings under which a municipality knows its schools: their names, and others kept from before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import School, SchoolAlias
from services.base import insert_ignore
from services.errors import DomainError
from services.people.drafts import RosterDraft
from services.people.rules import school_key


@dataclass(frozen=True, slots=True)
class SchoolNames:
    """`by_key`: `school_key` of every writing → the school's id; `names`: id → its name now.

    `written` are all writings as they were written.
    """

    by_key: Mapping[str, int]
    names: Mapping[int, str]
    written: tuple[str, ...]

    def now(self, written: str) -> str:
        """The name that the school of this writing has now; an unknown one stays as it is."""
        return self.names.get(self.by_key.get(school_key(written), 0), written)

    def in_roster(self, draft: RosterDraft) -> RosterDraft:
        """The draft with its schools called as they are called now."""
        return replace(
            draft,
            people=tuple(replace(one, school=self.now(one.school)) for one in draft.people),
            schools=tuple(
                replace(one, name=self.now(one.name), partner=one.partner and self.now(one.partner))
                for one in draft.schools
            ),
        )

    def writings(self, written: str) -> set[str]:
        """Keys of all writings of the same school."""
        key = school_key(written)
        school = self.by_key.get(key)
        return {key} if school is None else {other for other, one in self.by_key.items() if one == school}


async def school_names(session: AsyncSession, municipality_id: int) -> SchoolNames:
    schools = await session.execute(
        select(School.id, School.name).where(School.municipality_id == municipality_id)
    )
    names = dict(schools.all())
    aliases = (
        await session.scalars(select(SchoolAlias).where(SchoolAlias.municipality_id == municipality_id))
    ).all()
    by_key = {alias.key: alias.school_id for alias in aliases}
    return SchoolNames(
        by_key=by_key | {school_key(name): school_id for school_id, name in names.items()},
        names=names,
        written=(*names.values(), *(alias.name for alias in aliases)),
    )


async def keep_writing(session: AsyncSession, school: School, name: str) -> None:
    """Remember that the school has been written like this, so that the next roster finds it."""
    await insert_ignore(
        session,
        SchoolAlias,
        [
            {
                "municipality_id": school.municipality_id,
                "school_id": school.id,
                "name": name,
                "key": school_key(name),
            }
        ],
    )


async def refuse_known(session: AsyncSession, municipality_id: int, name: str, but: int = 0) -> None:
    """DomainError when another school is called or was called so."""
    known = await school_names(session, municipality_id)
    school_id = known.by_key.get(school_key(name), but)
    if school_id != but:
        raise DomainError("schools-exists", name=known.names[school_id])
