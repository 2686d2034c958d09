"""People found by their names, and soon: a rare word leads to its few people, a common one is met on the way.

Every word begins a word of the name, in any order and writing; or of the school's name, where it may.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    SelectBase,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.name_words import NameWord, SchoolWord
from models.people import Person, words_of
from services.lookalikes import mend

FEW = 2000
"""So many people at most are looked through and sorted; of more, a page is met soon in the list's order."""
LAST = "\U0010ffff"
"""Sorts after every letter."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a word begins; with `schools` those are meant, too, whose school's name has such a word."""

    beginning: str
    schools: bool = False


def wanted(search: str, *, schools: bool = False) -> list[Wanted]:
    """What people are looked for by; `schools`: each word may mean schools besides.

    A word copied with Latin letters that look Cyrillic finds what it shows.
    """
    return [Wanted(word, schools) for word in words_of(mend(search)[0])]


@dataclass(frozen=True, slots=True)
class Found:
    """Who is looked for, as conditions: in the list's order, and where they are counted sooner than in it."""

    in_order: tuple[ColumnElement[bool], ...]
    counting: tuple[ColumnElement[bool], ...]


async def among(session: AsyncSession, municipality_id: int, words: Sequence[Wanted]) -> Found:
    """Those of a municipality's people who fit all `words`; everybody when there are none."""
    everybody = Person.municipality_id == municipality_id
    words = await _meaning_schools(session, municipality_id, words)
    fits = [fit(word) for word in words]
    if not words:
        return Found((everybody,), (everybody,))
    ids = [_ids(municipality_id, word) for word in words]
    sizes = (await session.execute(select(*(_size(one) for one in ids)))).one()
    size, rarest = min(zip(sizes, range(len(words)), strict=True))
    others = fits[:rarest] + fits[rarest + 1 :]
    if size <= FEW:
        few = (Person.id.in_(ids[rarest]), *others)
        return Found(few, few)
    in_order = (everybody, *fits)
    if words[rarest].schools:
        return Found(in_order, in_order)
    return Found(in_order, (*_met_by(municipality_id, words[rarest]), *others))


def fit(word: Wanted) -> ColumnElement[bool]:
    """Whether a person is meant by a word."""
    one = aliased(NameWord)
    named = _each(one.person_id == Person.id, *_begun(word, one))
    if not word.schools:
        return named
    of_school = aliased(SchoolWord)
    return or_(named, _each(of_school.school_id == Person.school_id, *_begun(word, of_school)))


async def _meaning_schools(
    session: AsyncSession, municipality_id: int, words: Sequence[Wanted]
) -> Sequence[Wanted]:
    """The same words; those that begin no word of a school's name mean people alone."""
    if not any(word.schools for word in words):
        return words
    here = SchoolWord.municipality_id == municipality_id
    begins = [_each(here, *_begun(word, SchoolWord)) for word in words]
    found = (await session.execute(select(*begins))).one()
    return [replace(word, schools=word.schools and any_) for word, any_ in zip(words, found, strict=True)]


def _ids(municipality_id: int, word: Wanted) -> SelectBase:
    """The ids of those who are meant by a word (of some twice), by indexes alone."""
    named = select(NameWord.person_id).where(NameWord.municipality_id == municipality_id, *_begun(word))
    if not word.schools:
        return named
    one = aliased(Person)
    of_schools = (
        select(one.id)
        .join(SchoolWord, SchoolWord.school_id == one.school_id)
        .where(SchoolWord.municipality_id == municipality_id, *_begun(word, SchoolWord))
    )
    return union_all(named, of_schools)


def _size(ids: SelectBase) -> ScalarSelect[int]:
    """How many they are, counted no further than one beyond FEW."""
    some = select(literal_column("1")).select_from(ids.subquery()).limit(FEW + 1).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def _met_by(municipality_id: int, word: Wanted) -> tuple[ColumnElement[bool], ...]:
    """A way over the word's people: each stands once beside the first of their words that begins so."""
    earlier = aliased(NameWord)
    again = _each(
        earlier.person_id == NameWord.person_id,
        earlier.word >= word.beginning,
        earlier.word < NameWord.word,
    )
    here = NameWord.municipality_id == municipality_id
    return (NameWord.person_id == Person.id, here, *_begun(word), ~again)


def _each(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether there is such a word, looked up person by person.

    Without the offset PostgreSQL would gather the people of a common word first, although a page needs few.
    """
    return select(literal_column("1")).where(*conditions).offset(0).exists()


def _begun(
    word: Wanted, table: type[NameWord] | type[SchoolWord] = NameWord
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.word >= word.beginning, table.word < word.beginning + LAST
