"""What the services of events take and give. Moments are in the programme's zone where not said otherwise."""

from dataclasses import dataclass
from datetime import datetime

from models.enums import EventAfter, EventAnswer, EventKind, EventState, Role

__all__ = [
    "Attendance",
    "EventAfter",
    "EventAnswer",
    "EventCard",
    "EventKind",
    "EventLine",
    "EventState",
    "FoundPerson",
    "GuestLine",
    "NewEvent",
    "Role",
    "Told",
]


@dataclass(frozen=True, slots=True)
class NewEvent:
    """`starts_at` is aware, in any zone; `anonymous` is about the satisfaction questions afterwards."""

    kind: EventKind
    title: str
    starts_at: datetime
    minutes: int
    place: str = ""
    anonymous: bool = True


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list or a message; `answer` is the reader's own, None when they are no guest."""

    id: int
    kind: EventKind
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    state: EventState
    started: bool
    over: bool
    answer: EventAnswer | None = None


@dataclass(frozen=True, slots=True)
class EventCard:
    """What the methodist sees of one event. `survey_id` is there once its survey has been opened."""

    line: EventLine
    anonymous: bool
    after: EventAfter
    going: int
    maybe: int
    declined: int
    silent: int
    attended: int
    survey_id: int | None

    @property
    def guests(self) -> int:
        return self.going + self.maybe + self.declined + self.silent


@dataclass(frozen=True, slots=True)
class GuestLine:
    person_id: int
    name: str
    school: str
    answer: EventAnswer
    attended: bool


@dataclass(frozen=True, slots=True)
class FoundPerson:
    person_id: int
    name: str
    school: str


@dataclass(frozen=True, slots=True)
class Told:
    """How many guests are told of a change by the bot, and how many it can't write to."""

    told: int
    untold: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """What follows from the ticks; `late` when the survey is closed already and asks nobody more."""

    attended: int
    after: EventAfter
    over: bool
    late: bool = False
