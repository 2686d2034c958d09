"""The whole loop over HTTP, on the sample district, with the bot killed and restarted in the middle."""

from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from sandbox.client import Person
from sandbox.said import Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import (
    PATIENCE,
    ROOT,
    import_roadmap,
    import_roster,
    launch,
    make_event,
    make_partnership,
    menu,
    personal_link,
    register,
    set_up_programme,
)

TEACHERS = ("Орлова", "Смирнова", "Захаров", "Кузнецова", "Ахметова")
ANSWERS = ((5, 5, 10), (5, 4, 9), (4, 5, 9), (3, 4, 7), (5, 5, 6))
"""Usefulness, organisation, recommendation of each teacher."""


async def test_the_whole_loop(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await prepare(owner)
    teachers = await everybody_registers(world, owner)
    orlova, smirnova = teachers[0], teachers[1]

    await make_partnership(owner, "Орлова", "Смирнова")
    await make_partnership(owner, "Орлова", "Петров", "Кузнецова", "Ахметова")
    await launch(owner)
    await world.restart_bot()

    await introductions(smirnova, orlova)
    await world.sandbox.next_morning()
    await a_morning_bundle(orlova)
    await the_methodist_opens_the_evidence(owner)

    event = await an_event_is_announced(world, owner, teachers)
    await world.restart_bot()
    await it_takes_place(world, owner, teachers)
    await half_an_answer_survives_a_restart(world, smirnova)
    await the_mentor_may_see_it(orlova, smirnova)
    for number in (0, 2, 3, 4):
        await answer_all(teachers[number], ANSWERS[number])
    await the_summary_comes(world, owner, event)
    await an_overdue_one_reaches_the_methodist(world, owner)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for surname in TEACHERS:
        assert surname not in world.log, "no names in the logs"
    assert await world.stop_bot() == 0


async def prepare(owner: Person) -> None:
    await set_up_programme(owner, "Заречный район", "2026/27")
    seen = await import_roster(owner, ROOT / "sample" / "roster.xlsx", "Прочитала «roster.xlsx»")
    assert "новых: 25" in seen.text
    assert "с ошибками" not in seen.text
    plan = await import_roadmap(owner, ROOT / "sample" / "roadmap.docx")
    assert "16 строк" in plan.text


async def everybody_registers(world: World, owner: Person) -> list[Person]:
    people = []
    for number, surname in enumerate(TEACHERS):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        people.append(person)
    return people


async def introductions(mentee: Person, mentor: Person) -> None:
    told = await mentee.wait_for(
        "Ваш наставник: Орлова Ирина Павловна", button="Встретились", timeout=PATIENCE
    )
    assert "физика" in told.text
    await mentor.wait_for("Смирнова Марина Викторовна", timeout=PATIENCE)
    await mentee.tap("Встретились", message_id=told.id)
    await mentee.wait_for(button="онсультация")
    await mentee.tap("онсультация", message_id=told.id)
    await mentee.wait_for(button="Сегодня")
    await mentee.tap("Сегодня", message_id=told.id)
    await mentee.wait_for("✓ Записано")


async def a_morning_bundle(mentor: Person) -> None:
    """Tuesday: tomorrow a report is due. Done takes a file; a second tap on the old button does no harm."""
    bundle = await mentor.wait_for("Доброе утро", button="1 ✓", timeout=PATIENCE)
    assert "Отчёт наставника о проведённых встречах" in bundle.text
    for label in ("Отложить…", "Не получится…", "Нужна помощь"):
        assert label in bundle.buttons
    number = next(line[0] for line in bundle.text.splitlines() if "Отчёт наставника" in line)
    done = next(
        button["data"]
        for row in bundle.raw["inline_keyboard"]
        for button in row
        if button["text"] == f"{number} ✓"
    )
    await mentor.tap(data=done, message_id=bundle.id)
    await mentor.wait_for("пришлите документ", button="Без подтверждения")
    await mentor.send_file(ROOT / "sample" / "roadmap.docx")
    closed = await mentor.wait_for(f"✅ {number}. Отчёт наставника", timeout=PATIENCE)
    assert closed.id == bundle.id
    messages = [said for said in await mentor.messages() if "Доброе утро" in said.text]
    assert len(messages) == 1, "one bundle a day"
    again = await mentor.forge_tap(bundle.id, done)
    assert again.answered


def number_of(listed: Said, words: str) -> str:
    """The number of the line with these words, which is on its button."""
    return next(line for line in listed.text.splitlines() if words in line).partition(".")[0]


async def the_methodist_opens_the_evidence(owner: Person) -> None:
    await menu(owner, "План")
    plan = await owner.wait_for("Контроль и подведение итогов")
    await owner.tap(number_of(plan, "Контроль"), message_id=plan.id)
    rows = await owner.wait_for("Отчёт наставника о проведённых встречах")
    await owner.tap(number_of(rows, "Отчёт наставника"), message_id=rows.id)
    card = await owner.wait_for(button="Подтверждения")
    await owner.tap("Подтверждения", message_id=card.id)
    file = await owner.wait_for("Орлова Ирина Павловна", kind="document", timeout=PATIENCE)
    assert await owner.download(file) == (ROOT / "sample" / "roadmap.docx").read_bytes()


async def an_event_is_announced(world: World, owner: Person, teachers: list[Person]) -> str:
    await make_event(owner, "Мастер-класс", "Готовимся к ОГЭ", "завтра в 15:00")
    await owner.tap("Пригласить")
    await owner.wait_for("Кому отправить?")
    await owner.tap("Всем участникам")
    preview = await owner.wait_for("Получат", button="Отправить сейчас", timeout=PATIENCE)
    assert "Не получат" in preview.text
    await owner.tap("Отправить сейчас")
    done = await owner.wait_for("Рассылка завершена", timeout=PATIENCE)
    assert "Доставлено 5" in done.text
    for number, teacher in enumerate(teachers):
        notice = await teacher.wait_for("Мастер-класс «Готовимся к ОГЭ»", button="Приду", timeout=PATIENCE)
        answer = await teacher.tap("Не смогу" if number == 4 else "Приду", message_id=notice.id)
        assert answer.answered
        await teacher.wait_for(button="✓ Не смогу" if number == 4 else "✓ Приду")
    last = await teachers[4].wait_for(button="✓ Не смогу")
    await teachers[4].tap("Приду", message_id=last.id)
    await teachers[4].wait_for(button="✓ Приду")
    return "Готовимся к ОГЭ"


async def it_takes_place(world: World, owner: Person, teachers: list[Person]) -> None:
    """The reminders of the day before and of the hour, the lesson, and who was there."""
    await world.sandbox.move_to("2026-11-24T15:05:00")
    await teachers[1].wait_for("Напоминаю о событии", timeout=PATIENCE)
    await world.sandbox.move_to("2026-11-25T14:05:00")
    await teachers[1].wait_for("Совсем скоро, в 15:00", timeout=PATIENCE)
    await world.sandbox.move_to("2026-11-25T16:35:00")
    question = await owner.wait_for("Отметьте, кто был", timeout=PATIENCE)
    await owner.tap("Отметить, кто был", message_id=question.id)
    for number, surname in enumerate(TEACHERS, 1):
        await owner.wait_for(button=surname, timeout=PATIENCE)
        await owner.tap(surname)
        await owner.wait_for(f"Отмечено: {number} из")
    await owner.tap("Готово")


async def half_an_answer_survives_a_restart(world: World, teacher: Person) -> None:
    """Two questions answered, the process killed, the rest answered on the same message."""
    await world.sandbox.next_morning()
    first = await open_survey(teacher)
    await teacher.tap("5", message_id=first)
    await teacher.wait_for("2 из 6")
    await world.restart_bot()
    await teacher.tap("4", message_id=first, wait=PATIENCE)
    await teacher.wait_for("3 из 6", timeout=PATIENCE)
    await teacher.tap("9", message_id=first)
    boundary = await teacher.wait_for("отправлены без имени")
    assert boundary.id == first
    await reflect(teacher, first)


async def open_survey(teacher: Person) -> int:
    """The survey is this morning's message, or a line of it with a button; the message it lives in."""
    found = await teacher.wait_for("еньше минуты", timeout=PATIENCE)
    if "1 из 6" not in found.text:
        await teacher.tap("Ответить на опрос", message_id=found.id)
        found = await teacher.wait_for("1 из 6", timeout=PATIENCE)
    assert "анонимны" in found.text
    return found.id


async def the_mentor_may_see_it(mentor: Person, mentee: Person) -> None:
    asked = await mentee.wait_for("Показать наставнику", button="Да, показать")
    await mentee.tap("Да, показать", message_id=asked.id)
    await mentee.wait_for("Наставник увидит это")
    card = await menu(mentor, "подопечные", "Смирнова")
    assert "Смирнова М. В.: Групповой разбор заданий" in card.text


async def answer_all(teacher: Person, answers: tuple[int, int, int]) -> None:
    message = await open_survey(teacher)
    for number, value in enumerate(answers):
        await teacher.tap(str(value), message_id=message)
        await teacher.wait_for(f"{number + 2} из 6" if number < 2 else "отправлены без имени")
    await reflect(teacher, message)


async def reflect(teacher: Person, message: int) -> None:
    await teacher.send("Групповой разбор заданий")
    await teacher.wait_for("Что было трудно?")
    await teacher.tap("Время на подготовку", message_id=message)
    await teacher.wait_for("Что попробуете у себя и когда?")
    await teacher.send("Разбор в 9 «Б»")
    await teacher.wait_for("Когда?")
    await teacher.tap("Пока не знаю", message_id=message)
    await teacher.wait_for("Спасибо")


async def the_summary_comes(world: World, owner: Person, event: str) -> None:
    """Closed after three days: numbers, a picture, a letter and a table; recomputed here by hand."""
    await world.sandbox.move_to("2026-11-30T09:00:00")
    summary = await owner.wait_for(event, kind="photo", timeout=PATIENCE)
    assert "ответили 5 из 5 (100" in summary.text
    sides = [value for useful, organised, _ in ANSWERS for value in (useful, organised)]
    assert f"{sum(sides) / len(sides):.1f}".replace(".", ",") in summary.text
    assert f"доля 4–5: {100 * sum(value >= 4 for value in sides) // len(sides)}" in summary.text
    nps = sum((score >= 9) - (score <= 6) for *_, score in ANSWERS) * 100 // len(ANSWERS)
    assert f"+{nps}" in summary.text
    assert "Групповой разбор заданий (5)" in summary.text
    assert "Трудности: Время на подготовку (5)" in summary.text
    for surname in TEACHERS:
        assert surname not in summary.text
    picture = await owner.download(summary)
    assert picture.startswith((b"\x89PNG", b"\xff\xd8"))

    await owner.tap("Справка .docx", message_id=summary.id, wait=PATIENCE)
    letter = await owner.wait_for(kind="document", after=summary.id, timeout=PATIENCE)
    text = "\n".join(
        paragraph.text for paragraph in Document(BytesIO(await owner.download(letter))).paragraphs
    )
    assert event in text
    await owner.tap("Таблица .xlsx", message_id=summary.id, wait=PATIENCE)
    table = await owner.wait_for(kind="document", after=letter.id, timeout=PATIENCE)
    assert load_workbook(BytesIO(await owner.download(table))).sheetnames


async def an_overdue_one_reaches_the_methodist(world: World, owner: Person) -> None:
    """The report of 25 November that others did not send is a week late on 2 December."""
    await world.sandbox.move_to("2026-12-03T08:31:00")
    await owner.wait_for("просроч", timeout=PATIENCE)
    await menu(owner, "Внимание")
    await owner.wait_for("Отчёт наставника о проведённых встречах", timeout=PATIENCE)
