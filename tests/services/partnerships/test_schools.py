"""Schools first, teachers second."""

from datetime import date

import pytest

from models.database import Database
from models.enums import NetworkModel, Role
from services.errors import DomainError, NotFound
from services.orders import Order
from services.registry import Services
from tests.builders import District, a_district
from tests.services.partnerships.cohort import a_cohort


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def test_a_contract_is_made_changed_and_ended(district: District, services: Services) -> None:
    partnerships, methodist = services.partnerships, district.methodist
    for _ in range(2):
        made = await partnerships.join_schools(methodist, district.leader_school, [district.weak_school])
    await partnerships.set_contract(methodist, made[0], Order("12-С", date(2026, 9, 15)))
    await partnerships.set_schools_model(methodist, made[0], NetworkModel.CHAIN)
    card = await partnerships.school_partnership(methodist, made[0])
    assert (card.leader, card.partner) == ("Приладожская СОШ", "Шумская СОШ")
    assert card.order is None
    await services.programmes.approve(methodist, Order("123-од", date(2026, 8, 25)))
    card = await partnerships.school_partnership(methodist, made[0])
    assert card.order == Order("123-од", date(2026, 8, 25))
    assert (card.contract_number, card.contract_date, card.model) == (
        "12-С",
        date(2026, 9, 15),
        NetworkModel.CHAIN,
    )
    for _ in range(2):
        await partnerships.part_schools(methodist, made[0])
    assert (await partnerships.school_partnership(methodist, made[0])).ended_on == date(2026, 11, 16)
    again = await partnerships.join_schools(methodist, district.leader_school, [district.weak_school])
    assert again == made
    assert (await partnerships.school_partnership(methodist, made[0])).ended_on is None


async def test_a_group_of_schools_around_a_leader(district: District, services: Services) -> None:
    others = [await services.people.add_school(district.methodist, f"Школа {name}") for name in "АБВ"]
    made = await services.partnerships.join_schools(
        district.methodist, district.leader_school, [*others, others[0]]
    )
    assert len(made) == 3
    card = await services.people.school_card(district.methodist, district.leader_school)
    assert [(one.name, one.leads) for one in card.partners] == [(f"Школа {name}", True) for name in "АБВ"]


async def test_wrong_partners(district: District, services: Services, database: Database) -> None:
    elsewhere = await a_district(database, name="Тосненский район")
    join = services.partnerships.join_schools
    with pytest.raises(DomainError, match="schools-partners-count"):
        await join(district.methodist, district.leader_school, [])
    with pytest.raises(DomainError, match="schools-partner-self"):
        await join(district.methodist, district.leader_school, [district.leader_school])
    with pytest.raises(NotFound):
        await join(district.methodist, district.leader_school, [elsewhere.weak_school])


async def test_teachers_of_schools_that_are_no_partners(district: District, services: Services) -> None:
    """With the setting off, a pair across schools needs a partnership of the schools in force."""
    partnerships, methodist = services.partnerships, district.methodist
    mentor = (await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)).require_person()
    mentee, second, third = [
        (await district.person(surname, Role.MENTEE)).require_person()
        for surname in ("Смирнова", "Белова", "Котова")
    ]
    near = (await district.person("Лисова", Role.MENTEE, school_id=district.leader_school)).require_person()
    await services.programmes.allow_across(methodist, False)
    with pytest.raises(DomainError, match="partnerships-across-schools") as refused:
        await partnerships.create(methodist, mentor, [near, mentee])
    assert isinstance(refused.value, DomainError)
    assert refused.value.values == {"mentor": "Приладожская СОШ", "mentee": "Шумская СОШ"}
    pair = await partnerships.create(methodist, mentor, [near])
    with pytest.raises(DomainError, match="partnerships-across-schools"):
        await partnerships.add_mentee(methodist, pair.id, mentee)

    joined = await partnerships.join_schools(methodist, district.leader_school, [district.weak_school])
    await partnerships.create(methodist, mentor, [mentee])
    await partnerships.part_schools(methodist, joined[0])
    with pytest.raises(DomainError, match="partnerships-across-schools"):
        await partnerships.create(methodist, mentor, [second])
    # The other way round they are partners, too: a mentor may come from the school that is led.
    await partnerships.join_schools(methodist, district.weak_school, [district.leader_school])
    await partnerships.create(methodist, second, [mentor])
    await partnerships.part_schools(methodist, joined[0])
    await services.programmes.allow_across(methodist, True)
    await partnerships.create(methodist, mentor, [third])


