"""What the methodist's and the curator's screens of the roadmap show."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.enums import Answering, AssignmentState, Evidence, PeriodKind
from models.enums import CaseOutcome as CaseOutcome
from models.enums import Stage as Stage
from services.files import Received
from services.orders import Order
from services.paging import Place
from services.people.deficits import DeficitLine
from services.roadmap.asked import Wordings
from services.roadmap.meaning_facts import MeaningFacts


@dataclass(frozen=True, slots=True)
class Counts:
    """Assignments by state; `late` are those of `open` whose day is past."""

    open: int = 0
    late: int = 0
    done: int = 0
    not_possible: int = 0

    @property
    def total(self) -> int:
        return self.open + self.done + self.not_possible

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.open + other.open,
            self.late + other.late,
            self.done + other.done,
            self.not_possible + other.not_possible,
        )


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One row of the plan. Without `dated` it waits for dates from the methodist.

    `given` says whether its wording means anybody; `points` are separate days inside
    of the period, `programme_days` the programme's first and last.
    """

    id: int
    number: str
    title: str
    direction: str
    period_text: str
    kind: PeriodKind
    starts_on: date | None
    ends_on: date | None
    whole: bool
    points: tuple[tuple[date, date], ...]
    programme_days: tuple[date, date]
    dated: bool
    given: bool
    counts: Counts
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The roadmap by directions; empty when nothing is imported yet."""

    source: str
    launched: bool
    directions: tuple[tuple[str, tuple[ActivityLine, ...]], ...]
    order: Order | None = None

    @property
    def activities(self) -> tuple[ActivityLine, ...]:
        return tuple(line for _, lines in self.directions for line in lines)


class Contact(StrEnum):
    """Whether a reminder can reach somebody."""

    REACHED = "reached"
    NOT_YET = "not_yet"
    """They have not opened their link, or not agreed yet."""
    BLOCKED = "blocked"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class AssigneeFacts:
    """One assignment with its person, as those who run the programme see it."""

    id: int
    person: str
    school: str
    state: AssignmentState
    due_on: date
    postponed_to: date | None
    late_days: int
    reason: str
    evidence: Evidence
    evidence_text: str
    file: Received | None
    """The evidence, to show it again."""
    answering: Answering = Answering.EACH
    """Whether it is the person's own, or they hold what their school or partnership is asked once."""
    takes_part: bool = False
    """Whether they only take part: others are responsible for it."""
    contact: Contact = Contact.REACHED
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class LatePage:
    """A page of those who are late with an activity of this title."""

    title: str
    place: Place
    people: tuple[AssigneeFacts, ...]


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """An activity with a page of its assignees; `with_files`: some of them have sent one as evidence.

    `meant` are those who are responsible; `joining` those who take part (None without words for them),
    `takers` their assignments.
    """

    line: ActivityLine
    said: Wordings
    result: str
    meant: MeaningFacts
    joining: MeaningFacts | None
    takers: Counts
    assignees: tuple[AssigneeFacts, ...]
    place: Place
    with_files: bool
    stage: Stage | None = None
    stage_said: bool = False
    """Whether somebody said so; without it the title's words did."""
    deficits: tuple[DeficitLine, ...] = ()


class CaseKind(StrEnum):
    LATE = "late"
    NOT_POSSIBLE = "np"
    HELP = "help"
    AWAY = "away"
    DATES = "dates"
    REVIEW = "review"
    APPLICATION = "apply"
    UNSENT = "unsent"
    REQUEST = "request"
    FIT = "fit"
    PERSONAL = "personal"
    NO_TRIAL = "no_trial"
    NO_REFLECTION = "no_reflection"
    NO_ACTIVITY = "no_activity"
    SILENT = "silent"
    ONE_SIDED = "one_sided"
    UNMET = "unmet"
    RECOMMENDED = "advice"


GROWING = frozenset(
    {
        CaseKind.LATE,
        CaseKind.PERSONAL,
        CaseKind.REVIEW,
        CaseKind.AWAY,
        CaseKind.UNSENT,
        CaseKind.NO_ACTIVITY,
        CaseKind.UNMET,
        CaseKind.RECOMMENDED,
    }
)
"""What was settled comes back at once when there is more of it; a silence only grows longer."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Who did something about it, "" once that is forgotten, and on which local day."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that needs a decision. `id` is of an activity (late, dates), a recommendation
    (advice), an assignment, a help request,
    an application, a request for another partner, a mentee's answer (fit), a partnership whose steps are late
    (personal), a school (unmet; no_trial, no_reflection: on the theme `other`), a deficit (no_activity), or a
    partnership (silent, one_sided: `person` is the mentor, `title` the mentees, `count` weeks)."""

    kind: CaseKind
    id: int
    title: str
    count: int = 1
    person: str = ""
    other: int = 0
    school: str = ""
    deficit: DeficitLine | None = None
    on: date | None = None
    side: str = ""
    """Who is silent (services.partnerships.silence.Side)."""
    taken: Taken | None = None
    """Somebody has it in hand."""


@dataclass(frozen=True, slots=True)
class CaseList:
    """Exceptions, the most pressing first. With `more` others wait until some of these are dealt with."""

    cases: tuple[Case, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class AwayPage:
    """A page of people who can't be written to any more, their names in full."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What was done about an exception: `case` with the names of now."""

    case: Case
    outcome: CaseOutcome
    word: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class NotesPage:
    place: Place
    notes: tuple[NoteLine, ...]
