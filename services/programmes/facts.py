"""What the services of programmes take and give."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.enums import Indicator as Indicator
from models.enums import NetworkModel as NetworkModel
from models.enums import PhaseKind as PhaseKind
from models.enums import ProgrammeState as ProgrammeState
from models.enums import Role as Role
from services.programmes.rules import DEFAULT_GOALS


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """What the owner answered. `year` is the calendar year in which the school year begins.

    `surname` and `name` are the owner's as Telegram tells them: they become its first methodist.
    """

    municipality: str
    region: str
    title: str
    year: int
    time_zone: str
    network_model: NetworkModel
    surname: str
    name: str = ""
    goals: dict[Indicator, float] = field(default_factory=lambda: dict(DEFAULT_GOALS))


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    id: int
    title: str
    municipality: str
    current: bool


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """`morning_minute` is the minute of the local day at which the day's message leaves."""

    id: int
    title: str
    municipality: str
    region: str
    starts_on: date
    ends_on: date
    time_zone: str
    network_model: NetworkModel
    state: ProgrammeState
    morning_minute: int
    goals: dict[Indicator, float]
    programmes: int


class Step(StrEnum):
    """What a programme needs next, in this order."""

    ROSTER = "roster"
    PLAN = "plan"
    INVITE = "invite"
    LAUNCH = "launch"


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """The main menu's figures. A stranger (no programme) has `title` None and nothing else.

    `people` and `connected` count everyone but methodists; `connected` have agreed and can be written to.
    `activities` are counted while the programme is prepared.
    `open_tasks` and `overdue_tasks` are the reader's own, `overdue` the programme's.
    """

    title: str | None = None
    state: ProgrammeState | None = None
    roles: frozenset[Role] = frozenset()
    registered: bool = False
    greeting: str = ""
    school: str = ""
    schools: int = 0
    people: int = 0
    connected: int = 0
    activities: int = 0
    overdue: int = 0
    open_tasks: int = 0
    overdue_tasks: int = 0
    next_task: str = ""
    next_due: date | None = None
    mentors: int = 0
    mentees: int = 0
    programmes: int = 0

    @property
    def next_step(self) -> Step | None:
        """The methodist's; None where the programme goes its way."""
        preparing = self.state is ProgrammeState.PREPARING
        if preparing and not self.people:
            return Step.ROSTER
        if preparing and not self.activities:
            return Step.PLAN
        if self.people and not self.connected and self.state is not ProgrammeState.COMPLETED:
            return Step.INVITE
        return Step.LAUNCH if preparing else None


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a launch needs, and what it would do. Without people or activities there is nothing to launch."""

    title: str
    state: ProgrammeState
    people: int
    connected: int
    not_invited: int
    activities: int
    partnerships: int

    @property
    def ready(self) -> bool:
        return bool(self.people and self.activities)


@dataclass(frozen=True, slots=True)
class LaunchResult:
    """`already` when somebody had launched before: nothing was done twice."""

    title: str
    assignments: int
    introductions: int
    already: bool = False
