"""The roster's import: template, file, dry run, wrong rows, confirm. Nothing is saved before the last."""

from io import BytesIO
from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from aiogram_dialog import Data, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo

from documents.errors import DocumentError
from documents.roster import read_roster, reason
from documents.roster.write import roster_template, write_roster_errors
from handlers.common.context import Context, ctx_of
from handlers.common.files import fetch
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home, leave
from handlers.people.screens import short
from handlers.people.states import People, Roster
from locales import Markup, Reader, join
from services.errors import DomainError
from services.people.drafts import RosterProblem
from services.people.facts import RosterPreview

PROBLEMS_A_PAGE = 5
CHANGES_SHOWN = 6
WARNINGS_SHOWN = 3
BASIS_LENGTH = 200
FILE_NAME_LENGTH = 100


async def on_template(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    content = await ctx.office.run(roster_template, ctx.reader.locale)
    await _send_file(ctx, content, ctx.reader.plain("people-template-file"))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Whatever was sent: a roster goes on to its preview, for anything else this screen says why not."""
    try:
        if message.document is None:
            raise DomainError("people-need-file-photo" if message.photo else "people-need-file")
        manager.dialog_data.update(draft=await read_list(manager, message.document), page=0)
        await manager.switch_to(Roster.preview)
    except (DomainError, DocumentError) as error:
        complain(manager, error)


async def read_list(manager: DialogManager, document: Document) -> int:
    """The id of the draft that a file makes. DomainError or DocumentError say why it makes none."""
    ctx = ctx_of(manager)
    content = await fetch(ctx.bot, document)
    await ctx.bot.send_chat_action(ctx.user.id, "typing")
    known = await ctx.services.people.known_names(ctx.actor)
    name = (document.file_name or "")[:FILE_NAME_LENGTH]
    draft = await ctx.office.run(read_roster, content, name, known.schools, known.people)
    preview = await ctx.services.people.preview_roster(ctx.actor, draft, name, document.file_id)
    return preview.draft_id


async def on_start(data: Data, manager: DialogManager) -> None:
    """Begun with a draft that was read elsewhere."""
    if isinstance(data, dict):
        manager.dialog_data.update(data, page=0)


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.roster_preview(ctx.actor, dialog_manager.dialog_data["draft"])
    return {
        "text": preview_text(ctx.reader, found, _basis(dialog_manager)),
        "wrong": found.wrong,
        "n": found.new + found.changed,
        "anything": found.anything,
    }


def preview_text(reader: Reader, found: RosterPreview, basis: str) -> Markup:
    """Counts, the first changes by row, what is left out and why, on what basis."""
    lines = [
        reader.html(
            "people-preview",
            file=found.file_name,
            new=found.new,
            changed=found.changed,
            unchanged=found.unchanged,
            wrong=found.wrong,
            schools=found.new_schools,
            changed_schools=found.changed_schools,
        )
    ]
    for change in found.changes[:CHANGES_SHOWN]:
        what = ", ".join(reader.plain(f"roster-field-{name}") for name in change.what)
        lines.append(reader.html("people-preview-change", row=change.row, name=change.full_name, what=what))
    if len(found.changes) > CHANGES_SHOWN:
        lines.append(reader.html("people-preview-more", n=len(found.changes) - CHANGES_SHOWN))
    if found.refused:
        rows = short(", ".join(str(row) for _, row in found.refused))
        lines.append(reader.html("people-preview-refused", n=len(found.refused), rows=rows))
    lines += [
        reader.html("people-preview-warning", row=warning.row, text=_reason(reader, warning))
        for warning in found.warnings[:WARNINGS_SHOWN]
    ]
    if not found.anything:
        lines.append(reader.html("people-preview-nothing"))
    lines.append(reader.html("people-preview-basis", basis=basis or reader.plain("people-basis-default")))
    return join(lines)


async def problems(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.roster_preview(ctx.actor, data["draft"])
    pages = max(1, -(-len(found.problems) // PROBLEMS_A_PAGE))
    page = data["page"] = min(max(data.get("page", 0), 0), pages - 1)
    start = page * PROBLEMS_A_PAGE
    shown = list(enumerate(found.problems))[start : start + PROBLEMS_A_PAGE]
    return {
        "text": join([ctx.reader.html("people-problem", **_said(ctx.reader, one)) for _, one in shown]),
        "wrong": found.wrong,
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
        "suggestions": [
            {"id": index, "label": ctx.reader.plain("people-problem-yes", row=one.row)}
            for index, one in shown
            if one.suggestion is not None
        ],
    }


def _said(reader: Reader, problem: RosterProblem) -> dict[str, Any]:
    return {"row": problem.row, "column": problem.column or "-", "text": _reason(reader, problem)}


def _reason(reader: Reader, problem: RosterProblem) -> str:
    return short(reason(problem, reader.locale))


async def on_yes(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.settle_problem(ctx.actor, manager.dialog_data["draft"], index)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later" else -1


async def on_wrong_file(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The wrong rows as a table with the reasons written in: mended there, it can be sent again."""
    ctx, draft_id = ctx_of(manager), manager.dialog_data["draft"]
    found = await ctx.services.people.roster_preview(ctx.actor, draft_id)
    draft = await ctx.services.people.roster_draft(ctx.actor, draft_id)
    content = BytesIO()
    await ctx.bot.download(found.file_id, destination=content)
    table = await ctx.office.run(
        write_roster_errors, content.getvalue(), found.file_name, draft, ctx.reader.locale
    )
    await _send_file(ctx, table, ctx.reader.plain("people-wrong-file"))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_basis(manager: DialogManager, text: str) -> None:
    text = " ".join(text.split())
    if len(text) > BASIS_LENGTH:
        raise DomainError("error-text-too-long", length=len(text), limit=BASIS_LENGTH)
    manager.dialog_data["basis"] = text
    await manager.switch_to(Roster.preview)


async def on_confirm(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    basis = _basis(manager) or ctx.reader.plain("people-basis-default")
    saved = await ctx.services.people.confirm_roster(ctx.actor, manager.dialog_data["draft"], basis)
    manager.dialog_data["saved"] = [saved.new, saved.changed, saved.unchanged, saved.refused]
    await manager.switch_to(Roster.done)


async def on_cancel(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.drop_roster(ctx.actor, manager.dialog_data["draft"])
    await manager.switch_to(Roster.main)


async def done(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    new, changed, unchanged, refused = dialog_manager.dialog_data["saved"]
    return {"new": new, "changed": changed, "unchanged": unchanged, "refused": refused}


def _basis(manager: DialogManager) -> str:
    return str(manager.dialog_data.get("basis", ""))


async def _send_file(ctx: Context, content: bytes, name: str) -> None:
    await ctx.bot.send_document(ctx.user.id, BufferedInputFile(content, name))


dialog = Dialog(
    Window(
        Problem(),
        Html("people-roster-ask"),
        Button(Label("people-template"), id="template", on_click=on_template),
        MessageInput(on_file),
        leave(),
        state=Roster.main,
    ),
    Window(
        Ready("text"),
        Button(Label("people-confirm"), id="confirm", on_click=on_confirm, when="anything"),
        SwitchTo(Label("people-problems"), id="problems", state=Roster.errors, when="wrong"),
        SwitchTo(Label("people-basis"), id="basis", state=Roster.basis, when="anything"),
        Button(Label("button-cancel"), id="cancel", on_click=on_cancel),
        getter=preview,
        state=Roster.preview,
    ),
    Window(
        Html("people-problems-head"),
        Ready("text"),
        Group(
            choice("yes", "suggestions", on_yes, of=int),
            width=2,
        ),
        Row(
            Button(Label("list-earlier"), id="earlier", on_click=on_turn, when="earlier"),
            Button(Label("list-later"), id="later", on_click=on_turn, when="later"),
        ),
        Button(Label("people-wrong-rows"), id="file", on_click=on_wrong_file, when="wrong"),
        back(Roster.preview),
        getter=problems,
        state=Roster.errors,
    ),
    Window(
        Problem(),
        Html("people-basis-ask"),
        typed(on_basis),
        back(Roster.preview),
        state=Roster.basis,
    ),
    Window(
        Html("people-saved"),
        Start(Label("people-to-people"), id="people", state=People.main),
        home(),
        getter=done,
        state=Roster.done,
    ),
    on_start=on_start,
)
