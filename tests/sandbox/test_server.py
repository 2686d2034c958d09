"""The sandbox as a server: who may speak to it, its stream of changes, its journal, itself as a process."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession, StreamReader

from sandbox.client import NotSeenError, Person, Sandbox, SandboxError
from sandbox.people import People
from sandbox.server import SandboxServer
from tests.sandbox.helpers import Api, button, keyboard

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
async def test_serves_only_this_machine(
    server: SandboxServer, http: ClientSession, headers: dict[str, str]
) -> None:
    async with http.get(f"{server.base_url}/control/state", headers=headers) as reply:
        assert reply.status == 403
    async with http.get(f"{server.base_url}/control/state", headers={"Origin": server.base_url}) as reply:
        assert reply.status == 200


async def test_the_journal_tells_it_all(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await api("sendMessage", chat_id=501, text="x", reply_markup=keyboard(button()))
    await api("getUpdates")
    await api("sendMessage", chat_id=777, text="x")
    entries = await sandbox.journal()
    assert [entry["n"] for entry in entries] == [1, 2, 3]
    sent = entries[0]
    assert sent["params"] == {"chat_id": 501, "text": "x", "reply_markup": keyboard(button())}
    assert sent["result"] == {"message_id": 2, "chat_id": 501}
    assert (sent["status"], sent["ok"], sent["violations"], sent["fault"]) == (200, True, [], None)
    assert entries[1]["result"] == [100000001]
    assert [e["n"] for e in await sandbox.journal(since=1, method="sendMessage")] == [3]
    assert [e["n"] for e in await sandbox.journal(chat_id=501)] == [1]
    # Meeting an unknown chat can happen to every bot: no violation.
    assert await sandbox.violations() == []
    await sandbox.call("DELETE", "/journal")
    await api("getMe")
    assert [entry["n"] for entry in await sandbox.journal()] == [4]


async def test_the_journal_is_a_ring() -> None:
    async with (
        SandboxServer(journal_size=3) as server,
        ClientSession() as http,
        Sandbox(server.base_url) as box,
    ):
        for _ in range(5):
            await Api(http, server.base_url)("getMe")
        assert [entry["n"] for entry in await box.journal()] == [3, 4, 5]
        assert [entry["n"] for entry in await box.journal(since=4)] == [5]


async def test_a_stream_of_changes(server: SandboxServer, sandbox: Sandbox, api: Api, marina: Person) -> None:
    since = (await sandbox.state())["rev"]
    await api("sendMessage", chat_id=501, text="x")
    async with api.session.get(f"{server.base_url}/control/events?since={since}") as stream:
        assert stream.content_type == "text/event-stream"
        assert await _event(stream.content) == {
            "rev": since + 1,
            "kind": "message",
            "user_id": 501,
            "message_id": 2,
        }
        await sandbox.advance(60)
        assert (await _event(stream.content))["kind"] == "clock"


async def _event(stream: StreamReader) -> dict[str, object]:
    while True:
        line = await asyncio.wait_for(stream.readline(), 5)
        if line.startswith(b"data: "):
            event: dict[str, object] = json.loads(line[6:])
            return event


async def test_people_wait_for_what_comes(api: Api, marina: Person) -> None:
    waiting = asyncio.create_task(marina.wait_for("Доброе", button="Готово"))
    await api("sendMessage", chat_id=501, text="Доброе утро!")
    sent = await api("sendMessage", chat_id=501, text="Доброе утро!", reply_markup=keyboard(button("Готово")))
    assert (await waiting).id == sent.result["message_id"]
    rev = (await marina.chat())["rev"]
    waiting = asyncio.create_task(marina.wait_for("Принято", edited_since=rev))
    await api("editMessageText", chat_id=501, message_id=sent.result["message_id"], text="Принято")
    assert (await waiting).edited
    with pytest.raises(NotSeenError, match=r"person 501 did not see .*вечер") as unseen:
        await marina.wait_for("вечер", timeout=0.05)
    assert "Принято" in str(unseen.value)


async def test_waiting_for_a_state(api: Api, sandbox: Sandbox) -> None:
    waiting = asyncio.create_task(sandbox.wait_until(lambda state: bool(state["bot"]["commands"])))
    await api("setMyCommands", commands=[{"command": "menu", "description": "Меню"}])
    assert (await waiting)["bot"]["commands"][0]["command"] == "menu"
    with pytest.raises(NotSeenError):
        await sandbox.wait_until(lambda state: bool(state["users"]), timeout=0.05)


async def test_reset_forgets_everything(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await api("sendMessage", chat_id=501, text="x")
    await sandbox.advance(60)
    await sandbox.reset()
    state = await sandbox.state()
    assert (state["users"], state["offset_seconds"], state["pending_updates"]) == ([], 0, 0)
    with pytest.raises(SandboxError):
        await marina.messages()


async def test_ten_thousand_people(sandbox: Sandbox, server: SandboxServer, api: Api) -> None:
    people = People(server.world)
    for user_id in range(1, 10_001):
        people.save({"id": user_id, "first_name": "Учитель"})
        people.start(user_id, None)
    assert len((await api("getUpdates")).result) == 100
    state = await sandbox.state()
    assert (len(state["users"]), state["pending_updates"]) == (10_000, 10_000)


async def test_the_page_is_served_and_nothing_beside_it(http: ClientSession) -> None:
    async with SandboxServer(page=True) as server:
        for path in ("/../server.py", "/%2e%2e/server.py", "/..%2fschema.json"):
            async with http.get(f"{server.base_url}{path}") as reply:
                assert reply.status == 404
        async with http.get(f"{server.base_url}/bot1234567:TEST/getMe") as reply:
            assert reply.status == 200


async def test_as_a_process(tmp_path: Path, http: ClientSession) -> None:
    clock = tmp_path / "clock"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sandbox", "--port", "0", "--no-page", "--clock-file", str(clock)),
        cwd=ROOT,
        env={**os.environ, "BOT_TOKEN": "42:SECRET"},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        line = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
        assert line.startswith("sandbox ready: http://127.0.0.1:")
        assert line.endswith(" bot 42 @svyazka_sandbox_bot\n")
        base_url = line.split()[2]
        assert (await Api(http, base_url, "42:SECRET")("getMe")).result["id"] == 42
        assert float(clock.read_text()) == 0
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
