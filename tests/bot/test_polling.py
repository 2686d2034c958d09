"""The loop that fetches updates: each is handled once, whoever is slow and in whatever order they come."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

from bot.polling import Poller
from sandbox.client import Sandbox
from sandbox.server import SandboxServer

TOKEN = "1234567:POLLING"
PATIENCE = 10
Handle = Callable[[Message], Awaitable[Any]]


class Office:
    """A poller before a strict Telegram, its handler the test's."""

    def __init__(self, sandbox: Sandbox, poller: Poller) -> None:
        self.sandbox = sandbox
        self.poller = poller
        self.heard: list[str] = []
        self.open = asyncio.Event()
        self.changed = asyncio.Condition()

    async def handle(self, message: Message) -> None:
        if message.text == "slow":
            await self.open.wait()
        async with self.changed:
            self.heard.append(message.text or "")
            self.changed.notify_all()

    async def heard_all(self, *texts: str) -> None:
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(lambda: set(texts) <= set(self.heard))


@pytest.fixture
async def office() -> Any:
    server = SandboxServer(port=0, token=TOKEN)
    await server.start()
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.base_url))
    dispatcher = Dispatcher()
    async with Sandbox(server.base_url) as sandbox:
        found = Office(sandbox, Poller(Bot(TOKEN, session=session), dispatcher, lambda line: None))
        dispatcher.message.register(found.handle)
        running = asyncio.create_task(found.poller.run())
        yield found
        found.open.set()
        found.poller.stop()
        await asyncio.wait_for(running, PATIENCE)
    await session.close()
    await server.stop()


def said(text: str, update_id: int | None = None) -> dict[str, Any]:
    message = {
        "message_id": 9,
        "date": 1_795_000_000,
        "chat": {"id": 5001, "type": "private", "first_name": "Ирина"},
        "from": {"id": 5001, "is_bot": False, "first_name": "Ирина"},
        "text": text,
    }
    return {"message": message} if update_id is None else {"message": message, "update_id": update_id}


async def test_nobody_waits_for_somebody_elses_slow_file(office: Office) -> None:
    """Telegram gives one update only to who asks again too soon: always the slow one."""
    await office.sandbox.forge(said("slow"))
    for number in range(3):
        await office.sandbox.forge(said(str(number)))
        await office.heard_all(str(number))
    assert "slow" not in office.heard
    office.open.set()
    await office.heard_all("slow")
    await office.sandbox.forge(said("last"))
    await office.heard_all("last")
    assert sorted(office.heard) == ["0", "1", "2", "last", "slow"], "each once"


async def test_numbers_out_of_order_and_begun_anew(office: Office) -> None:
    await office.sandbox.forge(said("slow", 500))
    await office.sandbox.forge(said("earlier", 499))
    await office.heard_all("earlier")
    office.open.set()
    await office.heard_all("slow")
    await office.sandbox.forge(said("later", 501))
    await office.heard_all("later")
    await office.sandbox.wait_until(lambda state: not state["pending_updates"], what="all confirmed")
    assert sorted(office.heard) == ["earlier", "later", "slow"]
