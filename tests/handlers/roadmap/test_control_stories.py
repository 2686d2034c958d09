"""In the chat: a school names its requests, a recommendation is written, a result entered."""

from datetime import UTC, date, datetime

from documents.practices import vocabulary
from models.enums import EventKind, Role, SchoolCategory
from models.people import School
from sandbox.client import Person
from services.events.facts import NewEvent
from services.practices.rules import PracticeField
from services.roadmap.recommend_facts import Source
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.handlers.steps import say
from tests.services.roadmap.plans import assignments

STARTS = datetime(2026, 11, 17, 9, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 2, 6, tzinfo=UTC)


async def test_a_school_is_asked_and_the_methodist_answers(roads: RoadmapTown) -> None:
    services, district = roads.town.app.services, roads.district
    curator = await district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    await district.person("Смирнова", Role.MENTEE)
    roads.clock.moment = SEPTEMBER.replace(hour=4)
    phone = await roads.phone(curator)
    await roads.morning(SEPTEMBER)
    asked = await phone.wait_for("назовите риски школы")
    await phone.tap("Назвать запросы", message_id=asked.id)
    await phone.wait_for("Запросов пока нет")
    await phone.tap("Выбрать из списка")
    await phone.wait_for("с чем нужна помощь")
    await phone.tap("Предметное содержание")
    await phone.wait_for(button="✓ Предметное")
    await phone.tap("Готово")
    await phone.wait_for("• предметное содержание")
    await phone.tap("Написать своими словами")
    await phone.wait_for("Напишите один запрос")
    await phone.send("x" * 301)
    await phone.wait_for("⚠️")
    await phone.send("Нет учителя <физики>")
    await phone.wait_for("• Нет учителя <физики>")
    await phone.tap("Назвать риски")
    await phone.wait_for("Что мешает школе")
    await phone.send("Двое уходят")
    await phone.wait_for("Риски: Двое уходят")

    boss = await roads.phone(district.methodist)
    await open_summaries(boss, "Карта запросов")
    await boss.wait_for("без ответа: 2")
    await boss.tap("Шумская")
    await boss.wait_for("Двое уходят")
    await boss.tap("Нет учителя")
    await boss.wait_for("ничто не отвечает")
    await boss.tap("➕ Мероприятие")
    await boss.wait_for("В плане пока нет мероприятий")
    await boss.tap("Назад")
    await boss.wait_for("ничто не отвечает", button="➕ Практика")
    await boss.tap("➕ Практика")
    await boss.wait_for("В банке практик пока ничего нет")
    author = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    bank = services.practices
    card = await bank.begin(author, "Опыты <дома>")
    await bank.write(author, card, PracticeField.ABOUT, "Физика без кабинета")
    await bank.send(author, card)
    await bank.publish(district.methodist, card, vocabulary(["Опыты"]))
    await boss.tap("Назад")
    await boss.wait_for("ничто не отвечает", button="➕ Практика")
    await boss.tap("➕ Практика")
    await boss.wait_for("Какая практика", button="Опыты <дома>")
    await boss.tap("Опыты <дома>")
    await boss.wait_for("📚 Опыты <дома>")
    assert (await services.roadmap.schools_on_map(district.methodist)).unanswered == 1


async def test_a_methodist_asked_for_two_schools_opens_the_map(roads: RoadmapTown) -> None:
    district = roads.district
    async with district.database.write() as session:
        school = School(
            municipality_id=district.municipality_id, name="Дальняя", category=SchoolCategory.AT_RISK
        )
        session.add(school)
        await session.flush()
        other = school.id
    await district.person("Смирнова", Role.MENTEE)
    await district.person("Петрова", Role.MENTEE, school_id=other)
    roads.clock.moment = SEPTEMBER.replace(hour=4)
    boss = await roads.phone(district.methodist)
    await roads.morning(SEPTEMBER)
    asked = await boss.wait_for("2 школы ещё не назвали риски и запросы: Дальняя, Шумская СОШ.")
    await boss.tap("Карта запросов", message_id=asked.id)
    await boss.wait_for(button="Дальняя")


