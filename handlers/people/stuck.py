"""Who is stuck where: school by school, with a word to forward to the school."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Group

from delivery.outgoing import Outgoing, send
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, Turns, choice, home, leave, wanted_page
from handlers.people.screens import short
from handlers.people.states import StuckSchools
from locales import Markup, Reader, join
from services.people.rules import Stage
from services.people.stuck import SCHOOLS_A_PAGE, SchoolNames, SchoolStuck

NAME_LENGTH = 60


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.stuck(ctx.actor, wanted_page(dialog_manager, "all"))
    first = found.place.page * SCHOOLS_A_PAGE + 1
    numbered = list(enumerate(found.schools, start=first))
    head = ctx.reader.html("stuck-main" if found.schools else "stuck-nobody")
    return {
        "text": join([head, *(school_line(n, one, ctx.reader) for n, one in numbered)]),
        "schools": [{"id": one.school_id, "n": n} for n, one in numbered if _unregistered(one)],
        "place": found.place,
    }


def _unregistered(one: SchoolStuck) -> int:
    return sum(count for stage, count in one.stages.items() if stage is not Stage.REGISTERED)


def school_line(n: int, one: SchoolStuck, reader: Reader) -> Markup:
    """«1. Шумская СОШ: не открыли 5 · без пары 3»."""
    parts = [reader.plain(f"stuck-{stage}", count=count) for stage, count in one.stages.items() if count]
    name = short(one.name, NAME_LENGTH) or reader.plain("stuck-no-school")
    return reader.html("stuck-line", n=n, name=name, parts=" · ".join(parts))


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    """A word ready to be forwarded; the list moves below it."""
    ctx = ctx_of(manager)
    found = await ctx.services.people.stuck_in(ctx.actor, school_id)
    if found.names:
        await send(ctx.bot, ctx.user.id, Outgoing(letter(found, ctx.reader)))
        manager.show_mode = ShowMode.DELETE_AND_SEND


def letter(found: SchoolNames, reader: Reader) -> Markup:
    lines = [reader.html("stuck-letter", programme=found.programme, school=found.name or "—")]
    for stage, names in found.names.items():
        lines.append(reader.html(f"stuck-letter-{stage}", names=", ".join(short(one) for one in names)))
    if found.more:
        lines.append(reader.html("stuck-letter-more", count=found.more))
    lines.append(reader.html("stuck-letter-end"))
    return join(lines)


dialog = Dialog(
    Window(
        Ready("text"),
        Group(choice("school", "schools", on_school, Label("button-line"), of=int), width=SCHOOLS_A_PAGE),
        Turns(id="all"),
        leave(),
        home(),
        getter=main,
        state=StuckSchools.main,
    ),
)
