"""The reader's side: cards found by words, deficit and subject, the most used first; and taken."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeficitSide, PracticeState, Role
from models.people import Deficit, PersonDeficit
from models.practices import OF_SUBJECT, Practice, PracticeUse, PracticeWord, WordForm
from services.actor import Actor
from services.base import insert_ignore
from services.errors import NotFound
from services.paging import cut
from services.practices.bank import helping, published, same_deficit
from services.practices.facts import BankState, Found, PracticeCard, Search
from services.practices.standing import READERS, PracticeStanding, line_of
from services.practices.words import asked_words

SUBJECTS_AT_MOST = 40
SHORTEST_BEGINNING = 2
"""Letters from which on the last word of a question counts as the beginning of one."""


class PracticeSearching(PracticeStanding):
    async def bank(self, actor: Actor) -> BankState:
        """How much there is for the actor."""
        programmes = self.bank_of(actor)
        methodist = Role.METHODIST in actor.roles
        async with self.database.read() as session:
            ready = await _count(session, published(programmes))
            own = await _count(session, select(Practice).where(Practice.author_id == actor.person_id))
            waiting = select(Practice).where(
                Practice.programme_id == actor.programme_id, Practice.state == PracticeState.WAITING
            )
            return BankState(ready, own, await _count(session, waiting) if methodist else 0, methodist)

    async def search(self, actor: Actor, what: Search, page: int, size: int) -> Found:
        """Published cards that fit, the most used first. When none has all the words: those with any.

        NotFound for a deficit of another programme.
        """
        programmes = self.bank_of(actor)
        async with self.database.read() as session:
            query = await self._filtered(session, actor, what, programmes)
            words = asked_words(what.words)
            every = [_has(word, last=word is words[-1]) for word in words]
            rows, place = await cut(session, [query.where(*every)], page, size)
            partly = len(every) > 1 and not place.total
            if partly:
                rows, place = await cut(session, [query.where(or_(*every))], page, size)
            return Found(tuple(line_of(row[0]) for row in rows), place, partly and bool(rows))

    async def found_cards(self, actor: Actor, words: str, page: int, size: int) -> tuple[PracticeCard, ...]:
        """The same as whole cards, for showing them somewhere else at once."""
        found = await self.search(actor, Search(words), page, size)
        if page and found.place.page != page:
            return ()
        async with self.database.read() as session:
            cards = []
            for line in found.lines:
                practice = await session.get(Practice, line.id)
                if practice is not None and practice.state is PracticeState.PUBLISHED:
                    cards.append(await self.card_of(session, actor, practice))
            return tuple(cards)

    async def subjects(self, actor: Actor) -> tuple[str, ...]:
        """Subjects of the published cards, those with most cards first."""
        # Year by year: so the database counts in the index's order, and sorts no cards.
        years = (
            published(self.bank_of(actor))
            .with_only_columns(Practice.subject, func.count().label("cards"))
            .where(OF_SUBJECT)
            .group_by(Practice.programme_id, Practice.subject)
            .subquery()
        )
        async with self.database.read() as session:
            rows = await session.scalars(
                select(years.c.subject)
                .group_by(years.c.subject)
                .order_by(func.sum(years.c.cards).desc(), years.c.subject)
                .limit(SUBJECTS_AT_MOST)
            )
            return tuple(rows)

    async def practice_card(self, actor: Actor, practice_id: int) -> PracticeCard:
        """The whole card; NotFound for one that the actor may not read."""
        async with self.database.read() as session:
            return await self.card_of(session, actor, await self.seen(session, actor, practice_id))

    async def use(self, actor: Actor, practice_id: int) -> PracticeCard:
        """Take a card: its files, its link, or to show it. Counts once a person, never one's own."""
        person_id = actor.require_person()
        async with self.database.write() as session:
            practice = await self.seen(session, actor, practice_id)
            if practice.state is PracticeState.PUBLISHED and practice.author_id != person_id:
                row = {"practice_id": practice_id, "person_id": person_id, "used_at": self.clock.now()}
                if await insert_ignore(session, PracticeUse, [row]):
                    await session.execute(
                        update(Practice).where(Practice.id == practice_id).values(uses=Practice.uses + 1)
                    )
                    await session.refresh(practice)
            return await self.card_of(session, actor, practice)

    async def count_for(self, actor: Actor, deficit_ids: Sequence[int]) -> int:
        """How many published cards help with any of these deficits of the current programme.

        None for who may not read the bank: it is not offered to them.
        """
        if not actor.roles.intersection(READERS):
            return 0
        programmes = self.bank_of(actor)
        async with self.database.read() as session:
            named = await _named(session, actor, deficit_ids)
            alike = [same_deficit(one, programmes) for one in named]
            return await _count(session, published(programmes).where(_helps(alike))) if alike else 0

    async def _filtered(
        self, session: AsyncSession, actor: Actor, what: Search, programmes: Select[int]
    ) -> Select[Practice]:
        query = published(programmes).order_by(Practice.uses.desc(), Practice.id.desc())
        if what.subject:
            query = query.where(OF_SUBJECT, Practice.subject == what.subject)
        wanted: list[Deficit] = []
        if what.deficit_ids:
            wanted = await _named(session, actor, what.deficit_ids)
            if len(wanted) != len(set(what.deficit_ids)):
                raise NotFound("deficit")
        elif what.own_deficits:
            wanted = list(
                await session.scalars(
                    select(Deficit)
                    .join(PersonDeficit, PersonDeficit.deficit_id == Deficit.id)
                    .where(
                        PersonDeficit.person_id == actor.person_id,
                        PersonDeficit.side == DeficitSide.WANTED,
                        Deficit.programme_id == actor.programme_id,
                    )
                )
            )
        if wanted or what.own_deficits:
            query = query.where(_helps([same_deficit(one, programmes) for one in wanted]))
        return query


async def _named(session: AsyncSession, actor: Actor, deficit_ids: Sequence[int]) -> list[Deficit]:
    """Those of the deficits that are the current programme's."""
    of_programme = Deficit.programme_id == actor.programme_id
    return list(await session.scalars(select(Deficit).where(Deficit.id.in_(deficit_ids), of_programme)))


def _helps(alike: Sequence[Select[int]]) -> ColumnElement[bool]:
    return or_(false(), *(Practice.id.in_(helping(ids)) for ids in alike))


def _has(word: str, *, last: bool) -> ColumnElement[bool]:
    """The card has the word in some form; the last word of a question may be half typed."""
    form: ColumnElement[bool] = WordForm.form == word
    if last and len(word) >= SHORTEST_BEGINNING:
        form = or_(form, WordForm.form.startswith(word, autoescape=True))
    having = select(PracticeWord.practice_id).join(WordForm, WordForm.lemma == PracticeWord.lemma).where(form)
    return Practice.id.in_(having)


async def _count(session: AsyncSession, query: Select[Any]) -> int:
    return int(await session.scalar(query.with_only_columns(func.count(Practice.id)).order_by(None)) or 0)
