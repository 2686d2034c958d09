"""The bank in the chat: a card written and sent, checked, found by words, taken, exported."""

import io
import zipfile
from dataclasses import dataclass
from datetime import timedelta

import pytest

from models.enums import EventKind, Role
from models.events import EventPresenter
from sandbox.client import Person
from services.actor import Actor
from services.events.facts import NewEvent
from services.practices.rules import PracticeField
from tests.builders import District, a_district
from tests.handlers.conftest import Town


@dataclass
class Bank:
    town: Town
    district: District
    methodist: Person
    author: Person
    reader: Person
    writes: Actor


@pytest.fixture
async def bank(town: Town) -> Bank:
    district = await a_district(town.app.database)
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Смирнова", Role.MENTEE)
    phones = [await town.person(one.telegram_id) for one in (district.methodist, mentor, mentee)]
    for phone in phones:
        await phone.start()
        await phone.wait_for(button="Практики")
    methodist, author, reader = phones
    return Bank(town, district, methodist, author, reader, mentor)


async def write_and_send(author: Person) -> None:
    await author.tap("Практики")
    await author.wait_for("Пока пусто")
    await author.tap("Мои карточки")
    await author.tap("Новая карточка")
    await author.wait_for("Как назвать")
    await author.send("Квест-урок <по дробям> & «пицца»")
    await author.wait_for("Черновик")
    await author.tap("Отправить методисту")
    refused = await author.tap("Согласен")
    assert "одного названия мало" in (refused.text or "")
    await author.tap("Назад")
    await author.tap("Описание")
    await author.send("Дети делят пиццу и пишут письма о долях.")
    await author.wait_for("Дети делят пиццу")
    await author.tap("Файл или ссылка")
    await author.send("не ссылка")
    await author.wait_for("⚠️")
    await author.send_file(b"%PDF-1.7 quest", "квест/<1>.pdf")
    await author.wait_for("1 файл")
    await author.tap("Предмет")
    await author.send("математика")
    await author.wait_for("математика", button="Отправить методисту")
    await author.tap("Отправить методисту")
    await author.tap("Согласен")
    await author.wait_for("На проверке у методиста")


async def publish(methodist: Person) -> None:
    await methodist.wait_for("Ждёт проверки")
    await methodist.tap("Проверить карточку")
    await methodist.wait_for("Ждёт вашего решения")
    await methodist.tap("Опубликовать")
    await methodist.wait_for("Всё проверено", timeout=30)


async def test_a_card_from_its_title_to_the_page_for_a_website(bank: Bank) -> None:
    await write_and_send(bank.author)
    await bank.town.tick(2)
    await publish(bank.methodist)
    await bank.town.tick(2)
    await bank.author.wait_for("опубликована в банке практик")

    reader = bank.reader
    await reader.tap("Практики")
    await reader.wait_for("1 карточка")
    await reader.send("письмами")
    await reader.wait_for("1 практика", button="Квест-урок")
    await reader.send("окна")
    await reader.wait_for("Ничего не нашлось")
    await reader.send("детям о доле")
    await reader.wait_for("1 практика")
    await reader.tap("Квест-урок")
    card = await reader.wait_for("Ещё никто не брал")
    assert "Автор: Орлова Ирина Павловна, Шумская СОШ" in card.text
    assert "Квест-урок <по дробям> & «пицца»" in card.text
    await reader.tap("📄")
    await reader.wait_for("Взял 1 человек")

    asked = await bank.methodist.send("/menu")
    await bank.methodist.wait_for(button="Практики", after=asked.id)
    await bank.methodist.tap("Практики")
    await bank.methodist.wait_for(button="Страница для сайта")
    await bank.methodist.tap("Страница для сайта")
    sent = await bank.methodist.wait_for("index.html", timeout=30)
    content = await bank.methodist.download(sent)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("index.html").decode()
        assert archive.namelist() == ["files/1-1.pdf", "index.html"]
        assert archive.read("files/1-1.pdf") == b"%PDF-1.7 quest"
    assert "Квест-урок &lt;по дробям&gt; &amp; «пицца»" in page
    assert "<1>" not in page


async def test_a_card_comes_back_and_is_taken_back(bank: Bank) -> None:
    await write_and_send(bank.author)
    await bank.methodist.tap("Практики")
    await bank.methodist.wait_for(button="На проверке · 1")
    await bank.methodist.tap("На проверке")
    await bank.methodist.tap("Квест-урок")
    await bank.methodist.tap("Вернуть автору")
    await bank.methodist.wait_for("Что поправить")
    await bank.methodist.send("Добавьте <класс>")
    await bank.methodist.wait_for("Всё проверено")
    await bank.town.tick(2)
    await bank.author.wait_for("Методист пишет: Добавьте <класс>")
    await bank.author.tap("Открыть карточку")
    await bank.author.wait_for("просит поправить")
    await bank.author.tap("Класс")
    await bank.author.send("5")
    await bank.author.wait_for("математика · 5")
    await bank.author.tap("Отправить методисту")
    await bank.author.tap("Согласен")
    await bank.author.wait_for("На проверке у методиста")
    await bank.author.tap("Снять и исправить")
    await bank.author.wait_for("Черновик")
    await bank.author.tap("Удалить")
    await bank.author.tap("Да, удалить")
    await bank.author.wait_for("Пока ни одной")


async def test_a_presenter_is_asked_and_finds_the_card_begun(bank: Bank) -> None:
    town = bank.town
    starts = town.clock.now() + timedelta(hours=1)
    new = NewEvent(EventKind.MASTER_CLASS, "Дроби <без> слёз", starts, 60, "каб. 1", False)
    event_id = await town.app.services.events.create(bank.district.methodist, new)
    async with town.app.database.write() as session:
        session.add(EventPresenter(event_id=event_id, person_id=bank.writes.require_person()))
    town.clock.moment = starts + timedelta(hours=2, minutes=5)
    await town.tick(2)
    await bank.author.wait_for("поделитесь материалами")
    await bank.author.tap("Заполнить карточку")
    await bank.author.wait_for("Дроби <без> слёз", button="Файл или ссылка")


async def test_the_bank_is_offered_where_a_deficit_was_named(bank: Bank) -> None:
    practices, author = bank.town.app.services.practices, bank.writes
    (first, *_) = await bank.town.app.services.people.deficits(author)
    practice = await practices.begin(author, "Карта класса")
    await practices.write(author, practice, PracticeField.ABOUT, "Как начать год")
    await practices.turn_practice_deficit(author, practice, first.id)
    await practices.send(author, practice)
    await practices.publish(bank.district.methodist, practice, {})
    reader = bank.reader
    await reader.tap("Мои данные")
    await reader.wait_for(button="Исправить")
    await reader.tap("Исправить")
    await reader.tap("В чём нужна помощь")
    before = await reader.wait_for(button="▫️")
    assert "Практики" not in str(before.buttons)
    await reader.tap("▫️")
    await reader.wait_for(button="Практики: 1")
    await reader.tap("Практики: 1")
    await reader.wait_for("с чем вам нужна помощь", button="Карта класса")
    await reader.tap("Карта класса")
    await reader.wait_for("Как начать год")
    await reader.tap("Назад")
    await reader.wait_for(button="Карта класса")
