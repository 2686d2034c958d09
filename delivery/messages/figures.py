"""A programme's indicators in words."""

from collections.abc import Iterable

from delivery.messages.bundle import short
from locales import Markup, Reader, dates
from services.summaries.indicators import Figure, FigureLine, Indicator

NAME_SHOWN = 160


def figure_value(reader: Reader, indicator: Indicator, value: float | None) -> str:
    """«83 %», «4,6»; a dash where nothing can be divided."""
    if value is None:
        return "—"
    number = f"{value:.1f}" if indicator is Indicator.SATISFACTION else f"{round(value, 1):g}"
    if reader.locale == "en":
        return number if indicator is Indicator.SATISFACTION else f"{number}%"
    number = number.replace(".", ",")
    return number if indicator is Indicator.SATISFACTION else f"{number}\u00a0%"


def figure_line(figure: Figure, reader: Reader) -> Markup:
    """One indicator: its value, what it is of, and the goal."""
    goal = figure_value(reader, figure.indicator, figure.goal)
    return reader.html(
        "figure-line",
        mark="▫️" if figure.value is None or figure.goal is None else "✅" if figure.reached else "🔸",
        name=figure_name(figure.indicator, reader),
        value=figure_value(reader, figure.indicator, figure.value),
        kind=figure.indicator.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        goal=goal,
        missing=len(figure.missing),
    )


def figure_name(indicator: Indicator, reader: Reader) -> str:
    return reader.plain("figure-name", kind=indicator.value)


def figures_line(figures: Iterable[Figure], reader: Reader) -> str:
    """All of them in one line: numbers only, for whoever compares programmes."""
    return " · ".join(
        reader.plain(
            "figure-short",
            name=figure_name(one.indicator, reader),
            value=figure_value(reader, one.indicator, one.value),
        )
        for one in figures
    )


def figure_item(line: FigureLine, indicator: Indicator, reader: Reader, *, person: bool = False) -> Markup:
    """One line behind a figure."""
    name = short(line.name, NAME_SHOWN)
    day = dates.day_with_year(reader.locale, line.on) if line.on else "—"
    if person:
        return reader.html("figure-person", name=name, day=day)
    mark = "✅" if line.counts else "▫️"
    if indicator is Indicator.TEACHERS:
        key = "figure-head-count" if line.total is not None else "figure-no-count"
        return reader.html(key, name=name, count=line.count or 0, total=line.total or 0, day=day)
    if indicator is Indicator.ON_TIME:
        return reader.html(
            "figure-activity",
            mark=mark,
            name=name,
            count=line.count or 0,
            total=line.total or 0,
            day=day,
        )
    if indicator is Indicator.SATISFACTION:
        mean = figure_value(reader, indicator, line.mean)
        return reader.html("figure-event", name=name, mean=mean, total=line.total or 0, day=day)
    return reader.html("figure-school", mark=mark, name=name, since=int(line.on is not None), day=day)
