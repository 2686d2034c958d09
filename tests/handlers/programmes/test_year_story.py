"""A programme's year in the chat: phases, order, next year; roles; a viewer's region; forged buttons."""

from sqlalchemy import select

from models.enums import Role
from models.programmes import Programme
from models.system import AuditRecord
from services.people.identity import TelegramUser
from tests.builders import a_district
from tests.handlers.conftest import Town
from tests.handlers.crew import a_crew
from tests.handlers.steps import say, set_up


async def test_phases_reviews_and_the_order(town: Town, faults: list[str]) -> None:
    owner = await set_up(town)
    await owner.tap("Программа")
    await owner.tap("Год и этапы")
    year = await owner.wait_for("Запуск: 01.09.2026 – 31.10.2026", button="Этап практики")
    assert "Приказ о списке школ года не указан" in year.text
    await owner.tap("Этап практики")
    await owner.wait_for("Когда идёт практика")
    for wrong, said in (
        ("когда-нибудь", "Не вижу двух дат"),
        ("32.13.2026 – 40.14.2026", "Не понимаю дату"),
        ("1 октября – 30 апреля", "Запуск идёт раньше"),
        ("1 ноября – 20 мая", "Завершение идёт следом"),
        ("30.04.2027 – 01.11.2026", "Конец раньше начала"),
        ("01.11.2026 – 01.11.2027", "за пределами программы"),
    ):
        await owner.send(wrong)
        await owner.wait_for(said)
    await owner.send("с 15 ноября по 15 апреля")
    await owner.wait_for("Практика: 15.11.2026 – 15.04.2027")
    await owner.tap("Промежуточные итоги")
    await owner.send("20 декабря")
    await owner.wait_for("Промежуточные итоги: 20.12.2026")
    await owner.tap("Приказ")
    await owner.send("скоро будет")
    await owner.wait_for("№ 123-од от 01.09.2026")
    await owner.send("№ 77/1 от 25.08.2026")
    await owner.wait_for("приказом № 77/1 от 25.08.2026")
    await owner.tap("Название")
    await owner.send("Сеть <b>школ</b> & ёлки")
    await owner.wait_for("Сеть <b>школ</b> & ёлки")
    assert not faults
    assert await town.sandbox.violations() == []


