"""Summaries in the chat."""

from handlers.summaries.dialog import dialog
from handlers.summaries.files import router

dialogs = (dialog,)

__all__ = ["dialogs", "router"]
