"""The programme's year: its name, phases, reviews and order, and the way to the next one."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Start, SwitchTo

from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, leave
from handlers.programmes.spans import day_of_words, span_of_words
from handlers.programmes.states import NextYear, Year
from locales import Markup, join
from services.orders import order_of
from services.programmes.facts import PhaseKind
from services.programmes.rules import Span
from services.programmes.years import YearFacts

PHASES = tuple(PhaseKind)
REVIEWS = ("interim", "final")
NOTHING = "—"


async def facts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    year = await ctx.services.programmes.year(ctx.actor)
    return {
        "text": year_text(ctx, year),
        "days": [
            {"id": index, "label": ctx.reader.plain(f"year-button-{name}")}
            for index, name in enumerate((*PHASES, *REVIEWS))
        ],
    }


def year_text(ctx: Context, year: YearFacts) -> Markup:
    reader = ctx.reader
    lines = [reader.html("year-head", title=year.title, days=_span(year.span))]
    for kind in PHASES:
        span = year.phases.get(kind)
        lines.append(reader.html(f"year-{kind}", days=_span(span) if span else NOTHING))
    for name, day in (("interim", year.interim_review_on), ("final", year.final_review_on)):
        lines.append(reader.html(f"year-{name}", day=_day(day) if day else NOTHING))
    if year.order:
        lines.append(reader.html("year-order", number=year.order.number, day=_day(year.order.day)))
    else:
        lines.append(reader.html("year-no-order"))
    return join(lines)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _span(span: Span) -> str:
    return f"{_day(span.starts_on)} – {_day(span.ends_on)}"


async def asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    name = dialog_manager.dialog_data["what"]
    return {
        "text": ctx_of(dialog_manager).reader.html(f"year-ask-{name}"),
        "review": name in REVIEWS,
    }


async def on_day(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    names = [*map(str, PHASES), *REVIEWS]
    if 0 <= index < len(names):
        manager.dialog_data["what"] = names[index]
        await manager.switch_to(Year.day)


async def on_days(manager: DialogManager, text: str) -> None:
    """Two days for a phase, one for a review; days without a year are those of the programme's."""
    ctx, name = ctx_of(manager), manager.dialog_data["what"]
    year = await ctx.services.programmes.year(ctx.actor)
    since = year.span.starts_on, year.time_zone
    if name in REVIEWS:
        await _set_review(ctx, year, name, await day_of_words(ctx, text, *since))
    else:
        span = await span_of_words(ctx, text, *since)
        await ctx.services.programmes.set_phase(ctx.actor, PhaseKind(name), span)
    await manager.switch_to(Year.main)


async def _set_review(ctx: Context, year: YearFacts, name: str, day: date | None) -> None:
    interim = day if name == "interim" else year.interim_review_on
    final = day if name == "final" else year.final_review_on
    await ctx.services.programmes.set_reviews(ctx.actor, interim, final)


async def on_no_review(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, name = ctx_of(manager), manager.dialog_data["what"]
    await _set_review(ctx, await ctx.services.programmes.year(ctx.actor), name, None)
    await manager.switch_to(Year.main)


async def on_order(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.programmes.approve(ctx.actor, order_of(text))
    await manager.switch_to(Year.main)


async def on_title(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.programmes.rename(ctx.actor, text)
    await manager.switch_to(Year.main)


dialog = Dialog(
    Window(
        Ready("text"),
        Column(choice("day", "days", on_day, of=int)),
        Group(
            SwitchTo(Label("programme-title"), id="title", state=Year.title),
            SwitchTo(Label("year-order-button"), id="order", state=Year.order),
            Start(Label("year-next"), id="next", state=NextYear.main),
            leave(),
            width=2,
        ),
        getter=facts,
        state=Year.main,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_days),
        Button(Label("year-no-review"), id="none", on_click=on_no_review, when="review"),
        back(Year.main),
        getter=asked,
        state=Year.day,
    ),
    Window(
        Problem(),
        Html("year-ask-order"),
        typed(on_order),
        back(Year.main),
        state=Year.order,
    ),
    Window(
        Problem(),
        Html("programme-ask-title"),
        typed(on_title),
        back(Year.main),
        state=Year.title,
    ),
)
