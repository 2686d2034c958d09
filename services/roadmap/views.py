"""What the roadmap's services hand on: frozen facts, without a session behind them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from models.enums import Answering, AssignmentState, Evidence, PeriodKind, Role

__all__ = [
    "Answering",
    "AssignmentFacts",
    "AssignmentState",
    "Bundle",
    "BundleEntry",
    "Evidence",
    "HelpFacts",
    "Outcome",
    "PeriodKind",
    "RiderFacts",
    "Role",
]


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """One assignment as its assignee sees it. Dates are local days of the programme.

    `late_days` counts from the day it was to be done by (0 when that is not past, or for what is never late).
    """

    id: int
    title: str
    state: AssignmentState
    evidence: Evidence
    kind: PeriodKind | None
    is_window: bool
    starts_on: date | None
    due_on: date
    postponed_to: date | None
    late_days: int
    awaiting: bool
    result: str = ""
    returned: str = ""
    """What those who looked at the evidence want instead."""
    answering: Answering = Answering.EACH
    """Whose it is: the person's own, or asked of the school or the partnership once."""
    takes_part: bool = False
    """Whether they only take part: others are responsible for it."""

    @property
    def is_open(self) -> bool:
        return self.state is AssignmentState.OPEN

    @property
    def expected_on(self) -> date:
        """The day it is waited for: the due day, or the later one the person asked for."""
        return self.postponed_to or self.due_on

    def going_on(self, today: date) -> bool:
        """Whether it is a window that is open on the local day `today`."""
        return self.is_window and (self.starts_on or today) <= today <= self.due_on


@dataclass(frozen=True, slots=True)
class RiderFacts:
    """Something of another area that rides in the bundle; `kind` names who can put it into words."""

    kind: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class BundleEntry:
    position: int
    assignment: AssignmentFacts | None = None
    rider: RiderFacts | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """A day's message: its lines as they are now.

    `today`, `morning` and `before_evening` (while it can still be put off to this evening) are by the
    reader's clock.
    """

    id: int
    day: date
    today: date
    morning: bool
    entries: tuple[BundleEntry, ...]
    before_evening: bool = False

    @property
    def open_positions(self) -> tuple[int, ...]:
        """Numbers of the lines that still wait to be done."""
        return tuple(
            entry.position for entry in self.entries if entry.assignment and entry.assignment.is_open
        )

    def position(self, assignment_id: int) -> int:
        """The number of an assignment's line; 0 when it has none here."""
        return next(
            (one.position for one in self.entries if one.assignment and one.assignment.id == assignment_id), 0
        )


class Outcome(StrEnum):
    """What a tap or an answer has come to; each has a text `answer-<value>`."""

    DONE = "done"
    ALREADY_DONE = "already-done"
    EVIDENCE_WANTED = "evidence-wanted"
    POSTPONED = "postponed"
    THIS_EVENING = "this-evening"
    NOT_POSSIBLE = "not-possible"
    CLOSED = "closed"
    PROMPT_GONE = "prompt-gone"


@dataclass(frozen=True, slots=True)
class HelpFacts:
    """A call for help, for who is asked and for who asked."""

    id: int
    asker: str
    school: str
    title: str
    question: str
    asked_at: datetime
    answer: str
    answered: bool
    answered_by: str
