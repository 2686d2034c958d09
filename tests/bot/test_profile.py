"""The bot's profile: set at the start, once, in both languages, and never in the way of the start."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.profile import introduce
from locales import Texts
from sandbox.client import Sandbox
from sandbox.server import SandboxServer

TOKEN = "1234567:PROFILE"


@pytest.fixture
async def server() -> AsyncIterator[SandboxServer]:
    async with SandboxServer(token=TOKEN) as running:
        yield running


@pytest.fixture
async def sandbox(server: SandboxServer) -> AsyncIterator[Sandbox]:
    async with Sandbox(server.base_url) as client:
        yield client


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    found = Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(server.base_url)))
    yield found
    await found.session.close()


async def test_everything_is_set_once_in_both_languages(bot: Bot, sandbox: Sandbox) -> None:
    # Two scopes and two descriptions in two languages; the button is so already.
    assert await introduce(bot, Texts.load()) == 8
    shown = (await sandbox.state())["bot"]
    assert shown["description"].startswith("Бот")
    assert 0 < len(shown["short_description"]) <= 120
    lists = {
        (one["scope"]["type"], one["language_code"]): [command["command"] for command in one["commands"]]
        for one in shown["commands_by_scope"]
    }
    assert lists[("all_private_chats", "")] == lists[("all_private_chats", "en")]
    assert lists[("all_group_chats", "")] == ["link", "unlink", "help"]
    assert await introduce(bot, Texts.load()) == 0, "what is so already is not set again"
    assert await sandbox.violations() == []


async def test_one_refusal_leaves_the_rest(bot: Bot, sandbox: Sandbox) -> None:
    await sandbox.fault("status", "setMyDescription", code=501, times=None)
    assert await introduce(bot, Texts.load()) == 6, "all but descriptions"


async def test_a_server_that_is_away_is_left_in_peace(bot: Bot, sandbox: Sandbox) -> None:
    await sandbox.fault("html502", "*", times=None)
    assert await introduce(bot, Texts.load()) == 0
    assert len([entry for entry in await sandbox.journal() if entry["method"] == "getMyCommands"]) == 2
