"""What no button or keyboard of ours can have sent is stopped, or made plain, at the door."""

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ContentType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from aiogram_dialog.utils import CB_SEP, REPLY_CALLBACK_SYMBOLS

LARGEST_ID = 2**31 - 1
"""Ids are INTEGER in PostgreSQL."""
PARTS = re.compile("[:.\x1d]")
SAID = frozenset(
    {
        ContentType.TEXT,
        ContentType.ANIMATION,
        ContentType.AUDIO,
        ContentType.CHECKLIST,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.DOCUMENT,
        ContentType.GAME,
        ContentType.LIVE_PHOTO,
        ContentType.LOCATION,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.VENUE,
        ContentType.VIDEO,
        ContentType.VIDEO_NOTE,
        ContentType.VOICE,
        ContentType.UNKNOWN,
    }
)
"""What somebody says to the bot, newer kinds too. All else is Telegram's own news of the chat (a message was
pinned, the timer or the background changed, a gift came …), which nobody wants an answer to."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class SanityMiddleware(BaseMiddleware):
    """Outermost middleware of updates."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        if event.callback_query is not None:
            query = event.callback_query
            if not _ours(query) or _is_gone_by(query):
                with suppress(TelegramAPIError):
                    await query.answer()
                return None
            known = _known(query)
            if known is not query:
                event = event.model_copy(update={"callback_query": known})
        elif event.message is not None:
            if event.message.via_bot is not None or event.message.content_type not in SAID:
                # A card shown inline in this very chat, or another bot's: nothing that answers a question.
                return None
            event = event.model_copy(update={"message": _plain(event.message)})
        return await handler(event, data)


def _ours(query: CallbackQuery) -> bool:
    """Our buttons sit under messages (no games, no inline mode) and hold ids that can exist."""
    return query.message is not None and not any(map(_too_large, PARTS.split(query.data or "")))


def _too_large(part: str) -> bool:
    try:
        # More generous than what reads the ids: nothing that they take for a number is missed.
        return abs(float(part)) > LARGEST_ID
    except ValueError:
        return False


def _is_gone_by(query: CallbackQuery) -> bool:
    """A menu's button that its message no longer has: a second quick tap, or one of the person's making."""
    data, message = query.data or "", query.message
    if CB_SEP not in data or not isinstance(message, Message) or message.reply_markup is None:
        # Without a keyboard in the update nothing can be said of the button; the menu itself will judge.
        return False
    lines = message.reply_markup.inline_keyboard
    return all(button.callback_data != data for line in lines for button in line)


def _known(query: CallbackQuery) -> CallbackQuery:
    """A menu's button under a message that Telegram no longer shows us is an old one."""
    if CB_SEP in (query.data or "") and not isinstance(query.message, Message):
        return query.model_copy(update={"data": f"gone{CB_SEP}"})
    return query


def _plain(message: Message) -> Message:
    """Blanks for control characters (PostgreSQL and Word files refuse them; entities keep their places).

    The invisible signs at a text's end, which aiogram-dialog takes for a pressed button, are dropped. So is
    the message that is replied to: aiogram-dialog takes its menu for the open one, although it may be long
    gone, and whoever answers with a quotation means what is asked now.
    """
    text, caption = message.text, message.caption
    plain = {
        "text": text and CONTROL.sub(" ", text).rstrip(REPLY_CALLBACK_SYMBOLS),
        "caption": caption and CONTROL.sub(" ", caption),
    }
    if message.reply_to_message is None and (text, caption) == tuple(plain.values()):
        return message
    return message.model_copy(update={**plain, "reply_to_message": None})
