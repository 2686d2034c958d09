"""A real aiogram bot lives in the sandbox as it would in Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)

from sandbox.client import Person, Sandbox
from sandbox.server import SandboxServer
from tests.sandbox.helpers import TOKEN, png

DONE = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Готово ✓", callback_data="d:1")]])


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.base_url))
    made = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    yield made
    await session.close()


def dispatcher() -> Dispatcher:
    made = Dispatcher()

    @made.message(CommandStart())
    async def greet(message: Message, command: CommandObject) -> None:
        await message.answer(f"<b>Здравствуйте!</b> {command.args}", reply_markup=DONE)

    @made.callback_query(F.data == "d:1")
    async def done(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Принято")
        await query.answer("Спасибо", show_alert=True)

    @made.message(F.document)
    async def file(message: Message, bot: Bot) -> None:
        assert message.document is not None
        content = await bot.download(message.document)
        assert content is not None
        size = len(content.read())
        await message.answer_photo(BufferedInputFile(png(), "chart.png"), caption=f"{size} байт")

    return made


async def test_a_story_by_long_polling(bot: Bot, sandbox: Sandbox) -> None:
    polling = asyncio.create_task(
        dispatcher().start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    try:
        marina = await sandbox.person(501, first_name="Марина")
        await marina.start("p_1")
        hello = await marina.wait_for("Здравствуйте! p_1", button="Готово")
        assert hello.html == "<b>Здравствуйте!</b> p_1"
        answer = await marina.tap("Готово")
        assert (answer.text, answer.show_alert) == ("Спасибо", True)
        assert answer.message is not None
        assert (answer.message.text, answer.message.buttons) == ("Принято", [])
        await marina.send_file("отчёт".encode(), "отчёт.txt")
        photo = await marina.wait_for("10 байт", kind="photo")
        assert await marina.download(photo) == png()
        assert await sandbox.violations() == []
    finally:
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)


async def test_errors_become_aiograms_own(bot: Bot, sandbox: Sandbox, marina: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities: Unsupported start tag"):
        await bot.send_message(501, "<p>x</p>")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(777, "x")
    await sandbox.fault("status", "sendMessage", retry_after=3)
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(501, "x")
    assert flood.value.retry_after == 3
    await sandbox.fault("reset_after", "sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(501, "x")
    await marina.block()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(501, "x")


async def test_results_fit_aiograms_types(bot: Bot, marina: Person) -> None:
    assert (await bot.get_me()).id == 1234567
    assert await bot.set_my_commands([BotCommand(command="menu", description="Меню")])
    assert (await bot.get_my_commands())[0].description == "Меню"
    assert (await bot.get_chat(501)).first_name == "Марина"
    assert (await bot.get_chat_member(501, 501)).status == "member"
    sent = await bot.send_photo(501, BufferedInputFile(png(), "a.png"), caption="<i>x</i>", reply_markup=DONE)
    assert sent.photo is not None
    assert (sent.html_text, sent.photo[-1].width) == ("<i>x</i>", 40)
    media = InputMediaPhoto(media=BufferedInputFile(png(50, 50), "b.png"))
    edited = await bot.edit_message_media(media, chat_id=501, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.photo is not None
    assert edited.photo[-1].width == 50
    copy = await bot.copy_message(501, 501, sent.message_id)
    assert await bot.delete_messages(501, [copy.message_id, sent.message_id])
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert not (await bot.get_my_default_administrator_rights()).can_manage_chat
