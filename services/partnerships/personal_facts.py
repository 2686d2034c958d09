"""What the services of personal programmes hand out: plain frozen values."""

from dataclasses import dataclass
from datetime import date

from models.enums import Doer, Evidence, GoalOutcome, PartnershipState, PersonalState, Review, WordKind
from services.paging import Place
from services.people.deficits import DeficitLine

__all__ = ["Doer", "Evidence", "GoalOutcome", "PartnershipState", "PersonalState", "Review", "WordKind"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a goal was reached by a review."""

    outcome: GoalOutcome
    note: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal: own words, a deficit, or both. `can_edit`: by the reader, now."""

    id: int
    text: str
    deficit: DeficitLine | None
    marks: dict[Review, Mark]
    can_edit: bool


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action: `done` of `given` people have done it (0 of 0 before it is agreed)."""

    id: int
    title: str
    due_on: date
    doer: Doer
    evidence: Evidence
    given: int
    done: int
    late: bool
    can_edit: bool


@dataclass(frozen=True, slots=True)
class WordLine:
    """What a member said. `who` is a full name."""

    kind: WordKind
    who: str
    by_mentor: bool
    mine: bool
    text: str


@dataclass(frozen=True, slots=True)
class Personal:
    """The personal programme of a partnership as one of its readers sees it; days are local.

    `state` is None before it is begun (then only the names, `today` and what may be begun mean anything).
    `agreed` and `waiting` are those who have said yes, and who are still to. `review` is the one that may
    be held now. `can_lead`: the reader is the mentor of an active partnership; `can_take_part`: a member.
    """

    partnership_id: int
    partnership_state: PartnershipState
    programme: str
    municipality: str
    mentor: str
    mentor_school: str
    mentees: tuple[str, ...]
    mentee_schools: tuple[str, ...]
    today: date
    time_zone: str
    can_lead: bool
    can_take_part: bool
    follows: bool
    """The year before had a programme whose unreached goals may be taken over."""
    state: PersonalState | None = None
    starts_on: date = date.min
    midterm_on: date = date.min
    ends_on: date = date.min
    revision: int = 0
    goals: tuple[GoalLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    words: tuple[WordLine, ...] = ()
    agreed: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    i_agreed: bool = False
    agreed_on: date | None = None
    midterm_held_on: date | None = None
    finished_on: date | None = None
    review: Review | None = None

    def said(self, kind: WordKind) -> tuple[WordLine, ...]:
        return tuple(one for one in self.words if one.kind is kind)


@dataclass(frozen=True, slots=True)
class PersonalLine:
    """One partnership in the list of programmes; names are short ones."""

    partnership_id: int
    mentor: str
    mentees: tuple[str, ...]
    state: PersonalState | None


@dataclass(frozen=True, slots=True)
class PersonalPage:
    place: Place
    lines: tuple[PersonalLine, ...]


@dataclass(frozen=True, slots=True)
class PersonalNews:
    """What a message about a programme says, as things are when it is sent. `partners`: the other side."""

    partnership_id: int
    programme_id: int
    state: PersonalState
    living: bool
    partners: tuple[str, ...]
    i_agreed: bool
    word: str
    review: Review | None
    midterm_on: date
    ends_on: date
