"""The journal by months, one entry, and what one may put right in one's own."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from delivery.messages.partnerships import FORMS, QUICK_MINUTES, capital, duration, form_name
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home, leave
from handlers.partnerships import visits
from handlers.partnerships.days import typed_day
from handlers.partnerships.states import Journal
from locales import Markup, Reader, dates, join
from services.errors import DomainError
from services.partnerships.facts import Entry, MeetingLine
from services.partnerships.rules import read_minutes

ENTRIES_A_PAGE = 7


async def on_start(data: Data, manager: DialogManager) -> None:
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def month(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    asked = date.fromordinal(data["month"]) if "month" in data else None
    found = await ctx.services.partnerships.journal(ctx.actor, data["partnership"], asked)
    data["month"] = found.month.toordinal()
    data["earlier"] = found.earlier.toordinal() if found.earlier else 0
    data["later"] = found.later.toordinal() if found.later else 0
    reader = ctx.reader
    return {
        "text": reader.html(
            "journal-month" if found.total else "journal-empty",
            month=dates.month(reader.locale, found.month),
            n=len(found.meetings),
            hours=duration(reader, found.minutes),
            total=found.total,
        ),
        "entries": [{"id": one.id, "label": entry_label(reader, one)} for one in found.meetings],
        "earlier": bool(found.earlier),
        "later": bool(found.later),
        "visitable": data.get("visitable", False),
    }


def entry_label(reader: Reader, one: MeetingLine) -> str:
    day = dates.short_day(reader.locale, one.held_on)
    return reader.plain("journal-entry", day=day, form=form_name(reader, one.form))


async def entry(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = ctx_of(dialog_manager), await _entry(dialog_manager)
    saved = dialog_manager.dialog_data.get("saved", "")
    text = entry_text(ctx.reader, found)
    return {
        "text": join([Markup(saved), text], "\n\n") if saved else text,
        "minutes": [{"id": one, "label": ctx.reader.plain("minutes-button", n=one)} for one in QUICK_MINUTES]
        if found.is_member and found.minutes is None
        else [],
        "is_member": found.is_member,
        "is_mine": found.is_mine,
        "topic": bool(found.topic),
        "sheet": found.is_member and await visits.has_sheets(ctx, found.id),
    }


def entry_text(reader: Reader, one: Entry) -> Markup:
    """Day, form and topic; how long; who logged it."""
    lines = [
        reader.html(
            "my-partners-meeting-topic" if one.topic else "my-partners-meeting",
            day=dates.day(reader.locale, one.held_on),
            form=form_name(reader, one.form),
            topic=one.topic,
        ),
        reader.html("entry-minutes", length=duration(reader, one.minutes))
        if one.minutes is not None
        else reader.html("entry-usual", length=duration(reader, one.usual_minutes)),
    ]
    if one.by_both:
        lines.append(reader.html("entry-both"))
    elif one.is_member:
        lines.append(reader.html("entry-mine" if one.is_mine else "entry-theirs"))
    return join(lines)


async def _entry(manager: DialogManager) -> Entry:
    ctx = ctx_of(manager)
    return await ctx.services.partnerships.entry(ctx.actor, manager.dialog_data["meeting"])


async def forms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {"forms": [{"id": n, "label": capital(form_name(reader, form))} for n, form in enumerate(FORMS)]}


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    data = manager.dialog_data
    data["month"] = data[button.widget_id] or data["month"]


async def on_entry(_: CallbackQuery, __: Any, manager: DialogManager, meeting_id: int) -> None:
    manager.dialog_data["meeting"] = meeting_id
    manager.dialog_data.pop("saved", None)
    await manager.switch_to(Journal.entry)


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To the month in which the entry stands."""
    manager.dialog_data["month"] = (await _entry(manager)).held_on.toordinal()
    await manager.switch_to(Journal.month)


