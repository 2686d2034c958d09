"""What can be changed of an event after it was made: a screen of fields, a screen for each."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from delivery.messages.events import called
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, back, choice, home
from handlers.events.announced import announced_anew
from handlers.events.making import KINDS
from handlers.events.opening import event_of, told_words
from handlers.events.states import Events
from services.errors import DomainError
from services.events.facts import EventKind
from services.events.rules import clip


async def fields(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.events.card(ctx.actor, event_of(dialog_manager))
    line = found.line
    return {
        "name": called(ctx.reader, line),
        "title": line.title,
        "ahead": not line.over,
        "place": ", ".join(part for part in (line.place, line.link) if part) or "—",
        "places": line.places or 0,
        "taken": found.going,
        "waiting": found.waiting,
        "kinds": [
            {
                "id": one.value,
                "label": ("• " if one is line.kind else "") + ctx.reader.plain("event-kind", kind=one.value),
            }
            for one in KINDS
        ],
    }


async def on_title(manager: DialogManager, text: str) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    kind = (await ctx.services.events.card(ctx.actor, event_id)).line.kind
    async with announced_anew(ctx, event_id):
        await ctx.services.events.rename(ctx.actor, event_id, kind, text)
    await manager.switch_to(Events.edit)


async def on_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    title = (await ctx.services.events.card(ctx.actor, event_id)).line.title
    async with announced_anew(ctx, event_id):
        await ctx.services.events.rename(ctx.actor, event_id, EventKind(item), title)


async def on_place(manager: DialogManager, text: str) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    async with announced_anew(ctx, event_id):
        told = await ctx.services.events.relocate(ctx.actor, event_id, text)
    manager.dialog_data["told"] = told_words(ctx.reader, told)
    await manager.switch_to(Events.card)


async def on_places(manager: DialogManager, text: str) -> None:
    number = text.strip()
    if not number.isdecimal() or len(number) > 9:
        raise DomainError("event-typed-places-unclear", text=clip(text))
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
            SwitchTo(Label("event-edit-title"), id="title", state=Events.edit_title),
            SwitchTo(Label("event-edit-place"), id="place", state=Events.edit_place, when="ahead"),
            SwitchTo(Label("event-edit-places"), id="places", state=Events.places, when="ahead"),
            SwitchTo(Label("event-presenters"), id="presenters", state=Events.presenters),
            SwitchTo(Label("event-materials"), id="materials", state=Events.materials),
            SwitchTo(Label("event-papers"), id="papers", state=Events.papers),
            width=2,
        ),
        Row(back(Events.card), home()),
        getter=fields,
        state=Events.edit,
    ),
    Window(
        Problem(),
        Html("event-edit-ask-title"),
        Group(choice("kind", "kinds", on_kind), width=2),
        typed(on_title),
        Row(back(Events.edit), home()),
        getter=fields,
        state=Events.edit_title,
    ),
    Window(
        Problem(),
        Html("event-edit-ask-place"),
        typed(on_place),
        Row(back(Events.edit), home()),
        getter=fields,
        state=Events.edit_place,
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
