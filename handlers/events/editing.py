"""What can be changed of an event after it was made: one screen of fields, one screen a field."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from delivery.messages.events import called
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, back, home
from handlers.events.opening import event_of
from handlers.events.states import Events
from services.errors import DomainError


async def fields(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.events.card(ctx.actor, event_of(dialog_manager))
    return {
        "name": called(ctx.reader, found.line),
        "places": found.line.places or 0,
        "taken": found.going,
        "waiting": found.waiting,
    }


async def on_places(manager: DialogManager, text: str) -> None:
    number = text.strip()
    if not number.isdecimal() or len(number) > 9:
        raise DomainError("event-typed-places-unclear", text=text[:60])
    await _set_places(manager, int(number))


async def on_no_limit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_places(manager, None)


async def _set_places(manager: DialogManager, number: int | None) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.set_places(ctx.actor, event_of(manager), number)
    await manager.switch_to(Events.card)


windows = (
    Window(
        Html("event-edit"),
        Group(
            SwitchTo(Label("event-edit-places"), id="places", state=Events.places),
            SwitchTo(Label("event-presenters"), id="presenters", state=Events.presenters),
            width=2,
        ),
        Row(back(Events.card), home()),
        getter=fields,
        state=Events.edit,
    ),
    Window(
        Problem(),
        Html("event-places"),
        typed(on_places),
        Button(Label("event-places-none"), id="none", on_click=on_no_limit, when="places"),
        Row(back(Events.edit), home()),
        getter=fields,
        state=Events.places,
    ),
)
