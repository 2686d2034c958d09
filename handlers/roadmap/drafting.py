"""What the windows of an import share: the draft in hand, doubts in words, numbers to tap, pages."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Group, Row
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from handlers.common.context import Context, ctx_of
from handlers.common.widgets import Label, choice
from locales import Reader
from services.roadmap.drafts import Doubt
from services.roadmap.preview import Preview


async def draft_of(manager: DialogManager) -> tuple[Context, Preview]:
    ctx = ctx_of(manager)
    return ctx, await ctx.services.roadmap.preview(ctx.actor, manager.dialog_data["draft"])


def doubt_words(doubt: Doubt, reader: Reader) -> str:
    values = {
        name: short(value, 80) if isinstance(value, str) else value for name, value in doubt.values.items()
    }
    return reader.plain(doubt.key, **values)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later_page" else -1


def numbers(items: str, click: Any) -> Group:
    return Group(
        choice(f"pick_{items}", items, click, Label("button-line"), of=int),
        width=7,
    )


def pager() -> Row:
    return Row(
        Button(Format("←"), id="earlier_page", on_click=on_turn, when="earlier"),
        Button(Format("{page}/{pages}"), id="page_number", when=lambda data, *_: data["pages"] > 1),
        Button(Format("→"), id="later_page", on_click=on_turn, when="later"),
    )
