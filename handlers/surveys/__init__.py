"""Answering a survey: plain buttons and texts; opening one: a menu."""

from aiogram_dialog import Dialog

from handlers.surveys import answering, opening
from handlers.surveys.answering import router

router.include_router(opening.router)
dialogs: tuple[Dialog, ...] = (Dialog(*opening.windows),)

__all__ = ["answering", "dialogs", "router"]
