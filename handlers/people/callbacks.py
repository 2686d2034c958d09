"""Callback data of the registration's messages. They live in a chat for as long as people take."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class LinkStep(StrEnum):
    SHOW = "s"
    READ = "r"
    AGREE = "a"
    DECLINE = "d"
    ERASE = "e"


class LinkTap(CallbackData, prefix="ln"):
    """A button under a personal link's greeting. The token itself is the right to tap it."""

    step: LinkStep
    token: str


class CheckTap(CallbackData, prefix="rg"):
    """«Всё верно?»: 1 for yes, 0 for a correction."""

    right: int
