"""«Ask for another partner»: a reason, a last look, and off to the methodist; the partner hears nothing."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice
from handlers.partnerships.states import MyPartners
from services.partnerships.rules import REQUEST_LENGTH, fitting_reason

REASONS = ("request-why-time", "request-why-subject", "request-why-fit", "request-why-other")


async def reasons(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {"reasons": [{"id": index, "label": reader.plain(key)} for index, key in enumerate(REASONS)]}


async def check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {"text": reader.html("request-check", reason=dialog_manager.dialog_data["reason"])}


async def on_reason_button(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    await _because(manager, ctx_of(manager).reader.plain(REASONS[index]))


async def _because(manager: DialogManager, reason: str) -> None:
    manager.dialog_data["reason"] = fitting_reason(reason, REQUEST_LENGTH)
    await manager.switch_to(MyPartners.ask_check)


async def on_send(query: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    new = await ctx.services.partnerships.ask_other_partner(ctx.actor, data["partnership"], data["reason"])
    await query.answer(ctx.reader.plain("request-sent" if new else "request-sent-before"), show_alert=True)
    await manager.switch_to(MyPartners.card)


windows = (
    Window(
        Problem(),
        Html("request-ask"),
        Column(choice("why", "reasons", on_reason_button, Label("partnerships-item"), of=int)),
        typed(_because),
        back(MyPartners.card),
        getter=reasons,
        state=MyPartners.ask,
    ),
    Window(
        Ready("text"),
        Button(Label("request-send"), id="send", on_click=on_send),
        back(MyPartners.ask),
        getter=check,
        state=MyPartners.ask_check,
    ),
)
