"""Linked groups: their screen in private, what comes from a group's buttons, and the groups themselves."""

from handlers.chats.dialog import dialogs
from handlers.chats.links import router

__all__ = ["dialogs", "router"]
