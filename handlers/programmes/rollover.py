"""Next year's programme: what it would begin with, which pairs go on, one tap."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Ready, back, choice, home, leave
from handlers.programmes.states import NextYear
from services.programmes.rollover import PairLine


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.programmes.next_year(ctx.actor)
    left_out = set(data.get("left_out", ()))
    chosen = sum(one not in left_out for one in found.partnerships)
    values = {
        "title": found.title,
        "starts": f"{found.starts_on:%d.%m.%Y}",
        "ends": f"{found.ends_on:%d.%m.%Y}",
        "schools": found.schools,
        "teams": found.teams,
        "people": found.people,
        "goals": found.goals,
        "chosen": chosen,
        "all": len(found.partnerships),
    }
    return {
        **values,
        "text": ctx.reader.html("next-year-made" if found.made else "next-year-text", **values),
        "fresh": not found.made,
        "some": bool(found.partnerships) and not found.made,
    }


async def pairs(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    page, left_out = data.get("page", 0), set(data.get("left_out", ()))
    lines = await ctx.services.programmes.next_year_pairs(ctx.actor, page)
    more = await ctx.services.programmes.next_year_pairs(ctx.actor, page + 1)
    return {
        "lines": [
            {"id": one.id, "label": f"{'▫️' if one.id in left_out else '✅'} {_names(one)}"} for one in lines
        ],
        "page": page + 1,
        "earlier": page > 0,
        "later": bool(more),
    }


def _names(one: PairLine) -> str:
    led = one.mentees[0] if one.mentees else "—"
    rest = f" +{len(one.mentees) - 1}" if len(one.mentees) > 1 else ""
    return f"{one.mentor} → {led}{rest}"


async def on_pair(_: CallbackQuery, __: Any, manager: DialogManager, partnership_id: int) -> None:
    left_out = set(manager.dialog_data.get("left_out", ()))
    manager.dialog_data["left_out"] = sorted(left_out ^ {partnership_id})


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = 1 if button.widget_id == "later" else -1
    manager.dialog_data["page"] = max(manager.dialog_data.get("page", 0) + step, 0)


async def on_make(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    left_out = set(manager.dialog_data.get("left_out", ()))
    found = await ctx.services.programmes.next_year(ctx.actor)
    chosen = [one for one in found.partnerships if one not in left_out]
    made = await ctx.services.programmes.roll_over(ctx.actor, chosen)
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
        Row(
            Button(Label("list-earlier"), id="earlier", on_click=on_turn, when="earlier"),
            Button(Label("list-later"), id="later", on_click=on_turn, when="later"),
        ),
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
