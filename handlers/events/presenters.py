"""Who leads an event: found by name, taken off by a tap."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Column, Row, SwitchTo

from delivery.messages.events import called
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Label, Ready, back, choice, home
from handlers.events.attendance import SEARCHED, found_screen
from handlers.events.opening import event_of
from handlers.events.states import Events
from services.errors import DomainError


async def presenters(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, event_id = ctx_of(dialog_manager), event_of(dialog_manager)
    card = await ctx.services.events.card(ctx.actor, event_id)
    name = called(ctx.reader, card.line)
    return found_screen(
        card.presenters,
        ctx.reader.html("presenters-some", name=name),
        ctx.reader.html("presenters-none", name=name),
    )


async def search(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, event_id = ctx_of(dialog_manager), event_of(dialog_manager)
    text = dialog_manager.dialog_data.get("search", "")
    found = await ctx.services.events.find_presenters(ctx.actor, event_id, text)
    return found_screen(
        found, ctx.reader.html("presenters-found", count=len(found)), ctx.reader.html("presenters-search")
    )


async def on_search(manager: DialogManager, text: str) -> None:
    ctx, words = ctx_of(manager), " ".join(text.split())[:SEARCHED]
    manager.dialog_data["search"] = words
    if not await ctx.services.events.find_presenters(ctx.actor, event_of(manager), words):
        raise DomainError("presenters-not-found", text=words)
    await manager.switch_to(Events.presenter)


async def on_add(query: CallbackQuery, _: Any, manager: DialogManager, person_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.add_presenter(ctx.actor, event_of(manager), person_id)
    manager.dialog_data.pop("search", None)
    await query.answer(ctx.reader.plain("presenters-added"))
    await manager.switch_to(Events.presenters)


async def on_remove(query: CallbackQuery, _: Any, manager: DialogManager, person_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.remove_presenter(ctx.actor, event_of(manager), person_id)
    await query.answer(ctx.reader.plain("presenters-removed"))


windows = (
    Window(
        Problem(),
        Ready("text"),
        typed(on_search),
        Column(choice("lead", "people", on_remove, Label("presenters-remove"), of=int)),
        SwitchTo(Label("presenters-add"), id="add", state=Events.presenter),
        Row(back(Events.edit), home()),
        getter=presenters,
        state=Events.presenters,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_search),
        Column(choice("found", "people", on_add, of=int)),
        Row(back(Events.presenters), home()),
        getter=search,
        state=Events.presenter,
    ),
)
