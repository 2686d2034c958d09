"""One district over HTTP, paragraph by paragraph of PRODUCT.md §2, where no other journey goes:

the funnel (2.3), refusing and taking consent back (2.4), foreign buttons (2.6), a contract of partner schools
(2.7), a pause and the wish for another partner (2.9), the steps held online (2.10), what is kept (2.13).
"""

import json

from sandbox.client import Person
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, menu, personal_link
from tests.journeys.test_personal import a_pair


async def test_a_district_and_its_people(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    mentor, mentee = await a_pair(world, owner)
    await somebody_refuses(world, owner)
    await a_contract_of_schools(owner)
    await online_steps(mentor, mentee)
    await world.restart_bot()
    await a_foreign_button(world, mentor)
    await a_pause(owner)
    await a_wish_for_another(owner, mentee)
    await kept_and_erased(mentee)
    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for name in ("Орлова", "Смирнова", "Петров"):
        assert name not in world.log, "no names in the logs"


async def somebody_refuses(world: World, owner: Person) -> None:
    refuser = await world.person(3001, "Петров")
    link = await personal_link(owner, "Петров")
    await refuser.start(link)
    await refuser.wait_for("согласие на обработку персональных данных", timeout=PATIENCE)
    before = await menu(owner, "Люди и пары")
    assert "В списке: 24" in before.text
    assert "Открыли ссылку: 3" in before.text
    await refuser.tap("Не соглас")
    await refuser.wait_for("я сотру всё")
    await refuser.tap("Стереть и отказаться")
    await refuser.wait_for("данные стёрты", timeout=PATIENCE)
    after = await menu(owner, "Люди и пары")
    assert "В списке: 23" in after.text
    assert "Открыли ссылку: 2" in after.text


async def a_contract_of_schools(owner: Person) -> None:
    await menu(owner, "Люди и пары", "Школы")
    await owner.wait_for(button="Заречная")
    await owner.tap("Заречная")
    await owner.tap("Школы-партнёры")
    await owner.wait_for("школы-партнёры", button="Лесная")
    await owner.tap("Лесная")
    await owner.wait_for(button="Договор")
    await owner.tap("Договор")
    said = await owner.send("№ 12-С от 15.09.2026")
    await owner.wait_for("Договор № 12-С от 15.09.2026", after=said.id)


async def online_steps(mentor: Person, mentee: Person) -> None:
    await menu(mentor, "подопечные", "Встречи онлайн")
    await mentor.tap("Встречаемся онлайн")
    await mentor.wait_for("▶️ 1. доступ и настрой")
    await mentor.tap("Следующий шаг")
    await mentor.wait_for("▶️ 2. знакомство")
    seen = await menu(mentee, "наставник")
    assert "Онлайн, шаг 2 из 5: знакомство" in seen.text


async def a_foreign_button(world: World, mentor: Person) -> None:
    """What the mentor may tap, tapped by somebody of elsewhere."""
    await menu(mentor, "подопечные")
    shown = await mentor.last()
    assert shown
    stranger = await world.person(3002, "Чужой")
    await stranger.start()
    await stranger.wait_for(timeout=PATIENCE)
    for label in ("Записать встречу", "Встречи онлайн"):
        button = next(one for row in shown.raw["inline_keyboard"] for one in row if label in one["text"])
        await stranger.forge_tap(shown.id, button["data"])
    assert all("Смирнова" not in one.text for one in await stranger.messages())


async def a_pause(owner: Person) -> None:
    await menu(owner, "Люди и пары", "Пары и группы", "Орлова")
    await owner.wait_for("Онлайн, шаг 2 из 5")
    await owner.tap("Пауза")
    await owner.tap("Болезнь")
    await owner.wait_for("До какого дня пауза?")
    said = await owner.send("7 декабря")
    await owner.wait_for("Пауза до 7 декабря", after=said.id)
    await owner.tap("Возобновить")
    await owner.wait_for("Пара, работает")


async def a_wish_for_another(owner: Person, mentee: Person) -> None:
    await menu(mentee, "наставник", "Попросить другого партнёра")
    await mentee.tap("Не находим времени")
    await mentee.wait_for(button="Передать методисту")
    await mentee.tap("Передать методисту")
    await mentee.wait_for("просьба о другом партнёре у методиста", timeout=PATIENCE)
    await menu(owner, "Внимание")
    await owner.wait_for("просит другого партнёра", timeout=PATIENCE)


async def kept_and_erased(mentee: Person) -> None:
    said = await mentee.send("/me")
    await mentee.wait_for(button="Что обо мне хранится", after=said.id)
    await mentee.tap("Что обо мне хранится")
    await mentee.tap("Файлом .json", wait=PATIENCE)
    file = await mentee.wait_for(kind="document", timeout=PATIENCE)
    assert "Смирнова" in json.dumps(json.loads(await mentee.download(file)), ensure_ascii=False)
    said = await mentee.send("/me")
    await mentee.wait_for(button="Отозвать согласие", after=said.id)
    await mentee.tap("Отозвать согласие")
    await mentee.tap("Отозвать и стереть")
    await mentee.tap("Да, стереть насовсем")
    await mentee.wait_for("Согласие отозвано", timeout=PATIENCE)
    said = await mentee.send("/me")
    await mentee.wait_for("О вас ничего не хранится", after=said.id)
