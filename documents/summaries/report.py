"""The programme's report in words: the quality of the process, the change in the participants, annexes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from documents.summaries.cited import NOTHING, cited, hours_words
from documents.summaries.words import Words, printable
from locales import Reader
from services.summaries.comparing import Comparison, Pair
from services.summaries.facts import SurveySummary
from services.summaries.indicators import Figure, FigureLine, Indicator
from services.summaries.report_facts import (
    Counted,
    EventLine,
    KindSum,
    Made,
    PlanSum,
    ReportPaper,
    SurveyLine,
)
from services.summaries.results import Dynamics, MeasureSum, Point, SchoolResults


def report_values(paper: ReportPaper, words: Words, reader: Reader) -> dict[str, Any]:
    """The report's own fields, as finished texts and lists of texts."""
    pairs, effort, goals = paper.pairs, paper.effort, paper.goals
    return {
        "on": words.day(paper.on),
        "figures": [_figure(one.figure, words, reader) for one in paper.figures],
        "missing": "; ".join(printable(name) for one in paper.figures for name in one.figure.missing),
        "plan": _numbered(_direction(one, reader) for one in paper.plan),
        "takers": sum(one.takers for one in paper.plan),
        "took_part": sum(one.took_part for one in paper.plan),
        "pairs": pairs.pairs,
        "groups": pairs.groups,
        "running": pairs.running,
        "closed": pairs.closed,
        "mentors": pairs.mentors,
        "mentees": pairs.mentees,
        "meetings": effort.meetings,
        "hours": hours_words(effort.minutes, reader),
        "visits": effort.visits,
        "attendances": effort.attendances,
        "kinds": [_kind(one, words) for one in paper.kinds],
        "events": _numbered(_event(one, words, reader) for one in paper.events),
        "surveys": _numbered(_survey(one, words) for one in paper.surveys),
        "hidden": any(one.hidden for one in paper.surveys),
        "requests": _of(paper.requests, reader),
        "recommendations": _of(paper.recommendations, reader),
        "comparisons": [_comparison(one, words, reader) for one in paper.comparisons],
        "reflected": paper.reflected,
        "takeaways": [{"text": printable(one.text), "count": one.count} for one in paper.takeaways],
        "difficulties": [{"text": printable(one.text), "count": one.count} for one in paper.difficulties],
        "programmes": goals.programmes,
        "goals": goals.goals,
        "reached": goals.reached,
        "partly": goals.partly,
        "not_yet": goals.not_yet,
        "unmarked": goals.unmarked,
        "measures": [_measure(one, words) for one in paper.measures],
        "schools": _numbered(line for one in paper.schools for line in _school(one, words, reader)),
        "made": [_made(one, words, reader) for one in paper.figures if one.lines],
    }


def _numbered(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"n": n, **line} for n, line in enumerate(lines, start=1)]


def _of(one: Counted, reader: Reader) -> str:
    """«3 из 7», or a dash when there was nothing."""
    return reader.plain("report-of", done=one.done, total=one.total) if one.total else NOTHING


def _value(indicator: Indicator, value: float | None, words: Words) -> str:
    """«83,3 %», «50 %», «4,60»; a dash where nothing can be divided."""
    if value is None:
        return NOTHING
    if indicator is Indicator.SATISFACTION:
        return words.decimal(value, 2)
    return words.decimal(value).removesuffix(",0").removesuffix(".0") + (
        "\u00a0%" if words.locale == "ru" else "%"
    )


def _figure(one: Figure, words: Words, reader: Reader) -> dict[str, Any]:
    return {
        "name": reader.plain("figure-name", kind=one.indicator.value),
        "value": _value(one.indicator, one.value, words),
        "made_of": reader.plain(
            "report-made-of",
            kind=one.indicator.value,
            numerator=one.numerator,
            denominator=one.denominator,
            missing=len(one.missing),
        ),
        "goal": _value(one.indicator, one.goal, words),
        "verdict": reader.plain(
            "report-verdict",
            state="none" if one.value is None or one.goal is None else "yes" if one.reached else "no",
        ),
    }


def _direction(one: PlanSum, reader: Reader) -> dict[str, Any]:
    return {
        "direction": printable(one.direction) or reader.plain("report-no-direction"),
        "activities": one.activities,
        "due": one.due,
        "on_time": one.on_time,
        "tasks": one.tasks,
        "done": one.done,
        "late": one.late,
    }


def _kind(one: KindSum, words: Words) -> dict[str, Any]:
    return {
        "kind": words(f"kind-{one.kind}"),
        "events": one.events,
        "invited": one.invited,
        "attended": one.attended,
    }


