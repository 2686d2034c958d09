"""Summaries in the chat."""

from handlers.summaries.dialog import dialog
from handlers.summaries.files import router
from handlers.summaries.indicators import dialog as indicators

dialogs = (dialog, indicators)

__all__ = ["dialogs", "router"]
