"""Programmes in the chat: setting up, settings, launch."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.programmes import (
    creating,
    deficits,
    installation,
    launching,
    own_days,
    patience,
    region,
    rollover,
    sent_files,
    settings,
    year,
)

router = Router(name="programmes")

dialogs: tuple[Dialog, ...] = (
    creating.dialog,
    settings.dialog,
    patience.dialog,
    year.dialog,
    own_days.dialog,
    rollover.dialog,
    deficits.dialog,
    launching.dialog,
    region.dialog,
    installation.dialog,
    sent_files.dialog,
)
guesses = (sent_files.guesses,)

__all__ = ["dialogs", "guesses", "router"]
