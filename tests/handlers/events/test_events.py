"""The methodist makes an event in the chat, guests answer, attendance is ticked."""

from datetime import UTC, datetime, timedelta

from models.enums import Role
from services.events.facts import NewMaterial
from tests.handlers.events.conftest import Stage, make


async def test_an_event_from_kind_to_card(stage: Stage) -> None:
    await make(stage)
    card = await stage.methodist.last()
    assert card is not None
    assert "Мастер-класс «Готовимся к <ОГЭ> & „ЕГЭ“»" in card.text
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
    await methodist.wait_for("Приглашены: 2 · придут 1")
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
    slides = NewMaterial("Слайды", "https://example.ru/slides")
    await stage.town.app.services.events.add_material(stage.district.methodist, 1, slides)
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
    answered = await teacher.wait_for(button="✓ Возможно")
    await teacher.tap("Материалы", message_id=answered.id)
    await teacher.wait_for("Вы ответили: возможно", button="Материалы")
    card = await stage.town.app.services.events.card(stage.district.methodist, 1)
    assert card.maybe == 1
    assert card.guests >= 2
