"""The owner's first start: a programme in a handful of answers."""

import re

from sqlalchemy import delete

from models.enums import Role
from models.people import Membership
from models.roadmap import Roadmap
from tests.handlers.conftest import Town
from tests.handlers.steps import picture, set_up


async def test_a_programme_in_six_answers(town: Town) -> None:
    owner = await set_up(town)
    home = await owner.last()
    assert home is not None
    assert home.text.startswith("Кировский район, 2026/27\n"), "no schools, no people: nothing is counted"
    assert "Программа готовится" in home.text
    assert home.buttons[0] == "📋 Загрузить список"
    assert max(len(button) for button in home.buttons) <= 28
    assert len(home.buttons) <= 8


async def test_wrong_answers_are_explained_and_nothing_is_lost(town: Town) -> None:
    owner = await town.owner()
    await owner.start()
    await owner.wait_for("Новая программа")
    await owner.send("!!!")
    await owner.wait_for("Название пустое")
    await owner.send("я" * 500)
    await owner.wait_for("Слишком длинно: 500")
    await owner.send_file(picture(), "photo.png", kind="photo")
    await owner.wait_for("нужен ответ текстом")
    await owner.send("Район <b>&</b> 🏔")
    await owner.wait_for("В каком регионе")
    await owner.send("Область & край")
    await owner.wait_for("учебный год")
    await owner.tap("2027/28")
    await owner.wait_for("По какому времени")
    await owner.send("Марс/Олимп")
    await owner.wait_for("Такого города среди часовых поясов нет")
    await owner.send("asia/novosibirsk")
    await owner.wait_for("сеть школ")
    await owner.tap("Цепная")
    review = await owner.wait_for("Проверьте и создайте")
    assert "Район <b>&</b> 🏔, 2027/28" in review.text
    assert "Область & край" in review.text
    assert "Новосибирск" in review.text


async def test_the_menu_before_the_first_programme_is_its_setting_up(town: Town) -> None:
    owner = await town.owner()
    await owner.start()
    await owner.wait_for("Новая программа")
    await owner.send("Кировский район")
    await owner.wait_for("В каком регионе")
    for command in ("/menu", "/start"):
        said = await owner.send(command)
        await owner.wait_for("В каком регионе", after=said.id)
    await owner.send("Ленинградская область")
    await owner.wait_for("учебный год")
    await owner.tap("2026/27")
    await owner.wait_for("По какому времени")
    await owner.tap("Москва")
    await owner.wait_for("сеть школ")
    await owner.tap("Цепная")
    review = await owner.wait_for("Проверьте и создайте")
    assert "Муниципалитет: Кировский район" in review.text
    assert "Регион: Ленинградская область" in review.text
    assert "Удовлетворённость: 4 из 5" in review.text


async def test_title_and_goals_can_be_changed_before_creating(town: Town) -> None:
    owner = await town.owner()
    await owner.start()
    await owner.send("Кировский район")
    await owner.wait_for("В каком регионе")
    await owner.tap("Пропустить")
    await owner.tap("2026/27")
    await owner.tap("Другие зоны")
    await owner.tap("Камчатка")
    await owner.tap("Смешанная")
    await owner.tap("Цели")
    await owner.wait_for("Целевые показатели")
    await owner.tap("Выполнено в срок")
    await owner.wait_for("выполнить в срок")
    await owner.send("сто")
    await owner.wait_for("Нужно число от 1 до 100")
    await owner.send("95")
    await owner.wait_for(button="Выполнено в срок: 95")
    await owner.tap("Назад")
    await owner.tap("Название")
    await owner.wait_for("Как назвать")
    await owner.send("Сеть 2026")
    review = await owner.wait_for("Название: Сеть 2026")
    assert "95" in review.text
    await owner.tap("Создать программу")
    await owner.wait_for("Сеть 2026", button="Люди и пары")


