"""An activity of the saved plan is moved, reworded, dropped or taken back; its history."""

from dataclasses import asdict
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from delivery.messages.bundle import short
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, leave
from handlers.roadmap.periods import line_period, period_words
from handlers.roadmap.reading import period_of_words
from handlers.roadmap.states import Change, Offsets
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.orders import Order, order_of
from services.roadmap.changing import ChangeLine
from services.roadmap.drafts import Period, PeriodKind

TEXT_SHOWN = 60


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What can be changed of the activity, and what was."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    card = await ctx.services.roadmap.activity(ctx.actor, data["activity"])
    history = await ctx.services.roadmap.history(ctx.actor, data["activity"])
    lines = [
        ctx.reader.html(
            "change-activity", title=short(card.line.title, 400), period=line_period(card.line, ctx.reader)
        )
    ]
    lines += [history_line(one, ctx.reader) for one in history]
    note = data.pop("note", "")
    text = join(lines)
    return {
        "text": join([Markup(note), text], "\n\n") if note else text,
        "title": short(card.line.title, 400),
        "dropped": card.line.dropped,
        "standing": not card.line.dropped,
        "remindable": not card.line.dropped and PeriodKind(str(card.line.kind)) is not PeriodKind.WINDOW,
        "movable": not card.line.dropped and card.line.dated,
    }


def history_line(one: ChangeLine, reader: Reader) -> Markup:
    line = reader.html(
        f"history-{one.kind}-{one.field}" if one.field else f"history-{one.kind}",
        day=day_text(reader.locale, one.changed_on),
        before=short(one.before, TEXT_SHOWN) or "-",
        after=short(one.after, TEXT_SHOWN) or "-",
    )
    return join([line, order_words(one.order, reader)], "") if one.order else line


def order_words(order: Order, reader: Reader) -> Markup:
    """« (приказ № 12-од от 1 декабря)»."""
    return reader.html("order-cited", number=order.number, day=order.day.strftime("%d.%m.%Y"))


async def confirm(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What moving the activity would do, before it is done."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    frame, order = await ctx.services.roadmap.plan_frame(ctx.actor), _order(data)
    period = period_of_words(data["words"], frame)
    seen = await ctx.services.roadmap.preview_move(ctx.actor, data["activity"], period)
    words = period_words(period, ctx.reader, frame.days)
    parts = [ctx.reader.html("change-preview", period=words, **asdict(seen))]
    if order:
        parts.append(order_words(order, ctx.reader))
    return {"text": join(parts, "")}


async def _period(ctx: Context, data: dict[str, Any]) -> Period:
    return period_of_words(data["words"], await ctx.services.roadmap.plan_frame(ctx.actor))


def _order(data: dict[str, Any]) -> Order | None:
    number, day = data.get("order", ("", ""))
    return Order(number, date.fromisoformat(day)) if number else None


async def on_words(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    words = " ".join(text.split())
    period = await _period(ctx, {"words": words})
    await ctx.services.roadmap.preview_move(ctx.actor, data["activity"], period)
    data["words"] = words
    await manager.switch_to(Change.confirm)


async def on_offsets(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Offsets.main, data={"activity": manager.dialog_data["activity"]})


async def on_order(manager: DialogManager, text: str) -> None:
    order = order_of(text)
    manager.dialog_data["order"] = (order.number, order.day.isoformat())
    await manager.switch_to(Change.confirm)


async def on_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    period = await _period(ctx, data)
    done = await ctx.services.roadmap.move(ctx.actor, data["activity"], period, data["words"], _order(data))
    data.pop("order", None)
    data["note"] = ctx.reader.html("change-moved-note", people=done.people)
    await manager.switch_to(Change.main)


async def on_title(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.reword(ctx.actor, data["activity"], text)
    await manager.switch_to(Change.main)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    people = await ctx.services.roadmap.drop(ctx.actor, data["activity"])
    data["note"] = ctx.reader.html("change-dropped-note", people=people)
    await manager.switch_to(Change.main)


async def on_restore(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.restore(ctx.actor, data["activity"])


async def on_start(start: Data, manager: DialogManager) -> None:
    if isinstance(start, dict):
        manager.dialog_data["activity"] = start["activity"]


dialog = Dialog(
    Window(
        Ready("text"),
        SwitchTo(Label("change-button-move"), id="move", state=Change.period, when="movable"),
        SwitchTo(Label("import-button-title"), id="reword", state=Change.title, when="standing"),
        Button(Label("offsets-button"), id="offsets", on_click=on_offsets, when="remindable"),
        SwitchTo(Label("change-button-drop"), id="drop", state=Change.drop, when="standing"),
        Button(Label("change-button-restore"), id="restore", on_click=on_restore, when="dropped"),
        leave(),
        getter=main,
        state=Change.main,
    ),
    Window(Problem(), Html("plan-type-dates"), typed(on_words), back(Change.main), state=Change.period),
    Window(
        Ready("text"),
        Button(Label("change-button-confirm"), id="confirm", on_click=on_move),
        SwitchTo(Label("change-button-order"), id="order", state=Change.order),
        SwitchTo(Label("change-button-other"), id="other", state=Change.period),
        back(Change.main),
        getter=confirm,
        state=Change.confirm,
    ),
    Window(Problem(), Html("order-type"), typed(on_order), back(Change.confirm), state=Change.order),
    Window(
        Problem(),
        Html("import-type-title"),
        typed(on_title),
        back(Change.main),
        getter=main,
        state=Change.title,
    ),
    Window(
        Html("change-drop-sure"),
        Button(Label("change-button-drop"), id="drop_sure", on_click=on_drop),
        back(Change.main),
        getter=main,
        state=Change.drop,
    ),
    on_start=on_start,
)
