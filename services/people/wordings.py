"""People's own words for what they want and can share, laid onto the programme's list of deficits."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeficitKind, DeficitSide, PersonState
from models.people import Deficit, DeficitWording, Membership, Person, PersonDeficit
from models.programmes import Programme
from services.actor import Actor
from services.base import insert_ignore
from services.errors import NotFound
from services.people.keyed import Keyed
from services.people.words import recognised, wording


@dataclass(frozen=True, slots=True)
class WordingLine:
    """Words that are on no list, as somebody wrote them first, and how many people use them."""

    words: str
    people: int


@dataclass(frozen=True, slots=True)
class Words:
    """What a programme takes for which of its deficits."""

    kinds: dict[DeficitKind, int]
    wordings: dict[str, int | None]

    def id_of(self, kind: str | None, words: str) -> int | None:
        """The deficit meant: the methodist's word first, then the list's own titles, then the usual words."""
        key = wording(words)
        if key in self.wordings:
            return self.wordings[key]
        return self.kinds.get(DeficitKind(kind)) if kind else None

    def knows(self, kind: str | None, words: str) -> bool:
        """Whether nothing is left to ask about these words (also when they are to stay as they are)."""
        return wording(words) in self.wordings or self.id_of(kind, words) is not None


class Wordings(Keyed):
    async def own_words(self, actor: Actor) -> tuple[WordingLine, ...]:
        """Words of people of the programme that the list does not know, the most used first."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            words = await _words(session, programme_id)
            people = await _texts(session, programme_id, self._today(programme))
        used, first = Counter[str](), dict[str, str]()
        for _, wanted, shared in people:
            unknown = {
                wording(piece): piece
                for kind, piece in (*recognised(wanted), *recognised(shared))
                if not words.knows(kind, piece)
            }
            used.update(unknown.keys())
            first = unknown | first
        lines = [WordingLine(first[key], count) for key, count in used.items() if key]
        return tuple(sorted(lines, key=lambda one: (-one.people, wording(one.words))))

    async def map_wording(self, actor: Actor, words: str, deficit_id: int | None) -> int:
        """Take `words` for a deficit of the list from now on (None: leave them as they are).

        Everybody who has used them gets it; returns how many. NotFound for another programme's deficit.
        """
        programme_id = actor.methodist_of()
        key = wording(words)
        async with self.database.write() as session:
            if deficit_id is not None:
                deficit = await session.get(Deficit, deficit_id)
                if deficit is None or deficit.programme_id != programme_id:
                    raise NotFound("deficit")
            if not key:
                raise NotFound("wording")
            await session.execute(
                delete(DeficitWording).where(
                    DeficitWording.programme_id == programme_id, DeficitWording.wording == key
                )
            )
            session.add(DeficitWording(programme_id=programme_id, wording=key, deficit_id=deficit_id))
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what="wording")
            if deficit_id is None:
                return 0
            programme = await session.get_one(Programme, programme_id)
            texts = await _texts(session, programme_id, self._today(programme))
            rows = _said(texts, lambda _, piece: deficit_id if wording(piece) == key else None)
            await insert_ignore(session, PersonDeficit, rows)
            return len({row["person_id"] for row in rows})


async def map_words(session: AsyncSession, programme_id: int, people: Collection[int], today: date) -> None:
    """Note for `people` what their own words mean by the programme's list, in the caller's transaction.

    Only adds: what somebody has chosen for themselves stays.
    """
    if not people:
        return
    words = await _words(session, programme_id)
    texts = await _texts(session, programme_id, today, set(people))
    await insert_ignore(session, PersonDeficit, _said(texts, words.id_of))


def _said(
    texts: Iterable[tuple[int, str, str]], id_of: Callable[[str | None, str], int | None]
) -> list[dict[str, Any]]:
    """Rows for what `texts` (person, wanted, shared) mean by `id_of`, each once."""
    said = {
        (person_id, deficit_id, side)
        for person_id, wanted, shared in texts
        for side, text in ((DeficitSide.WANTED, wanted), (DeficitSide.SHARED, shared))
        for kind, piece in recognised(text)
        if (deficit_id := id_of(kind, piece)) is not None
    }
    return [
        {"person_id": person_id, "deficit_id": deficit_id, "side": side}
        for person_id, deficit_id, side in sorted(said)
    ]


async def _words(session: AsyncSession, programme_id: int) -> Words:
    deficits = (await session.scalars(select(Deficit).where(Deficit.programme_id == programme_id))).all()
    titles = {wording(one.title): one.id for one in deficits if one.title}
    mapped = await session.execute(
        select(DeficitWording.wording, DeficitWording.deficit_id).where(
            DeficitWording.programme_id == programme_id
        )
    )
    wordings: dict[str, int | None] = dict(titles)
    wordings.update((words, deficit_id) for words, deficit_id in mapped)
    return Words({one.kind: one.id for one in deficits if one.kind}, wordings)


async def _texts(
    session: AsyncSession, programme_id: int, today: date, people: Collection[int] | None = None
) -> list[tuple[int, str, str]]:
    """(person, what they want, what they can share) in their own words, where there are any."""
    query = (
        select(Person.id, Person.deficits, Person.strengths)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id == programme_id,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            Person.state != PersonState.WITHDRAWN,
            or_(Person.deficits != "", Person.strengths != ""),
        )
        .order_by(Person.id)
        .distinct()
    )
    rows = [(person_id, wanted, shared) for person_id, wanted, shared in await session.execute(query)]
    return rows if people is None else [row for row in rows if row[0] in people]
