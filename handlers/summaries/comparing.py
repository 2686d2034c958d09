"""A closed survey set against another one that asked the same."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Column, Row

from delivery.messages.comparisons import comparison_text
from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Ready, Turns, back, choice, home, wanted_page
from handlers.summaries.chosen import survey_of
from handlers.summaries.states import Summaries


async def others(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found, place = await ctx.services.summaries.comparable(
        ctx.actor, survey_of(dialog_manager), wanted_page(dialog_manager, "others"), ctx.reader.plain
    )
    return {
        "others": [{"id": one.id, "label": f"{one.closed_on:%d.%m.%y} {one.title}"} for one in found],
        "place": place,
        "none": not found,
    }


async def compared(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.summaries.compare(
        ctx.actor, survey_of(dialog_manager), dialog_manager.dialog_data["other"], ctx.reader.plain
    )
    return {"text": comparison_text(ctx.reader, found)}


async def on_other(_: CallbackQuery, __: Any, manager: DialogManager, other: int) -> None:
    manager.dialog_data["other"] = other
    ctx = ctx_of(manager)
    # What cannot be compared is said here, and the list stays.
    await ctx.services.summaries.compare(ctx.actor, survey_of(manager), other, ctx.reader.plain)
    await manager.switch_to(Summaries.compared)


windows = (
    Window(
        Html("comparison-choose", when=lambda data, *_: not data["none"]),
        Html("comparison-none", when="none"),
        Column(choice("other", "others", on_other, of=int)),
        Turns(id="others"),
        Row(back(Summaries.card), home()),
        getter=others,
        state=Summaries.compare,
    ),
    Window(
        Ready("text"),
        Row(back(Summaries.compare), home()),
        getter=compared,
        state=Summaries.compared,
    ),
)
