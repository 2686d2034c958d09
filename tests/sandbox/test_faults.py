"""Faults on order."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientError, ClientTimeout

from sandbox.client import Person, Sandbox, SandboxError
from tests.sandbox.helpers import Api


async def texts(person: Person) -> list[str]:
    return [said.text for said in await person.messages() if said.from_bot]


async def test_a_status(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await sandbox.fault("status", "sendMessage", code=500)
    reply = await api("sendMessage", chat_id=501, text="x")
    assert (reply.status, reply.error) == (500, "Internal Server Error")
    assert (await api("sendMessage", chat_id=501, text="y")).status == 200
    assert await texts(marina) == ["y"]


async def test_too_many_requests(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await sandbox.fault("status", "sendMessage", retry_after=7)
    reply = await api("sendMessage", chat_id=501, text="x")
    assert reply.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_an_html_502(api: Api, sandbox: Sandbox, marina: Person) -> None:
    for action, said in (("html502", []), ("html502_after", ["x"])):
        await sandbox.fault(action, "sendMessage")
        async with api.session.post(api.url("sendMessage"), json={"chat_id": 501, "text": "x"}) as reply:
            assert (reply.status, reply.content_type) == (502, "text/html")
            assert "<h1>502 Bad Gateway</h1>" in await reply.text()
        assert await texts(marina) == said


@pytest.mark.parametrize(("action", "said"), [("reset_before", []), ("reset_after", ["x"])])
async def test_a_reset(api: Api, sandbox: Sandbox, marina: Person, action: str, said: list[str]) -> None:
    await sandbox.fault(action, "sendMessage")
    with pytest.raises(ClientError):
        await api("sendMessage", chat_id=501, text="x")
    assert await texts(marina) == said
    entry = (await sandbox.journal(method="sendMessage"))[-1]
    assert (entry["status"], entry["fault"], entry["ok"]) == (0, action, False)


@pytest.mark.parametrize(("action", "said"), [("hang", []), ("hang_after", ["x"])])
async def test_a_hang(api: Api, sandbox: Sandbox, marina: Person, action: str, said: list[str]) -> None:
    await sandbox.fault(action, "sendMessage")
    request = {"json": {"chat_id": 501, "text": "x"}, "timeout": ClientTimeout(total=0.1)}
    with pytest.raises(TimeoutError):
        await api.session.post(api.url("sendMessage"), **request)  # type: ignore[arg-type]
    assert await texts(marina) == said


async def test_a_delay(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await sandbox.fault("delay", "sendMessage", seconds=0.05)
    begun = asyncio.get_running_loop().time()
    assert (await api("sendMessage", chat_id=501, text="x")).status == 200
    assert asyncio.get_running_loop().time() - begun >= 0.05


async def test_a_slow_answer_to_what_is_done_already(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await sandbox.fault("delay_after", "sendMessage", seconds=30)
    request = {"json": {"chat_id": 501, "text": "done"}, "timeout": ClientTimeout(total=0.2)}
    with pytest.raises(TimeoutError):
        await api.session.post(api.url("sendMessage"), **request)  # type: ignore[arg-type]
    assert (await texts(marina))[-1:] == ["done"]
    await sandbox.fault("delay_after", "sendMessage", seconds=0.05)
    assert (await api("sendMessage", chat_id=501, text="x")).status == 200


async def test_after_and_times(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await sandbox.fault("status", "sendMessage", after=1, times=2)
    statuses = [(await api("sendMessage", chat_id=501, text="x")).status for _ in range(4)]
    assert statuses == [200, 500, 500, 200]
    assert (await sandbox.get("/faults"))["faults"] == []


async def test_for_one_chat_and_for_ever(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await (await sandbox.person(502, first_name="Ирина")).start()
    fault = await sandbox.fault("status", "*", chat_id=502, times=None, code=403, description="Forbidden: x")
    for _ in range(3):
        assert (await api("sendMessage", chat_id=502, text="x")).error == "Forbidden: x"
    assert (await api("sendMessage", chat_id=501, text="x")).status == 200
    await sandbox.call("DELETE", f"/faults/{fault['id']}")
    assert (await api("sendMessage", chat_id=502, text="x")).status == 200
    with pytest.raises(SandboxError):
        await sandbox.call("DELETE", f"/faults/{fault['id']}")


async def test_all_methods_but_the_lifeline(api: Api, sandbox: Sandbox) -> None:
    await sandbox.fault("status", times=None)
    assert (await api("getMe")).status == 200
    assert (await api("getUpdates")).status == 200
    assert (await api("getMyCommands")).status == 500
    await sandbox.fault("status", "getMe")
    assert (await api("getMe")).status == 500
    await sandbox.no_faults()
    assert (await api("getMyCommands")).status == 200


async def test_wrong_orders(sandbox: Sandbox) -> None:
    for order in ({"action": "explode"}, {"action": "hang", "colour": 1}, {}):
        with pytest.raises(SandboxError) as refusal:
            await sandbox.post("/faults", **order)
        assert refusal.value.status == 400
