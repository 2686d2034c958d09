"""Correcting and withdrawing what was sent: asked for, shown, asked once more."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from handlers.broadcasts.preview import drop_copy, refused, show_copy, take_over
from handlers.broadcasts.states import Broadcasts
from handlers.broadcasts.writing import content_of
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, Ready, back
from locales import Markup, join
from services.errors import DomainError


async def on_correct(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _propose(manager, withdraws=False)
    await manager.switch_to(Broadcasts.correct)


async def on_withdraw(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _propose(manager, withdraws=True)
    await manager.switch_to(Broadcasts.change)


async def _propose(manager: DialogManager, *, withdraws: bool) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    data["change"] = await ctx.services.broadcasts.propose_change(ctx.actor, data["broadcast"], withdraws)
    data["withdraws"] = withdraws


async def on_correction(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """What it shall be instead."""
    ctx = ctx_of(manager)
    try:
        if message.media_group_id:
            raise DomainError("broadcasts-correct-album")
        await ctx.services.broadcasts.correct(ctx.actor, manager.dialog_data["change"], content_of(message))
    except DomainError as error:
        complain(manager, error)
        return
    await manager.switch_to(Broadcasts.change)


async def change(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The corrected message itself, and whom the change reaches."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    scope = await ctx.services.broadcasts.scope(ctx.actor, data["change"])
    withdraws = data["withdraws"]
    problem: list[Markup] = []
    if not withdraws:
        await show_copy(dialog_manager, ctx, data["change"])
        problem = refused(dialog_manager)
    counted = (
        ("broadcasts-scope-old", scope.old if withdraws else 0),
        ("broadcasts-scope-cancelled" if withdraws else "broadcasts-scope-waiting", scope.waiting),
        ("broadcasts-scope-unknown", scope.unknown),
    )
    lines = [*problem, ctx.reader.html(f"broadcasts-scope-{_word(withdraws)}", n=scope.sent)]
    lines += [ctx.reader.html(key, n=n) for key, n in counted if n]
    can_correct = not withdraws and not problem
    return {"text": join(lines), "n": scope.sent, "withdraws": withdraws, "can_correct": can_correct}


async def sure(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    scope = await ctx.services.broadcasts.scope(ctx.actor, data["change"])
    text = ctx.reader.html(f"broadcasts-sure-{_word(data['withdraws'])}", n=scope.sent)
    return {"text": text, "n": scope.sent, "withdraws": data["withdraws"]}


def _word(withdraws: bool) -> str:
    return "withdraw" if withdraws else "correct"


async def on_sure(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """It begins; this very message becomes its progress message."""
    ctx, change_id = ctx_of(manager), manager.dialog_data["change"]
    await ctx.services.broadcasts.start_change(ctx.actor, change_id)
    await take_over(query, manager, change_id)


async def on_leave(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the report; nothing has changed for anybody."""
    await drop_copy(manager)
    ctx = ctx_of(manager)
    await ctx.services.broadcasts.discard(ctx.actor, manager.dialog_data.pop("change"))
    await manager.switch_to(Broadcasts.report)


async def on_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await drop_copy(manager)
    await manager.switch_to(Broadcasts.correct)


windows = (
    Window(
        Problem(),
        Html("broadcasts-ask-correction"),
        MessageInput(on_correction, filter=~F.text.startswith("/")),
        Button(Label("button-back"), id="leave", on_click=on_leave),
        state=Broadcasts.correct,
    ),
    Window(
        Ready("text"),
        SwitchTo(Label("broadcasts-do-correct"), id="do", state=Broadcasts.sure, when="can_correct"),
        SwitchTo(Label("broadcasts-do-withdraw"), id="undo", state=Broadcasts.sure, when="withdraws"),
        Button(Label("broadcasts-change"), id="again", on_click=on_again, when=~F["withdraws"]),
        Button(Label("button-cancel"), id="leave", on_click=on_leave),
        getter=change,
        state=Broadcasts.change,
    ),
    Window(
        Ready("text"),
        Button(Label("broadcasts-yes-correct"), id="do", on_click=on_sure, when=~F["withdraws"]),
        Button(Label("broadcasts-yes-withdraw"), id="undo", on_click=on_sure, when="withdraws"),
        back(Broadcasts.change),
        getter=sure,
        state=Broadcasts.sure,
    ),
)
