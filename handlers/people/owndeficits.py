"""One's own strengths and deficits: chosen from the programme's list, and in own words."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Start

from delivery.messages.deficits import deficit_label
from handlers.common.context import Context, ctx_of
from handlers.common.widgets import Html, Label, Pages, back, choice
from handlers.people.states import Profile
from handlers.practices.states import Practices
from services.people.deficits import DeficitSide
from services.people.rules import ProfileField

SIDES = {ProfileField.STRENGTHS: DeficitSide.SHARED, ProfileField.DEFICITS: DeficitSide.WANTED}
MARKS = {True: "✅", False: "▫️"}


async def deficits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, side = ctx_of(dialog_manager), _side(dialog_manager)
    own = await ctx.services.people.own_deficits(ctx.actor)
    marked = own.shared if side is DeficitSide.SHARED else own.wanted
    lines = await ctx.services.people.deficits(ctx.actor)
    return {
        "side": side.value,
        "practices": await _practices(ctx, own.wanted) if side is DeficitSide.WANTED else 0,
        "lines": [
            {"id": one.id, "label": f"{MARKS[one.id in marked]} {deficit_label(ctx.reader, one)}"}
            for one in lines
        ],
    }


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx, side = ctx_of(manager), _side(manager)
    own = await ctx.services.people.own_deficits(ctx.actor)
    marked = own.shared if side is DeficitSide.SHARED else own.wanted
    await ctx.services.people.choose_deficits(ctx.actor, side, marked ^ {deficit_id})


async def on_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(Profile.edit)


async def _practices(ctx: Context, deficit_ids: frozenset[int]) -> int:
    """How many cards of the bank help with these."""
    return await ctx.services.practices.count_for(ctx.actor, sorted(deficit_ids))


def _side(manager: DialogManager) -> DeficitSide:
    return SIDES[ProfileField(manager.dialog_data["field"])]


window = Window(
    Html("profile-choose-deficits"),
    Pages(choice("deficit", "lines", on_deficit, of=int), id="deficits", height=6),
    Start(
        Label("practices-offered"),
        id="practices",
        state=Practices.found,
        data={"own_deficits": True},
        when="practices",
    ),
    Button(Label("profile-own-words"), id="words", on_click=on_words),
    back(Profile.main),
    getter=deficits,
    state=Profile.deficits,
)
