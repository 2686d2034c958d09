"""Groups of schools that one leads together: windows of the schools' dialog."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, back, choice
from handlers.people.school_partners import NAME_SHOWN, PAGE, contract_windows, on_pair
from handlers.people.screens import short
from handlers.people.states import Schools
from handlers.programmes.pickers import model_name, models


async def group(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.school_group(ctx.actor, data["group"])
    reader = ctx.reader
    # The contract of one is the contract of all: its screens need a partnership to begin from.
    data["pair"] = found.schools[0].partnership_id if found.schools else None
    return {
        "name": found.name,
        "leader": short(found.leader, NAME_SHOWN) or "—",
        "lines": [
            {"id": one.partnership_id, "label": f"{'▫️' if one.ended_on else '🏫'} {one.name}"}
            for one in found.schools
        ],
        "n": sum(one.ended_on is None for one in found.schools),
        "model": model_name(reader, found.model) if found.model else reader.plain("school-pair-model-none"),
        "models": models(reader),
        "number": found.contract_number or "—",
        "day": f"{found.contract_date:%d.%m.%Y}" if found.contract_date else "—",
        "contracted": int(found.contract_date is not None),
        "full": bool(found.schools),
        "leader_id": found.leader_id,
    }


async def on_make(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    data["group"] = await ctx.services.partnerships.group_schools(
        ctx.actor, data["school"], data.get("ticked", []), text
    )
    await manager.switch_to(Schools.group)


async def on_more(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    found = await ctx.services.partnerships.school_group(ctx.actor, data["group"])
    data.update(school=found.leader_id, into=found.id, leads=True, ticked=[], query="", page=0)
    await manager.switch_to(Schools.join)


async def on_name(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.rename_school_group(ctx.actor, manager.dialog_data["group"], text)
    await manager.switch_to(Schools.group)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.dissolve_school_group(ctx.actor, manager.dialog_data["group"])
    await manager.switch_to(Schools.partners)


windows = (
    Window(
        Problem(), Html("school-group-ask-name"), typed(on_make), back(Schools.join), state=Schools.group_new
    ),
    Window(
        Html("school-group-text"),
        Pages(choice("member", "lines", on_pair, of=int), id="members", height=PAGE),
        Group(
            SwitchTo(Label("school-pair-contract"), id="contract", state=Schools.group_contract, when="full"),
            SwitchTo(Label("settings-model"), id="model", state=Schools.group_model, when="full"),
            Button(Label("school-group-more"), id="more", on_click=on_more, when="full"),
            SwitchTo(Label("team-name"), id="name", state=Schools.group_name),
            SwitchTo(Label("school-group-drop"), id="drop", state=Schools.group_drop),
            width=2,
        ),
        back(Schools.partners),
        getter=group,
        state=Schools.group,
    ),
    Window(
        Problem(),
        Html("school-group-ask-name"),
        typed(on_name),
        back(Schools.group),
        state=Schools.group_name,
    ),
    *contract_windows(Schools.group_contract, Schools.group_model, Schools.group, group),
    Window(
        Html("school-group-drop-check"),
        Button(Label("school-group-drop"), id="yes", on_click=on_drop),
        back(Schools.group),
        getter=group,
        state=Schools.group_drop,
    ),
)
