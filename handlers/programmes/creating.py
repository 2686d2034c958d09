"""The owner's first start: a programme in a handful of answers, or the sample district."""

from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice
from handlers.home.opening import open_home
from handlers.programmes.pickers import (
    goal_buttons,
    goal_value,
    goals,
    model_buttons,
    model_name,
    models,
    zone_buttons,
    zone_label,
    zones,
)
from handlers.programmes.sample import load_sample, owner_names
from handlers.programmes.states import NewProgramme
from locales import zone_names
from services.programmes import rules
from services.programmes.facts import Indicator, NetworkModel
from services.programmes.facts import NewProgramme as Answers


async def first(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"has_programme": ctx_of(dialog_manager).actor.programme_id is not None}


async def years(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    likely = _likely_year(dialog_manager)
    # The likely one first; the year before it for who enters a running programme late.
    return {
        "years": [{"id": year, "label": rules.year_label(year)} for year in (likely, likely + 1, likely - 1)],
        "likely": rules.year_label(likely),
        "now": ctx.services.clock.now().year,
    }


def _likely_year(manager: DialogManager) -> int:
    now = ctx_of(manager).services.clock.now()
    return rules.school_year(now.astimezone(ZoneInfo(rules.DEFAULT_ZONE)).date())


async def zone_choice(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"zones": zones(ctx_of(dialog_manager), dialog_manager)}


async def model_choice(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"models": models(ctx_of(dialog_manager).reader)}


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, answers = ctx_of(dialog_manager).reader, _answers(dialog_manager)
    span = rules.year_span(answers.year)
    promised = "; ".join(
        reader.plain(f"goal-{one}", value=goal_value(reader, one, value))
        for one, value in answers.goals.items()
    )
    return {
        "text": reader.html(
            "programme-review",
            title=answers.title,
            municipality=answers.municipality,
            region=answers.region or "—",
            starts=span.starts_on.strftime("%d.%m.%Y"),
            ends=span.ends_on.strftime("%d.%m.%Y"),
            zone=zone_label(reader, answers.time_zone),
            model=model_name(reader, answers.network_model),
            goals=promised,
        )
    }


async def goal_choice(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"goals": goals(ctx_of(dialog_manager).reader, _answers(dialog_manager).goals)}


async def goal_asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    indicator = Indicator(dialog_manager.dialog_data["indicator"])
    return {"text": ctx_of(dialog_manager).reader.html(f"goal-ask-{indicator}")}


def _answers(manager: DialogManager) -> Answers:
    """What was answered so far; the rest as suggested."""
    data = manager.dialog_data
    year = data.get("year", _likely_year(manager))
    surname, name = owner_names(manager)
    return Answers(
        municipality=data["municipality"],
        region=data.get("region", ""),
        title=data.get("title")
        or f"{data['municipality'][: rules.LONGEST_NAME - 9]}, {rules.year_label(year)}",
        year=year,
        time_zone=data.get("zone", rules.DEFAULT_ZONE),
        network_model=NetworkModel(data.get("model", NetworkModel.MIXED)),
        surname=surname,
        name=name,
        goals=rules.DEFAULT_GOALS | {Indicator(one): value for one, value in data.get("goals", {}).items()},
    )


async def on_municipality(manager: DialogManager, text: str) -> None:
    manager.dialog_data["municipality"] = rules.clean_name(text)
    await manager.switch_to(NewProgramme.region)


async def on_region(manager: DialogManager, text: str) -> None:
    manager.dialog_data["region"] = rules.clean_name(text)
    await manager.switch_to(NewProgramme.year)


async def on_no_region(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["region"] = ""
    await manager.switch_to(NewProgramme.year)


async def on_year(_: CallbackQuery, __: Any, manager: DialogManager, year: int) -> None:
    if abs(year - _likely_year(manager)) <= 1:
        manager.dialog_data["year"] = year
        await manager.switch_to(NewProgramme.zone)


async def on_zone(manager: DialogManager, text: str) -> None:
    manager.dialog_data["zone"] = rules.clean_zone(zone_names.named(text) or text)
    await manager.switch_to(NewProgramme.model)


async def on_model(manager: DialogManager, model: NetworkModel) -> None:
    manager.dialog_data["model"] = str(model)
    await manager.switch_to(NewProgramme.review)


async def on_title(manager: DialogManager, text: str) -> None:
    manager.dialog_data["title"] = rules.clean_name(text)
    await manager.switch_to(NewProgramme.review)


async def on_goal(manager: DialogManager, indicator: Indicator) -> None:
    manager.dialog_data["indicator"] = str(indicator)
    await manager.switch_to(NewProgramme.goal)


async def on_goal_value(manager: DialogManager, text: str) -> None:
    data = manager.dialog_data
    value = rules.clean_goal(Indicator(data["indicator"]), text)
    data["goals"] = {**data.get("goals", {}), data["indicator"]: value}
    await manager.switch_to(NewProgramme.goals)


async def on_create(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.programmes.create(ctx.actor, _answers(manager))
    await ctx.refresh()
    await open_home(manager)


async def on_sample(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    surname, name = owner_names(manager)
    await load_sample(ctx_of(manager), surname, name)
    await open_home(manager)


dialog = Dialog(
    Window(
        Problem(),
        Html("programme-ask-municipality"),
        typed(on_municipality),
        Button(Label("programme-sample"), id="sample", on_click=on_sample),
        Cancel(Label("button-back"), when="has_programme"),
        getter=first,
        state=NewProgramme.municipality,
    ),
    Window(
        Problem(),
        Html("programme-ask-region"),
        typed(on_region),
        Row(back(NewProgramme.municipality), Button(Label("button-skip"), id="skip", on_click=on_no_region)),
        state=NewProgramme.region,
    ),
    Window(
        Html("programme-ask-year"),
        Group(
            choice("year", "years", on_year, of=int),
            width=3,
        ),
        back(NewProgramme.region),
        getter=years,
        state=NewProgramme.year,
    ),
    Window(
        Problem(),
        Html("programme-ask-zone"),
        *zone_buttons(on_zone),
        typed(on_zone),
        back(NewProgramme.year),
        getter=zone_choice,
        state=NewProgramme.zone,
    ),
    Window(
        Html("programme-ask-model"),
        model_buttons(on_model),
        back(NewProgramme.zone),
        getter=model_choice,
        state=NewProgramme.model,
    ),
    Window(
        Ready("text"),
        Button(Label("programme-create"), id="create", on_click=on_create),
        Row(
            SwitchTo(Label("programme-title"), id="title", state=NewProgramme.title),
            SwitchTo(Label("programme-goals"), id="goals", state=NewProgramme.goals),
        ),
        back(NewProgramme.model),
        getter=review,
        state=NewProgramme.review,
    ),
    Window(
        Problem(),
        Html("programme-ask-title"),
        typed(on_title),
        back(NewProgramme.review),
        state=NewProgramme.title,
    ),
    Window(
        Html("programme-ask-goals"),
        goal_buttons(on_goal),
        back(NewProgramme.review),
        getter=goal_choice,
        state=NewProgramme.goals,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_goal_value),
        back(NewProgramme.goals),
        getter=goal_asked,
        state=NewProgramme.goal,
    ),
)
