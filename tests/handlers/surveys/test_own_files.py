"""A form made from a table: template, dry run with its faults, a yes, a look, a change."""

import io

import openpyxl

from documents.surveys import read_form
from tests.builders import a_district
from tests.documents.surveys.test_forms import table
from tests.handlers.conftest import Town


async def test_a_form_from_a_table(town: Town) -> None:
    district = await a_district(town.app.database)
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    await methodist.start()
    await methodist.wait_for(button="Сводки")
    await methodist.tap("Сводки")
    await methodist.tap("Новый опрос")
    await methodist.wait_for("Форма опроса")
    await methodist.tap("Своя форма")
    await methodist.tap("Таблицей .xlsx")
    await methodist.wait_for("Новая форма из таблицы")
    await methodist.tap("Назад")
    await methodist.wait_for("прямо здесь")
    await methodist.tap("Таблицей .xlsx")
    await methodist.wait_for("Новая форма из таблицы")
    await methodist.tap("Пустой шаблон")
    sent = await methodist.wait_for(kind="document")
    book = openpyxl.load_workbook(io.BytesIO(await methodist.download(sent)))
    assert book.sheetnames == ["Вопросы", "Пример"]

    await methodist.send("вот")
    await methodist.wait_for("Нужна таблица .xlsx")
    wrong = table([1, "Как <часто>?", "один", "часто; редко"], [2, "Почему?", "шкалла"])
    await methodist.send_file(wrong, "Форма.xlsx")
    read = await methodist.wait_for("Исправить в файле: 1 место")
    assert "Строка 5, столбец C: не поняла тип «шкалла»" in read.text
    assert "✅ Сохранить форму" not in read.buttons
    right = table(
        [1, "Как <часто>?", "один", "часто; редко"],
        [2, "Почему?", "текст", "", "", "", "", "", "1 = редко"],
    )
    await methodist.send_file(right, "Форма.xlsx")
    await methodist.wait_for("поняла 2 вопроса", button="Сохранить форму")
    kept = await methodist.tap("Сохранить форму")
    assert "Форма сохранена" in (kept.text or "")
    card = await methodist.wait_for("Итоги встреч", button="Изменить")
    assert "1. Как <часто>? (один вариант)" in card.text
    await methodist.tap("Глазами педагога")
    seen = await methodist.wait_for("Так форму увидит педагог")
    await methodist.tap("редко", message_id=seen.id)
    await methodist.wait_for("2 из 2")

    await methodist.tap("Изменить")
    await methodist.wait_for("Номер ниже открывает вопрос")
    await methodist.tap("Таблицей .xlsx")
    about = await methodist.wait_for("«Итоги встреч» таблицей")
    await methodist.tap("Назад")
    await methodist.wait_for("Номер ниже открывает вопрос", edited_since=about.raw["rev"])
    await methodist.tap("Таблицей .xlsx")
    await methodist.wait_for("«Итоги встреч» таблицей")
    await methodist.tap("Эта форма файлом")
    sent = await methodist.wait_for(kind="document", after=card.id)
    back = read_form(await methodist.download(sent), "Форма опроса.xlsx")
    assert [one.text for one in back.questions] == ["Как <часто>?", "Почему?"]
    assert await town.sandbox.violations() == []
