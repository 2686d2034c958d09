"""What the services of events take and give. Moments are in the programme's zone where not said otherwise."""

from dataclasses import dataclass
from datetime import datetime

from models.enums import EventAfter, EventAnswer, EventKind, EventState, MarkedBy, Role, Stage
from services.files import Received
from services.orders import Order
from services.paging import Place
from services.people.deficits import DeficitLine

__all__ = [
    "Attendance",
    "CheckedIn",
    "CodeCard",
    "EventAfter",
    "EventAnswer",
    "EventCard",
    "EventKind",
    "EventLine",
    "EventPage",
    "EventState",
    "FoundPerson",
    "GuestLine",
    "GuestPage",
    "LessonLine",
    "MarkedBy",
    "MaterialLine",
    "MaterialList",
    "NewEvent",
    "NewMaterial",
    "Role",
    "SeriesPage",
    "Stage",
    "Told",
]


@dataclass(frozen=True, slots=True)
class NewEvent:
    """`starts_at` is aware, in any zone; `anonymous` is about the satisfaction questions afterwards.

    `series_id`: it is a lesson of that event.
    """

    kind: EventKind
    title: str
    starts_at: datetime
    minutes: int
    place: str = ""
    anonymous: bool = True
    series_id: int | None = None


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list or a message; `answer` is the reader's own, None when they are no guest.

    `leads`: the reader is one of its presenters. `queue`: where they stand among those who wait, from 1;
    None when they do not wait, and in lists. `materials` (0 in lists): what guests have by now.
    `lessons` (0 in lists): how many a series has.
    """

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
    leads: bool = False
    places: int | None = None
    queue: int | None = None
    link: str = ""
    materials: int = 0
    series_id: int | None = None
    lessons: int = 0


@dataclass(frozen=True, slots=True)
class EventPage:
    place: Place
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """`name` in full."""

    person_id: int
    name: str
    school: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """What the methodist sees of one event. `survey_id` is there once its survey has been opened.

    `uninvited` counts those who came without having been asked; they are among no answers.
    """

    line: EventLine
    anonymous: bool
    after: EventAfter
    going: int
    waiting: int
    maybe: int
    declined: int
    silent: int
    attended: int
    uninvited: int
    presenters: tuple[FoundPerson, ...]
    survey_id: int | None
    stage: Stage | None
    deficits: tuple[DeficitLine, ...]
    host_school: str
    opening: Order | None
    closing: Order | None
    materials: int

    @property
    def guests(self) -> int:
        return self.going + self.waiting + self.maybe + self.declined + self.silent


@dataclass(frozen=True, slots=True)
class GuestLine:
    """`name` in full, `short` with initials."""

    person_id: int
    name: str
    short: str
    school: str
    answer: EventAnswer
    attended: bool
    invited: bool
    marked_by: MarkedBy | None


@dataclass(frozen=True, slots=True)
class GuestPage:
    """A page of the guests that match a search; `guests` and `attended` count all of the event, each no
    further than one beyond GUESTS_COUNTED."""

    event: EventLine
    place: Place
    lines: tuple[GuestLine, ...]
    guests: int
    attended: int


@dataclass(frozen=True, slots=True)
class Told:
    """How many guests are told of a change by the bot, and how many it can't write to."""

    told: int
    untold: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """What follows from the ticks; `late` when the survey is closed already and asks nobody more, `kept` when
    it goes on asking somebody who was taken off (services.surveys.audience.leave)."""

    attended: int
    after: EventAfter
    over: bool
    late: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class CodeCard:
    """What is shown in the room: the code and when it works (local moments)."""

    event: EventLine
    code: str
    opens_at: datetime
    closes_at: datetime
    attended: int


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A guest has said that they are there; `again`: they were marked already."""

    event: EventLine
    again: bool
    invited: bool


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson of a series, with the reader's own answer in its `event`, and how many come or were there."""

    event: EventLine
    going: int
    waiting: int
    attended: int

    @property
    def free(self) -> int | None:
        """Places left; None without a limit."""
        return None if self.event.places is None else max(0, self.event.places - self.going)


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A page of a series' lessons. `one_survey`: it is asked about as a whole, not after each lesson."""

    event: EventLine
    place: Place
    lessons: tuple[LessonLine, ...]
    one_survey: bool


@dataclass(frozen=True, slots=True)
class NewMaterial:
    """A link, or a file; `title` may be empty: then the file's name or the link itself is shown."""

    title: str = ""
    link: str = ""
    file: Received | None = None
    afterwards: bool = False


@dataclass(frozen=True, slots=True)
class MaterialLine:
    id: int
    title: str
    link: str
    file: Received | None
    afterwards: bool


@dataclass(frozen=True, slots=True)
class MaterialList:
    """`hosting`: the reader may add and take away."""

    event: EventLine
    lines: tuple[MaterialLine, ...]
    hosting: bool
