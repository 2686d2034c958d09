"""Links for everybody, applications, the methodist's yes and no."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.enums import DeficitSide, PersonState, Role
from models.joining import Application, JoinLink
from models.people import Consent, Invitation, Membership, Person, PersonDeficit, Refusal, School
from models.system import OutboxMessage
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.people.applying import ApplicationFacts, ApplicationStep
from services.people.fullnames import FullName, read_full_name
from services.registry import Services
from tests.builders import District, a_district
from tests.services.people.test_links import BELOVA, audited, load, token, visitor


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def join_token(services: Services, methodist: Actor, school_id: int | None = None) -> str:
    await services.people.make_join_link(methodist, school_id)
    link = await services.people.join_link(methodist, school_id)
    assert link is not None
    return link.token


async def applied(
    services: Services, guest: Actor, key: str, name: str = "Белова Анна Ильинична", school: int = 0
) -> ApplicationFacts:
    """Everything answered and sent."""
    people = services.people
    asked = await people.apply(guest, key)
    asked = await people.say_name(guest, asked.id, name)
    if asked.step is ApplicationStep.SCHOOL:
        if school:
            await people.say_school(guest, asked.id, school)
        else:
            await people.write_school(guest, asked.id, "Лесная школа")
            await people.school_not_listed(guest, asked.id)
    asked = await people.say_subject(guest, asked.id, "химия")
    await people.turn_deficit(guest, asked.id, asked.deficits[0].id)
    await people.turn_deficit(guest, asked.id, asked.deficits[1].id)
    await people.turn_deficit(guest, asked.id, asked.deficits[1].id)
    return await people.send_application(guest, asked.id)


async def test_at_most_four_answers_and_nothing_before_consent(
    services: Services, database: Database, district: District
) -> None:
    key = await join_token(services, district.methodist)
    guest = await visitor(services, 99001)
    offer = await services.people.open_join(guest, key)
    assert (offer.programme, offer.school, offer.application) == ("Кировский район, 2026/27", "", None)
    async with database.read() as session:
        assert await session.scalar(select(func.count(Application.id))) == 0
    asked = await services.people.apply(guest, key)
    assert (asked.answer, asked.answers) == (1, 4)
    assert (await services.people.apply(guest, key)).id == asked.id
    of_school = await join_token(services, district.methodist, district.weak_school)
    other = await services.people.apply(await visitor(services, 99002), of_school)
    assert (other.school, other.answers) == ("Шумская СОШ", 3)


async def test_the_methodists_yes_makes_a_person(
    services: Services, database: Database, district: District
) -> None:
    guest = await visitor(services, 99001)
    sent = await applied(services, guest, await join_token(services, district.methodist))
    assert sent.step is ApplicationStep.SENT
    assert (await visitor(services, 99001)).person_id is None
    (case,) = [
        one for one in (await services.roadmap.attention(district.methodist)).cases if one.kind == "apply"
    ]
    found = await services.people.applicant(district.methodist, case.id)
    assert (found.full_name, found.school, found.school_known) == (
        "Белова Анна Ильинична",
        "Лесная школа",
        False,
    )
    await services.people.place_applicant(district.methodist, case.id, 0)
    await services.people.accept_applicant(district.methodist, case.id, Role.MENTOR)
    with pytest.raises(NotFound):
        await services.people.accept_applicant(district.methodist, case.id, Role.MENTOR)
    actor = await visitor(services, 99001)
    assert (actor.registered, actor.roles) == (True, frozenset({Role.MENTOR}))
    async with database.read() as session:
        consent = (await session.scalars(select(Consent))).one()
        sides = Counter(await session.scalars(select(PersonDeficit.side)))
        told = (await session.scalars(select(OutboxMessage.kind))).all()
        school = await session.scalar(select(School.name).where(School.id == actor.school_id))
        assert await session.scalar(select(func.count(Application.id))) == 0
    assert consent.person_id == actor.person_id
    assert sides == {DeficitSide.WANTED: 1, DeficitSide.SHARED: 1}
    assert "application_accepted" in told
    assert school == "Лесная школа"
    assert "people.accepted" in await audited(database)


async def test_a_no_erases_and_is_told(services: Services, database: Database, district: District) -> None:
    guest = await visitor(services, 99001)
    sent = await applied(services, guest, await join_token(services, district.methodist))
    await services.people.reject_applicant(district.methodist, sent.id)
    async with database.read() as session:
        assert await session.scalar(select(func.count(Application.id))) == 0
        assert await session.scalar(select(Person.id).where(Person.surname == "Белова")) is None
        assert (await session.scalars(select(OutboxMessage.kind))).all() == ["application_rejected"]
        assert (await session.scalars(select(Refusal))).all() == []


async def test_who_is_on_the_roster_becomes_that_person(
    services: Services, database: Database, district: District
) -> None:
    await load(services, district.methodist, BELOVA, replace(BELOVA, row=9, surname="Зимина"))
    guest = await visitor(services, 99001)
    key = await join_token(services, district.methodist)
    sent = await applied(services, guest, key, "белова анна", district.weak_school)
    found = await services.people.applicant(district.methodist, sent.id)
    assert [one.name for one in found.namesakes] == ["Белова Анна Ильинична"]
    (zimina,) = await services.people.not_come_yet(district.methodist, sent.id, "зим")
    assert not zimina.namesake
    await services.people.accept_as(district.methodist, sent.id, found.namesakes[0].id)
    actor = await visitor(services, 99001)
    assert (actor.person_id, actor.roles) == (found.namesakes[0].id, frozenset({Role.MENTEE}))
    async with database.read() as session:
        link = await session.scalar(select(Invitation).where(Invitation.person_id == actor.person_id))
        assert link is not None
        assert link.used_by_account_id == guest.account_id
        assert await session.scalar(select(func.count(Person.id)).where(Person.surname == "Белова")) == 1


async def test_the_own_return_lifts_an_earlier_refusal(
    services: Services, database: Database, district: District
) -> None:
    await load(services, district.methodist, BELOVA)
    await services.people.refuse(await visitor(services, 99001), await token(database, "Белова"))
    key = await join_token(services, district.methodist)
    sent = await applied(services, await visitor(services, 99001), key, school=district.weak_school)
    await services.people.accept_applicant(district.methodist, sent.id, Role.MENTEE)
    async with database.read() as session:
        assert (await session.scalars(select(Refusal))).all() == []
    assert (await visitor(services, 99001)).registered


async def test_a_link_that_is_over_opens_nothing_but_who_has_begun_goes_on(
    services: Services, database: Database, district: District
) -> None:
    people, methodist = services.people, district.methodist
    key = await join_token(services, methodist)
    await people.limit_join_link(methodist, None, 1)
    first, second = await visitor(services, 99001), await visitor(services, 99002)
    asked = await people.apply(first, key)
    for act in (people.open_join, people.apply):
        with pytest.raises(DomainError, match="join-over"):
            await act(second, key)
    assert (await people.open_join(first, key)).application == asked.id
    await people.drop_application(first, asked.id)
    await people.apply(second, key)
    await people.limit_join_link(methodist, None, None)
    with pytest.raises(DomainError, match="join-end-past"):
        await people.end_join_link(methodist, None, date(2026, 11, 15))
    await people.end_join_link(methodist, None, date(2026, 11, 16))
    await people.open_join(first, key)
    async with database.write() as session:
        link = (await session.scalars(select(JoinLink))).one()
        link.ends_on = date(2026, 11, 15)
    with pytest.raises(DomainError, match="join-over"):
        await people.open_join(first, key)
    await people.end_join_link(methodist, None, None)
    await people.revoke_join_link(methodist, None)
    await people.revoke_join_link(methodist, None)
    with pytest.raises(DomainError, match="join-over"):
        await people.open_join(first, key)
    renewed = await join_token(services, methodist)
    assert renewed != key
    await people.open_join(first, renewed)
    with pytest.raises(DomainError, match="link-unknown"):
        await people.open_join(first, "x" * 22)


@pytest.mark.parametrize("most", [0, -1, 1001])
async def test_limits_out_of_reason(services: Services, district: District, most: int) -> None:
    await join_token(services, district.methodist)
    with pytest.raises(DomainError, match="join-limit-wrong"):
        await services.people.limit_join_link(district.methodist, None, most)


async def test_answers_of_another_hand_or_another_question_change_nothing(
    services: Services, database: Database, district: District
) -> None:
    key = await join_token(services, district.methodist)
    guest, thief = await visitor(services, 99001), await visitor(services, 99002)
    asked = await services.people.apply(guest, key)
    with pytest.raises(NotFound):
        await services.people.say_name(thief, asked.id, "Орлова Ирина")
    with pytest.raises(DomainError, match="apply-answered"):
        await services.people.say_subject(guest, asked.id, "физика")
    await services.people.say_name(guest, asked.id, "Орлова Ирина")
    elsewhere = await a_district(database, name="Соседний район")
    with pytest.raises(NotFound):
        await services.people.say_school(guest, asked.id, elsewhere.weak_school)
    with pytest.raises(NotFound):
        await services.people.applicant(district.methodist, asked.id)
    with pytest.raises(DomainError, match="apply-school-empty"):
        await services.people.school_not_listed(guest, asked.id)


async def test_one_account_stands_for_one_person(
    services: Services, database: Database, district: District
) -> None:
    await load(services, district.methodist, BELOVA)
    key = await join_token(services, district.methodist)
    teacher = await district.person("Петрова", Role.MENTEE)
    with pytest.raises(DomainError, match="join-inside"):
        await services.people.open_join(teacher, key)
    guest = await visitor(services, 99001)
    sent = await applied(services, guest, key)
    await services.people.agree(guest, await token(database, "Белова"))
    with pytest.raises(NotFound):
        await services.people.accept_applicant(district.methodist, sent.id, Role.MENTEE)
    async with database.read() as session:
        state = await session.scalar(select(Person.state).where(Person.surname == "Белова"))
        members = await session.scalar(
            select(func.count(Membership.id)).where(Membership.role == Role.MENTEE)
        )
    assert state is PersonState.CONSENTED
    assert members == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Орлова Ирина Павловна", FullName("Орлова", "Ирина", "Павловна")),
        ("  орлова   ИРИНА ", FullName("Орлова", "Ирина")),
        ("Ирина Павловна Орлова", FullName("Орлова", "Ирина", "Павловна")),
        ("петрова-водкина анна", FullName("Петрова-Водкина", "Анна")),
        ("Мамедов Али Гасан Оглы", FullName("Мамедов", "Али", "Гасан оглы")),
        ("Петрова Водкина Анна Сергеевна", FullName("Петрова Водкина", "Анна", "Сергеевна")),
        ("О’Нил Шон", FullName("О’Нил", "Шон")),
        ("Smith-Jones Anna", FullName("Smith-Jones", "Anna")),
        ("Ли Я", FullName("Ли", "Я")),
        # Latin o, A: as in a roster.
        ("Орлoва Aнна", FullName("Орлова", "Анна")),
        (f"{'Ы' * 99} {'Ы' * 100}", FullName("Ы" + "ы" * 98, "Ы" + "ы" * 99)),
    ],
)
def test_names_as_people_write_them(text: str, name: FullName) -> None:
    assert read_full_name(text) == name


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Орлова", "name-one-word"),
        ("", "name-one-word"),
        ("Орлова Ирина 2", "name-digits"),
        ("<b>Орлова</b> Ирина", "name-marks"),
        ("Орлова Ирина & Ко", "name-marks"),
        ("Орlова Ирина", "name-marks"),
        ("-Орлова Ирина", "name-marks"),
        ("=Орлова Ирина", "name-marks"),
        ("Орлова\x00 Ирина", "name-marks"),
        ("Ы" * 100 + " " + "Ы" * 100, "error-text-too-long"),
    ],
)
def test_what_is_no_name(text: str, wrong: str) -> None:
    with pytest.raises(DomainError, match=wrong):
        read_full_name(text)
