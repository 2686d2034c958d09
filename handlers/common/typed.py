"""Typed answers inside menus: what is wrong is said on the same screen, and what was entered stays."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.text import Text

from documents.errors import DocumentError
from handlers.common.context import ctx_of
from services.errors import DomainError

Accept = Callable[[DialogManager, str], Awaitable[None]]
PROBLEM = "problem"


class Problem(Text):
    """What was wrong with the last answer; shown once, above the question."""

    def __init__(self, when: WhenCondition = None) -> None:
        super().__init__(when=when)

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        problem = manager.dialog_data.pop(PROBLEM, "")
        return f"⚠️ {problem}\n" if problem else ""


def complain(manager: DialogManager, error: DomainError | DocumentError) -> None:
    """Show `error` on the screen that stays open."""
    manager.dialog_data[PROBLEM] = ctx_of(manager).reader.html(error.key, **error.values)


def typed(accept: Accept) -> MessageInput:
    """Takes a text message to `accept(manager, text)`; its DomainError is shown in place."""

    async def on_message(message: Message, _: MessageInput, manager: DialogManager) -> None:
        try:
            if message.text is None:
                raise DomainError("home-only-text")
            await accept(manager, message.text)
        except DomainError as error:
            complain(manager, error)

    return MessageInput(on_message)
