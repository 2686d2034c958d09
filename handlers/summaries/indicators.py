"""Indicators against goals; each opens what it is made of, by name and date."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row

from delivery.messages.bundle import short
from delivery.messages.figures import figure_item, figure_line, figure_name, figure_value
from documents.lists import Sheet
from handlers.common.context import ctx_of
from handlers.common.tables import send_table
from handlers.common.widgets import Label, Ready, Turns, back, choice, first_page, home, leave, wanted_page
from handlers.summaries.states import Figures
from locales import Reader, dates, join
from services.summaries.indicators import Figure, FigureLine, Indicator

NAME_SHOWN = 160
MISSING_SHOWN = 12


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    figures = await ctx.services.summaries.figures(ctx.actor)
    head = ctx.reader.html("figures-main", day=dates.day_with_year(ctx.reader.locale, figures[0].on))
    return {
        "text": join([head, *(figure_line(one, ctx.reader) for one in figures)]),
        "figures": [
            {"id": str(one.indicator), "label": figure_name(one.indicator, ctx.reader)} for one in figures
        ],
    }


async def figure(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    people, page = data.get("people", False), wanted_page(dialog_manager, "lines")
    found = await ctx.services.summaries.figure(ctx.actor, Indicator(data["figure"]), page, people=people)
    one, reader = found.figure, ctx.reader
    parts = [figure_line(one, reader), reader.html("figure-explained", kind=one.indicator.value)]
    if one.missing:
        shown = "; ".join(short(name, 60) for name in one.missing[:MISSING_SHOWN])
        parts.append(
            reader.html("figure-missing", names=shown, more=max(len(one.missing) - MISSING_SHOWN, 0))
        )
    lines = [figure_item(line, one.indicator, reader, person=found.people) for line in found.lines]
    parts.append(join(lines) if lines else reader.html("figure-empty"))
    teachers = one.indicator is Indicator.TEACHERS
    return {
        "text": join(parts, "\n\n"),
        "place": found.place,
        "by_school": teachers and people,
        "by_name": teachers and not people,
    }


async def on_figure(_: CallbackQuery, __: Any, manager: DialogManager, which: str) -> None:
    manager.dialog_data.update(figure=which, people=False)
    first_page(manager, "lines")
    await manager.switch_to(Figures.one)


async def on_people(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["people"] = button.widget_id == "by_name"
    first_page(manager, "lines")


async def on_table(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.summaries.figures_table(ctx.actor)
    sheets = [summary_sheet([one for one, _ in found], ctx.reader)]
    sheets += [figure_sheet(one, lines, ctx.reader) for one, lines in found]
    day = dates.day_with_year(ctx.reader.locale, found[0][0].on)
    await send_table(
        ctx, sheets, ctx.reader.plain("figures-file"), ctx.reader.html("figures-caption", day=day)
    )
    manager.show_mode = ShowMode.DELETE_AND_SEND


def summary_sheet(figures: list[Figure], reader: Reader) -> Sheet:
    """The five figures with what they are of, their goals, and what is missing."""
    widths = {
        "name": 34,
        "value": 12,
        "numerator": 12,
        "denominator": 12,
        "goal": 10,
        "missing": 60,
        "on": 12,
    }
    return Sheet(
        reader.plain("figures-sheet"),
        tuple((reader.plain(f"figures-column-{name}"), width) for name, width in widths.items()),
        tuple(
            (
                figure_name(one.indicator, reader),
                figure_value(reader, one.indicator, one.value),
                one.numerator,
                one.denominator,
                figure_value(reader, one.indicator, one.goal),
                "; ".join(one.missing),
                one.on,
            )
            for one in figures
        ),
    )


def figure_sheet(figure: Figure, lines: tuple[FigureLine, ...], reader: Reader) -> Sheet:
    """Everything one figure is made of."""
    widths = {"line": 50, "counts": 12, "count": 12, "total": 12, "mean": 12, "day": 12}
    return Sheet(
        figure_name(figure.indicator, reader)[:31],
        tuple((reader.plain(f"figures-column-{name}"), width) for name, width in widths.items()),
        tuple(
            (
                short(line.name, NAME_SHOWN),
                reader.plain("figures-yes" if line.counts else "figures-no"),
                line.count,
                line.total,
                line.mean,
                line.on,
            )
            for line in lines
        ),
    )


dialog = Dialog(
    Window(
        Ready("text"),
        Column(choice("figure", "figures", on_figure)),
        Button(Label("map-button-table"), id="table", on_click=on_table),
        Row(leave(), home()),
        getter=main,
        state=Figures.main,
    ),
    Window(
        Ready("text"),
        Turns(id="lines"),
        Button(Label("figure-button-names"), id="by_name", on_click=on_people, when="by_name"),
        Button(Label("figure-button-schools"), id="by_school", on_click=on_people, when="by_school"),
        back(Figures.main),
        getter=figure,
        state=Figures.one,
    ),
)
