"""After a broadcast: the figures, everybody by name, once more to those who did not get it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row

from delivery.messages.broadcasts import watched
from delivery.messages.partnerships import NAME_LENGTH, shortened
from handlers.broadcasts.changing import on_correct, on_withdraw
from handlers.broadcasts.preview import named_line, take_over
from handlers.broadcasts.states import Broadcasts
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, back, home
from locales import Reader, join
from services.broadcasts.facts import DELETED, EDITED, NOTED, Change, NamedLine

PAGE = 15


async def report(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    progress = await ctx.services.broadcasts.progress(ctx.actor, data["broadcast"])
    pages = max(1, -(-(progress.total + progress.left_out) // PAGE))
    page = min(data.get("page", 0), pages - 1)
    lines: list[str] = [ctx.reader.html("broadcasts-no-names")]
    if progress.secret:
        page, pages = 0, 1
    else:
        rows = await ctx.services.broadcasts.report(ctx.actor, data["broadcast"], page * PAGE, PAGE)
        lines = [named(ctx.reader, line) for line in rows]
    ended = progress.state.value in ("finished", "cancelled")
    return {
        "text": join(
            [
                watched(ctx.reader, progress).text,
                "",
                *lines,
            ]
        ),
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page < pages - 1,
        "can_repeat": ended and progress.repeatable,
        "can_change": progress.change is Change.NONE and not progress.withdrawn,
        "last_change": progress.last_change and not progress.withdrawn,
        "taken_back": progress.last_change and progress.withdrawn,
        "running": not ended,
    }


def named(reader: Reader, line: NamedLine) -> str:
    """«Иванова А. П. (Шумская СОШ): доставлено»; a failure says its reason."""
    status = line.status
    if status == "sent" and (line.read or line.reason in (EDITED, DELETED, NOTED)):
        status = "read" if line.read else line.reason
    shown = reader.plain(f"broadcasts-status-{status.replace('_', '-')}")
    if line.reason and line.status in ("failed", "uncertain"):
        shown = f"{shown} ({shortened(line.reason, NAME_LENGTH)})"
    return named_line(reader, line, shown)


async def on_page(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = 1 if button.widget_id == "later" else -1
    manager.dialog_data["page"] = max(0, manager.dialog_data.get("page", 0) + step)


async def on_repeat(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, broadcast_id = ctx_of(manager), manager.dialog_data["broadcast"]
    await ctx.services.broadcasts.repeat(ctx.actor, broadcast_id)
    await take_over(query, manager, broadcast_id)


async def on_watch(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    await take_over(query, manager, manager.dialog_data["broadcast"])


async def on_keep(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.broadcasts.keep_template(ctx.actor, manager.dialog_data["broadcast"])
    await query.answer(ctx.reader.plain("broadcasts-template-kept"))


async def on_last_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The report of the latest correction or withdrawal; from there back to the list."""
    ctx, data = ctx_of(manager), manager.dialog_data
    progress = await ctx.services.broadcasts.progress(ctx.actor, data["broadcast"])
    if progress.last_change is not None:
        data["broadcast"], data["page"] = progress.last_change, 0


windows = (
    Window(
        Ready("text"),
        Row(
            Button(Label("broadcasts-page-back"), id="earlier", on_click=on_page, when="earlier"),
            Button(Label("broadcasts-page-next"), id="later", on_click=on_page, when="later"),
        ),
        Button(Label("broadcast-repeat"), id="repeat", on_click=on_repeat, when="can_repeat"),
        Button(Label("broadcasts-correct"), id="correct", on_click=on_correct, when="can_change"),
        Button(Label("broadcasts-withdraw"), id="withdraw", on_click=on_withdraw, when="can_change"),
        Button(Label("broadcasts-keep-template"), id="keep", on_click=on_keep, when="can_change"),
        Button(Label("broadcasts-last-change"), id="last", on_click=on_last_change, when="last_change"),
        Button(Label("broadcasts-taking-back"), id="taking", on_click=on_last_change, when="taken_back"),
        Button(Label("broadcasts-watch"), id="watch", on_click=on_watch, when="running"),
        back(Broadcasts.main),
        home(),
        getter=report,
        state=Broadcasts.report,
    ),
)
