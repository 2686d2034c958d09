"""The questions of an import, one by one: a period in words, by buttons, or in a calendar."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from handlers.common.calendar import ClockCalendar
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back
from handlers.roadmap.asking_later import ask_later_window
from handlers.roadmap.drafting import doubt_words, draft_of
from handlers.roadmap.periods import period_words
from handlers.roadmap.reading import period_of_words
from handlers.roadmap.states import Import
from handlers.roadmap.words import label, place_words
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.roadmap.draft_rows import RowFacts
from services.roadmap.drafts import Period, PeriodKind
from services.roadmap.preview import Preview

ANSWERED = "answered"
"""The row whose period was said last."""


async def question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await draft_of(dialog_manager)
    asked, answered = found.questions, answered_lines(dialog_manager, found, ctx.reader)
    if not asked:
        return {
            "text": join([*answered, ctx.reader.html("import-questions-over")], "\n\n"),
            "open": False,
            "readable": False,
            "keep": "",
            "answered": bool(answered),
        }
    row = asked[0]
    dialog_manager.dialog_data["row"] = row.index
    total = sum(one.unsure for one in found.rows)
    words = period_words(row.period, ctx.reader, found.programme_days)
    return {
        "text": join([*answered, question_text(row, total - len(asked) + 1, total, ctx.reader)], "\n\n"),
        "open": True,
        "answered": bool(answered),
        "readable": row.period.kind not in {PeriodKind.NONE, PeriodKind.BY_SCHEDULE},
        "keep": label(ctx.reader.plain("import-button-as-read", period=words)),
    }


def answered_lines(manager: DialogManager, found: Preview, reader: Reader) -> list[Markup]:
    """How the period that was said last is understood, while it is the last answer."""
    index = manager.dialog_data.get(ANSWERED)
    if index is None:
        return []
    row = found.row(index)
    words = period_words(row.period, reader, found.programme_days)
    return [reader.html("import-answered", title=short(row.title, 80), period=words)]


def question_text(row: RowFacts, n: int, of: int, reader: Reader) -> Markup:
    key = "import-question" if row.period_text.strip() else "import-question-no-period"
    lines = [reader.html(key, n=n, of=of, title=short(row.title, 400), text=short(row.period_text, 200))]
    if row.place:
        lines.append(reader.html("import-row-place", place=place_words(row.place, reader)))
    lines += [reader.html("import-note", note=doubt_words(doubt, reader)) for doubt in row.doubts]
    return join([*lines, reader.html("import-question-when")])


async def on_answer(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The answers that need no words."""
    ctx, data = ctx_of(manager), manager.dialog_data
    roadmap = ctx.services.roadmap
    answers = {
        "year": roadmap.whole_year,
        "keep": roadmap.accept_row,
        "skip": roadmap.skip_row,
        "skip_row": roadmap.skip_row,
        "restore": roadmap.restore_row,
    }
    await answers[button.widget_id or ""](ctx.actor, data["draft"], data["row"])
    data.pop(ANSWERED, None)
    if manager.current_context().state == Import.question:
        await _go_on(manager)


async def _go_on(manager: DialogManager) -> None:
    """The next question, or after the last one what is understood by now."""
    _, found = await draft_of(manager)
    await manager.switch_to(Import.question if found.questions else Import.preview)


async def _ask_later(manager: DialogManager, day: date | None) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.ask_later(ctx.actor, data["draft"], data["row"], day)
    data.pop(ANSWERED, None)
    await _go_on(manager)


