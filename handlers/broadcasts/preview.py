"""The message as it will arrive, and under it: who gets it, send now, at a time, change, cancel."""

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from delivery.messages.broadcasts import outgoing, watched
from delivery.messages.partnerships import DETAIL_LENGTH, NAME_LENGTH, shortened
from delivery.outgoing import edit, send_all
from handlers.broadcasts.segment_names import NARROWED, segment_name
from handlers.broadcasts.states import Broadcasts
from handlers.broadcasts.writing import on_late, on_other
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, Turns, back, wanted_page
from locales import Markup, Reader, dates, join
from services.broadcasts.facts import Audience, Card, NamedLine, SegmentKind, Started
from services.dates import parse_moment
from services.errors import DomainError

DEFAULT_HOUR = 9


async def control(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    card = await ctx.services.broadcasts.card(ctx.actor, data["broadcast"])
    audience = await ctx.services.broadcasts.audience(ctx.actor, data["broadcast"])
    await show_copy(dialog_manager, ctx, data["broadcast"])
    scheduled, problem = card.state.value == "scheduled", refused(dialog_manager)
    asks = card.event_id is None and (card.segment is None or card.segment.kind is not SegmentKind.GROUPS)
    asks = asks and not card.content.album
    moved = [ctx.reader.html("broadcasts-moved-on")] if scheduled and data.pop("moved", False) else []
    return {
        "text": join([*problem, *moved, control_text(ctx.reader, card, audience, ctx.services.clock.now())]),
        "n": audience.will_get,
        "can_send": bool(audience.will_get) and not scheduled and not problem,
        "draft": not scheduled,
        "scheduled": scheduled,
        "left_out": audience.left_out_total if card.segment and not card.segment.secret else 0,
        "narrow": not scheduled and card.segment is not None and card.segment.kind in NARROWED,
        "got_it": asks and card.got_it and not scheduled,
        "no_got_it": asks and not card.got_it and not scheduled,
    }


async def show_copy(manager: DialogManager, ctx: Context, broadcast_id: int) -> None:
    """Put the message itself above the control message: once for each version of it.

    What Telegram does not take leaves its reason for `refused` instead.
    """
    data = manager.dialog_data
    message = await ctx.services.broadcasts.preview(ctx.actor, broadcast_id)
    made = outgoing(ctx.reader, message)
    stamp = repr(made)
    if data.get("shown") == stamp:
        return
    await drop_copy(manager)
    data["shown"] = stamp
    try:
        data["copy"] = await send_all(ctx.bot, ctx.user.id, made)
    except TelegramBadRequest as error:
        data["refused"] = error.message.removeprefix("Bad Request: ")
    manager.show_mode = ShowMode.DELETE_AND_SEND


def refused(manager: DialogManager) -> list[Markup]:
    """Why Telegram does not take the message as it is, in words; nothing when it does."""
    reason = manager.dialog_data.get("refused")
    return [ctx_of(manager).reader.html("broadcasts-refused", reason=reason)] if reason else []


async def drop_copy(manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    copy = data.pop("copy", None)
    data.pop("shown", None)
    data.pop("refused", None)
    if copy:
        with suppress(TelegramAPIError):
            await ctx.bot.delete_messages(ctx.user.id, copy)


def control_text(reader: Reader, card: Card, audience: Audience, now: datetime) -> Markup:
    """«Получат 58: наставляемые из 6 школ. Не получат 3: двое не открыли бота, одна на паузе.»"""
    lines = []
    if card.send_at is not None:
        local = card.send_at.astimezone(ZoneInfo(card.time_zone))
        lines.append(reader.html("broadcasts-will-go", at=dates.moment_from(reader.locale, local, now)))
    if card.segment is not None and card.segment.kind is SegmentKind.GROUPS:
        lines.append(reader.html("broadcasts-groups-will-get", n=audience.will_get))
    else:
        lines.append(
            reader.html(
                "broadcasts-will-get",
                n=audience.will_get,
                who=segment_name(reader, card.segment, card.segment_names) if card.segment else "",
                schools=audience.schools,
            )
        )
        if not audience.will_get:
            lines.append(reader.html("broadcasts-choose-others"))
    if audience.left_out_total:
        reasons = ", ".join(
            reader.plain(f"broadcasts-why-{reason.value.replace('_', '-')}", n=count)
            for reason, count in audience.left_out.items()
        )
        lines.append(reader.html("broadcasts-left-out", n=audience.left_out_total, reasons=reasons))
    if card.segment is not None and card.segment.secret:
        lines.append(reader.html("broadcasts-no-names"))
    if card.segment is not None and card.segment.kind is SegmentKind.NOT_OPENED:
        lines.append(reader.html("broadcasts-not-opened-hint"))
    if card.content.album:
        lines.append(reader.html("broadcasts-album-bare", n=len(card.content.album)))
    return join(lines)


async def left_out(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.broadcasts.left_out(
        ctx.actor, dialog_manager.dialog_data["broadcast"], wanted_page(dialog_manager, "left_out")
    )
    texts: list[str] = [
        ctx.reader.html("broadcasts-left-out-title", n=found.place.total, more=int(found.place.more)),
        "",
    ]
    texts.extend(
        named_line(ctx.reader, line, ctx.reader.plain(f"broadcasts-status-{line.status.replace('_', '-')}"))
        for line in found.lines
    )
    return {"text": join(texts), "place": found.place}


def named_line(reader: Reader, line: NamedLine, status: str) -> Markup:
    """«• Иванова А. П. (Шумская СОШ): на паузе»."""
    name, school = shortened(line.name, NAME_LENGTH), shortened(line.school, DETAIL_LENGTH)
    key = "broadcasts-named" if school else "broadcasts-named-alone"
    return reader.html(key, name=name, school=school, status=status)


async def on_send(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """It starts; this very message becomes its progress message."""
    ctx, broadcast_id = ctx_of(manager), manager.dialog_data["broadcast"]
    started = await ctx.services.broadcasts.start(ctx.actor, broadcast_id)
    if started.state.value == "scheduled":
        await _say_moved(query, ctx, broadcast_id, started)
        return
    await take_over(query, manager, broadcast_id)


async def take_over(query: CallbackQuery, manager: DialogManager, broadcast_id: int) -> None:
    """Make the menu's message the progress message, out of the menu's reach: /menu must not take it away."""
    ctx, message = ctx_of(manager), query.message
    assert message is not None
    # Before the menu is let go: a tap that comes again must find the message spoken for.
    await ctx.services.broadcasts.watch(ctx.actor, broadcast_id, message.chat.id, message.message_id)
    manager.current_stack().last_message_id = None
    manager.show_mode = ShowMode.NO_UPDATE
    await manager.reset_stack(remove_keyboard=False)
    progress = await ctx.services.broadcasts.progress(ctx.actor, broadcast_id)
    await edit(ctx.bot, message.chat.id, message.message_id, watched(ctx.reader, progress))


async def _say_moved(query: CallbackQuery, ctx: Context, broadcast_id: int, started: Started) -> None:
    card = await ctx.services.broadcasts.card(ctx.actor, broadcast_id)
    at = dates.moment(ctx.reader.locale, started.at.astimezone(ZoneInfo(card.time_zone)))
    await query.answer(ctx.reader.plain("broadcasts-moved", at=at), show_alert=True)


async def on_got_it(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    wanted = button.widget_id == "add_got_it"
    await ctx.services.broadcasts.set_got_it(ctx.actor, manager.dialog_data["broadcast"], wanted)


async def on_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await drop_copy(manager)
    await manager.switch_to(Broadcasts.write)


async def on_cancel(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.broadcasts.discard(ctx.actor, manager.dialog_data["broadcast"])
    await drop_copy(manager)
    if isinstance(manager.start_data, dict):
        # Opened from elsewhere (an event's card): back to there.
        await manager.done()
        return
    manager.dialog_data.clear()
    await manager.switch_to(Broadcasts.main)


async def on_unschedule(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.broadcasts.unschedule(ctx.actor, manager.dialog_data["broadcast"])


async def on_leave(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the list; the draft stays."""
    await drop_copy(manager)
    await manager.switch_to(Broadcasts.main)


async def on_when(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    card = await ctx.services.broadcasts.card(ctx.actor, data["broadcast"])
    zone = ZoneInfo(card.time_zone)
    now = ctx.services.clock.now().astimezone(zone)
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    if found is None:
        raise DomainError("broadcasts-when-unclear", text=text[:60])
    at = _with_time(found, zone)
    started = await ctx.services.broadcasts.schedule(ctx.actor, data["broadcast"], at)
    data["moved"] = started.moved
    data.pop("shown", None)
    await manager.switch_to(Broadcasts.preview)


def _with_time(found: date | datetime, zone: ZoneInfo) -> datetime:
    """A day without a time means that morning."""
    if isinstance(found, datetime):
        return found
    return datetime.combine(found, time(DEFAULT_HOUR), zone)


windows = (
    Window(
        Problem(),
        Ready("text"),
        MessageInput(on_late, filter=F.media_group_id),
        MessageInput(on_other, filter=~F.text.startswith("/")),
        Button(Label("broadcasts-send-now"), id="send", on_click=on_send, when="can_send"),
        SwitchTo(Label("broadcasts-send-later"), id="later", state=Broadcasts.when, when="can_send"),
        Button(Label("broadcasts-unschedule"), id="unschedule", on_click=on_unschedule, when="scheduled"),
        Button(Label("broadcasts-add-got-it"), id="add_got_it", on_click=on_got_it, when="no_got_it"),
        Button(Label("broadcasts-drop-got-it"), id="drop_got_it", on_click=on_got_it, when="got_it"),
        Row(
            Button(Label("broadcasts-change"), id="change", on_click=on_change, when="draft"),
            SwitchTo(
                Label("broadcasts-change-segment"), id="segment", state=Broadcasts.segment, when="draft"
            ),
        ),
        SwitchTo(Label("broadcasts-narrow"), id="narrow", state=Broadcasts.narrow, when="narrow"),
        SwitchTo(Label("broadcasts-who-not"), id="who", state=Broadcasts.left_out, when="left_out"),
        Button(Label("button-cancel"), id="cancel", on_click=on_cancel, when="draft"),
        Button(Label("button-back"), id="leave", on_click=on_leave, when="scheduled"),
        getter=control,
        state=Broadcasts.preview,
    ),
    Window(
        Problem(),
        Html("broadcasts-ask-when"),
        typed(on_when),
        back(Broadcasts.preview),
        state=Broadcasts.when,
    ),
    Window(
        Ready("text"),
        Turns(id="left_out"),
        back(Broadcasts.preview),
        getter=left_out,
        state=Broadcasts.left_out,
    ),
)
