"""Who was there: a tap on a name ticks it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, SwitchTo

from delivery.messages.events import called
from handlers.common.context import Context, ctx_of
from handlers.common.counts import counted_to
from handlers.common.typed import Problem, typed
from handlers.common.widgets import (
    LABEL_LENGTH,
    Label,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    fitted,
    home,
    wanted_page,
)
from handlers.events.opening import event_of, on_up
from handlers.events.states import Events
from locales import Markup, Reader, join
from services.errors import DomainError
from services.events.attendance import GUESTS_COUNTED, PAGE
from services.events.facts import EventAfter, FoundPerson, GuestLine, GuestPage, MarkedBy, Role

SEARCHED = 60


async def guests(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, event_id = ctx_of(dialog_manager), event_of(dialog_manager)
    search = dialog_manager.dialog_data.get("guest", "")
    page = wanted_page(dialog_manager, "guests")
    found = await ctx.services.events.guest_list(ctx.actor, event_id, page, search)
    numbered = list(enumerate(found.lines, start=found.place.page * PAGE + 1))
    return {
        "text": join([_head(ctx.reader, found, search), *(_line(ctx.reader, n, one) for n, one in numbered)]),
        "place": found.place,
        "search": search,
        "methodist": Role.METHODIST in ctx.actor.roles,
        "people": [
            {
                # The tap carries what it means, so that a second one does not undo the first.
                "id": f"{guest.person_id}.{int(not guest.attended)}",
                "label": ctx.reader.plain(
                    "attendance-person", attended="yes" if guest.attended else "no", n=n, name=guest.short
                ),
            }
            for n, guest in numbered
        ],
    }


def _head(reader: Reader, found: GuestPage, search: str) -> Markup:
    name = called(reader, found.event)
    if not found.guests:
        return reader.html("attendance-none", name=name)
    title = reader.html(
        "attendance-title", attended=in_words(found.attended), name=name, guests=in_words(found.guests)
    )
    if not search:
        return join([title, ""])
    return join([title, reader.html("attendance-searched", search=search, count=found.place.total), ""])


def in_words(guests: int) -> str:
    """A number of guests, which is counted only so far."""
    return counted_to(guests, GUESTS_COUNTED)


def _line(reader: Reader, number: int, guest: GuestLine) -> Markup:
    """«3. ✅ Смирнова Марина Викторовна, Шумская СОШ · по коду»."""
    marks = [] if guest.invited else [reader.plain("attendance-uninvited")]
    if guest.attended and guest.marked_by is MarkedBy.CODE:
        marks.append(reader.plain("attendance-by-code"))
    who = fitted(", ".join(part for part in (guest.name, guest.school) if part), 120)
    return reader.html(
        "attendance-line",
        n=number,
        attended="yes" if guest.attended else "no",
        who=who,
        marks="".join(f" · {mark}" for mark in marks),
    )


async def search(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, event_id = ctx_of(dialog_manager), event_of(dialog_manager)
    line = (await ctx.services.events.card(ctx.actor, event_id)).line
    text = dialog_manager.dialog_data.get("search", "")
    found = await ctx.services.events.find_people(ctx.actor, event_id, text)
    return found_screen(
        found,
        ctx.reader.html("attendance-found", count=len(found)),
        ctx.reader.html("attendance-search", name=called(ctx.reader, line)),
    )


def found_screen(found: tuple[FoundPerson, ...], some: Markup, none: Markup) -> dict[str, Any]:
    """People found by their name: in full in the text, numbered; on the buttons as much as fits."""
    lines = [f"{n}. {fitted(f'{one.name}, {one.school}', 120)}" for n, one in enumerate(found, start=1)]
    return {
        "text": join([some, "", *lines]) if found else none,
        "people": [
            {"id": one.person_id, "label": fitted(f"{n}. {one.name}", LABEL_LENGTH)}
            for n, one in enumerate(found, start=1)
        ],
    }


async def on_tick(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    ctx = ctx_of(manager)
    person_id, _, attended = item.partition(".")
    result = await ctx.services.events.tick(ctx.actor, event_of(manager), int(person_id), attended == "1")
    if result.late or result.kept:
        note = "attendance-late" if result.late else "attendance-kept"
        await query.answer(ctx.reader.plain(note), show_alert=True)


async def on_add(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    result = await ctx.services.events.add(ctx.actor, event_id, int(item))
    manager.dialog_data.pop("search", None)
    guest = await ctx.services.events.guest(ctx.actor, event_id, int(item))
    words = ctx.reader.plain("attendance-added", name=guest.name)
    if result.late:
        words = ctx.reader.plain("attendance-late")
    await query.answer(words, show_alert=result.late)
    await manager.switch_to(Events.attendance)


async def on_guest(manager: DialogManager, text: str) -> None:
    """A typed name narrows the list."""
    manager.dialog_data["guest"] = " ".join(text.split())[:SEARCHED]
    first_page(manager, "guests")


async def on_clear(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("guest", None)
    first_page(manager, "guests")


async def on_search(manager: DialogManager, text: str) -> None:
    ctx, words = ctx_of(manager), " ".join(text.split())[:SEARCHED]
    manager.dialog_data["search"] = words
    if not await ctx.services.events.find_people(ctx.actor, event_of(manager), words):
        raise DomainError("attendance-not-found", text=words)


async def on_done(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await query.answer(await _done(ctx, event_of(manager)), show_alert=True)
    await on_up(query, button, manager)


async def _done(ctx: Context, event_id: int) -> str:
    result = await ctx.services.events.finish_attendance(ctx.actor, event_id)
    if not result.over:
        key = "attendance-finished-later"
    elif result.after is EventAfter.EMPTY:
        key = "attendance-finished-nobody"
    else:
        key = "attendance-finished"
    return ctx.reader.plain(key, attended=result.attended)


def people(widget_id: str, on_click: Any) -> Select[Any]:
    return choice(widget_id, "people", on_click)


windows = (
    Window(
        Problem(),
        Ready("text"),
        Column(people("tick", on_tick)),
        Turns(id="guests"),
        Button(Label("attendance-clear"), id="clear", on_click=on_clear, when="search"),
        SwitchTo(Label("attendance-add"), id="add", state=Events.add, when="methodist"),
        Button(Label("attendance-done"), id="done", on_click=on_done),
        Row(Button(Label("button-back"), id="up", on_click=on_up), home()),
        typed(on_guest),
        getter=guests,
        state=Events.attendance,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_search),
        Column(people("found", on_add)),
        Row(back(Events.attendance), home()),
        getter=search,
        state=Events.add,
    ),
)
