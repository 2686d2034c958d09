"""The programme's professional deficits: named by the methodist, chosen by people for themselves."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeficitKind
from models.enums import DeficitSide as DeficitSide
from models.people import Deficit, Person, PersonDeficit
from models.practices import Practice
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.people.deficit_facts import DeficitLine as DeficitLine
from services.people.keyed import Keyed
from services.practices.bank import helping, lineage, published, same_deficit
from services.practices.dictionary import learn_too
from services.practices.words import Vocabulary
from services.programmes.rules import clean_name

TITLE_LENGTH = 60
"""Characters of a deficit's own title: a button shows its beginning, a letter all of it."""
MOST = 40
"""Deficits a programme may keep; a list that nobody reads to its end helps nobody."""


@dataclass(frozen=True, slots=True)
class CatalogueLine(DeficitLine):
    """A line of the methodist's list: also retired ones, with how many people want it and can share it."""

    retired: bool
    wanted: int
    shared: int


@dataclass(frozen=True, slots=True)
class OwnDeficits:
    """Ids of what a person wants help with and of what they can share, in the current programme."""

    wanted: frozenset[int]
    shared: frozenset[int]


@dataclass(frozen=True, slots=True)
class SaidDeficits:
    """What somebody wants help with, or can share: chosen of the list, and in their own words."""

    chosen: tuple[DeficitLine, ...] = ()
    words: str = ""


async def said_by(
    session: AsyncSession, programme_id: int, person: Person
) -> dict[DeficitSide, SaidDeficits]:
    """What a person has said of themselves, by the programme's list; retired deficits are left out."""
    rows = await session.execute(
        select(Deficit, PersonDeficit.side)
        .join(PersonDeficit, PersonDeficit.deficit_id == Deficit.id)
        .where(PersonDeficit.person_id == person.id, Deficit.programme_id == programme_id, ~Deficit.retired)
        .order_by(Deficit.position, Deficit.id)
    )
    chosen: dict[DeficitSide, list[DeficitLine]] = {side: [] for side in DeficitSide}
    for one, side in rows:
        chosen[side].append(DeficitLine(one.id, one.kind, one.title))
    words = {DeficitSide.WANTED: person.deficits, DeficitSide.SHARED: person.strengths}
    return {side: SaidDeficits(tuple(chosen[side]), words[side]) for side in DeficitSide}


async def seed_deficits(session: AsyncSession, programme_id: int) -> None:
    """Give a new programme the usual seven (PRODUCT.md §1)."""
    session.add_all(
        Deficit(programme_id=programme_id, kind=kind, title="", position=position)
        for position, kind in enumerate(DeficitKind, start=1)
    )
    await session.flush()


