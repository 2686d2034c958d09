"""The programme's deficits: seven to begin with, the methodist's own words, what people say of themselves."""

import pytest

from models.database import Database
from models.enums import DeficitKind, DeficitSide, Role
from services.errors import DomainError, Forbidden, NotFound
from services.people.deficits import MOST
from services.registry import Services
from tests.builders import a_district


async def test_a_programme_begins_with_the_usual_seven(services: Services, database: Database) -> None:
    people = services.people
    district = await a_district(database)
    assert [one.kind for one in await people.deficits(district.methodist)] == list(DeficitKind)


async def test_what_is_chosen_replaces_what_was_chosen_before(services: Services, database: Database) -> None:
    people = services.people
    district = await a_district(database)
    teacher = await district.person("Смирнова", Role.MENTEE)
    first, second, third, *_ = (one.id for one in await people.deficits(teacher))
    await people.choose_deficits(teacher, DeficitSide.WANTED, [first, second])
    await people.choose_deficits(teacher, DeficitSide.SHARED, [third])
    await people.choose_deficits(teacher, DeficitSide.WANTED, [second, second])
    own = await people.own_deficits(teacher)
    assert own.wanted == {second}
    assert own.shared == {third}
    card = await people.card(district.methodist, teacher.require_person())
    assert [one.id for one in card.deficits.chosen] == [second], "the methodist sees it, too"
    assert [one.id for one in card.strengths.chosen] == [third]


async def test_a_foreign_deficit_can_be_neither_chosen_nor_changed(
    services: Services, database: Database
) -> None:
    people = services.people
    here, elsewhere = await a_district(database), await a_district(database, name="Другой район")
    foreign = (await people.deficits(elsewhere.methodist))[0].id
    teacher = await here.person("Смирнова", Role.MENTEE)
    with pytest.raises(NotFound):
        await people.choose_deficits(teacher, DeficitSide.WANTED, [foreign])
    with pytest.raises(NotFound):
        await people.rename_deficit(here.methodist, foreign, "Чужое", {})
    with pytest.raises(Forbidden):
        await people.add_deficit(teacher, "Своё")


async def test_the_methodist_names_adds_and_retires(services: Services, database: Database) -> None:
    people = services.people
    district = await a_district(database)
    teacher = await district.person("Смирнова", Role.MENTEE)
    own = await people.add_deficit(district.methodist, "Функциональная грамотность")
    with pytest.raises(DomainError, match="deficits-double"):
        await people.add_deficit(district.methodist, "функциональная ГРАМОТНОСТЬ")
    await people.rename_deficit(district.methodist, own, "Читательская грамотность", {})
    await people.choose_deficits(teacher, DeficitSide.WANTED, [own])
    await people.offer_deficit(district.methodist, own, offered=False)
    assert own not in {one.id for one in await people.deficits(teacher)}
    assert not (await people.own_deficits(teacher)).wanted
    await people.offer_deficit(district.methodist, own, offered=True)
    assert (await people.own_deficits(teacher)).wanted == {own}


async def test_a_list_does_not_grow_without_end(services: Services, database: Database) -> None:
    district = await a_district(database)
    for number in range(MOST - len(DeficitKind)):
        await services.people.add_deficit(district.methodist, f"Дефицит {number}")
    with pytest.raises(DomainError, match="deficits-too-many"):
        await services.people.add_deficit(district.methodist, "Лишний")
