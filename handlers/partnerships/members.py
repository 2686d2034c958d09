"""Who is in a pair or a group: one more, one less, another mentor."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Column

from delivery.messages.partnerships import NAME_LENGTH, shortened
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, first_page
from handlers.partnerships.changing import REASONS, ready_reasons
from handlers.partnerships.choosing import (
    Searched,
    clear_search,
    described,
    found_people,
    on_search,
    people_to_choose,
)
from handlers.partnerships.states import Partnerships
from services.partnerships.facts import Card, PersonLine

MENTEES_SHOWN = 7


async def _card(manager: DialogManager) -> Card:
    ctx = ctx_of(manager)
    return await ctx.services.partnerships.card(ctx.actor, manager.dialog_data["partnership"])


async def members(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, found = ctx_of(dialog_manager).reader, await _card(dialog_manager)
    group = len(found.mentees) > 1
    return {
        "text": reader.html(
            "members-title" if group else "members-title-pair",
            mentor=described(found.mentor),
            n=len(found.mentees),
        ),
        "mentees": [
            {"id": one.id, "label": reader.plain("members-out", name=one.short_name)}
            for one in (found.mentees if group else ())
        ],
    }


async def to_choose(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Everybody who is not in it yet."""
    found = await _card(dialog_manager)
    without = {found.mentor.id, *(one.id for one in found.mentees)}
    return {**await found_people(dialog_manager, without), "mentor": found.mentor.full_name}


async def check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await _card(dialog_manager)
    known = await ctx.services.partnerships.chosen(ctx.actor, [data["chosen"]])
    who = described(known[data["chosen"]])
    change = data["change"]
    return {
        "text": ctx.reader.html(f"members-check-{change}", who=who, old=described(found.mentor)),
        "yes": ctx.reader.plain(f"members-yes-{change}"),
    }


async def out(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    who = await _leaving(dialog_manager)
    name = shortened(who.full_name, NAME_LENGTH) if who else "—"
    return {"text": reader.html("members-ask-out", who=name), "reasons": ready_reasons(reader, "out")}


async def _leaving(manager: DialogManager) -> PersonLine | None:
    found = await _card(manager)
    return next((one for one in found.mentees if one.id == manager.dialog_data["leaving"]), None)


async def on_choose(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Add a mentee, or replace the mentor; the button's id says which."""
    data = manager.dialog_data
    data["change"], data["search"] = button.widget_id, ""
    first_page(manager, "people")
    await manager.switch_to(Partnerships.add if button.widget_id == "add" else Partnerships.replace)


async def on_chosen(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    manager.dialog_data["chosen"] = person_id
    await manager.switch_to(Partnerships.check_change)


async def on_yes(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if data["change"] == "add":
        await ctx.services.partnerships.add_mentee(ctx.actor, data["partnership"], data["chosen"])
        await query.answer(ctx.reader.plain("members-added"))
        await manager.switch_to(Partnerships.members)
    else:
        reason = ctx.reader.plain("partnerships-why-new-mentor")
        created = await ctx.services.partnerships.change_mentor(
            ctx.actor, data["partnership"], data["chosen"], reason
        )
        data["partnership"] = created.id
        await query.answer(ctx.reader.plain("members-changed"))
        await manager.switch_to(Partnerships.card)


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    adding = manager.dialog_data["change"] == "add"
    await manager.switch_to(Partnerships.add if adding else Partnerships.replace)


async def on_leaving(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    manager.dialog_data["leaving"] = person_id
    await manager.switch_to(Partnerships.out)


async def on_reason_button(query: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    reader = ctx_of(manager).reader
    await _remove(manager, reader.plain(REASONS["out"][index]))
    await query.answer(reader.plain("members-removed"))


async def _remove(manager: DialogManager, reason: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.remove_mentee(ctx.actor, data["partnership"], data["leaving"], reason)
    await manager.switch_to(Partnerships.members)


windows = (
    Window(
        Ready("text"),
        Pages(choice("mentee", "mentees", on_leaving, of=int), id="led", height=MENTEES_SHOWN),
        Button(Label("members-add"), id="add", on_click=on_choose),
        Button(Label("members-mentor"), id="mentor", on_click=on_choose),
        back(Partnerships.card),
        getter=members,
        state=Partnerships.members,
    ),
    *(
        Window(
            Html(key),
            Searched(),
            people_to_choose(on_chosen),
            clear_search(),
            back(Partnerships.members),
            TextInput("search", on_success=on_search),
            getter=to_choose,
            state=state,
        )
        for key, state in (
            ("members-pick-add", Partnerships.add),
            ("members-pick-mentor", Partnerships.replace),
        )
    ),
    Window(
        Ready("text"),
        Button(Ready("yes"), id="yes", on_click=on_yes),
        Button(Label("button-back"), id="back", on_click=on_back),
        getter=check,
        state=Partnerships.check_change,
    ),
    Window(
        Problem(),
        Ready("text"),
        Column(choice("why", "reasons", on_reason_button, Label("partnerships-item"), of=int)),
        typed(_remove),
        back(Partnerships.members),
        getter=out,
        state=Partnerships.out,
    ),
)
