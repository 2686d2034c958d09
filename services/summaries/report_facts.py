"""What the programme's report is made of: plain frozen values, nobody's name among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.enums import EventKind
from services.summaries.comparing import Comparison
from services.summaries.effort import Effort
from services.summaries.facts import Nps, Satisfaction, Theme
from services.summaries.indicators import Figure, FigureLine
from services.summaries.paper_facts import ContractPaper, Head, MentorsPaper, PairsPaper
from services.summaries.results import MeasureSum, SchoolResults

__all__ = ["EventKind"]


@dataclass(frozen=True, slots=True)
class PlanSum:
    """Activities of one direction of the plan and their assignments.

    Of the `activities` so many are `due` (a first due day has passed) and, of these, `on_time`; of the
    `tasks` of those who are responsible (without cancelled ones) so many are `done` and `late`. Others were
    asked to take part (`takers`); so many of them say that they did (`took_part`).
    """

    direction: str
    activities: int = 0
    due: int = 0
    on_time: int = 0
    tasks: int = 0
    done: int = 0
    late: int = 0
    takers: int = 0
    took_part: int = 0


@dataclass(frozen=True, slots=True)
class KindSum:
    """Events of one kind that are over: how many, and their guests (a guest of two events counts twice)."""

    kind: EventKind
    events: int
    invited: int
    attended: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event that is over. Orders are a number and a local day; `satisfaction` is None where nobody gave
    marks or they must stay hidden (`hidden`)."""

    name: str
    on: date
    opening: tuple[str, date | None]
    closing: tuple[str, date | None]
    invited: int
    attended: int
    satisfaction: Satisfaction | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """One closed survey; with `hidden` nothing but the two counts may be told."""

    title: str
    asked: int
    answered: int
    hidden: bool
    satisfaction: Satisfaction | None
    nps: Nps | None


@dataclass(frozen=True, slots=True)
class PairSum:
    """Pairs (one mentee) and groups that were made: `running` now or paused, `closed` over."""

    pairs: int
    groups: int
    running: int
    closed: int
    mentors: int
    mentees: int


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many: requests answered, recommendations carried out."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class GoalSum:
    """Goals of agreed personal programmes, by what their last review says."""

    programmes: int
    goals: int
    reached: int
    partly: int
    not_yet: int

    @property
    def unmarked(self) -> int:
        return self.goals - self.reached - self.partly - self.not_yet


@dataclass(frozen=True, slots=True)
class Made:
    """Figures of one indicator and everything it is made of."""

    figure: Figure
    lines: Sequence[FigureLine]


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """The programme's report on the local day `on`.

    Part one, the quality of the process: `figures` … `recommendations`. Part two, the change in the
    participants: `comparisons` … `schools`. `reflected` people gave `takeaways`; they and the `difficulties`
    of events come most frequent first.
    """

    head: Head
    on: date
    figures: tuple[Made, ...]
    plan: tuple[PlanSum, ...]
    pairs: PairSum
    effort: Effort
    kinds: tuple[KindSum, ...]
    events: tuple[EventLine, ...]
    surveys: tuple[SurveyLine, ...]
    requests: Counted
    recommendations: Counted
    comparisons: tuple[Comparison, ...]
    reflected: int
    takeaways: tuple[Theme, ...]
    difficulties: tuple[Theme, ...]
    goals: GoalSum
    measures: tuple[MeasureSum, ...]
    schools: tuple[SchoolResults, ...]


Paper = PairsPaper | ContractPaper | MentorsPaper | ReportPaper
