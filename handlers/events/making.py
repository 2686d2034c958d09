"""Making an event, and choosing the day and time to move one to: the same screens."""

from datetime import UTC, date, datetime, time
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row

from delivery.messages.events import about
from handlers.common.calendar import ClockCalendar
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home
from handlers.events.states import Events
from locales import dates, join
from services.dates import parse_clock, parse_moment
from services.errors import DomainError
from services.events.facts import EventKind, EventLine, EventState, NewEvent
from services.events.names import event_name
from services.events.rules import DURATIONS, LONGEST_TITLE, clean, place_and_link

HOURS = ("09:00", "10:00", "12:00", "14:00", "15:00", "16:00")
KINDS = tuple(EventKind)


async def kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {"kinds": [{"id": k.value, "label": reader.plain("event-kind", kind=k.value)} for k in KINDS]}


async def asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the screens of one event in the making say: as much as is known."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    reader = ctx.reader
    now = await ctx.services.events.local_now(ctx.actor)
    shown: dict[str, Any] = {"today": now.date(), "moving": "moving" in data, "back": "kind"}
    kind = EventKind(data["kind"])
    shown["kind"] = reader.plain("event-kind", kind=kind.value)
    shown["name"] = event_name(reader.plain, kind, data.get("title", ""))
    shown["when"] = data.get("was", "")
    if "day" in data:
        shown["day"] = dates.day(reader.locale, date.fromisoformat(data["day"]))
    if "clock" in data:
        shown["when"] = dates.moment_from(reader.locale, start_of(data, now), now)
    if "minutes" in data:
        shown["length"] = reader.plain("event-minutes", minutes=data["minutes"])
    shown["was"] = data.get("was", "")
    shown["hours"] = [{"id": hour.replace(":", ""), "label": hour} for hour in HOURS]
    shown["lengths"] = [
        {"id": minutes, "label": reader.plain("event-minutes", minutes=minutes)} for minutes in DURATIONS
    ]
    return shown


async def checked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    now = await ctx.services.events.local_now(ctx.actor)
    new = _new_event(data, now)
    place, link = place_and_link(new.place)
    line = EventLine(
        id=0,
        kind=new.kind,
        title=new.title,
        starts_at=new.starts_at,
        ends_at=_later(new.starts_at, new.minutes),
        place=place,
        link=link,
        state=EventState.PLANNED,
        started=False,
        over=False,
    )
    text = join([ctx.reader.html("event-new-confirm"), about(ctx.reader, line)], "\n\n")
    return {"text": text, "anonymous": "yes" if new.anonymous else "no"}


async def on_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["kind"] = EventKind(item).value
    await manager.switch_to(Events.title)


async def on_title(manager: DialogManager, text: str) -> None:
    title = clean(text, LONGEST_TITLE)
    if not title:
        raise DomainError("event-error-title")
    manager.dialog_data["title"] = title
    await manager.switch_to(Events.day)


async def on_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(Events.time)


