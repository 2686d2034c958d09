"""Lists: the programme's events for the methodist, invitations for everybody else."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo, Url

from delivery.messages.events import about
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, Turns, back, choice, home, wanted_page
from handlers.events.answers import answered
from handlers.events.opening import event_of, on_calendar
from handlers.events.states import Events
from locales import Reader, join
from services.events.checking_in import codable
from services.events.facts import EventAnswer, EventLine, EventState, Role


def items(reader: Reader, events: Sequence[EventLine]) -> list[dict[str, Any]]:
    """Buttons of a list: the day and the title."""
    found = []
    for event in events:
        key = "events-line-cancelled" if event.state is EventState.CANCELLED else "events-line"
        label = reader.plain(key, day=f"{event.starts_at:%d.%m}", title=event.title)
        found.append({"id": event.id, "label": label})
    return found


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, page = ctx_of(dialog_manager), wanted_page(dialog_manager, "ahead")
    reader, events = ctx.reader, ctx.services.events
    if Role.METHODIST not in ctx.actor.roles:
        mine = await events.my_events(ctx.actor, page)
        words = reader.html("events-mine" if mine.events else "events-mine-none")
        text = join([reader.html("events-title"), words], "\n\n")
        return {
            "text": text,
            "events": items(reader, mine.events),
            "place": mine.place,
            "methodist": False,
        }
    upcoming, unticked = await events.upcoming(ctx.actor, page), await events.unticked(ctx.actor)
    count = upcoming.place.total
    lines = [reader.html("events-title")]
    lines.append(reader.html("events-upcoming", count=count) if count else reader.html("events-none"))
    if unticked:
        lines.append(reader.html("events-unticked", count=unticked))
    return {
        "text": join(lines, "\n\n"),
        "events": items(reader, upcoming.events),
        "place": upcoming.place,
        "methodist": True,
    }


async def past(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.events.past(ctx.actor, wanted_page(dialog_manager, "over"))
    lines = [ctx.reader.html("events-past-title")]
    if not found.events:
        lines.append(ctx.reader.html("events-past-none"))
    return {
        "text": join(lines, "\n\n"),
        "events": items(ctx.reader, found.events),
        "place": found.place,
    }


async def mine(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    event = await ctx.services.events.invitation(ctx.actor, event_of(dialog_manager))
    planned = event.state is EventState.PLANNED
    now = await ctx.services.events.local_now(ctx.actor)
    lines = [about(ctx.reader, event)]
    if event.state is EventState.CANCELLED:
        lines.append(ctx.reader.html("event-card-cancelled"))
    elif event.over:
        lines.append(ctx.reader.html("event-mine-over"))
    elif event.started:
        lines.append(ctx.reader.html("event-mine-started"))
    elif event.answer is not None:
        lines.append(ctx.reader.html("event-mine-answer", answer=event.answer.value, queue=event.queue or 0))
    if event.leads:
        lines.append(ctx.reader.html("event-mine-leads"))
    return {
        "text": join(lines, "\n\n"),
        "open": planned and not event.started and event.answer is not None and not event.lessons,
        "series": planned and not event.over and event.lessons > 0 and event.answer is not None,
        "lessons": event.lessons,
        "coded": planned and event.leads and codable(now, event),
        "tickable": planned and event.leads and event.started,
        "link": event.link,
        "connect": bool(event.link) and planned and not event.over,
        "materials": event.materials,
        "has_materials": bool(event.materials) or event.leads,
        "calendar": not event.over and (event.answer is None or not event.leads),
    }


async def on_event(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    data = manager.dialog_data
    pages = {name: data[name] for name in ("ahead_page", "over_page") if name in data}
    data.clear()
    data.update(pages, event_id=int(item))
    methodist = Role.METHODIST in ctx_of(manager).actor.roles
    await manager.switch_to(Events.card if methodist else Events.mine)


async def on_new(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.clear()
    await manager.switch_to(Events.kind)


async def on_answer(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    chosen = EventAnswer((button.widget_id or "").removeprefix("series_"))
    event = await ctx.services.events.answer(ctx.actor, event_of(manager), chosen)
    await query.answer(answered(ctx.reader, event), show_alert=event.queue is not None)


def _list(widget_id: str) -> Group:
    return Group(Column(choice(f"{widget_id}_event", "events", on_event)), Turns(id=widget_id))


windows = (
    Window(
        Ready("text"),
        _list("ahead"),
        Row(
            Button(Label("events-new"), id="new", on_click=on_new),
            SwitchTo(Label("events-past"), id="past", state=Events.past),
            when="methodist",
        ),
        home(),
        getter=main,
        state=Events.main,
    ),
    Window(
        Ready("text"),
        _list("over"),
        back(Events.main),
        home(),
        getter=past,
        state=Events.past,
    ),
    Window(
        Ready("text"),
        Row(
            *(
                Button(Label(f"event-answer-{answer.value}"), id=answer.value, on_click=on_answer)
                for answer in (EventAnswer.GOING, EventAnswer.MAYBE, EventAnswer.DECLINED)
            ),
            when="open",
        ),
        SwitchTo(Label("event-choose-lessons"), id="series", state=Events.series, when="series"),
        Button(
            Label("event-answer-declined"),
            id=f"series_{EventAnswer.DECLINED.value}",
            on_click=on_answer,
            when="series",
        ),
        Url(Label("event-connect"), Ready("link"), id="connect", when="connect"),
        SwitchTo(Label("event-mine-materials"), id="files", state=Events.materials, when="has_materials"),
        Button(Label("event-calendar"), id="calendar", on_click=on_calendar, when="calendar"),
        Row(
            SwitchTo(Label("event-code-button"), id="code", state=Events.code, when="coded"),
            SwitchTo(Label("event-attendance"), id="attendance", state=Events.attendance, when="tickable"),
        ),
        back(Events.main),
        home(),
        getter=mine,
        state=Events.mine,
    ),
)
