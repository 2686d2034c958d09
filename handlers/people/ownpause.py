"""One's own silence: no unasked messages until a day, typed or tapped."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button

from handlers.common.calendar import ClockCalendar
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Label, Ready, back
from handlers.partnerships.days import coming_day
from handlers.people.states import Profile
from locales import dates
from services.errors import DomainError


async def pause(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.messages_pause(ctx.actor)
    if found.until is None:
        text = ctx.reader.html("profile-pause-ask")
    else:
        day = dates.day_with_year(ctx.reader.locale, found.until)
        text = ctx.reader.html("profile-pause-until", day=day)
    return {"text": text, "paused": found.until is not None, "today": found.now.date()}


async def on_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    ctx = ctx_of(manager)
    try:
        await ctx.services.people.pause_messages(ctx.actor, day)
    except DomainError as error:
        complain(manager, error)


async def on_typed(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    day = await coming_day(ctx, text, (await ctx.services.people.messages_pause(ctx.actor)).now)
    if day is None:
        raise DomainError("profile-pause-day")
    await ctx.services.people.pause_messages(ctx.actor, day)


async def on_resume(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.pause_messages(ctx.actor, None)
    await manager.switch_to(Profile.main)


window = Window(
    Problem(),
    Ready("text"),
    Button(Label("profile-pause-over"), id="resume", on_click=on_resume, when="paused"),
    ClockCalendar(id="until", on_click=on_day),
    typed(on_typed),
    back(Profile.main),
    getter=pause,
    state=Profile.pause,
)
