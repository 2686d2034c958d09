"""Programmes in the chat: setting up, settings, launch."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.programmes import creating, launching, settings

router = Router(name="programmes")

dialogs: tuple[Dialog, ...] = (creating.dialog, settings.dialog, launching.dialog)

__all__ = ["dialogs", "router"]
