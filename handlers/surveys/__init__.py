"""Answering a survey: plain buttons and texts, no menu of its own."""

from aiogram_dialog import Dialog

from handlers.surveys.answering import router

dialogs: tuple[Dialog, ...] = ()

__all__ = ["dialogs", "router"]
