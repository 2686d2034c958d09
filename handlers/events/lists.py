"""Lists: the programme's events for the methodist, invitations for everybody else."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from delivery.messages.events import about
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Pages, Ready, back, choice, home
from handlers.events.states import Events
from locales import Reader, join
from services.events.facts import EventAnswer, EventLine, EventState, Role

PAGE = 6
LABEL = 28


def items(reader: Reader, events: Sequence[EventLine]) -> list[dict[str, Any]]:
    """Buttons of a list: the day and as much of the title as a phone shows."""
    found = []
    for event in events:
        key = "events-line-cancelled" if event.state is EventState.CANCELLED else "events-line"
        label = reader.plain(key, day=f"{event.starts_at:%d.%m}", title=event.title)
        found.append({"id": event.id, "label": label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"})
    return found


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    reader, events = ctx.reader, ctx.services.events
    if Role.METHODIST not in ctx.actor.roles:
        mine = await events.my_events(ctx.actor)
        words = reader.html("events-mine" if mine else "events-mine-none")
        text = join([reader.html("events-title"), words], "\n\n")
        return {"text": text, "events": items(reader, mine), "methodist": False}
    upcoming = await events.upcoming(ctx.actor)
    unticked = len(await events.unticked(ctx.actor))
    words = reader.html("events-upcoming", count=len(upcoming)) if upcoming else reader.html("events-none")
    lines = [reader.html("events-title"), words]
    if unticked:
        lines.append(reader.html("events-unticked", count=unticked))
    return {"text": join(lines, "\n\n"), "events": items(reader, upcoming), "methodist": True}


async def past(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    events = await ctx.services.events.past(ctx.actor)
    lines = [ctx.reader.html("events-past-title")]
    if not events:
        lines.append(ctx.reader.html("events-past-none"))
    return {"text": join(lines, "\n\n"), "events": items(ctx.reader, events)}


async def mine(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    event = await ctx.services.events.invitation(ctx.actor, dialog_manager.dialog_data["event_id"])
    assert event.answer is not None
    open_still = not event.started and event.state is EventState.PLANNED
    if event.state is EventState.CANCELLED:
        words = ctx.reader.html("event-card-cancelled")
    elif event.over:
        words = ctx.reader.html("event-mine-over")
    elif event.started:
        words = ctx.reader.html("event-mine-started")
    else:
        words = ctx.reader.html("event-mine-answer", answer=event.answer.value)
    return {"text": join([about(ctx.reader, event), words], "\n\n"), "open": open_still}


async def on_event(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data.clear()
    manager.dialog_data["event_id"] = int(item)
    methodist = Role.METHODIST in ctx_of(manager).actor.roles
    await manager.switch_to(Events.card if methodist else Events.mine)


async def on_new(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.clear()
    await manager.switch_to(Events.kind)


async def on_answer(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    chosen = EventAnswer(button.widget_id or "")
    await ctx.services.events.answer(ctx.actor, manager.dialog_data["event_id"], chosen)


def _list(widget_id: str) -> Pages:
    return Pages(
        choice(f"{widget_id}_event", "events", on_event, Label("event-item")),
        id=widget_id,
        height=PAGE,
    )


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
        back(Events.main),
        home(),
        getter=mine,
        state=Events.mine,
    ),
)
