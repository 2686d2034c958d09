"""When people are reminded: of the whole plan, or of one activity; by taps or typed."""

from collections.abc import Collection
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group

from delivery.messages.bundle import short
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Label, Ready, choice, leave
from handlers.roadmap.states import Offsets
from locales import Reader, join
from services.errors import DomainError
from services.roadmap.offsets import parse

USUAL = (-14, -7, -3, -1, 0, 3)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.roadmap.offsets(ctx.actor, data.get("activity"))
    reader, title = ctx.reader, short(found.title, 300)
    parts = []
    if "moved" in data:
        parts.append(reader.html("own-days-moved", count=data.pop("moved")))
    parts.append(reader.html("offsets-of-activity", title=title) if title else reader.html("offsets-of-all"))
    parts.append(
        reader.html("offsets-now", days=offsets_words(found.days, reader), own=int(found.own or not title))
    )
    parts.append(reader.html("offsets-ask"))
    return {
        "text": join(parts, "\n\n"),
        "days": [
            {"id": day, "label": f"{'☑️' if day in found.days else '▫️'} {offset_word(day, reader)}"}
            for day in sorted({*USUAL, *found.days})
        ],
        "own": found.own,
    }


def offsets_words(days: Collection[int], reader: Reader) -> str:
    """«за 7 дней, за 1 день, в день срока, через 3 дня»."""
    return ", ".join(offset_word(day, reader) for day in days) or reader.plain("offsets-no")


def offset_word(day: int, reader: Reader) -> str:
    if not day:
        return reader.plain("offset-day")
    return reader.plain("offset-after" if day > 0 else "offset-before", days=abs(day))


async def on_day(_: CallbackQuery, __: Any, manager: DialogManager, day: int) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.roadmap.offsets(ctx.actor, manager.dialog_data.get("activity"))
    try:
        await _set(manager, set(found.days) ^ {day})
    except DomainError as error:
        complain(manager, error)


async def on_typed(manager: DialogManager, text: str) -> None:
    await _set(manager, parse(text))


async def on_common(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set(manager, None)


async def _set(manager: DialogManager, days: Collection[int] | None) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    activity_id = data.get("activity")
    if activity_id is not None:
        data["moved"] = await ctx.services.roadmap.set_activity_offsets(ctx.actor, activity_id, days)
    elif days is not None:
        data["moved"] = await ctx.services.roadmap.set_offsets(ctx.actor, days)


async def on_start(start: Data, manager: DialogManager) -> None:
    if isinstance(start, dict):
        manager.dialog_data["activity"] = start["activity"]


dialog = Dialog(
    Window(
        Problem(),
        Ready("text"),
        Group(choice("day", "days", on_day, of=int), width=2),
        Button(Label("offsets-common"), id="common", on_click=on_common, when="own"),
        typed(on_typed),
        leave(),
        getter=main,
        state=Offsets.main,
    ),
    on_start=on_start,
)
