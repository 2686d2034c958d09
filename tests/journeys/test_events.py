"""Events over HTTP (PRODUCT.md §4.1-4.2): places and the queue, the code in the room, a festival."""

import re

from sandbox.client import Person, Said
from tests.handlers.steps import code_in
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import (
    PATIENCE,
    invite_everybody,
    launch,
    make_event,
    menu,
    personal_link,
    register,
)
from tests.journeys.test_the_loop import prepare

SURNAMES = ("Орлова", "Смирнова", "Захаров")


async def test_a_master_class_and_a_festival(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await prepare(owner)
    people = []
    for number, surname in enumerate(SURNAMES):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        people.append(person)
    host, first, second = people
    await launch(owner)

    await a_card_with_one_place_and_a_presenter(owner)
    await the_last_place(world, owner, first, second)
    await world.sandbox.move_to("2026-11-24T15:05:00")
    await second.wait_for("вы ответили, что придёте", button="Подключиться", timeout=PATIENCE)
    await host.wait_for("Напоминаю: вы ведёте это событие", timeout=PATIENCE)
    await in_the_room(world, host, first, second)
    await afterwards(world, owner, first, second)
    await a_festival(world, owner, first)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for surname in SURNAMES:
        assert surname not in world.log, "no names in the logs"
    assert await world.stop_bot() == 0


async def a_card_with_one_place_and_a_presenter(owner: Person) -> None:
    await make_event(owner, "Мастер-класс", "Готовимся к ОГЭ", "25 ноября в 15:00", "https://example.ru/room")
    await owner.tap("Изменить")
    await owner.wait_for("Что изменить?")
    await owner.tap("Места")
    await owner.wait_for("Сколько всего мест?")
    await owner.send("1")
    await owner.wait_for("Пока никто не приглашён", button="Изменить")
    await owner.tap("Изменить")
    await owner.tap("Ведущие")
    await owner.wait_for("Ведущих пока нет")
    await owner.send("орлов")
    await owner.wait_for("Нашла: 1")
    await owner.tap("Орлова")
    await owner.wait_for("Кто ведёт событие", button="✖ 1. Орлова")


async def the_last_place(world: World, owner: Person, first: Person, second: Person) -> None:
    """Both want it; the second waits over a restart, and gets it."""
    await menu(owner, "События", "Готовимся")
    await invite_everybody(owner, 3)
    notice, other = await asked(first), await asked(second)
    await first.tap("Приду", message_id=notice.id)
    await first.wait_for(button="✓ Приду")
    answer = await second.tap("Приду", message_id=other.id)
    assert "вы в очереди, номер 1" in (answer.text or "")
    await second.wait_for(button="⏳ Жду")
    await world.restart_bot()
    await first.tap("Не смогу", message_id=notice.id, wait=PATIENCE)
    await second.wait_for("Место освободилось", button="✓ Приду", timeout=PATIENCE)


async def asked(person: Person) -> Said:
    return await person.wait_for("Мастер-класс «Готовимся к ОГЭ»", button="Приду", timeout=PATIENCE)


async def in_the_room(world: World, host: Person, first: Person, second: Person) -> None:
    """The presenter shows the code; one scans it, one who had declined types it; too early it refuses."""
    await menu(host, "События", "Готовимся", "Код для входа")
    shown = await host.wait_for("Код для входа:")
    code = code_in(shown)
    await host.tap("Показать QR-код")
    picture = await host.wait_for(kind="photo", timeout=PATIENCE)
    link = re.search(r"start=(\S+)", picture.text)
    assert link
    said = await second.send(code)
    await second.wait_for("Рано", after=said.id, timeout=PATIENCE)
    await world.sandbox.move_to("2026-11-25T14:50:00")
    await second.start(link[1])
    await second.wait_for("вы на событии", timeout=PATIENCE)
    said = await first.send(f"{code[:3]} {code[3:]}")
    await first.wait_for("вы на событии", after=said.id, timeout=PATIENCE)
    await menu(host, "События", "Готовимся", "Код для входа")
    await host.wait_for("Отметились: 2")


async def afterwards(world: World, owner: Person, first: Person, second: Person) -> None:
    """Nobody had to tick anything: those who were there are asked the next morning."""
    await world.sandbox.move_to("2026-11-25T16:35:00")
    await world.sandbox.next_morning()
    for person in (first, second):
        await person.wait_for("еньше минуты", timeout=PATIENCE)
    await menu(owner, "События", "Прошедшие", "Готовимся")
    await owner.wait_for("Были: 2")


async def a_festival(world: World, owner: Person, teacher: Person) -> None:
    """One invitation; what one comes to is chosen, and counted lesson by lesson."""
    await make_event(owner, "Фестиваль", "Неделя уроков", "1 декабря в 10:00")
    await owner.tap("Занятия · 0")
    for number in (1, 2):
        await owner.wait_for(button="Добавить занятие")
        await owner.tap("Добавить занятие")
        await owner.wait_for(button="Открытый урок")
        await owner.tap("Открытый урок")
        await owner.send(f"Урок {number}")
        await owner.wait_for("Когда?")
        await owner.send(f"{number} декабря в 11:00")
        await owner.wait_for("Сколько продлится", timeout=PATIENCE)
        await owner.tap("45 минут")
        await owner.wait_for("Где?")
        await owner.tap("Без места")
        await owner.wait_for("Проверьте")
        await owner.tap("Создать")
        await owner.wait_for(f"Урок {number}", button="Изменить")
        await owner.tap("Назад")
    await owner.wait_for("Занятия по порядку")
    await owner.tap("Назад")
    await owner.wait_for(button="Пригласить")
    await invite_everybody(owner, 3)
    notice = await teacher.wait_for("Фестиваль «Неделя уроков»", button="Приду", timeout=PATIENCE)
    await teacher.tap("Приду", message_id=notice.id)
    programme = await teacher.wait_for("Отметьте занятия", timeout=PATIENCE)
    await teacher.tap("Урок 2", message_id=programme.id)
    await teacher.wait_for(button="✓ 2.")
    await menu(owner, "События", "Неделя уроков", "Занятия · 2")
    counted = await owner.wait_for("придут 1")
    assert "придут 0" in counted.text
