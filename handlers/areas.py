"""All areas' routers and dialogs, in the order in which they are asked."""

from importlib import import_module
from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import Filter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message, TelegramObject
from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import Context as DialogContext
from aiogram_dialog.api.internal import InputWidget
from aiogram_dialog.widgets.input import CombinedInput, MessageInput

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
    """A message that the open window takes; any other is left to the fallback, which says so."""

    def __init__(self, inputs: dict[State, InputWidget]) -> None:
        self._inputs = inputs

    async def __call__(self, message: Message, aiogd_context: DialogContext | None = None) -> bool:
        taken_by = self._inputs.get(aiogd_context.state) if aiogd_context else None
        return taken_by is not None and await _takes(taken_by, message)


async def _takes(widget: InputWidget, message: Message) -> bool:
    """Whether a window's input, or one of several, lets this message through its own filters."""
    if not isinstance(widget, MessageInput | CombinedInput):
        return True
    for each in widget.filters:
        if not await each.call(message):
            return False
    if isinstance(widget, MessageInput):
        return True
    for one in widget.inputs:
        if await _takes(one, message):
            return True
    return False


class Menus(Router):
    """All dialogs. Only the one that is open is asked: a tap must not cost more with every new menu."""

    def __init__(self) -> None:
        super().__init__(name="menus")
        self._dialogs: dict[type[StatesGroup], Dialog] = {}

    def add(self, dialog: Dialog) -> None:
        self.include_router(dialog)
        self._dialogs[dialog.states_group()] = dialog

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        context: DialogContext | None = kwargs.get("aiogd_context")
        dialog = self._dialogs.get(context.state.group) if context else None
        observer = self.observers.get(update_type)
        if dialog is None or observer is None:
            return UNHANDLED
        ours, kwargs = await observer.check_root_filters(event, **kwargs)
        return await dialog.propagate_event(update_type, event, **kwargs) if ours else UNHANDLED


def routers() -> list[Router]:
    """Plain routers first (prompts' answers, buttons that sit in chats), then menus, then the fallback.

    Before the fallback come the areas' `guesses`: for words that answer no question, but make sense.
    """
    plain: list[Router] = []
    guesses: list[Router] = []
    menus = Menus()
    inputs: dict[State, InputWidget] = {}
    for area in AREAS:
        module = import_module(f"handlers.{area}")
        plain.append(module.router)
        guesses += getattr(module, "guesses", ())
        for dialog in module.dialogs:
            menus.add(dialog)
            inputs |= {
                state: window.on_message for state, window in dialog.windows.items() if window.on_message
            }
    menus.message.filter(Listening(inputs))
    # What is no button of a menu is left to the fallback, which says so.
    menus.callback_query.filter(F.data.contains(DIALOG_MARK))
    return [*plain[:-1], menus, *guesses, plain[-1]]