class Deficits(Keyed):
    async def deficits(self, actor: Actor) -> tuple[DeficitLine, ...]:
        """What the current programme offers to choose from, in its order; retired ones are left out."""
        actor.require_person()
        async with self.database.read() as session:
            found = await session.scalars(
                select(Deficit)
                .where(Deficit.programme_id == actor.programme_id, ~Deficit.retired)
                .order_by(Deficit.position, Deficit.id)
            )
            return tuple(DeficitLine(one.id, one.kind, one.title) for one in found)

    async def own_deficits(self, actor: Actor) -> OwnDeficits:
        """What the reader has said of themselves."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            rows = await session.execute(
                select(PersonDeficit.deficit_id, PersonDeficit.side)
                .join(Deficit)
                .where(
                    PersonDeficit.person_id == person_id,
                    Deficit.programme_id == actor.programme_id,
                    ~Deficit.retired,
                )
            )
            said: dict[DeficitSide, set[int]] = {side: set() for side in DeficitSide}
            for deficit_id, side in rows:
                said[side].add(deficit_id)
        return OwnDeficits(frozenset(said[DeficitSide.WANTED]), frozenset(said[DeficitSide.SHARED]))

    async def choose_deficits(self, actor: Actor, side: DeficitSide, ids: Collection[int]) -> None:
        """Say all that one wants (or can share); replaces what was said before. NotFound for foreign ids."""
        person_id = actor.require_person()
        async with self.database.write() as session:
            offered = set(
                await session.scalars(
                    select(Deficit.id).where(Deficit.programme_id == actor.programme_id, ~Deficit.retired)
                )
            )
            if not offered.issuperset(ids):
                raise NotFound("deficit")
            await session.execute(
                delete(PersonDeficit).where(
                    PersonDeficit.person_id == person_id,
                    PersonDeficit.side == side,
                    PersonDeficit.deficit_id.in_(offered),
                )
            )
            session.add_all(
                PersonDeficit(person_id=person_id, deficit_id=deficit_id, side=side)
                for deficit_id in sorted(set(ids))
            )
            self.audit(session, actor, "people.corrected", f"person:{person_id}", what=f"deficits_{side}")

    async def catalogue(self, actor: Actor) -> tuple[CatalogueLine, ...]:
        """All that the programme has or had to choose from, in its order."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            found = (
                await session.scalars(
                    select(Deficit)
                    .where(Deficit.programme_id == programme_id)
                    .order_by(Deficit.retired, Deficit.position, Deficit.id)
                )
            ).all()
            rows = await session.execute(
                select(PersonDeficit.deficit_id, PersonDeficit.side, func.count())
                .join(Deficit)
                .where(Deficit.programme_id == programme_id)
                .group_by(PersonDeficit.deficit_id, PersonDeficit.side)
            )
            said = {(deficit_id, side): count for deficit_id, side, count in rows}
        return tuple(
            CatalogueLine(
                one.id,
                one.kind,
                one.title,
                one.retired,
                said.get((one.id, DeficitSide.WANTED), 0),
                said.get((one.id, DeficitSide.SHARED), 0),
            )
            for one in found
        )

    async def add_deficit(self, actor: Actor, title: str) -> int:
        """A deficit in the programme's own words; returns its id. DomainError for one that is there."""
        programme_id = actor.methodist_of()
        title = clean_name(title, TITLE_LENGTH)
        async with self.once(actor, "people.add_deficit") as session:
            count, last = (
                await session.execute(
                    select(func.count(Deficit.id), func.max(Deficit.position)).where(
                        Deficit.programme_id == programme_id
                    )
                )
            ).one()
            if count >= MOST:
                raise DomainError("deficits-too-many", limit=MOST)
            await _refuse_double(session, programme_id, title)
            deficit = Deficit(programme_id=programme_id, kind=None, title=title, position=(last or 0) + 1)
            session.add(deficit)
            await session.flush()
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what="deficits")
            return deficit.id

    async def rename_deficit(self, actor: Actor, deficit_id: int, title: str, vocabulary: Vocabulary) -> None:
        """Call a deficit in the programme's own words; the bank's cards that help with it are found by them.

        `vocabulary` holds the words of `title`. Who looks by what it was called finds the cards still.
        """
        title = clean_name(title, TITLE_LENGTH)
        async with self.database.write() as session:
            deficit = await _own(session, actor, deficit_id)
            await _refuse_double(session, deficit.programme_id, title, but=deficit_id)
            alike = same_deficit(deficit, lineage(deficit.programme_id))
            found = published(lineage(deficit.programme_id)).where(Practice.id.in_(helping(alike)))
            await learn_too(session, found.with_only_columns(Practice.id), vocabulary)
            deficit.title = title
            subject = f"programme:{deficit.programme_id}"
            self.audit(session, actor, "programmes.changed", subject, what="deficits")

    async def offer_deficit(self, actor: Actor, deficit_id: int, *, offered: bool) -> None:
        """Offer a deficit or not any more; what people have said of it is kept for when it comes back."""
        async with self.database.write() as session:
            deficit = await _own(session, actor, deficit_id)
            deficit.retired = not offered
            subject = f"programme:{deficit.programme_id}"
            self.audit(session, actor, "programmes.changed", subject, what="deficits")


async def _own(session: AsyncSession, actor: Actor, deficit_id: int) -> Deficit:
    programme_id = actor.methodist_of()
    deficit = await session.get(Deficit, deficit_id)
    if deficit is None or deficit.programme_id != programme_id:
        raise NotFound("deficit")
    return deficit


async def _refuse_double(session: AsyncSession, programme_id: int, title: str, but: int = 0) -> None:
    titles = await session.scalars(
        select(Deficit.title).where(Deficit.programme_id == programme_id, Deficit.id != but)
    )
    if title.casefold() in {one.casefold() for one in titles}:
        raise DomainError("deficits-double", title=title)