async def on_minutes(_: CallbackQuery, __: Any, manager: DialogManager, minutes: int) -> None:
    await _set_minutes(manager, minutes)


async def on_minutes_typed(manager: DialogManager, text: str) -> None:
    if not (await _entry(manager)).is_member:
        raise DomainError("minutes-not-yours")
    await _set_minutes(manager, read_minutes(text))


async def _set_minutes(manager: DialogManager, minutes: int) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.set_minutes(ctx.actor, data["meeting"], minutes)
    await manager.switch_to(Journal.entry)


async def on_topic(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.set_topic(ctx.actor, manager.dialog_data["meeting"], text)
    await manager.switch_to(Journal.entry)


async def on_day(manager: DialogManager, text: str) -> None:
    ctx, found = ctx_of(manager), await _entry(manager)
    day = await typed_day(ctx, text, found.time_zone)
    if day is None:
        raise DomainError("meeting-day-unclear", text=text[:60])
    await ctx.services.partnerships.correct_meeting(ctx.actor, found.id, held_on=day)
    manager.dialog_data.pop("saved", None)
    await manager.switch_to(Journal.entry)


async def on_form(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.correct_meeting(ctx.actor, data["meeting"], form=FORMS[index])
    data.pop("saved", None)
    await manager.switch_to(Journal.entry)


async def on_delete(query: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    data["month"] = (await _entry(manager)).held_on.toordinal()
    gone = await ctx.services.partnerships.delete_meeting(ctx.actor, data["meeting"])
    await query.answer(ctx.reader.plain("entry-deleted" if gone else "entry-stays"), show_alert=not gone)
    await manager.switch_to(Journal.month)


dialog = Dialog(
    Window(
        Ready("text"),
        Pages(choice("entry", "entries", on_entry, of=int), id="list", height=ENTRIES_A_PAGE),
        Row(
            Button(Label("journal-earlier"), id="earlier", on_click=on_turn, when="earlier"),
            Button(Label("journal-later"), id="later", on_click=on_turn, when="later"),
        ),
        visits.visit_button(Journal.visit),
        leave(),
        home(),
        getter=month,
        state=Journal.month,
    ),
    Window(
        Problem(),
        Ready("text"),
        # The screen asks how long it was: an answer may be written as well.
        typed(on_minutes_typed),
        Group(choice("quick", "minutes", on_minutes, of=int), width=4),
        visits.sheet_button,
        SwitchTo(Label("entry-length"), id="length", state=Journal.minutes, when="is_member"),
        SwitchTo(Label("meeting-add-topic"), id="topic", state=Journal.topic, when="is_member"),
        SwitchTo(Label("entry-fix-day"), id="day", state=Journal.day, when="is_mine"),
        SwitchTo(Label("entry-fix-form"), id="form", state=Journal.form, when="is_mine"),
        SwitchTo(Label("entry-delete"), id="delete", state=Journal.delete, when="is_mine"),
        Button(Label("entry-to-journal"), id="month", on_click=on_back),
        home(),
        getter=entry,
        state=Journal.entry,
    ),
    Window(
        Problem(),
        Html("minutes-ask"),
        typed(on_minutes_typed),
        back(Journal.entry),
        state=Journal.minutes,
    ),
    Window(Problem(), Html("meeting-type-topic"), typed(on_topic), back(Journal.entry), state=Journal.topic),
    Window(Problem(), Html("meeting-type-day"), typed(on_day), back(Journal.entry), state=Journal.day),
    Window(
        Html("meeting-ask-form"),
        Column(choice("form", "forms", on_form, of=int)),
        back(Journal.entry),
        getter=forms,
        state=Journal.form,
    ),
    Window(
        Html("entry-ask-delete"),
        Button(Label("entry-yes-delete"), id="yes", on_click=on_delete),
        back(Journal.entry),
        state=Journal.delete,
    ),
    visits.in_journal,
    visits.sheet_window,
    on_start=on_start,
)
