"""The saved plan changes in the chat: moved with an order, reworded, dropped and taken back."""

from datetime import UTC, date, datetime

from models.enums import Role
from sandbox.client import Person
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.services.roadmap.plans import an_activity, assignments, launch

NEXT_MORNING = datetime(2026, 11, 17, 5, 31, tzinfo=UTC)


async def opened(roads: RoadmapTown, methodist: Person, title: str) -> None:
    """From the menu to what can be changed of the only activity."""
    said = await methodist.send("/menu")
    await methodist.wait_for(button="План", after=said.id)
    await methodist.tap("План")
    await methodist.wait_for("план.docx", button="Доска")
    await methodist.tap("1")
    await methodist.wait_for(title)
    await methodist.tap("1")
    await methodist.wait_for("Ответственные", button="Изменить…")
    await methodist.tap("Изменить…")
    await methodist.wait_for(title, button="Перенести срок")


async def with_an_activity(roads: RoadmapTown) -> tuple[Person, Person]:
    teacher = await roads.district.person("Смирнова", Role.MENTEE)
    phone = await roads.phone(teacher)
    await an_activity(
        roads.district, Role.MENTEE, title="Справка <b>по итогам</b>", period_text="до 27 ноября"
    )
    await launch(roads.district, roads.clock)
    # The day's message is spoken for: what changes now rides in the next one.
    await roads.morning(datetime(2026, 11, 16, 17, 30, tzinfo=UTC))
    methodist = await roads.phone(roads.district.methodist)
    return methodist, phone


async def test_a_move_with_an_order_is_seen_before_and_told_once(roads: RoadmapTown) -> None:
    methodist, teacher = await with_an_activity(roads)
    await opened(roads, methodist, "Справка <b>по итогам</b>")
    await methodist.tap("Перенести срок")
    await methodist.wait_for("Когда это пройдёт?")
    await methodist.send("до 2 ноября 2026")
    await methodist.wait_for("уже прошли")
    await methodist.send("когда-нибудь")
    await methodist.wait_for("не поняла как срок")
    await methodist.send("до 18 декабря")
    preview = await methodist.wait_for("Новый срок: до 18 декабря", button="Указать приказ")
    assert "Перенесётся 1 поручение, сделано уже 0. Об этом узнает 1 участник" in preview.text
    await methodist.tap("Указать приказ")
    await methodist.wait_for("номер и дату приказа")
    await methodist.send("сто двадцать")
    await methodist.wait_for("Не вижу номера")
    await methodist.send("№ 12-од от 16.11.2026")
    await methodist.wait_for("(приказ № 12-од от 16.11.2026)", button="Перенести")
    await methodist.tap("Перенести")
    moved = await methodist.wait_for("Срок перенесён, скажу 1 участнику")
    assert "срок «до 27 ноября» → «до 18 декабря» (приказ № 12-од от 16.11.2026)" in moved.text

    await roads.morning(NEXT_MORNING)
    said = await teacher.wait_for("новый срок «до 18 декабря» (был «до 27 ноября»)", button="Моя неделя")
    assert "Справка <b>по итогам</b>" in said.text
    await teacher.tap("Моя неделя")
    await teacher.wait_for("Моя неделя", after=said.id)


async def test_an_activity_is_dropped_and_taken_back(roads: RoadmapTown) -> None:
    methodist, teacher = await with_an_activity(roads)
    await opened(roads, methodist, "Справка <b>по итогам</b>")
    await methodist.tap("Изменить название")
    await methodist.wait_for("новое название")
    await methodist.send("Отчёт наставника")
    await methodist.wait_for("Отчёт наставника", button="Убрать из плана")
    await methodist.tap("Убрать из плана")
    await methodist.wait_for("Убрать из плана «Отчёт наставника»?")
    await methodist.tap("Убрать из плана")
    gone = await methodist.wait_for("Мероприятие убрано", button="Вернуть в план")
    assert "Перенести срок" not in gone.buttons
    await roads.morning(NEXT_MORNING)
    await teacher.wait_for("«Отчёт наставника»: снято с плана")
    await methodist.tap("Вернуть в план")
    await methodist.wait_for("возвращено в план", button="Перенести срок")
    (mine,) = await assignments(roads.district)
    assert mine.due_on == date(2026, 11, 27)


async def test_a_methodists_own_week_stands_beside_the_plan(roads: RoadmapTown) -> None:
    methodist, _ = await with_an_activity(roads)
    await an_activity(roads.district, Role.METHODIST, title="Сдать отчёт", due=date(2026, 11, 18))
    await launch(roads.district, roads.town.clock)
    said = await methodist.send("/menu")
    await methodist.wait_for(button="План", after=said.id)
    await methodist.tap("План")
    await methodist.wait_for(button="Ещё…")
    await methodist.tap("Ещё…")
    await methodist.tap("Моя неделя")
    await methodist.wait_for("Сдать отчёт")


