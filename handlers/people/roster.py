"""The roster's import: template, file, dry run, wrong rows, confirm. Nothing is saved before the last."""

from pathlib import PurePath
from typing import Any

from aiogram.types import CallbackQuery, Document, Message
from aiogram_dialog import Data, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Start, SwitchTo

from documents.errors import DocumentError
from documents.roster import read_roster, roster_template
from handlers.common.context import ctx_of
from handlers.common.files import fetch
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, home, leave
from handlers.people import roster_lists, roster_questions
from handlers.people.roster_lists import send_file
from handlers.people.roster_words import change_of, reason_of
from handlers.people.screens import short
from handlers.people.states import People, Roster
from locales import Markup, Reader, join
from services.errors import DomainError
from services.people.facts import RosterPreview

CHANGES_SHOWN = 3
WARNINGS_SHOWN = 3
CHANGE_LENGTH = 250
SCHOOLS_SHOWN = 5
BASIS_LENGTH = 200
FILE_NAME_LENGTH = 100
SUFFIX_LENGTH = 10


async def on_template(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    content = await ctx.office.run(roster_template, ctx.reader.locale)
    await send_file(ctx, content, ctx.reader.plain("people-template-file"))
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
    whole = PurePath(document.file_name or "")
    # Its ending says what a file is: that stays.
    name = whole.stem[:FILE_NAME_LENGTH] + whole.suffix[:SUFFIX_LENGTH]
    draft = await ctx.office.run(read_roster, content, name, known.schools, known.people)
    preview = await ctx.services.people.preview_roster(ctx.actor, draft, name, document.file_id)
    return preview.draft_id


async def upload(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    return {"begun": await ctx.services.people.begun_roster(ctx.actor)}


async def on_go_on(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To the list that was left for the menu."""
    ctx = ctx_of(manager)
    if (draft := await ctx.services.people.begun_roster(ctx.actor)) is not None:
        manager.dialog_data.update(draft=draft, page=0)
        await manager.switch_to(Roster.preview)


async def on_start(data: Data, manager: DialogManager) -> None:
    """Begun with a draft that was read elsewhere."""
    if isinstance(data, dict):
        manager.dialog_data.update(data, page=0)


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.roster_preview(ctx.actor, dialog_manager.dialog_data["draft"])
    return {
        "text": preview_text(ctx.reader, found, _basis(dialog_manager) or found.basis),
        "wrong": found.wrong,
        "questions": found.questions,
        "changed": found.changed,
        "missing": found.missing,
        "notes": len(found.warnings) if len(found.warnings) > WARNINGS_SHOWN else 0,
        "n": found.new + found.changed + found.leaving,
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
            schools=len(found.new_schools),
            changed_schools=found.changed_schools,
            missing=found.missing,
        )
    ]
    if found.new_schools and found.basis:
        # At a first import all of them are new, and the list of schools is the roster's own.
        names = short(", ".join(found.new_schools[:SCHOOLS_SHOWN]))
        more = max(0, len(found.new_schools) - SCHOOLS_SHOWN)
        lines.append(reader.html("people-preview-schools", names=names, more=more))
    lines += [change_of(reader, change, CHANGE_LENGTH) for change in found.changes[:CHANGES_SHOWN]]
    if len(found.changes) > CHANGES_SHOWN:
        lines.append(reader.html("people-preview-more", n=len(found.changes) - CHANGES_SHOWN))
    if found.refused:
        rows = short(", ".join(str(row) for _, row in found.refused))
        lines.append(reader.html("people-preview-refused", n=len(found.refused), rows=rows))
    lines += [
        reader.html("people-preview-warning", row=warning.row, text=reason_of(reader, warning))
        for warning in found.warnings[:WARNINGS_SHOWN]
    ]
    if len(found.warnings) > WARNINGS_SHOWN:
        lines.append(reader.html("people-preview-warnings", n=len(found.warnings) - WARNINGS_SHOWN))
    if not found.anything:
        waits = found.wrong or found.questions
        lines.append(reader.html("people-preview-not-yet" if waits else "people-preview-nothing"))
    if basis:
        lines.append(reader.html("people-preview-basis", basis=basis))
    return join(lines)


async def on_basis(manager: DialogManager, text: str) -> None:
    text = " ".join(text.split())
    if len(text) > BASIS_LENGTH:
        raise DomainError("error-text-too-long", length=len(text), limit=BASIS_LENGTH)
    manager.dialog_data["basis"] = text
    await (
        _save(manager, text)
        if manager.dialog_data.pop("saving", False)
        else manager.switch_to(Roster.preview)
    )


async def on_usual_basis(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await on_basis(manager, ctx_of(manager).reader.plain("people-basis-default"))


async def on_leave_basis(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("saving", None)


async def on_confirm(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Save; the first time, after asking on what basis the list is kept."""
    ctx = ctx_of(manager)
    basis = _basis(manager)
    if not basis:
        found = await ctx.services.people.roster_preview(ctx.actor, manager.dialog_data["draft"])
        basis = found.basis
    if basis:
        await _save(manager, basis)
    else:
        manager.dialog_data["saving"] = True
        await manager.switch_to(Roster.basis)


async def _save(manager: DialogManager, basis: str) -> None:
    ctx = ctx_of(manager)
    saved = await ctx.services.people.confirm_roster(ctx.actor, manager.dialog_data["draft"], basis)
    manager.dialog_data["saved"] = [saved.new, saved.changed, saved.unchanged, saved.refused, saved.ended]
    await manager.switch_to(Roster.done)


async def on_cancel(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.drop_roster(ctx.actor, manager.dialog_data["draft"])
    await manager.switch_to(Roster.main)


async def done(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    new, changed, unchanged, refused, ended = dialog_manager.dialog_data["saved"]
    return {"new": new, "changed": changed, "unchanged": unchanged, "refused": refused, "ended": ended}


def _basis(manager: DialogManager) -> str:
    return str(manager.dialog_data.get("basis", ""))


dialog = Dialog(
    Window(
        Problem(),
        Html("people-roster-ask"),
        Button(Label("people-roster-go-on"), id="go_on", on_click=on_go_on, when="begun"),
        Button(Label("people-template"), id="template", on_click=on_template),
        MessageInput(on_file),
        leave(),
        getter=upload,
        state=Roster.main,
    ),
    Window(
        Ready("text"),
        Button(Label("people-confirm"), id="confirm", on_click=on_confirm, when="anything"),
        SwitchTo(Label("people-questions"), id="questions", state=Roster.question, when="questions"),
        SwitchTo(Label("people-changes"), id="changes", state=Roster.changes, when="changed"),
        SwitchTo(Label("people-gone"), id="missing", state=Roster.missing, when="missing"),
        SwitchTo(Label("people-problems"), id="problems", state=Roster.errors, when="wrong"),
        SwitchTo(Label("people-notes"), id="notes", state=Roster.notes, when="notes"),
        SwitchTo(Label("people-basis"), id="basis", state=Roster.basis, when="anything"),
        Button(Label("button-cancel"), id="cancel", on_click=on_cancel),
        getter=preview,
        state=Roster.preview,
    ),
    *roster_questions.windows,
    *roster_lists.windows,
    Window(
        Problem(),
        Html("people-basis-ask"),
        typed(on_basis),
        Button(Label("people-basis-usual"), id="usual", on_click=on_usual_basis),
        SwitchTo(Label("button-back"), id="back", state=Roster.preview, on_click=on_leave_basis),
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
