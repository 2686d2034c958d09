"""When to ask again for dates that nobody knows yet: a week or a month on, or a day that is typed."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, back
from handlers.programmes.spans import day_of_words

WAITS = {"week": timedelta(days=7), "month": timedelta(days=30)}
"""Buttons with the days they wait."""

Answer = Callable[[DialogManager, date | None], Awaitable[None]]
"""Takes the local day that was chosen; None: no day of its own."""


def ask_later_window(answer: Answer, state: State, before: State, *, without_day: bool = True) -> Window:
    """The window of `state` that asks for the day, with the way back to `before`; it may be left open
    (`without_day`)."""

    async def on_wait(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
        ctx = ctx_of(manager)
        today = (await ctx.services.roadmap.plan_frame(ctx.actor)).today
        await answer(manager, today + WAITS[button.widget_id or ""])

    async def on_no_day(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await answer(manager, None)

    async def on_typed(manager: DialogManager, text: str) -> None:
        ctx = ctx_of(manager)
        frame = await ctx.services.roadmap.plan_frame(ctx.actor)
        year = await ctx.services.programmes.year(ctx.actor)
        await answer(manager, await day_of_words(ctx, text, frame.today, year.time_zone))

    return Window(
        Problem(),
        Html("ask-later-when"),
        Row(
            Button(Label("ask-later-week"), id="week", on_click=on_wait),
            Button(Label("ask-later-month"), id="month", on_click=on_wait),
        ),
        Button(Label("ask-later-no-day"), id="no_day", on_click=on_no_day, when=lambda *_: without_day),
        typed(on_typed),
        back(before),
        state=state,
    )
