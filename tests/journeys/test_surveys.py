"""A survey over HTTP: an own form, whom it asks, answers across a restart and a new version, results."""

import io

import openpyxl

from sandbox.client import Person
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, menu
from tests.journeys.test_personal import a_pair

TITLE = "Как идут встречи"
WHY = "Далеко ехать, и расписания не совпадают"


async def test_an_own_form_from_its_first_question_to_its_results(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    mentor, mentee = await a_pair(world, owner)

    await a_form_is_made(owner)
    await it_is_opened_for_all(owner)
    await world.sandbox.next_morning()
    message = await the_mentee_begins(mentee)
    await world.restart_bot()
    await the_form_changes_while_it_runs(owner)
    await the_mentee_finishes(mentee, message)
    await the_mentor_is_led_past_the_reason(mentor)
    await the_results(owner)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for words in ("Смирнова", "Далеко ехать"):
        assert words not in world.log, "neither names nor people's words in the logs"
    assert await world.stop_bot() == 0


async def a_form_is_made(owner: Person) -> None:
    """Three questions; the reason is asked only of those who meet seldom."""
    await menu(owner, "Сводки", "Новый опрос", "Своя форма", "По шагам")
    await owner.wait_for("Как назвать форму?")
    await owner.send(TITLE)
    await owner.wait_for("пока без вопросов", button="Вопрос")
    for kind, words, shown in (
        ("один вариант", "Как часто вы встречаетесь?\nКаждую неделю\nРеже", "1 вопрос"),
        ("своими словами", "Что мешает?", "2 вопроса"),
        ("оценка 1–5", "Насколько полезны встречи?", "3 вопроса"),
    ):
        await owner.tap("➕ Вопрос")
        await owner.wait_for("Как на вопрос отвечают?")
        await owner.tap(kind)
        await owner.wait_for("Новый вопрос")
        await owner.send(words)
        await owner.wait_for(shown, button="Готово")
    await owner.tap("2")
    await owner.wait_for("2. Что мешает?", button="Спросить, если")
    await owner.tap("Спросить, если")
    await owner.wait_for("зависит «Что мешает?»")
    await owner.tap("Как часто")
    await owner.wait_for("После каких ответов")
    await owner.tap("Реже")
    await owner.wait_for(button="Дальше, отмечено: 1")
    await owner.tap("Дальше, отмечено: 1")
    await owner.wait_for("ответил: Реже")
    await owner.tap("Назад")
    await owner.wait_for("3 вопроса", button="Готово")
    await owner.tap("Готово")
    await owner.wait_for(TITLE, button="Кого спросить")


async def it_is_opened_for_all(owner: Person) -> None:
    await owner.tap("Кого спросить")
    await owner.wait_for("Кого спросить?")
    await owner.tap("Всех участников")
    check = await owner.wait_for("Получат 2", button="С именами")
    assert "Анонимно" in check.text
    refused = await owner.tap("Открыть опрос")
    assert "показываются от 5 ответов" in (refused.text or ""), "two people are no crowd to hide in"
    await owner.tap("С именами")
    await owner.wait_for("ответы видны вам по мере поступления", button="Открыть опрос")
    opened = await owner.tap("Открыть опрос")
    assert "Опрос открыт" in (opened.text or "")


async def begun(person: Person) -> int:
    """The survey is a message of its own, or a line of the morning's one."""
    found = await person.wait_for("еньше минуты", timeout=PATIENCE)
    if "1 из 3" not in found.text:
        await person.tap("Ответить на опрос", message_id=found.id)
        found = await person.wait_for("1 из 3", timeout=PATIENCE)
    assert "с вашим именем" in found.text
    return found.id


async def the_mentee_begins(mentee: Person) -> int:
    """Meets every week, thinks better of it, and is asked why."""
    message = await begun(mentee)
    await mentee.tap("Каждую неделю", message_id=message)
    await mentee.wait_for("3 из 3")
    await mentee.tap("Назад", message_id=message)
    await mentee.wait_for("Ваш ответ: Каждую неделю")
    await mentee.tap("Реже", message_id=message)
    await mentee.wait_for("Что мешает?")
    return message


async def the_form_changes_while_it_runs(owner: Person) -> None:
    """Another word and a question less: a version of its own for surveys to come."""
    await menu(owner, "Сводки", "Новый опрос", f"✏️ {TITLE}", "Изменить")
    await owner.wait_for("3 вопроса", button="Готово")
    await owner.tap("3")
    await owner.wait_for("3. Насколько полезны встречи?", button="Убрать вопрос")
    await owner.tap("Убрать вопрос")
    await owner.wait_for("2 вопроса", button="Готово")
    await owner.tap("Готово")
    await owner.wait_for(TITLE, button="Кого спросить")


async def the_mentee_finishes(mentee: Person, message: int) -> None:
    await mentee.send(WHY)
    await mentee.wait_for("Насколько полезны встречи?", timeout=PATIENCE)
    await mentee.send("семь")
    await mentee.wait_for("Нужно число от 1 до 5")
    await mentee.tap("4", message_id=message)
    done = await mentee.wait_for("Ответы записаны")
    assert done.id == message


async def the_mentor_is_led_past_the_reason(mentor: Person) -> None:
    message = await begun(mentor)
    await mentor.tap("Каждую неделю", message_id=message)
    asked = await mentor.wait_for("3 из 3")
    assert "Что мешает?" not in asked.text
    await mentor.tap("Пропустить", message_id=message)
    await mentor.wait_for("Ответы записаны")


async def the_results(owner: Person) -> None:
    """One of two meets seldom and says why; the mark is of the one who gave it."""
    await menu(owner, "Сводки", "2/2")
    shown = await owner.wait_for("ответили 2 из 2", timeout=PATIENCE)
    assert "100" in shown.text
    assert "4" in shown.text
    assert WHY in shown.text


DIRECTION = "Направление: воспитание"
DONE = "Провели два общих дела & спортивный праздник"


async def test_a_direction_of_the_monitoring_goes_to_its_performer(world: World) -> None:
    """A ready form for one person by name: nobody else is asked, the answers and the paper come with it."""
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    performer, other = await a_pair(world, owner)

    await it_is_opened_by_name(owner, "Орлова")
    await world.sandbox.next_morning()
    await the_performer_answers(performer)
    await other.wait_for("Ваш наставник")
    assert DIRECTION not in " ".join(said.text for said in await other.messages())
    await the_answers_are_read(owner)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    assert DONE not in world.log
    assert await world.stop_bot() == 0


async def it_is_opened_by_name(owner: Person, surname: str) -> None:
    screen = await menu(owner, "Сводки", "Новый опрос")
    while not any(DIRECTION in label for label in screen.buttons):
        await owner.tap("→")
        screen = await owner.wait_for("Форма опроса", edited_since=screen.raw["rev"])
    await owner.tap(DIRECTION)
    await owner.wait_for("6 вопросов", button="Кого спросить")
    await owner.tap("Кого спросить")
    await owner.wait_for("Кого спросить?")
    await owner.tap("Поимённо")
    await owner.wait_for("по одному опросу на направление")
    await owner.tap(surname)
    await owner.wait_for(button="Дальше, выбрано: 1")
    await owner.tap("Дальше, выбрано: 1")
    check = await owner.wait_for("Получат 1", button="Открыть опрос")
    assert surname in check.text
    assert "С именами" in check.text
    opened = await owner.tap("Открыть опрос")
    assert "Опрос открыт" in (opened.text or "")


async def the_performer_answers(performer: Person) -> None:
    found = await performer.wait_for("Направление: воспитание", timeout=PATIENCE)
    if "1 из 6" not in found.text:
        await performer.tap("Ответить на опрос", message_id=found.id)
        found = await performer.wait_for("1 из 6", timeout=PATIENCE)
    await performer.tap("Лучше, чем", message_id=found.id)
    await performer.wait_for("Сколько общих дел")
    await performer.send("много")
    await performer.wait_for("Нужно целое число")
    await performer.send("2")
    await performer.wait_for("Что сделано за период")
    await performer.send(DONE)
    await performer.wait_for("4 из 6")
    await performer.tap("Пропустить", message_id=found.id)
    await performer.wait_for("5 из 6")
    await performer.tap("Пропустить", message_id=found.id)
    await performer.wait_for("Приложите документ")
    await performer.send("потом")
    await performer.wait_for("Здесь нужен файл")
    await performer.send_file(b"%PDF-1.7 order", "приказ.pdf")
    assert (await performer.wait_for("Ответы записаны", timeout=PATIENCE)).id == found.id


async def the_answers_are_read(owner: Person) -> None:
    """By name, while it runs; the table says the same."""
    await menu(owner, "Сводки", "1/1")
    shown = await owner.wait_for("ответили 1 из 1", timeout=PATIENCE)
    assert DONE in shown.text
    await owner.tap("Таблица .xlsx", message_id=shown.id, wait=PATIENCE)
    sent = await owner.wait_for(kind="document", after=shown.id, timeout=PATIENCE)
    book = openpyxl.load_workbook(io.BytesIO(await owner.download(sent)))
    cells = [str(value) for sheet in book for row in sheet.values for value in row if value is not None]
    assert DONE in cells
    assert any("Орлова" in cell for cell in cells)
