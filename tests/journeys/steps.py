"""Steps that several journeys take through the chat, each as a person would."""

import re
from itertools import zip_longest
from pathlib import Path

from sandbox.client import Person, Said

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 40
"""Real seconds a story waits for the bot: office work starts a process, and CI machines are slow."""

LONGEST_LABEL = 28


async def set_up_programme(owner: Person, municipality: str, year: str) -> None:
    """From /start to the new programme's menu."""
    await owner.start()
    await owner.wait_for("Как называется муниципалитет", timeout=PATIENCE)
    await owner.send(municipality)
    await owner.wait_for("В каком регионе")
    await owner.tap("Пропустить")
    await owner.wait_for("На какой учебный год")
    await owner.tap(year)
    await owner.wait_for("По какому времени")
    await owner.tap("Москва")
    await owner.wait_for("Как устроена сеть")
    await owner.tap("Цепная")
    await owner.wait_for("Проверьте и создайте")
    await owner.tap("Создать программу")
    await owner.wait_for("Программа готовится", button="Люди и пары")


async def menu(person: Person, *path: str) -> Said:
    """/menu, then button after button; the screen they lead to."""
    last = await person.last()
    await person.send("/menu")
    # By the button that is tapped next: something said unasked may come between.
    first = path[0] if path else None
    screen = await person.wait_for(after=last.id if last else 0, button=first, timeout=PATIENCE)
    for button, following in zip_longest(path, path[1:]):
        await person.tap(button, message_id=screen.id)
        screen = await person.wait_for(after=screen.id - 1, button=following)
    return screen


async def import_roster(methodist: Person, file: Path, preview: str) -> Said:
    """Send the list, see what was understood, save it; the preview."""
    await menu(methodist, "Люди и пары", "Загрузить список")
    await methodist.wait_for("Загрузка списка")
    await methodist.send_file(file)
    seen = await methodist.wait_for(preview, button="Сохранить", timeout=PATIENCE)
    await methodist.tap("Сохранить")
    await methodist.wait_for("На каком основании")
    await methodist.tap("Поручение управления")
    await methodist.wait_for("Сохранено")
    return seen


async def import_roadmap(methodist: Person, file: Path) -> Said:
    """Send the plan, accept what was understood, confirm who does what; the preview."""
    await menu(methodist, "План")
    await methodist.wait_for("Дорожной карты пока нет")
    await methodist.tap("Загрузить план")
    await methodist.send_file(file)
    seen = await methodist.wait_for("Прочитала", button="Принять понятные", timeout=PATIENCE)
    await methodist.tap("Принять понятные")
    await methodist.wait_for("Кому достанутся мероприятия")
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Сохранено")
    return seen


async def personal_link(methodist: Person, surname: str) -> str:
    """The payload of somebody's personal link, from their card."""
    await menu(methodist, "Люди и пары", "Все участники")
    await methodist.send(surname)
    await methodist.wait_for("Участники", button=surname)
    await methodist.tap(surname)
    card = await methodist.wait_for("Личная ссылка")
    found = re.search(r"start=(\S+)", card.text)
    assert found
    return found[1]


async def register(person: Person, payload: str) -> None:
    """Two taps: consent, and yes to what the roster knew."""
    await person.start(payload)
    await person.wait_for("согласие на обработку персональных данных", timeout=PATIENCE)
    await person.tap("Соглас")
    await person.wait_for("Всё верно?")
    await person.tap("Да")
    await person.wait_for(button="Моя неделя")


async def make_partnership(methodist: Person, mentor: str, *mentees: str) -> None:
    """A pair, or a group of several mentees, by hand."""
    await menu(methodist, "Люди и пары", "Пары и группы")
    await methodist.tap("Составить")
    await methodist.wait_for("Кто будет наставником")
    await methodist.send(mentor)
    await methodist.wait_for(f"Поиск: «{mentor}»")
    await methodist.tap(mentor)
    for mentee in mentees:
        await methodist.wait_for("Кого наставляет?")
        await methodist.send(mentee)
        await methodist.wait_for(f"Поиск: «{mentee}»")
        await methodist.tap(mentee)
        await methodist.wait_for(button=f"✓ {mentee}")
    await methodist.tap("Дальше")
    await methodist.wait_for("Всё верно?")
    await methodist.tap("Создать")
    await methodist.wait_for("Встреч пока не записано")


async def launch(methodist: Person) -> Said:
    # «Запустить программу», or «Пригласить и запустить» while nobody has joined.
    await menu(methodist, "апустить")
    await methodist.wait_for("Запуск:")
    await methodist.tap("Запустить")
    return await methodist.wait_for("Программа запущена", timeout=PATIENCE)


async def make_event(methodist: Person, kind: str, title: str, starts: str, place: str = "") -> Said:
    """An event of an hour, from the main menu to its card."""
    await menu(methodist, "События", "Новое событие", kind)
    await methodist.send(title)
    await methodist.wait_for("Когда?")
    await methodist.send(starts)
    await methodist.wait_for("Сколько продлится", timeout=PATIENCE)
    await methodist.tap("1 час")
    await methodist.wait_for("Где?")
    if place:
        await methodist.send(place)
    else:
        await methodist.tap("Без места")
    await methodist.wait_for("Проверьте")
    await methodist.tap("Создать")
    return await methodist.wait_for(title, button="Пригласить")


async def invite_everybody(methodist: Person, delivered: int) -> None:
    """By broadcast, from the event's card."""
    await methodist.tap("Пригласить")
    await methodist.wait_for("Кому отправить?")
    await methodist.tap("Всем участникам")
    await methodist.wait_for("Получат", button="Отправить сейчас", timeout=PATIENCE)
    await methodist.tap("Отправить сейчас")
    done = await methodist.wait_for("Рассылка завершена", timeout=PATIENCE)
    assert f"Доставлено {delivered}" in done.text