async def open_summaries(boss: Person, button: str) -> None:
    await say(boss, "/menu", "Сводки")
    await boss.tap("Сводки")
    await boss.wait_for(button=button)
    await boss.tap(button)


async def test_a_recommendation_is_written_on_an_event(roads: RoadmapTown) -> None:
    services, district = roads.town.app.services, roads.district
    mentee = await district.person("Смирнова", Role.MENTEE)
    roads.clock.moment = STARTS.replace(day=16)
    event = NewEvent(EventKind.SEMINAR, "Чтение", STARTS, 60, "каб. 1", False)
    event_id = await services.events.create(district.methodist, event)
    roads.clock.moment = STARTS.replace(day=18)
    boss = await roads.phone(district.methodist)
    await say(boss, "/menu", "События")
    await boss.tap("События")
    await boss.wait_for(button="Прошедшие")
    await boss.tap("Прошедшие")
    await boss.wait_for(button="Чтение")
    await boss.tap("Чтение")
    await boss.wait_for(button="Рекомендации")
    await boss.tap("Рекомендации")
    await boss.wait_for("Пока ни одной")
    await boss.tap("Написать рекомендацию")
    await boss.wait_for("Что рекомендовать?")
    await boss.send("Провести <пробный> урок")
    await boss.wait_for("Кому эта рекомендация?")
    await boss.tap("Наставляемые")
    await boss.wait_for("К какому дню?")
    await boss.send("1.10.2026")
    await boss.wait_for("Срок должен быть не раньше 18.11.2026")
    await boss.send("15 декабря")
    made = await boss.wait_for("поручение роздано")
    assert "Кому: наставляемые · срок: 15 декабря" in made.text
    (task,) = await assignments(district, mentee)
    assert (task.title, task.due_on) == ("Провести <пробный> урок", date(2026, 12, 15))
    page = await services.roadmap.recommendations(district.methodist, Source(event_id=event_id))
    assert len(page.recommendations) == 1


async def test_a_curator_enters_a_result_of_an_earlier_day(roads: RoadmapTown) -> None:
    services, district = roads.town.app.services, roads.district
    roads.clock.moment = STARTS
    boss = await roads.phone(district.methodist)
    await open_summaries(boss, "Результаты")
    await boss.wait_for(button="Что измеряем")
    await boss.tap("Что измеряем")
    await boss.wait_for("Добавьте свои показатели")
    await boss.tap("Добавить")
    await boss.wait_for("Напишите название")
    await boss.send("Доля двоек; %")
    await boss.wait_for("Когда результат лучше?")
    await boss.tap("Чем меньше")
    await boss.wait_for(button="▼ Доля двоек")

    curator = await district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    phone = await roads.phone(curator)
    await say(phone, "/menu", "Моя школа")
    await phone.tap("Моя школа")
    await phone.wait_for(button="О школе")
    await phone.tap("О школе")
    await phone.wait_for(button="Сводка школы")
    await phone.tap("Сводка школы")
    for typed in ("12 % на 15 сентября", "9,5"):
        await phone.wait_for("Поручений выполнено", button="Внести значение")
        await phone.tap("Внести значение")
        await phone.wait_for("Какой результат внести?")
        await phone.tap("Доля двоек")
        await phone.wait_for("Напишите значение")
        if typed == "9,5":
            await phone.send("девять")
            await phone.wait_for("Нужно число")
        await phone.send(typed)
    await phone.wait_for("🟢 Доля двоек: 12\u00a0% (15.09.2026) → 9,5\u00a0% (17.11.2026), −2,5")
    (one,) = (await services.summaries.school_summary(curator, district.weak_school)).results.dynamics
    assert one.better is True
