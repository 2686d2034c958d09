"""A roadmap that waits for its confirm, as JSON in a draft row and as facts for the screens."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, overload

from models.enums import Answering
from services.roadmap.asked import Wordings, wordings
from services.roadmap.drafts import ActivityDraft, Doubt, Period, PeriodKind, RoadmapDraft
from services.roadmap.rules import answering_of, is_outside, roles_of

OPEN, SETTLED, LATER, SKIPPED = "open", "settled", "later", "skipped"
"""How far a row is: with a question or not (open), answered, dates to be asked later, left out."""

_WITHOUT_DATES = (PeriodKind.BY_SCHEDULE, PeriodKind.NONE)
_OTHER_YEAR = ("school-year-conflict", "outside-programme")
"""Doubts that a plan of another year raises in every row; moving the plan settles them."""

TITLE_LENGTH = 1000
TEXT_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row of the plan as understood. `index` is its place in the draft, from 0."""

    index: int
    number: str
    direction: str
    title: str
    period_text: str
    period: Period
    responsible: str
    participants: str
    result: str
    place: str
    doubts: tuple[Doubt, ...]
    unsure: bool
    """Whether there was a question when it was read: a doubt, or no dates to go by."""
    state: str
    source: dict[str, Any]
    """The row as the document says it, whatever was answered since."""
    evidence: str = ""
    """What proves the result, where that is known without its words."""
    stage: str = ""
    ask_on: date | None = None
    """The local day on which its dates are to be asked for."""

    @property
    def has_question(self) -> bool:
        return self.unsure and self.state == OPEN

    @property
    def kept(self) -> bool:
        return self.state != SKIPPED

    @property
    def wordings(self) -> Wordings:
        return wordings(self.responsible, self.participants)


@dataclass(frozen=True, slots=True)
class WordingFacts:
    """One wording of the columns "responsible" and "participants" with whom it means; `count` activities use
    it, all of them for who `takes_part`, or some for who is responsible.

    `settled` is False where the rules found nobody of the programme and the methodist has not said yet.
    """

    index: int
    wording: str
    count: int
    roles: tuple[str, ...]
    settled: bool
    named: bool = False
    """An earlier answer names schools, teams or people instead of roles."""
    answering: Answering = Answering.EACH
    takes_part: bool = False


def to_json(filename: str, draft: RoadmapDraft) -> dict[str, Any]:
    """What the draft row keeps."""
    return {
        "file": filename[:200],
        "title": (draft.title or "")[:TITLE_LENGTH],
        "doubts": [_doubt_json(doubt) for doubt in draft.doubts],
        "rows": [_row_json(activity) for activity in draft.activities],
        "roles": {},
    }


TYPED: dict[str, Any] = {"typed": True}
"""The source of a row that no document has."""


def empty_json(name: str) -> dict[str, Any]:
    """What the draft row of a plan without a document keeps."""
    return {"file": name[:200], "title": "", "doubts": [], "rows": [], "roles": {}}


def typed_json(
    title: str,
    direction: str,
    period: Period,
    period_text: str,
    responsible: str,
    result: str,
    doubts: Sequence[Doubt] = (),
    ask_on: date | None = None,
) -> dict[str, Any]:
    """A row that was typed: understood, unless there are `doubts`. Without dates it waits for them like one
    of a document that is to be asked later: till the local day `ask_on`, if one was said."""
    activity = ActivityDraft(
        title,
        direction=direction,
        period_text=period_text,
        period=period,
        responsible=responsible,
        result=result,
        doubts=tuple(doubts),
    )
    state = OPEN if doubts else LATER if period.kind in _WITHOUT_DATES else SETTLED
    return {
        **_row_json(activity),
        "source": TYPED,
        "state": state,
        "ask_on": ask_on.isoformat() if ask_on else None,
    }


def rows_of(content: dict[str, Any]) -> list[RowFacts]:
    """All rows in the order of the document."""
    return [_row(index, row) for index, row in enumerate(content["rows"])]


def doubts_of(content: dict[str, Any]) -> tuple[Doubt, ...]:
    """What concerns the document as a whole."""
    return tuple(Doubt(item["code"], item["values"]) for item in content["doubts"])


def wordings_of(content: dict[str, Any]) -> list[WordingFacts]:
    """Every wording once, the unclear ones first, then by how many activities use it."""
    counts: Counter[str] = Counter()
    doing: set[str] = set()
    for row in rows_of(content):
        if row.kept:
            said = row.wordings
            doing.add(said.doing)
            counts.update((said.doing, said.taking_part) if said.taking_part else (said.doing,))
    answered: dict[str, list[str]] = content["roles"]
    found = []
    for index, (text, count) in enumerate(sorted(counts.items())):
        roles = answered.get(text) if text in answered else sorted(roles_of(text))
        takes_part = text not in doing
        settled = text in answered or bool(roles) or (takes_part and is_outside(text))
        named = text in content.get("named", ()) and not roles
        said = content.get("answering", {}).get(text)
        answering = answering_of(text) if said is None else Answering(said)
        found.append(
            WordingFacts(index, text, count, tuple(roles or ()), settled, named, answering, takes_part)
        )
    return sorted(found, key=lambda item: (item.settled, item.takes_part, -item.count, item.wording))


