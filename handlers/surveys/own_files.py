"""An own form as a table: a template to take, a file to send, what was understood, and a yes."""

from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row

from delivery.messages.surveys import question_lines
from documents.errors import DocumentError
from documents.surveys import form_template, form_xlsx, read_form
from handlers.common.context import ctx_of
from handlers.common.files import fetch
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, Ready, back, home
from handlers.surveys.states import Surveys
from locales import Markup, Reader, join
from services.errors import DomainError
from services.surveys.drafts import Fault, FormDraft
from services.surveys.facts import QuestionView

FAULTS_SHOWN = 8
READ, INTO = "read", "into"
"""In the menu's data: the draft that waits for a yes, and the form it was begun from, if any."""


async def asking(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, into = ctx_of(dialog_manager), dialog_manager.dialog_data.get(INTO, "")
    draft = await ctx.services.surveys.form_draft(ctx.actor, into, ctx.reader.plain) if into else None
    return {"into": "old" if draft else "new", "title": draft.title if draft else "", "known": bool(draft)}


async def on_template(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The empty table, or the form that is changed: by the button's id."""
    ctx, into = ctx_of(manager), manager.dialog_data.get(INTO, "")
    if button.widget_id == "as_file":
        draft = await ctx.services.surveys.form_draft(ctx.actor, into, ctx.reader.plain)
        content, name = await ctx.office.run(form_xlsx, draft, ctx.reader.locale), "own-form-file"
    else:
        content, name = await ctx.office.run(form_template, ctx.reader.locale), "own-template-file"
    await ctx.bot.send_document(ctx.user.id, BufferedInputFile(content, ctx.reader.plain(name)))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Where one came from: a new form, an own form's questions, or a ready form's card."""
    into = manager.dialog_data.get(INTO, "")
    before = (Surveys.edit if into.isdecimal() else Surveys.form) if into else Surveys.own
    await manager.switch_to(before)


async def on_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A dry run: what the file says, and what in it will not do."""
    ctx = ctx_of(manager)
    try:
        if message.document is None:
            raise DomainError("own-need-file")
        content = await fetch(ctx.bot, message.document)
        draft = await ctx.office.run(read_form, content, message.document.file_name or "")
    except (DomainError, DocumentError) as error:
        complain(manager, error)
        return
    manager.dialog_data[READ] = None if draft.faults else draft.dump()
    manager.dialog_data["said"] = read_text(ctx.reader, draft)
    await manager.switch_to(Surveys.read)


def read_text(reader: Reader, draft: FormDraft) -> Markup:
    """What was understood of a file, and the first of its faults."""
    views = [
        QuestionView(one.kind, "", one.text, one.options, heading=one.heading) for one in draft.questions
    ]
    lines = [reader.html("own-read", title=draft.title, count=len(views)), *question_lines(reader, views)]
    if draft.faults:
        lines += [Markup(""), reader.html("own-read-wrong", count=len(draft.faults))]
        lines += [_fault(reader, one) for one in draft.faults[:FAULTS_SHOWN]]
        if len(draft.faults) > FAULTS_SHOWN:
            lines.append(reader.html("own-faults-more", count=len(draft.faults) - FAULTS_SHOWN))
    return join(lines)


def _fault(reader: Reader, fault: Fault) -> Markup:
    why = reader.html(fault.key, **fault.values)
    return reader.html("own-fault", row=str(fault.row), column=fault.column, why=why)


async def reading(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    return {"text": Markup(data["said"]), "good": bool(data.get(READ))}


async def on_keep(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    draft = FormDraft.load(data[READ])
    into = data.get(INTO, "")
    # What was begun from a ready form becomes one's own beside it.
    ref = await ctx.services.surveys.save_form(ctx.actor, draft, into if into.isdecimal() else "")
    card = await ctx.services.surveys.form_card(ctx.actor, ref, ctx.reader.plain)
    said = "own-kept" if card.number == 1 else "own-kept-running"
    await query.answer(ctx.reader.plain(said), show_alert=True)
    data.clear()
    data["ref"] = ref
    await manager.switch_to(Surveys.form)


windows = (
    Window(
        Problem(),
        Html("own-ask-file"),
        Button(Label("own-as-file"), id="as_file", on_click=on_template, when="known"),
        Button(Label("own-template"), id="template", on_click=on_template),
        MessageInput(on_file),
        Row(Button(Label("button-back"), id="back", on_click=on_back), home()),
        getter=asking,
        state=Surveys.file,
    ),
    Window(
        Problem(),
        Ready("text"),
        Button(Label("own-keep"), id="keep", on_click=on_keep, when="good"),
        MessageInput(on_file),
        Row(back(Surveys.file), home()),
        getter=reading,
        state=Surveys.read,
    ),
)
