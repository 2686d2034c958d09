"""The methodist's list of deficits in the chat, in both languages."""

from sqlalchemy import update

from models.enums import Role
from models.people import Person
from tests.builders import a_district
from tests.handlers.conftest import Town


async def test_add_rename_retire_and_settle_other_words(town: Town) -> None:
    district = await a_district(town.app.database)
    teacher = await district.person("Смирнова", Role.MENTEE)
    async with town.app.database.write() as session:
        await session.execute(
            update(Person).where(Person.id == teacher.person_id).values(deficits="<b>чай</b>; кофе")
        )
    phone = await town.person(district.methodist.telegram_id)
    await phone.start()
    await phone.wait_for("Кировский район")
    await phone.tap("Программа")
    await phone.tap("Дефициты")
    await phone.wait_for("Предлагается: 7")
    await phone.tap("Добавить")
    said = await phone.send("Я" * 61)
    await phone.wait_for("Слишком длинно: 61", after=said.id)
    said = await phone.send("Работа с <i>текстом</i>")
    await phone.wait_for("Предлагается: 8", after=said.id)
    await phone.tap("→")
    await phone.tap("Работа с <i>")
    await phone.wait_for("Работа с <i>текстом</i>")
    await phone.tap("Переименовать")
    said = await phone.send("Читательская грамотность")
    await phone.wait_for("Читательская грамотность", button="Больше не", after=said.id)
    await phone.tap("Больше не предлагать")
    await phone.wait_for("Сейчас не предлагается")
    await phone.tap("Снова предлагать")
    await phone.tap("Назад")
    await phone.wait_for(button="Слова не из перечня · 2")
    await phone.tap("Слова не из перечня")
    await phone.tap("<b>чай")
    await phone.wait_for("«<b>чай</b>»: какой это дефицит?")
    answer = await phone.tap("Методика преподавания")
    assert "людей: 1" in (answer.text or "")
    await phone.wait_for("Слова не из перечня", button="1 · кофе")
    await phone.tap("кофе")
    await phone.tap("Оставить как есть")
    await phone.wait_for("Все слова из списков разобраны")
    own = await town.app.services.people.own_deficits(teacher)
    assert len(own.wanted) == 1
    assert await town.sandbox.violations() == []


async def test_the_list_in_english(town: Town) -> None:
    district = await a_district(town.app.database)
    await town.app.services.identity.set_language(district.methodist, "en")
    phone = await town.person(district.methodist.telegram_id, language="en")
    await phone.start()
    await phone.wait_for("Кировский район")
    await phone.tap("Programme")
    await phone.tap("Deficits")
    screen = await phone.wait_for("On offer: 7")
    assert "Teaching method" in screen.buttons
