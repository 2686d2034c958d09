"""Four weeks without a meeting: Monday's digest says so over HTTP, and remembers what was done about it."""

import re

from sandbox.client import Person, Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE
from tests.journeys.test_personal import a_pair


async def test_a_silent_pair_is_named_dealt_with_and_remembered(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await a_pair(world, owner)
    await world.restart_bot()

    await world.sandbox.move_to("2026-12-21T09:00:00")
    said = await the_digest(owner)
    said = await page_with(owner, said, "Орлова")
    line = next(line for line in said.text.splitlines() if "нет встреч" in line)
    assert re.search(r"нет встреч 4 недели, обе стороны молчат", line)
    await owner.tap(line.partition(".")[0], message_id=said.id)
    case = await owner.wait_for("обе стороны молчат", button="Сделано…")
    await owner.tap("Сделано…", message_id=case.id)
    await owner.wait_for("Что сделано?")
    await owner.send("Позвонила обеим, встреча в среду")
    await owner.wait_for("Из списка убрала")

    await world.restart_bot()
    await world.sandbox.move_to("2026-12-28T09:00:00")
    again = await the_digest(owner, after=case.id)
    assert "За неделю отмечено 1 решение" in again.text
    assert "«Позвонила обеим, встреча в среду»" in again.text
    assert "обе стороны молчат" not in again.text

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    assert "Орлова" not in world.log
    assert await world.stop_bot() == 0


async def the_digest(owner: Person, after: int = 0) -> Said:
    """The week's digest; where the day has more to say, by its line's button."""
    said = await owner.wait_for("Сводка недели", after=after, timeout=PATIENCE)
    if "Открыть сводку" not in str(said.rows):
        return said
    await owner.tap("Открыть сводку", message_id=said.id)
    return await owner.wait_for("остальное идёт по плану", after=said.id)


async def page_with(owner: Person, said: Said, words: str) -> Said:
    """The digest turned until the words stand on it."""
    while words not in said.text:
        revision = said.raw["rev"]
        await owner.tap("→", message_id=said.id)
        for _ in range(100):
            said = next(one for one in await owner.messages(30) if one.id == said.id)
            if said.raw["rev"] != revision:
                break
    return said
