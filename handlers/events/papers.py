"""What reports and papers need of an event: stage, deficits, host school, orders; and how marks are asked."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from delivery.messages.deficits import deficit_label, deficit_name
from delivery.messages.events import called
from delivery.messages.partnerships import capital
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home
from handlers.events.opening import event_of
from handlers.events.states import Events
from handlers.people.school_lists import on_search, page_of_schools, turning
from handlers.roadmap.staging import stage_name
from locales import Markup, Reader, dates, join
from services.events.editing import OrderKind
from services.events.facts import EventAfter, EventCard, Stage
from services.orders import Order, order_of

PAGE = 7
NONE = {"-", "–", "—"}


async def _card(manager: DialogManager) -> EventCard:
    ctx = ctx_of(manager)
    return await ctx.services.events.card(ctx.actor, event_of(manager))


async def papers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, found = ctx_of(dialog_manager).reader, await _card(dialog_manager)
    head = reader.html("event-papers-title", name=called(reader, found.line))
    return {
        "text": join([head, papers_text(reader, found) or reader.html("event-papers-none")], "\n\n"),
        "anonymous": "yes" if found.anonymous else "no",
        "open": found.after is not EventAfter.SURVEYED,
    }


def papers_text(reader: Reader, found: EventCard) -> Markup:
    """What is known, a line each; empty when nothing is."""
    lines = []
    if found.stage:
        lines.append(reader.html("stage-said", stage=stage_name(found.stage, reader)))
    if found.deficits:
        names = ", ".join(deficit_name(reader, one) for one in found.deficits)
        lines.append(reader.html("stage-deficits", names=names))
    if found.host_school:
        lines.append(reader.html("event-card-host", school=found.host_school))
    for key, order in (("event-card-opening", found.opening), ("event-card-closing", found.closing)):
        if order:
            lines.append(reader.html(key, order=cited(reader, order)))
    return join(lines)


def cited(reader: Reader, order: Order) -> str:
    """«№ 123-од от 1 сентября 2026»."""
    day = dates.day_with_year(reader.locale, order.day)
    return reader.plain("event-order", number=order.number.removeprefix("№").strip(), day=day)


async def stages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, found = ctx_of(dialog_manager).reader, await _card(dialog_manager)
    return {
        "name": called(reader, found.line),
        "set": found.stage is not None,
        "stages": [
            {
                "id": one.value,
                "label": ("✓ " if one is found.stage else "") + capital(stage_name(one, reader)),
            }
            for one in Stage
        ],
    }


async def deficits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = ctx_of(dialog_manager), await _card(dialog_manager)
    chosen = {one.id for one in found.deficits}
    return {
        "name": called(ctx.reader, found.line),
        "deficits": [
            {
                "id": one.id,
                "label": ("✓ " if one.id in chosen else "") + deficit_label(ctx.reader, one),
            }
            for one in await ctx.services.people.deficits(ctx.actor)
        ],
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await _card(dialog_manager)
    name = called(ctx_of(dialog_manager).reader, found.line)
    return {**await page_of_schools(dialog_manager), "name": name, "set": bool(found.host_school)}


async def order(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, found = ctx_of(dialog_manager).reader, await _card(dialog_manager)
    which = _which(dialog_manager)
    known = found.opening if which is OrderKind.OPENING else found.closing
    return {
        "name": called(reader, found.line),
        "which": which.value,
        "known": cited(reader, known) if known else "—",
    }


def _which(manager: DialogManager) -> OrderKind:
    return OrderKind(manager.dialog_data.get("order", OrderKind.OPENING))


async def on_stage(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.set_event_stage(ctx.actor, event_of(manager), Stage(item))
    await manager.switch_to(Events.papers)


async def on_no_stage(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.set_event_stage(ctx.actor, event_of(manager), None)
    await manager.switch_to(Events.papers)


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.turn_event_deficit(ctx.actor, event_of(manager), deficit_id)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.set_host_school(ctx.actor, event_of(manager), school_id)
    await manager.switch_to(Events.papers)


async def on_no_school(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.set_host_school(ctx.actor, event_of(manager), None)
    await manager.switch_to(Events.papers)


async def on_ask_order(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["order"] = OrderKind(button.widget_id or "").value
    await manager.switch_to(Events.order)


async def on_order(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    given = None if text.strip() in NONE else order_of(text)
    await ctx.services.events.set_event_order(ctx.actor, event_of(manager), _which(manager), given)
    await manager.switch_to(Events.papers)


async def on_anonymous(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, found = ctx_of(manager), await _card(manager)
    await ctx.services.events.set_anonymous(ctx.actor, event_of(manager), not found.anonymous)


windows = (
    Window(
        Ready("text"),
        Group(
            SwitchTo(Label("event-papers-stage"), id="stage", state=Events.stage),
            SwitchTo(Label("event-papers-deficits"), id="deficits", state=Events.deficits),
            SwitchTo(Label("event-papers-school"), id="school", state=Events.host_school),
            Button(Label("event-papers-opening"), id=OrderKind.OPENING.value, on_click=on_ask_order),
            Button(Label("event-papers-closing"), id=OrderKind.CLOSING.value, on_click=on_ask_order),
            Button(Label("event-new-anonymous"), id="anonymous", on_click=on_anonymous, when="open"),
            width=2,
        ),
        Row(back(Events.edit), home()),
        getter=papers,
        state=Events.papers,
    ),
    Window(
        Html("event-ask-stage"),
        Group(choice("stages", "stages", on_stage), width=2),
        Button(Label("event-stage-by-kind"), id="none", on_click=on_no_stage, when="set"),
        Row(back(Events.papers), home()),
        getter=stages,
        state=Events.stage,
    ),
    Window(
        Html("event-ask-deficits"),
        Pages(choice("deficit", "deficits", on_deficit, of=int), id="deficit_pages", height=PAGE),
        Row(back(Events.papers), home()),
        getter=deficits,
        state=Events.deficits,
    ),
    Window(
        Problem(),
        Html("event-ask-school"),
        Column(choice("schools", "lines", on_school, of=int)),
        turning(),
        Button(Label("event-no-school"), id="none", on_click=on_no_school, when="set"),
        typed(on_search),
        Row(back(Events.papers), home()),
        getter=schools,
        state=Events.host_school,
    ),
    Window(
        Problem(),
        Html("event-ask-order"),
        typed(on_order),
        Row(back(Events.papers), home()),
        getter=order,
        state=Events.order,
    ),
)
