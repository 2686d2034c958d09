"""Results of a school and what was spent on them, in words."""

from delivery.messages.bundle import short
from locales import Markup, Reader, dates, join
from services.summaries.effort import Effort
from services.summaries.results import Dynamics, MeasureLine, MeasureSum, SchoolResults
from services.summaries.schools import SchoolSummary

POINTS_SHOWN = 4
MEASURES_SHOWN = 4
"""Of each school on a page of several; its own summary and the table have all."""


def number(reader: Reader, value: float) -> str:
    """«3,85»; in English 3.85."""
    text = f"{round(value, 4):g}"
    return text if reader.locale == "en" else text.replace(".", ",")


def dynamics_line(one: Dynamics, reader: Reader) -> Markup:
    """A measure of one school: its first and last values, and whether that is better."""
    points = one.points
    if len(points) > POINTS_SHOWN:
        points = (points[0], *points[1 - POINTS_SHOWN :])
    values = " → ".join(
        reader.plain(
            "results-point", value=_value(reader, one.measure, point.value), day=f"{point.on:%d.%m.%Y}"
        )
        for point in points
    )
    return reader.html(
        "results-line",
        name=_name(one.measure),
        values=values or "—",
        state=_state(one),
        change=_signed(reader, one.change or 0),
    )


def _state(one: Dynamics) -> str:
    if one.change is None:
        return "none"
    if one.better is None:
        return "same"
    return "better" if one.better else "worse"


def _signed(reader: Reader, change: float) -> str:
    return f"{'+' if change > 0 else '−'}{number(reader, abs(change))}"


def _name(measure: MeasureLine) -> str:
    """With its unit, but for a percent sign, which stands at the values."""
    name = short(measure.name, 80)
    return name if measure.unit in ("", "%") else f"{name}, {measure.unit}"


def _value(reader: Reader, measure: MeasureLine, value: float) -> str:
    text = number(reader, round(value, 2))
    return text + ("%" if reader.locale == "en" else "\u00a0%") if measure.unit == "%" else text


def sum_line(one: MeasureSum, reader: Reader) -> Markup:
    """A measure over all schools of a programme."""
    return reader.html(
        "results-sum",
        name=_name(one.measure),
        first=_value(reader, one.measure, one.first),
        last=_value(reader, one.measure, one.last),
        n=one.schools,
    )


def effort_line(effort: Effort, reader: Reader) -> Markup:
    """Hours, visits, events."""
    return reader.html(
        "results-effort",
        hours=number(reader, round(effort.minutes / 60, 1)),
        visits=effort.visits,
        events=effort.events,
        attendances=effort.attendances,
    )


def school_block(one: SchoolResults, reader: Reader) -> Markup:
    """One school of the methodist's page."""
    lines = [reader.html("results-school", school=short(one.name, 100))]
    lines += [dynamics_line(each, reader) for each in one.dynamics[:MEASURES_SHOWN]]
    if len(one.dynamics) > MEASURES_SHOWN:
        lines.append(reader.html("plan-more", count=len(one.dynamics) - MEASURES_SHOWN))
    return join([*lines, effort_line(one.effort, reader)])


def summary_text(found: SchoolSummary, reader: Reader) -> Markup:
    """A school's own summary."""
    day = dates.day_with_year(reader.locale, found.on)
    counted = dates.day_with_year(reader.locale, found.counted_on) if found.counted_on else "—"
    head = reader.html(
        "school-summary",
        school=found.results.name,
        day=day,
        people=found.people,
        covered=found.covered,
        count=found.head_count or 0,
        counted=counted,
        done=found.done,
        tasks=found.tasks,
        late=found.late,
        pairs=found.of_pairs,
        requests=found.requests,
        unanswered=found.unanswered,
    )
    results = [dynamics_line(one, reader) for one in found.results.dynamics]
    title = reader.html("school-summary-results" if results else "school-summary-no-results")
    return join([head, effort_line(found.results.effort, reader), Markup(""), title, *results])
