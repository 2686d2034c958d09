"""Which event the dialog is about, and the screen it came from."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from handlers.common.context import ctx_of
from handlers.events.states import Events
from services.events.facts import Role


def event_of(manager: DialogManager) -> int:
    """The event this dialog is about: chosen in it, or given at its start."""
    start = manager.start_data
    if "event_id" not in manager.dialog_data and isinstance(start, dict):
        manager.dialog_data["event_id"] = start["event_id"]
    event_id: int = manager.dialog_data["event_id"]
    return event_id


async def on_up(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the event: the methodist's card, or what a presenter sees of it."""
    methodist = Role.METHODIST in ctx_of(manager).actor.roles
    await manager.switch_to(Events.card if methodist else Events.mine)
