"""*Launch*: what is ready and what is missing, then one tap."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Start

from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Ready, home
from handlers.partnerships.states import Partnerships
from handlers.people.states import Invitations, Roster
from handlers.programmes.states import Launch
from handlers.roadmap.states import Plan
from locales import Markup, Reader, join
from services.programmes.facts import Readiness


async def readiness(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.programmes.readiness(ctx.actor)
    return {
        "text": checklist(ctx.reader, found),
        "ready": found.ready,
        "no_people": not found.people,
        "no_plan": not found.activities,
        "no_partners": bool(found.people) and not found.partnerships,
        "nobody_in": bool(found.people) and not found.connected,
    }


def checklist(reader: Reader, found: Readiness) -> Markup:
    """✅ what is there, ❗ what a launch can't do without, ▫️ what may come later."""
    lines = [
        reader.html("launch-head", title=found.title),
        reader.html("launch-people", n=found.people),
        reader.html("launch-roadmap", n=found.activities),
        reader.html("launch-partnerships", n=found.partnerships),
    ]
    if found.people:
        lines.append(reader.html("launch-connected", connected=found.connected, people=found.people))
    lines.append(reader.html("launch-then" if found.ready else "launch-missing"))
    return join(lines)


async def on_launch(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    result = await ctx.services.programmes.launch(ctx.actor)
    manager.dialog_data["result"] = [result.assignments, result.introductions, int(result.already)]
    await manager.switch_to(Launch.done)


async def launched(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    assignments, introductions, already = dialog_manager.dialog_data["result"]
    found = await ctx.services.programmes.readiness(ctx.actor)
    return {
        "assignments": assignments,
        "introductions": introductions,
        "already": already,
        "connected": found.connected,
        "people": found.people,
        "waited_for": found.connected < found.people,
    }


dialog = Dialog(
    Window(
        Ready("text"),
        Start(Label("home-step-invite"), id="invite", state=Invitations.main, when="nobody_in"),
        Button(Label("launch-now"), id="launch", on_click=on_launch, when="ready"),
        Start(Label("home-step-roster"), id="roster", state=Roster.main, when="no_people"),
        Start(Label("home-step-plan"), id="plan", state=Plan.main, when="no_plan"),
        Start(Label("launch-to-partners"), id="partners", state=Partnerships.main, when="no_partners"),
        home(),
        getter=readiness,
        state=Launch.main,
    ),
    Window(
        Html("launch-done"),
        Html("launch-invite", when="waited_for"),
        Start(Label("home-step-invite"), id="invite", state=Invitations.main, when="waited_for"),
        home(),
        getter=launched,
        state=Launch.done,
    ),
)
