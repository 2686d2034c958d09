"""The five steps of a partnership held online: where it is, what to do, on to the next and back."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button

from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, home, leave
from handlers.partnerships.online_texts import step_name, step_text
from handlers.partnerships.states import Online
from locales import Markup, Reader, join
from services.partnerships.online import STEPS, OnlineFacts


async def open_online(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.start(Online.main, data={"partnership": manager.dialog_data["partnership"]})


async def on_start(data: Data, manager: DialogManager) -> None:
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.online(ctx.actor, data["partnership"])
    at = STEPS.index(found.step) if found.step else -1
    # What a tap means is what this screen shows, whatever has become of the partnership since.
    data["forward"] = STEPS[at + 1] if 0 <= at < len(STEPS) - 1 else None
    data["backward"] = STEPS[at - 1] if at > 0 else None
    return {
        "text": _text(ctx.reader, found),
        "forward": data["forward"] if found.can_lead else None,
        "backward": data["backward"] if found.can_lead else None,
        "can_begin": found.can_mark and found.step is None,
        "can_end": found.can_mark and found.step is not None,
    }


def _text(reader: Reader, found: OnlineFacts) -> Markup:
    if found.step is None:
        return join([reader.html("online-title"), reader.html("online-none")], "\n\n")
    at = STEPS.index(found.step)
    lines: list[str] = [reader.html("online-title"), ""]
    for number, step in enumerate(STEPS):
        key = "online-past" if number < at else "online-now" if number == at else "online-to-come"
        lines.append(reader.html(key, n=number + 1, name=step_name(reader, step)))
    return join([*lines, "", *step_text(reader, found.step)])


async def on_step(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    step = data.get(button.widget_id or "")
    if step is not None:
        await ctx.services.partnerships.go_to_step(ctx.actor, data["partnership"], STEPS[STEPS.index(step)])


async def on_mark(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.set_online(
        ctx.actor, manager.dialog_data["partnership"], online=button.widget_id == "begin"
    )


dialog = Dialog(
    Window(
        Ready("text"),
        Button(Label("online-begin"), id="begin", on_click=on_mark, when="can_begin"),
        Button(Label("online-forward"), id="forward", on_click=on_step, when="forward"),
        Button(Label("online-backward"), id="backward", on_click=on_step, when="backward"),
        Button(Label("online-end"), id="end", on_click=on_mark, when="can_end"),
        leave(),
        home(),
        getter=main,
        state=Online.main,
    ),
    on_start=on_start,
)
