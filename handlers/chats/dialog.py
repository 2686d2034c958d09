"""The groups of a programme or a partnership: link one, look at one, unlink it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Url

from handlers.chats.states import Groups
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Pages, Ready, back, choice, home, leave
from locales import join
from services.chats.facts import ChatLine, ChatPage
from services.errors import NotFound


async def _page(manager: DialogManager) -> ChatPage:
    ctx, start = ctx_of(manager), manager.start_data
    partnership = start.get("partnership") if isinstance(start, dict) else None
    return await ctx.services.chats.page(ctx.actor, partnership)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, page = ctx_of(dialog_manager), await _page(dialog_manager)
    reader, url = ctx.reader, ""
    what = "partnership" if page.of_partnership else "programme"
    lines = [reader.html(f"chats-title-{what}")]
    if page.payload:
        me = await ctx.bot.me()
        lines.append(reader.html("chats-how", command=f"/link@{me.username} {page.payload}"))
        url = f"https://t.me/{me.username}?startgroup={page.payload}"
    return {
        "text": join(lines, "\n\n"),
        "url": url,
        "can_add": page.payload is not None,
        "chats": [{"id": chat.id, "label": _label(chat)} for chat in page.chats],
    }


def _label(chat: ChatLine) -> str:
    return f"{'🔇' if chat.muted else '💬'} {chat.title}"


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, chat = ctx_of(dialog_manager).reader, await _chosen(dialog_manager)
    key = "chats-card-muted" if chat.muted else "chats-card"
    return {"text": reader.html(key, title=chat.title)}


async def _chosen(manager: DialogManager) -> ChatLine:
    chat_id, page = manager.dialog_data["chat"], await _page(manager)
    found = next((chat for chat in page.chats if chat.id == chat_id), None)
    if found is None:
        raise NotFound("chat")
    return found


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, chat_id: int) -> None:
    manager.dialog_data["chat"] = chat_id
    await manager.switch_to(Groups.card)


async def on_unlink(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.chats.unlink(ctx.actor, manager.dialog_data["chat"])
    await manager.switch_to(Groups.main)


dialogs: tuple[Dialog, ...] = (
    Dialog(
        Window(
            Ready("text"),
            Url(Label("chats-add"), Ready("url"), when="can_add"),
            Pages(choice("one", "chats", on_open, of=int), id="all", height=6),
            leave(),
            home(),
            getter=main,
            state=Groups.main,
        ),
        Window(
            Ready("text"),
            Button(Label("chats-unlink"), id="unlink", on_click=on_unlink),
            back(Groups.main),
            home(),
            getter=card,
            state=Groups.card,
        ),
    ),
)
