"""People's own words: laid onto the programme's list at an import, mapped once for all by the methodist."""

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import DeficitKind, DeficitSide, Role
from models.people import Deficit, Person, PersonDeficit
from services.actor import Actor
from services.errors import Forbidden, NotFound
from services.people.drafts import RosterDraft, RosterPerson
from services.people.wordings import map_words
from services.people.words import recognised
from services.registry import Services
from tests.builders import District, a_district


def row(number: int, surname: str, wants: tuple[str, ...], shares: tuple[str, ...] = ()) -> RosterPerson:
    return RosterPerson(
        sheet="",
        row=number,
        surname=surname,
        name="Анна",
        patronymic="Ивановна",
        school="Шумская СОШ",
        role="mentee",
        deficits=wants,
        strengths=shares,
    )


async def take(services: Services, methodist: Actor, *people: RosterPerson) -> None:
    """Import a roster of these."""
    preview = await services.people.preview_roster(
        methodist, RosterDraft(people=people, schools=(), errors=()), "список.csv", ""
    )
    await services.people.confirm_roster(methodist, preview.draft_id, "")


async def said(database: Database, surname: str) -> set[tuple[DeficitKind | None, str, DeficitSide]]:
    async with database.read() as session:
        rows = await session.execute(
            select(Deficit.kind, Deficit.title, PersonDeficit.side)
            .join(PersonDeficit, PersonDeficit.deficit_id == Deficit.id)
            .join(Person, Person.id == PersonDeficit.person_id)
            .where(Person.surname == surname)
        )
        return {(kind, title, side) for kind, title, side in rows}


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def test_a_roster_is_laid_onto_the_list(
    district: District, services: Services, database: Database
) -> None:
    methodist = district.methodist
    people = (
        row(2, "Белова", ("работа с родителями", "чайные церемонии"), ("методика преподавания",)),
        row(3, "Котова", ("чайные церемонии",)),
    )
    await take(services, methodist, *people)
    mapped = {
        (DeficitKind.PARENTS, "", DeficitSide.WANTED),
        (DeficitKind.METHOD, "", DeficitSide.SHARED),
    }
    assert await said(database, "Белова") == mapped
    assert await said(database, "Котова") == set()
    words = await services.people.own_words(methodist)
    assert [(one.words, one.people) for one in words] == [("чайные церемонии", 2)]
    await take(services, methodist, *people)
    assert await said(database, "Белова") == mapped, "the same roster again changes nothing"


async def test_the_methodist_says_once_what_words_mean(
    district: District, services: Services, database: Database
) -> None:
    methodist = district.methodist
    tea = await services.people.add_deficit(methodist, "Культура чая")
    await take(services, methodist, row(2, "Белова", ("Чайные  церемонии!",)), row(3, "Котова", ("ёлки",)))
    assert await services.people.map_wording(methodist, "чайные церемонии", tea) == 1
    assert await services.people.map_wording(methodist, "Ёлки", None) == 0
    assert await services.people.own_words(methodist) == ()
    wanted = {(None, "Культура чая", DeficitSide.WANTED)}
    assert await said(database, "Белова") == wanted
    # Later rosters know it too, and the list's own titles are known without being told.
    await take(
        services, methodist, row(2, "Лисова", ("чайные церемонии",)), row(3, "Зимина", ("культура чая",))
    )
    assert await said(database, "Лисова") == await said(database, "Зимина") == wanted
    assert await said(database, "Котова") == set()


async def test_mapping_again_only_adds(district: District, services: Services, database: Database) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    assert teacher.person_id
    async with database.write() as session:
        await session.execute(
            update(Person).where(Person.id == teacher.person_id).values(deficits="работа с родителями")
        )
    for _ in range(2):
        async with database.write() as session:
            await map_words(session, district.programme_id, [teacher.person_id], services.clock.now().date())
    assert len(await said(database, "Смирнова")) == 1


async def test_foreign_deficits_and_strangers(
    district: District, services: Services, database: Database
) -> None:
    elsewhere = await a_district(database, name="Другой район")
    foreign = (await services.people.catalogue(elsewhere.methodist))[0].id
    with pytest.raises(NotFound):
        await services.people.map_wording(district.methodist, "слова", foreign)
    with pytest.raises(NotFound):
        await services.people.map_wording(district.methodist, " !!! ", None)
    teacher = await district.person("Смирнова", Role.MENTEE)
    for attempt in (
        services.people.own_words(teacher),
        services.people.catalogue(teacher),
        services.people.map_wording(teacher, "слова", None),
    ):
        with pytest.raises(Forbidden):
            await attempt


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("работа с родителями; чай", ["parents", None]),
        ("работа с родителями, методика преподавания", ["parents", "method"]),
        ("1) Предметное содержание 2) чай, кофе", ["subject", None]),
        ("", []),
        (";;; ,", []),
        ("я" * 2000, [None]),
    ],
)
def test_words_taken_apart(text: str, kinds: list[str | None]) -> None:
    assert [kind for kind, _ in recognised(text)] == kinds
