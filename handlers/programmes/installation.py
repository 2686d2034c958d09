"""«Все программы»: the installation's owner looks at any programme, appoints its methodist, enters it."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from delivery.messages.partnerships import shortened
from handlers.common.context import ctx_of
from handlers.common.widgets import (
    Html,
    Label,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    home,
    leave,
    wanted_page,
)
from handlers.home.opening import open_home
from handlers.programmes.sample import owner_names
from handlers.programmes.states import Installation
from locales import join

SEARCH_LENGTH = 60


async def programmes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.programmes.installation(ctx.actor, wanted_page(dialog_manager, "all"))
    return {
        "place": found.place,
        "lines": [
            {"id": one.id, "label": shortened(("✓ " if one.mine else "") + one.title)}
            for one in found.programmes
        ],
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    one = await ctx.services.programmes.installed(ctx.actor, dialog_manager.dialog_data["programme"])
    reader = ctx.reader
    text = reader.html(
        "installation-programme",
        title=one.title,
        municipality=one.municipality,
        state=reader.plain(f"programme-state-{one.state}"),
        schools=one.schools,
        people=one.people,
        connected=one.connected,
        partnerships=one.partnerships,
    )
    names = ", ".join(one.methodists)
    lines = [text, reader.html("installation-methodists" if names else "installation-nobody", names=names)]
    return {"text": join(lines, "\n\n"), "title": one.title, "mine": one.mine, "outside": not one.mine}


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.to_appoint(
        ctx.actor, data["programme"], wanted_page(dialog_manager, "people"), data.get("search", "")
    )
    return {
        "place": found.place,
        "people": [{"id": one.id, "label": shortened(one.full_name)} for one in found.people],
        "search": int(bool(data.get("search"))),
        "n": found.place.total,
    }


async def check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    who = await ctx.services.people.candidate(ctx.actor, data["programme"], data["person"])
    one = await ctx.services.programmes.installed(ctx.actor, data["programme"])
    return {"text": ctx.reader.html("installation-check", who=who, title=one.title)}


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, programme_id: int) -> None:
    manager.dialog_data["programme"] = programme_id
    await manager.switch_to(Installation.card)


async def on_appoint(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["search"] = ""
    first_page(manager, "people")
    await manager.switch_to(Installation.people)


async def on_search(_: Message, __: ManagedTextInput[str], manager: DialogManager, text: str) -> None:
    manager.dialog_data["search"] = " ".join(text.split())[:SEARCH_LENGTH]
    first_page(manager, "people")


async def on_person(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    manager.dialog_data["person"] = person_id
    await manager.switch_to(Installation.check)


async def on_yes(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.people.appoint_methodist(ctx.actor, data["programme"], data["person"])
    await query.answer(ctx.reader.plain("installation-appointed"))
    await manager.switch_to(Installation.card)


async def on_enter(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.programmes.enter(ctx.actor, data["programme"], *owner_names(manager))
    await ctx.refresh()
    await open_home(manager)


dialog = Dialog(
    Window(
        Html("installation-title"),
        Column(choice("one", "lines", on_open, of=int)),
        Turns(id="all"),
        leave(),
        getter=programmes,
        state=Installation.main,
    ),
    Window(
        Ready("text"),
        Button(Label("installation-appoint"), id="appoint", on_click=on_appoint),
        SwitchTo(Label("installation-enter"), id="to_enter", state=Installation.enter, when="outside"),
        Button(Label("installation-open"), id="open", on_click=on_enter, when="mine"),
        back(Installation.main),
        home(),
        getter=card,
        state=Installation.card,
    ),
    Window(
        Html("installation-enter-text"),
        Button(Label("installation-enter-yes"), id="yes", on_click=on_enter),
        back(Installation.card),
        getter=card,
        state=Installation.enter,
    ),
    Window(
        Html("installation-people"),
        Column(choice("person", "people", on_person, of=int)),
        Turns(id="people"),
        back(Installation.card),
        TextInput("search", on_success=on_search),
        getter=people,
        state=Installation.people,
    ),
    Window(
        Ready("text"),
        Button(Label("installation-appoint-yes"), id="yes", on_click=on_yes),
        back(Installation.people),
        getter=check,
        state=Installation.check,
    ),
)
