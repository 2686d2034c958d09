"""Mentors' hours as the methodist sees them, and how long a meeting counts when nobody said it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Column, Group, SwitchTo

from delivery.messages.partnerships import FORMS, QUICK_MINUTES, capital, duration, form_name
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, home, wanted_page
from handlers.partnerships.states import History, Partnerships
from locales import Markup, Reader
from services.partnerships.facts import HoursPage
from services.partnerships.rules import read_minutes


async def hours(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.mentor_hours(ctx.actor, wanted_page(dialog_manager, "mentors"))
    reader = ctx.reader
    return {
        "text": _title(reader, found),
        "place": found.place,
        "mentors": [
            {
                "id": one.person_id,
                "label": reader.plain("hours-line", hours=duration(reader, one.minutes), name=one.name),
            }
            for one in found.mentors
        ],
    }


def _title(reader: Reader, found: HoursPage) -> Markup:
    if not found.mentors:
        return reader.html("hours-none")
    if found.meetings is None or found.minutes is None:
        return reader.html("hours-of-many")
    return reader.html("hours-title", n=found.meetings, hours=duration(reader, found.minutes))


async def lengths(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.form_minutes(ctx.actor)
    reader = ctx.reader
    return {
        "forms": [
            {
                "id": n,
                "label": reader.plain(
                    "hours-form", form=capital(form_name(reader, form)), hours=duration(reader, found[form])
                ),
            }
            for n, form in enumerate(FORMS)
        ]
    }


async def length(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    form = FORMS[dialog_manager.dialog_data["form"]]
    return {
        "form": form_name(reader, form),
        "minutes": [{"id": one, "label": reader.plain("minutes-button", n=one)} for one in QUICK_MINUTES],
    }


async def on_mentor(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    await manager.start(History.main, data={"person": person_id})


async def on_form(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data["form"] = index
    await manager.switch_to(Partnerships.length)


async def on_minutes(_: CallbackQuery, __: Any, manager: DialogManager, minutes: int) -> None:
    await _set(manager, minutes)


async def on_minutes_typed(manager: DialogManager, text: str) -> None:
    await _set(manager, read_minutes(text))


async def _set(manager: DialogManager, minutes: int) -> None:
    ctx, form = ctx_of(manager), FORMS[manager.dialog_data["form"]]
    await ctx.services.partnerships.set_form_minutes(ctx.actor, form, minutes)
    await manager.switch_to(Partnerships.lengths)


windows = (
    Window(
        Ready("text"),
        Column(choice("mentor", "mentors", on_mentor, of=int)),
        Turns(id="mentors"),
        SwitchTo(Label("hours-lengths"), id="lengths", state=Partnerships.lengths),
        back(Partnerships.main),
        home(),
        getter=hours,
        state=Partnerships.hours,
    ),
    Window(
        Html("hours-lengths-title"),
        Column(choice("form", "forms", on_form, of=int)),
        back(Partnerships.hours),
        getter=lengths,
        state=Partnerships.lengths,
    ),
    Window(
        Problem(),
        Html("hours-length-ask"),
        Group(choice("quick", "minutes", on_minutes, of=int), width=4),
        typed(on_minutes_typed),
        back(Partnerships.lengths),
        getter=length,
        state=Partnerships.length,
    ),
)
