"""Consent asked again when its text changes, on paper, and exported."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import Role
from models.people import Consent, Person
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.orders import Order
from services.people import consent
from services.registry import Services
from tests.builders import District, a_district
from tests.services.people.test_links import audited


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def agreed(district: District, surname: str, clock: FixedClock) -> Actor:
    """Somebody who has agreed to version 1."""
    actor = await district.person(surname, Role.MENTEE)
    async with district.database.write() as session:
        session.add(Consent(person_id=actor.person_id, version=1, locale="ru", given_at=clock.now()))
    return actor


async def test_nobody_is_asked_while_the_text_stays(
    services: Services, district: District, clock: FixedClock
) -> None:
    await agreed(district, "Петрова", clock)
    assert await services.people.ask_again() == 0


async def test_a_new_text_is_asked_about_once_and_the_old_consent_stays(
    services: Services,
    database: Database,
    district: District,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    teacher = await agreed(district, "Петрова", clock)
    await district.person("Новикова", Role.MENTEE, with_account=False)
    monkeypatch.setattr(consent, "CURRENT_VERSION", 2)
    # The methodist has an account too.
    assert await services.people.ask_again() == 2
    assert await services.people.ask_again() == 0
    async with database.read() as session:
        kinds = (await session.scalars(select(OutboxMessage.kind))).all()
    assert kinds == ["consent_again", "consent_again"]
    found = await services.people.own_consent(teacher)
    assert (found.version, found.agreed, found.settled) == (2, 1, False)
    assert (await services.people.profile(teacher)).consent_version == 1

    person = teacher.require_person()
    assert not (await services.people.look_at_consent(teacher, person, 1)).settled, "a button of the old text"
    with pytest.raises(NotFound):
        await services.people.look_at_consent(district.methodist, person, 2)
    assert (await services.people.look_at_consent(teacher, person, 2)).settled
    assert (await services.people.look_at_consent(teacher, person, 2)).settled
    assert (await audited(database)).count("consent.given") == 1
    async with database.read() as session:
        versions = await session.scalars(
            select(Consent.version).where(Consent.person_id == person).order_by(Consent.id)
        )
        assert versions.all() == [1, 2]


async def test_at_night_the_question_waits_for_the_bundle(
    services: Services,
    database: Database,
    district: District,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await agreed(district, "Петрова", clock)
    clock.moment += timedelta(hours=12)
    monkeypatch.setattr(consent, "CURRENT_VERSION", 2)
    assert await services.people.ask_again() == 2
    async with database.read() as session:
        assert (await session.scalars(select(Rider.kind))).all() == ["consent_again", "consent_again"]
        assert (await session.scalars(select(OutboxMessage.kind))).all() == []


async def test_the_paper_stands_beside_the_consent(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    people, methodist = services.people, district.methodist
    teacher = await agreed(district, "Петрова", clock)
    silent = await district.person("Новикова", Role.MENTEE, with_account=False)
    paper = Order("17-к", date(2026, 9, 1))
    for person in (teacher, silent):
        await people.record_paper(methodist, person.require_person(), paper)
    assert await people.paper(methodist, teacher.require_person()) == paper
    lines = await people.consents(methodist)
    assert [(line.full_name.split()[0], line.version, line.paper_number) for line in lines] == [
        ("Новикова", None, "17-к"),
        ("Петрова", 1, "17-к"),
    ]
    await people.record_paper(methodist, silent.require_person(), None)
    assert len(await people.consents(methodist)) == 1
    actions = await audited(database)
    assert (actions.count("consent.paper"), actions.count("consent.exported")) == (3, 2)


async def test_who_took_it_back_is_a_number_in_the_export(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher = await agreed(district, "Петрова", clock)
    await services.people.withdraw(teacher)
    (line,) = await services.people.consents(district.methodist)
    assert line.full_name == f"№ {teacher.person_id}"
    assert line.withdrawn_at is not None
    async with database.read() as session:
        assert await session.scalar(select(Person.id).where(Person.surname == "Петрова")) is None
    with pytest.raises((DomainError, NotFound)):
        await services.people.look_at_consent(teacher, teacher.require_person(), 1)
