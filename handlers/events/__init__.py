"""Events in the chat."""

from handlers.events.answers import router
from handlers.events.dialog import dialog

dialogs = (dialog,)

__all__ = ["dialogs", "router"]
