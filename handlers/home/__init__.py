"""The main menu, and what answers when nobody else does.

Both are joined when they are first asked for: the widgets of all dialogs need this package's states
(the way home), and the menu itself is made of those widgets.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handlers.home.dialog import dialogs
    from handlers.home.fallback import router

__all__ = ["dialogs", "router"]

_HOMES = {"dialogs": "handlers.home.dialog", "router": "handlers.home.fallback"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
