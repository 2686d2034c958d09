"""The owner of the installation and programmes in which they have no part."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import Role
from models.system import AuditRecord
from services.actor import Actor
from services.clock import FixedClock
from services.errors import Forbidden, NotFound
from services.people.identity import TelegramUser
from services.registry import Services
from tests.builders import District, a_district
from tests.conftest import build_services


@pytest.fixture
def any_services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


async def the_owner(services: Services) -> Actor:
    return replace(await services.identity.actor(TelegramUser(77, None, "ru"), None), is_owner=True)


async def test_programmes_are_seen_by_numbers_and_entered(
    any_services: Services, any_database: Database, district: District
) -> None:
    programmes, owner = any_services.programmes, await the_owner(any_services)
    await a_district(any_database, name="Тосненский район")
    page = await programmes.installation(owner)
    assert [one.title for one in page.programmes] == ["Тосненский район, 2026/27", "Кировский район, 2026/27"]
    seen = await programmes.installed(owner, district.programme_id)
    assert seen.methodists == ("Соколова Елена Викторовна",)
    assert not seen.mine
    with pytest.raises(Forbidden):
        await any_services.people.people(owner)
    for _ in range(2):
        await programmes.enter(owner, district.programme_id, "Хозяева", "Анна")
    inside = await the_owner(any_services)
    assert inside.programme_id == district.programme_id
    assert inside.roles == {Role.METHODIST}
    names = [one.name for one in (await any_services.people.people(inside)).people]
    assert names == ["Соколова Елена Викторовна", "Хозяева Анна"]
    assert (await programmes.installed(owner, district.programme_id)).mine
    async with any_database.read() as session:
        records = (await session.scalars(select(AuditRecord))).all()
    assert [(one.action, one.programme_id) for one in records] == [
        ("programmes.owner_entered", district.programme_id)
    ]
    # Dismissed like any methodist, they come again only by saying so.
    assert inside.person_id
    await any_services.people.take_out(district.methodist, inside.person_id, "не нужно")
    assert not (await the_owner(any_services)).roles
    await programmes.enter(owner, district.programme_id, "Хозяева", "Анна")
    assert (await the_owner(any_services)).person_id == inside.person_id


async def test_a_methodist_is_appointed_from_outside(
    any_services: Services, any_database: Database, district: District
) -> None:
    people, owner = any_services.people, await the_owner(any_services)
    mentor = await district.person("Орлова", Role.MENTOR)
    there = await a_district(any_database, name="Тосненский район")
    found = await people.to_appoint(owner, district.programme_id, search="орл")
    assert [one.full_name for one in found.people] == ["Орлова Ирина Павловна"]
    with pytest.raises(NotFound):
        await people.appoint_methodist(owner, there.programme_id, mentor.require_person())
    await people.appoint_methodist(owner, district.programme_id, mentor.require_person())
    now = await any_services.identity.actor(TelegramUser(mentor.telegram_id, None, "ru"), None)
    assert now.roles == {Role.MENTOR, Role.METHODIST}
    assert not (await people.to_appoint(owner, district.programme_id)).people
    async with any_database.read() as session:
        record = (await session.scalars(select(AuditRecord))).one()
    assert (record.action, record.programme_id) == ("roles.appointed", district.programme_id)


async def test_nobody_but_the_owner(any_services: Services, district: District) -> None:
    programmes, people, stranger = any_services.programmes, any_services.people, district.methodist
    for refused in (
        programmes.installation(stranger),
        programmes.installed(stranger, district.programme_id),
        programmes.enter(stranger, district.programme_id, "Хозяева", "Анна"),
        people.to_appoint(stranger, district.programme_id),
        people.candidate(stranger, district.programme_id, 1),
        people.appoint_methodist(stranger, district.programme_id, 1),
    ):
        with pytest.raises(Forbidden):
            await refused
    with pytest.raises(NotFound):
        await programmes.enter(await the_owner(any_services), 999, "Хозяева", "Анна")
