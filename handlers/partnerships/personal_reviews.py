"""The two reviews: how far each goal is reached, and a word of both sides."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Column

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Ready, back, choice, home
from handlers.partnerships.personal_seen import seen
from handlers.partnerships.personal_texts import goal_name, outcome_name, review_text
from handlers.partnerships.states import Personal
from services.errors import NotFound
from services.partnerships.personal_facts import GoalLine, GoalOutcome, Review

OUTCOMES = tuple(GoalOutcome)


def _review(manager: DialogManager) -> Review:
    return Review(manager.dialog_data["review"])


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    which = _review(dialog_manager)
    lines = []
    for n, goal in enumerate(one.goals, start=1):
        mark = goal.marks.get(which)
        outcome = outcome_name(ctx.reader, mark.outcome if mark else "none")
        lines.append({"id": goal.id, "label": ctx.reader.plain("personal-mark-goal", n=n, outcome=outcome)})
    return {
        "text": review_text(ctx.reader, one, which),
        "goals": lines if one.can_lead and one.review is which else [],
    }


async def mark(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, goal = ctx_of(dialog_manager), await _chosen(dialog_manager)
    return {
        "text": ctx.reader.html("personal-mark-ask", goal=goal_name(ctx.reader, goal)),
        "outcomes": [
            {"id": place, "label": outcome_name(ctx.reader, outcome).capitalize()}
            for place, outcome in enumerate(OUTCOMES)
        ],
    }


async def _chosen(manager: DialogManager) -> GoalLine:
    found = await seen(manager)
    for one in found.goals:
        if one.id == manager.dialog_data["goal"]:
            return one
    raise NotFound("goal")


async def on_goal(_: CallbackQuery, __: Any, manager: DialogManager, goal_id: int) -> None:
    manager.dialog_data["goal"] = goal_id
    await manager.switch_to(Personal.mark)


async def on_outcome(_: CallbackQuery, __: Any, manager: DialogManager, place: int) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if not 0 <= place < len(OUTCOMES):
        raise NotFound("outcome")
    await ctx.services.partnerships.mark_goal(
        ctx.actor, data["partnership"], data["goal"], _review(manager), OUTCOMES[place]
    )
    await manager.switch_to(Personal.review)


async def on_note(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.note_goal(
        ctx.actor, data["partnership"], data["goal"], _review(manager), text
    )
    await manager.switch_to(Personal.review)


async def on_word(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.say_review(
        ctx.actor, manager.dialog_data["partnership"], _review(manager), text
    )


windows = (
    Window(
        Problem(),
        Ready("text"),
        Column(choice("goal_mark", "goals", on_goal, of=int)),
        typed(on_word),
        back(Personal.main),
        home(),
        getter=review,
        state=Personal.review,
    ),
    Window(
        Problem(),
        Ready("text"),
        Column(choice("outcome", "outcomes", on_outcome, of=int)),
        typed(on_note),
        back(Personal.review),
        getter=mark,
        state=Personal.mark,
    ),
)
