"""Teams of a school, or of the whole programme: made, filled, renamed, dropped."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo

from delivery.messages.deficits import deficit_label, deficit_name
from delivery.messages.partnerships import capital
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, back, choice, leave
from handlers.people.school_lists import turning
from handlers.people.screens import short
from handlers.people.states import Teams
from services.people.teams import TeamCard

NAME_SHOWN = 120
MEMBERS_SHOWN = 1500
PAGE = 7
NO_DEFICIT = 0


def _school(manager: DialogManager) -> int | None:
    start = manager.start_data
    return start.get("school") if isinstance(start, dict) else None


async def teams(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.teams(ctx.actor, data.get("page", 0), _school(dialog_manager))
    return {
        "lines": [{"id": one.id, "label": f"{one.members} · {one.name}"} for one in found.teams],
        "none": int(not found.teams),
        "earlier": found.earlier,
        "later": found.later,
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = ctx_of(dialog_manager), await _card(dialog_manager)
    return {
        "name": short(found.name, NAME_SHOWN),
        "school": short(found.school, 2 * NAME_SHOWN) or ctx.reader.plain("team-of-several"),
        "deficit": capital(deficit_name(ctx.reader, found.deficit)) if found.deficit else "—",
        "n": len(found.members),
        "members": short(", ".join(found.members), MEMBERS_SHOWN) or "—",
    }


async def _card(manager: DialogManager) -> TeamCard:
    ctx = ctx_of(manager)
    return await ctx.services.people.team(ctx.actor, manager.dialog_data["team"])


async def mates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.mates(ctx.actor, data["team"], data.get("page", 0))
    data["inside"] = [one.id for one in found.people if one.inside]
    return {
        "name": short((await _card(dialog_manager)).name, NAME_SHOWN),
        "lines": [
            {"id": one.id, "label": f"{'✅' if one.inside else '▫️'} {one.name}"} for one in found.people
        ],
        "earlier": found.earlier,
        "later": found.later,
    }


async def deficits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = await ctx.services.people.deficits(ctx.actor)
    nothing = {"id": NO_DEFICIT, "label": ctx.reader.plain("team-no-deficit")}
    return {
        "lines": [
            nothing,
            *({"id": one.id, "label": deficit_label(ctx.reader, one)} for one in lines),
        ]
    }


async def on_team(_: CallbackQuery, __: Any, manager: DialogManager, team_id: int) -> None:
    manager.dialog_data["team"] = team_id
    await manager.switch_to(Teams.card)


async def on_add(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    manager.dialog_data["team"] = await ctx.services.people.make_team(ctx.actor, text, _school(manager))
    await manager.switch_to(Teams.card)


async def on_mates(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] = 0
    await manager.switch_to(Teams.mates)


async def on_mate(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    inside = person_id not in data.get("inside", ())
    await ctx.services.people.put_in_team(ctx.actor, data["team"], person_id, inside)


async def on_name(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.rename_team(ctx.actor, manager.dialog_data["team"], text)
    await manager.switch_to(Teams.card)


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx, team = ctx_of(manager), manager.dialog_data["team"]
    await ctx.services.people.set_team_deficit(ctx.actor, team, deficit_id or None)
    await manager.switch_to(Teams.card)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.drop_team(ctx.actor, manager.dialog_data["team"])
    manager.dialog_data["page"] = 0
    await manager.switch_to(Teams.list)


async def on_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] = 0
    await manager.switch_to(Teams.list)


dialog = Dialog(
    Window(
        Html("teams-text"),
        Column(choice("team", "lines", on_team, of=int)),
        turning(),
        SwitchTo(Label("teams-add"), id="add", state=Teams.add),
        leave(),
        getter=teams,
        state=Teams.list,
    ),
    Window(Problem(), Html("team-ask-name"), typed(on_add), back(Teams.list), state=Teams.add),
    Window(
        Html("team-text"),
        Group(
            Button(Label("team-mates"), id="mates", on_click=on_mates),
            SwitchTo(Label("team-name"), id="name", state=Teams.name),
            SwitchTo(Label("team-deficit"), id="deficit", state=Teams.deficit),
            SwitchTo(Label("team-drop"), id="drop", state=Teams.drop),
            width=2,
        ),
        Button(Label("button-back"), id="list", on_click=on_list),
        getter=card,
        state=Teams.card,
    ),
    Window(
        Html("team-mates-text"),
        Column(choice("mate", "lines", on_mate, of=int)),
        turning(),
        back(Teams.card),
        getter=mates,
        state=Teams.mates,
    ),
    Window(Problem(), Html("team-ask-name"), typed(on_name), back(Teams.card), state=Teams.name),
    Window(
        Html("team-ask-deficit"),
        Pages(choice("about", "lines", on_deficit, of=int), id="abouts", height=PAGE),
        back(Teams.card),
        getter=deficits,
        state=Teams.deficit,
    ),
    Window(
        Html("team-drop-check"),
        Button(Label("team-drop"), id="yes", on_click=on_drop),
        back(Teams.card),
        getter=card,
        state=Teams.drop,
    ),
)
