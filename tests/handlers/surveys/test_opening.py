"""A survey opened by hand, and questions of every kind answered on a phone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.enums import Role
from models.surveys import Participation
from services.surveys.circles import Circle, CircleKind
from services.surveys.opening import NewSurvey
from tests.builders import District, a_district
from tests.handlers.conftest import Town


@pytest.fixture
async def district(town: Town) -> District:
    district = await a_district(town.app.database)
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    await methodist.start()
    await methodist.wait_for(button="Сводки")
    return district


async def test_a_methodist_opens_a_ready_form(town: Town, district: District) -> None:
    teachers = [await district.person(f"Учителева{number}", Role.MENTEE) for number in range(5)]
    phones = [await town.person(one.telegram_id) for one in teachers]
    for phone in phones:
        await phone.start()
    methodist = await town.person(district.methodist.telegram_id)
    await methodist.tap("Сводки")
    await methodist.wait_for("Опросов пока не было")
    await methodist.tap("Новый опрос")
    await methodist.wait_for("Форма опроса")
    await methodist.tap("Промежуточный итог")
    card = await methodist.wait_for("6 вопросов")
    assert "1. Насколько полезна вам программа на этот день? (оценка от 1 до 5)" in card.text
    await methodist.tap("Глазами педагога")
    seen = await methodist.wait_for("Так форму увидит педагог")
    assert "1 из 6" in seen.text
    await methodist.tap("4", message_id=seen.id)
    await methodist.wait_for("2 из 6")
    await methodist.tap("Назад", message_id=seen.id)
    await methodist.wait_for("1 из 6")

    await methodist.tap("Кого спросить")
    await methodist.wait_for("Кого спросить?")
    await methodist.tap("По роли")
    await methodist.tap("Наставляемые")
    check = await methodist.wait_for("Получат 5")
    assert "Анонимно: вы увидите только сводку" in check.text
    await methodist.tap("Когда закрыть")
    await methodist.wait_for("До какого дня")
    await methodist.send("ну как-нибудь потом")
    await methodist.wait_for("⚠️")
    last = town.clock.moment.date() + timedelta(days=3)
    await methodist.send(f"{last:%d.%m.%Y}")
    await methodist.wait_for("закроется в конце дня", button="Открыть опрос")
    await methodist.tap("Название")
    await methodist.wait_for("Сейчас опрос называется «Промежуточный итог»")
    await methodist.send("Половина <года> & мы")
    await methodist.wait_for("Половина <года> & мы", button="Открыть опрос")
    opened = await methodist.tap("Открыть опрос")
    assert "Опрос открыт" in (opened.text or "")
    await methodist.wait_for(button="Половина")
    await town.tick(2)

    phone = phones[0]
    first = await phone.wait_for("Насколько полезна вам программа", timeout=20)
    assert "Половина <года> & мы, до" in first.text
    assert "Ответы анонимны" in first.text
    await phone.tap("5", message_id=first.id)
    await phone.wait_for("2 из 6")
    await phone.tap("4", message_id=first.id)
    await phone.wait_for("Как вам темп?")
    await phone.send("быстро")
    await phone.wait_for("Выберите, пожалуйста, одну из кнопок")
    await phone.tap("В самый раз", message_id=first.id)
    await phone.wait_for("Что мешает?")
    await phone.tap("Далеко ехать", message_id=first.id)
    await phone.tap("Не хватает времени", message_id=first.id)
    several = await phone.wait_for("Ваш ответ: Не хватает времени; Далеко ехать")
    assert "✓ Далеко ехать" in several.buttons
    await phone.tap("Готово, выбрано 2", message_id=first.id)
    await phone.wait_for("Что стоит оставить")
    await phone.send_file(b"voice", "voice.ogg", kind="voice")
    await phone.wait_for("голос, фото и файлы не подойдут")
    await phone.send("Открытые уроки")
    await phone.wait_for("Что поменять")
    await phone.tap("Пропустить", message_id=first.id)
    assert (await phone.wait_for("Ответы записаны")).id == first.id
    assert await town.sandbox.violations() == []


async def test_every_kind_on_a_phone(town: Town, district: District) -> None:
    teacher = await district.person("Орлова", Role.MENTOR)
    phone = await town.person(teacher.telegram_id)
    await phone.start()
    today = town.clock.moment.date()
    await town.app.services.surveys.open_survey(
        district.methodist,
        NewSurvey(
            "lesson_visit",
            "Лист посещения",
            Circle(CircleKind.PEOPLE, (teacher.require_person(),)),
            anonymous=False,
            closes_on=today + timedelta(days=7),
        ),
    )
    await town.tick(2)
    day = await phone.wait_for("Когда был урок?", timeout=20)
    assert "с вашим именем" in day.text
    # Typed at once, before any tap.
    await phone.send("как-то осенью, в среду вроде бы, не помню уже точно какого числа")
    await phone.wait_for("Не поняла день")
    await phone.send("вчера")
    topic = await phone.wait_for("Предмет, класс и тема")
    assert topic.id == day.id
    await phone.tap("Назад", message_id=day.id)
    await phone.wait_for("Ваш ответ: ")
    await phone.tap("←", message_id=day.id)
    await phone.tap("→", message_id=day.id)
    part = await participation_of(town, teacher.require_person())
    assert (await phone.forge_tap(day.id, f"sv:{part}:1:m209913")).text, "no such month"
    await phone.tap(message_id=day.id, data=f"sv:{part}:1:d{today - timedelta(days=1):%Y%m%d}")
    await phone.wait_for("Предмет, класс и тема")
    await phone.send("Физика, 8 «А»: плавание тел")
    for row in (
        "зачем работают",
        "Этапы вели",
        "Думали и говорили",
        "что получилось",
        "безопасно",
        "достигнута",
    ):
        shown = await phone.wait_for(row)
        assert "Что вы увидели на уроке" in shown.text
        await phone.tap("4", message_id=day.id)
    await phone.wait_for("Что получилось особенно хорошо?")
    await phone.send("Опыт с яйцом")
    await phone.wait_for("Что советуете")
    await phone.send("Дать ученикам самим назвать вывод")
    await phone.wait_for("Фото доски")
    await phone.send("потом пришлю")
    await phone.wait_for("Здесь нужен файл")
    await phone.send_file(b"%PDF-1.4", "Конспект урока.pdf")
    assert (await phone.wait_for("Ответы записаны")).id == day.id

    methodist = await town.person(district.methodist.telegram_id)
    await methodist.tap("Сводки")
    await methodist.wait_for(button="1/1 100")
    await methodist.tap("1/1 100")
    named = await methodist.wait_for("ответили 1 из 1")
    assert "📑 Таблица .xlsx" in named.buttons, "named answers show as they come"
    await methodist.tap("Ещё…")
    rest = await methodist.wait_for("то, что уже ответили")
    await methodist.tap("Файлы")
    sent = await methodist.wait_for("Ответ: Орлова", kind="document", timeout=20)
    assert await methodist.download(sent) == b"%PDF-1.4"
    await methodist.tap("Сравнить", message_id=rest.id)
    await methodist.wait_for("Сравнивать пока не с чем")
    assert await town.sandbox.violations() == []


async def participation_of(town: Town, person_id: int) -> int:
    async with town.app.database.read() as session:
        return (
            await session.scalars(select(Participation.id).where(Participation.person_id == person_id))
        ).one()
