"""Results of a school and what was spent on them, in words."""

from delivery.messages.bundle import short
from locales import Markup, Reader, dates, join
from services.summaries.effort import Effort
from services.summaries.results import Dynamics, MeasureSum, SchoolResults
from services.summaries.schools import SchoolSummary

POINTS_SHOWN = 4


def number(reader: Reader, value: float) -> str:
    """«3,85»; in English 3.85."""
    text = f"{round(value, 4):g}"
    return text if reader.locale == "en" else text.replace(".", ",")


def dynamics_line(one: Dynamics, reader: Reader) -> Markup:
    """A measure of one school: its first and last values, and whether that is better."""
    unit = "" if not one.measure.unit else "\u00a0" + one.measure.unit
    points = (
        one.points if len(one.points) <= POINTS_SHOWN else (one.points[0], *one.points[1 - POINTS_SHOWN :])
    )
    values = " → ".join(
        reader.plain(
            "results-point",
            value=number(reader, point.value) + unit,
            day=dates.day_with_year(reader.locale, point.on),
        )
        for point in points
    )
    change = one.change
    return reader.html(
        "results-line",
        name=one.measure.name,
        values=values or "—",
        state="none"
        if change is None
        else "same"
        if one.better is None
        else "better"
        if one.better
        else "worse",
        change=""
        if change is None
        else f"{'+' if change > 0 else '−' if change < 0 else ''}{number(reader, abs(change))}",
    )


def sum_line(one: MeasureSum, reader: Reader) -> Markup:
    """A measure over all schools of a programme."""
    unit = "" if not one.measure.unit else "\u00a0" + one.measure.unit
    return reader.html(
        "results-sum",
        name=short(one.measure.name, 60),
        first=number(reader, round(one.first, 2)) + unit,
        last=number(reader, round(one.last, 2)) + unit,
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
    lines += [dynamics_line(each, reader) for each in one.dynamics]
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
        requests=found.requests,
        unanswered=found.unanswered,
    )
    results = [dynamics_line(one, reader) for one in found.results.dynamics]
    title = reader.html("school-summary-results" if results else "school-summary-no-results")
    return join([head, effort_line(found.results.effort, reader), Markup(""), title, *results])
