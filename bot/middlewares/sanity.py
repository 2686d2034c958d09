"""What no button or keyboard of ours can have sent is stopped, or made plain, at the door."""

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS

LARGEST_ID = 2**31 - 1
"""Ids are INTEGER in PostgreSQL."""
PARTS = re.compile("[:.\x1d]")


class SanityMiddleware(BaseMiddleware):
    """Outermost middleware of updates."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        if event.callback_query is not None and not _ours(event.callback_query):
            with suppress(TelegramAPIError):
                await event.callback_query.answer()
            return None
        if event.message is not None:
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


def _plain(message: Message) -> Message:
    """Without invisible signs at the end of the text: aiogram-dialog takes them for a pressed button."""
    text = message.text
    if text is None or text[-1:] not in REPLY_CALLBACK_SYMBOLS:
        return message
    return message.model_copy(update={"text": text.rstrip(REPLY_CALLBACK_SYMBOLS)})
