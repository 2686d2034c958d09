"""Who was there: a tap on a name ticks it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, SwitchTo

from delivery.messages.events import called
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Label, Pages, Ready, back, choice, home
from handlers.events.card import event_of
from handlers.events.states import Events
from services.errors import DomainError
from services.events.facts import EventAfter

PAGE = 8
SEARCHED, LABEL = 60, 60


async def guests(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, event_id = ctx_of(dialog_manager), event_of(dialog_manager)
    line = (await ctx.services.events.card(ctx.actor, event_id)).line
    found = await ctx.services.events.guest_list(ctx.actor, event_id)
    values = {"name": called(ctx.reader, line), "guests": len(found)}
    attended = sum(guest.attended for guest in found)
    return {
        "text": ctx.reader.html("attendance-title", attended=attended, **values)
        if found
        else ctx.reader.html("attendance-none", **values),
        "people": [
            {
                # The tap carries what it means, so that a second one does not undo the first.
                "id": f"{guest.person_id}.{int(not guest.attended)}",
                "label": ctx.reader.plain(
                    "attendance-person", attended="yes" if guest.attended else "no", name=guest.name[:LABEL]
                ),
            }
            for guest in found
        ],
    }


async def search(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, event_id = ctx_of(dialog_manager), event_of(dialog_manager)
    line = (await ctx.services.events.card(ctx.actor, event_id)).line
    text = dialog_manager.dialog_data.get("search", "")
    found = await ctx.services.events.find_people(ctx.actor, event_id, text)
    name = called(ctx.reader, line)
    return {
        "text": ctx.reader.html("attendance-found", count=len(found))
        if found
        else ctx.reader.html("attendance-search", name=name),
        "people": [{"id": one.person_id, "label": f"{one.name}, {one.school}"[:LABEL]} for one in found],
    }


async def on_tick(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    ctx = ctx_of(manager)
    person_id, _, attended = item.partition(".")
    result = await ctx.services.events.tick(ctx.actor, event_of(manager), int(person_id), attended == "1")
    if result.late:
        await query.answer(ctx.reader.plain("attendance-late"), show_alert=True)


async def on_add(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    result = await ctx.services.events.add(ctx.actor, event_id, int(item))
    manager.dialog_data.pop("search", None)
    guest = next(
        one for one in await ctx.services.events.guest_list(ctx.actor, event_id) if one.person_id == int(item)
    )
    words = ctx.reader.plain("attendance-added", name=guest.name)
    if result.late:
        words = ctx.reader.plain("attendance-late")
    await query.answer(words, show_alert=result.late)
    await manager.switch_to(Events.attendance)


async def on_search(manager: DialogManager, text: str) -> None:
    ctx, words = ctx_of(manager), " ".join(text.split())[:SEARCHED]
    manager.dialog_data["search"] = words
    if not await ctx.services.events.find_people(ctx.actor, event_of(manager), words):
        raise DomainError("attendance-not-found", text=words)


async def on_done(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    result = await ctx.services.events.finish_attendance(ctx.actor, event_id)
    if not result.over:
        key = "attendance-finished-later"
    elif result.after is EventAfter.EMPTY:
        key = "attendance-finished-nobody"
    else:
        key = "attendance-finished"
    await query.answer(ctx.reader.plain(key, attended=result.attended), show_alert=True)
    await manager.switch_to(Events.card)


def _people(widget_id: str, on_click: Any) -> Select[Any]:
    return choice(widget_id, "people", on_click, Label("event-item"))


windows = (
    Window(
        Ready("text"),
        Pages(_people("tick", on_tick), id="guests", height=PAGE),
        SwitchTo(Label("attendance-add"), id="add", state=Events.add),
        Button(Label("attendance-done"), id="done", on_click=on_done),
        Row(back(Events.card), home()),
        getter=guests,
        state=Events.attendance,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_search),
        Column(_people("found", on_add)),
        Row(back(Events.attendance), home()),
        getter=search,
        state=Events.add,
    ),
)
