"""A page of schools to choose from, turned and searched; several screens show it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row

from handlers.common.context import ctx_of
from handlers.common.widgets import Label
from services.errors import DomainError
from services.people.facts import SchoolCategory

QUERY_LENGTH = 60
ICONS = {
    SchoolCategory.LEADER: "⭐",
    SchoolCategory.LOW_RESULTS: "🔻",
    SchoolCategory.AT_RISK: "🔸",
    SchoolCategory.OTHER: "🏫",
}


async def page_of_schools(
    manager: DialogManager, without: int | None = None, ticked: frozenset[int] = frozenset()
) -> dict[str, Any]:
    """The page that `dialog_data` says, for the getter of a window with `turning()` in it."""
    ctx, data = ctx_of(manager), manager.dialog_data
    query = data.get("query", "")
    found = await ctx.services.people.schools(ctx.actor, data.get("page", 0), query, without)
    return {
        "lines": [
            {"id": one.id, "label": f"{'✅' if one.id in ticked else ICONS[one.category]} {one.name}"}
            for one in found.schools
        ],
        "query": query,
        "searched": int(bool(query)),
        "none": int(not found.schools),
        "page": found.page + 1,
        "paged": int(found.earlier or found.later),
        "earlier": found.earlier,
        "later": found.later,
    }


def turning() -> Row:
    return Row(
        Button(Label("list-earlier"), id="earlier", on_click=on_turn, when="earlier"),
        Button(Label("list-later"), id="later", on_click=on_turn, when="later"),
    )


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = 1 if button.widget_id == "later" else -1
    manager.dialog_data["page"] = max(manager.dialog_data.get("page", 0) + step, 0)


async def on_search(manager: DialogManager, text: str) -> None:
    if len(text) > QUERY_LENGTH:
        raise DomainError("error-text-too-long", length=len(text), limit=QUERY_LENGTH)
    manager.dialog_data.update(query=text, page=0)


async def on_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(query="", page=0)
