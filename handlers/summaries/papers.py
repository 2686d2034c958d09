"""Official papers in the chat: taken, and made by templates of the municipality's own."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from delivery.messages.summaries import cut, file_name
from delivery.outgoing import Attachment, Outgoing, send
from documents.errors import DocumentError
from documents.summaries import built_in, left_nominative, paper_docx
from documents.trial import trial_page
from handlers.common.context import Context, ctx_of
from handlers.common.files import fetch
from handlers.common.longwork import make_beside
from handlers.common.templates import own_template
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, back, choice, leave
from handlers.summaries.states import Papers
from services.errors import DomainError, NotFound
from services.files import Received
from services.people.names import full_name
from services.summaries.paper_facts import OF_PROGRAMME, MentorsPaper, PaperKind
from services.summaries.report_facts import Paper

KINDS = tuple(PaperKind)
NAMES, LONGEST_NAME = 10, 60
"""How many names, and letters of each, a caption has room for (Telegram's 1,024)."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    own = await ctx.services.summaries.own_templates(ctx.actor)
    reader = ctx.reader
    return {
        "kinds": [{"id": n, "label": reader.plain(f"papers-{kind}")} for n, kind in enumerate(OF_PROGRAMME)],
        "templates": [
            {"id": n, "label": f"{'✅ ' if kind in own else ''}{reader.plain(f'papers-{kind}')}"}
            for n, kind in enumerate(KINDS)
        ],
    }


async def template(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, kind = ctx_of(dialog_manager), _kind(dialog_manager)
    own = kind in await ctx.services.summaries.own_templates(ctx.actor)
    return {"title": ctx.reader.plain(f"papers-{kind}"), "own": int(own)}


def _kind(manager: DialogManager) -> PaperKind:
    return PaperKind(manager.dialog_data["kind"])


def _chosen(number: int) -> PaperKind:
    if not 0 <= number < len(KINDS):
        raise NotFound("paper")
    return KINDS[number]


async def on_paper(query: CallbackQuery, _: Any, manager: DialogManager, number: int) -> None:
    ctx, kind = ctx_of(manager), _chosen(number)
    if kind not in OF_PROGRAMME:
        raise NotFound("paper")
    paper = await ctx.services.summaries.paper(ctx.actor, kind, ctx.reader.plain)
    await give(ctx, query, kind, paper)
    # What is being made stands below the menu; the menu stays where it is.
    manager.show_mode = ShowMode.NO_UPDATE


async def give(ctx: Context, query: CallbackQuery, kind: PaperKind, paper: Paper) -> None:
    """Make the paper by the programme's template and send it to the one who asks."""
    await query.answer()
    title = _title(ctx, kind, paper)

    async def make() -> Outgoing:
        own = await own_template(ctx, kind)
        made = await ctx.office.run(paper_docx, kind, paper, ctx.reader.locale, own)
        left: Sequence[str] = ()
        if isinstance(paper, MentorsPaper):
            left = await ctx.office.run(left_nominative, kind, paper, ctx.reader.locale, own)
        attachment = Attachment("document", content=made, name=f"{file_name(title)}.docx")
        return Outgoing(_nominative(ctx, "papers-nominative", left), attachment=attachment)

    await make_beside(ctx, title, make)


def _title(ctx: Context, kind: PaperKind, paper: Paper) -> str:
    """What the file is called; a page of one mentor's own by its mentor."""
    match paper:
        case MentorsPaper(mentors=(one,)):
            return ctx.reader.plain(f"papers-file-{kind}-one", name=full_name(one.who))
        case _:
            return ctx.reader.plain(f"papers-file-{kind}", programme=paper.head.programme)


def _nominative(ctx: Context, key: str, names: Sequence[str]) -> str:
    """A caption that names those whose names could not be inflected; empty when all could."""
    if not names:
        return ""
    listed = ", ".join(cut(name, LONGEST_NAME) for name in names[:NAMES])
    return ctx.reader.html(key, names=listed, more=max(0, len(names) - NAMES))


async def _left_of_ours(ctx: Context, kind: PaperKind, template: bytes) -> Sequence[str]:
    """Which mentors of the programme a template would have in the nominative."""
    if kind not in (PaperKind.HOURS, PaperKind.THANKS):
        return ()
    try:
        paper = await ctx.services.summaries.paper(ctx.actor, kind, ctx.reader.plain)
    except DomainError:
        # Nobody to make such a paper for yet.
        return ()
    assert isinstance(paper, MentorsPaper)
    return await ctx.office.run(left_nominative, kind, paper, ctx.reader.locale, template)


async def _send(ctx: Context, content: bytes, title: str, caption: str = "") -> None:
    attachment = Attachment("document", content=content, name=f"{file_name(title)}.docx")
    await send(ctx.bot, ctx.user.id, Outgoing(caption, attachment=attachment))


async def on_template(_: CallbackQuery, __: Any, manager: DialogManager, number: int) -> None:
    manager.dialog_data["kind"] = _chosen(number).value
    await manager.switch_to(Papers.template)


async def on_take(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The template in use, to be edited in Word."""
    ctx, kind = ctx_of(manager), _kind(manager)
    own = await ctx.services.summaries.template(ctx.actor, kind)
    content = await ctx.services.files.get(own.sha256) if own else built_in(kind, ctx.reader.locale)
    title = ctx.reader.plain("papers-file-template", title=ctx.reader.plain(f"papers-{kind}"))
    await _send(ctx, content, title)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_own(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A template that somebody sent: checked, shown at work, and asked about."""
    ctx, kind = ctx_of(manager), _kind(manager)
    document = message.document
    try:
        if document is None:
            raise DomainError("papers-need-docx")
        content = await fetch(ctx.bot, document)
        name = (document.file_name or "")[:100]
        shown = await ctx.office.run(trial_page, kind, content, name, ctx.reader.locale)
        title = ctx.reader.plain("papers-file-test", title=ctx.reader.plain(f"papers-{kind}"))
        left = await _left_of_ours(ctx, kind, content)
        await _send(ctx, shown, title, _nominative(ctx, "papers-nominative-yours", left))
        manager.dialog_data["file"] = {
            "name": name,
            "size": len(content),
            "sha256": await ctx.services.files.put(content),
        }
        await manager.switch_to(Papers.check)
    except (DomainError, DocumentError) as error:
        complain(manager, error)


async def on_yes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, kind = ctx_of(manager), _kind(manager)
    file = Received(media_type=DOCX, **manager.dialog_data["file"])
    await manager.switch_to(Papers.template)
    try:
        await ctx.services.files.get(file.sha256)
    except FileNotFoundError:
        # The screen stood open past a clean-up, which keeps no file without an owner.
        complain(manager, DomainError("papers-need-docx"))
        return
    await ctx.services.summaries.set_template(ctx.actor, kind, file)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.summaries.drop_template(ctx.actor, _kind(manager))


dialog = Dialog(
    Window(
        Problem(),
        Html("papers-text"),
        Column(choice("paper", "kinds", on_paper, of=int)),
        SwitchTo(Label("papers-templates"), id="templates", state=Papers.templates),
        leave(),
        getter=kinds,
        state=Papers.main,
    ),
    Window(
        Html("papers-choose-template"),
        Column(choice("of", "templates", on_template, of=int)),
        back(Papers.main),
        getter=kinds,
        state=Papers.templates,
    ),
    Window(
        Problem(),
        Html("papers-template-text"),
        Button(Label("papers-template-take"), id="take", on_click=on_take),
        Button(Label("papers-template-back"), id="drop", on_click=on_drop, when="own"),
        MessageInput(on_own),
        back(Papers.templates),
        getter=template,
        state=Papers.template,
    ),
    Window(
        Html("papers-template-try"),
        Button(Label("papers-template-yes"), id="yes", on_click=on_yes),
        back(Papers.template),
        state=Papers.check,
    ),
)
