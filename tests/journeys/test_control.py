"""«Обучение действием» and the map of requests over HTTP: what a school asks for, what does not follow."""

from io import BytesIO

from docx import Document

from sandbox.client import Person, Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import (
    PATIENCE,
    ROOT,
    import_roster,
    launch,
    menu,
    personal_link,
    register,
    set_up_programme,
)

ROW = ("1", "Мастер-класс «Смысловое чтение»", "до 20 ноября 2026 г.", "Наставляемые", "")
UNSERVED = "🧩 «методика преподавания»: помощь нужна 4 педагогам"
"""Four of the list want help with it, and no activity is for it."""


async def test_requests_are_answered_and_missing_steps_are_named(world: World) -> None:
    await world.sandbox.move_to("2026-11-16T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await set_up_programme(owner, "Заречный район", "2026/27")
    await import_roster(owner, ROOT / "sample" / "roster.xlsx", "Прочитала «roster.xlsx»")
    await the_plan(owner)
    teacher, curator = await world.person(2001, "Смирнова"), await world.person(2002, "Зайцева")
    await register(teacher, await personal_link(owner, "Смирнова"))
    await register(curator, await personal_link(owner, "Зайцева"))
    await launch(owner)

    await world.sandbox.move_to("2026-11-17T08:31:00")
    await the_school_says_what_it_needs(curator)
    await the_methodist_answers_it(owner)
    await the_activity_is_for(owner, "Работа с родителями")
    await world.sandbox.move_to("2026-11-19T08:31:00")
    await done(teacher, "Мастер-класс")

    await world.sandbox.move_to("2026-12-14T09:00:00")
    case = await the_case(owner, "показан опыт, пробного урока не было")
    assert "«Мастер-класс „Смысловое чтение“»" in case.text
    assert UNSERVED in await attention(owner)
    await the_activity_is_for(owner, "Методика преподавания")
    await a_trial_lesson_is_planned(owner)
    await world.sandbox.move_to("2026-12-17T08:31:00")
    await done(teacher, "Пробный урок")
    await world.sandbox.move_to("2026-12-28T09:00:00")
    case = await the_case(owner, "пробный урок был, рефлексии не было")
    assert "Пробный урок по чтению" in case.text
    left = await attention(owner)
    assert "пробного урока не было" not in left
    assert UNSERVED not in left

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    assert "Зайцева" not in world.log
    assert await world.stop_bot() == 0


async def the_plan(owner: Person) -> None:
    document = Document()
    table = document.add_table(rows=1, cols=5)
    header = ("№", "Мероприятие", "Срок", "Ответственные", "Ожидаемый результат")
    for row in (header, ROW):
        cells = table.rows[0].cells if row is header else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    await menu(owner, "План")
    await owner.wait_for("Дорожной карты пока нет")
    await owner.send_file(content.getvalue(), "План.docx")
    await owner.wait_for("1 строка", button="Всё верно", timeout=PATIENCE)
    await owner.tap("Всё верно")
    await owner.wait_for("Кому достанутся мероприятия")
    await owner.tap("Сохранить план")
    await owner.wait_for("Сохранено 1 мероприятие")


async def the_school_says_what_it_needs(curator: Person) -> None:
    asked = await curator.wait_for("назовите риски школы", button="Назвать запросы", timeout=PATIENCE)
    assert "Лесная СОШ" in asked.text
    await curator.tap("Назвать запросы", message_id=asked.id)
    await curator.wait_for("Запросов пока нет")
    await curator.tap("Выбрать из списка")
    await curator.wait_for("с чем нужна помощь")
    await curator.tap("Методика преподавания")
    await curator.wait_for(button="✓ Методика")
    await curator.tap("Готово")
    await curator.wait_for("• методика преподавания")


async def the_methodist_answers_it(owner: Person) -> None:
    """What nothing answers is a warning, until the map has an answer."""
    assert "🗺 МКОУ «Лесная СОШ»: 1 запрос" in await attention(owner)
    await menu(owner, "Сводки", "Карта запросов")
    await owner.wait_for("без ответа: 1", button="Лесная СОШ")
    await owner.tap("Лесная СОШ")
    await owner.wait_for("Риски", button="❗ Методика")
    await owner.tap("❗ Методика")
    await owner.wait_for("ничто не отвечает", button="➕ Мероприятие")
    await owner.tap("➕ Мероприятие")
    await owner.wait_for("Какое мероприятие", button="Мастер-класс")
    await owner.tap("Мастер-класс")
    await owner.wait_for("Отвечают на запрос")
    assert "Лесная СОШ»: 1 запрос" not in await attention(owner)


async def the_activity_is_for(owner: Person, deficit: str) -> None:
    await menu(owner, "План", "1", "1", "Этап и дефициты")
    await owner.wait_for("Мастер-класс", button="Дефициты")
    await owner.tap("Дефициты")
    await owner.wait_for("Мастер-класс", button=deficit)
    await owner.tap(deficit)
    await owner.wait_for(button=f"✓ {deficit}")


async def done(teacher: Person, title: str) -> None:
    bundle = await teacher.wait_for(title, button="1 ✓", timeout=PATIENCE)
    await teacher.tap("1 ✓", message_id=bundle.id)
    await teacher.wait_for("✅ 1.", timeout=PATIENCE)


async def attention(owner: Person) -> str:
    """The list of exceptions as it is now."""
    return (await _attention(owner)).text


async def _attention(owner: Person) -> Said:
    last = await owner.last()
    await owner.send("/attention")
    return await owner.wait_for("нимани", after=last.id if last else 0, timeout=PATIENCE)


async def the_case(owner: Person, words: str) -> Said:
    """Its card, opened by the number of its line."""
    said = await _attention(owner)
    line = next(line for line in said.text.splitlines() if words in line)
    await owner.tap(line.partition(".")[0], message_id=said.id)
    return await owner.wait_for("Лесная СОШ", button="Сделано…", after=said.id - 1)


async def a_trial_lesson_is_planned(owner: Person) -> None:
    await menu(owner, "План", "Добавить мероприятие")
    await owner.wait_for("Новое мероприятие")
    await owner.send("Пробный урок по чтению")
    await owner.wait_for("Когда?")
    await owner.send("до 18 декабря")
    await owner.wait_for("Кто участвует и отвечает?", timeout=PATIENCE)
    await owner.tap("Наставляемые")
    await owner.wait_for("Что должно получиться?")
    await owner.tap("Без подтверждения")
    await owner.wait_for(button="Добавить")
    await owner.tap("Добавить")
    await owner.wait_for("«Пробный урок по чтению» в плане", timeout=PATIENCE)
