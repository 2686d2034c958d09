"""What people have shown is looked at one by one: accepted, or returned with a word."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from handlers.common.context import ctx_of
from handlers.common.files import show_file
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, leave
from handlers.roadmap.states import Review
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.roadmap.reviewing import ReviewCard

TEXT_SHOWN = 1500


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.roadmap.review(ctx.actor, data.get("skip", 0))
    note = data.pop("note", "")
    parts = [Markup(note)] if note else []
    data["item"] = found.id if found else 0
    if found is None:
        parts.append(ctx.reader.html("review-empty"))
        return {"text": join(parts, "\n\n"), "acceptable": [], "any": False, "file": False, "several": False}
    data["skip"] = found.place - 1
    parts.append(review_text(found, ctx.reader))
    return {
        "text": join(parts, "\n\n"),
        "acceptable": [{"id": found.id}],
        "any": True,
        "file": found.file is not None,
        "several": found.total > 1,
        "place": found.place,
        "total": found.total,
    }


def review_text(found: ReviewCard, reader: Reader) -> Markup:
    lines = [
        reader.html(
            "review-card",
            place=found.place,
            total=found.total,
            title=short(found.title, 300),
            person=found.person,
            school=found.school or "-",
            day=day_text(reader.locale, found.done_on) if found.done_on else "-",
        )
    ]
    if found.text:
        lines.append(reader.html("review-text", text=short(found.text, TEXT_SHOWN)))
    if found.file:
        lines.append(reader.html("review-file", name=short(found.file.name, 80)))
    if not found.text and not found.file:
        lines.append(reader.html("review-nothing"))
    if found.returns:
        lines.append(reader.html("review-again", count=found.returns))
    return join(lines)


async def on_show(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The file itself; the card moves below it."""
    ctx, data = ctx_of(manager), manager.dialog_data
    found = await ctx.services.roadmap.review(ctx.actor, data["skip"])
    if found is not None and found.file is not None:
        await show_file(ctx, found.file, ctx.reader.html("plan-evidence-from", person=found.person))
        manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_accept(_: CallbackQuery, __: Any, manager: DialogManager, item: int) -> None:
    """The button names what it accepts: a second tap must not accept what has come into its place."""
    ctx = ctx_of(manager)
    await ctx.services.roadmap.accept(ctx.actor, item)


async def on_accept_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    count = await ctx.services.roadmap.accept_all(ctx.actor)
    manager.dialog_data["note"] = ctx.reader.html("review-accepted-all", count=count)


async def on_word(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.return_evidence(ctx.actor, data["item"], text)
    data["note"] = ctx.reader.html("review-returned-note")
    await manager.switch_to(Review.main)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["skip"] = manager.dialog_data.get("skip", 0) + (
        1 if button.widget_id == "later_page" else -1
    )


dialog = Dialog(
    Window(
        Ready("text"),
        Button(Label("review-button-file"), id="file", on_click=on_show, when="file"),
        Row(
            choice("accept", "acceptable", on_accept, Label("review-button-accept"), of=int),
            SwitchTo(Label("review-button-return"), id="return", state=Review.word, when="any"),
        ),
        Row(
            Button(Format("←"), id="earlier_page", on_click=on_turn, when="several"),
            Button(Format("{place}/{total}"), id="page_number", when="several"),
            Button(Format("→"), id="later_page", on_click=on_turn, when="several"),
        ),
        Button(Label("review-button-accept-all"), id="accept_all", on_click=on_accept_all, when="several"),
        leave(),
        getter=main,
        state=Review.main,
    ),
    Window(Problem(), Html("review-type-word"), typed(on_word), back(Review.main), state=Review.word),
)
