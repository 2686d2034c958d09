"""The methodist makes a plan without a document: rows typed one by one, or a built-in template."""

from datetime import date

from sqlalchemy import update

from models.enums import Evidence, ProgrammeState, Role
from models.programmes import Programme
from sandbox.client import Person
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.handlers.roadmap.test_import import saved
from tests.services.roadmap.plans import an_activity, assignments, launch


async def without_a_plan(roads: RoadmapTown) -> Person:
    async with roads.district.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.PREPARING, launched_at=None))
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("План")
    await methodist.wait_for("Дорожной карты пока нет", button="Набрать вручную")
    return methodist


async def type_row(methodist: Person, title: str, period: str, who: str, result: str) -> None:
    await methodist.send(title)
    await methodist.wait_for("Когда?")
    await methodist.send(period)
    await methodist.wait_for("Кто участвует и отвечает?")
    await methodist.tap(who)
    await methodist.wait_for("Что должно получиться?")
    if result:
        await methodist.send(result)
    else:
        await methodist.tap("Без подтверждения")
    await methodist.wait_for(button="Добавить")
    await methodist.tap("Добавить")


async def test_two_rows_are_typed_and_saved(roads: RoadmapTown) -> None:
    methodist = await without_a_plan(roads)
    await methodist.tap("Набрать вручную")
    await methodist.wait_for("Новое мероприятие")
    await methodist.send("Пробный урок <b>&</b> разбор")
    await methodist.wait_for("Когда?")
    await methodist.send("когда-нибудь")
    await methodist.wait_for("не поняла как срок")
    await methodist.send("до 27 ноября")
    await methodist.wait_for("Кто участвует и отвечает?")
    await methodist.tap("Наставляемые")
    await methodist.wait_for("Что должно получиться?")
    await methodist.send("Фото")
    card = await methodist.wait_for("Пробный урок <b>&</b> разбор", button="Добавить")
    assert "наставляемые" in card.text
    await methodist.tap("Добавить")
    await methodist.wait_for("Добавлено: 1 мероприятие")
    await type_row(methodist, "Встречи пар", "ежемесячно", "Наставники и наставляемые", "")
    await methodist.wait_for("Добавлено: 2 мероприятия", button="Готово, посмотреть всё")
    await methodist.tap("Готово, посмотреть всё")
    await methodist.wait_for("Прочитала", button="Всё верно")
    await methodist.tap("Всё верно")
    await methodist.wait_for(button="Сохранить план")
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Набрано вручную")
    first, second = await saved(roads)
    assert (first.title, first.evidence) == ("Пробный урок <b>&</b> разбор", Evidence.PHOTO)
    assert second.rrule == "FREQ=MONTHLY"


async def test_a_template_is_taken(roads: RoadmapTown) -> None:
    methodist = await without_a_plan(roads)
    await methodist.tap("Взять образец")
    await methodist.wait_for("Образцы планов")
    await methodist.tap("Месяц обучения действием")
    await methodist.wait_for("Прочитала", button="Всё верно")
    await methodist.tap("Всё верно")
    await methodist.wait_for(button="Сохранить план")
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Образец: месяц обучения действием")
    assert len(await saved(roads)) == 8


async def test_one_more_activity_in_a_launched_plan(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Смирнова", Role.MENTEE)
    await an_activity(roads.district, Role.MENTEE)
    await launch(roads.district, roads.clock)
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("План")
    await methodist.wait_for("план.docx", button="Добавить мероприятие")
    await methodist.tap("Добавить мероприятие")
    await methodist.wait_for("Новое мероприятие")
    await type_row(methodist, "Круглый стол", "до 18 декабря", "Наставляемые", "")
    await methodist.wait_for("«Круглый стол» в плане. Роздано 1 поручение.")
    titles = [one.title for one in await assignments(roads.district, teacher)]
    assert titles == ["Справка по итогам", "Круглый стол"]


async def test_a_typed_row_without_dates_is_asked_when_to_ask(roads: RoadmapTown) -> None:
    methodist = await without_a_plan(roads)
    await methodist.tap("Набрать вручную")
    await methodist.send("Слёт наставников")
    await methodist.wait_for("Когда?", button="Спросить позже")
    await methodist.send("по графику")
    await methodist.wait_for("Когда спросить о сроке?", button="Через месяц")
    await methodist.send("1 сентября 2030")
    await methodist.wait_for("Программа заканчивается")
    await methodist.send("15 января")
    await methodist.wait_for("Кто участвует и отвечает?")
    await methodist.tap("Методист")
    await methodist.tap("Без подтверждения")
    card = await methodist.wait_for("Слёт наставников", button="Добавить")
    assert "спросить 15 января" in card.text
    await methodist.tap("Добавить")
    await methodist.wait_for("Добавлено: 1 мероприятие", button="Готово, посмотреть всё")
    await methodist.tap("Готово, посмотреть всё")
    await methodist.wait_for("Прочитала", button="Всё верно")
    await methodist.tap("Всё верно")
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Набрано вручную")
    (row,) = await saved(roads)
    assert row.ask_on == date(2027, 1, 15)
