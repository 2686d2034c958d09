"""A lesson visit sheet: begun from a pair's card or its journal, read in the journal by both sides."""

from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from delivery.messages.visits import sheet_text
from handlers.common.context import Context, ctx_of
from handlers.common.files import show_file
from handlers.common.widgets import Html, Label, Pages, Ready, Turns, back, choice, home, wanted_page
from handlers.partnerships.states import Journal, MyPartners
from handlers.surveys.answering import show_conversation
from locales import Markup
from services.paging import Place
from services.partnerships.facts import MyPartnership
from services.surveys.visits import Sheet

MENTEES_A_PAGE = 6


def visit_button(asking: State) -> Button:
    """Begins the sheet at once in a pair; in a group the screen `asking` asks of whose lesson."""

    async def on_visit(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
        found = await _partnership(manager)
        if len(found.partners) > 1:
            await manager.switch_to(asking)
            return
        await _begin(query, manager, found.partners[0].person_id)

    return Button(Label("visit-button"), id="visit", on_click=on_visit, when="visitable")


def asking_window(asking: State, before: State) -> Window:
    """Of whose lesson, in a group."""
    return Window(
        Html("visit-whose"),
        Pages(choice("mentee", "mentees", on_mentee, of=int), id="mentees", height=MENTEES_A_PAGE),
        back(before),
        getter=_mentees,
        state=asking,
    )


async def _mentees(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await _partnership(dialog_manager)
    return {"mentees": [{"id": one.person_id, "label": one.short_name} for one in found.partners]}


async def on_mentee(query: CallbackQuery, _: Any, manager: DialogManager, mentee_id: int) -> None:
    await _begin(query, manager, mentee_id)


async def _begin(query: CallbackQuery, manager: DialogManager, mentee_id: int) -> None:
    ctx = ctx_of(manager)
    view = await ctx.services.surveys.begin_visit(
        ctx.actor, manager.dialog_data["partnership"], mentee_id, ctx.reader.plain
    )
    await show_conversation(ctx, view)
    await query.answer()
    # The conversation has come below the menu; the menu stays where it is.
    manager.show_mode = ShowMode.NO_UPDATE


async def _partnership(manager: DialogManager) -> MyPartnership:
    ctx = ctx_of(manager)
    return await ctx.services.partnerships.my_partnership(ctx.actor, manager.dialog_data["partnership"])


async def has_sheets(ctx: Context, meeting_id: int) -> bool:
    """Whether the reader, a member, has a sheet of this visit to read."""
    return bool((await ctx.services.surveys.visit_sheets(ctx.actor, meeting_id))[0])


async def _sheet(manager: DialogManager) -> tuple[list[Sheet], Place]:
    ctx = ctx_of(manager)
    return await ctx.services.surveys.visit_sheets(
        ctx.actor, manager.dialog_data["meeting"], wanted_page(manager, "sheets")
    )


async def sheet(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    found, place = await _sheet(dialog_manager)
    return {
        "text": sheet_text(reader, found[0]) if found else reader.html("visit-none"),
        "place": place,
        "file": bool(found and found[0].file),
    }


async def on_file(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    found, _place = await _sheet(manager)
    await query.answer()
    if found and found[0].file:
        await show_file(ctx_of(manager), found[0].file, Markup(""))
    manager.show_mode = ShowMode.NO_UPDATE


sheet_button = SwitchTo(Label("visit-read"), id="sheet", state=Journal.sheet, when="sheet")
sheet_window = Window(
    Ready("text"),
    Button(Label("visit-file"), id="file", on_click=on_file, when="file"),
    Turns(id="sheets"),
    Row(back(Journal.entry), home()),
    getter=sheet,
    state=Journal.sheet,
)
in_card = asking_window(MyPartners.visit, MyPartners.card)
in_journal = asking_window(Journal.visit, Journal.month)
