"""Results of schools: the programme's measures, what schools enter, the table of effect and effort."""

import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo

from delivery.messages.results import number, school_block, summary_text
from documents.lists import Sheet
from handlers.common.context import ctx_of
from handlers.common.tables import send_table
from handlers.common.typed import Problem, typed
from handlers.common.widgets import (
    Html,
    Label,
    Pages,
    Ready,
    Turns,
    back,
    choice,
    home,
    leave,
    wanted_page,
)
from handlers.partnerships.days import typed_day
from handlers.summaries.states import Measures, Results, SchoolSummary
from locales import Reader, dates, join
from services.errors import DomainError
from services.summaries.results import SchoolResults, number_of

PAGE = 7
_ENTERED = re.compile(r"\s*(?P<value>-?\d[\d.,]*\s*%?)\s*(?:(?:на|от|за|on|of)\s+)?(?P<day>.*)")


async def results(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.summaries.all_results(ctx.actor, wanted_page(dialog_manager, "results"))
    head = ctx.reader.html("results-main" if found.schools else "results-nobody")
    return {
        "text": join([head, *(school_block(one, ctx.reader) for one in found.schools)], "\n\n"),
        "place": found.place,
        "schools": [{"id": one.id, "label": one.name} for one in found.schools],
    }


async def measures(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.summaries.measures(ctx.actor)
    return {
        "n": len(found),
        "measures": [
            {
                "id": one.id,
                "label": f"{'➖' if one.retired else '▲' if one.higher_better else '▼'} {one.name}",
            }
            for one in found
        ],
    }


async def summary(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.summaries.school_summary(ctx.actor, _school(dialog_manager))
    asked = [one for one in found.results.dynamics if not one.measure.retired]
    entered = [(one, point) for one in found.results.dynamics for point in one.points]
    reader = ctx.reader
    return {
        "text": summary_text(found, reader),
        "school": found.results.name,
        "enterable": bool(asked),
        "any": bool(entered),
        "measures": [{"id": one.measure.id, "label": one.measure.name} for one in asked],
        "entered": [
            {
                "id": point.id,
                "label": f"✖ {number(reader, point.value)} · {dates.day_with_year(reader.locale, point.on)}"
                f" · {one.measure.name}",
            }
            for one, point in entered
        ],
    }


async def asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await summary(dialog_manager)
    chosen = dialog_manager.dialog_data["measure"]
    name = next((one["label"] for one in found["measures"] if one["id"] == chosen), "—")
    return {"text": ctx_of(dialog_manager).reader.html("results-ask", name=name)}


def _school(manager: DialogManager) -> int:
    start = manager.start_data
    assert isinstance(start, dict)
    school: int = start["school"]
    return school


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    await manager.start(SchoolSummary.main, data={"school": school_id})


async def on_measures(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Measures.main)


async def on_measure(_: CallbackQuery, __: Any, manager: DialogManager, measure_id: int) -> None:
    """Asked for or not any more."""
    ctx = ctx_of(manager)
    found = {one.id: one for one in await ctx.services.summaries.measures(ctx.actor)}
    if measure_id in found:
        await ctx.services.summaries.ask_measure(ctx.actor, measure_id, asked=found[measure_id].retired)


async def on_name(manager: DialogManager, text: str) -> None:
    name, _semicolon, unit = text.partition(";")
    manager.dialog_data.update(name=name.strip(), unit=unit.strip())
    await manager.switch_to(Measures.direction)


async def on_direction(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    try:
        await ctx.services.summaries.add_measure(
            ctx.actor, data["name"], data["unit"], higher_better=button.widget_id == "higher"
        )
    except DomainError as error:
        data["problem"] = ctx.reader.html(error.key, **error.values)
        await manager.switch_to(Measures.add)
        return
    await manager.switch_to(Measures.main)


async def on_enter(_: CallbackQuery, __: Any, manager: DialogManager, measure_id: int) -> None:
    manager.dialog_data["measure"] = measure_id
    await manager.switch_to(SchoolSummary.value)


async def on_value(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    found = _ENTERED.fullmatch(text)
    if found is None:
        raise DomainError("results-number")
    value, day = number_of(found["value"]), await _day(manager, found["day"])
    await ctx.services.summaries.enter_result(
        ctx.actor, manager.dialog_data["measure"], _school(manager), value, day
    )
    await manager.switch_to(SchoolSummary.main)


async def _day(manager: DialogManager, text: str) -> date:
    """The day that was typed; today when none was."""
    ctx = ctx_of(manager)
    zone = await ctx.services.summaries.zone(ctx.actor)
    if not text.strip():
        return ctx.services.clock.now().astimezone(ZoneInfo(zone)).date()
    day = await typed_day(ctx, text, zone)
    if day is None:
        raise DomainError("results-day")
    return day


async def on_drop(_: CallbackQuery, __: Any, manager: DialogManager, result_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.summaries.drop_result(ctx.actor, result_id)
    await manager.switch_to(SchoolSummary.main)


async def on_table(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    rows = await ctx.services.summaries.results_table(ctx.actor)
    caption = ctx.reader.html("results-caption", n=len(rows))
    await send_table(ctx, [results_sheet(rows, ctx.reader)], ctx.reader.plain("results-file"), caption)
    manager.show_mode = ShowMode.DELETE_AND_SEND


def results_sheet(schools: tuple[SchoolResults, ...], reader: Reader) -> Sheet:
    """One row a school and measure: first and last value with their days, the change, and the effort."""
    widths = {
        "school": 34,
        "measure": 40,
        "unit": 10,
        "first": 10,
        "first-day": 12,
        "last": 10,
        "last-day": 12,
        "change": 10,
        "verdict": 10,
        "hours": 10,
        "visits": 10,
        "events": 10,
        "attendances": 12,
    }
    rows = []
    for school in schools:
        spent = school.effort
        effort = (round(spent.minutes / 60, 2), spent.visits, spent.events, spent.attendances)
        for one in school.dynamics:
            first, last = (one.points[0], one.points[-1]) if one.points else (None, None)
            verdict = (
                "" if one.better is None else reader.plain(f"results-{'better' if one.better else 'worse'}")
            )
            rows.append(
                (
                    *(school.name, one.measure.name, one.measure.unit),
                    *(first.value if first else None, first.on if first else None),
                    *(last.value if last else None, last.on if last else None),
                    *(one.change, verdict),
                    *effort,
                )
            )
        if not school.dynamics:
            rows.append((school.name, "", "", None, None, None, None, None, "", *effort))
    return Sheet(
        reader.plain("results-sheet"),
        tuple((reader.plain(f"results-column-{name}"), width) for name, width in widths.items()),
        tuple(rows),
    )


dialog = Dialog(
    Window(
        Ready("text"),
        Column(choice("school", "schools", on_school, of=int)),
        Turns(id="results"),
        Row(
            Button(Label("map-button-table"), id="table", on_click=on_table),
            Button(Label("measures-open"), id="measures", on_click=on_measures),
        ),
        Row(leave(), home()),
        getter=results,
        state=Results.main,
    ),
)

measures_dialog = Dialog(
    Window(
        Html("measures-main"),
        Pages(choice("measure", "measures", on_measure, of=int), id="all", height=PAGE),
        SwitchTo(Label("measures-add"), id="add", state=Measures.add),
        leave(),
        getter=measures,
        state=Measures.main,
    ),
    Window(Problem(), Html("measures-ask"), typed(on_name), back(Measures.main), state=Measures.add),
    Window(
        Html("measures-ask-direction"),
        Button(Label("measures-higher"), id="higher", on_click=on_direction),
        Button(Label("measures-lower"), id="lower", on_click=on_direction),
        back(Measures.add),
        state=Measures.direction,
    ),
)

school_dialog = Dialog(
    Window(
        Ready("text"),
        SwitchTo(Label("results-enter"), id="enter", state=SchoolSummary.measure, when="enterable"),
        SwitchTo(Label("results-mend"), id="mend", state=SchoolSummary.drop, when="any"),
        Row(leave(), home()),
        getter=summary,
        state=SchoolSummary.main,
    ),
    Window(
        Html("results-choose"),
        Pages(choice("measure", "measures", on_enter, of=int), id="all", height=PAGE),
        back(SchoolSummary.main),
        getter=summary,
        state=SchoolSummary.measure,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_value),
        back(SchoolSummary.measure),
        getter=asked,
        state=SchoolSummary.value,
    ),
    Window(
        Html("results-ask-drop"),
        Pages(choice("one", "entered", on_drop, of=int), id="entered", height=PAGE),
        back(SchoolSummary.main),
        getter=summary,
        state=SchoolSummary.drop,
    ),
)
