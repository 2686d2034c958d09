"""The mentor column, for few and for many who wait: the same people are meant, nobody is taken silently."""

import random

import pytest
from sqlalchemy import func, select, update

from models.database import Database
from models.enums import Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from services.partnerships import roster, written
from services.partnerships.names import Candidate, KnownNames
from services.partnerships.people import local_day
from services.partnerships.written import likely, meant, waiting
from services.registry import Services
from tests.builders import NOW, District, a_district

SURNAMES = ("Орлова", "Орлава", "Орлов", "Петрова-Водкина", "Водкина", "Ким", "Иванеева", "Ирина", "Фёдорова")
NAMES = ("Ирина", "Инна", "Анна-Мария", "Пётр")
PATRONYMICS = ("Павловна", "Петровна", "")


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


async def write(database: Database, person_id: int | None, text: str) -> None:
    async with database.write() as session:
        await session.execute(update(Person).where(Person.id == person_id).values(roster_mentor=text))


def as_written(chance: random.Random) -> str:
    """A name as rosters have it: whole or initials, with a slip now and then."""
    surname, name, patronymic = (chance.choice(parts) for parts in (SURNAMES, NAMES, PATRONYMICS))
    if chance.random() < 0.3:
        at = chance.randrange(written.BEGINNING, len(surname))
        surname = surname[:at] + chance.choice(("", "а", "о")) + surname[at + 1 :]
    short = f"{surname} {name[0]}.{patronymic[:1]}."
    return chance.choice((short, f"{surname} {name} {patronymic}", surname.lower(), f"{surname} {name[0]}"))


@pytest.mark.parametrize("seed", range(3))
async def test_the_words_of_names_lead_to_whom_everybody_looked_through_gives(
    any_database: Database, district: District, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        surname, name, patronymic = (chance.choice(parts) for parts in (SURNAMES, NAMES, PATRONYMICS))
        mentor = await district.person(
            surname, Role.MENTOR, name=name, patronymic=patronymic, with_account=False
        )
        await write(any_database, mentor.person_id, as_written(chance))
    async with any_database.read() as session:
        programme = await session.get_one(Programme, district.programme_id)
        today = local_day(programme, NOW)
        everybody = (await session.scalars(select(Person))).all()
        known = KnownNames(Candidate(one.id, one.surname, one.name, one.patronymic) for one in everybody)
        people = await waiting(session, programme.id, today, 100)
        found = await meant(session, programme, today, people)
        assert len(people) == 25
        for one in people:
            sure = known.only(one.written, but=one.id)
            assert found.get(one.id) == (sure.id if sure else None), one.written
            asked = await session.get_one(Person, one.id)
            maybe = {other.id for other in known.likely(one.written, but=one.id)}
            shown = set(await likely(session, programme, today, asked))
            # Three of equally like ones may be other three.
            assert (shown == maybe) or len(shown) == len(maybe) == 3, one.written


async def test_many_who_wait_are_looked_at_a_part_at_a_time_and_made_whole(
    services: Services, database: Database, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster, "LOOKED_AT", 3)
    monkeypatch.setattr(roster, "MADE_AT_ONCE", 2)
    for surname in ("Орлова", "Белова", "Котова"):
        await district.person(surname, Role.MENTOR, school_id=district.leader_school)
    for n, text in enumerate(
        ["Никто Н. Н.", "Орлова И. П.", "Белова И. П.", "Никто Н. Н.", "Орлова И. П.", "Котова Ирина"]
    ):
        mentee = await district.person(f"Первая{'абвгде'[n]}", Role.MENTEE)
        await write(database, mentee.person_id, text)
    partnerships, methodist = services.partnerships, district.methodist
    found = await partnerships.proposals(methodist)
    assert (found.all_pairs, found.all_questions, found.waiting, found.more) == (2, 1, 3, True)
    assert await partnerships.proposals_waiting(methodist) == 6
    made = await partnerships.accept_all(methodist)
    assert [one.is_group for one in made] == [True, False, False], "Orlova has both, of whatever part"
    found = await partnerships.proposals(methodist)
    assert (found.all_pairs, found.all_questions, found.more) == (0, 2, False)
    assert await partnerships.accept_all(methodist) == []
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Partnership)) == 3
        assert await session.scalar(select(func.count()).select_from(PartnershipMentee)) == 4


async def test_pairs_and_questions_are_leafed_through(
    services: Services, database: Database, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster, "SHOWN", 1)
    for surname in ("Орлова", "Белова"):
        await district.person(surname, Role.MENTOR)
    for surname, text in (("Вторая", "Белова И."), ("Первая", "Орлова И."), ("Третья", "Ким И.")):
        mentee = await district.person(surname, Role.MENTEE)
        await write(database, mentee.person_id, text)
    seen = [await services.partnerships.proposals(district.methodist, at) for at in range(3)]
    assert [[pair.mentor.short_name[:6] for pair in one.pairs] for one in seen] == [
        ["Белова"],
        ["Орлова"],
        [],
    ]
    assert [len(one.questions) for one in seen] == [1, 0, 0]
    assert {(one.all_pairs, one.all_questions) for one in seen} == {(2, 1)}


async def test_one_of_very_many_namesakes_is_asked_about_unless_the_name_tells_them_apart(
    services: Services, database: Database, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "NAMESAKES", 2)
    for name, patronymic in (("Ирина", "Павловна"), ("Анна", "Ильинична"), ("Вера", "Львовна")):
        await district.person("Орлова", Role.MENTOR, name=name, patronymic=patronymic)
    for surname, text in (("Первая", "Орлова А. И."), ("Вторая", "Орлова Анна Ильинична")):
        mentee = await district.person(surname, Role.MENTEE)
        await write(database, mentee.person_id, text)
    found = await services.partnerships.proposals(district.methodist)
    assert [[one.full_name[:6] for one in pair.mentees] for pair in found.pairs] == [["Вторая"]]
    assert [one.mentee.full_name[:6] for one in found.questions] == ["Первая"]
