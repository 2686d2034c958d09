"""A new version of the roadmap's document against the plan as it stands: what differs, line by line. Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from models.enums import PeriodKind as StoredKind
from services.roadmap.draft_rows import OPEN, RowFacts, period_of, rows_of, to_json
from services.roadmap.drafts import Doubt, Period, PeriodKind, RoadmapDraft
from services.roadmap.pairing import Key
from services.roadmap.rules import Timing

TEXTS = ("title", "responsible", "participants", "result", "direction")
"""Texts whose change is shown, beside the period; a row's number only says where it stands."""


class DifferenceKind(StrEnum):
    NEW = "new"
    GONE = "gone"
    BACK = "back"
    PERIOD = "period"
    TITLE = "title"
    RESPONSIBLE = "responsible"
    PARTICIPANTS = "participants"
    RESULT = "result"
    DIRECTION = "direction"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Standing:
    """An activity as it is now. `source` is what the document said when it was last taken over."""

    id: int
    number: str
    direction: str
    title: str
    period_text: str
    timing: Timing
    responsible: str
    participants: str
    result: str
    dropped: bool
    source: Mapping[str, Any] = field(default_factory=dict)
    typed: bool = False
    """It came from no document: no document can lose it."""

    @property
    def key(self) -> Key:
        said = self.source or {}
        return Key(
            self.id,
            said.get("number", self.number),
            said.get("direction", self.direction),
            said.get("title", self.title),
            said.get("period_text", self.period_text),
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """One change that can be taken or left. `key` names it for as long as the draft lives.

    `before` and `after` are in the words of the plan and the document; `period` is the new one as read.
    With `problem` its words give no dates: it can't be taken before somebody says which.
    """

    key: str
    kind: DifferenceKind
    title: str
    before: str = ""
    after: str = ""
    activity: int | None = None
    row: int | None = None
    period: Period | None = None
    doubts: tuple[Doubt, ...] = ()
    problem: bool = False
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a row of the document is that activity of the plan."""

    row: int
    activity: int
    title: str
    period: str
    row_title: str
    row_period: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`settled` pairs rows with their activities; questions are left out of the differences."""

    differences: tuple[Difference, ...]
    questions: tuple[Question, ...]
    unchanged: int
    settled: Mapping[int, int]

    @property
    def taken(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.taken)

    def count(self, *kinds: DifferenceKind) -> int:
        return sum(one.kind in kinds for one in self.differences)


def keys_of(rows: Iterable[RowFacts]) -> tuple[Key, ...]:
    """What the document's rows are known by; as they were read."""
    return tuple(
        Key(row.index, row.number, row.direction, _said(row, "title"), _said(row, "period_text"))
        for row in rows
    )


def keys_of_draft(read: RoadmapDraft) -> tuple[Key, ...]:
    """The same of a document that has just been read."""
    return keys_of(rows_of(to_json("", read)))


def compare(
    plan: Sequence[Standing],
    rows: Sequence[RowFacts],
    pairs: Iterable[tuple[int, int, str]],
    *,
    choices: Mapping[str, bool],
    left_out: Collection[str],
    dated: Callable[[Period], bool],
) -> Comparison:
    """What the document would change.

    `pairs` are row, activity and "sure", "ask", "yes" or "no". `choices` hold what the methodist has taken
    or left by name; without a word everything is taken but what the reader doubts. `left_out` are titles
    that were no activities in the last version. `dated(period)` says whether it gives a programme dates.
    """
    by_id = {one.id: one for one in plan}
    settled: dict[int, int] = {}
    questions: list[Question] = []
    asked_activities: set[int] = set()
    asked_rows: set[int] = set()
    for row_index, activity, state in pairs:
        if activity not in by_id or state == "no":
            continue
        if state == "ask":
            asked_rows.add(row_index)
            asked_activities.add(activity)
            questions.append(_question(rows[row_index], by_id[activity]))
        else:
            settled[row_index] = activity
    found: list[Difference] = []
    unchanged = 0
    for row in rows:
        if row.index in asked_rows:
            continue
        if row.index not in settled:
            if _said(row, "title") not in left_out:
                found.append(_new(row))
            continue
        differences = _of_row(row, by_id[settled[row.index]], dated)
        found += differences
        unchanged += not differences
    known = {*settled.values(), *asked_activities}
    found += [
        Difference(f"gone:{one.id}", DifferenceKind.GONE, one.title, one.period_text, activity=one.id)
        for one in plan
        if one.id not in known and not one.dropped and not one.typed
    ]
    renumbered = sum(
        _said(rows[index], "number") != by_id[activity].number for index, activity in settled.items()
    )
    if renumbered:
        found.append(Difference("numbers", DifferenceKind.NUMBERS, "", after=str(renumbered)))
    chosen = [_chosen(one, choices) for one in found]
    return Comparison(tuple(chosen), tuple(questions), unchanged, settled)


def _chosen(one: Difference, choices: Mapping[str, bool]) -> Difference:
    taken = choices.get(one.key, not one.problem and not one.doubts)
    # A period without dates can't be taken at all: there is nothing to move to.
    if taken and one.problem and one.kind is DifferenceKind.PERIOD:
        taken = False
    return replace(one, taken=taken)


def _new(row: RowFacts) -> Difference:
    return Difference(
        f"new:{row.index}",
        DifferenceKind.NEW,
        row.title,
        after=row.period_text,
        row=row.index,
        period=row.period,
        doubts=() if row.state != OPEN else row.doubts,
    )


def _of_row(row: RowFacts, old: Standing, dated: Callable[[Period], bool]) -> list[Difference]:
    if old.dropped:
        # Taken out by hand while the document kept it: that decision stands. Taken out because a version
        # of the document had lost it, it comes back with the version that has it again.
        if old.source or old.typed:
            return []
        period = row.period if not _same_period(row, old) else None
        return [
            Difference(
                f"back:{old.id}", DifferenceKind.BACK, old.title, old.period_text, row.period_text,
                old.id, row.index, period,
            )
        ]  # fmt: skip
    found = [
        Difference(
            f"{name}:{old.id}", DifferenceKind(name), old.title, getattr(old, name), _said(row, name),
            old.id, row.index,
        )
        for name in TEXTS
        if _differs(row, old, name)
    ]  # fmt: skip
    if not _same_period(row, old):
        found.append(
            Difference(
                f"period:{old.id}",
                DifferenceKind.PERIOD,
                old.title,
                old.period_text,
                row.period_text,
                old.id,
                row.index,
                row.period,
                () if row.state != OPEN else row.doubts,
                problem=not dated(row.period),
            )
        )
    return found


def _differs(row: RowFacts, old: Standing, name: str) -> bool:
    known = {_flat(getattr(old, name))} | ({_flat(old.source[name])} if old.source else set())
    return _flat(_said(row, name)) not in known


def _same_period(row: RowFacts, old: Standing) -> bool:
    text = _flat(row.period_text)
    if old.source and text == _flat(old.source["period_text"]):
        return True
    if timing_of_period(row.period) == old.timing:
        return True
    if row.period.kind is PeriodKind.NONE and text == _flat(old.period_text):
        return True
    if not old.source or row.period.kind in _UNSAID:
        return False
    return row.period == period_of(old.source["period"])


_UNSAID = (PeriodKind.NONE, PeriodKind.BY_SCHEDULE)


def timing_of_period(period: Period) -> Timing:
    """A period as an activity's columns hold it."""
    return Timing(
        kind=StoredKind(str(period.kind)),
        starts_on=period.start,
        ends_on=period.end,
        rrule=(period.rrule or "")[:200],
        whole=bool(period.whole),
        points=period.points,
    )


def _question(row: RowFacts, old: Standing) -> Question:
    return Question(row.index, old.id, old.title, old.period_text, _said(row, "title"), row.period_text)


def _said(row: RowFacts, name: str) -> str:
    said: str = (row.source or {}).get(name, getattr(row, name))
    return said


def _flat(text: str) -> str:
    return " ".join(text.split())
