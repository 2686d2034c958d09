"""The interim and the final review of the plan: its day, what it came to, the order."""

from typing import Any

from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Start, SwitchTo

from delivery.messages.bundle import short
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, leave
from handlers.programmes.spans import day_of_words
from handlers.programmes.states import Year
from handlers.roadmap.states import Outcome
from locales import Markup, Reader, join
from services.orders import order_of
from services.roadmap.plan_reviews import PlanReview, PlanReviewFacts

OUTCOME_SHOWN = 3000


async def _found(manager: DialogManager) -> PlanReviewFacts:
    ctx = ctx_of(manager)
    reviews = await ctx.services.roadmap.plan_reviews(ctx.actor)
    return next(one for one in reviews if one.kind == manager.dialog_data["kind"])


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, found = ctx_of(dialog_manager).reader, await _found(dialog_manager)
    parts = [review_line(found, reader)]
    if found.held_on:
        parts.append(reader.html("outcome-text", text=short(found.outcome, OUTCOME_SHOWN)))
        if found.order:
            day = f"{found.order.day:%d.%m.%Y}"
            parts.append(reader.html("outcome-order", number=found.order.number, day=day))
    return {
        "text": join(parts, "\n\n"),
        "held": int(found.held_on is not None),
        "undated": found.day is None,
    }


def review_line(found: PlanReviewFacts, reader: Reader) -> Markup:
    """«📌 Промежуточные итоги: 20.12.2026»; once held, when that was."""
    if found.held_on:
        return reader.html("outcome-held", kind=str(found.kind), day=f"{found.held_on:%d.%m.%Y}")
    day = f"{found.day:%d.%m.%Y}" if found.day else ""
    return reader.html("outcome-planned", kind=str(found.kind), day=day, dated=int(bool(day)))


async def on_text(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.record_review(ctx.actor, PlanReview(manager.dialog_data["kind"]), text)
    await manager.switch_to(Outcome.main)


async def on_day(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    year = await ctx.services.programmes.year(ctx.actor)
    day = await day_of_words(ctx, text, year.span.starts_on, year.time_zone)
    await ctx.services.roadmap.date_review(ctx.actor, PlanReview(manager.dialog_data["kind"]), day)
    await manager.switch_to(Outcome.main)


async def on_order(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    kind = PlanReview(manager.dialog_data["kind"])
    await ctx.services.roadmap.order_review(ctx.actor, kind, order_of(text))
    await manager.switch_to(Outcome.main)


async def on_start(start: Data, manager: DialogManager) -> None:
    if isinstance(start, dict):
        manager.dialog_data["kind"] = start["kind"]


dialog = Dialog(
    Window(
        Ready("text"),
        SwitchTo(Label("outcome-write"), id="write", state=Outcome.text),
        SwitchTo(Label("outcome-day"), id="day", state=Outcome.day, when="held"),
        SwitchTo(Label("change-button-order"), id="order", state=Outcome.order, when="held"),
        Start(Label("settings-year"), id="year", state=Year.main, when="undated"),
        leave(),
        getter=main,
        state=Outcome.main,
    ),
    Window(Problem(), Html("outcome-ask"), typed(on_text), back(Outcome.main), state=Outcome.text),
    Window(Problem(), Html("outcome-ask-day"), typed(on_day), back(Outcome.main), state=Outcome.day),
    Window(Problem(), Html("order-type"), typed(on_order), back(Outcome.main), state=Outcome.order),
    on_start=on_start,
)
