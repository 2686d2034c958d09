"""Anonymity and results over HTTP (PRODUCT.md §4.5, §4.7): nothing before the closing, reminders without
names, figures against the raw answers, no second survey of all but one, one against the other."""

import io
from statistics import fmean

import openpyxl

from sandbox.client import Person, Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, launch, menu, personal_link, register
from tests.journeys.test_the_loop import TEACHERS, prepare

SURNAMES = (*TEACHERS, "Тарасов")
FIRST = ((5, 4), (4, 4), (3, 2), (4, 5), (5, 3))
SECOND = ((5, 5), (4, 5), (4, 3), (5, 5), (5, 4))
"""How useful and how reachable, of each of the five who answer."""
WORDS = ("Открытые уроки", "Разборы", "Встречи в школе", "Чат пары", "Неделю уроков")


async def test_an_anonymous_survey_from_its_opening_to_its_comparison(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await prepare(owner)
    teachers = []
    for number, surname in enumerate(SURNAMES):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        teachers.append(person)
    await launch(owner)

    await it_is_opened_for_all(owner)
    await world.sandbox.next_morning()
    for teacher, marks, words in zip(teachers[:4], FIRST, WORDS, strict=False):
        await answers(teacher, marks, words)
    await nothing_is_shown_yet(owner)
    await world.restart_bot()
    before = [(await teacher.messages())[-1].id for teacher in teachers]
    await world.sandbox.next_morning()
    await only_who_has_not_answered_is_reminded(teachers, before)
    await answers(teachers[4], FIRST[4], WORDS[4])
    await its_results(owner)
    await all_but_one_in_other_words(owner)

    await it_is_opened_for_all(owner)
    before = [(await teacher.messages())[-1].id for teacher in teachers]
    await world.sandbox.next_morning()
    for teacher, marks, last in zip(teachers, SECOND, before, strict=False):
        await answers(teacher, marks, after=last)
    await the_two_are_compared(owner)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for words in (*SURNAMES, *WORDS):
        assert words not in world.log, "neither names nor people's words in the logs"
    assert await world.stop_bot() == 0


async def it_is_opened_for_all(owner: Person) -> None:
    await menu(owner, "Сводки", "Новый опрос", "Промежуточный итог", "Кого спросить", "Всех участников")
    check = await owner.wait_for("Получат 6", button="Открыть опрос")
    assert "вы увидите только сводку после закрытия" in check.text
    assert "не спросим" not in check.text
    opened = await owner.tap("Открыть опрос")
    assert "Опрос открыт" in (opened.text or "")


async def answers(teacher: Person, marks: tuple[int, int], words: str = "", after: int = 0) -> None:
    """From the morning's message, which came `after` this one, to the last word."""
    found = await teacher.wait_for("еньше минуты", after=after, timeout=PATIENCE)
    if "1 из 6" not in found.text:
        await teacher.tap("Ответить на опрос", message_id=found.id)
        found = await teacher.wait_for("1 из 6", after=found.id, timeout=PATIENCE)
    assert "Ответы анонимны" in found.text, "said before the first question"
    for number, mark in enumerate(marks, start=2):
        await teacher.tap(str(mark), message_id=found.id)
        await teacher.wait_for(f"{number} из 6")
    await teacher.tap("В самый раз", message_id=found.id)
    await teacher.wait_for("Что мешает?")
    await teacher.tap("Пропустить", message_id=found.id)
    await teacher.wait_for("Что стоит оставить")
    if words:
        await teacher.send(words)
    else:
        await teacher.tap("Пропустить", message_id=found.id)
    await teacher.wait_for("Что поменять")
    await teacher.tap("Пропустить", message_id=found.id)
    await teacher.wait_for("Ответы записаны", after=found.id - 1)


async def nothing_is_shown_yet(owner: Person) -> None:
    card = await menu(owner, "Сводки", "4/6")
    card = await owner.wait_for("Ответили 4 из 6", button="Напомнить им")
    assert "Не ответили: 2" in card.text
    assert not [label for label in card.buttons if "Справка" in label or "Таблица" in label]
    for hidden in (*SURNAMES, *WORDS):
        assert hidden not in card.text
    reminded = await owner.tap("Напомнить им")
    assert "Напомню 2" in (reminded.text or "")


async def only_who_has_not_answered_is_reminded(teachers: list[Person], before: list[int]) -> None:
    """`before`: the last message of each before the reminder went out."""
    for teacher, last in zip(teachers[4:], before[4:], strict=True):
        await teacher.wait_for("Промежуточный итог", after=last, timeout=PATIENCE)
    for teacher, last in zip(teachers[:4], before, strict=False):
        assert not [said for said in await teacher.messages() if said.id > last and "итог" in said.text]


async def its_results(owner: Person) -> None:
    await closed(owner, "5/6")
    useful, reachable = ([row[side] for row in FIRST] for side in (0, 1))
    summary = await owner.wait_for("ответили 5 из 6 (83", kind="photo", timeout=PATIENCE)
    marks = [*useful, *reachable]
    assert f"{fmean(marks):.1f} из 5".replace(".", ",") in summary.text
    assert f"доля 4–5: {100 * sum(mark >= 4 for mark in marks) // len(marks)}" in summary.text
    assert "Не ответили: 1" in summary.text
    await owner.tap("Комментарии", message_id=summary.id)
    comments = await owner.wait_for("вперемешку, без имён")
    assert all(words in comments.text for words in WORDS)
    cells = await table(owner, summary)
    assert set(WORDS) <= cells
    assert not any(surname in cell for surname in SURNAMES for cell in cells)


async def closed(owner: Person, answered: str) -> None:
    await menu(owner, "Сводки", answered, "Закрыть сейчас", "Да, закрыть")


async def table(owner: Person, above: Said) -> set[str]:
    """Every cell of the table that is asked for under this message."""
    await owner.tap("Таблица .xlsx", message_id=above.id, wait=PATIENCE)
    sent = await owner.wait_for(kind="document", after=above.id, timeout=PATIENCE)
    book = openpyxl.load_workbook(io.BytesIO(await owner.download(sent)))
    return {str(value) for sheet in book for row in sheet.values for value in row if value is not None}


async def all_but_one_in_other_words(owner: Person) -> None:
    """What would tell the sixth one's answer by subtraction is refused, with names it is not."""
    await menu(owner, "Сводки", "Новый опрос", "Наставляемый: начало", "Кого спросить", "Поимённо")
    for number, surname in enumerate(TEACHERS, start=1):
        await owner.tap(surname)
        await owner.wait_for(button=f"Дальше, выбрано: {number}")
    await owner.tap("Дальше, выбрано: 5")
    check = await owner.wait_for("не спросим", button="Открыть опрос")
    await owner.tap("Открыть опрос", message_id=check.id)
    await owner.wait_for("осталось бы меньше 5", after=check.id)
    await owner.tap("С именами", message_id=check.id)
    await owner.wait_for("Получат 5", button="Анонимно")


async def the_two_are_compared(owner: Person) -> None:
    await closed(owner, "5/6")
    await menu(owner, "Сводки", "5/6", "Сравнить", "Промежуточный")
    compared = await owner.wait_for("Было и стало", timeout=PATIENCE)
    for side in (0, 1):
        before, after = (fmean(row[side] for row in marks) for marks in (FIRST, SECOND))
        shown = f"{before:.2f} → {after:.2f} (+{after - before:.2f})".replace(".", ",")
        assert shown in compared.text
    assert any("Стало" in cell for cell in await table(owner, compared))
