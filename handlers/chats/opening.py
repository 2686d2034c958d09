"""The way from a partnership's card to its group."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.chats.states import Groups
from locales import Markup, Reader
from services.chats.facts import ChatLine


async def open_groups(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.start(Groups.main, {"partnership": manager.dialog_data["partnership"]})


def group_line(reader: Reader, chat: ChatLine | None) -> list[Markup]:
    """The line of a card that names the linked group; none when there is no group."""
    if chat is None:
        return []
    return [reader.html("chats-line-muted" if chat.muted else "chats-line", title=chat.title)]
