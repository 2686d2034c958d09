"""From the end of an event to the summary, lived in the chat."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from models.enums import EventAnswer, EventKind
from models.events import EventGuest
from models.surveys import NamedAnswer, Participation
from sandbox.client import Person
from tests.builders import a_district
from tests.handlers.conftest import Town
from tests.services.surveys.afterwards import Afterwards, an_event
from tests.services.surveys.test_ahead import planned

TEACHERS = 6


@dataclass
class Told:
    """An event is over, its survey has reached everybody's phone."""

    town: Town
    story: Afterwards
    methodist: Person
    teachers: list[Person]

    async def participation(self, number: int) -> int:
        async with self.town.app.database.read() as session:
            return (
                await session.scalars(
                    select(Participation.id).where(
                        Participation.person_id == self.story.guests[number].require_person()
                    )
                )
            ).one()


@pytest.fixture
async def told(town: Town) -> Told:
    district = await a_district(town.app.database)
    story = await an_event(town.app.services, district, town.clock, TEACHERS)
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    teachers = [await town.person(guest.telegram_id) for guest in story.guests]
    for person in (methodist, *teachers):
        await person.start()
        await person.wait_for(button="Событи")
    await story.end()
    await town.tick()
    return Told(town, story, methodist, teachers)


async def test_six_questions_on_one_message(told: Told) -> None:
    teacher = told.teachers[0]
    opening = await teacher.wait_for("Насколько пригодится", timeout=20)
    assert "Мастер-класс «Готовимся к ОГЭ», 17 ноября" in opening.text
    assert "6 вопросов, меньше минуты. Первые 3 ответа анонимны" in opening.text
    assert "▓░░░░░ 1 из 6" in opening.text
    assert opening.rows == [["1", "2", "3", "4", "5"], ["Пропустить"]]

    await teacher.tap("5", message_id=opening.id)
    await teacher.wait_for("▓▓░░░░ 2 из 6")
    old = await teacher.forge_tap(opening.id, opening_data(opening, 0, 4))
    assert "уже ответили" in (old.text or "")
    await teacher.tap("Назад", message_id=opening.id)
    await teacher.wait_for("Ваш ответ: 5")
    await teacher.tap("4", message_id=opening.id)
    await teacher.send("десять")
    await teacher.wait_for("Нужно число от 1 до 5")
    await teacher.send_file(b"voice", "voice.ogg", kind="voice")
    await teacher.wait_for("голос, фото и файлы не подойдут")
    await teacher.send("5")
    await teacher.wait_for("Посоветуете коллегам")
    await teacher.tap("10", message_id=opening.id)
    boundary = await teacher.wait_for("отправлены без имени")
    assert boundary.id == opening.id, "one message from the first question to the last"
    assert "Дальше 3 вопроса для вас и вашего наставника: с именем" in boundary.text
    assert "← Назад" not in boundary.buttons
    await teacher.send("Групповой разбор <b>заданий</b> & 🎉")
    await teacher.wait_for("Что было трудно?")
    await teacher.tap("Время на подготовку", message_id=opening.id)
    await teacher.wait_for("Что попробуете у себя и когда?")
    await teacher.send("Разбор в 9 «Б»")
    await teacher.wait_for("Записала: «Разбор в 9 „Б“». Когда?")
    await teacher.tap("На этой неделе", message_id=opening.id)
    offer = await teacher.wait_for("Напомнить вам об этом 20 ноября, пт?")
    assert offer.id == opening.id
    await teacher.tap("Да, напомнить", message_id=opening.id)
    last = await teacher.wait_for("Напомню 20 ноября")
    assert last.buttons == []

    told.town.clock.moment = datetime(2026, 11, 20, 6, tzinfo=UTC)
    await told.town.tick(2)
    recalled = await teacher.wait_for("Попробовать у себя: Разбор в 9 «Б»", timeout=20)
    assert "1 ✓" in recalled.buttons, "a line of that day's bundle, done with a tap"
    assert await told.town.sandbox.violations() == []


