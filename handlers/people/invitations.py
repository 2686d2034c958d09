"""Personal links to hand out: sheets to print, all links as a table."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from delivery.outgoing import Attachment, Outgoing, send
from documents.invitations import Invited, Sheet, invitations_docx
from documents.people import consents_xlsx
from handlers.common.context import Context, ctx_of
from handlers.common.longwork import make_beside
from handlers.common.widgets import Html, Label, Pages, back, choice, leave
from handlers.people.joinlinks import on_programme, windows
from handlers.people.linkfile import links_csv, personal_link
from handlers.people.states import Invitations
from services.errors import DomainError
from services.people.inviting import SchoolLinks

SCHOOL_LENGTH = 20
"""Characters of a school's name beside its number on a button."""


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.links_by_school(ctx.actor)
    return {
        "waiting": sum(len(one.links) for one in found),
        "schools": sum(bool(one.school_id) for one in found),
        "apart": sum(len(one.links) for one in found if not one.school_id),
        "any": bool(found),
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.links_by_school(ctx.actor)
    return {"lines": [{"id": one.school_id, "label": _label(ctx, one)} for one in found]}


def _label(ctx: Context, one: SchoolLinks) -> str:
    name = one.school or ctx.reader.plain("invitation-no-school")
    name = name if len(name) <= SCHOOL_LENGTH else f"{name[: SCHOOL_LENGTH - 1]}…"
    return f"{name} ({len(one.links)})"


async def on_print_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _print(manager, None)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    await _print(manager, school_id)


async def _print(manager: DialogManager, school_id: int | None) -> None:
    """The sheets as one document, made beside the menu."""
    ctx = ctx_of(manager)
    found = await ctx.services.people.links_by_school(ctx.actor, school_id)
    if not found:
        raise DomainError("people-no-links")
    profile = await ctx.services.people.profile(ctx.actor)
    sheets = await _sheets(ctx, found)
    caption = ctx.reader.html("invitations-sheet-caption", n=sum(len(sheet.people) for sheet in sheets))
    title = ctx.reader.plain("invitations-sheet-file")

    async def make() -> Outgoing:
        paper = await ctx.office.run(invitations_docx, sheets, profile.programme, ctx.reader.locale)
        return Outgoing(caption, attachment=Attachment("document", content=paper, name=f"{title}.docx"))

    await make_beside(ctx, title, make)
    # What is being made stands below the menu; the menu stays where it is.
    manager.show_mode = ShowMode.NO_UPDATE


async def _sheets(ctx: Context, found: Iterable[SchoolLinks]) -> tuple[Sheet, ...]:
    return tuple(
        [
            Sheet(
                one.school,
                tuple(
                    [Invited(line.full_name, await personal_link(ctx.bot, line.token)) for line in one.links]
                ),
            )
            for one in found
        ]
    )


async def on_table(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everyone's unused links as one table."""
    ctx = ctx_of(manager)
    lines = await ctx.services.people.links(ctx.actor)
    if not lines:
        raise DomainError("people-no-links")
    table = await links_csv(ctx.bot, ctx.reader, lines)
    attachment = Attachment("document", "", table, ctx.reader.plain("people-links-file"))
    caption = ctx.reader.html("people-links-caption", n=len(lines))
    await send(ctx.bot, ctx.user.id, Outgoing(caption, attachment=attachment))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_consents(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Who agreed to what when; the menu moves below it."""
    ctx = ctx_of(manager)
    lines = await ctx.services.people.consents(ctx.actor)
    table = await ctx.office.run(consents_xlsx, lines, ctx.reader.locale)
    attachment = Attachment("document", "", table, ctx.reader.plain("consents-file"))
    await send(ctx.bot, ctx.user.id, Outgoing("", attachment=attachment))
    manager.show_mode = ShowMode.DELETE_AND_SEND


dialog = Dialog(
    Window(
        Html("invitations-main"),
        Button(Label("invitations-print-all"), id="all", on_click=on_print_all, when="any"),
        SwitchTo(Label("invitations-print-one"), id="one", state=Invitations.schools, when="any"),
        Button(Label("people-links"), id="table", on_click=on_table, when="any"),
        Button(Label("consents-table"), id="consents", on_click=on_consents),
        Button(Label("joinlink-programme"), id="programme", on_click=on_programme),
        SwitchTo(Label("joinlink-school"), id="of_school", state=Invitations.link_schools),
        leave(),
        getter=main,
        state=Invitations.main,
    ),
    Window(
        Html("invitations-choose"),
        Pages(choice("school", "lines", on_school, of=int), id="schools", height=7),
        back(Invitations.main),
        getter=schools,
        state=Invitations.schools,
    ),
    *windows,
)
