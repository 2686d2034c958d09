"""A viewer's overview: the programmes of the region side by side, numbers only."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row

from delivery.messages.figures import figures_line
from delivery.messages.results import effort_line, sum_line
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, leave
from handlers.programmes.states import Region
from locales import Markup, Reader, join
from services.programmes.region import ProgrammeNumbers

RESULTS_SHOWN = 2


async def overview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.programmes.region(ctx.actor, data.get("page", 0))
    blocks = [numbers(ctx.reader, one) for one in found.programmes]
    return {
        "text": join([_head(ctx.reader, found.region), *blocks], "\n\n"),
        "earlier": found.earlier,
        "later": found.later,
    }


def _head(reader: Reader, region: str) -> Markup:
    return reader.html("region-head", region=region) if region else reader.html("region-head-unnamed")


def numbers(reader: Reader, one: ProgrammeNumbers) -> Markup:
    head = reader.html(
        "region-programme",
        title=one.title,
        municipality=one.municipality,
        said=int(one.municipality in one.title),
        state=reader.plain(f"programme-state-{one.state}"),
        schools=one.schools,
        people=one.people,
        connected=one.connected,
        partnerships=one.partnerships,
        done=one.done,
        due=one.due,
    )
    figures = reader.html("region-figures", figures=figures_line(one.figures, reader))
    sums = [sum_line(each, reader) for each in one.results[:RESULTS_SHOWN]]
    return join([head, figures, effort_line(one.effort, reader), *sums])


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = 1 if button.widget_id == "later" else -1
    manager.dialog_data["page"] = max(manager.dialog_data.get("page", 0) + step, 0)


dialog = Dialog(
    Window(
        Ready("text"),
        Row(
            Button(Label("list-earlier"), id="earlier", on_click=on_turn, when="earlier"),
            Button(Label("list-later"), id="later", on_click=on_turn, when="later"),
        ),
        leave(),
        getter=overview,
        state=Region.main,
    )
)
