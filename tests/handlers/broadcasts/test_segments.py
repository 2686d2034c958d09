"""Choosing whom it is for: a category, one role of it, those who are not here yet; long lists."""

from services.broadcasts.facts import Content
from tests.handlers.broadcasts.test_kinds import at_composing
from tests.handlers.crew import Crew


async def test_a_category_and_one_role_of_it(crew: Crew) -> None:
    methodist = crew.methodist
    await at_composing(crew)
    said = await methodist.send("Коллегам из школ")
    await methodist.wait_for("Кому отправить?", after=said.id)
    await methodist.tap("По школам")
    await methodist.tap("По категории школ")
    await methodist.tap("с низкими результатами")
    control = await methodist.wait_for("школы категории «с низкими результатами»", button="Уточнить роль…")
    assert len(control.buttons) <= 8
    await methodist.tap("Уточнить роль…")
    await methodist.wait_for("Кому из них?")
    await methodist.tap("Кураторам школ")
    await methodist.wait_for("Получат 0: кураторы школ: школы категории «с низкими результатами»")
    await methodist.tap("Уточнить роль…")
    await methodist.tap("Всем из них")
    await methodist.wait_for(": школы категории «с низкими результатами»", button="Отправить сейчас")


async def test_who_is_not_here_yet_gets_a_sheet_instead(crew: Crew) -> None:
    await crew.district.person("Невидимка", *crew.mentee_actor.roles, with_account=False)
    methodist = crew.methodist
    await at_composing(crew)
    said = await methodist.send("Откройте бота")
    await methodist.wait_for("Кому отправить?", after=said.id)
    await methodist.tap("Кто пока не ответил…")
    await methodist.tap("Не ответившим на опрос…")
    await methodist.wait_for("Открытых опросов сейчас нет")
    await methodist.tap("Назад")
    await methodist.tap("Кто не открыл бота")
    control = await methodist.wait_for("Получат 0: те, кто не открыл бота")
    assert "Не получат 1: не открыли бота 1." in control.text
    assert "Ссылки и QR" in control.text
    assert not any("Отправить" in label for label in control.buttons)


async def test_all_broadcasts_page_by_page(crew: Crew) -> None:
    broadcasts = crew.town.app.services.broadcasts
    for number in range(8):
        await broadcasts.compose(crew.district.methodist, Content(f"Черновик {number}"))
    await crew.methodist.tap("Рассылка")
    await crew.methodist.wait_for(button="Черновик 7")
    await crew.methodist.tap("→")
    first = await crew.methodist.wait_for(button="Черновик 0")
    assert not any("Черновик 7" in label for label in first.buttons)


async def test_what_did_not_go_is_told_and_opened(crew: Crew) -> None:
    methodist, broadcasts = crew.methodist, crew.town.app.services.broadcasts
    await at_composing(crew)
    said = await methodist.send("На завтра")
    await methodist.wait_for("Кому отправить?", after=said.id)
    await methodist.tap("По роли")
    await methodist.tap("Кураторам школ")
    broadcast = (await broadcasts.all(crew.district.methodist)).lines[0]
    tomorrow = crew.town.clock.now().replace(hour=9)
    crew.town.clock.advance(days=-1)
    await broadcasts.schedule(crew.district.methodist, broadcast.id, tomorrow)
    crew.town.clock.advance(days=1, hours=3)
    await crew.town.tick()
    told = await methodist.wait_for("Рассылка «На завтра» не ушла. Получать некому")
    assert "осталась черновиком" in told.text
    await methodist.tap("Открыть рассылку")
    await methodist.wait_for("Получат 0: кураторы школ", button="Кому…", after=told.id)
