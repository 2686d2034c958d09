"""People found by how words of their names begin: what is kept are the names', all ways find the same."""

import random
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import migrations
from models import name_words
from models.database import Database
from models.enums import EventKind, Role
from models.name_words import NameWord, SchoolWord
from models.people import Person, School, name_key, words_of
from models.programmes import Municipality
from services.actor import Actor
from services.clock import FixedClock
from services.events.facts import NewEvent
from services.events.guests import invite
from services.partnerships.facts import PeoplePage as ChoicePage
from services.people import searching
from services.people.facts import PeoplePage
from services.registry import Services
from tests.builders import NOW, District, a_district
from tests.conftest import build_services

SURNAMES = (
    "Ёлкина",
    "О’Нил",
    "О'Нил-Елисеева",
    "Салтыкова-Щедрина",
    "Орлова (Петрова)",
    'Ли "Ким"',
    "Ю\\н",
)
NAMES = ("Елена", "Ирина", "Елизавета", "")
SEARCHES = (
    "ел",
    "Е",
    "ёлк ир",
    "щедр",
    "салтыкова-щ",
    "петр орл",
    "о'н",
    "нил",
    "лкина",
    "ким",
    "ю",
    "%",
    "прил е",
)


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.fixture
def town(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


@pytest.mark.parametrize("seed", range(3))
async def test_the_words_follow_the_names(any_database: Database, district: District, seed: int) -> None:
    chance = random.Random(seed)
    async with any_database.write() as session:
        other = Municipality(region_id=district.region_id, name="Соседний район")
        session.add(other)
        await session.flush()
        for _ in range(40):
            await _change(session, district, chance, [district.municipality_id, other.id])
            assert await _kept(session) == await _split(session)


async def test_the_words_follow_the_schools(any_database: Database, district: District) -> None:
    async def kept() -> set[tuple[int, str]]:
        rows = await session.execute(select(SchoolWord.school_id, SchoolWord.word))
        return {(school, word) for school, word in rows}

    async with any_database.write() as session:
        added = School(municipality_id=district.municipality_id, name="СОШ №1 «Ёлочка»/Лицей-2")
        session.add(added)
        row = {"municipality_id": district.municipality_id, "name": "Школа_3 №4"}
        other = await session.scalar(insert(School).returning(School.id), [row])
        await session.flush()
        here = {
            (one.id, word) for one in await session.scalars(select(School)) for word in words_of(one.name)
        }
        assert await kept() == here
        assert {(added.id, "1"), (added.id, "елочка"), (added.id, "лицей"), (other, "4")} <= here
        added.name = "Гимназия"
        await session.flush()
        await session.execute(delete(School).where(School.id == other))
        assert {one for one in await kept() if one[0] in (added.id, other)} == {(added.id, "гимназия")}
    async with migrations._changing(any_database):
        pass
    async with any_database.read() as session:
        assert (added.id, "гимназия") in await kept()


async def test_who_withdraws_leaves_no_word_of_the_name(
    any_database: Database, district: District, town: Services
) -> None:
    leaving = await district.person("Салтыкова-Щедрина", Role.MENTEE, name="Дарья", patronymic="")
    await district.person("Белова", Role.MENTEE)
    await town.people.withdraw(leaving)
    async with any_database.read() as session:
        words = set(await session.scalars(select(NameWord.word)))
        assert await _kept(session) == await _split(session)
    assert "белова" in words
    assert words.isdisjoint({"салтыкова", "щедрина", "дарья"})


async def test_a_change_of_the_schema_takes_the_names_apart_anew(
    any_database: Database, district: District
) -> None:
    person = (await district.person("Котова", Role.MENTEE)).require_person()
    async with any_database.engine.begin() as connection:
        await connection.run_sync(name_words.unmake)
        await connection.execute(update(Person).values(sort_key="пусто"))
    async with migrations._changing(any_database):
        pass
    async with any_database.write() as session:
        assert await _kept(session) == await _split(session)
        await session.execute(update(Person).where(Person.id == person).values(sort_key="ёж петр"))
        assert {word for _, one, word in await _kept(session) if one == person} == {"ёж", "петр"}


@pytest.mark.parametrize("few", [0, 3, 1000])
async def test_every_way_finds_the_same(
    district: District, town: Services, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(searching, "FEW", few)
    people = {}
    for surname in SURNAMES:
        for name in NAMES:
            school = district.leader_school if name == "Елена" else district.weak_school
            one = await district.person(surname, Role.MENTEE, name=name, patronymic="", school_id=school)
            people[one.require_person()] = (f"{surname} {name}", school)
    schools = {one.id: one.name for one in (await town.people.schools(district.methodist)).schools}
    curator = replace(district.methodist, roles=frozenset({Role.CURATOR}), school_id=district.weak_school)
    for search in SEARCHES:
        named = {one for one, (name, _) in people.items() if _fits(search, name)}
        meant = {one for one, (name, school) in people.items() if _fits(search, f"{name} {schools[school]}")}
        assert await _listed(town, district.methodist, search) & people.keys() == named, search
        own = {one for one in named if people[one][1] == district.weak_school}
        assert await _listed(town, curator, search) & people.keys() == own, search
        assert await _chosen(town, district.methodist, search) & people.keys() == meant, search


async def test_guests_and_presenters_are_found_alike(
    any_database: Database, district: District, town: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [await district.person("Елисеева", Role.MENTEE, name=name) for name in ("Анна", "Елена", "Ольга")]
    await district.person("Орлова", Role.MENTEE)
    new = NewEvent(EventKind.SEMINAR, "Чтение", NOW + timedelta(days=100), 60)
    event = await town.events.create(district.methodist, new)
    for few in (0, 1000):
        monkeypatch.setattr(searching, "FEW", few)
        for find in (town.events.find_people, town.events.find_presenters):
            lines = await find(district.methodist, event, "елис")
            assert [one.person_id for one in lines] == [one.person_id for one in found]
    async with any_database.write() as session:
        await invite(session, event, [found[1].require_person()])
    for few in (0, 1000):
        monkeypatch.setattr(searching, "FEW", few)
        page = await town.events.guest_list(district.methodist, event, search="ел ел")
        assert [one.person_id for one in page.lines] == [found[1].person_id]
        assert [
            one.person_id for one in await town.events.find_people(district.methodist, event, "елис")
        ] == [
            found[0].person_id,
            found[2].person_id,
        ]


async def _change(
    session: AsyncSession, district: District, chance: random.Random, municipalities: Sequence[int]
) -> None:
    """One of the ways in which somebody comes, is called otherwise, moves or goes."""
    ids = list(await session.scalars(select(Person.id)))
    name = {"surname": chance.choice(SURNAMES), "name": chance.choice(NAMES)}
    what = chance.randrange(6)
    if what == 0 or not ids:
        row = name | {"municipality_id": chance.choice(municipalities), "created_at": NOW}
        await session.execute(insert(Person), [row, row | {"surname": chance.choice(SURNAMES)}])
    elif what == 1:
        session.add(Person(municipality_id=district.municipality_id, created_at=NOW, **name))
        await session.flush()
    elif what == 2:
        (await session.get_one(Person, chance.choice(ids))).surname = name["surname"]
        await session.flush()
    elif what == 3:
        key = name_key(*name.values())
        await session.execute(update(Person).where(Person.id == chance.choice(ids)).values(sort_key=key))
    elif what == 4:
        moved = update(Person).where(Person.id == chance.choice(ids))
        await session.execute(moved.values(municipality_id=chance.choice(municipalities)))
    else:
        gone = chance.choice([one for one in ids if one != district.methodist.person_id] or [0])
        await session.execute(delete(Person).where(Person.id == gone))


async def _kept(session: AsyncSession) -> set[tuple[int, int, str]]:
    rows = await session.execute(select(NameWord.municipality_id, NameWord.person_id, NameWord.word))
    return {(row[0], row[1], row[2]) for row in rows}


async def _split(session: AsyncSession) -> set[tuple[int, int, str]]:
    """What there should be, taken apart here."""
    rows = await session.execute(select(Person.municipality_id, Person.id, Person.sort_key))
    signs = re.escape(" " + name_words.BETWEEN)
    return {
        (municipality, person, word)
        for municipality, person, key in rows
        for word in re.split(f"[{signs}]", key)
        if word
    }


def _fits(search: str, text: str) -> bool:
    """Whether each word of the search begins one of the text."""
    folded = [one.casefold().replace("ё", "е") for one in (search, text)]
    wanted, words = (re.findall(r"\w+", one) for one in folded)
    return all(any(word.startswith(one) for word in words) for one in wanted)


async def _whole(look: Callable[[int], Awaitable[PeoplePage | ChoicePage]]) -> set[int]:
    """The ids of all pages; as many as the place says."""
    found: set[int] = set()
    page = 0
    while (shown := await look(page)).place.later:
        found |= {one.id for one in shown.people}
        page += 1
    found |= {one.id for one in shown.people}
    assert shown.place.total == len(found)
    return found


async def _listed(town: Services, actor: Actor, search: str) -> set[int]:
    return await _whole(lambda page: town.people.people(actor, page, query=search))


async def _chosen(town: Services, actor: Actor, search: str) -> set[int]:
    return await _whole(lambda page: town.partnerships.people(actor, page, search))
