"""Ids of open menus that do not meet.

aiogram-dialog makes an id of the second and a number below a hundred: of two menus opened in one
second (a screen over the main menu, say) one pair in a hundred gets the same id, and closing one then
breaks the other ("Stack is broken"). Ours are random and as short.
"""

import secrets
import string

from aiogram_dialog.api.entities import stack

SIGNS = string.digits + string.ascii_letters
LENGTH = 8
"""62^8 ids: short enough for the 64 bytes of a button."""


def new_id() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def use_ours() -> None:
    """Let aiogram-dialog take its ids from here; the library has no setting for it."""
    stack.new_id = new_id
