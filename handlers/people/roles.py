"""A person's roles, given and taken by a tap; and the way out of the programme."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, back, choice, fitted, home, leave
from handlers.people.screens import gender_of, short
from handlers.people.states import Roles
from services.errors import DomainError
from services.partnerships.rules import fitting_reason
from services.people.facts import PersonCard, Role

NAME_LENGTH = 120
ROLES = tuple(Role)


async def _card(manager: DialogManager) -> PersonCard:
    ctx, start = ctx_of(manager), manager.start_data
    assert isinstance(start, dict)
    return await ctx.services.people.card(ctx.actor, start["person"])


async def roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, found = ctx_of(dialog_manager).reader, await _card(dialog_manager)
    gender = gender_of(found.full_name).value
    return {
        "name": short(found.full_name, NAME_LENGTH),
        "lines": [
            {
                "id": index,
                "label": f"{'✅' if role in found.roles else '▫️'} "
                f"{fitted(reader.plain(f'role-{role}', gender=gender))}",
            }
            for index, role in enumerate(ROLES)
        ],
    }


async def leaving(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {
        "name": short((await _card(dialog_manager)).full_name, NAME_LENGTH),
        "reason": dialog_manager.dialog_data.get("reason", ""),
    }


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    if not 0 <= index < len(ROLES):
        return
    ctx, found, role = ctx_of(manager), await _card(manager), ROLES[index]
    people = ctx.services.people
    try:
        await (people.dismiss if role in found.roles else people.appoint)(ctx.actor, found.id, role)
    except DomainError as error:
        complain(manager, error)
        return
    await ctx.refresh()
    if ctx.actor.account_id and not ctx.actor.roles & {Role.METHODIST} and not ctx.actor.is_owner:
        # Who laid down the methodist's role has nothing more to do here.
        await manager.done()


async def on_reason(manager: DialogManager, text: str) -> None:
    reason = fitting_reason(text)
    if not reason:
        raise DomainError("roles-reason-empty")
    manager.dialog_data["reason"] = reason
    await manager.switch_to(Roles.check)


async def on_out(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, start = ctx_of(manager), manager.start_data
    assert isinstance(start, dict)
    try:
        await ctx.services.people.take_out(ctx.actor, start["person"], manager.dialog_data["reason"])
    except DomainError as error:
        complain(manager, error)
        return
    await manager.switch_to(Roles.done)


dialog = Dialog(
    Window(
        Problem(),
        Html("roles-text"),
        Column(choice("role", "lines", on_role, of=int)),
        SwitchTo(Label("roles-out"), id="out", state=Roles.reason),
        leave(),
        getter=roles,
        state=Roles.main,
    ),
    Window(
        Problem(),
        Html("roles-ask-reason"),
        typed(on_reason),
        back(Roles.main),
        getter=leaving,
        state=Roles.reason,
    ),
    Window(
        Problem(),
        Html("roles-check"),
        Button(Label("roles-out-yes"), id="yes", on_click=on_out),
        back(Roles.main),
        getter=leaving,
        state=Roles.check,
    ),
    Window(
        Html("roles-done"),
        home(),
        state=Roles.done,
    ),
)
