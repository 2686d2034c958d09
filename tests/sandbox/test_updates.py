"""Updates: long polling, confirmation, redelivery, a second poller, wanted kinds."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientSession, ClientTimeout

from sandbox.client import Person, Sandbox
from tests.sandbox.helpers import Api, Json


async def poll(api: Api, **params: object) -> list[Json]:
    updates: list[Json] = (await api("getUpdates", **params)).result
    return updates


async def test_unconfirmed_updates_come_again(api: Api, marina: Person) -> None:
    await marina.send("раз")
    await marina.send("два")
    first = await poll(api)
    assert [update["message"]["text"] for update in first] == ["/start", "раз", "два"]
    assert await poll(api) == first
    assert await poll(api, offset=first[1]["update_id"]) == first[1:]
    assert await poll(api, offset=first[2]["update_id"] + 1) == []
    assert await poll(api) == []


async def test_limit_and_negative_offset(api: Api, marina: Person) -> None:
    for number in range(5):
        await marina.send(str(number))
    assert [u["message"]["text"] for u in await poll(api, limit=2)] == ["/start", "0"]
    assert [u["message"]["text"] for u in await poll(api, offset=-2)] == ["3", "4"]
    assert [u["message"]["text"] for u in await poll(api)] == ["3", "4"]


async def test_a_poll_waits_for_the_next_update(api: Api, marina: Person) -> None:
    (start,) = await poll(api)
    waiting = asyncio.create_task(poll(api, offset=start["update_id"] + 1, timeout=30))
    assert (await marina.sandbox.state())["polling"]
    assert not waiting.done()
    await marina.send("пришло")
    (update,) = await asyncio.wait_for(waiting, 5)
    assert update["message"]["text"] == "пришло"


async def test_a_second_poller_ends_the_first(api: Api) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=30))
    async with ClientSession() as session:
        other = Api(session, api.base_url)
        while not first.done():
            await other("getUpdates")
    reply = await first
    assert reply.status == 409
    assert reply.error == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_a_dead_poller_swallows_nothing(api: Api, sandbox: Sandbox) -> None:
    person = await sandbox.person(501, first_name="Марина")
    async with ClientSession(timeout=ClientTimeout(total=0.2)) as dying:
        with pytest.raises(TimeoutError):
            await Api(dying, api.base_url)("getUpdates", timeout=30)
    await person.start()
    assert [u["message"]["text"] for u in await poll(api, timeout=5)] == ["/start"]


async def test_only_wanted_kinds_are_kept(api: Api, marina: Person) -> None:
    await poll(api, offset=-1, allowed_updates=["message"])
    said = await marina.send("раз")
    await marina.edit(said.id, "раз!")
    assert [set(u) - {"update_id"} for u in await poll(api)] == [{"message"}, {"message"}]
    await poll(api, allowed_updates=[])
    await marina.edit(said.id, "раз!!")
    edited = (await poll(api))[-1]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("раз!!", said.id)
    assert "edit_date" in edited


async def test_pending_updates_can_be_dropped(api: Api, marina: Person) -> None:
    assert (await api("getWebhookInfo")).result["pending_update_count"] == 1
    assert (await api("deleteWebhook", drop_pending_updates=True)).result is True
    assert await poll(api) == []


async def test_a_webhook_is_honestly_refused(api: Api) -> None:
    reply = await api("setWebhook", url="https://example.org/hook")
    assert reply.status == 501
    assert reply.error.startswith("Not Implemented: ")
