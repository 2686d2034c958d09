"""Edits and deletions, again and again: the second time comes to the same."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest

from delivery.changing import Correction, Withdrawal, change
from delivery.outgoing import Attachment, Captioned, Outgoing, send_all
from sandbox.client import Person, Sandbox
from sandbox.server import SandboxServer
from services.broadcasts.facts import DELETED, EDITED, NOTED
from tests.handlers.steps import picture

TOKEN = "1234567:TEST"
READER = 501


@pytest.fixture
async def server() -> AsyncIterator[SandboxServer]:
    async with SandboxServer(token=TOKEN) as running:
        yield running


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.base_url))
    async with Bot(TOKEN, session=session).context() as found:
        yield found


@pytest.fixture
async def reader(server: SandboxServer) -> AsyncIterator[Person]:
    async with Sandbox(server.base_url) as sandbox:
        person = await sandbox.person(READER, first_name="Марина")
        await person.start()
        yield person


def photo(side: int) -> Attachment:
    return Attachment("photo", content=picture(side), name=f"{side}.png")


async def test_twice_edited_is_once_edited(bot: Bot, reader: Person) -> None:
    (text,) = await send_all(bot, READER, Outgoing("Среда"))
    (pictured,) = await send_all(bot, READER, Outgoing("Среда", attachment=photo(32)))
    for _ in range(2):
        assert await change(bot, READER, Correction(text, Outgoing("Четверг"))) == EDITED
        made = Outgoing("Четверг", attachment=photo(40))
        assert await change(bot, READER, Correction(pictured, made)) == EDITED
    by_id = {one.id: one for one in await reader.messages()}
    assert by_id[text].text == by_id[pictured].text == "Четверг"
    assert by_id[pictured].raw["media"]["file_name"] == "32.png", "the caption alone"
    await change(bot, READER, Correction(pictured, made, new_medium=True))
    assert {one.id: one for one in await reader.messages()}[pictured].raw["media"]["file_name"] == "40.png"
    await reader.delete(text)
    with pytest.raises(TelegramBadRequest, match="not found"):
        await change(bot, READER, Correction(text, Outgoing("Пятница")))


async def test_an_album_goes_as_a_whole_and_twice_gone_is_gone(bot: Bot, reader: Person) -> None:
    album = (Captioned(photo(32), "Подпись"), Captioned(photo(33)))
    ids = await send_all(bot, READER, Outgoing("", album=album))
    taken = Withdrawal(tuple(ids), "Отозвано", (ids[0],), captioned=True, too_old=False)
    for _ in range(2):
        assert await change(bot, READER, taken) == DELETED
    assert not any(one.from_bot for one in await reader.messages())


async def test_after_two_days_it_says_so_instead(server: SandboxServer, bot: Bot, reader: Person) -> None:
    (text,) = await send_all(bot, READER, Outgoing("Ошибка"))
    ids = await send_all(bot, READER, Outgoing("", album=(Captioned(photo(32), "Ошибка"),) * 2))
    server.world.clock.advance(48 * 3600 + 60)
    for too_old in (False, True):
        # Whether we knew it or Telegram had to say it.
        old = Withdrawal((text,), "Отозвано", (text,), captioned=False, too_old=too_old)
        assert await change(bot, READER, old) == NOTED
        old = Withdrawal(tuple(ids), "Отозвано", tuple(ids), captioned=True, too_old=too_old)
        assert await change(bot, READER, old) == NOTED
    said = {one.id: one.text for one in await reader.messages()}
    assert said[text] == said[ids[0]] == "Отозвано"
    assert said[ids[1]] == ""
