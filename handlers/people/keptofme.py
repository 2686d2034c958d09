"""What is kept of the reader: part by part in plain words, and all of it as a file."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row

from delivery.outgoing import Attachment, Outgoing, send
from documents.people import my_data_json, my_data_xlsx
from handlers.common.context import ctx_of
from handlers.common.widgets import (
    Html,
    Label,
    Pages,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    wanted_page,
)
from handlers.people.screens import short
from handlers.people.states import Profile
from locales import Markup, Reader, dates, join, keptwords
from services.paging import Place
from services.people.kept import KeptPart

PARTS_A_PAGE = 6
ROWS_A_PAGE = 5
VALUE_LENGTH = 120


async def parts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    kept = await ctx.services.people.my_data(ctx.actor)
    return {
        "parts": [
            {
                "id": index,
                "label": ctx.reader.plain(
                    "kept-part-line", part=keptwords.part(ctx.reader, one.name), n=len(one.rows)
                ),
            }
            for index, one in enumerate(kept.parts)
            if one.rows
        ]
    }


async def one_part(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    kept = await ctx.services.people.my_data(ctx.actor)
    part = kept.parts[dialog_manager.dialog_data.get("part", 0) % len(kept.parts)]
    pages = max(1, -(-len(part.rows) // ROWS_A_PAGE))
    page = min(wanted_page(dialog_manager, "rows"), pages - 1)
    # The newest come first, but for what has an order of its own.
    rows = part.rows[::-1][page * ROWS_A_PAGE : (page + 1) * ROWS_A_PAGE]
    head = ctx.reader.html("kept-part-head", part=keptwords.part(ctx.reader, part.name), n=len(part.rows))
    return {
        "text": join([head, *(row_text(ctx.reader, part, row) for row in rows)], "\n\n"),
        "place": Place(len(part.rows), page, pages, page + 1 < pages),
    }


def row_text(reader: Reader, part: KeptPart, row: tuple[Any, ...]) -> Markup:
    """One row, a line for each column that says something."""
    said = (
        (name, keptwords.said(reader, name, value)) for name, value in zip(part.columns, row, strict=True)
    )
    return join(
        reader.html("kept-line", column=keptwords.column(reader, name), value=short(words, VALUE_LENGTH))
        for name, words in said
        if words
    )


async def on_part(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data["part"] = index
    first_page(manager, "rows")
    await manager.switch_to(Profile.kept_part)


async def on_file(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """All of it as a document; the menu moves below it. The button's id says in which form."""
    ctx = ctx_of(manager)
    as_table = button.widget_id == "xlsx"
    kept = await ctx.services.people.export_my_data(ctx.actor)
    async with ChatActionSender.upload_document(chat_id=ctx.user.id, bot=ctx.bot):
        content = await ctx.office.run(my_data_xlsx if as_table else my_data_json, kept, ctx.reader.locale)
    name = ctx.reader.plain("kept-xlsx-file" if as_table else "kept-json-file")
    day = dates.day_with_year(ctx.reader.locale, kept.made_at.date())
    caption = ctx.reader.html("kept-caption", day=day)
    await send(ctx.bot, ctx.user.id, Outgoing(caption, attachment=Attachment("document", "", content, name)))
    manager.show_mode = ShowMode.DELETE_AND_SEND


windows = (
    Window(
        Html("kept-title"),
        Pages(choice("part", "parts", on_part, of=int), id="parts", height=PARTS_A_PAGE),
        Row(
            Button(Label("kept-xlsx"), id="xlsx", on_click=on_file),
            Button(Label("kept-json"), id="json", on_click=on_file),
        ),
        back(Profile.main),
        getter=parts,
        state=Profile.kept,
    ),
    Window(
        Ready("text"),
        Turns(id="rows"),
        back(Profile.kept),
        getter=one_part,
        state=Profile.kept_part,
    ),
)
