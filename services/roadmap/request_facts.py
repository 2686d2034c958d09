"""What the screens of schools' requests show."""

from dataclasses import dataclass
from enum import StrEnum

from models.enums import SchoolCategory as SchoolCategory
from services.paging import Place
from services.people.deficits import DeficitLine


class AnswerKind(StrEnum):
    """What may answer a request."""

    ACTIVITY = "activity"
    PARTNERSHIP = "pair"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request: the deficit, or own words; `answers` of them are known."""

    id: int
    deficit: DeficitLine | None
    text: str
    answers: int = 0


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What one school has said of itself so far; `open`: it may still be changed."""

    school_id: int
    school: str
    risks: str
    requests: tuple[RequestLine, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class SchoolOnMap:
    """One weak school of the map; without `requests` its team has named none yet."""

    id: int
    name: str
    category: SchoolCategory
    requests: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class SchoolsOnMap:
    """A page of schools, and the sums of all of them."""

    place: Place
    schools: tuple[SchoolOnMap, ...]
    requests: int
    unanswered: int
    silent: int
    """Weak schools without a request."""


@dataclass(frozen=True, slots=True)
class RequestOnMap:
    """A request with its school: a line of the map by request."""

    line: RequestLine
    school: str


@dataclass(frozen=True, slots=True)
class RequestsOnMap:
    place: Place
    requests: tuple[RequestOnMap, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """Something that answers a request, or may: its id and what it is called."""

    kind: AnswerKind
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class RequestCard:
    """`proposed`: what has to do with the same deficit and answers nothing of it yet."""

    line: RequestLine
    school_id: int
    school: str
    answers: tuple[AnswerLine, ...]
    proposed: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class OptionsPage:
    place: Place
    options: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row of the map as a table; a school without a request has one without `line`."""

    school: str
    category: SchoolCategory
    risks: str
    line: RequestLine | None
    answers: tuple[AnswerLine, ...]
