"""Pairs and groups in the chat."""

from aiogram_dialog import Dialog

from handlers.partnerships import card, choosing, mine, roster
from handlers.partnerships.meetings import router

dialogs: tuple[Dialog, ...] = (
    Dialog(card.main_window, *choosing.windows, *roster.windows, *card.windows),
    mine.dialog,
)

__all__ = ["dialogs", "router"]
