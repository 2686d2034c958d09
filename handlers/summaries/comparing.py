"""A survey set against another one that asked the same: in the chat, as a picture, as a table."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row

from delivery.messages.comparisons import comparison_text, picture, sheets
from delivery.messages.summaries import file_name
from delivery.outgoing import send
from handlers.common.context import ctx_of
from handlers.common.tables import send_table
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, home, wanted_page
from handlers.summaries.chosen import survey_of
from handlers.summaries.states import Summaries
from locales import Markup
from services.summaries.comparing import Comparison


async def others(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found, place = await ctx.services.summaries.comparable(
        ctx.actor, survey_of(dialog_manager), wanted_page(dialog_manager, "others"), ctx.reader.plain
    )
    return {
        "others": [{"id": one.id, "label": f"{one.closes_on:%d.%m.%y} {one.title}"} for one in found],
        "place": place,
        "none": not found,
    }


async def compared(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"text": comparison_text(ctx_of(dialog_manager).reader, await _found(dialog_manager))}


async def _found(manager: DialogManager) -> Comparison:
    """The two surveys that the open screen shows."""
    ctx, other = ctx_of(manager), manager.dialog_data["other"]
    return await ctx.services.summaries.compare(ctx.actor, survey_of(manager), other, ctx.reader.plain)


async def on_picture(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, found = ctx_of(manager), await _found(manager)
    await query.answer(ctx.reader.plain("summaries-working"))
    async with ChatActionSender.upload_photo(chat_id=ctx.user.id, bot=ctx.bot):
        await send(ctx.bot, ctx.user.id, await picture(ctx.office, ctx.reader, found))
    manager.show_mode = ShowMode.NO_UPDATE


async def on_table(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, found = ctx_of(manager), await _found(manager)
    await query.answer(ctx.reader.plain("summaries-working"))
    caption = ctx.reader.plain("comparison-caption", title=found.second.title)
    await send_table(ctx, sheets(ctx.reader, found), f"{file_name(caption)}.xlsx", Markup(""))
    manager.show_mode = ShowMode.NO_UPDATE


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
        Row(
            Button(Label("summaries-picture"), id="picture", on_click=on_picture),
            Button(Label("summaries-xlsx"), id="xlsx", on_click=on_table),
        ),
        Row(back(Summaries.compare), home()),
        getter=compared,
        state=Summaries.compared,
    ),
)
