"""What a chat's menu offers to a methodist, as rights come and go."""

from delivery.commands import METHODIST
from models.enums import Role
from services.actor import Actor
from tests.builders import a_district
from tests.handlers.conftest import Town

SETTERS = ("setMyCommands", "deleteMyCommands")


async def offered(town: Town, whose: Actor) -> list[str]:
    shown = (await town.sandbox.state())["bot"]["commands_by_scope"]
    lists = [one["commands"] for one in shown if one["scope"].get("chat_id") == whose.telegram_id]
    return [command["command"] for commands in lists for command in commands]


async def later(town: Town) -> None:
    town.clock.advance(minutes=1)
    # One chat a round.
    for _ in range(3):
        await town.app.ticker.round()


async def told(town: Town) -> int:
    return sum(entry["method"] in SETTERS for entry in await town.sandbox.journal())


async def test_a_methodists_commands_follow_the_right_and_the_language(town: Town) -> None:
    services, district = town.app.services, await a_district(town.app.database)
    curator = await district.person("Жуков", Role.CURATOR)
    gone = await district.person("Ушла", Role.METHODIST)
    for one in (district.methodist, curator):
        await (await town.person(one.telegram_id)).start()
    await later(town)
    assert await offered(town, district.methodist) == list(METHODIST)
    assert await offered(town, curator) == []
    assert await offered(town, gone) == [], "whose chat Telegram does not know"

    await services.people.appoint(district.methodist, curator.require_person(), Role.METHODIST)
    await later(town)
    assert await offered(town, curator) == list(METHODIST)
    before = await told(town)
    await later(town)
    assert await told(town) == before, "what is so already is not said again"

    await services.identity.set_language(curator, "en")
    await later(town)
    assert await told(town) == before + 1
    await services.people.dismiss(district.methodist, curator.require_person(), Role.METHODIST)
    town.clock.advance(days=1)
    await later(town)
    assert await offered(town, curator) == []
