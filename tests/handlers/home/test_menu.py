"""The main menu: everybody has their own, and every button of it opens something."""

import pytest

from sandbox.client import Person
from tests.handlers.conftest import Town
from tests.handlers.steps import registered, say, set_up, with_people

EVERYBODY = (
    ("Орлова Ирина Павловна", "Приладожская СОШ", "наставник", "физика", ""),
    ("Смирнова Марина Викторовна", "Шумская СОШ", "наставляемый", "математика", "Орлова Ирина Павловна"),
    ("Жуков Пётр Ильич", "Шумская СОШ", "куратор", "", ""),
    ("Котова Анна Львовна", "Шумская СОШ", "наблюдатель", "", ""),
)


@pytest.mark.parametrize("surname", ["Орлова", "Смирнова", "Жуков", "Котова"])
async def test_every_button_of_a_members_menu_opens_a_screen(town: Town, surname: str) -> None:
    owner = await with_people(town, *EVERYBODY)
    person = await registered(town, owner, surname, 5001)
    await every_button_opens(person, "Мои данные")


async def test_every_button_of_the_methodists_menu_opens_a_screen(town: Town) -> None:
    owner = await with_people(town, *EVERYBODY)
    await every_button_opens(owner, "Люди и пары")


async def every_button_opens(person: Person, landmark: str) -> None:
    buttons = (await say(person, "/menu", landmark)).buttons
    assert 3 <= len(buttons) <= 8
    assert max(map(len, buttons)) <= 28
    for label in buttons:
        if label == "🔄 Обновить":
            continue
        answer = await person.tap(label)
        assert answer.answered, label
        assert not answer.show_alert, (label, answer.text)
        assert answer.message is not None, label
        assert answer.message.buttons != buttons, label
        await say(person, "/menu", landmark)


async def test_menu_works_in_the_middle_of_anything(town: Town) -> None:
    owner = await set_up(town)
    await owner.tap("Программа")
    await owner.tap("📅 Год и этапы")
    await owner.wait_for(button="Название")
    await owner.tap("Название")
    await owner.wait_for("Как назвать программу")
    await say(owner, "/menu", "Люди и пары")
    said = await owner.send("/help")
    await owner.wait_for("Что умеет бот", after=said.id)


async def test_forged_buttons_are_answered_and_the_menu_stays(town: Town) -> None:
    owner = await with_people(town)
    home = await say(owner, "/menu", "Люди и пары")
    for data in ("nonsense:1", "aaaaaaaaa\x1dpeople", "ln:a:x", "rg:99999999999999999999", "ln::"):
        answer = await owner.forge_tap(home.id, data)
        assert answer.answered, data
    await say(owner, "/menu", "Люди и пары")


async def test_a_strangers_forged_button_shows_nothing_of_the_programme(town: Town) -> None:
    owner = await with_people(town)
    home = await say(owner, "/menu", "Люди и пары")
    stranger = await town.person(5010)
    await stranger.start()
    await stranger.wait_for("Вас пока нет")
    data = next(button["data"] for row in home.raw["inline_keyboard"] for button in row)
    answer = await stranger.forge_tap(home.id, data)
    assert answer.answered
    assert not any(said.has("Кировский") for said in await stranger.messages())