async def dates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The calendar: the first tap is the day, a second one the end of a range."""
    ctx, found = await draft_of(dialog_manager)
    row = found.row(dialog_manager.dialog_data["row"])
    first = dialog_manager.dialog_data.get("first")
    shown = day_text(ctx.reader.locale, date.fromisoformat(first)) if first else ""
    key = "import-choose-last" if first else "import-choose-day"
    return {
        "text": ctx.reader.html(key, title=short(row.title, 200), day=shown),
        "today": (await ctx.services.roadmap.plan_frame(ctx.actor)).today,
        "chosen": bool(first),
    }


async def on_day(_: Any, __: Any, manager: DialogManager, day: date) -> None:
    first = manager.dialog_data.get("first")
    if first is None:
        manager.dialog_data["first"] = day.isoformat()
        return
    start, end = sorted((date.fromisoformat(first), day))
    await _chosen(manager, Period(PeriodKind.WINDOW if start < end else PeriodKind.DATE, start, end))


async def on_one_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    day = date.fromisoformat(manager.dialog_data["first"])
    only = button.widget_id == "only"
    await _chosen(
        manager, Period(PeriodKind.DATE, day, day) if only else Period(PeriodKind.DEADLINE, end=day)
    )


async def _chosen(manager: DialogManager, period: Period) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    data.pop("first", None)
    words = period_words(period, ctx.reader, (await ctx.services.roadmap.plan_frame(ctx.actor)).days)
    await ctx.services.roadmap.set_period(ctx.actor, data["draft"], data["row"], period, words)
    data[ANSWERED] = data["row"]
    await _go_on(manager)


async def on_leave_dates(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    manager.dialog_data.pop("first", None)


async def on_period(manager: DialogManager, text: str) -> None:
    """Words for the question that is open, for the last answer, or for the row whose card was open."""
    ctx, data = ctx_of(manager), manager.dialog_data
    if manager.current_context().state == Import.question and not (await draft_of(manager))[1].questions:
        return
    period = period_of_words(text, await ctx.services.roadmap.plan_frame(ctx.actor))
    await ctx.services.roadmap.set_period(
        ctx.actor, data["draft"], data["row"], period, " ".join(text.split())
    )
    if manager.current_context().state == Import.period:
        data.pop(ANSWERED, None)
        await manager.switch_to(Import.row)
    else:
        data[ANSWERED] = data["row"]
        await _go_on(manager)


async def on_fix(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The last answer once more."""
    manager.dialog_data["row"] = manager.dialog_data[ANSWERED]
    await manager.switch_to(Import.fix)


async def fixed(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    _ctx, found = await draft_of(dialog_manager)
    row = found.row(dialog_manager.dialog_data[ANSWERED])
    return {"words": short(row.period_text, 200) or "-"}


async def on_back_from_fix(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _go_on(manager)


FIX = Button(Label("import-button-fix"), id="fix", on_click=on_fix, when="answered")
"""Stands wherever the last answer is shown."""


windows = (
    Window(
        Problem(),
        Ready("text"),
        Html("import-question-typed", when="open"),
        SwitchTo(Label("import-button-choose"), id="choose", state=Import.dates, when="open"),
        Row(
            Button(Label("import-button-year"), id="year", on_click=on_answer),
            SwitchTo(Label("import-button-ask-later"), id="later", state=Import.later),
            when="open",
        ),
        Button(Format("{keep}"), id="keep", on_click=on_answer, when="readable"),
        Button(Label("import-button-skip-row"), id="skip", on_click=on_answer, when="open"),
        FIX,
        typed(on_period),
        back(Import.preview),
        getter=question,
        state=Import.question,
    ),
    Window(
        Problem(),
        Html("import-type-period"),
        typed(on_period),
        Button(Label("button-back"), id="back", on_click=on_back_from_fix),
        getter=fixed,
        state=Import.fix,
    ),
    ask_later_window(_ask_later, Import.later, Import.question),
    Window(
        Ready("text"),
        ClockCalendar(id="day", on_click=on_day),
        Row(
            Button(Label("import-button-only-day"), id="only", on_click=on_one_day),
            Button(Label("import-button-until-day"), id="until", on_click=on_one_day),
            when="chosen",
        ),
        SwitchTo(Label("button-back"), id="back", state=Import.question, on_click=on_leave_dates),
        getter=dates,
        state=Import.dates,
    ),
)
