"""Groups over HTTP: linked by the button, and one made a supergroup in the middle of a broadcast."""

import asyncio

from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, menu, set_up_programme

WORDS = "Коллеги, план на неделю – у методиста"


async def test_a_group_grows_in_the_middle_of_a_broadcast(world: World) -> None:
    sandbox = world.sandbox
    await sandbox.move_to("2026-11-23T10:00:00")
    # The owner taps faster than a person; the limits of groups are what this is about.
    await sandbox.rates("enforce", per_chat=100)
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await set_up_programme(owner, "Кировский район", "2026/27")
    await menu(owner, "Рассылка", "Группы в Telegram")
    payload = (await owner.tap("Добавить в группу")).startgroup_payload
    groups = []
    for title in ("Район", "Школы", "Наставники"):
        group = await sandbox.group(owner, title)
        await group.add_bot(owner, payload)
        await group.wait_for("Здесь буду напоминать", timeout=PATIENCE)
        groups.append(group)

    await menu(owner, "Рассылка", "✏️ Новая рассылка")
    await owner.send(WORDS)
    await owner.wait_for("Кому", button="В связанные группы")
    await owner.tap("В связанные группы")
    await owner.wait_for("Получат 3 связанные группы", button="Отправить сейчас")
    # The request is on its way while the group becomes another.
    await sandbox.fault("delay", method="sendMessage", chat_id=groups[1].id, seconds=2)
    await owner.tap("Отправить сейчас")
    await until_asked(world, groups[1].id)
    large = await groups[1].upgrade(owner)
    await large.wait_for(WORDS, timeout=PATIENCE)
    for group in (groups[0], groups[2]):
        await group.wait_for(WORDS, timeout=PATIENCE)
    report = await owner.wait_for("Доставлено 3", timeout=PATIENCE)
    assert "Ошибка" not in report.text

    await world.restart_bot()
    said = await large.send(owner, "/unlink")
    await large.wait_for("сюда больше не приходят", after=said.id, timeout=PATIENCE)
    copies = [one for one in await large.messages() if one.text == WORDS]
    assert len(copies) == 1
    assert all(one.text != WORDS for one in await groups[1].messages())
    assert await sandbox.violations() == []
    assert "Traceback" not in world.log
    assert "Школы" not in world.log


async def until_asked(world: World, chat_id: int) -> None:
    """Until the broadcast's request to this chat has arrived (and waits)."""
    for _ in range(PATIENCE * 10):
        asked = await world.sandbox.journal(method="sendMessage", chat_id=chat_id)
        if any(one["fault"] == "delay" for one in asked):
            return
        await asyncio.sleep(0.1)
    raise AssertionError("nothing was sent to the group")
