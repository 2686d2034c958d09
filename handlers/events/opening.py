"""Which event the dialog is about, the screen it came from, and what several of its screens do."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from handlers.common.context import ctx_of
from handlers.events.states import Events
from handlers.roadmap.files import send_calendar
from locales import Reader
from services.events.facts import Role, Told


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


async def on_calendar(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The event as an .ics file; the menu moves below it."""
    ctx = ctx_of(manager)
    entries = await ctx.services.events.event_calendar(ctx.actor, event_of(manager))
    await send_calendar(ctx, ctx.reader.plain("events-calendar"), entries)
    manager.show_mode = ShowMode.DELETE_AND_SEND


def told_words(reader: Reader, told: Told) -> str:
    """Who hears of a change from the bot, and who does not."""
    return reader.plain("event-told", told=told.told, untold=told.untold).strip()