async def test_the_next_step_is_answered_under_the_last_word(told: Told) -> None:
    """What is proposed takes its answer there: the words of the reflection stay, the answer is ticked."""
    trial = await planned(told.story, EventKind.TRIAL_LESSON, "Квест", 8, 0)
    teacher = told.teachers[0]
    opening = await teacher.wait_for("Насколько пригодится", timeout=20)
    for label, said in (
        ("5", "2 из 6"),
        ("4", "3 из 6"),
        ("10", "4 из 6"),
        ("Приём", "Что было трудно?"),
        ("Ничего трудного", "Что попробуете"),
        ("Пока не знаю", "Дальше вас ждёт: Пробный урок «Квест»"),
    ):
        await teacher.tap(label, message_id=opening.id)
        await teacher.wait_for(said)
    await teacher.tap("Приду", message_id=opening.id)
    last = await teacher.wait_for("Дальше вас ждёт", button="✓ Приду")
    assert last.id == opening.id
    async with told.town.app.database.read() as session:
        guest = await session.get_one(EventGuest, (trial, told.story.guests[0].require_person()))
        assert guest.answer is EventAnswer.GOING
    assert await told.town.sandbox.violations() == []


async def test_a_photo_goes_along_with_what_was_said(told: Told) -> None:
    """After the last question, without a tap more; words typed then are no answer to it."""
    teacher = told.teachers[0]
    opening = await teacher.wait_for("Насколько пригодится", timeout=20)
    for label, said in (
        ("5", "2 из 6"),
        ("4", "3 из 6"),
        ("10", "4 из 6"),
        ("Приём", "Что было трудно?"),
        ("Ничего трудного", "Что попробуете"),
        ("Пока не знаю", "Если хотите, пришлите фото или файл"),
    ):
        await teacher.tap(label, message_id=opening.id)
        await teacher.wait_for(said)
    typed = await teacher.send("Спасибо за урок")
    await teacher.wait_for(after=typed.id)
    sent = await teacher.send_file(b"%PDF-1.7 plan", "Мой <план>.pdf")
    below = await teacher.wait_for("Приложено: Мой <план>.pdf", after=sent.id, timeout=20)
    assert "Если хотите" not in below.text
    again = await teacher.send_file(b"%PDF-1.7 better", "Лучше.pdf")
    await teacher.wait_for("Приложено: Лучше.pdf", after=again.id, timeout=20)
    async with told.town.app.database.read() as session:
        kept = await session.scalars(select(NamedAnswer.text).where(NamedAnswer.file_id.is_not(None)))
        assert list(kept) == ["Лучше.pdf"], "one file, the latest"
    assert await told.town.sandbox.violations() == []


def opening_data(message: object, row: int, column: int) -> str:
    raw = message.raw["inline_keyboard"]  # type: ignore[attr-defined]
    return str(raw[row][column]["data"])


async def test_a_foreign_and_a_broken_button(told: Told) -> None:
    first, second = told.teachers[:2]
    opening = await first.wait_for("Насколько пригодится", timeout=20)
    mine = await second.wait_for("Насколько пригодится", timeout=20)
    stolen = await second.forge_tap(mine.id, opening_data(opening, 0, 4))
    assert "доступно не всем" in (stolen.text or "")
    part = await told.participation(0)
    for value in ("99", "-1", "abc", "²", "x" * 20):
        answer = await first.forge_tap(opening.id, f"sv:{part}:1:{value}")
        assert answer.text
    gone = await first.forge_tap(opening.id, "sv:999999:1:5")
    assert "уже нет" in (gone.text or "")
    assert "1 из 6" in (await first.wait_for("Насколько пригодится")).text


async def test_a_line_of_a_bundle_opens_a_message_of_its_own(told: Told) -> None:
    teacher = told.teachers[0]
    opening = await teacher.wait_for("Насколько пригодится", timeout=20)
    part = await told.participation(0)
    await teacher.forge_tap(opening.id, f"sv:{part}:1:open")
    fresh = await teacher.wait_for("Насколько пригодится", after=opening.id)
    await teacher.send("4")
    answered = await teacher.wait_for("2 из 6")
    assert answered.id == fresh.id, "the conversation lives where it was opened last"
    await teacher.delete(fresh.id)
    await teacher.send("5")
    again = await teacher.wait_for("3 из 6")
    assert again.id > fresh.id, "a deleted message is said anew"


