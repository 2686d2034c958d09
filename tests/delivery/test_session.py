"""Our way onto the wire says what aiogram's own says, byte for byte where nothing is random."""

from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.enums import ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    EditMessageText,
    GetUpdates,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
)
from aiohttp import FormData
from aiohttp.payload import BytesPayload

from delivery.outgoing import SendText
from delivery.session import Session

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="1 ✓ & +", callback_data="ln:d:1:2"),
            InlineKeyboardButton(text="Написать", url="tg://user?id=5"),
        ]
    ]
)
REPLY = ReplyParameters(message_id=3, allow_sending_without_reply=True)
FOUND = InlineQueryResultArticle(
    id="1",
    title="Практика",
    input_message_content=InputTextMessageContent(message_text="<b>Практика</b>"),
    reply_markup=KEYBOARD,
)
PICTURE = BufferedInputFile(b"\x89PNG", "План на год.png")


@pytest.fixture
def bot() -> Bot:
    return Bot(
        "42:TEST",
        default=DefaultBotProperties(
            parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
        ),
    )


@pytest.mark.parametrize(
    "method",
    [
        SendMessage(chat_id=-100, text="«Ёлка» <b>&amp;</b>\n🤝 a=b&c", reply_markup=KEYBOARD),
        SendMessage(
            chat_id=5, text="тихо", disable_notification=False, protect_content=True, parse_mode=None
        ),
        EditMessageText(
            chat_id=5, message_id=7, text="новое", reply_markup=InlineKeyboardMarkup(inline_keyboard=[])
        ),
        SendMessage(chat_id=5, text="_ёлка_", parse_mode=ParseMode.MARKDOWN_V2, reply_parameters=REPLY),
        SendText(chat_id=5, text="одно", reply_markup=KEYBOARD),
        AnswerInlineQuery(inline_query_id="9", results=[FOUND], is_personal=True, next_offset=""),
        AnswerCallbackQuery(callback_query_id="1", show_alert=False, cache_time=0),
        SendPhoto(chat_id=5, photo="AgACAgIAAxk", caption=""),
        GetUpdates(offset=0, timeout=30, allowed_updates=["message", "callback_query"]),
        SetMyCommands(
            commands=[BotCommand(command="menu", description="Меню")],
            scope=BotCommandScopeAllPrivateChats(),
            language_code="ru",
        ),
    ],
)
def test_a_message_of_words_is_the_same_form(bot: Bot, method: TelegramMethod[Any]) -> None:
    usual = AiohttpSession().build_form_data(bot, method)()
    ours = cast(BytesPayload, Session().build_form_data(bot, method))
    assert isinstance(usual, BytesPayload)
    assert ours._value == usual._value
    assert ours.headers["Content-Type"] == usual.headers["Content-Type"]


@pytest.mark.parametrize(
    "method",
    [
        SendPhoto(chat_id=5, photo=PICTURE, caption="Год", reply_markup=KEYBOARD),
        SendMediaGroup(
            chat_id=5, media=[InputMediaPhoto(media=PICTURE, caption="раз"), InputMediaPhoto(media="AgAC")]
        ),
    ],
)
def test_a_file_goes_with_its_name_under_its_own_part(bot: Bot, method: TelegramMethod[Any]) -> None:
    usual, ours = (session.build_form_data(bot, method) for session in (AiohttpSession(), Session()))
    assert isinstance(ours, FormData)
    assert _parts(ours) == _parts(usual)


def _parts(form: FormData) -> list[tuple[str, str, str]]:
    """Name, file name and kind of each part; the names that tie a file to its field are random."""
    found, keys = list[tuple[str, str, str]](), dict[str, str]()
    for options, _headers, value in form._fields:
        name = options["name"]
        if "filename" in options:
            name = keys.setdefault(name, f"file{len(keys)}")
            value = type(value).__name__
        else:
            value = "attach" if "attach://" in str(value) else str(value)
        found.append((name, options.get("filename", ""), value))
    return found
