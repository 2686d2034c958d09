"""What the services of surveys hand out."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models.enums import EventKind, QuestionKind, Role, SchoolCategory, SurveyState
from services.paging import Place
from services.surveys.ahead import Ahead

__all__ = [
    "Chase",
    "EventKind",
    "Picked",
    "QuestionKind",
    "QuestionView",
    "Role",
    "SchoolCategory",
    "Step",
    "SurveyLine",
    "SurveyPage",
    "SurveyState",
    "SurveyView",
]


class Step(StrEnum):
    """Where a conversation stands."""

    ASKING = "asking"
    OFFER = "offer"
    SHARE = "share"
    FINISHED = "finished"
    CLOSED = "closed"
    GIVEN_UP = "given_up"
    """A visit sheet that its mentor does not fill in after all."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What the person has answered to one question so far; a file by its name and its row's id."""

    number: int | None = None
    text: str | None = None
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """`text_key` and, with it, `heading` and `options` are Fluent keys; without it they and `text` are texts.

    `heading` is what the rows of a matrix have in common. `least` and `most` bound a number.
    """

    kind: QuestionKind
    text_key: str
    text: str
    options: tuple[str, ...]
    heading: str = ""
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class SurveyView:
    """One person's conversation, as it is to be shown now.

    `position` counts from 1. `boundary`: the part before was just left behind and can't be changed.
    `stale`: the tap belonged to another question and changed nothing. `held_on` is the event's local day.
    `closes_on` is the last local day of a survey without an event. `today` is the local day of the view.
    `visit_of` is the mentee of whose lesson it is a visit sheet, `ahead` the next event on the person's way.
    `attachable`: a photo or file may be sent along now; `attached` is the name of the one that was.
    `preview` is the version that is only looked
    at: nothing is kept, and every button leads on.
    """

    participation_id: int
    event_kind: EventKind | None
    event_title: str
    held_on: date
    anonymous: bool
    step: Step
    position: int
    total: int
    anonymous_total: int
    question: QuestionView | None = None
    picked: Picked = Picked()
    boundary: bool = False
    can_go_back: bool = False
    can_skip: bool = False
    promise_on: date | None = None
    promise_taken: bool | None = None
    shared: bool | None = None
    plan: Picked = Picked()
    takeaway: Picked = Picked()
    takeaway_options: tuple[str, ...] = ()
    message_id: int | None = None
    stale: bool = False
    closes_on: date | None = None
    today: date = date.min
    preview: int | None = None
    visit_of: str = ""
    ahead: Ahead | None = None
    attachable: bool = False
    attached: str = ""


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A survey in the methodist's list; `open_until` is in the programme's zone."""

    id: int
    kind: EventKind | None
    title: str
    held_on: date
    state: SurveyState
    anonymous: bool
    asked: int
    answered: int
    chases: int
    open_until: datetime


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """A page of the methodist's list."""

    lines: tuple[SurveyLine, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Chase:
    """To how many a reminder goes, and how many more there may be."""

    reminded: int
    left: int