async def test_closing_brings_the_summary_with_its_documents(told: Told) -> None:
    for number, guest in enumerate(told.story.guests[:5]):
        values: tuple[int | str, ...] = (5, 4, 10, "Групповой разбор", 0, 2)
        await told.story.answer(guest, await told.participation(number), *values)
    methodist = told.methodist
    await methodist.wait_for(button="Сводки")
    await methodist.tap("Сводки")
    await methodist.wait_for("Выберите опрос")
    await methodist.tap("5/6")
    card = await methodist.wait_for("Ответили 5 из 6 (83")
    assert "Не ответили: 1" in card.text
    assert "Справка" not in "".join(card.buttons), "results appear at closing only"
    answer = await methodist.tap("Напомнить им")
    assert "Напомню 1 человеку" in (answer.text or "")

    told.town.clock.advance(hours=72)
    await told.town.tick()
    summary = await methodist.wait_for("Удовлетворённость 4,5 из 5", kind="photo", timeout=30)
    assert "ответили 5 из 6 (83" in summary.text
    assert "доля 4–5: 100" in summary.text
    assert "рекомендуют +100" in summary.text
    assert "Групповой разбор (5)" in summary.text
    assert "Трудности: Время на подготовку (5)" in summary.text
    assert "Не ответили: 1" in summary.text
    await methodist.tap("Комментарии", message_id=summary.id)
    comments = await methodist.wait_for("вперемешку, без имён")
    assert comments.text.count("«Групповой разбор» × 5") == 1
    for label, inside in (("Справка .docx", "word/document.xml"), ("Таблица .xlsx", "xl/workbook.xml")):
        await methodist.tap(label, message_id=summary.id, wait=30)
        file = await methodist.wait_for(kind="document", after=comments.id, timeout=30)
        comments = file
        with ZipFile(BytesIO(await methodist.download(file))) as package:
            assert inside in package.namelist()
    late = await told.teachers[5].tap("Пропустить")
    assert "закрыт" in (late.text or "")
    await told.teachers[5].wait_for("Опрос закрыт, ответы больше не принимаются")
    assert await told.town.sandbox.violations() == []


async def test_under_five_answers_the_summary_says_why_it_is_empty(told: Told) -> None:
    for number, guest in enumerate(told.story.guests[:4]):
        await told.story.answer(guest, await told.participation(number), 1, 1, 0, "Секрет", "Секрет", 2)
    methodist = told.methodist
    told.town.clock.advance(hours=72)
    await told.town.tick()
    summary = await methodist.wait_for("Результаты скрыты", timeout=30)
    assert "ответили 4 из 6" in summary.text
    assert summary.kind == "text"
    assert "Секрет" not in summary.text
    await methodist.tap("Комментарии", message_id=summary.id)
    await methodist.wait_for("Высказывания скрыты")
    await methodist.tap("Таблица .xlsx", message_id=summary.id, wait=30)
    file = await methodist.wait_for(kind="document", timeout=30)
    with ZipFile(BytesIO(await methodist.download(file))) as package:
        text = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    assert "Секрет" not in text


async def test_the_methodist_closes_it_early(told: Told) -> None:
    methodist, teacher = told.methodist, told.teachers[0]
    opening = await teacher.wait_for("Насколько пригодится", timeout=20)
    await methodist.tap("Сводки")
    await methodist.tap("0/6")
    await methodist.tap("Закрыть сейчас")
    await methodist.wait_for("Ещё не ответили: 6")
    await methodist.tap("Да, закрыть")
    await methodist.wait_for("Никто не ответил", button="Справка")
    told.town.clock.advance(minutes=1)
    answer = await teacher.tap("5", message_id=opening.id)
    assert "закрыт" in (answer.text or "")
