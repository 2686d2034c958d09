"""What is tapped twice in a breath counts once."""

import asyncio

from sqlalchemy import func, select

from models.programmes import Programme
from tests.handlers.conftest import Town
from tests.handlers.steps import set_up


async def test_two_quick_taps_create_one_programme(town: Town, faults: list[str]) -> None:
    owner = await town.owner()
    await owner.start()
    await owner.wait_for("Новая программа")
    await owner.send("Кировский район")
    await owner.wait_for("В каком регионе")
    await asyncio.gather(owner.tap("Пропустить"), owner.tap("Пропустить"))
    await owner.wait_for("учебный год")
    await asyncio.gather(owner.tap("2026/27"), owner.tap("2026/27"))
    await owner.wait_for("По какому времени")
    await owner.tap("Москва")
    await owner.wait_for("сеть школ")
    await owner.tap("Смешанная")
    await owner.wait_for("Проверьте и создайте")
    answers = await asyncio.gather(owner.tap("Создать программу"), owner.tap("Создать программу"))
    assert all(answer.answered for answer in answers)
    await owner.wait_for("Кировский район, 2026/27", button="Люди и пары")
    async with town.app.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Programme)) == 1
    assert not faults
    assert await town.sandbox.violations() == []


async def test_a_form_left_by_the_menu_saves_nothing(town: Town, faults: list[str]) -> None:
    """/menu in the middle of a form, then the form's own buttons of before."""
    owner = await set_up(town)
    await owner.tap("События")
    await owner.tap("Новое событие")
    await owner.tap("Семинар")
    asked = await owner.wait_for("Как называется", button="Назад")
    back = asked.raw["inline_keyboard"][-1][0]["data"]
    await owner.send("/menu")
    menu = await owner.wait_for(button="Люди и пары", after=asked.id)
    assert (await owner.forge_tap(asked.id, back)).answered
    await owner.wait_for(button="Люди и пары", after=menu.id)
    await owner.tap("События")
    listed = await owner.wait_for(button="Новое событие")
    assert not any("Семинар" in label for label in listed.buttons)
    assert not faults
    assert await town.sandbox.violations() == []


async def test_a_tap_on_a_button_of_before_keeps_the_form(town: Town, faults: list[str]) -> None:
    """The menu that was open before the form is tapped again: the form comes below, as it was filled in."""
    owner = await town.owner()
    await owner.start()
    first = await owner.wait_for("Новая программа", button="Учебный район")
    stale = first.raw["inline_keyboard"][0][0]["data"]
    await owner.send("Кировский район")
    await owner.wait_for("В каком регионе")
    await owner.tap("Пропустить")
    form = await owner.wait_for("учебный год")

    answer = await owner.forge_tap(form.id, "x" + stale)
    assert "старого сообщения" in (answer.text or "")
    again = await owner.wait_for("учебный год", after=form.id)
    await owner.tap("2026/27", message_id=again.id)
    await owner.wait_for("По какому времени")
    await owner.tap("Москва")
    await owner.wait_for("сеть школ")
    await owner.tap("Смешанная")
    assert "Кировский район" in (await owner.wait_for("Проверьте и создайте")).text
    assert not faults
    assert await town.sandbox.violations() == []


async def test_a_tap_told_without_the_messages_keyboard_is_a_tap(town: Town, faults: list[str]) -> None:
    """A Bot API server may tell of a tap with less of its message than Telegram does."""
    owner = await town.owner()
    await owner.start()
    await owner.wait_for("Новая программа")
    await owner.send("Кировский район")
    form = await owner.wait_for("В каком регионе", button="Пропустить")
    skip = next(
        button["data"]
        for row in form.raw["inline_keyboard"]
        for button in row
        if "Пропустить" in button["text"]
    )
    chat = {"id": owner.id, "type": "private", "first_name": "Елена"}
    me = {"id": 1234567, "is_bot": True, "first_name": "Svyazka"}
    message = {"message_id": form.id, "chat": chat, "from": me, "date": 1795000000, "text": form.text}
    sender = {"id": owner.id, "is_bot": False, "first_name": "Елена", "language_code": "ru"}
    query = {"from": sender, "message": message, "chat_instance": "1", "data": skip}
    await town.sandbox.forge({"callback_query": query}, wait=10)
    await owner.wait_for("учебный год")
    assert not faults
