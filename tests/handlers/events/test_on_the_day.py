"""The code, presenters, places and the queue, as people meet them in the chat."""

import re
from datetime import UTC, datetime

from tests.handlers.events.conftest import Stage, make
from tests.handlers.steps import code_in


async def test_the_code_is_shown_scanned_and_typed(stage: Stage) -> None:
    await make(stage)
    await stage.invite()
    methodist, (first, second) = stage.methodist, stage.teachers
    await methodist.tap("Код для входа")
    shown = await methodist.wait_for("Код для входа:")
    code = code_in(shown)
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

    await methodist.tap("Обновить")
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
