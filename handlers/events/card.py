"""One event of the methodist: its counts, inviting, moving, calling off."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from delivery.messages.events import about, called, span
from handlers.broadcasts.states import Broadcasts
from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Ready, back, fitted, home
from handlers.events.announced import announced_anew
from handlers.events.making import asked, start_of
from handlers.events.opening import event_of, on_calendar, told_words
from handlers.events.papers import papers_text
from handlers.events.states import Events
from handlers.roadmap.states import Recommend
from handlers.summaries.states import Summaries
from locales import Markup, Reader, join
from services.events.checking_in import codable
from services.events.facts import EventAfter, EventCard, EventKind, EventLine, EventState

AFTER = {
    EventAfter.ASKED: "event-card-asked",
    EventAfter.SURVEYED: "event-card-surveyed",
    EventAfter.EMPTY: "event-card-empty",
}


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.events.card(ctx.actor, event_of(dialog_manager))
    alive = found.line.state is EventState.PLANNED
    now = await ctx.services.events.local_now(ctx.actor)
    told = dialog_manager.dialog_data.pop("told", "")
    return {
        "text": join([Markup(f"{told}\n\n") if told else "", _text(ctx.reader, found)], ""),
        "alive": alive,
        "ahead": alive and not found.line.started,
        "invitable": alive and not found.line.started and found.line.series_id is None,
        "series": found.line.series_id is None
        and (found.line.kind is EventKind.FESTIVAL or found.line.lessons > 0),
        "lessons": found.line.lessons,
        "guests": found.guests if alive and not found.line.over and found.line.series_id is None else 0,
        "movable": alive and not found.line.over and not found.line.lessons,
        "changeable": alive and not found.line.over,
        "over": alive and found.line.over,
        "tickable": alive and found.line.started and (not found.line.lessons or found.after in AFTER),
        "coded": alive and codable(now, found.line) and not found.line.lessons,
        "surveyed": found.survey_id is not None,
    }


async def to_cancel(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    line = (await ctx.services.events.card(ctx.actor, event_of(dialog_manager))).line
    return {"name": called(ctx.reader, line), "when": span(ctx.reader, line)}


async def on_invite(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Broadcasts.segment, data={"event_id": event_of(manager)})


async def on_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From a lesson to its series, from an event to the list."""
    ctx = ctx_of(manager)
    line = (await ctx.services.events.card(ctx.actor, event_of(manager))).line
    if line.series_id is None:
        await manager.switch_to(Events.main)
        return
    manager.dialog_data["event_id"] = line.series_id
    await manager.switch_to(Events.series)


async def on_recommend(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Recommend.main, data={"event": event_of(manager)})


