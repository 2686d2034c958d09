"""Plans written for this test, of many bodies, years and layouts, read as a careful methodist reads them.

`written/*.json` holds a document a name: its blocks (as `builders.make_docx` takes them) and its rows: title,
period, direction, participants, responsible, result (null: not asked). A period is "2023-10-05", "2023-09",
"2023-09..2023-11", "<2023-10-01" (deadline), "[a,b]" (points), "R rule", "S" (by schedule), "Y" and "P" (the
whole year or period); "R*" is any rule, "?" only a question, "|" parts readings that are all right.
"""

from __future__ import annotations

import calendar
import json
import re
from pathlib import Path
from typing import Any

import pytest

from documents.roadmap import read_roadmap
from services.roadmap.drafts import ActivityDraft, Period, PeriodKind
from tests.documents.roadmap.builders import make_docx

DOCUMENTS: dict[str, dict[str, Any]] = {
    f"{path.stem}-{name}": document
    for path in sorted((Path(__file__).parent / "written").glob("*.json"))
    for name, document in json.loads(path.read_text(encoding="utf-8")).items()
}
MARKS = {"S": PeriodKind.BY_SCHEDULE, "N": PeriodKind.NONE, "R*": PeriodKind.RECURRING}


def span(text: str) -> tuple[str, str]:
    first, _, last = text.strip().partition("..")
    last = last or first
    if len(last) == 7:
        last = f"{last}-{calendar.monthrange(int(last[:4]), int(last[5:]))[1]}"
    return (first if len(first) == 10 else f"{first}-01"), last


def is_read_so(period: Period, label: str) -> bool:
    label = label.strip()
    if label in MARKS:
        return period.kind is MARKS[label]
    if label in ("Y", "P"):
        return period.kind is PeriodKind.WINDOW and period.whole is not None
    if label.startswith("R"):
        return period.kind is PeriodKind.RECURRING and period.rrule == label[1:].strip()
    if label.startswith("<"):
        return period.kind is PeriodKind.DEADLINE and str(period.end) == span(label[1:])[1]
    points = [(str(first), str(last)) for first, last in period.points]
    if label.startswith("["):
        return sorted(points) == sorted(map(span, label[1:-1].split(",")))
    return not points and (str(period.start), str(period.end)) == span(label)


def flat(text: str | None) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"^[\s\d.)–•-]+", "", (text or "").lower())).strip()


def faults(activity: ActivityDraft, row: list[str | None]) -> list[str]:
    title, label, *fields = row
    got = (activity.direction, activity.participants, activity.responsible, activity.result)
    found = [] if flat(activity.title) == flat(title) else [f"title {activity.title!r}"]
    right = bool(activity.doubts) if (label or "").startswith("?") else False
    if not right and not any(is_read_so(activity.period, one) for one in (label or "").split("|")):
        found.append(f"{activity.period_text!r} read as {activity.period}")
    if activity.doubts and not set(label or "") & {"|", "?"}:
        found.append(f"needless {activity.doubts}")
    names = ("direction", "participants", "responsible", "result")
    return found + [
        f"{name} {one!r}"
        for name, one, want in zip(names, got, fields, strict=True)
        if want and flat(one) != flat(want)
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name: str) -> None:
    document = DOCUMENTS[name]
    draft = read_roadmap(make_docx(*document["blocks"]), "plan.docx")
    assert [flat(one.title) for one in draft.activities] == [flat(row[0]) for row in document["items"]]
    pairs = zip(draft.activities, document["items"], strict=True)
    assert {row[0]: wrong for one, row in pairs if (wrong := faults(one, row))} == {}
    assert document["school_year"] in (None, draft.school_year)
