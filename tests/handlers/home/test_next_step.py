"""The first button of the methodist's menu is what the programme needs next, and the words say so."""

from typing import NamedTuple

import pytest
from sqlalchemy import update

from models.enums import ProgrammeState, Role
from models.people import Account
from sandbox.client import Person, Said
from tests.builders import a_district
from tests.handlers.conftest import Town
from tests.services.roadmap.plans import an_activity


class Words(NamedTuple):
    menu: str
    roster: str
    begin: str
    plan: str
    invite: str
    both: str
    launch: str
    ready: str
    check: str
    launch_now: str
    nobody_in: str
    to_menu: str


RUSSIAN = Words(
    "Люди и пары",
    "📋 Загрузить список",
    "Начните со списка педагогов",
    "📅 Загрузить план",
    "✉️ Пригласить участников",
    "✉️ Пригласить и запустить",
    "🚀 Запустить программу",
    "можно запускать",
    "Запуск:",
    "🚀 Запустить",
    "Ссылку ещё никто не открыл",
    "☰ Меню",
)
ENGLISH = Words(
    "People and pairs",
    "📋 Load the list",
    "Begin with the list of teachers",
    "📅 Load the plan",
    "✉️ Invite people",
    "✉️ Invite and launch",
    "🚀 Launch the programme",
    "it can be launched",
    "Launch:",
    "🚀 Launch",
    "Nobody has opened their link yet",
    "☰ Menu",
)
MOST_ACTIONS = 8


async def menu(phone: Person, words: Words) -> Said:
    said = await phone.send("/menu")
    shown = await phone.wait_for(button=words.menu, after=said.id)
    assert len(shown.buttons) <= MOST_ACTIONS
    return shown


@pytest.mark.parametrize(("locale", "words"), [("ru", RUSSIAN), ("en", ENGLISH)])
async def test_step_after_step_to_the_launch(town: Town, locale: str, words: Words) -> None:
    district = await a_district(town.app.database, state=ProgrammeState.PREPARING)
    async with town.app.database.write() as session:
        await session.execute(update(Account).values(locale=locale, locale_chosen=True))
    phone = await town.person(district.methodist.telegram_id)
    await phone.start()
    await phone.wait_for()

    home = await menu(phone, words)
    assert home.buttons[0] == words.roster
    assert words.begin in home.text

    await district.person("Смирнова", Role.MENTEE, with_account=False)
    assert (await menu(phone, words)).buttons[0] == words.plan

    await an_activity(district, Role.MENTEE)
    home = await menu(phone, words)
    assert home.buttons[0] == words.both

    await phone.tap(words.both)
    check = await phone.wait_for(words.check, button=words.launch_now)
    assert check.buttons[:2] == [words.invite, words.launch_now]
    await phone.tap(words.launch_now, message_id=check.id)
    done = await phone.wait_for(button=words.invite, edited_since=check.raw["rev"])
    assert done.buttons == [words.invite, words.to_menu]
    await phone.tap(words.invite, message_id=done.id)
    await phone.wait_for(edited_since=done.raw["rev"])

    home = await menu(phone, words)
    assert home.buttons[0] == words.invite
    assert words.nobody_in in home.text

    await district.person("Орлова", Role.MENTOR)
    home = await menu(phone, words)
    assert words.invite not in home.buttons
    assert words.nobody_in not in home.text


async def test_when_somebody_has_joined_the_launch_comes_first(town: Town) -> None:
    district = await a_district(town.app.database, state=ProgrammeState.PREPARING)
    await district.person("Орлова", Role.MENTOR)
    await an_activity(district, Role.MENTOR)
    phone = await town.person(district.methodist.telegram_id)
    await phone.start()
    await phone.wait_for()
    home = await menu(phone, RUSSIAN)
    assert home.buttons[0] == RUSSIAN.launch
    assert RUSSIAN.ready in home.text
