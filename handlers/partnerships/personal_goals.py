"""Up to three goals: from the mentees' deficits or in own words, changed, taken out."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from delivery.messages.deficits import deficit_label
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home
from handlers.partnerships.personal_seen import seen
from handlers.partnerships.personal_texts import goal_name, goals_text
from handlers.partnerships.states import Personal
from locales import join
from services.errors import NotFound
from services.partnerships.personal_facts import GoalLine, PersonalState
from services.partnerships.personal_rules import GOALS_AT_MOST

DEFICITS_A_PAGE = 6


async def goals(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    drafting = one.can_take_part and one.state is PersonalState.DRAFT
    return {
        "text": goals_text(ctx.reader, one),
        "goals": [
            {"id": goal.id, "label": f"{n}. {goal_name(ctx.reader, goal)}"}
            for n, goal in enumerate(one.goals, start=1)
            if goal.can_edit
        ],
        "can_add": drafting and len(one.goals) < GOALS_AT_MOST,
    }


async def choices(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.goal_choices(ctx.actor, dialog_manager.dialog_data["partnership"])
    return {"deficits": [{"id": one.id, "label": deficit_label(ctx.reader, one)} for one in found]}


async def goal(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await _chosen(dialog_manager)
    lines = [ctx.reader.html("personal-goal-card", text=goal_name(ctx.reader, one))]
    if one.can_edit:
        lines.append(ctx.reader.html("personal-goal-retype"))
    return {"text": join(lines, "\n\n"), "can_edit": one.can_edit}


async def _chosen(manager: DialogManager) -> GoalLine:
    found = await seen(manager)
    for one in found.goals:
        if one.id == manager.dialog_data["goal"]:
            return one
    raise NotFound("goal")


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.add_goal(
        ctx.actor, manager.dialog_data["partnership"], deficit_id=deficit_id
    )
    await manager.switch_to(Personal.goals)


async def on_words(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.add_goal(ctx.actor, manager.dialog_data["partnership"], text)
    await manager.switch_to(Personal.goals)


async def on_goal(_: CallbackQuery, __: Any, manager: DialogManager, goal_id: int) -> None:
    manager.dialog_data["goal"] = goal_id
    await manager.switch_to(Personal.goal)


async def on_retyped(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.reword_goal(ctx.actor, data["partnership"], data["goal"], text)
    await manager.switch_to(Personal.goals)


async def on_remove(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.remove_goal(ctx.actor, data["partnership"], data["goal"])
    await manager.switch_to(Personal.goals)


windows = (
    Window(
        Ready("text"),
        Column(choice("goal", "goals", on_goal, of=int)),
        SwitchTo(Label("personal-goal-add"), id="add", state=Personal.goal_new, when="can_add"),
        back(Personal.main),
        home(),
        getter=goals,
        state=Personal.goals,
    ),
    Window(
        Problem(),
        Html("personal-goal-ask"),
        Pages(choice("deficit", "deficits", on_deficit, of=int), id="deficits", height=DEFICITS_A_PAGE),
        typed(on_words),
        back(Personal.goals),
        getter=choices,
        state=Personal.goal_new,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_retyped),
        Button(Label("personal-goal-remove"), id="remove", on_click=on_remove, when="can_edit"),
        back(Personal.goals),
        getter=goal,
        state=Personal.goal,
    ),
)
