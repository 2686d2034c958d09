"""The log of changes in the chat: looked at, filtered, taken as a table; in both languages."""

import io

import openpyxl

from tests.handlers.conftest import Town
from tests.handlers.steps import registered, say, with_people


async def test_the_methodist_reads_filters_and_exports(town: Town) -> None:
    owner = await with_people(town)
    await registered(town, owner, "Смирнова", 5001)
    await say(owner, "/menu", "Программа")
    await owner.tap("Программа")
    await owner.wait_for(button="Журнал изменений")
    await owner.tap("Журнал изменений")
    shown = await owner.wait_for("регистрация завершена", button="Отобрать")
    assert "Смирнова Марина Викторовна" in shown.text
    await owner.tap("Отобрать")
    await owner.tap("согласия")
    shown = await owner.wait_for("согласия")
    assert "согласие дано: редакция" in shown.text
    assert "регистрация" not in shown.text
    await owner.tap("Таблицей")
    await owner.tap("За три месяца")
    sheet = openpyxl.load_workbook(
        io.BytesIO(await owner.download(await owner.wait_for(kind="document")))
    ).worksheets[0]
    assert "согласие дано" in [row[2] for row in sheet.values]
    await owner.wait_for("Журнал изменений", button="Отобрать")


async def test_the_log_in_english(town: Town) -> None:
    owner = await with_people(town)
    await say(owner, "/me", "Отозвать согласие")
    await owner.tap("Language")
    await owner.tap("English")
    await say(owner, "/menu", "Programme")
    await owner.tap("Programme")
    await owner.tap("Log of changes")
    await owner.wait_for("list loaded: new", button="Filter")
    await owner.tap("Filter")
    await owner.tap("roles")
    await owner.wait_for("No such entries yet")
