"""Next year's programme, made from this one."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.enums import DeficitSide, Indicator, PartnershipState, PhaseKind, ProgrammeState, Role
from models.partnerships import Partnership, PartnershipMentee, SchoolPartnership
from models.people import Membership, Person, TeamMember
from models.programmes import Programme
from services.actor import Actor
from services.errors import NotFound
from services.orders import Order
from services.people.identity import TelegramUser
from services.programmes.rollover import a_year_on, next_title
from services.programmes.rules import Span
from services.registry import Services
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def standing(services: Services, actor: Actor) -> Actor:
    return await services.identity.actor(TelegramUser(actor.telegram_id, None, "ru"), None)


async def test_a_year_goes_on(district: District, services: Services, database: Database) -> None:
    programmes, methodist = services.programmes, district.methodist
    mentor = await district.person("Орлова", Role.MENTOR, Role.CURATOR, school_id=district.leader_school)
    mentees = [await district.person(surname, Role.MENTEE) for surname in ("Белова", "Котова")]
    gone = await district.person("Лисова", Role.MENTEE)
    ids = [one.require_person() for one in mentees]
    pair = await services.partnerships.create(methodist, mentor.require_person(), ids)
    left = await services.partnerships.create(methodist, mentor.require_person(), [gone.require_person()])
    ended = await services.partnerships.create(methodist, ids[0], [ids[1]])
    await services.partnerships.close(methodist, ended.id, "цели достигнуты")
    schools = await services.partnerships.join_schools(
        methodist, district.leader_school, [district.weak_school]
    )
    await services.partnerships.set_contract(methodist, schools[0], Order("7", date(2026, 9, 1)))
    deficit = await services.people.add_deficit(methodist, "Функциональная грамотность")
    await services.people.choose_deficits(mentees[0], DeficitSide.WANTED, [deficit])
    await services.people.make_team(methodist, "Чтение", district.weak_school)
    await programmes.set_goal(methodist, Indicator.TEACHERS, "45")
    await programmes.set_phase(methodist, PhaseKind.LAUNCH, Span(date(2026, 9, 1), date(2026, 10, 31)))
    await programmes.set_reviews(methodist, date(2026, 12, 20), None)
    await programmes.set_morning(methodist, 9 * 60)
    await programmes.allow_across(methodist, False)

    preview = await programmes.next_year(methodist)
    assert (preview.title, preview.starts_on, preview.made) == (
        "Кировский район, 2027/28",
        date(2027, 9, 1),
        False,
    )
    assert (preview.people, preview.schools, preview.teams, preview.goals) == (4, 1, 1, 1)
    assert (preview.partnerships, preview.chosen) == (2, 2)
    assert (await programmes.next_year(methodist, [left.id])).chosen == 1
    lines = await programmes.next_year_pairs(methodist)
    assert sorted(len(line.mentees) for line in lines.pairs) == [1, 2]
    assert (await programmes.next_year_pairs(methodist, 1)).place.page == 0, "a page past the last"

    made = await programmes.roll_over(methodist, [left.id])
    assert (made.partnerships, made.already) == (1, False)
    here = await standing(services, methodist)
    assert here.programme_id == made.programme_id
    settings = await programmes.settings(here)
    assert (settings.state, settings.morning_minute) == (ProgrammeState.PREPARING, 540)
    assert settings.goals == {Indicator.TEACHERS: 45}
    year = await programmes.year(here)
    assert year.phases == {PhaseKind.LAUNCH: Span(date(2027, 9, 1), date(2027, 10, 31))}
    assert (year.interim_review_on, year.across_schools) == (date(2027, 12, 20), False)
    card = await services.people.school_card(here, district.leader_school)
    assert [(one.name, one.contract_number) for one in card.partners] == [("Шумская СОШ", "7")]
    assert (await services.people.card(here, mentor.require_person())).roles == (Role.CURATOR, Role.MENTOR)
    assert len((await services.people.teams(here)).teams) == 1
    async with database.read() as session:
        copies = (
            await session.scalars(select(Partnership).where(Partnership.programme_id == made.programme_id))
        ).all()
        assert [(one.previous_id, one.state) for one in copies] == [(pair.id, PartnershipState.PROPOSED)]
        led = await session.scalars(
            select(PartnershipMentee.person_id).where(PartnershipMentee.partnership_id == copies[0].id)
        )
        assert sorted(led) == sorted(ids)
        old = await session.get_one(Partnership, pair.id)
        assert old.state is PartnershipState.ACTIVE, "this year's partnership goes on until its end"
    there = await services.identity.choose_programme(mentees[0], made.programme_id)
    wanted = (await services.people.own_deficits(there)).wanted
    titles = {line.id: line.title for line in await services.people.deficits(there)}
    assert [titles[one] for one in wanted] == ["Функциональная грамотность"]
    history = (await services.partnerships.history(here, mentor.require_person())).lines
    assert {line.programme for line in history} == {
        "Кировский район, 2026/27",
        "Кировский район, 2027/28",
    }


async def test_twice_does_no_harm(district: District, services: Services, database: Database) -> None:
    programmes, methodist = services.programmes, district.methodist
    first = await programmes.roll_over(methodist, [])
    again = await programmes.roll_over(methodist, [])
    assert (again.programme_id, again.already) == (first.programme_id, True)
    assert (await programmes.next_year(methodist)).made
    async with database.read() as session:
        assert await session.scalar(select(func.count(Programme.id))) == 2
        assert await session.scalar(select(func.count(Membership.id))) == 2
        assert await session.scalar(select(func.count()).select_from(TeamMember)) == 0
        assert await session.scalar(select(func.count(SchoolPartnership.id))) == 0


async def test_foreign_and_ended_partnerships_can_not_be_taken_along(
    district: District, services: Services, database: Database
) -> None:
    there = await a_district(database, name="Тосненский район")
    mentor, mentee = await there.person("Орлова", Role.MENTOR), await there.person("Белова", Role.MENTEE)
    foreign = await services.partnerships.create(
        there.methodist, mentor.require_person(), [mentee.require_person()]
    )
    with pytest.raises(NotFound):
        await services.programmes.roll_over(district.methodist, [foreign.id])
    made = await services.programmes.roll_over(district.methodist, [])
    assert made.partnerships == 0
    async with database.read() as session:
        ids = (await session.scalars(select(Partnership.id))).all()
        assert list(ids) == [foreign.id]


async def test_who_has_no_account_gets_a_link_and_who_left_is_left_out(
    district: District, services: Services, database: Database
) -> None:
    await district.person("Новиков", Role.MENTEE, with_account=False)
    gone = await district.person("Лисова", Role.MENTEE)
    await services.people.take_out(district.methodist, gone.require_person(), "переезд")
    made = await services.programmes.roll_over(district.methodist, [])
    here = await standing(services, district.methodist)
    assert [line.full_name.split()[0] for line in await services.people.links(here)] == ["Новиков"]
    async with database.read() as session:
        people = await session.scalars(
            select(Person.surname).join(Membership).where(Membership.programme_id == made.programme_id)
        )
        assert set(people) == {"Соколова", "Новиков"}


async def test_teachers_stay_with_this_year_until_the_next_one_is_launched(
    district: District, services: Services, database: Database
) -> None:
    teacher = await district.person("Белова", Role.MENTEE)
    await services.identity.choose_programme(teacher, district.programme_id)
    made = await services.programmes.roll_over(district.methodist, [])
    assert (await standing(services, teacher)).programme_id == district.programme_id
    here = await standing(services, district.methodist)
    next_year = District(database, district.region_id, district.municipality_id, made.programme_id)
    await an_activity(next_year, Role.MENTEE, due=date(2027, 10, 1))
    await services.programmes.launch(here)
    assert (await standing(services, teacher)).programme_id == made.programme_id


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("Кировский район, 2026/27", "Кировский район, 2027/28"),
        ("Сеть 2026-2027 года", "Сеть 2027-2028 года"),
        ("1999/00", "2000/01"),
        ("2099–2100", "2100–2101"),
        ("Сеть", "Сеть (+1)"),
        ("я" * 120, "я" * 115 + " (+1)"),
    ],
)
def test_the_next_title(title: str, after: str) -> None:
    assert next_title(title) == after
    assert len(next_title(title)) <= 120


def test_a_leap_day_a_year_on() -> None:
    assert a_year_on(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_on(date(2027, 2, 28)) == date(2028, 2, 28)
