"""Partner schools of one school: made, their contract and model, ended. Windows of the schools' dialog.

Groups of schools are in school_groups.py.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Pages, back, choice
from handlers.people.school_lists import on_all, on_search, page_of_schools, turning
from handlers.people.screens import short
from handlers.people.states import Schools
from handlers.programmes.pickers import model_buttons, model_name, models
from services.errors import DomainError
from services.orders import order_of
from services.programmes.facts import NetworkModel

Getter = Callable[..., Awaitable[dict[str, Any]]]

NAME_SHOWN = 200
PAGE = 6


async def partners(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.school_card(ctx.actor, data["school"])
    return {
        "name": short(found.name, NAME_SHOWN),
        "lines": [
            {"id": one.id, "label": f"{'▫️' if one.ended_on else '→' if one.leads else '←'} {one.name}"}
            for one in found.partners
        ],
        "n": len(found.partners),
    }


async def to_join(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    ticked = frozenset(data.get("ticked", ()))
    found = await ctx.services.people.school_card(ctx.actor, data["school"])
    page = await page_of_schools(dialog_manager, without=found.id, ticked=ticked)
    leads = int(data.get("leads", True))
    return {
        **page,
        "name": short(found.name, NAME_SHOWN),
        "n": len(ticked),
        "leads": leads,
        # More schools for a group that is there, or several for which a group can be made.
        "ready": len(ticked) == 1 or (len(ticked) > 1 and "into" in data),
        "several": len(ticked) > 1 and "into" not in data,
    }


async def on_new(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Schools that this one leads (several at once), or the one that leads it."""
    leads = button.widget_id == "leads"
    manager.dialog_data.update(leads=leads, ticked=[], query="", page=0)
    manager.dialog_data.pop("into", None)
    await manager.switch_to(Schools.join)


async def on_tick(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    data = manager.dialog_data
    if not data.get("leads", True):
        await _join(manager, school_id, [data["school"]])
        return
    data["ticked"] = sorted(set(data.get("ticked", ())) ^ {school_id})


async def on_join(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if "into" not in data:
        await _join(manager, data["school"], data.get("ticked", []))
        return
    try:
        await ctx.services.partnerships.add_to_school_group(ctx.actor, data["into"], data.get("ticked", []))
    except DomainError as error:
        complain(manager, error)
        return
    await manager.switch_to(Schools.group)


async def _join(manager: DialogManager, leader: int, led: list[int]) -> None:
    ctx = ctx_of(manager)
    try:
        made = await ctx.services.partnerships.join_schools(ctx.actor, leader, led)
    except DomainError as error:
        complain(manager, error)
        return
    manager.dialog_data["pair"] = made[0]
    await manager.switch_to(Schools.pair if len(made) == 1 else Schools.partners)


async def pair(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.school_partnership(ctx.actor, data["pair"])
    reader = ctx.reader
    data["group"] = found.group_id
    return {
        "leader": short(found.leader, NAME_SHOWN),
        "partner": short(found.partner, NAME_SHOWN),
        "model": model_name(reader, found.model) if found.model else reader.plain("school-pair-model-none"),
        "number": found.contract_number or "—",
        "day": f"{found.contract_date:%d.%m.%Y}" if found.contract_date else "—",
        "contracted": int(found.contract_date is not None),
        "order": found.order.number if found.order else "",
        "ordered_on": f"{found.order.day:%d.%m.%Y}" if found.order else "",
        "ordered": int(found.order is not None),
        "ended": f"{found.ended_on:%d.%m.%Y}" if found.ended_on else "",
        "over": int(found.ended_on is not None),
        "living": found.ended_on is None,
        "group": short(found.group, NAME_SHOWN),
        "grouped": int(found.group_id is not None),
        "alone": found.group_id is None,
        "models": models(reader),
    }


async def on_pair(_: CallbackQuery, __: Any, manager: DialogManager, partnership_id: int) -> None:
    manager.dialog_data["pair"] = partnership_id
    await manager.switch_to(Schools.pair)


async def on_leave(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.leave_school_group(ctx.actor, manager.dialog_data["pair"])


async def on_part(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.part_schools(ctx.actor, manager.dialog_data["pair"])
    await manager.switch_to(Schools.pair)


def contract_windows(contract: State, model: State, card: State, getter: Getter) -> tuple[Window, Window]:
    """Asking for the contract and the model of the partnership in hand; both lead to `card`."""

    async def on_contract(manager: DialogManager, text: str) -> None:
        ctx = ctx_of(manager)
        await ctx.services.partnerships.set_contract(ctx.actor, manager.dialog_data["pair"], order_of(text))
        await manager.switch_to(card)

    async def on_model(manager: DialogManager, chosen: NetworkModel) -> None:
        ctx = ctx_of(manager)
        await ctx.services.partnerships.set_schools_model(ctx.actor, manager.dialog_data["pair"], chosen)
        await manager.switch_to(card)

    return (
        Window(Problem(), Html("school-ask-contract"), typed(on_contract), back(card), state=contract),
        Window(Html("programme-ask-model"), model_buttons(on_model), back(card), getter=getter, state=model),
    )


windows = (
    Window(
        Html("school-partners-text"),
        Pages(choice("pair", "lines", on_pair, of=int), id="pairs", height=PAGE),
        Button(Label("school-partners-add"), id="leads", on_click=on_new),
        Button(Label("school-leader-add"), id="led", on_click=on_new),
        back(Schools.card),
        getter=partners,
        state=Schools.partners,
    ),
    Window(
        Problem(),
        Html("school-join-text"),
        Column(choice("other", "lines", on_tick, of=int)),
        turning(),
        Button(Label("school-join-yes"), id="join", on_click=on_join, when="ready"),
        Button(Label("school-join-each"), id="each", on_click=on_join, when="several"),
        SwitchTo(Label("school-join-group"), id="group", state=Schools.group_new, when="several"),
        Button(Label("schools-all-again"), id="all", on_click=on_all, when="searched"),
        typed(on_search),
        back(Schools.partners),
        getter=to_join,
        state=Schools.join,
    ),
    Window(
        Html("school-pair-text"),
        Group(
            SwitchTo(Label("school-group-button"), id="group", state=Schools.group, when="grouped"),
            Button(Label("school-group-leave"), id="leave", on_click=on_leave, when="grouped"),
            SwitchTo(Label("school-pair-contract"), id="contract", state=Schools.contract, when="alone"),
            SwitchTo(Label("settings-model"), id="model", state=Schools.model, when="alone"),
            SwitchTo(Label("school-pair-part"), id="part", state=Schools.part, when="living"),
            width=2,
        ),
        back(Schools.partners),
        getter=pair,
        state=Schools.pair,
    ),
    *contract_windows(Schools.contract, Schools.model, Schools.pair, pair),
    Window(
        Html("school-part-check"),
        Button(Label("school-pair-part"), id="yes", on_click=on_part),
        back(Schools.pair),
        getter=pair,
        state=Schools.part,
    ),
)
