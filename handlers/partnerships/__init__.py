"""Pairs and groups in the chat."""

from aiogram_dialog import Dialog

from handlers.partnerships import card, changing, choosing, history, members, mine, news, roster
from handlers.partnerships.meetings import router

router.include_router(news.router)

dialogs: tuple[Dialog, ...] = (
    Dialog(
        card.main_window,
        *choosing.windows,
        *roster.windows,
        *card.windows,
        *changing.windows,
        *members.windows,
    ),
    mine.dialog,
    history.dialog,
)

__all__ = ["dialogs", "router"]