async def on_results(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.events.card(ctx.actor, event_of(manager))
    if found.survey_id is not None:
        await manager.start(Summaries.card, data={"survey_id": found.survey_id})


async def on_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    line = (await ctx.services.events.card(ctx.actor, event_of(manager))).line
    for name in ("day", "clock"):
        manager.dialog_data.pop(name, None)
    manager.dialog_data.update(
        moving=True,
        kind=line.kind.value,
        title=line.title,
        was=span(ctx.reader, line),
        minutes=_minutes(line),
    )
    await manager.switch_to(Events.day)


async def on_moved(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    now = await ctx.services.events.local_now(ctx.actor)
    start = start_of(manager.dialog_data, now)
    line, minutes = (await ctx.services.events.card(ctx.actor, event_id)).line, manager.dialog_data["minutes"]
    same = start == line.starts_at and minutes == _minutes(line)
    async with announced_anew(ctx, event_id):
        told = await ctx.services.events.move(ctx.actor, event_id, start, minutes)
    await _back_to_card(manager, event_id)
    words = ctx.reader.plain("event-not-moved") if same else told_words(ctx.reader, told)
    await query.answer(words, show_alert=True)


def _minutes(line: EventLine) -> int:
    return int((line.ends_at - line.starts_at).total_seconds()) // 60


async def on_cancelled(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    told = await ctx.services.events.cancel(ctx.actor, event_id)
    await _back_to_card(manager, event_id)
    await query.answer(told_words(ctx.reader, told), show_alert=True)


async def _back_to_card(manager: DialogManager, event_id: int) -> None:
    manager.dialog_data.clear()
    manager.dialog_data["event_id"] = event_id
    await manager.switch_to(Events.card)


def _text(reader: Reader, found: EventCard) -> Markup:
    lines: list[Markup] = []
    if found.presenters:
        names = ", ".join(one.name for one in found.presenters)
        lines.append(reader.html("event-card-presenters", names=fitted(names, 300)))
    if papers := papers_text(reader, found):
        lines.append(papers)
    if found.materials:
        lines.append(reader.html("event-card-materials", count=found.materials))
    if found.guests:
        counts = {
            "guests": found.guests,
            "going": found.going,
            "waiting": found.waiting,
            "maybe": found.maybe,
            "declined": found.declined,
            "silent": found.silent,
        }
        lines.append(reader.html("event-card-counts", **counts))
        if found.line.places:
            free = max(0, found.line.places - found.going)
            lines.append(reader.html("event-card-places", places=found.line.places, free=free))
    elif not found.line.started:
        lines.append(reader.html("event-card-nobody"))
    if found.line.state is EventState.CANCELLED:
        lines.append(reader.html("event-card-cancelled"))
        return join([about(reader, found.line), join(lines)], "\n\n")
    if found.line.started:
        lines.append(reader.html("event-card-attended", attended=found.attended, uninvited=found.uninvited))
    if found.after is EventAfter.ASKED and found.attended:
        lines.append(reader.html("event-card-coming"))
    elif found.after is EventAfter.APART:
        lines.append(reader.html("event-card-apart", series="yes" if found.line.lessons else "no"))
    elif found.after in AFTER:
        lines.append(reader.html(AFTER[found.after]))
    else:
        lines.append(reader.html("event-card-survey", anonymous="yes" if found.anonymous else "no"))
    return join([about(reader, found.line), join(lines)], "\n\n")


windows = (
    Window(
        Ready("text"),
        Button(Label("event-invite"), id="invite", on_click=on_invite, when="invitable"),
        SwitchTo(Label("event-lessons"), id="lessons", state=Events.series, when="series"),
        Row(
            SwitchTo(Label("event-attendance"), id="attendance", state=Events.attendance, when="tickable"),
            SwitchTo(Label("event-code-button"), id="code", state=Events.code, when="coded"),
            Button(Label("event-calendar"), id="calendar", on_click=on_calendar, when="ahead"),
        ),
        Button(Label("event-results"), id="results", on_click=on_results, when="surveyed"),
        Button(Label("recommend-open"), id="recommend", on_click=on_recommend, when="over"),
        Row(
            SwitchTo(Label("event-invited"), id="guests", state=Events.guests, when="guests"),
            SwitchTo(Label("event-edit-button"), id="edit", state=Events.edit, when="alive"),
        ),
        Row(
            Button(Label("event-move"), id="move", on_click=on_move, when="movable"),
            SwitchTo(Label("event-cancel"), id="cancel", state=Events.cancel_confirm),
            when="changeable",
        ),
        Row(Button(Label("button-back"), id="up", on_click=on_list), home()),
        getter=card,
        state=Events.card,
    ),
    Window(
        Html("event-move-confirm"),
        Button(Label("event-move-yes"), id="yes", on_click=on_moved),
        SwitchTo(Label("event-move-length"), id="length", state=Events.length),
        Row(back(Events.day), home()),
        getter=asked,
        state=Events.move_confirm,
    ),
    Window(
        Html("event-cancel-confirm"),
        Button(Label("event-cancel-yes"), id="yes", on_click=on_cancelled),
        Row(back(Events.card), home()),
        getter=to_cancel,
        state=Events.cancel_confirm,
    ),
)
