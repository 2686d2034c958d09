"""A message mended in the chat: what was written first stands, and whoever mended it is told so."""

from tests.handlers.conftest import Town
from tests.handlers.crew import a_crew


async def test_an_answer_is_not_changed_by_editing_it_and_that_is_said(town: Town) -> None:
    methodist = (await a_crew(town)).methodist
    await methodist.tap("Рассылка")
    await methodist.tap("Новая рассылка")
    await methodist.wait_for("Напишите или перешлите")
    said = await methodist.send("Педсовет в среду")
    await methodist.wait_for("Кому отправить?", after=said.id)
    await methodist.edit(said.id, "Педсовет в четверг")
    word = await methodist.wait_for("Исправленное сообщение я заново не читаю", after=said.id)
    assert word.raw["reply_to"]
    # The open question stays as it is.
    await methodist.tap("Всем участникам")
    await methodist.wait_for("Получат 2")
    shown = [one.text for one in await methodist.messages() if one.from_bot]
    assert "Педсовет в среду" in shown
    assert "Педсовет в четверг" not in shown


async def test_an_edit_that_telegram_made_itself_is_passed_over(town: Town) -> None:
    methodist = (await a_crew(town)).methodist
    said = await methodist.send("https://example.org")
    await methodist.wait_for("Кировский район", after=said.id)
    await methodist.edit(said.id, "https://example.org/")
    menu = await methodist.send("/menu")
    await methodist.wait_for("Кировский район", after=menu.id)
    assert not [one for one in await methodist.messages() if "Исправленное" in one.text]
