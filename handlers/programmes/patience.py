"""How long to wait before warning: three numbers of weeks."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Column

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, leave
from handlers.programmes.states import Waiting
from services.errors import DomainError
from services.programmes.patience import MOST_WEEKS, Patience


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.programmes.patience(ctx.actor)
    return {"kinds": [{"id": str(which), "kind": str(which), "n": weeks} for which, weeks in found.items()]}


async def asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    kind = dialog_manager.dialog_data["kind"]
    return {"text": ctx_of(dialog_manager).reader.html("patience-ask", kind=kind)}


async def on_kind(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    manager.dialog_data["kind"] = Patience(kind)
    await manager.switch_to(Waiting.weeks)


async def on_weeks(manager: DialogManager, text: str) -> None:
    ctx, words = ctx_of(manager), text.split()
    if not words or not words[0].isdecimal() or len(words[0]) > 3:
        raise DomainError("patience-wrong", most=MOST_WEEKS)
    await ctx.services.programmes.set_patience(
        ctx.actor, Patience(manager.dialog_data["kind"]), int(words[0])
    )
    await manager.switch_to(Waiting.main)


dialog = Dialog(
    Window(
        Html("patience-main"),
        Column(choice("kind", "kinds", on_kind, Label("patience-button"))),
        leave(),
        getter=main,
        state=Waiting.main,
    ),
    Window(Problem(), Ready("text"), typed(on_weeks), back(Waiting.main), getter=asked, state=Waiting.weeks),
)
