"""After the launch the methodist sends the plan's new version: looks, answers, chooses, and makes it so."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from models.enums import Role
from models.roadmap import Activity
from sandbox.client import Person
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.handlers.roadmap.test_import import a_document, preparing
from tests.services.roadmap.plans import assignments

FIRST = (
    ("1", "Пробный урок по функциональной грамотности", "до 27 ноября 2026 г.", "Наставники", "Фото"),
    ("2", "Заседание рабочей группы № 1", "до 4 декабря 2026 г.", "Методист", "Протокол"),
    ("3", "Анкетирование <b>педагогов</b>", "до 11 декабря 2026 г.", "Педагоги", "Справка"),
)
SECOND = (
    ("1", "Круглый стол наставников", "до 30 ноября 2026 г.", "Наставники", ""),
    ("2", "Пробный урок по функциональной грамотности", "до 18 декабря 2026 г.", "Наставники", "Фото"),
    ("3", "Заседание рабочей группы № 2", "согласно графика", "Методист", "Протокол"),
)


async def launched(roads: RoadmapTown) -> tuple[Person, Person]:
    """A programme launched with the first version; its methodist at the plan, and a mentor."""
    mentor = await roads.district.person("Орлова", Role.MENTOR)
    phone = await roads.phone(mentor)
    methodist = await preparing(roads)
    await methodist.send_file(a_document(FIRST), "Дорожная карта.docx")
    await methodist.wait_for("3 строки")
    await methodist.tap("Всё верно")
    await methodist.wait_for("Кому достанутся")
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Сохранено 3 мероприятия")
    await roads.town.app.services.programmes.launch(roads.district.methodist)
    await roads.morning(datetime(2026, 11, 16, 17, 30, tzinfo=UTC))
    await at_plan(methodist)
    return methodist, phone


async def at_plan(methodist: Person) -> None:
    said = await methodist.send("/menu")
    await methodist.wait_for(button="План", after=said.id)
    await methodist.tap("План")
    await methodist.wait_for(button="Новая версия плана")


async def test_the_difference_is_seen_chosen_and_made(roads: RoadmapTown) -> None:
    methodist, mentor = await launched(roads)
    await methodist.tap("Новая версия плана")
    await methodist.wait_for("ришлите утверждённый план")
    await methodist.send_file(a_document(SECOND), "Новая <карта>.docx")
    seen = await methodist.wait_for("Сравнила «Новая <карта>.docx» с планом")
    assert "новых: 1   ✏️ изменено: 1   ➖ исчезло: 1" in seen.text
    assert "Одна строка похожа" in seen.text
    assert "Об изменениях узнает 1 участник, одной строкой в сообщении дня. Новых поручений: 1." in seen.text
    await methodist.tap("Ответить на 1 вопрос")
    await methodist.wait_for("Заседание рабочей группы № 2")
    await methodist.tap("Да, то же самое")
    await methodist.wait_for("Вопросов больше нет")
    await methodist.tap("Назад")
    await methodist.wait_for("Не войдёт 1 изменение")

    await methodist.tap("Показать изменения")
    listed = await methodist.wait_for("Изменения: 6")
    assert "срок «до 27 ноября 2026 г.» → «до 18 декабря 2026 г.»" in listed.text
    assert "4. ⚠️ 📅 Заседание рабочей группы № 1" in listed.text
    await methodist.tap("4")
    await methodist.wait_for("В этом сроке нет дат", button="Изменить срок")
    await methodist.tap("Изменить срок")
    await methodist.wait_for("Напишите срок словами")
    await methodist.send("когда-нибудь")
    await methodist.wait_for("не поняла как срок")
    await methodist.send("до 9 декабря")
    await methodist.wait_for("Поняла так: до 9 декабря", button="Не вносить")
    await methodist.tap("Назад")
    await methodist.wait_for("4. ✅ 📅")
    await methodist.tap("5")
    await methodist.wait_for("Исчезло: Анкетирование <b>педагогов</b>")
    await methodist.tap("Не вносить")
    await methodist.wait_for("5. ➖ Исчезло")
    await methodist.tap("Назад")
    await methodist.tap("Указать приказ")
    await methodist.send("№ 15-од от 16.11.2026")
    await methodist.wait_for("Изменения внесены: (приказ № 15-од от 16.11.2026)")
    await methodist.tap("Внести 5")
    made = await methodist.wait_for("Внесено 5 изменений", button="Новая версия плана")
    assert "Роздано 1 поручение" in made.text
    async with roads.district.database.read() as session:
        plan = list(await session.scalars(select(Activity).order_by(Activity.position)))
    assert [(one.title, one.ends_on) for one in plan] == [
        ("Круглый стол наставников", date(2026, 11, 30)),
        ("Пробный урок по функциональной грамотности", date(2026, 12, 18)),
        ("Заседание рабочей группы № 2", date(2026, 12, 9)),
        ("Анкетирование <b>педагогов</b>", date(2026, 12, 11)),
    ]
    assert len([one for one in await assignments(roads.district) if one.due_on == date(2026, 12, 18)]) == 1
    await roads.morning(datetime(2026, 11, 17, 5, 31, tzinfo=UTC))
    told = await mentor.wait_for("новый срок «до 18 декабря 2026 г.»")
    assert told.text.count("Пробный урок") == 1


async def test_the_same_document_differs_in_nothing(roads: RoadmapTown) -> None:
    methodist, _ = await launched(roads)
    await methodist.send_file(a_document(FIRST), "Дорожная карта.docx")
    same = await methodist.wait_for("Отличий нет: план остаётся как есть")
    assert "без изменений: 3" in same.text
    assert same.buttons == ["Отмена"]
    await methodist.tap("Отмена")
    await methodist.wait_for("План остался прежним", button="Новая версия плана")
