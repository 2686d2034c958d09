"""The methodist's desk: cards that wait, published with one tap or given back with a word."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo

from delivery.messages.deficits import deficit_name
from delivery.messages.practices import card_text, line_label
from documents.practices import vocabulary
from handlers.common.context import Context, ctx_of
from handlers.common.files import show_file
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, home, leave, wanted_page
from handlers.practices.states import PracticeDesk
from locales import LANGUAGES, Reader, join
from services.errors import NotFound
from services.practices.facts import PracticeCard, PracticeState

PAGE = 7


async def on_start(data: Data, manager: DialogManager) -> None:
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    page = wanted_page(dialog_manager, "waiting")
    found = await ctx.services.practices.waiting_practices(ctx.actor, page, PAGE)
    return {
        "n": found.place.total,
        "lines": [{"id": one.id, "label": line_label(one)} for one in found.lines],
        "place": found.place,
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    one = await ctx.services.practices.practice_card(ctx.actor, dialog_manager.dialog_data["practice"])
    lines = [card_text(ctx.reader, one), ctx.reader.html(f"practice-desk-{one.state}")]
    return {
        "text": join(lines, "\n\n"),
        "files": [{"id": file.id, "label": f"📄 {file.file.name}"} for file in one.files],
        "waits": one.state is PracticeState.WAITING,
    }


def words_of(ctx: Context, one: PracticeCard) -> list[str]:
    """Everything by which a card may be looked for; what its deficits are called in every language."""
    readers = [Reader(ctx.texts, language) for language in LANGUAGES]
    names = {deficit_name(reader, deficit) for reader in readers for deficit in one.deficits}
    return [one.title, one.about, one.subject, one.grade, one.event, one.author, one.school, *sorted(names)]


async def on_card(_: CallbackQuery, __: Any, manager: DialogManager, practice_id: int) -> None:
    manager.dialog_data["practice"] = practice_id
    await manager.switch_to(PracticeDesk.card)


async def on_file(_: CallbackQuery, __: Any, manager: DialogManager, file_id: int) -> None:
    ctx = ctx_of(manager)
    one = await ctx.services.practices.practice_card(ctx.actor, manager.dialog_data["practice"])
    file = next((line for line in one.files if line.id == file_id), None)
    if file is None:
        raise NotFound("file")
    await show_file(ctx, file.file, ctx.reader.html("practice-caption", title=one.title))


async def on_publish(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    one = await ctx.services.practices.practice_card(ctx.actor, manager.dialog_data["practice"])
    words = await ctx.office.run(vocabulary, words_of(ctx, one))
    await ctx.services.practices.publish(ctx.actor, one.id, words)
    await query.answer(ctx.reader.plain("practice-published"))
    await manager.switch_to(PracticeDesk.main)


async def on_note(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.practices.give_back(ctx.actor, manager.dialog_data["practice"], text)
    await manager.switch_to(PracticeDesk.main)


dialog = Dialog(
    Window(
        Html("practices-waiting"),
        Column(choice("waiting", "lines", on_card, of=int)),
        Turns(id="waiting"),
        Row(leave(), home()),
        getter=main,
        state=PracticeDesk.main,
    ),
    Window(
        Ready("text"),
        Column(choice("file", "files", on_file, of=int)),
        Row(
            Button(Label("practice-publish"), id="publish", on_click=on_publish),
            SwitchTo(Label("practice-give-back"), id="note", state=PracticeDesk.note),
            when="waits",
        ),
        Row(back(PracticeDesk.main), home()),
        getter=card,
        state=PracticeDesk.card,
    ),
    Window(
        Problem(),
        Html("practice-ask-note"),
        typed(on_note),
        back(PracticeDesk.card),
        state=PracticeDesk.note,
    ),
    on_start=on_start,
)
