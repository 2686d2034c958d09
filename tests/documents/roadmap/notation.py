"""Short notations of what was read, for tests to compare."""

from __future__ import annotations

from services.roadmap.drafts import ActivityDraft, Period, PeriodKind, RoadmapDraft


def say(period: Period) -> str:
    """A period in the notation of docs/periods.md."""
    spans = period.points or ()
    words = [period.kind.value]
    if spans:
        words.append("; ".join(f"{a} – {b}" if a != b else f"{a}" for a, b in spans))
    elif period.kind is PeriodKind.DATE:
        words.append(str(period.start))
    elif period.kind is PeriodKind.DEADLINE:
        words.append(str(period.end))
    elif period.kind is PeriodKind.RECURRING:
        words.append(period.rrule or "")
    bounds = f"{period.start or '…'} – {period.end or '…'}"
    if period.kind is PeriodKind.WINDOW and not spans and (period.start or period.end):
        words.append(bounds)
    if period.kind is PeriodKind.RECURRING and (period.start or period.end):
        words.append(f"({bounds})")
    if period.whole:
        words.append(f"whole {period.whole}")
    if period.time:
        words.append(f"at {period.time}")
    return " ".join(words)


def line(activity: ActivityDraft) -> str:
    """An activity in one line: number | direction | title | period | people | result | doubts."""
    people = " / ".join(filter(None, (activity.participants, activity.responsible)))
    fields = (
        activity.number or "",
        activity.direction or "",
        activity.title.replace("\n", "⏎"),
        say(activity.period),
        people.replace("\n", "⏎"),
        activity.result or "",
        ", ".join(doubt.code for doubt in activity.doubts),
    )
    return " | ".join(fields)


def lines(draft: RoadmapDraft) -> list[str]:
    """All activities of a draft, in one line each."""
    return [line(activity) for activity in draft.activities]
