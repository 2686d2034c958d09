"""/me: seen, corrected, exported, taken back; the language."""

import io
import json
from datetime import timedelta

import openpyxl
from sqlalchemy import select

from models.people import Account
from models.system import Conversation
from services.people.identity import TelegramUser
from tests.handlers.conftest import Town
from tests.handlers.rubbish import message
from tests.handlers.steps import registered, roster, say, send_roster, with_people


async def test_what_is_kept_can_be_corrected(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await teacher.send("/me")
    await teacher.wait_for("Смирнова Марина Викторовна", button="Отозвать согласие")
    await teacher.tap("Исправить")
    await teacher.tap("Телефон")
    await teacher.wait_for("Ваш телефон")
    await teacher.send("12345")
    await teacher.wait_for("Не похоже на номер")
    await teacher.send("8 921 123-45-67")
    await teacher.wait_for("Телефон: +7 921 123-45-67")
    await teacher.tap("Исправить")
    await teacher.tap("В чём нужна помощь")
    await teacher.tap("Своими словами")
    await teacher.wait_for("В чём вам нужна помощь")
    await teacher.send("ы" * 3000)
    await teacher.wait_for("Слишком длинно: 3\xa0000")
    await teacher.send("<script>&")
    await teacher.wait_for("Нужна помощь: «<script>&»")
    await teacher.tap("Исправить")
    await teacher.tap("Школа")
    await teacher.tap("Приладожская СОШ")
    await teacher.wait_for("Школа: Приладожская СОШ")


async def test_the_language_changes_at_once(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(teacher, "/me", "Отозвать согласие")
    await teacher.tap("Language")
    await teacher.tap("English")
    await teacher.wait_for("Subject: математика", button="Withdraw consent")
    await teacher.tap("Menu")
    await teacher.wait_for(button="My week")


async def test_what_is_kept_is_seen_in_words_and_taken_along(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(teacher, "/me", "Отозвать согласие")
    await teacher.tap("Что обо мне хранится")
    await teacher.wait_for("Анонимных ответов здесь нет", button="Кто вы")
    await teacher.tap("Кто вы")
    await teacher.wait_for("Фамилия: Смирнова")
    await teacher.tap("Назад")
    await teacher.tap("Согласия")
    await teacher.wait_for("Редакция: 1")
    await teacher.tap("Назад")
    await teacher.tap("Файлом .json")
    found = json.loads(await teacher.download(await teacher.wait_for(kind="document")))
    assert found["person"][0]["surname"] == "Смирнова"
    assert found["consents"][0]["version"] == 1
    assert found["memberships"][0]["role"] == "mentee"
    assert "Анонимных ответов" in found["note"]
    before = await teacher.wait_for(button="Таблицей")
    await teacher.tap("Таблицей")
    table = await teacher.wait_for(kind="document", after=before.id)
    book = openpyxl.load_workbook(io.BytesIO(await teacher.download(table)))
    assert {"Кто вы", "Согласия", "Участие и роли"} <= set(book.sheetnames)


async def test_what_is_kept_in_english(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(teacher, "/me", "Отозвать согласие")
    await teacher.tap("Language")
    await teacher.tap("English")
    await teacher.tap("What is kept of me")
    await teacher.tap("Parts and roles")
    await teacher.wait_for("Role: mentee")
    await teacher.tap("Back")
    await teacher.tap("Back")
    await teacher.tap("Withdraw consent")
    await teacher.tap("Withdraw and erase")
    await teacher.wait_for("cannot be brought back", button="Yes, erase for good")


async def test_withdrawing_erases_the_name_at_once(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Все участники")
    await owner.send("Смирнова")
    await owner.wait_for("Участники", button="Смирнова")
    await say(teacher, "/me", "Отозвать согласие")
    await teacher.tap("Отозвать согласие")
    await teacher.wait_for("сразу сотру")
    await teacher.tap("Отозвать и стереть")
    await teacher.tap("Да, стереть насовсем")
    await teacher.wait_for("Согласие отозвано")
    async with town.app.database.read() as session:
        open_menus = (await session.scalars(select(Conversation))).all()
    assert not [one.key for one in open_menus if "5001" in one.key]
    assert not [one.data for one in open_menus if "Смирнова" in one.data], "nor in the methodist's search"
    await teacher.send("/me")
    await teacher.wait_for("О вас ничего не хранится")
    preview = await send_roster(owner, roster())
    assert "не войдут: 1" in preview.text


async def test_the_methodist_hears_that_a_group_has_lost_its_mentor(town: Town) -> None:
    owner = await with_people(town)
    await registered(town, owner, "Смирнова", 5001)
    mentor = await registered(town, owner, "Орлова", 5002)
    people = town.app.services.people
    actor = await town.app.services.identity.actor(TelegramUser(owner.id, None, "ru"), None)
    ids = {line.name.split()[0]: line.id for line in (await people.people(actor)).people}
    await town.app.services.partnerships.create(actor, ids["Орлова"], [ids["Смирнова"]], "физика")
    await say(mentor, "/me", "Отозвать согласие")
    await mentor.tap("Отозвать согласие")
    await mentor.tap("Отозвать и стереть")
    await mentor.tap("Да, стереть насовсем")
    await town.tick(2)
    await owner.wait_for("Теперь без наставника: Смирнова Марина Викторовна")
    await owner.tap("Пары и группы")
    await owner.wait_for("Пока ни одной", button="Смирнова М. В.")


async def test_messages_are_paused_until_a_day_and_taken_up_again(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(teacher, "/me", "Отозвать согласие")
    await teacher.tap("Пауза в сообщениях")
    await teacher.wait_for("До какого дня")
    await teacher.send("когда-нибудь")
    await teacher.wait_for("Нужен день после сегодняшнего")
    day = town.clock.now().date() + timedelta(days=40)
    await teacher.send(f"{day:%d.%m.%Y}")
    await teacher.wait_for("Сообщений не будет до", button="Закончить паузу")
    async with town.app.database.read() as session:
        paused = select(Account.paused_until).where(Account.telegram_id == 5001)
        assert await session.scalar(paused) == day
    await teacher.tap("Назад")
    await teacher.wait_for("⏸ Сообщений не будет до", button="Отозвать согласие")
    await teacher.tap("Пауза в сообщениях")
    await teacher.tap("Закончить паузу")
    profile = await teacher.wait_for("Смирнова", button="Отозвать согласие")
    assert "Сообщений не будет" not in profile.text


async def test_the_only_methodist_hands_the_programme_on_first(town: Town) -> None:
    owner = await with_people(town)
    await say(owner, "/me", "Отозвать согласие")
    await owner.tap("Отозвать согласие")
    await owner.tap("Отозвать и стереть")
    refused = await owner.tap("Да, стереть насовсем")
    assert "единственный методист" in (refused.text or "")
    await say(owner, "/menu", "Люди и пары")
    await owner.wait_for(button="Люди и пары")


async def test_strengths_and_deficits_are_chosen_from_the_list(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(teacher, "/me", "Исправить")
    await teacher.tap("Исправить")
    await teacher.tap("В чём нужна помощь")
    await teacher.tap("▫️ Работа с родителями")
    await teacher.wait_for(button="✅ Работа с родителями")
    await teacher.tap("▫️ Предметное содержание")
    await teacher.tap("✅ Предметное содержание")
    await teacher.tap("Назад")
    await teacher.wait_for("Нужна помощь: работа с родителями\n")
    await teacher.tap("Исправить")
    await teacher.tap("Чем могу поделиться")
    await teacher.tap("▫️ Методика")
    await teacher.tap("Своими словами")
    await teacher.send("проектные уроки")
    await teacher.wait_for("Может поделиться: методика преподавания; «проектные уроки»")


async def test_name_school_and_quiet_hours_are_the_persons_own(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(teacher, "/me", "Исправить")
    await teacher.tap("Исправить")
    await teacher.tap("Имя")
    await teacher.wait_for("Напишите фамилию")
    await teacher.send("Петрова 2")
    await teacher.wait_for("не может быть цифр")
    await teacher.send("Петрова-Смирнова Марина Викторовна")
    await teacher.wait_for("Петрова-Смирнова Марина Викторовна", button="Исправить")
    await teacher.tap("Исправить")
    await teacher.tap("Школа")
    await teacher.wait_for("В какой школе")
    await teacher.send("абвгд")
    await teacher.wait_for("не нашла", timeout=30)
    await teacher.send("приладожск школа")
    await teacher.wait_for(button="Приладожская СОШ", timeout=30)
    await teacher.tap("Приладожская СОШ")
    await teacher.wait_for("Школа: Приладожская СОШ")
    await teacher.tap("Исправить")
    await teacher.tap("Тихие часы")
    await teacher.wait_for("сейчас с 20:00 до 8:00")
    await teacher.tap("18:00")
    await teacher.wait_for("с 18:00")
    await teacher.tap("10:00")
    await say(teacher, "/me", "Исправить")
    await teacher.tap("Исправить")
    await teacher.tap("Тихие часы")
    await teacher.wait_for("сейчас с 18:00 до 10:00")
    await teacher.send("как обычно")
    await teacher.wait_for("Не поняла часы")
    await teacher.send("с 21 до 9")
    await teacher.wait_for(button="Исправить")
    await teacher.tap("Исправить")
    await teacher.tap("Тихие часы")
    await teacher.wait_for("сейчас с 20:00 до 9:00")
    assert await town.sandbox.violations() == []


async def test_only_the_own_contact_is_taken(town: Town) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    await say(teacher, "/me", "Исправить")
    await teacher.tap("Исправить")
    await teacher.tap("Телефон")
    await teacher.wait_for("Ваш телефон")
    await teacher.tap("Взять из Telegram")
    await teacher.wait_for("Нажмите кнопку внизу")
    foreign = {"phone_number": "79219999999", "first_name": "Чужой", "user_id": 4242}
    await town.sandbox.forge(message(teacher.id, contact=foreign), wait=10)
    await teacher.wait_for("чужой контакт")
    await teacher.share_contact("79211234567")
    await teacher.wait_for("Телефон: +7 921 123-45-67")
    assert await town.sandbox.violations() == []