async def on_typed_day(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    now = await ctx.services.events.local_now(ctx.actor)
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    if found is None:
        raise DomainError("event-typed-day-unclear", text=text[:60])
    if isinstance(found, datetime):
        if found <= now:
            raise DomainError("event-typed-past", when=dates.moment(ctx.reader.locale, found))
        data["day"], data["clock"] = found.date().isoformat(), f"{found:%H:%M}"
        await _after_time(manager)
        return
    if found < now.date():
        raise DomainError("event-typed-past", when=dates.day_with_year(ctx.reader.locale, found))
    data["day"] = found.isoformat()
    await manager.switch_to(Events.time)


async def on_hour(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _take_time(manager, time(int(item[:2]), int(item[2:])))


async def on_typed_time(manager: DialogManager, text: str) -> None:
    found = parse_clock(text)
    if found is None:
        raise DomainError("event-typed-time-unclear", text=text[:60])
    await _take_time(manager, found)


async def on_length(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["minutes"] = int(item)
    await _after_length(manager)


async def on_typed_end(manager: DialogManager, text: str) -> None:
    data = manager.dialog_data
    start, end = time.fromisoformat(data["clock"]), parse_clock(text)
    if end is None or end <= start:
        raise DomainError("event-typed-end-unclear", start=data["clock"])
    data["minutes"] = (end.hour - start.hour) * 60 + end.minute - start.minute
    await _after_length(manager)


async def on_place(manager: DialogManager, text: str) -> None:
    place_and_link(text)
    manager.dialog_data["place"] = " ".join(text.split())
    await manager.switch_to(Events.confirm)


async def on_no_place(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["place"] = ""
    await manager.switch_to(Events.confirm)


async def on_anonymous(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["anonymous"] = not manager.dialog_data.get("anonymous", True)


async def on_create(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    now = await ctx.services.events.local_now(ctx.actor)
    data = dict(manager.dialog_data)
    event_id = await ctx.services.events.create(ctx.actor, _new_event(data, now))
    manager.dialog_data.clear()
    manager.dialog_data["event_id"] = event_id
    await query.answer(ctx.reader.plain("event-created" if "series" not in data else "series-created"))
    await manager.switch_to(Events.card)


async def on_back_from_kind(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(Events.series if "series" in manager.dialog_data else Events.main)


async def on_back_from_day(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(Events.card if "moving" in manager.dialog_data else Events.title)


async def _take_time(manager: DialogManager, clock: time) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    now = await ctx.services.events.local_now(ctx.actor)
    start = start_of({**data, "clock": f"{clock:%H:%M}"}, now)
    if start <= now:
        raise DomainError("event-typed-past", when=dates.moment(ctx.reader.locale, start))
    data["clock"] = f"{clock:%H:%M}"
    await _after_time(manager)


async def _after_time(manager: DialogManager) -> None:
    await manager.switch_to(Events.move_confirm if "moving" in manager.dialog_data else Events.length)


async def _after_length(manager: DialogManager) -> None:
    await manager.switch_to(Events.move_confirm if "moving" in manager.dialog_data else Events.place)


def start_of(data: dict[str, Any], now: datetime) -> datetime:
    """The start that was chosen, in the zone of `now` (the programme's)."""
    return datetime.combine(
        date.fromisoformat(data["day"]), time.fromisoformat(data["clock"]), tzinfo=now.tzinfo
    )


def _later(start: datetime, minutes: int) -> datetime:
    return datetime.fromtimestamp(start.astimezone(UTC).timestamp() + minutes * 60, start.tzinfo)


def _new_event(data: dict[str, Any], now: datetime) -> NewEvent:
    return NewEvent(
        kind=EventKind(data["kind"]),
        title=data["title"],
        starts_at=start_of(data, now),
        minutes=data["minutes"],
        place=data.get("place", ""),
        anonymous=data.get("anonymous", True),
        series_id=data.get("series"),
    )


windows = (
    Window(
        Html("event-new-kind"),
        Group(
            choice("kind", "kinds", on_kind),
            width=2,
        ),
        Button(Label("button-back"), id="back", on_click=on_back_from_kind),
        getter=kinds,
        state=Events.kind,
    ),
    Window(
        Problem(),
        Html("event-new-title"),
        typed(on_title),
        back(Events.kind),
        getter=asked,
        state=Events.title,
    ),
    Window(
        Problem(),
        Html("event-new-day", when=lambda data, *_: not data["moving"]),
        Html("event-move-day", when="moving"),
        ClockCalendar(id="day", on_click=on_day),
        typed(on_typed_day),
        Button(Label("button-back"), id="back", on_click=on_back_from_day),
        getter=asked,
        state=Events.day,
    ),
    Window(
        Problem(),
        Html("event-new-time"),
        Group(
            choice("hour", "hours", on_hour),
            width=3,
        ),
        typed(on_typed_time),
        back(Events.day),
        getter=asked,
        state=Events.time,
    ),
    Window(
        Problem(),
        Html("event-new-length"),
        Group(
            choice("length", "lengths", on_length),
            width=3,
        ),
        typed(on_typed_end),
        back(Events.time),
        getter=asked,
        state=Events.length,
    ),
    Window(
        Problem(),
        Html("event-new-place"),
        typed(on_place),
        Row(Button(Label("event-new-no-place"), id="noplace", on_click=on_no_place), back(Events.length)),
        getter=asked,
        state=Events.place,
    ),
    Window(
        Ready("text"),
        Button(Label("event-new-create"), id="create", on_click=on_create),
        Button(Label("event-new-anonymous"), id="anonymous", on_click=on_anonymous),
        Row(back(Events.place), home()),
        getter=checked,
        state=Events.confirm,
    ),
)