def years_off(content: dict[str, Any]) -> int:
    """How many years the document's school year is before the programme's (0 when it is the same)."""
    every = [*content["doubts"], *(doubt for row in content["rows"] for doubt in row["doubts"])]
    for doubt in every:
        if doubt["code"] == "school-year-conflict":
            document, programme = (str(doubt["values"][name])[:4] for name in ("document", "programme"))
            return int(programme) - int(document) if document.isdecimal() and programme.isdecimal() else 0
    return 0


def moved(content: dict[str, Any], years: int, first: date, last: date) -> dict[str, Any]:
    """The content with all its dates so many years later; doubts about the year go where it now fits.

    `first` and `last` are the programme's days.
    """
    return {
        **content,
        "doubts": [doubt for doubt in content["doubts"] if doubt["code"] not in _OTHER_YEAR],
        "rows": [_moved_row(row, years, first, last) for row in content["rows"]],
    }


def _moved_row(row: dict[str, Any], years: int, first: date, last: date) -> dict[str, Any]:
    period = period_of(row["period"])
    later = replace(
        period,
        start=_later(period.start, years),
        end=_later(period.end, years),
        points=tuple((_later(one, years), _later(other, years)) for one, other in period.points),
    )
    fits = all(first <= day <= last for day in (later.start, later.end) if day)
    doubts = [doubt for doubt in row["doubts"] if not fits or doubt["code"] not in _OTHER_YEAR]
    unsure = bool(doubts) or later.kind in _WITHOUT_DATES
    return {**row, "period": period_json(later), "doubts": doubts, "unsure": unsure}


@overload
def _later(day: date, years: int) -> date: ...
@overload
def _later(day: None, years: int) -> None: ...
@overload
def _later(day: date | None, years: int) -> date | None: ...
def _later(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        # 29 February of a leap year.
        return day.replace(year=day.year + years, day=28)


def with_row(content: dict[str, Any], index: int, **changes: Any) -> dict[str, Any]:
    """The content with some fields of one row changed; the old one stays as it is."""
    rows = list(content["rows"])
    rows[index] = {**rows[index], **changes}
    return {**content, "rows": rows}


def period_json(period: Period) -> dict[str, Any]:
    return {
        "kind": str(period.kind),
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "rrule": period.rrule,
        "whole": period.whole,
        "points": [[first.isoformat(), last.isoformat()] for first, last in period.points],
        "months": list(period.months),
        "time": period.time,
    }


def period_of(item: dict[str, Any]) -> Period:
    start, end = _date(item["start"]), _date(item["end"])
    period = Period(
        kind=PeriodKind(item["kind"]),
        start=start,
        end=end,
        rrule=item["rrule"],
        whole=item["whole"],
        points=tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in item["points"]),
        months=tuple(item["months"]),
        time=item["time"],
    )
    if start and end and start > end:
        return replace(period, start=end, end=start)
    return period


def _row_json(activity: ActivityDraft) -> dict[str, Any]:
    said = {
        "number": (activity.number or "")[:40],
        "direction": (activity.direction or "")[:TITLE_LENGTH],
        "title": activity.title[:TITLE_LENGTH],
        "period_text": activity.period_text[:TEXT_LENGTH],
        "period": period_json(activity.period),
        "participants": (activity.participants or "")[:TEXT_LENGTH],
        "responsible": (activity.responsible or "")[:TEXT_LENGTH],
        "result": (activity.result or "")[:TEXT_LENGTH],
    }
    return {
        **said,
        "source": said,
        "place": activity.place,
        "doubts": [_doubt_json(doubt) for doubt in activity.doubts],
        "unsure": bool(activity.doubts) or activity.period.kind in _WITHOUT_DATES,
        "state": OPEN,
    }


def _row(index: int, row: dict[str, Any]) -> RowFacts:
    return RowFacts(
        index=index,
        number=row["number"],
        direction=row["direction"],
        title=row["title"],
        period_text=row["period_text"],
        period=period_of(row["period"]),
        responsible=row["responsible"],
        participants=row["participants"],
        result=row["result"],
        place=row["place"],
        doubts=tuple(Doubt(item["code"], item["values"]) for item in row["doubts"]),
        unsure=row["unsure"],
        state=row["state"],
        source=row.get("source", {}),
        evidence=row.get("evidence", ""),
        stage=row.get("stage", ""),
        ask_on=_date(row.get("ask_on")),
    )


def _doubt_json(doubt: Doubt) -> dict[str, Any]:
    return {"code": doubt.code, "values": doubt.values}


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
