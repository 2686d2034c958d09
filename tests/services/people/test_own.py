"""One's own name and quiet hours."""

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import Role
from models.people import Account, Person
from services.errors import DomainError, NotFound
from services.outbox.daily import is_awake
from services.people.own import QuietHours
from services.registry import Services
from tests.builders import a_district
from tests.conftest import MONDAY_MORNING


async def test_the_own_name_is_written_anew_and_audited(services: Services, database: Database) -> None:
    district = await a_district(database)
    teacher = await district.person("Петрова", Role.MENTEE)
    await services.people.rename(teacher, "петрова-белова  анна")
    with pytest.raises(DomainError, match="name-marks"):
        await services.people.rename(teacher, "<b>Петрова</b> Анна")
    assert (await services.people.profile(teacher)).full_name == "Петрова-Белова Анна"
    async with database.read() as session:
        assert await session.scalar(select(Person.id).where(Person.surname == "Петрова")) is None


async def test_quiet_hours_grow_and_never_shrink(services: Services, database: Database) -> None:
    district = await a_district(database)
    teacher = await district.person("Петрова", Role.MENTEE)
    assert await services.people.quiet_hours(teacher) == QuietHours(20, 8)
    await services.people.set_quiet_hours(teacher, QuietHours(18, 10))
    assert await services.people.quiet_hours(teacher) == QuietHours(18, 10)
    for text, expected in (
        ("с 21 до 9", (20, 9)),
        ("с 19:00 до 10:00", (19, 10)),
        ("с 7 вечера до 9 утра", (19, 9)),
        ("from 6 pm till 8 am", (18, 8)),
        ("00 - 7", (20, 8)),
    ):
        assert QuietHours.read(text) == QuietHours(*expected), text
    for text in ("ночью", "с 19", "с 19 до 9 и с 12 до 13", "с 10 до 9", "с 19 до 15"):
        with pytest.raises(DomainError, match="quiet"):
            QuietHours.read(text)
    for hours in (QuietHours(21, 8), QuietHours(20, 7), QuietHours(20, 13), QuietHours(-1, 8)):
        with pytest.raises(NotFound):
            await services.people.set_quiet_hours(teacher, hours)
    async with database.read() as session:
        account = await session.get_one(Account, teacher.account_id)
    assert not is_awake(account, MONDAY_MORNING.replace(hour=9))
    assert is_awake(account, MONDAY_MORNING.replace(hour=10))
    assert not is_awake(account, MONDAY_MORNING.replace(hour=18))
