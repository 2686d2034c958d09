"""Events in the chat."""

from handlers.events import code
from handlers.events.answers import router
from handlers.events.dialog import dialog

router.include_routers(code.links, code.codes)
dialogs = (dialog,)
guesses = (code.guesses,)

__all__ = ["dialogs", "guesses", "router"]
