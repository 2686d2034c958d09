"""The methodist makes an event in the chat, guests answer, attendance is ticked."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.enums import Role
from sandbox.client import Person
from services.actor import Actor
from services.events.guests import invite
from tests.builders import District, a_district
from tests.handlers.conftest import Town


@dataclass
class Stage:
    """A district whose methodist and two teachers have opened the bot."""

    town: Town
    district: District
    methodist: Person
    teachers: list[Person]
    guests: list[Actor]

    async def invite(self, event_id: int = 1) -> None:
        async with self.town.app.database.write() as session:
            await invite(session, event_id, [guest.require_person() for guest in self.guests])


@pytest.fixture
async def stage(town: Town) -> Stage:
    district = await a_district(town.app.database)
    guests = [await district.person(surname, Role.MENTEE) for surname in ("Смирнова", "Орлова")]
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    teachers = [await town.person(guest.telegram_id) for guest in guests]
    for person in (methodist, *teachers):
        await person.start()
        await person.wait_for(button="Событи")
    return Stage(town, district, methodist, teachers, guests)


async def make(stage: Stage, day: str = "завтра в 15:00") -> None:
    """Through the screens, from the main menu to the card."""
    methodist = stage.methodist
    await methodist.tap("События")
    await methodist.wait_for("Ближайших событий нет")
    await methodist.tap("Новое событие")
    await methodist.tap("Мастер-класс")
    await methodist.wait_for("Как называется")
    await methodist.send("Готовимся к <ОГЭ> & «ЕГЭ»")
    await methodist.wait_for("Когда?")
    await methodist.send(day)
    await methodist.wait_for("Сколько продлится", timeout=20)
    await methodist.tap("1,5 часа")
    await methodist.wait_for("Где?")
    await methodist.send("Шумская СОШ, каб. 12")
    review = await methodist.wait_for("Проверьте")
    assert "17 ноября, вт, 15:00–16:30" in review.text
    await methodist.tap("анонимно")
    await methodist.wait_for(button="с именами")
    await methodist.tap("с именами")
    await methodist.wait_for(button="анонимно")
    await methodist.tap("Создать")
    await methodist.wait_for("Пока никто не приглашён", button="Пригласить")


async def test_an_event_from_kind_to_card(stage: Stage) -> None:
    await make(stage)
    card = await stage.methodist.last()
    assert card is not None
    assert "Мастер-класс «Готовимся к <ОГЭ> & «ЕГЭ»»" in card.text
    assert "Шумская СОШ, каб. 12" in card.text
    assert all(len(label) <= 28 for label in card.buttons)


async def test_a_day_from_the_calendar_and_a_time_typed(stage: Stage) -> None:
    methodist = stage.methodist
    await methodist.tap("События")
    await methodist.tap("Новое событие")
    await methodist.tap("Совет")
    await methodist.send("Итоги")
    month = await methodist.wait_for("Когда?")
    assert "Ноябрь 2026" in month.buttons
    assert "·16·" in month.buttons, "today is the injected clock's"
    assert "15" not in month.buttons
    await methodist.tap("→")
    await methodist.wait_for(button="Декабрь 2026")
    await methodist.tap("12")
    await methodist.wait_for("12 декабря, сб. Во сколько")
    for wrong in ("в обед", "25:00", "<b>"):
        await methodist.send(wrong)
        await methodist.wait_for("Не поняла время")
    await methodist.send("14.30")
    await methodist.wait_for("12 декабря, сб, 14:30. Сколько")
    await methodist.send("14:00")
    await methodist.wait_for("позже начала (14:30)")
    await methodist.send("16:00")
    await methodist.wait_for("Где?")
    await methodist.tap("Без места")
    await methodist.wait_for("14:30–16:00")


async def test_wrong_answers_keep_what_was_entered(stage: Stage) -> None:
    methodist = stage.methodist
    await methodist.tap("События")
    await methodist.tap("Новое событие")
    await methodist.tap("Семинар")
    await methodist.wait_for("Как называется")
    await methodist.send("я" * 4000)
    await methodist.wait_for("Слишком длинно")
    await methodist.send_file(b"%PDF-1.7", "plan.pdf")
    await methodist.wait_for("нужен ответ текстом")
    await methodist.send("Чтение")
    await methodist.wait_for("Когда?")
    await methodist.send("когда рак свистнет")
    await methodist.wait_for("Не поняла дату", timeout=20)
    await methodist.send("вчера в 15:00")
    await methodist.wait_for("уже прошло", timeout=20)
    await methodist.send("через неделю")
    await methodist.wait_for("«Чтение»", button="10:00", timeout=20)
    await methodist.tap("Назад")
    await methodist.wait_for("Когда?")
    await methodist.tap("Назад")
    await methodist.wait_for("Как называется")
    await methodist.tap("Назад")
    await methodist.tap("Назад")
    await methodist.wait_for("Ближайших событий нет")


async def test_a_guest_answers_and_changes_their_mind(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    teacher = stage.teachers[0]
    await teacher.tap("Событи")
    await teacher.wait_for("Ваши события")
    await teacher.tap("17.11")
    await teacher.wait_for("Сможете прийти?")
    await teacher.tap("Приду")
    await teacher.wait_for("Вы ответили: придёте")
    await teacher.tap("Не смогу")
    await teacher.wait_for("Вы ответили: не сможете")


async def test_moving_tells_the_guests_with_buttons_that_answer(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    methodist, teacher = stage.methodist, stage.teachers[0]
    await methodist.tap("Перенести")
    await methodist.wait_for("На какой день?")
    await methodist.send("20 ноября в 10:00")
    await methodist.wait_for("Перенести", button="Перенести", timeout=20)
    answer = await methodist.tap("Перенести")
    assert "2 гост" in (answer.text or "")
    notice = await teacher.wait_for("Событие перенесено", timeout=20)
    assert "20 ноября, пт, 10:00–11:30" in notice.text
    answer = await teacher.tap("Приду", message_id=notice.id)
    assert "вы придёте" in (answer.text or "")
    await teacher.wait_for(button="✓ Приду")
    await teacher.tap("✓ Приду", message_id=notice.id)

    await methodist.tap("Назад")
    await methodist.tap("20.11")
    await methodist.wait_for("Придут 1")
    await methodist.tap("Отменить событие")
    await methodist.wait_for("Вернуть событие будет нельзя")
    await methodist.tap("Да, отменить")
    await teacher.wait_for("Событие отменено", timeout=20)
    late = await teacher.tap("Не смогу", message_id=notice.id)
    assert "отменено" in (late.text or "")


async def test_ticking_who_was_there(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    await stage.district.person("Внезапная", Role.MENTOR)
    stage.town.clock.moment = datetime(2026, 11, 17, 13, 30, tzinfo=UTC) + timedelta(hours=1)
    await stage.town.tick()
    methodist = stage.methodist
    question = await methodist.wait_for("Отметьте, кто был", timeout=20)
    await methodist.tap("Отметить, кто был", message_id=question.id)
    await methodist.wait_for("Отмечено: 0 из 2")
    await methodist.tap("Смирнова")
    await methodist.wait_for("Отмечено: 1 из 2", button="✅ Смирнова")
    await methodist.tap("Был кто-то ещё")
    await methodist.wait_for("Напишите фамилию")
    await methodist.send("Нетакой")
    await methodist.wait_for("нет «Нетакой»")
    await methodist.send("внез")
    await methodist.wait_for(button="Внезапная")
    await methodist.tap("Внезапная")
    await methodist.wait_for("Отмечено: 2 из 3")
    answer = await methodist.tap("Готово")
    assert "Были 2" in (answer.text or "")
    await methodist.wait_for("Были: 2")
    await stage.town.tick()
    await stage.teachers[0].wait_for("Насколько пригодится", timeout=20)


async def test_a_stranger_taps_a_guests_buttons(stage: Stage) -> None:
    await make(stage)
    outsider = await stage.district.person("Чужова", Role.MENTEE)
    person = await stage.town.person(outsider.telegram_id)
    await person.start()
    said = await person.wait_for(button="Событи")
    answer = await person.tap("Событи", message_id=said.id)
    await person.wait_for("Приглашений пока нет")
    assert answer is not None


async def test_inviting_by_broadcast_and_answering_under_it(stage: Stage) -> None:
    await make(stage)
    methodist, teacher = stage.methodist, stage.teachers[0]
    await methodist.tap("Пригласить рассылкой")
    await methodist.wait_for(button="Все")
    await methodist.tap("Все")
    await methodist.wait_for(button="Отправить сейчас")
    await methodist.tap("Отправить сейчас")
    for _ in range(3):
        await stage.town.tick()
    notice = await teacher.wait_for(button="Приду", timeout=20)
    assert "Готовимся к <ОГЭ>" in notice.text
    await teacher.tap("Возможно", message_id=notice.id)
    await teacher.wait_for(button="✓ Возможно")
    card = await stage.town.app.services.events.card(stage.district.methodist, 1)
    assert card.maybe == 1
    assert card.guests >= 2


async def test_the_code_is_shown_scanned_and_typed(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    methodist, (first, second) = stage.methodist, stage.teachers
    await methodist.tap("Код для входа")
    shown = await methodist.wait_for("Код для входа:")
    code = re.sub(r"\D", "", re.search(r"\d{3}\u00a0\d{3}", shown.text)[0])  # type: ignore[index]
    assert "17 ноября, вт, 14:45 – 17:30" in shown.text

    said = await first.send(code)
    early = await first.wait_for("Рано", after=said.id)
    assert "17.11 14:45 – 17:30 по времени программы" in early.text
    stage.town.clock.moment = datetime(2026, 11, 17, 12, tzinfo=UTC)
    await methodist.tap("Показать QR-код")
    picture = await methodist.wait_for("Готовимся", kind="photo", timeout=20)
    link = re.search(r"start=(\S+)", picture.text)
    assert link
    assert link[1] == f"in{code}"

    await first.start(link[1])
    await first.wait_for("вы на событии")
    said = await second.send(f"{code[:3]} {code[3:]}")
    await second.wait_for("вы на событии", after=said.id)
    said = await second.send(code)
    await second.wait_for("уже отмечены", after=said.id)
    said = await second.send("123 456")
    await second.wait_for("Такого кода нет", after=said.id)
    stranger = await stage.town.person(77_001)
    await stranger.start(link[1])
    await stranger.wait_for("участники программы")

    await methodist.tap("Сколько отметились")
    await methodist.wait_for("Отметились: 2")
    await methodist.tap("Кто был")
    listed = await methodist.wait_for("Отмечено: 2 из 2")
    assert "1. ✅ Орлова Ирина Павловна, Шумская СОШ · по коду" in listed.text
    await methodist.send("смир")
    await methodist.wait_for("Поиск «смир»: 1", button="Показать всех")
    await methodist.tap("Смирнова")
    await methodist.wait_for("Отмечено: 1 из 2")


async def test_a_presenter_is_named_and_ticks(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    methodist, teacher = stage.methodist, stage.teachers[0]
    await methodist.tap("Изменить")
    await methodist.tap("Ведущие")
    await methodist.wait_for("Ведущих пока нет")
    await methodist.send("Нетакой")
    await methodist.wait_for("нет «Нетакой»")
    await methodist.send("смирн")
    await methodist.wait_for("Нашла: 1")
    await methodist.tap("Смирнова")
    await methodist.wait_for("Нажмите, чтобы убрать", button="✖ 1. Смирнова")
    stage.town.clock.moment = datetime(2026, 11, 17, 12, 5, tzinfo=UTC)
    await teacher.tap("События")
    await teacher.tap("Готовимся")
    await teacher.wait_for("Вы ведёте это событие", button="Код для входа")
    await teacher.tap("Кто был")
    await teacher.tap("Орлова")
    await teacher.wait_for("Отмечено: 1 из 2")
    await teacher.tap("Готово")
    await teacher.wait_for("Вы ведёте это событие")


async def test_places_and_the_queue_in_the_chat(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    methodist, (first, second) = stage.methodist, stage.teachers
    await methodist.tap("Изменить")
    await methodist.tap("Места")
    await methodist.wait_for("без ограничения")
    await methodist.send("много")
    await methodist.wait_for("Не поняла «много»")
    await methodist.send("1")
    await methodist.wait_for("Мест: 1, свободно 1")
    await first.tap("События")
    await first.tap("Готовимся")
    await first.tap("Приду")
    await first.wait_for("Вы ответили: придёте")
    await second.tap("События")
    await second.tap("Готовимся")
    answer = await second.tap("Приду")
    assert "номер 1" in (answer.text or "")
    await second.wait_for("вы в очереди: номер 1")
    await first.tap("Не смогу")
    await stage.town.tick()
    free = await second.wait_for("Место освободилось", button="✓ Приду", timeout=20)
    await second.tap("Возможно", message_id=free.id)
    await second.wait_for(button="✓ Возможно")


async def test_fields_are_changed_in_the_chat(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    methodist = stage.methodist
    await methodist.tap("Изменить")
    await methodist.tap("Название")
    await methodist.send("Читаем вместе")
    await methodist.wait_for("Читаем вместе", button="Место и ссылка")
    await methodist.tap("Место и ссылка")
    await methodist.send("https://")
    await methodist.wait_for("не похоже на ссылку")
    await methodist.send("каб. 5, https://example.ru/room")
    await methodist.wait_for("Сообщу 2 гостям", button="Изменить")
    await methodist.tap("Изменить")
    await methodist.tap("Для отчёта")
    await methodist.wait_for("Пока ничего не указано")
    await methodist.tap("Этап")
    await methodist.tap("Показ опыта")
    await methodist.wait_for("Этап: показ опыта")
    await methodist.tap("Дефициты")
    await methodist.tap("Методика")
    await methodist.tap("Назад")
    await methodist.tap("Школа-хозяйка")
    await methodist.send("шум")
    await methodist.tap("Шумская")
    await methodist.wait_for("Принимает: Шумская СОШ")
    await methodist.tap("Приказ о проведении")
    await methodist.send("вчера")
    await methodist.wait_for("Приказ о проведении, сейчас: —")
    await methodist.send("№ 12-од от 01.11.2026")
    await methodist.wait_for("Приказ о проведении: № 12-од от 1 ноября 2026")
    await stage.town.tick()
    told = await stage.teachers[0].wait_for("новое место", button="Приду", timeout=20)
    assert "🔗 https://example.ru/room" in told.text
    await stage.teachers[0].tap("Приду", message_id=told.id)
    await stage.teachers[0].tap("События")
    await stage.teachers[0].tap("Читаем вместе")
    await stage.teachers[0].wait_for("придёте", button="Подключиться")
    await stage.teachers[0].tap("В календарь")
    await stage.teachers[0].wait_for(kind="document", timeout=20)


async def test_materials_are_given_and_taken(stage: Stage, tmp_path: Path) -> None:
    await make(stage)
    await stage.invite()
    methodist, teacher = stage.methodist, stage.teachers[0]
    await methodist.tap("Изменить")
    await methodist.tap("Материалы")
    await methodist.wait_for("Материалов пока нет")
    await methodist.tap("Добавить")
    await methodist.send("слайды")
    await methodist.wait_for("не похоже на ссылку")
    await methodist.send("Слайды: https://example.ru/slides")
    await methodist.wait_for("1. Слайды: https://example.ru/slides")
    await methodist.tap("Добавить")
    paper = tmp_path / "план.txt"
    paper.write_text("План занятия", encoding="utf-8")
    await methodist.send_file(paper)
    await methodist.wait_for(button="📄 2. план.txt", timeout=20)
    await teacher.tap("События")
    await teacher.tap("Готовимся")
    await teacher.tap("Материалы")
    await teacher.wait_for("1. Слайды")
    await teacher.tap("план.txt")
    await teacher.wait_for(kind="document", timeout=20)
    await methodist.tap("Убрать")
    await methodist.tap("план.txt")
    await methodist.wait_for("1. Слайды", button="Добавить")


async def test_a_series_is_made_and_chosen_from(stage: Stage) -> None:
    methodist, teacher = stage.methodist, stage.teachers[0]
    await methodist.tap("События")
    await methodist.tap("Новое событие")
    await methodist.tap("Фестиваль")
    await methodist.send("Неделя уроков")
    await methodist.send("завтра в 10:00")
    await methodist.wait_for("Сколько продлится", timeout=20)
    await methodist.tap("3 часа")
    await methodist.tap("Без места")
    await methodist.tap("Создать")
    await methodist.wait_for("Пока никто не приглашён", button="Занятия · 0")
    await methodist.tap("Занятия · 0")
    await methodist.wait_for("Занятий пока нет")
    for number, when in enumerate(("завтра в 10:00", "послезавтра в 11:00"), start=1):
        await methodist.tap("Добавить занятие")
        await methodist.tap("Открытый урок")
        await methodist.send(f"Урок {number}")
        await methodist.send(when)
        await methodist.wait_for("Сколько продлится", timeout=20)
        await methodist.tap("45 минут")
        await methodist.send(f"каб. {number}")
        await methodist.wait_for("Проверьте", button="Создать")
        await methodist.tap("Создать")
        await methodist.wait_for(f"Урок {number}", button="Изменить")
        await methodist.tap("Назад")
        await methodist.wait_for("Занятия по порядку", button=f"Урок {number}")
    await methodist.tap("Опрос: после занятия")
    await methodist.wait_for(button="Опрос: один на всю серию")

    async with stage.town.app.database.write() as session:
        await invite(session, 1, [guest.require_person() for guest in stage.guests])
    await teacher.tap("События")
    await teacher.tap("Неделя уроков")
    await teacher.tap("Выбрать занятия · 2")
    shown = await teacher.wait_for("Отметьте занятия")
    assert "2. Урок 2\n18 ноября, ср, 11:00–11:45 · каб. 2" in shown.text
    await teacher.tap("Урок 2")
    await teacher.wait_for(button="✓ 2. 18.11 11:00 Урок 2")
    await teacher.tap("Назад")
    await teacher.wait_for("Вы ответили: придёте")
    await methodist.tap("Назад")
    await methodist.tap("Занятия · 2")
    await methodist.wait_for("придут 1")