async def test_the_sample_district_is_there_in_one_tap(town: Town) -> None:
    owner = await town.owner()
    await owner.start()
    await owner.wait_for(button="Учебный район")
    await owner.tap("Учебный район", wait=30)
    home = await owner.wait_for("Заречный район, 2026/27", button="апустить", timeout=30)
    assert "4 школы" in home.text
    await owner.tap("апустить")
    check = await owner.wait_for("Запуск:")
    assert "✅ В плане" in check.text
    assert "✅ В списке 24 участника" in check.text
    await owner.tap("🚀 Запустить")
    done = await owner.wait_for("Программа запущена")
    given = re.search(r"Выдано поручений: ([1-9]\d*)", done.text)
    assert given is not None
    assert "На связи 0 из 24" in done.text
    assert done.buttons[0] == "✉️ Пригласить участников"
    said = await owner.send("/menu")
    await owner.wait_for(button="План", after=said.id)
    await owner.tap("План")
    # What the launch has told is what the plan counts: those who only take part are counted apart.
    await owner.wait_for(f"поручений выполнено 0 из {given[1]}")
    await owner.tap("Меню")
    home = await owner.wait_for("Ссылку ещё никто не открыл", button="Люди и пары")
    assert home.buttons[0] == "✉️ Пригласить участников"
    assert len(home.buttons) <= 8
    assert not home.has(button="апустить")
    await town.tick(2)
    await owner.tap("План")
    plan = await owner.wait_for("Мероприятий")
    assert "просрочено 0" in plan.text


async def test_launch_says_what_is_missing(town: Town) -> None:
    """The button was there when the menu was shown; the people and the plan have gone since."""
    owner = await town.owner()
    await owner.start()
    await owner.wait_for(button="Учебный район")
    await owner.tap("Учебный район", wait=30)
    await owner.wait_for("Заречный район, 2026/27", button="апустить", timeout=30)
    async with town.app.database.write() as session:
        await session.execute(delete(Roadmap))
        await session.execute(delete(Membership).where(Membership.role != Role.METHODIST))
    await owner.tap("апустить")
    check = await owner.wait_for("Запуск:")
    assert "❗ Список педагогов не загружен" in check.text
    assert "❗ Дорожная карта не загружена" in check.text
    assert check.has(button="Загрузить список")
    assert not check.has(button="🚀 Запустить")


async def test_settings_change_what_the_programme_was_told(town: Town) -> None:
    owner = await set_up(town)
    await owner.tap("Программа")
    await owner.wait_for("Утреннее сообщение: 8:30")
    await owner.tap("Время")
    await owner.tap("Утро")
    await owner.send("в полночь")
    await owner.wait_for("от 8:00 до 19:59")
    await owner.send("9.15")
    await owner.wait_for("Утреннее сообщение: 9:15")
    await owner.tap("Сеть школ")
    await owner.wait_for("которые не партнёры: можно")
    await owner.tap("Модель сети")
    await owner.tap("Цепная")
    await owner.wait_for("Модель: Цепная")
    await owner.tap("Запретить такие пары")
    await owner.wait_for("сначала школы-партнёры")
    await owner.tap("Назад")
    await owner.wait_for("Сеть: Цепная")
    await owner.tap("Время")
    await owner.tap("Часовой пояс")
    await owner.send("Asia/Omsk")
    await owner.wait_for("Время: Омск")
    await owner.tap("Время")
    await owner.tap("Часовой пояс")
    await owner.send("по Москве")
    await owner.wait_for("Время: Москва")


async def test_two_programmes_and_the_choice_between_them(town: Town) -> None:
    owner = await set_up(town)
    await owner.tap("Программа")
    await owner.tap("Другая программа")
    await owner.tap("Создать программу")
    await owner.wait_for("Как называется муниципалитет")
    await owner.send("Второй район")
    await owner.wait_for("В каком регионе")
    await owner.tap("Пропустить")
    await owner.tap("2026/27")
    await owner.tap("Москва")
    await owner.tap("Цепная")
    await owner.tap("Создать программу")
    await owner.wait_for("Второй район", button="Люди и пары")
    await owner.tap("Программа")
    await owner.tap("Другая программа")
    await owner.tap("Кировский район")
    await owner.wait_for("Кировский район, 2026/27", button="Люди и пары")
