"""A draft as the JSON of `roadmap read --json` (docs/architecture.md, fixed surfaces)."""

from __future__ import annotations

from typing import Any

from locales import Texts
from services.roadmap.drafts import ActivityDraft, Doubt, Period, RoadmapDraft


def to_json(draft: RoadmapDraft, locale: str = "ru") -> dict[str, Any]:
    """Return {"school_year", "items"}: dates ISO, doubts as sentences in `locale`."""
    return {
        "school_year": draft.school_year,
        "items": [_item(activity, locale) for activity in draft.activities],
    }


def say_doubt(doubt: Doubt, locale: str = "ru") -> str:
    """The sentence of a doubt."""
    return Texts.load().plain(locale, doubt.key, **doubt.values)


def _item(activity: ActivityDraft, locale: str) -> dict[str, Any]:
    return {
        "n": activity.number,
        "direction": activity.direction,
        "title": activity.title,
        "period_text": activity.period_text,
        "period": _period(activity.period),
        "participants": activity.participants,
        "responsible": activity.responsible,
        "result": activity.result,
        "doubts": [say_doubt(doubt, locale) for doubt in activity.doubts],
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "kind": period.kind.value,
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "rrule": period.rrule,
        "whole": period.whole,
        "points": [[first.isoformat(), last.isoformat()] for first, last in period.points],
        "months": list(period.months),
        "time": period.time,
    }
