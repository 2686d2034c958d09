"""Programmes in the chat: setting up, settings, launch."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.programmes import creating, deficits, launching, settings

router = Router(name="programmes")

dialogs: tuple[Dialog, ...] = (creating.dialog, settings.dialog, deficits.dialog, launching.dialog)

__all__ = ["dialogs", "router"]
