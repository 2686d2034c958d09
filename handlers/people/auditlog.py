"""The log of changes: page by page, by kind, as a table."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Column, SwitchTo

from delivery.outgoing import Attachment, Outgoing, send
from documents.people import audit_xlsx
from handlers.common.context import ctx_of
from handlers.common.widgets import (
    Html,
    Label,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    home,
    leave,
    wanted_page,
)
from handlers.people.screens import short
from handlers.people.states import AuditScreens
from locales import Markup, Reader, auditwords, dates, join
from services.people.auditlog import AuditKind, AuditLine, AuditPeriod

KINDS: tuple[AuditKind | None, ...] = (None, *AuditKind)
PERIODS = tuple(AuditPeriod)
NAME_LENGTH = 80


def _kind(manager: DialogManager) -> AuditKind | None:
    index: int = manager.dialog_data.get("kind", 0)
    return KINDS[index]


def _kind_name(reader: Reader, kind: AuditKind | None) -> str:
    return reader.plain(f"audit-kind-{kind or 'all'}")


async def log(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, kind = ctx_of(dialog_manager), _kind(dialog_manager)
    found = await ctx.services.people.audit_log(ctx.actor, wanted_page(dialog_manager, "log"), kind)
    head = ctx.reader.html(
        "audit-title",
        kind=_kind_name(ctx.reader, kind),
        total=found.place.total,
        more=int(found.place.more),
    )
    lines = [line_text(ctx.reader, line) for line in found.lines] or [ctx.reader.html("audit-none")]
    return {"place": found.place, "text": join([head, *lines], "\n\n"), "any": bool(found.lines)}


def line_text(reader: Reader, line: AuditLine) -> Markup:
    """When, what, with whom, by whom."""
    detail = auditwords.particulars(reader, line.detail)
    what = auditwords.done(reader, line.action)
    about = line.name
    if not about and line.number is not None:
        kind = auditwords.thing(reader, line.thing)
        about = reader.plain("audit-number", thing=kind, number=str(line.number))
    who = line.who or reader.plain("audit-left" if line.left else "audit-bot")
    return reader.html(
        "audit-line",
        when=dates.moment(reader.locale, line.at),
        what=f"{what}: {detail}" if detail else what,
        about=f"{short(about, NAME_LENGTH)} · " if about else "",
        who=who,
    )


async def kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {
        "kinds": [
            {"id": index, "label": ("• " if one is _kind(dialog_manager) else "") + _kind_name(reader, one)}
            for index, one in enumerate(KINDS)
        ]
    }


async def periods(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {
        "kind": _kind_name(reader, _kind(dialog_manager)),
        "periods": [
            {"id": index, "label": reader.plain(f"audit-period-{one}")} for index, one in enumerate(PERIODS)
        ],
    }


async def on_kind(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    if 0 <= index < len(KINDS):
        manager.dialog_data["kind"] = index
        first_page(manager, "log")
    await manager.switch_to(AuditScreens.main)


async def on_period(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    """The table of a period; the menu moves below it."""
    ctx = ctx_of(manager)
    period = PERIODS[index] if 0 <= index < len(PERIODS) else AuditPeriod.MONTH
    lines = await ctx.services.people.audit_table(ctx.actor, period, _kind(manager))
    async with ChatActionSender.upload_document(chat_id=ctx.user.id, bot=ctx.bot):
        table = await ctx.office.run(audit_xlsx, lines, ctx.reader.locale)
    attachment = Attachment("document", "", table, ctx.reader.plain("audit-file"))
    caption = ctx.reader.html("audit-caption", n=len(lines))
    await send(ctx.bot, ctx.user.id, Outgoing(caption, attachment=attachment))
    await manager.switch_to(AuditScreens.main, show_mode=ShowMode.DELETE_AND_SEND)


dialog = Dialog(
    Window(
        Ready("text"),
        Turns(id="log"),
        SwitchTo(Label("audit-filter"), id="filter", state=AuditScreens.kinds),
        SwitchTo(Label("audit-table"), id="table", state=AuditScreens.periods, when="any"),
        leave(),
        home(),
        getter=log,
        state=AuditScreens.main,
    ),
    Window(
        Html("audit-ask-filter"),
        Column(choice("kind", "kinds", on_kind, of=int)),
        back(AuditScreens.main),
        getter=kinds,
        state=AuditScreens.kinds,
    ),
    Window(
        Html("audit-ask-period"),
        Column(choice("period", "periods", on_period, of=int)),
        back(AuditScreens.main),
        getter=periods,
        state=AuditScreens.periods,
    ),
)
