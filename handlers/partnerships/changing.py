"""A partnership set aside until a day, or ended: why, and until when."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column

from handlers.common.calendar import ClockCalendar
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, back, choice
from handlers.partnerships.days import coming_day
from handlers.partnerships.states import Partnerships
from locales import Reader
from services.errors import DomainError
from services.partnerships.rules import fitting_reason

REASONS = {
    "close": (
        "partnerships-why-done",
        "partnerships-why-left",
        "partnerships-why-fit",
        "partnerships-why-other",
    ),
    "pause": ("partnerships-why-ill", "partnerships-why-busy", "partnerships-why-other"),
    "out": ("partnerships-why-left", "partnerships-why-fit", "partnerships-why-other"),
}
"""Ready reasons; any other is typed."""


def ready_reasons(reader: Reader, change: str) -> list[dict[str, Any]]:
    return [{"id": index, "label": reader.plain(key)} for index, key in enumerate(REASONS[change])]


async def on_why(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Pause or close: ask for the reason first; the button's id says which."""
    manager.dialog_data["change"] = button.widget_id
    await manager.switch_to(Partnerships.why)


async def why(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, change = ctx_of(dialog_manager).reader, dialog_manager.dialog_data["change"]
    return {
        "text": reader.html(f"partnerships-ask-{change}"),
        "reasons": ready_reasons(reader, change),
    }


async def on_reason_button(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    key = REASONS[manager.dialog_data["change"]][index]
    await _because(manager, ctx_of(manager).reader.plain(key))


async def on_reason_typed(manager: DialogManager, text: str) -> None:
    await _because(manager, fitting_reason(text))


async def _because(manager: DialogManager, reason: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if data["change"] == "pause":
        data["reason"] = reason
        await manager.switch_to(Partnerships.until)
    else:
        await ctx.services.partnerships.close(ctx.actor, data["partnership"], reason)
        await manager.switch_to(Partnerships.card)


async def until(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.card(ctx.actor, dialog_manager.dialog_data["partnership"])
    return {"today": found.today}


async def on_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    try:
        await _pause(manager, day)
    except DomainError as error:
        complain(manager, error)


async def on_typed_day(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    now = await ctx.services.partnerships.local_now(ctx.actor, manager.dialog_data["partnership"])
    day = await coming_day(ctx, text, now)
    if day is None:
        raise DomainError("partnerships-day-unclear", text=text[:60])
    await _pause(manager, day)


async def _pause(manager: DialogManager, day: date) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.pause(ctx.actor, data["partnership"], data["reason"], day)
    await manager.switch_to(Partnerships.card)


windows = (
    Window(
        Problem(),
        Ready("text"),
        Column(choice("why", "reasons", on_reason_button, Label("partnerships-item"), of=int)),
        typed(on_reason_typed),
        back(Partnerships.card),
        getter=why,
        state=Partnerships.why,
    ),
    Window(
        Problem(),
        Html("partnerships-ask-until"),
        ClockCalendar(id="until", on_click=on_day),
        typed(on_typed_day),
        back(Partnerships.why),
        getter=until,
        state=Partnerships.until,
    ),
)
