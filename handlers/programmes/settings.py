"""The programme's settings, and the choice between several programmes."""

import re
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Start, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home, leave
from handlers.home.opening import open_home
from handlers.people.states import AuditScreens, Profile
from handlers.programmes.pickers import (
    goal_buttons,
    goals,
    model_buttons,
    model_name,
    models,
    zone_buttons,
    zone_label,
    zones,
)
from handlers.programmes.states import (
    Catalogue,
    Installation,
    NewProgramme,
    OwnDays,
    Settings,
    Waiting,
    Year,
)
from handlers.roadmap.states import Offsets
from locales import zone_names
from services.errors import DomainError
from services.programmes.facts import Indicator, NetworkModel

MORNINGS = (8 * 60, 8 * 60 + 30, 9 * 60, 10 * 60)
LABEL_LENGTH = 40


async def facts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.programmes.settings(ctx.actor)
    reader = ctx.reader
    return {
        "title": found.title,
        "municipality": found.municipality,
        "region": found.region or "—",
        "starts": found.starts_on.strftime("%d.%m.%Y"),
        "ends": found.ends_on.strftime("%d.%m.%Y"),
        "zone": zone_label(reader, found.time_zone),
        "model": model_name(reader, found.network_model),
        "morning": _clock(found.morning_minute),
        "state": reader.plain(f"programme-state-{found.state}"),
        "goals": goals(reader, found.goals),
        "models": models(reader),
        "zones": zones(ctx, dialog_manager),
        "mornings": [{"id": minute, "label": _clock(minute)} for minute in MORNINGS],
        "other": found.programmes > 1 or ctx.actor.is_owner,
    }


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


async def goal_asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    indicator = Indicator(dialog_manager.dialog_data["indicator"])
    return {"text": ctx_of(dialog_manager).reader.html(f"goal-ask-{indicator}")}


async def programmes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = await ctx.services.programmes.mine(ctx.actor)
    return {
        "lines": [
            {"id": line.id, "label": ("✓ " if line.current else "") + line.title[:LABEL_LENGTH]}
            for line in lines
        ],
        "owner": ctx.actor.is_owner,
    }


async def on_zone(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.programmes.set_zone(ctx.actor, zone_names.named(text) or text)
    await manager.switch_to(Settings.main)


async def on_model(manager: DialogManager, model: NetworkModel) -> None:
    ctx = ctx_of(manager)
    await ctx.services.programmes.set_model(ctx.actor, model)
    await manager.switch_to(Settings.network)


async def network(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.programmes.settings(ctx.actor)
    year = await ctx.services.programmes.year(ctx.actor)
    return {"model": model_name(ctx.reader, found.network_model), "across": int(year.across_schools)}


async def on_across(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    year = await ctx.services.programmes.year(ctx.actor)
    await ctx.services.programmes.allow_across(ctx.actor, not year.across_schools)


async def on_morning(_: CallbackQuery, __: Any, manager: DialogManager, minute: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.programmes.set_morning(ctx.actor, minute)
    await manager.switch_to(Settings.main)


async def on_morning_typed(manager: DialogManager, text: str) -> None:
    time = re.fullmatch(r"\s*(\d{1,2})[:.\s](\d{2})\s*", text)
    if time is None or int(time[2]) > 59:
        raise DomainError("programme-morning-wrong")
    ctx = ctx_of(manager)
    await ctx.services.programmes.set_morning(ctx.actor, int(time[1]) * 60 + int(time[2]))
    await manager.switch_to(Settings.main)


async def on_goal(manager: DialogManager, indicator: Indicator) -> None:
    manager.dialog_data["indicator"] = str(indicator)
    await manager.switch_to(Settings.goal)


async def on_goal_value(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.programmes.set_goal(ctx.actor, Indicator(manager.dialog_data["indicator"]), text)
    await manager.switch_to(Settings.goals)


async def on_programme(_: CallbackQuery, __: Any, manager: DialogManager, programme_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.identity.choose_programme(ctx.actor, programme_id)
    await ctx.refresh()
    await open_home(manager)


dialog = Dialog(
    Window(
        Html("settings-text"),
        Group(
            Start(Label("settings-year"), id="year", state=Year.main),
            SwitchTo(Label("settings-clock"), id="clock", state=Settings.clock),
            SwitchTo(Label("settings-network"), id="network", state=Settings.network),
            SwitchTo(Label("programme-goals"), id="goals", state=Settings.goals),
            Start(Label("settings-deficits"), id="deficits", state=Catalogue.main),
            Start(Label("audit-button"), id="audit", state=AuditScreens.main),
            Start(Label("home-profile"), id="profile", state=Profile.main),
            SwitchTo(Label("home-other-programme"), id="choose", state=Settings.choose, when="other"),
            leave(),
            width=2,
        ),
        getter=facts,
        state=Settings.main,
    ),
    Window(
        Html("settings-clock-text"),
        SwitchTo(Label("settings-zone"), id="zone", state=Settings.zone),
        SwitchTo(Label("settings-morning"), id="morning", state=Settings.morning),
        Start(Label("offsets-button"), id="offsets", state=Offsets.main),
        Start(Label("own-days-button"), id="own_days", state=OwnDays.main),
        back(Settings.main),
        getter=facts,
        state=Settings.clock,
    ),
    Window(
        Problem(),
        Html("programme-ask-zone"),
        *zone_buttons(on_zone),
        typed(on_zone),
        back(Settings.clock),
        getter=facts,
        state=Settings.zone,
    ),
    Window(
        Problem(),
        Html("settings-ask-morning"),
        Group(
            choice("minute", "mornings", on_morning, of=int),
            width=4,
        ),
        typed(on_morning_typed),
        back(Settings.clock),
        getter=facts,
        state=Settings.morning,
    ),
    Window(
        Html("settings-network-text"),
        SwitchTo(Label("settings-model"), id="model", state=Settings.model),
        Button(Label("settings-across"), id="across", on_click=on_across),
        back(Settings.main),
        getter=network,
        state=Settings.network,
    ),
    Window(
        Html("programme-ask-model"),
        model_buttons(on_model),
        back(Settings.network),
        getter=facts,
        state=Settings.model,
    ),
    Window(
        Html("programme-ask-goals"),
        goal_buttons(on_goal),
        Start(Label("patience-open"), id="patience", state=Waiting.main),
        back(Settings.main),
        getter=facts,
        state=Settings.goals,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_goal_value),
        back(Settings.goals),
        getter=goal_asked,
        state=Settings.goal,
    ),
    Window(
        Html("settings-choose"),
        Pages(
            choice("one", "lines", on_programme, of=int),
            id="programmes",
            height=6,
        ),
        Start(Label("home-new-programme"), id="new", state=NewProgramme.municipality, when="owner"),
        Start(Label("home-installation"), id="all", state=Installation.main, when="owner"),
        home(),
        getter=programmes,
        state=Settings.choose,
    ),
)
