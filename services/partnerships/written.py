"""Who waits for the mentor whom the roster names for them, and whom that name means.

However many people there are, only those are looked at who share the rarest word of a name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, Role
from models.name_words import NameWord
from models.partnerships import Partnership
from models.people import Membership, Person, words_of
from models.programmes import Programme
from models.standings import WAITING, Standing
from services.partnerships.making import LIVING
from services.partnerships.names import Candidate, KnownNames, alike, slips, words
from services.people.listing import in_force, is_led, takes_part, unindexed
from services.people.searching import LAST

NAMESAKES = 300
"""Who shares every word of a name with more people than this can't be told from them."""
BEGINNING = 2
"""A surname that is like another begins with as many of its letters, or is one slip of the pen away."""
SIMILAR = 1000


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody and what the roster says of their mentor; `sort_key` is for lists by name."""

    id: int
    written: str
    sort_key: str


async def waiting(
    session: AsyncSession, programme_id: int, today: date, most: int, after: int = 0
) -> list[Waiting]:
    """The first `most` people behind `after`, by id, who wait for the mentor written for them."""
    kept = (
        select(Standing.person_id, Person.roster_mentor, Person.sort_key)
        .join(Person, Person.id == Standing.person_id)
        .where(Standing.programme_id == programme_id, WAITING, Standing.person_id > after)
        .order_by(Standing.person_id)
    )
    # Standings know neither who only runs the programme nor whose part ends on a day to come: they are few.
    others = (
        select(Membership.person_id, Person.roster_mentor, Person.sort_key)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.programme_id == programme_id,
            unindexed(Membership.person_id) > after,
            *_waits(programme_id),
        )
        .order_by(Membership.person_id)
        .distinct()
    )
    running = others.where(Membership.role == Role.METHODIST, in_force(today))
    ending = others.where(Membership.ends_on.is_not(None), Membership.ends_on >= today)
    found: set[Waiting] = set()
    for query in (kept, running, ending):
        found.update(Waiting(*row) for row in await session.execute(query.limit(most)))
    return sorted(found, key=lambda one: one.id)[:most]


async def still_waiting(
    session: AsyncSession, programme_id: int, today: date, ids: Collection[int]
) -> list[Waiting]:
    """Those of `ids` who wait."""
    rows = await session.execute(
        select(Person.id, Person.roster_mentor, Person.sort_key).where(
            Person.id.in_(ids), *_waits(programme_id), takes_part(programme_id, today)
        )
    )
    return [Waiting(*row) for row in rows]


def _waits(programme_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Person.roster_mentor != "",
        Person.state != PersonState.WITHDRAWN,
        ~is_led(Partnership.programme_id == programme_id, Partnership.state.in_(LIVING)),
    )


async def meant(
    session: AsyncSession, programme: Programme, today: date, people: Collection[Waiting]
) -> dict[int, int]:
    """Person → the one whom the name written for them can only mean; those with a doubt are left out."""
    ways = await _ways(session, programme, {one.written for one in people})
    known = await _known(session, programme, today, set(ways.values()))
    found = {}
    for one in people:
        way = ways.get(one.written)
        if way and (mentor := known[way].only(one.written, but=one.id)):
            found[one.id] = mentor.id
    return found


async def likely(session: AsyncSession, programme: Programme, today: date, person: Person) -> Sequence[int]:
    """Whom the name written for a person may mean, most likely first."""
    name = person.roster_mentor
    surname = words(name)[:1]
    if not surname:
        return ()
    ways, own = await _ways(session, programme, {name}), set(words_of(surname[0]))
    people = {
        *await _some(session, programme, today, ways.values()),
        *await _some(session, programme, today, own),
    }
    if not KnownNames(people).has_namesakes(name, but=person.id):
        # Surnames like it are many, and count only where nobody has this one.
        similar = {word for part in own for word in await _similar(session, programme, part)}
        people.update(await _some(session, programme, today, similar))
    in_order = sorted(people, key=lambda one: (one.surname, one.name, one.patronymic, one.id))
    return [one.id for one in KnownNames(in_order).likely(name, but=person.id)]


async def _some(
    session: AsyncSession, programme: Programme, today: date, asked: Collection[str]
) -> list[Candidate]:
    """Those who have one of these words in their name, NAMESAKES at most."""
    rows = await session.execute(_people(programme, today, asked).limit(NAMESAKES))
    return [Candidate(*row[1:]) for row in rows]


async def _ways(session: AsyncSession, programme: Programme, names: Iterable[str]) -> dict[str, str]:
    """Name → the rarest of its words, by which those whom it may mean are found; hopeless names have none."""
    asked = {name: _asked(name) for name in names}
    rows = await session.execute(
        select(NameWord.word, func.count())
        .where(_named(programme, {word for asks in asked.values() for word in asks}))
        .group_by(NameWord.word)
    )
    sizes = {row[0]: row[1] for row in rows}
    ways = {}
    for name, asks in asked.items():
        size, way = min(((sizes.get(word, 0), word) for word in asks), default=(0, ""))
        if 0 < size <= NAMESAKES:
            ways[name] = way
    return ways


def _asked(name: str) -> list[str]:
    """The words that whoever is meant must have: the surname's, and of the given names those written out."""
    surname, *given = words(name) or [""]
    parts = [surname, *(one for one in given[:2] if len(one) > 1)]
    return [word for part in parts for word in words_of(part)]


async def _known(
    session: AsyncSession, programme: Programme, today: date, asked: Collection[str]
) -> dict[str, KnownNames]:
    """Word → those of the programme who have it in their name."""
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for row in await session.execute(_people(programme, today, asked)):
        found[row[0]].append(Candidate(*row[1:]))
    return {word: KnownNames(found[word]) for word in asked}


async def _similar(session: AsyncSession, programme: Programme, surname: str) -> set[str]:
    """Words of names that may be what was meant by this one."""
    beginning = surname[:BEGINNING]
    begun = (
        select(NameWord.word)
        .where(
            NameWord.municipality_id == programme.municipality_id,
            NameWord.word >= beginning,
            NameWord.word < beginning + LAST,
        )
        .distinct()
        .limit(SIMILAR)
    )
    slipped = select(NameWord.word).where(_named(programme, slips(surname))).distinct()
    found = {*await session.scalars(begun), *await session.scalars(slipped)}
    return {word for word in found if alike(surname, word)}


def _people(programme: Programme, today: date, asked: Collection[str]) -> Select[str, int, str, str, str]:
    """Those of the programme who have one of these words in their name, beside it."""
    return (
        select(NameWord.word, Person.id, Person.surname, Person.name, Person.patronymic)
        .join(Person, Person.id == NameWord.person_id)
        .where(
            _named(programme, asked),
            Person.state != PersonState.WITHDRAWN,
            takes_part(programme.id, today),
        )
        .order_by(NameWord.word, Person.id)
    )


def _named(programme: Programme, asked: Collection[str]) -> ColumnElement[bool]:
    return (NameWord.municipality_id == programme.municipality_id) & NameWord.word.in_(asked)
