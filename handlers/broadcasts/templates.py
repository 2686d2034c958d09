"""Texts kept for later: chosen, seen, taken as a draft, thrown away."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column

from delivery.messages.partnerships import shortened
from handlers.broadcasts.states import Broadcasts
from handlers.broadcasts.writing import go_on
from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, wanted_page
from locales import Markup
from services.broadcasts.facts import Content


async def templates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.broadcasts.templates(ctx.actor, wanted_page(dialog_manager, "templates"))
    return {
        "place": found.place,
        "none": not found.lines,
        "lines": [
            {
                "id": one.id,
                "label": shortened(
                    one.beginning or ctx.reader.plain("broadcasts-medium", kind=one.medium),
                ),
            }
            for one in found.lines
        ],
    }


async def template(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    content = await _content(dialog_manager)
    # The words of a methodist are Telegram's HTML already.
    return {"text": Markup(content.html) or ctx_of(dialog_manager).reader.html("broadcasts-template-medium")}


async def _content(manager: DialogManager) -> Content:
    ctx = ctx_of(manager)
    return await ctx.services.broadcasts.template(ctx.actor, manager.dialog_data["template"])


async def on_template(_: CallbackQuery, __: Any, manager: DialogManager, template_id: int) -> None:
    manager.dialog_data["template"] = template_id
    await manager.switch_to(Broadcasts.template)


async def on_take(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """It becomes the draft's content, which can still be changed."""
    ctx, data = ctx_of(manager), manager.dialog_data
    content = await _content(manager)
    data["broadcast"] = await ctx.services.broadcasts.compose(ctx.actor, content, data.get("broadcast"))
    await go_on(manager)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.broadcasts.drop_template(ctx.actor, manager.dialog_data["template"])
    await manager.switch_to(Broadcasts.templates)


windows = (
    Window(
        Html("broadcasts-templates"),
        Html("broadcasts-templates-none", when="none"),
        Column(choice("one", "lines", on_template, Label("broadcasts-item"), of=int)),
        Turns(id="templates"),
        back(Broadcasts.write),
        getter=templates,
        state=Broadcasts.templates,
    ),
    Window(
        Ready("text"),
        Button(Label("broadcasts-take-template"), id="take", on_click=on_take),
        Button(Label("broadcasts-drop-template"), id="drop", on_click=on_drop),
        back(Broadcasts.templates),
        getter=template,
        state=Broadcasts.template,
    ),
)
