"""One's own quiet hours, in two taps or typed: from when in the evening, until when in the morning."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Group

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, back, choice
from handlers.people.states import Profile
from services.people.own import QUIET_FROM, QUIET_TO, QuietHours


async def hours(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    now = await ctx.services.people.quiet_hours(ctx.actor)
    start = dialog_manager.dialog_data.get("quiet_from", now.start)
    return {
        "start": f"{start}:00",
        "end": f"{now.end}:00",
        "starts": [{"id": hour, "label": f"{hour}:00"} for hour in QUIET_FROM],
        "ends": [{"id": hour, "label": f"{hour}:00"} for hour in QUIET_TO],
    }


async def on_start(_: CallbackQuery, __: Any, manager: DialogManager, hour: int) -> None:
    manager.dialog_data["quiet_from"] = hour
    await manager.switch_to(Profile.quiet_to)


async def on_end(_: CallbackQuery, __: Any, manager: DialogManager, hour: int) -> None:
    ctx = ctx_of(manager)
    start = manager.dialog_data.pop("quiet_from")
    await ctx.services.people.set_quiet_hours(ctx.actor, QuietHours(start, hour))
    await manager.switch_to(Profile.main)


async def on_typed(manager: DialogManager, text: str) -> None:
    """Both at once: «с 21 до 9»."""
    ctx = ctx_of(manager)
    await ctx.services.people.set_quiet_hours(ctx.actor, QuietHours.read(text))
    manager.dialog_data.pop("quiet_from", None)
    await manager.switch_to(Profile.main)


windows = (
    Window(
        Problem(),
        Html("profile-quiet-from"),
        Group(choice("start", "starts", on_start, of=int), width=3),
        typed(on_typed),
        back(Profile.fields),
        getter=hours,
        state=Profile.quiet_from,
    ),
    Window(
        Problem(),
        Html("profile-quiet-to"),
        Group(choice("end", "ends", on_end, of=int), width=3),
        typed(on_typed),
        back(Profile.quiet_from),
        getter=hours,
        state=Profile.quiet_to,
    ),
)
