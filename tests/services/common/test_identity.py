"""Who an update comes from."""

from dataclasses import replace

from sqlalchemy import select

from models.database import Database
from models.enums import Role
from models.people import Account
from services.people.identity import TelegramUser
from services.registry import Services
from tests.builders import a_district
from tests.conftest import OWNER


async def test_a_stranger_gets_an_account_in_their_telegram_language_and_no_rights(
    services: Services,
) -> None:
    actor = await services.identity.actor(TelegramUser(77, None, "en-GB"), 1)
    assert (actor.locale, actor.roles, actor.programme_id, actor.is_owner) == ("en", frozenset(), None, False)
    again = await services.identity.actor(TelegramUser(77, None, "en-GB"), 2)
    assert again.account_id == actor.account_id


async def test_a_language_we_do_not_speak_becomes_russian(services: Services) -> None:
    assert (await services.identity.actor(TelegramUser(77, None, "fi"), 1)).locale == "ru"
    assert (await services.identity.actor(TelegramUser(78, None, None), 1)).locale == "ru"


async def test_the_owner_is_known_by_the_setting(services: Services) -> None:
    assert (await services.identity.actor(TelegramUser(OWNER, None, "ru"), 1)).is_owner


async def test_roles_are_those_of_the_programme_looked_at(services: Services, database: Database) -> None:
    here = await a_district(database)
    there = await a_district(database, name="Волховский район")
    teacher = await here.person("Орлова", Role.MENTOR)
    user = TelegramUser(teacher.telegram_id, None, "ru")
    actor = await services.identity.actor(user, 1)
    assert actor == replace(teacher, request=1)

    unmoved = await services.identity.choose_programme(actor, there.programme_id)
    assert unmoved.programme_id == here.programme_id


async def test_someone_who_blocked_the_bot_is_reachable_again_when_they_write(
    services: Services, database: Database
) -> None:
    user = TelegramUser(77, None, "ru")
    await services.identity.actor(user, 1)
    await services.identity.left(77)
    async with database.read() as session:
        account = (await session.scalars(select(Account))).one()
        assert not account.reachable
        assert account.unreachable_since is not None

    await services.identity.actor(user, 2)
    async with database.read() as session:
        assert (await session.scalars(select(Account))).one().reachable
