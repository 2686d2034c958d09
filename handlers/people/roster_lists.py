"""The lists of a roster's preview: wrong rows, what changes, who is not in the list any more."""

from pathlib import PurePath
from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row

from documents.errors import DocumentError
from documents.roster import return_roster
from handlers.common.context import Context, ctx_of
from handlers.common.files import fetch
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice
from handlers.people.roster_words import change_of, reason_of
from handlers.people.screens import short
from handlers.people.states import Roster
from locales import Reader, join
from services.errors import DomainError
from services.people.drafts import RosterProblem

LINES_A_PAGE = 5


def page_of(data: dict[str, Any], lines: int) -> tuple[int, dict[str, Any]]:
    """The first line of the page that is open, and what the window says of its pages."""
    pages = max(1, -(-lines // LINES_A_PAGE))
    page = data["page"] = min(max(data.get("page", 0), 0), pages - 1)
    return page * LINES_A_PAGE, {
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


async def problems(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.roster_preview(ctx.actor, data["draft"])
    start, pages = page_of(data, len(found.problems))
    shown = found.problems[start : start + LINES_A_PAGE]
    text = join([ctx.reader.html("people-problem", **_said(ctx.reader, one)) for one in shown])
    return {"text": text, "wrong": found.wrong, **pages}


def _said(reader: Reader, problem: RosterProblem) -> dict[str, Any]:
    return {"row": problem.row, "column": problem.column or "-", "text": reason_of(reader, problem)}


async def changes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.roster_preview(ctx.actor, data["draft"])
    start, pages = page_of(data, len(found.changes))
    text = join([change_of(ctx.reader, one) for one in found.changes[start : start + LINES_A_PAGE]])
    return {"text": text, "changed": len(found.changes), **pages}


async def notes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """All that was mended, read with a doubt or passed over, though nothing waits for it."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.roster_preview(ctx.actor, data["draft"])
    start, pages = page_of(data, len(found.warnings))
    lines = [
        ctx.reader.html("people-preview-warning", row=one.row, text=reason_of(ctx.reader, one))
        for one in found.warnings[start : start + LINES_A_PAGE]
    ]
    return {"text": join(lines), "notes": len(found.warnings), **pages}


async def missing(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    people = await ctx.services.people.missing_people(ctx.actor, data["draft"])
    return {
        "text": ctx.reader.html("people-missing", n=len(people), leaving=sum(one.leaving for one in people)),
        "people": [
            {
                "id": one.id,
                "label": ctx.reader.plain(
                    "people-missing-line",
                    name=short(one.full_name, 60),
                    state="leaving" if one.leaving else "paired" if one.paired else "stays",
                ),
            }
            for one in people
        ],
    }


async def on_missing(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    """One tap: their participation ends with the confirm; another takes it back."""
    ctx, draft = ctx_of(manager), manager.dialog_data["draft"]
    people = await ctx.services.people.missing_people(ctx.actor, draft)
    leaves = not any(one.leaving for one in people if one.id == person_id)
    try:
        await ctx.services.people.mark_leaving(ctx.actor, draft, person_id, leaves=leaves)
    except DomainError as error:
        complain(manager, error)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later" else -1


async def on_wrong_file(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The file as it was sent, with the reasons beside its wrong rows: mended there, it can be sent again."""
    ctx, draft_id = ctx_of(manager), manager.dialog_data["draft"]
    found = await ctx.services.people.roster_preview(ctx.actor, draft_id)
    draft = await ctx.services.people.roster_draft(ctx.actor, draft_id)
    try:
        content = await fetch(ctx.bot, found.file_id)
        file = await ctx.office.run(return_roster, content, found.file_name, draft, ctx.reader.locale)
    except (DomainError, DocumentError) as error:
        complain(manager, error)
        return
    await send_file(ctx, file.content, _returned_name(ctx.reader, found.file_name) + file.suffix)
    manager.show_mode = ShowMode.DELETE_AND_SEND


def _returned_name(reader: Reader, name: str) -> str:
    """What the file is called when it goes back, its ending aside; a second time it is called the same."""
    stem = PurePath(name).stem
    said = reader.plain("people-wrong-file", name="")
    return reader.plain("people-wrong-file", name=stem.removesuffix(said))


async def send_file(ctx: Context, content: bytes, name: str) -> None:
    await ctx.bot.send_document(ctx.user.id, BufferedInputFile(content, name))


def _turns() -> Row:
    return Row(
        Button(Label("list-earlier"), id="earlier", on_click=on_turn, when="earlier"),
        Button(Label("list-later"), id="later", on_click=on_turn, when="later"),
    )


windows = (
    Window(
        Problem(),
        Html("people-problems-head"),
        Ready("text"),
        Html("people-problems-hint"),
        _turns(),
        Button(Label("people-wrong-rows"), id="file", on_click=on_wrong_file, when="wrong"),
        back(Roster.preview),
        getter=problems,
        state=Roster.errors,
    ),
    Window(
        Html("people-changes-head"),
        Ready("text"),
        _turns(),
        back(Roster.preview),
        getter=changes,
        state=Roster.changes,
    ),
    Window(
        Html("people-notes-head"),
        Ready("text"),
        _turns(),
        back(Roster.preview),
        getter=notes,
        state=Roster.notes,
    ),
    Window(
        Problem(),
        Ready("text"),
        Pages(choice("gone", "people", on_missing, of=int), id="missing", height=6),
        back(Roster.preview),
        getter=missing,
        state=Roster.missing,
    ),
)