async def test_next_year_in_two_taps_and_twice_does_no_harm(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    await crew.pair()
    methodist = crew.methodist
    await say(methodist, "/menu", "Программа")
    await methodist.tap("Программа")
    await methodist.tap("Год и этапы")
    await methodist.tap("Следующий год")
    seen = await methodist.wait_for("Программа на следующий год", button="Пары: 1 из 1")
    assert "Кировский район, 2027/28" in seen.text
    await methodist.tap("Пары: 1 из 1")
    await methodist.wait_for("Отметьте")
    await methodist.tap("Орлова")
    await methodist.tap("Назад")
    await methodist.wait_for("0 из 1", button="Пары: 0 из 1")
    await methodist.tap("Пары: 0 из 1")
    await methodist.tap("Орлова")
    await methodist.tap("Назад")
    await methodist.tap("Создать программу")
    await methodist.wait_for("Предложено пар и групп: 1")
    await methodist.tap("Меню")
    await methodist.wait_for("Кировский район, 2027/28", button="Загрузить план")
    await methodist.tap("Программа")
    await methodist.tap("Другая программа")
    await methodist.tap("2026/27")
    await methodist.wait_for("Кировский район, 2026/27", button="Программа")
    await methodist.tap("Программа")
    await methodist.tap("Год и этапы")
    await methodist.tap("Следующий год")
    made = await methodist.wait_for("уже создана")
    assert not made.has(button="Создать программу")
    async with town.app.database.read() as session:
        assert len((await session.scalars(select(Programme.id))).all()) == 2
    assert not faults
    assert await town.sandbox.violations() == []


async def test_roles_by_a_tap_and_the_way_out(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    methodist = crew.methodist
    await say(methodist, "/menu", "Люди и пары")
    await methodist.tap("Люди и пары")
    await methodist.tap("Все участники")
    await methodist.tap("Смирнова")
    await methodist.wait_for("Смирнова", button="Роли")
    await methodist.tap("Роли")
    await methodist.wait_for("Кто это в программе", button="▫️ куратор школы")
    await methodist.tap("куратор школы")
    await methodist.wait_for(button="✅ куратор школы")
    await methodist.tap("наставляемая")
    await methodist.wait_for(button="▫️ наставляемая")
    await methodist.tap("куратор школы")
    await methodist.wait_for("Это единственная роль")
    await methodist.tap("Вывести из программы")
    await methodist.wait_for("больше не участвует?")
    await methodist.send("Переезд <в> другой район")
    check = await methodist.wait_for("Пары закроются", button="Вывести")
    assert "Причина: Переезд <в> другой район" in check.text
    await methodist.tap("Вывести")
    await methodist.wait_for("участие завершено")
    actor = await town.app.services.identity.actor(TelegramUser(crew.mentee.id, None, "ru"), None)
    assert actor.roles == frozenset()
    assert not faults
    assert await town.sandbox.violations() == []


async def test_a_viewer_sees_the_region_in_numbers(town: Town, faults: list[str]) -> None:
    district = await a_district(town.app.database)
    viewer = await district.person("Зорина", Role.VIEWER, locale="en")
    await town.app.services.identity.set_language(viewer, "en")
    phone = await town.person(viewer.telegram_id, "Вера", "en")
    await phone.start()
    home = await phone.wait_for("Кировский район")
    assert home.buttons == ["🗺 Region overview", "🎓 Events", "👤 My data"], "neither week nor pair"
    await phone.tap("Region overview")
    page = await phone.wait_for("Programmes of the region")
    assert "Кировский район, 2026/27" in page.text
    assert "people: 1, 1 connected" in page.text
    assert "Зорина" not in page.text
    assert "Соколова" not in page.text
    assert not faults


async def test_a_forged_button_is_refused_and_written_down(town: Town) -> None:
    """A methodist's menu kept open, and its owner no methodist any more."""
    crew = await a_crew(town)
    services, methodist = town.app.services, crew.methodist
    mentor, first = crew.mentor_actor, crew.district.methodist
    await say(methodist, "/menu", "Программа")
    await methodist.tap("Программа")
    settings = await methodist.wait_for("Состояние", button="Время")
    await services.people.appoint(first, mentor.require_person(), Role.METHODIST)
    second = await services.identity.choose_programme(mentor, first.programme_id or 0)
    await services.people.appoint(second, first.require_person(), Role.VIEWER)
    await services.people.dismiss(second, first.require_person(), Role.METHODIST)
    answer = await methodist.tap("Время", message_id=settings.id)
    assert "Это доступно не всем" in (answer.text or "")
    async with town.app.database.read() as session:
        refused = await session.scalars(select(AuditRecord.account_id).where(AuditRecord.action == "refused"))
        assert set(refused) == {first.account_id}


async def test_own_days_off_holidays_and_a_working_saturday(town: Town, faults: list[str]) -> None:
    owner = await set_up(town)
    await owner.tap("Программа")
    await owner.tap("Время")
    await owner.tap("Выходные и каникулы")
    await owner.wait_for("Свои выходные и каникулы", button="Каникулы")
    for before, country in (("Россия", "Казахстан"), ("Казахстан", "Россия")):
        await owner.tap(f"Праздники: {before}")
        await owner.wait_for("Праздники какой страны", button=f"✓ {before}")
        await owner.tap(country)
        await owner.wait_for("Готово", button=f"Праздники: {country}")
    await owner.tap("➕ Каникулы")
    await owner.send("осенью")
    await owner.wait_for("Не понимаю дату")
    await owner.send("с 28 октября по 5 ноября")
    await owner.wait_for("напоминаю как обычно", button="28.10–05.11 осенние")
    await owner.tap("В каникулы молчать")
    await owner.wait_for("В каникулы не напоминаю")
    await owner.tap("➕ Выходной")
    await owner.send("с 15 по 17 января")
    await owner.wait_for("Как назвать")
    await owner.send("День <района>")
    await owner.wait_for("Отмечено: 2", button="15.01–17.01 День <района>")
    await owner.tap("➕ Рабочая суббота")
    await owner.send("25 декабря")
    await owner.wait_for("25.12.2026 и так рабочий день")
    await owner.send("26 декабря")
    await owner.wait_for("Отмечено: 3", button="26.12 рабочий день")
    await owner.tap("➕ Выходной")
    await owner.send("16 января")
    await owner.wait_for("Как назвать")
    await owner.tap("Без названия")
    await owner.wait_for("пересекаются с выходным", button="Назад")
    await owner.send("1 февраля")
    await owner.wait_for("Как назвать")
    await owner.tap("Без названия")
    await owner.wait_for("Отмечено: 4", button="01.02 выходной")
    await owner.tap("01.02 выходной")
    await owner.wait_for("01.02.2027", button="Убрать")
    await owner.tap("Убрать")
    await owner.wait_for("Отмечено: 3")
    assert not faults
    assert await town.sandbox.violations() == []


async def test_days_off_are_chosen_in_the_calendar(town: Town, faults: list[str]) -> None:
    owner = await set_up(town)
    await owner.tap("Программа")
    await owner.tap("Время")
    await owner.tap("Выходные и каникулы")
    await owner.tap("➕ Выходной")
    first = await owner.wait_for("Какой день выходной")
    day = next(label for row in first.rows for label in row if label.strip("·").isdecimal())
    await owner.tap(day)
    await owner.wait_for("последний день", button="Только этот день")
    await owner.tap("Только этот день")
    await owner.wait_for("Как назвать")
    await owner.send("День района")
    await owner.wait_for("Отмечено: 1", button="День района")
    assert not faults
