"""Schools of a municipality: found, corrected, added, made one; teams of their people."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.enums import Role, SchoolCategory
from models.partnerships import SchoolPartnership
from models.people import Person, School, SchoolAlias
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.orders import Order
from services.people.drafts import RosterDraft, RosterPerson, RosterSchool
from services.registry import Services
from tests.builders import District, a_district

LONG = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 1» <b>&</b> " + "я" * 115
BASIS = "приказ"


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def names(services: Services, district: District, query: str = "") -> list[str]:
    return [one.name for one in (await services.people.schools(district.methodist, 0, query)).schools]


async def test_the_list_is_paged_and_searched_in_any_case(
    district: District, services: Services, database: Database
) -> None:
    await a_district(database, name="Тосненский район")
    for number in range(12):
        await services.people.add_school(district.methodist, f"Лицей № {number + 1:02}")
    await district.person("Смирнова", Role.MENTEE)
    first = await services.people.schools(district.methodist)
    assert (len(first.schools), first.earlier, first.later) == (8, False, True)
    second = await services.people.schools(district.methodist, 1)
    assert (len(second.schools), second.earlier, second.later) == (6, True, False)
    assert [one.people for one in second.schools if one.name == "Шумская СОШ"] == [1]
    assert await names(services, district, "шумская") == ["Шумская СОШ"]
    assert await names(services, district, "ЛИЦЕЙ 07") == ["Лицей № 07"]
    assert await names(services, district, "Шyмcкая") == ["Шумская СОШ"], "Latin y, c"
    assert await names(services, district, "100%_") == []


async def test_a_card_says_how_many_and_when_they_were_counted(
    district: District, services: Services
) -> None:
    people, methodist, school = services.people, district.methodist, district.weak_school
    await people.set_category(methodist, school, SchoolCategory.AT_RISK)
    await people.set_head_count(methodist, school, 24, date(2026, 9, 1))
    curator = await district.person("Жуков", Role.CURATOR)
    card = await people.school_card(curator, school)
    assert (card.category, card.head_count, card.counted_on) == (
        SchoolCategory.AT_RISK,
        24,
        date(2026, 9, 1),
    )
    assert (card.people, card.editable) == (1, False)
    with pytest.raises(NotFound):
        await people.school_card(curator, district.leader_school)
    for count, day, key in (
        (0, date(2026, 9, 1), "schools-count-wrong"),
        (2001, date(2026, 9, 1), "schools-count-wrong"),
        (20, date(2026, 11, 17), "schools-count-future"),
    ):
        with pytest.raises(DomainError, match=key):
            await people.set_head_count(methodist, school, count, day)


async def test_names_are_checked_and_kept_apart(district: District, services: Services) -> None:
    people, methodist = services.people, district.methodist
    added = await people.add_school(methodist, LONG[:200])
    assert (await people.school_card(methodist, added)).name == LONG[:200]
    for name, key in (
        ("  ", "programme-name-empty"),
        ("я" * 201, "error-text-too-long"),
        ("ШУМСКАЯ сош", "schools-exists"),
        ("«Шумская» СОШ", "schools-exists"),
        ("Шумcкая CОШ", "schools-exists"),  # Latin c, C
    ):
        with pytest.raises(DomainError, match=key):
            await people.add_school(methodist, name)
        with pytest.raises(DomainError, match=key):
            await people.rename_school(methodist, added, name)


async def test_a_renamed_school_is_found_by_the_next_roster(
    district: District, services: Services, database: Database
) -> None:
    people, methodist = services.people, district.methodist
    await district.person("Смирнова", Role.MENTEE, name="Марина", patronymic="Викторовна")
    await people.rename_school(methodist, district.weak_school, "МКОУ «Шумская средняя школа»")
    assert "Шумская СОШ" in (await people.known_names(methodist)).schools
    row = RosterPerson("Лист", 2, "Смирнова", "Марина", "Викторовна", school="Шумская СОШ", role="mentee")
    draft = RosterDraft((row,), (RosterSchool("Шумская СОШ"),))
    preview = await people.preview_roster(methodist, draft)
    assert preview.new == 0
    assert preview.new_schools == ()
    assert "school" not in [field for change in preview.changes for field in change.what]
    await people.confirm_roster(methodist, preview.draft_id, BASIS)
    async with database.read() as session:
        assert await session.scalar(select(func.count(School.id))) == 2
    # And back again: the first name is its own once more.
    await people.rename_school(methodist, district.weak_school, "Шумская СОШ")
    assert (await people.school_card(methodist, district.weak_school)).name == "Шумская СОШ"


async def test_two_schools_become_one(district: District, services: Services, database: Database) -> None:
    people, partnerships, methodist = services.people, services.partnerships, district.methodist
    double = await people.add_school(methodist, "Шумская средняя школа")
    teacher = await district.person("Белова", Role.MENTEE, school_id=double)
    team = await people.make_team(methodist, "Чтение", double)
    kept = (await partnerships.join_schools(methodist, district.leader_school, [district.weak_school]))[0]
    await partnerships.set_contract(methodist, kept, Order("7", date(2026, 9, 1)))
    await partnerships.join_schools(methodist, district.leader_school, [double])
    await partnerships.join_schools(methodist, double, [district.weak_school])
    await people.set_head_count(methodist, double, 31, date(2026, 9, 1))
    preview = await people.merge_preview(methodist, district.weak_school, double)
    assert (preview.gone, preview.people, preview.partnerships) == ("Шумская средняя школа", 1, 2)
    await people.merge_schools(methodist, district.weak_school, double)
    with pytest.raises(NotFound):
        await people.merge_schools(methodist, district.weak_school, double)
    card = await people.school_card(methodist, district.weak_school)
    assert (card.people, card.teams, card.head_count) == (1, 1, 31)
    assert card.writings == ("Шумская средняя школа",)
    assert [(one.id, one.contract_number) for one in card.partners] == [(kept, "7")]
    assert (await people.team(methodist, team)).school_id == district.weak_school
    async with database.read() as session:
        person = await session.get_one(Person, teacher.person_id)
        assert person.school_id == district.weak_school
    row = RosterPerson("Лист", 2, "Новая", "Анна", school="ШУМСКАЯ средняя школа")
    preview_of = await people.preview_roster(methodist, RosterDraft((row,), ()))
    assert preview_of.new == 1
    assert preview_of.new_schools == ()
    with pytest.raises(NotFound):
        await people.merge_schools(methodist, district.weak_school, district.weak_school)


async def test_who_refused_under_the_old_name_is_not_brought_back(
    district: District, services: Services, database: Database, clock: FixedClock
) -> None:
    people, methodist = services.people, district.methodist
    row = RosterPerson("Лист", 2, "Тихонова", "Вера", school="Шумская СОШ")
    saved = await people.preview_roster(methodist, RosterDraft((row,), ()))
    await people.confirm_roster(methodist, saved.draft_id, BASIS)
    token = (await people.links(methodist))[0].token
    stranger = await district.person("Чужая")
    await people.refuse(stranger, token)
    await people.rename_school(methodist, district.weak_school, "Шумская гимназия")
    for school in ("Шумская СОШ", "Шумская гимназия"):
        again = RosterPerson("Лист", 2, "Тихонова", "Вера", school=school)
        preview = await people.preview_roster(methodist, RosterDraft((again,), ()))
        assert (preview.new, len(preview.refused)) == (0, 1)


async def test_nothing_of_a_school_is_left_behind_by_a_merge(database: Database) -> None:
    """Every table that refers to a school is known to the merge (or goes with the school on purpose)."""
    from services.people.schools_changed import _pointing_at_schools

    found = {f"{table.name}.{column}" for table, column in _pointing_at_schools()}
    assert {
        "people.school_id",
        "teams.school_id",
        "school_aliases.school_id",
        "school_partnerships.leader_school_id",
        "school_partnerships.partner_school_id",
    } <= found
    async with database.read() as session:
        assert await session.scalar(select(func.count(SchoolAlias.id))) == 0
        assert await session.scalar(select(func.count(SchoolPartnership.id))) == 0


async def test_a_team_of_a_school_begins_with_its_people(district: District, services: Services) -> None:
    people, methodist = services.people, district.methodist
    curator = await district.person("Жуков", Role.CURATOR)
    teacher = await district.person("Смирнова", Role.MENTEE)
    stranger = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    team = await people.make_team(curator, "Команда Шумской школы", district.weak_school)
    card = await people.team(curator, team)
    assert [name.split("\u00a0")[0] for name in card.members] == ["Жуков", "Смирнова"]
    await people.put_in_team(curator, team, teacher.require_person(), False)
    for _ in range(2):
        await people.put_in_team(curator, team, teacher.require_person(), True)
    assert len((await people.mates(curator, team)).people) == 2
    with pytest.raises(NotFound):
        await people.put_in_team(curator, team, stranger.require_person(), True)
    with pytest.raises(DomainError, match="teams-exists"):
        await people.make_team(methodist, "Команда Шумской школы")
    lines = (await people.teams(curator)).teams
    assert [(line.name, line.members) for line in lines] == [("Команда Шумской школы", 2)]


async def test_a_team_of_several_schools_around_a_deficit(
    district: District, services: Services, database: Database
) -> None:
    people, methodist = services.people, district.methodist
    deficit = (await people.deficits(methodist))[0]
    team = await people.make_team(methodist, "Функциональное чтение", None, deficit.id)
    for school in (district.weak_school, district.leader_school):
        mate = await district.person("Смирнова", Role.MENTEE, school_id=school)
        await people.put_in_team(methodist, team, mate.require_person(), True)
    card = await people.team(methodist, team)
    assert (card.school, card.deficit, len(card.members)) == ("", deficit, 2)
    await people.rename_team(methodist, team, "Чтение")
    await people.set_team_deficit(methodist, team, None)
    assert (await people.team(methodist, team)).deficit is None
    curator = await district.person("Жуков", Role.CURATOR)
    with pytest.raises(NotFound):
        await people.team(curator, team)
    elsewhere = await a_district(database, name="Тосненский район")
    with pytest.raises(NotFound):
        await people.set_team_deficit(methodist, team, (await people.deficits(elsewhere.methodist))[0].id)
    await people.drop_team(methodist, team)
    assert (await people.teams(methodist)).teams == ()
