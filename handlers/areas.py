"""All areas' routers and dialogs, in the order in which they are asked."""

from importlib import import_module

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog.api.entities import Context as DialogContext

DIALOG_MARK = "\x1d"
"""aiogram-dialog puts this between an intent's id and the widget's own data."""

AREAS = (
    "chats",
    "events",
    "practices",
    "people",
    "programmes",
    "roadmap",
    "surveys",
    "broadcasts",
    "partnerships",
    "summaries",
    "outbox",
    "home",
)
"""`home` is last: it also answers what nobody understood. `people` takes every link that is left to it."""


class Listening(Filter):
    """A message while a window that takes messages is open; in others it is left to the fallback."""

    def __init__(self, states: frozenset[State]) -> None:
        self._states = states

    async def __call__(self, message: Message, aiogd_context: DialogContext | None = None) -> bool:
        return aiogd_context is not None and aiogd_context.state in self._states


def routers() -> list[Router]:
    """Plain routers first (prompts' answers, buttons that sit in chats), then menus, then the fallback.

    Before the fallback come the areas' `guesses`: for words that answer no question, but make sense.
    """
    plain: list[Router] = []
    guesses: list[Router] = []
    menus = Router(name="menus")
    listening: set[State] = set()
    for area in AREAS:
        module = import_module(f"handlers.{area}")
        plain.append(module.router)
        guesses += getattr(module, "guesses", ())
        for dialog in module.dialogs:
            menus.include_router(dialog)
            listening.update(state for state, window in dialog.windows.items() if window.on_message)
    menus.message.filter(Listening(frozenset(listening)))
    # What is no button of a menu is left to the fallback, which says so.
    menus.callback_query.filter(F.data.contains(DIALOG_MARK))
    return [*plain[:-1], menus, *guesses, plain[-1]]