async def test_a_proposal_keeps_to_partner_schools_when_made_and_when_published(
    database: Database, services: Services
) -> None:
    cohort = await a_cohort(services, database)
    partnerships, methodist = services.partnerships, cohort.methodist
    await cohort.mentor("Орлова", 0, places=2)
    await cohort.mentee("Смирнова", 0)
    before_the_rule = await cohort.matched()
    await services.programmes.allow_across(methodist, False)
    published = await partnerships.publish_matching(methodist, before_the_rule, {})
    assert (published.pairs, published.left_out) == (0, 1)
    none = await cohort.matched()
    assert (await partnerships.matching(methodist, none)).placed == 0
    district = cohort.district
    await partnerships.join_schools(methodist, district.leader_school, [district.weak_school])
    allowed = await cohort.matched()
    assert (await partnerships.matching(methodist, allowed)).placed == 1
    assert (await partnerships.publish_matching(methodist, allowed, {})).pairs == 1


async def test_schools_are_led_as_a_group_under_one_contract(district: District, services: Services) -> None:
    partnerships, methodist = services.partnerships, district.methodist
    made = await partnerships.join_schools(methodist, district.leader_school, [district.weak_school])
    await partnerships.set_contract(methodist, made[0], Order("12-С", date(2026, 9, 15)))
    school = await services.people.add_school(methodist, "Школа А")
    group = await partnerships.group_schools(
        methodist, district.leader_school, [district.weak_school, school], "Читающие школы"
    )
    card = await partnerships.school_group(methodist, group)
    assert (card.name, card.leader) == ("Читающие школы", "Приладожская СОШ")
    assert [one.name for one in card.schools] == ["Школа А", "Шумская СОШ"]
    assert (card.contract_number, card.contract_date) == ("12-С", date(2026, 9, 15))

    third = await services.people.add_school(methodist, "Школа Б")
    await partnerships.add_to_school_group(methodist, group, [third])
    first, _, _ = (await partnerships.school_group(methodist, group)).schools
    await partnerships.set_contract(methodist, first.partnership_id, Order("13-С", date(2026, 10, 1)))
    await partnerships.set_schools_model(methodist, first.partnership_id, NetworkModel.CHAIN)
    for one in (await partnerships.school_group(methodist, group)).schools:
        alone = await partnerships.school_partnership(methodist, one.partnership_id)
        assert (alone.contract_number, alone.model, alone.group) == (
            "13-С",
            NetworkModel.CHAIN,
            "Читающие школы",
        )
    for _ in range(2):
        await partnerships.leave_school_group(methodist, first.partnership_id)
    await partnerships.part_schools(methodist, made[0])
    card = await partnerships.school_group(methodist, group)
    assert [(one.name, one.ended_on is None) for one in card.schools] == [
        ("Школа Б", True),
        ("Шумская СОШ", False),
    ]
    await partnerships.dissolve_school_group(methodist, group)
    with pytest.raises(NotFound):
        await partnerships.school_group(methodist, group)
    assert (await partnerships.school_partnership(methodist, made[0])).contract_number == "13-С"


async def test_teachers_of_schools_in_one_group_may_be_paired(district: District, services: Services) -> None:
    methodist = district.methodist
    school = await services.people.add_school(methodist, "Школа А")
    await services.programmes.allow_across(methodist, False)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=school)
    mentee = await district.person("Смирнова", Role.MENTEE, school_id=district.weak_school)
    pair = mentor.require_person(), [mentee.require_person()]
    await services.partnerships.join_schools(
        methodist, district.leader_school, [school, district.weak_school]
    )
    with pytest.raises(DomainError, match="partnerships-across-schools"):
        await services.partnerships.create(methodist, *pair, "физика")
    await services.partnerships.group_schools(
        methodist, district.leader_school, [school, district.weak_school], "Вместе"
    )
    assert (await services.partnerships.create(methodist, *pair, "физика")).id


async def test_wrong_groups_of_schools(district: District, services: Services) -> None:
    partnerships, methodist = services.partnerships, district.methodist
    one, two, three = [await services.people.add_school(methodist, f"Школа {name}") for name in "АБВ"]
    await partnerships.group_schools(methodist, district.leader_school, [one, two], "Вместе")
    with pytest.raises(DomainError, match="schools-group-small"):
        await partnerships.group_schools(methodist, district.leader_school, [three, three], "Ещё")
    with pytest.raises(DomainError, match="schools-group-exists"):
        await partnerships.group_schools(methodist, district.leader_school, [three, one], "Вместе")
    with pytest.raises(DomainError, match="schools-group-other"):
        await partnerships.group_schools(methodist, district.leader_school, [three, one], "Ещё")
    await partnerships.join_schools(methodist, three, [two])
    with pytest.raises(DomainError, match="schools-group-leads"):
        await partnerships.group_schools(methodist, two, [three, district.weak_school], "Ещё")
    # What was refused has made nobody a partner.
    card = await services.people.school_card(methodist, three)
    assert [(partner.name, partner.leads) for partner in card.partners] == [("Школа Б", True)]
