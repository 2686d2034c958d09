"""One's own data: corrected, exported, taken back; nobody else's."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from documents.people import my_data_json
from models.database import Database
from models.enums import AssignmentState, OutboxStatus, PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Consent, Person, Refusal, Team, TeamMember
from models.roadmap import Assignment
from models.system import OutboxMessage
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.outbox import Priority, Wish, enqueue
from services.people.identity import TelegramUser
from services.people.rules import ProfileField, clean_field, clean_phone, gender, name_key, school_key
from services.registry import Services
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, launch

EVIL = '<b>Пётр</b> & "Ко" 🙂 =HYPERLINK("x")'


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def person_of(database: Database, actor: Actor) -> Person:
    async with database.read() as session:
        return await session.get_one(Person, actor.person_id)


async def test_the_own_fields_are_rewritten(
    services: Services, database: Database, district: District
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    await services.people.update_profile(teacher, ProfileField.SUBJECT, EVIL)
    await services.people.update_profile(teacher, ProfileField.PHONE, "8 (921) 123-45-67")
    found = await services.people.profile(teacher)
    assert (found.subject, found.phone) == (EVIL, "+79211234567")
    await services.people.update_profile(teacher, ProfileField.PHONE, "-")
    assert (await person_of(database, teacher)).phone is None


async def test_strangers_have_no_profile(services: Services) -> None:
    stranger = Actor(account_id=1, telegram_id=1)
    for call in (
        services.people.profile(stranger),
        services.people.update_profile(stranger, ProfileField.SUBJECT, "химия"),
        services.people.my_data(stranger),
        services.people.withdraw(stranger),
        services.people.register(stranger),
        services.people.choose_school(stranger, 1),
    ):
        with pytest.raises(Forbidden):
            await call


async def test_a_teacher_corrects_the_school_within_the_municipality(
    services: Services, database: Database, district: District
) -> None:
    neighbours = await a_district(database, name="Соседний район")
    teacher = await district.person("Петрова", Role.MENTEE)
    async with database.write() as session:
        team = Team(programme_id=district.programme_id, school_id=district.weak_school, name="Своя")
        session.add(team)
        await session.flush()
        session.add(TeamMember(team_id=team.id, person_id=teacher.require_person()))
    assert await services.people.choose_school(teacher, district.leader_school) == ("Своя",)
    assert (await person_of(database, teacher)).school_id == district.leader_school
    async with database.read() as session:
        assert (await session.scalars(select(TeamMember))).all() == []
    assert await services.people.choose_school(teacher, district.leader_school) == ()
    with pytest.raises(DomainError, match="error-not-found"):
        await services.people.choose_school(teacher, neighbours.leader_school)
    curator = await district.person("Жуков", Role.CURATOR)
    with pytest.raises(DomainError, match="profile-school-fixed"):
        await services.people.choose_school(curator, district.leader_school)


async def test_the_export_is_json_of_the_own_data_only(
    services: Services, database: Database, district: District
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    other = await district.person("Сидорова", Role.MENTEE)
    await services.people.update_profile(teacher, ProfileField.STRENGTHS, EVIL)
    await assigned(database, district, other, "Чужое поручение")
    await assigned(database, district, teacher, "Своё поручение")
    kept = await services.people.export_my_data(teacher)
    text = my_data_json(kept).decode()
    assert json.loads(text)["person"][0]["strengths"] == EVIL
    assert "Своё поручение" in text
    assert "Чужое" not in text
    assert "Сидорова" not in text


async def assigned(database: Database, district: District, actor: Actor, title: str) -> None:
    async with database.write() as session:
        session.add(
            Assignment(
                programme_id=district.programme_id,
                title=title,
                person_id=actor.person_id,
                due_on=date(2026, 12, 1),
            )
        )


async def test_withdrawing_wipes_names_and_stops_what_was_to_come(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    mentor = await district.person("Орлова", Role.MENTOR)
    await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    async with database.write() as session:
        session.add(Consent(person_id=teacher.person_id, version=1, locale="ru", given_at=clock.now()))
        pair = Partnership(
            programme_id=district.programme_id,
            mentor_id=mentor.person_id,
            state=PartnershipState.ACTIVE,
            created_at=clock.now(),
        )
        session.add(pair)
        await session.flush()
        session.add(PartnershipMentee(partnership_id=pair.id, person_id=teacher.person_id))
        wish = Wish(
            "broadcast",
            "x:1",
            teacher.account_id,
            Priority.BROADCAST,
            clock.now(),
            person_id=teacher.person_id,
        )
        await enqueue(session, clock.now(), [wish])
    await services.people.withdraw(teacher)
    person = await person_of(database, teacher)
    assert (person.name, person.patronymic, person.subject, person.account_id) == ("", "", "", None)
    assert (person.surname, person.state) == (f"№ {person.id}", PersonState.WITHDRAWN)
    async with database.read() as session:
        assert (await session.scalars(select(Assignment.state))).all() == [AssignmentState.CANCELLED]
        assert (await session.scalars(select(OutboxMessage.status))).all() == [OutboxStatus.CANCELLED]
        assert (await session.scalars(select(Partnership.state))).all() == [PartnershipState.CLOSED]
        assert (await session.scalars(select(Consent.withdrawn_at))).all() == [clock.now()]
        assert len((await session.scalars(select(Refusal))).all()) == 1
    again = await services.identity.actor(TelegramUser(teacher.telegram_id, None, "ru"), None)
    assert again.person_id is None
    assert "Петрова" not in [line.name for line in (await services.people.people(district.methodist)).people]


async def test_a_group_goes_on_without_one_of_its_mentees(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentees = [await district.person(name, Role.MENTEE) for name in ("Петрова", "Сидорова")]
    async with database.write() as session:
        group = Partnership(
            programme_id=district.programme_id,
            mentor_id=mentor.person_id,
            state=PartnershipState.ACTIVE,
            created_at=clock.now(),
        )
        session.add(group)
        await session.flush()
        session.add_all(
            PartnershipMentee(partnership_id=group.id, person_id=mentee.person_id) for mentee in mentees
        )
    await services.people.withdraw(mentees[0])
    async with database.read() as session:
        assert (await session.scalars(select(Partnership.state))).all() == [PartnershipState.ACTIVE]
        assert (await session.scalars(select(PartnershipMentee.person_id))).all() == [mentees[1].person_id]
    await services.people.withdraw(mentees[1])
    async with database.read() as session:
        assert (await session.scalars(select(Partnership.state))).all() == [PartnershipState.CLOSED]


async def test_the_only_methodist_stays_until_there_is_another(
    services: Services, district: District
) -> None:
    with pytest.raises(DomainError, match="withdraw-last-methodist"):
        await services.people.withdraw(district.methodist)
    await district.person("Вторая", Role.METHODIST)
    await services.people.withdraw(district.methodist)


async def test_a_methodist_of_before_is_no_other(services: Services, district: District) -> None:
    second = await district.person("Вторая", Role.METHODIST, Role.MENTOR)
    await services.people.dismiss(district.methodist, second.require_person(), Role.METHODIST)
    with pytest.raises(DomainError, match="withdraw-last-methodist"):
        await services.people.withdraw(district.methodist)


async def test_a_year_that_is_over_holds_nobody(
    services: Services, district: District, clock: FixedClock
) -> None:
    clock.advance(days=365)
    await services.people.withdraw(district.methodist)
    async with district.database.read() as session:
        person = await session.get_one(Person, district.methodist.require_person())
        assert person.state is PersonState.WITHDRAWN


async def test_a_withdrawn_person_has_left_by_yesterday(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    before = (await services.programmes.home(district.methodist)).people
    await services.people.withdraw(teacher)
    assert (await services.programmes.home(district.methodist)).people == before - 1
    clock.moment -= timedelta(days=1)
    assert (await services.programmes.home(district.methodist)).people == before


async def test_a_forged_actor_without_roles_gets_nothing(services: Services, district: District) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    with pytest.raises(Forbidden):
        await services.people.profile(replace(teacher, person_id=None))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+7 921 123-45-67", "+79211234567"),
        ("8(921)1234567", "+79211234567"),
        ("921 123 45 67", "+79211234567"),
        ("тел. 8 921 123‑45‑67", "+79211234567"),
        ("812 555 44 33", "+78125554433"),
        ("+375 29 123-45-67", "+375291234567"),
    ],
)
def test_phones_are_kept_in_one_way(typed: str, kept: str) -> None:
    assert clean_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["12345", "8(921)12-34", "позвоните мне", "+7 921 123 45 6", "8921123456", "=1+1", "1" * 30]
)
def test_what_is_no_phone(typed: str) -> None:
    with pytest.raises(DomainError, match=r"profile-phone-wrong|error-text-too-long"):
        clean_field(ProfileField.PHONE, typed)


def test_fields_have_limits_and_a_way_to_be_emptied() -> None:
    assert clean_field(ProfileField.SUBJECT, " — ") == ""
    assert clean_field(ProfileField.DEFICITS, "раз\nдва\x00") == "раз\nдва"
    with pytest.raises(DomainError, match="error-text-too-long"):
        clean_field(ProfileField.STRENGTHS, "я" * 10_000)
    with pytest.raises(DomainError, match="profile-value-empty"):
        clean_field(ProfileField.SUBJECT, "\x00\n ")


def test_names_and_schools_are_compared_without_their_dress() -> None:
    assert name_key(" Фёдорова  АННА", "Ильинична") == name_key("федорова анна ильинична")
    assert school_key("МКОУ «Шумская СОШ»") == school_key('мкоу  "Шумская  СОШ"')
    assert school_key("СОШ № 1") != school_key("СОШ № 2")


def test_buttons_speak_as_the_patronymic_does() -> None:
    assert [gender(one) for one in ("Ильинична", "Павловна", "Кузьминична", "Мамед кызы")] == ["female"] * 4
    assert [gender(one) for one in ("Ильич", "Петрович ", "Кузьмич", "Мамед оглы")] == ["male"] * 4
    assert [gender(one) for one in ("", "Ли", "Дж.")] == ["unknown"] * 3


async def test_who_moves_in_mid_year_keeps_the_pair_and_changes_the_curator(
    services: Services, district: District
) -> None:
    """Lists, figures and rights of both schools follow at once."""
    former = await district.person("Жуков", Role.CURATOR)
    future = await district.person("Котов", Role.CURATOR, school_id=district.leader_school)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    teacher = await district.person("Белова", Role.MENTEE)
    person_id = teacher.require_person()
    pair = await services.partnerships.create(district.methodist, mentor.require_person(), [person_id])
    await services.partnerships.start_personal(mentor, pair.id, "lesson", lambda _: "Открытый урок")
    assert (await services.people.card(former, person_id)).full_name.startswith("Белова")
    before = [(await services.people.funnel(one)).paired for one in (former, future)]

    await services.people.choose_school(teacher, district.leader_school)

    assert [(await services.people.funnel(one)).paired for one in (former, future)] == [
        before[0] - 1,
        before[1] + 1,
    ]
    assert (await services.people.card(future, person_id)).school == "Приладожская СОШ"
    with pytest.raises(NotFound):
        await services.people.card(former, person_id)
    with pytest.raises((Forbidden, NotFound)):
        await services.partnerships.personal(former, pair.id)
    assert (await services.partnerships.personal(future, pair.id)).goals
    card = await services.partnerships.card(district.methodist, pair.id)
    assert (card.state, [one.school for one in card.mentees]) == (
        PartnershipState.ACTIVE,
        ["Приладожская СОШ"],
    )