async def test_the_order_of_the_plan_is_noted(roads: RoadmapTown) -> None:
    methodist, _ = await with_an_activity(roads)
    said = await methodist.send("/menu")
    await methodist.wait_for(button="План", after=said.id)
    await methodist.tap("План")
    await methodist.wait_for("план.docx")
    await methodist.tap("Ещё…")
    await methodist.tap("Приказ о плане")
    await methodist.wait_for("номер и дату приказа")
    await methodist.send("приказ № 217 от 1.9.26")
    await methodist.wait_for("Утверждён приказом № 217 от 01.09.2026")


async def test_days_of_reminders_by_taps_and_typed(roads: RoadmapTown) -> None:
    methodist, _ = await with_an_activity(roads)
    await opened(roads, methodist, "Справка <b>по итогам</b>")
    await methodist.tap("Напоминания")
    await methodist.wait_for("Как во всём плане: за 7 дней, за 1 день, в день срока, через 3 дня.")
    await methodist.send("когда придётся")
    await methodist.wait_for("Не понимаю «когда придётся»")
    await methodist.send("5, 2, +1")
    said = await methodist.wait_for("Сейчас: за 5 дней, за 2 дня, через 1 день.", button="Как во всём плане")
    assert "Справка <b>по итогам</b>" in said.text
    await methodist.tap("☑️ за 2 дня")
    await methodist.wait_for("Сейчас: за 5 дней, через 1 день.")
    await methodist.tap("Как во всём плане")
    await methodist.wait_for("Как во всём плане: за 7 дней")
    await methodist.tap("Назад")
    await methodist.wait_for("Справка <b>по итогам</b>", button="Перенести срок")
    for step in ("Программа", "Время", "Напоминания"):
        if step == "Программа":
            said = await methodist.send("/menu")
            await methodist.wait_for(button="Программа", after=said.id)
        await methodist.tap(step)
    await methodist.wait_for("Сейчас: за 7 дней")
    await methodist.send("0")
    await methodist.wait_for("Сейчас: в день срока.")
    await methodist.tap("☑️ в день срока")
    await methodist.wait_for("Хотя бы один день нужен", button="☑️ в день срока")


async def test_the_board_by_state_school_and_direction(roads: RoadmapTown) -> None:
    methodist, _ = await with_an_activity(roads)
    said = await methodist.send("/menu")
    await methodist.wait_for(button="План", after=said.id)
    await methodist.tap("План")
    await methodist.tap("Доска")
    await methodist.wait_for("весь план", button="Состояние")
    await methodist.tap("Состояние")
    await methodist.wait_for("В каком состоянии?", button="1 · в работе")
    await methodist.tap("0 · просрочено")
    await methodist.wait_for("Таких мероприятий нет", button="Сбросить выбор")
    await methodist.tap("Состояние")
    await methodist.tap("1 · в работе")
    await methodist.wait_for("Справка <b>по итогам</b>")
    await methodist.tap("Школа")
    await methodist.wait_for("Какая школа?", button="1 · ")
    await methodist.tap("1 · ")
    await methodist.tap("Направление")
    await methodist.tap("1 · Методическая")
    await methodist.wait_for("Доска · Методическая работа · ")
    await methodist.tap("1")
    await methodist.wait_for("Ответственные", button="Изменить…")
    await methodist.tap("Назад")
    await methodist.wait_for("Доска · Методическая работа", button="Сбросить выбор")
    await methodist.tap("Сбросить выбор")
    await methodist.wait_for("весь план")
    await methodist.tap("Этап")
    await methodist.tap("Назад")
    await methodist.tap("Назад")
    await methodist.wait_for("план.docx")


async def test_a_review_of_the_plan_is_reminded_of_and_written_down(roads: RoadmapTown) -> None:
    methodist, _ = await with_an_activity(roads)
    await roads.town.app.services.programmes.set_reviews(roads.district.methodist, date(2026, 11, 17), None)
    await roads.morning(NEXT_MORNING)
    said = await methodist.wait_for("Промежуточные итоги плана: 17 ноября", button="Итоги плана")
    await methodist.tap("Итоги плана")
    await methodist.wait_for("Промежуточные итоги: 17.11.2026", button="Записать итоги", after=said.id)
    await methodist.tap("Записать итоги")
    await methodist.wait_for("К чему пришли?")
    await methodist.send("Идём <b>по плану</b>")
    await methodist.wait_for("Идём <b>по плану</b>", button="Другой день")
    await methodist.tap("Указать приказ")
    await methodist.send("№ 15-од от 17.11.2026")
    held = await methodist.wait_for("Приказ № 15-од от 17.11.2026", button="Изменить итоги")
    assert "подведены 17.11.2026" in held.text
    await methodist.tap("Другой день")
    await methodist.send("18 ноября")
    await methodist.wait_for("Этот день не подходит")
    await methodist.send("16 ноября")
    await methodist.wait_for("подведены 16.11.2026")
    said = await methodist.send("/menu")
    await methodist.wait_for(button="План", after=said.id)
    await methodist.tap("План")
    await methodist.wait_for("Промежуточные итоги: подведены 16.11.2026", button="Ещё…")
