"""What a matching found of people whom it brought together, to be put into the reader's own words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.matching import MatchingPlace
from models.partnerships import Partnership, PartnershipMentee
from models.people import Deficit
from services.partnerships.matching import Grounds, Near
from services.people.deficit_facts import DeficitLine


class Found(Protocol):
    """What speaks for a mentee's mentor; `common` are the deficits of `grounds` by name."""

    @property
    def grounds(self) -> Grounds | None: ...
    @property
    def common(self) -> tuple[DeficitLine, ...]: ...


@dataclass(frozen=True, slots=True)
class Matched:
    """The same of a partnership that was made of it."""

    grounds: Grounds | None
    common: tuple[DeficitLine, ...]


def unpack(kept: dict[str, Any]) -> Grounds | None:
    """The grounds of a row; None where somebody is alone."""
    if not kept:
        return None
    return Grounds(**{**kept, "deficits": tuple(kept["deficits"]), "near": Near(kept["near"])})


def common_of(deficits: dict[int, DeficitLine], found: Grounds | None) -> tuple[DeficitLine, ...]:
    return tuple(deficits[one] for one in (found.deficits if found else ()) if one in deficits)


async def deficits_by_id(
    session: AsyncSession, programme_id: int, ids: Collection[int] | None = None
) -> dict[int, DeficitLine]:
    """The programme's deficits (or those of `ids`), in their order."""
    query = select(Deficit).where(Deficit.programme_id == programme_id)
    if ids is not None:
        query = query.where(Deficit.id.in_(ids))
    rows = await session.scalars(query.order_by(Deficit.position, Deficit.id))
    return {one.id: DeficitLine(one.id, one.kind, one.title) for one in rows}


async def matched(session: AsyncSession, partnership: Partnership) -> tuple[Matched, ...]:
    """On what grounds its mentees were proposed to the mentor; empty for a partnership made by hand."""
    kept = await session.scalars(
        select(MatchingPlace.grounds)
        .join(
            PartnershipMentee,
            (PartnershipMentee.partnership_id == MatchingPlace.partnership_id)
            & (PartnershipMentee.person_id == MatchingPlace.mentee_id),
        )
        .where(MatchingPlace.partnership_id == partnership.id)
        .order_by(MatchingPlace.mentee_id)
    )
    found = [unpack(one) for one in kept]
    ids = {one for grounds in found if grounds for one in grounds.deficits}
    deficits = await deficits_by_id(session, partnership.programme_id, ids) if ids else {}
    return tuple(Matched(one, common_of(deficits, one)) for one in found)
