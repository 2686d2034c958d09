"""One live screen: when a person writes, the menu moves below what they wrote; no trail of dead menus."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject
from aiogram_dialog import DialogManager, ShowMode


class ScreenMiddleware(BaseMiddleware):
    """Inner middleware of messages, after aiogram-dialog's own."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        manager: DialogManager | None = data.get("dialog_manager")
        if manager is not None:
            manager.show_mode = ShowMode.DELETE_AND_SEND
        return await handler(event, data)