def _event(one: EventLine, words: Words, reader: Reader) -> dict[str, Any]:
    marks = one.satisfaction
    csi = reader.plain("report-hidden") if one.hidden else NOTHING
    orders = [cited(*order, words, reader) for order in (one.opening, one.closing)]
    return {
        "name": printable(one.name),
        "day": words.short_day(one.on),
        "orders": "; ".join(order for order in orders if order) or NOTHING,
        "invited": one.invited,
        "attended": one.attended,
        "came": f"{one.invited} / {one.attended}",
        "csi": words.decimal(marks.mean, 2) if marks else csi,
        "high_share": words.percent(marks.high_share) if marks else NOTHING,
    }


def _survey(one: SurveyLine, words: Words) -> dict[str, Any]:
    return {
        "title": printable(one.title),
        "asked": one.asked,
        "answered": one.answered,
        "rate": words.percent(one.answered / one.asked if one.asked else None),
        "csi": words.decimal(one.satisfaction.mean, 2) if one.satisfaction else NOTHING,
        "nps": words.signed(one.nps.score) if one.nps else NOTHING,
    }


def _comparison(one: Comparison, words: Words, reader: Reader) -> dict[str, Any]:
    pairs = list(one.pairs)
    if one.csi:
        pairs.insert(0, one.csi)
    return {
        "title": printable(one.second.title),
        "first": _answered(one.first, words),
        "second": _answered(one.second, words),
        "lines": [_pair(pair, words, reader) for pair in pairs],
    }


def _answered(one: SurveySummary, words: Words) -> str:
    return f"{words.day(one.closed_at, one.time_zone)}, {words.answered(one)}"


def _pair(one: Pair, words: Words, reader: Reader) -> dict[str, Any]:
    change = words.difference(one.first, one.second, one.unit)
    question = printable(one.question) or reader.plain("report-csi")
    return {
        "question": f"{question}: {printable(one.answer)}" if one.answer else question,
        "before": words.figure(one.first, one.unit),
        "after": words.figure(one.second, one.unit),
        "change": reader.plain("report-points", n=change) if one.unit == "share" else change,
    }


def _number(value: float, words: Words) -> str:
    """3,85 or 74: no more digits than there are."""
    text = f"{round(value, 2):g}"
    return text.replace(".", ",") if words.locale == "ru" else text


def _named(name: str, unit: str) -> str:
    return printable(f"{name}, {unit}" if unit else name)


def _measure(one: MeasureSum, words: Words) -> dict[str, Any]:
    return {
        "name": _named(one.measure.name, one.measure.unit),
        "schools": one.schools,
        "first": _number(one.first, words),
        "last": _number(one.last, words),
        "change": words.change(one.last - one.first),
    }


def _school(one: SchoolResults, words: Words, reader: Reader) -> Iterable[dict[str, Any]]:
    """A line for each measure that has a value; one line of effort alone when none has."""
    known = [dynamics for dynamics in one.dynamics if dynamics.points]
    effort = {
        "school": printable(one.name),
        "hours": hours_words(one.effort.minutes, reader),
        "visits": one.effort.visits,
        "events": one.effort.events,
        "spent": f"{one.effort.visits} / {one.effort.events}",
    }
    if not known:
        yield {**effort, "measure": NOTHING, "first": NOTHING, "last": NOTHING, "change": NOTHING}
    for dynamics in known:
        yield {**effort, **_dynamics(dynamics, words)}


def _dynamics(one: Dynamics, words: Words) -> dict[str, Any]:
    def said(point: Point) -> str:
        return f"{_number(point.value, words)} ({words.short_day(point.on)})"

    return {
        "measure": _named(one.measure.name, one.measure.unit),
        "first": said(one.points[0]),
        "last": NOTHING if one.change is None else said(one.points[-1]),
        "change": NOTHING if one.change is None else words.change(one.change),
    }


def _made(one: Made, words: Words, reader: Reader) -> dict[str, Any]:
    return {
        "name": reader.plain("figure-name", kind=one.figure.indicator.value),
        "lines": _numbered(_line(line, one.figure.indicator, words, reader) for line in one.lines),
    }


def _line(one: FigureLine, indicator: Indicator, words: Words, reader: Reader) -> dict[str, Any]:
    if indicator is Indicator.SATISFACTION:
        share = words.decimal(one.mean, 2)
    elif one.count is None:
        share = NOTHING
    elif one.total is None:
        share = reader.plain("report-uncounted", n=one.count)
    else:
        share = reader.plain("report-of", done=one.count, total=one.total)
    return {
        "name": printable(one.name),
        "counts": reader.plain("figures-yes" if one.counts else "figures-no"),
        "share": share,
        "day": words.short_day(one.on),
    }
