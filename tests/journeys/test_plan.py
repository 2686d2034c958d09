"""A plan after its import, over HTTP: its calendar, who its words mean, its board, a move, a review."""

from io import BytesIO

from docx import Document

from sandbox.client import Person
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

ROWS = (
    ("1", "Круглый стол наставников", "до 4 декабря 2026 г.", "Наставники", ""),
    ("2", "Сводка о ходе работы", "до 11 декабря 2026 г.", "Комиссия", ""),
    ("3", "Открытые уроки", "с 1 декабря 2026 г. по 29 января 2027 г.", "Наставляемые", ""),
)


async def test_a_plan_lives_through_its_first_weeks(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await set_up_programme(owner, "Заречный район", "2026/27")
    await import_roster(owner, ROOT / "sample" / "roster.xlsx", "Прочитала «roster.xlsx»")
    await the_plan_with_one_question(owner)
    mentor = await world.person(2001, "Орлова")
    await register(mentor, await personal_link(owner, "Орлова"))
    await a_day_off_and_a_review(owner)
    await launch(owner)
    await world.restart_bot()

    await who_the_commission_is(owner)
    await world.sandbox.move_to("2026-11-27T08:31:00")
    bundle = await mentor.wait_for("Круглый стол наставников", timeout=PATIENCE)
    assert "Сводка" not in bundle.text, "a week before the fourth, two before the eleventh"
    await the_round_table_moves(owner)
    await world.sandbox.move_to("2026-11-30T08:31:00")
    await mentor.wait_for("новый срок «до 18 декабря» (был «до 4 декабря 2026 г.»)", timeout=PATIENCE)
    # The third is off: what was to be said on the fourth and what on the third keep to working days.
    await world.sandbox.move_to("2026-12-03T08:31:00")
    await world.restart_bot()
    await world.sandbox.move_to("2026-12-04T08:31:00")
    said = await mentor.wait_for("Сводка о ходе работы", timeout=PATIENCE)
    assert all("2026-12-03" not in str(one.raw["at"]) for one in await mentor.messages())
    await mentor.tap("1 ✓", message_id=said.id)
    await mentor.wait_for("✅ 1. Сводка", timeout=PATIENCE)
    await the_review_is_written_down(owner)
    await the_views(owner, mentor)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    assert await world.stop_bot() == 0


async def the_plan_with_one_question(owner: Person) -> None:
    """Who «Комиссия» is nobody can know: the screen says so, and the plan is saved all the same."""
    document = Document()
    table = document.add_table(rows=1, cols=5)
    header = ("№", "Мероприятие", "Срок", "Ответственные", "Ожидаемый результат")
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    await menu(owner, "План")
    await owner.wait_for("Дорожной карты пока нет")
    await owner.send_file(content.getvalue(), "План.docx")
    await owner.wait_for("3 строки", button="Всё верно", timeout=PATIENCE)
    await owner.tap("Всё верно")
    asked = await owner.wait_for("Кому достанутся мероприятия")
    assert "❓ Комиссия" in asked.text
    await owner.tap("Сохранить план")
    await owner.wait_for("Сохранено 3 мероприятия")


async def a_day_off_and_a_review(owner: Person) -> None:
    await menu(owner, "Программа", "Время", "Выходные и каникулы")
    await owner.tap("➕ Выходной")
    await owner.wait_for("Какой день выходной")
    await owner.send("3 декабря")
    await owner.wait_for("Как назвать", timeout=PATIENCE)
    await owner.send("День района")
    await owner.wait_for("Отмечено: 1", button="03.12 День района")
    await menu(owner, "Программа", "Год и этапы", "Промежуточные итоги")
    await owner.send("11 декабря")
    await owner.wait_for("Промежуточные итоги: 11.12.2026", timeout=PATIENCE)


async def who_the_commission_is(owner: Person) -> None:
    await menu(owner, "План", "Ещё…", "Кто отвечает")
    await owner.wait_for("не значит никого", button="❓ 1 · Комиссия")
    await owner.tap("❓ 1 · Комиссия")
    await owner.wait_for("Это: никто")
    await owner.tap("Люди")
    await owner.wait_for("Кто именно?")
    await owner.send("Орлова")
    await owner.wait_for("Поиск: «Орлова»", button="Орлова")
    await owner.tap("Орлова")
    await owner.wait_for(button="✓ Орлова")
    await owner.tap("Назад")
    await owner.wait_for("Сейчас таких людей: 1", button="Сохранить")
    await owner.tap("Сохранить")
    await owner.wait_for("Отвечает 1 человек")


async def the_round_table_moves(owner: Person) -> None:
    await menu(owner, "План")
    screen = await owner.wait_for("План.docx", button="Доска")
    await owner.tap("Доска", message_id=screen.id)
    await owner.wait_for("весь план", button="Состояние")
    await owner.tap("Состояние")
    await owner.wait_for("В каком состоянии?", button="3 · в работе")
    await owner.tap("3 · в работе")
    await owner.wait_for("Доска · в работе")
    await owner.tap("1")
    await owner.wait_for("Круглый стол наставников", button="Изменить…")
    await owner.tap("Изменить…")
    await owner.wait_for(button="Перенести срок")
    await owner.tap("Перенести срок")
    await owner.wait_for("Когда это пройдёт?")
    await owner.send("до 18 декабря")
    await owner.wait_for("Новый срок", button="Перенести", timeout=PATIENCE)
    await owner.tap("Перенести")
    await owner.wait_for("Срок перенесён")


async def the_review_is_written_down(owner: Person) -> None:
    """A week before it the methodist is reminded; what it came to stands on the plan."""
    said = await owner.wait_for("Промежуточные итоги плана: 11 декабря", timeout=PATIENCE)
    await owner.tap("Итоги плана", message_id=said.id)
    await owner.wait_for("Промежуточные итоги: 11.12.2026", button="Записать итоги")
    await owner.tap("Записать итоги")
    await owner.wait_for("К чему пришли?")
    await owner.send("Сводка готова, круглый стол перенесён")
    await owner.wait_for("подведены 04.12.2026", button="Изменить итоги")


async def the_views(owner: Person, mentor: Person) -> None:
    await menu(owner, "План")
    plan = await owner.wait_for("Промежуточные итоги: подведены 04.12.2026", button="Год картинкой")
    await owner.tap("Год картинкой", message_id=plan.id)
    await owner.wait_for(kind="photo", timeout=PATIENCE)
    await menu(mentor, "Моя неделя")
    week = await mentor.wait_for("Моя неделя")
    assert "Сводка" not in week.text
