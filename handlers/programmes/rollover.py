"""Next year's programme: what it would begin with, which pairs go on, one tap."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, home, leave, wanted_page
from handlers.programmes.states import NextYear
from services.programmes.rollover import PairLine


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.programmes.next_year(ctx.actor, data.get("left_out", ()))
    values = {
        "title": found.title,
        "starts": f"{found.starts_on:%d.%m.%Y}",
        "ends": f"{found.ends_on:%d.%m.%Y}",
        "schools": found.schools,
        "teams": found.teams,
        "people": found.people,
        "goals": found.goals,
        "chosen": found.chosen,
        "all": found.partnerships,
    }
    return {
        **values,
        "text": ctx.reader.html("next-year-made" if found.made else "next-year-text", **values),
        "fresh": not found.made,
        "some": bool(found.partnerships) and not found.made,
    }


async def pairs(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    left_out = set(data.get("left_out", ()))
    found = await ctx.services.programmes.next_year_pairs(ctx.actor, wanted_page(dialog_manager, "turns"))
    return {
        "place": found.place,
        "lines": [
            {"id": one.id, "label": f"{'▫️' if one.id in left_out else '✅'} {_names(one)}"}
            for one in found.pairs
        ],
    }


def _names(one: PairLine) -> str:
    led = one.mentees[0] if one.mentees else "—"
    rest = f" +{len(one.mentees) - 1}" if len(one.mentees) > 1 else ""
    return f"{one.mentor} → {led}{rest}"


async def on_pair(_: CallbackQuery, __: Any, manager: DialogManager, partnership_id: int) -> None:
    left_out = set(manager.dialog_data.get("left_out", ()))
    manager.dialog_data["left_out"] = sorted(left_out ^ {partnership_id})


async def on_make(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    made = await ctx.services.programmes.roll_over(ctx.actor, manager.dialog_data.get("left_out", ()))
    manager.dialog_data["made"] = [made.title, made.partnerships, int(made.already)]
    await ctx.refresh()
    await manager.switch_to(NextYear.done)


async def done(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    title, partnerships, already = dialog_manager.dialog_data["made"]
    return {"title": title, "partnerships": partnerships, "already": already}


dialog = Dialog(
    Window(
        Ready("text"),
        Button(Label("next-year-make"), id="make", on_click=on_make, when="fresh"),
        SwitchTo(Label("next-year-pairs"), id="pairs", state=NextYear.pairs, when="some"),
        leave(),
        getter=preview,
        state=NextYear.main,
    ),
    Window(
        Html("next-year-choose"),
        Column(choice("pair", "lines", on_pair, of=int)),
        Turns(id="turns"),
        back(NextYear.main),
        getter=pairs,
        state=NextYear.pairs,
    ),
    Window(
        Html("next-year-done"),
        home(),
        getter=done,
        state=NextYear.done,
    ),
)
