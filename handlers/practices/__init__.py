"""The bank of practices in the chat."""

from handlers.practices.bank import dialog as bank
from handlers.practices.moderating import dialog as moderating
from handlers.practices.opening import router
from handlers.practices.writing import dialog as writing

dialogs = (bank, writing, moderating)

__all__ = ["dialogs", "router"]
