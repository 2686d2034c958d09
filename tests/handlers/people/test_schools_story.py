"""Schools, partner schools and teams in the chat."""

from datetime import date

from models.enums import Role
from sandbox.client import Person
from services.orders import Order
from tests.handlers.conftest import Town
from tests.handlers.crew import a_crew
from tests.handlers.steps import say

LONG = "Школа <b>«Ёлочка»</b> & " + "я" * 176


async def to_schools(methodist: Person) -> None:
    await say(methodist, "/menu", "Люди и пары")
    await methodist.tap("Люди и пары")
    await methodist.tap("Школы")
    await methodist.wait_for("Чтобы найти школу", button="Приладожская")


async def test_a_school_is_corrected_added_and_made_one(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    methodist = crew.methodist
    await to_schools(methodist)
    await methodist.send("шумская")
    await methodist.wait_for("поиск «шумская»", button="Шумская СОШ")
    await methodist.tap("Шумская СОШ")
    card = await methodist.wait_for("Число учителей не указано", button="Число учителей")
    assert "с низкими результатами" in card.text
    assert "Участников: 1" in card.text
    await methodist.tap("Число учителей")
    for wrong, said in (
        ("много", "Не вижу числа или даты"),
        ("0", "Число от 1 до"),
        ("24 на 01.09.2036", "ещё не наступила"),
    ):
        await methodist.send(wrong)
        await methodist.wait_for(said)
    await methodist.send("24 учителя на 01.09.2026")
    await methodist.wait_for("Учителей: 24 (на 01.09.2026)")
    await methodist.tap("Категория")
    await methodist.tap("в зоне риска")
    await methodist.wait_for("Категория: в зоне риска")
    await methodist.tap("Название")
    await methodist.send("Приладожская  сош")
    await methodist.wait_for("Такая школа уже есть")
    await methodist.send(LONG)
    await methodist.wait_for("Школа <b>«Ёлочка»</b> &")
    await methodist.wait_for("Другие написания: Шумская СОШ")

    await methodist.tap("Назад")
    await methodist.tap("Сбросить поиск")
    await methodist.tap("Добавить")
    await methodist.send("Шумская гимназия")
    await methodist.wait_for("Шумская гимназия", button="Это та же школа")
    await methodist.tap("Это та же школа")
    await methodist.send("Ёлочка")
    await methodist.wait_for(button="Школа <b>«Ёлочка»")
    await methodist.tap("Школа <b>«Ёлочка»")
    await methodist.wait_for("Перейдут люди (1)")
    await methodist.tap("Объединить")
    card = await methodist.wait_for("Участников: 1", button="Школы-партнёры")
    assert "Учителей: 24" in card.text
    assert not faults
    assert await town.sandbox.violations() == []


async def test_partner_schools_open_the_way_for_teachers(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    methodist, services, actor = crew.methodist, town.app.services, crew.district.methodist
    await services.programmes.allow_across(actor, False)
    await to_schools(methodist)
    await methodist.tap("Приладожская")
    await methodist.tap("Школы-партнёры")
    await methodist.wait_for("Партнёров пока нет")
    await methodist.tap("Школы, которые она ведёт")
    await methodist.wait_for("Какие школы ведёт")
    await methodist.tap("Шумская")
    await methodist.wait_for(button="Готово · 1")
    await methodist.tap("Готово · 1")
    card = await methodist.wait_for("Приладожская СОШ → Шумская СОШ", button="Договор")
    assert "Договор ещё не указан" in card.text
    assert "утверждён" not in card.text
    await services.programmes.approve(actor, Order("123-од", date(2026, 8, 25)))
    await methodist.tap("Договор")
    await methodist.send("без номера")
    await methodist.wait_for("Не вижу номера и даты")
    await methodist.send("№ 12-С от 15.09.2026")
    await methodist.wait_for("Договор № 12-С от 15.09.2026")
    await methodist.tap("Модель сети")
    await methodist.tap("Цепная")
    card = await methodist.wait_for("Модель сети: Цепная")
    assert "Список школ года утверждён приказом № 123-од от 25.08.2026" in card.text
    await crew.pair()
    await methodist.tap("Завершить")
    await methodist.wait_for("завершить партнёрство")
    await methodist.tap("Завершить")
    await methodist.wait_for("Партнёрство закончено 16.11.2026")
    assert not faults
    assert await town.sandbox.violations() == []


async def test_several_schools_are_led_as_a_group(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    methodist, services, actor = crew.methodist, town.app.services, crew.district.methodist
    for name in ("Назиевская СОШ", "Путиловская ООШ"):
        await services.people.add_school(actor, name)
    await to_schools(methodist)
    for one in ("Приладожская", "Школы-партнёры", "Школы, которые она ведёт", "Шумская"):
        await methodist.tap(one)
    await methodist.tap("Назиевская")
    await methodist.wait_for(button="По отдельности · 2")
    await methodist.tap("Группой · 2")
    await methodist.wait_for("Как назвать группу школ?")
    await methodist.send("…")
    await methodist.send("Чтение <b>и</b> письмо")
    card = await methodist.wait_for("Чтение <b>и</b> письмо", button="Расформировать")
    assert "Ведёт Приладожская СОШ, 2 школы" in card.text
    assert "Договор на всю группу ещё не указан" in card.text
    await methodist.tap("Договор")
    await methodist.send("№ 12-С от 15.09.2026")
    await methodist.wait_for("Договор на всю группу № 12-С от 15.09.2026")
    await methodist.tap("➕ Школа")
    await methodist.tap("Путиловская")
    await methodist.tap("Готово · 1")
    await methodist.wait_for("3 школы")
    await methodist.tap("Путиловская")
    pair = await methodist.wait_for("Группа школ: Чтение <b>и</b> письмо", button="Вывести из группы")
    assert "Договор № 12-С" in pair.text
    assert not pair.has(button="Договор")
    await methodist.tap("Вывести из группы")
    await methodist.wait_for("Договор № 12-С", button="📄 Договор")
    await methodist.tap("Назад")
    await methodist.tap("Шумская")
    await methodist.tap("Группа школ")
    await methodist.wait_for("2 школы")
    await methodist.tap("Расформировать")
    await methodist.wait_for("Школы останутся партнёрами")
    await methodist.tap("Расформировать")
    await methodist.wait_for("школы-партнёры", button="→ Шумская СОШ")
    assert not faults
    assert await town.sandbox.violations() == []


async def test_a_curator_makes_the_schools_team_in_english(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    curator = await crew.district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич", locale="en")
    await town.app.services.identity.set_language(curator, "en")
    phone = await town.person(curator.telegram_id, "Пётр", "en")
    await phone.start()
    await phone.wait_for("Кировский район")
    await phone.tap("My school")
    await phone.tap("About the school")
    card = await phone.wait_for("Шумская СОШ", button="Teams")
    assert not card.has(button="Number of teachers")
    await phone.tap("Teams")
    await phone.wait_for("No teams yet")
    await phone.tap("New team")
    await phone.send("Чтение <i>и</i> письмо")
    team = await phone.wait_for("In the team, 2", button="Members")
    assert "Чтение <i>и</i> письмо" in team.text
    await phone.tap("Members")
    await phone.tap("Смирнова")
    await phone.wait_for(button="▫️ Смирнова")
    await phone.tap("Back")
    await phone.wait_for("In the team, 1")
    await phone.tap("Deficit")
    await phone.wait_for("Which deficit")
    await phone.tap("None in particular")
    await phone.wait_for("Deficit: —")
    await phone.tap("Delete the team")
    await phone.wait_for("Its people stay")
    await phone.tap("Delete the team")
    await phone.wait_for("No teams yet")
    assert not faults
    assert await town.sandbox.violations() == []
