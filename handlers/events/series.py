"""The lessons of a series: a guest chooses among them, the methodist opens and adds them."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row

from delivery.messages.events import called, span
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, Turns, choice, fitted, home, wanted_page
from handlers.events.answers import answered
from handlers.events.opening import event_of, on_up
from handlers.events.states import Events
from locales import Markup, Reader, join
from services.events.facts import EventAnswer, EventState, LessonLine, Role, SeriesPage
from services.events.series import PAGE

NEXT = {
    EventAnswer.GOING: EventAnswer.MAYBE,
    EventAnswer.WAITING: EventAnswer.MAYBE,
    EventAnswer.MAYBE: EventAnswer.DECLINED,
}
"""What a tap on a lesson answers after what stands; else that one comes."""


async def lessons(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.events.series(
        ctx.actor, event_of(dialog_manager), wanted_page(dialog_manager, "lessons")
    )
    methodist = Role.METHODIST in ctx.actor.roles
    numbered = list(enumerate(found.lessons, start=found.place.page * PAGE + 1))
    line = _of_methodist if methodist else _of_guest
    said = (line(ctx.reader, n, one) for n, one in numbered)
    return {
        "text": join([_head(ctx.reader, found, methodist), *said]),
        "place": found.place,
        "methodist": methodist and found.event.state is EventState.PLANNED and not found.event.over,
        "survey": bool(found.lessons),
        "one": "yes" if found.one_survey else "no",
        "lessons": [
            {
                # The tap carries what it means, so that a second one does not undo the first.
                "id": f"{one.event.id}.{_next(one.event.answer).value}",
                "label": f"{_mark(one)}{n}. {one.event.starts_at:%d.%m %H:%M} {one.event.title}",
            }
            for n, one in numbered
            if methodist or not (one.event.started or one.event.state is EventState.CANCELLED)
        ],
    }


def _head(reader: Reader, found: SeriesPage, methodist: bool) -> Markup:
    name = called(reader, found.event)
    if not found.lessons:
        return reader.html("series-none", name=name)
    return reader.html("series-title" if methodist else "series-choose", name=name)


def _next(answer: EventAnswer | None) -> EventAnswer:
    return NEXT.get(answer or EventAnswer.NONE, EventAnswer.GOING)


def _mark(lesson: LessonLine) -> str:
    if lesson.event.state is EventState.CANCELLED:
        return "✖ "
    return {EventAnswer.GOING: "✓ ", EventAnswer.MAYBE: "❔ ", EventAnswer.WAITING: "⏳ "}.get(
        lesson.event.answer or EventAnswer.NONE, ""
    )


def _shown(reader: Reader, number: int, lesson: LessonLine, about: str) -> Markup:
    return reader.html(
        "series-line",
        mark=_mark(lesson),
        n=number,
        title=fitted(lesson.event.title, 80),
        when=span(reader, lesson.event),
        about=about,
    )


def _of_guest(reader: Reader, number: int, lesson: LessonLine) -> Markup:
    about = []
    if lesson.event.place:
        about.append(fitted(lesson.event.place, 60))
    if lesson.event.state is EventState.CANCELLED:
        about.append(reader.plain("series-cancelled"))
    elif lesson.event.started:
        about.append(reader.plain("series-started"))
    elif lesson.free is not None:
        about.append(reader.plain("series-free", free=lesson.free, waiting=lesson.waiting))
    return _shown(reader, number, lesson, "".join(f" · {part}" for part in about))


def _of_methodist(reader: Reader, number: int, lesson: LessonLine) -> Markup:
    about = reader.plain(
        "series-counts",
        going=lesson.going,
        places=lesson.event.places or 0,
        waiting=lesson.waiting,
        attended=lesson.attended,
    )
    return _shown(reader, number, lesson, f" · {about}")


async def on_lesson(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    ctx, (lesson, _, wanted) = ctx_of(manager), item.partition(".")
    if Role.METHODIST in ctx.actor.roles:
        manager.dialog_data["event_id"] = int(lesson)
        await manager.switch_to(Events.card)
        return
    event = await ctx.services.events.answer(ctx.actor, int(lesson), EventAnswer(wanted))
    await query.answer(answered(ctx.reader, event), show_alert=event.queue is not None)


async def on_new(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    event_id = event_of(manager)
    manager.dialog_data.clear()
    manager.dialog_data.update(series=event_id, event_id=event_id)
    await manager.switch_to(Events.kind)


async def on_survey(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    one = (await ctx.services.events.series(ctx.actor, event_id)).one_survey
    await ctx.services.events.set_series_survey(ctx.actor, event_id, not one)


windows = (
    Window(
        Ready("text"),
        Column(choice("lesson", "lessons", on_lesson)),
        Turns(id="lessons"),
        Button(Label("series-new"), id="new", on_click=on_new, when="methodist"),
        Button(
            Label("series-survey"),
            id="survey",
            on_click=on_survey,
            when=lambda data, *_: data["methodist"] and data["survey"],
        ),
        Row(Button(Label("button-back"), id="up", on_click=on_up), home()),
        getter=lessons,
        state=Events.series,
    ),
)
