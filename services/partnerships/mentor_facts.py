"""What the services of mentors and matchings hand out: plain frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from models.enums import MatchingState, MeetingPlace, PartnershipState, Role, Unplaced, Weight
from services.paging import Place
from services.partnerships.matching import Grounds
from services.people.deficit_facts import DeficitLine

__all__ = ["MatchingState", "MeetingPlace", "PartnershipState", "Role", "Unplaced", "Weight"]


class FormStep(IntEnum):
    """The questionnaire's questions in their order."""

    DEFICITS = 1
    SUBJECTS = 2
    CAPACITY = 3
    PLACE = 4
    WORDS = 5
    DONE = 6


@dataclass(frozen=True, slots=True)
class MentorLine:
    """A candidate in the methodist's list. `room` is what their answer leaves free."""

    id: int
    full_name: str
    short_name: str
    school: str
    registered: bool
    asked: bool
    answered: bool
    capacity: int | None
    leads: int
    trained_on: date | None


@dataclass(frozen=True, slots=True)
class MentorsPage:
    """One page of candidates and the counts of all of them, no further than one beyond COUNTED."""

    lines: tuple[MentorLine, ...]
    place: Place
    answered: int
    trained: int
    to_ask: int | None
    """Who has neither answered nor been asked; None: of so many candidates nobody counts them."""


@dataclass(frozen=True, slots=True)
class MentorCard:
    line: MentorLine
    by_role: bool
    subject: str
    words: str
    place: MeetingPlace | None
    certificate: str
    shares: tuple[DeficitLine, ...]


@dataclass(frozen=True, slots=True)
class MentorForm:
    """The questionnaire as its mentor sees it now."""

    programme_id: int
    programme: str
    step: FormStep
    deficits: tuple[DeficitLine, ...]
    chosen: frozenset[int]
    known_subject: str
    subjects: str
    capacity: int | None
    place: MeetingPlace | None
    words: str
    trained_on: date | None
    may_train: bool
    message_id: int | None


@dataclass(frozen=True, slots=True)
class WishFacts:
    """The programme's switches for choosing partners."""

    deficits: Weight
    subject: Weight
    schools: Weight
    training: bool
    training_by_mentor: bool
    even: bool
    only_registered: bool


@dataclass(frozen=True, slots=True)
class StartFacts:
    """What there is to choose from, before a matching."""

    mentees: int
    mentors: int
    room: int
    unanswered: int
    untrained: int
    away: int
    wishes: WishFacts
    open_id: int | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A mentee's place: with whom and on what grounds, or why with nobody."""

    mentee_id: int
    mentee: str
    mentee_school: str
    subject: str
    wants: tuple[DeficitLine, ...]
    mentor_id: int | None
    mentor: str
    grounds: Grounds | None
    common: tuple[DeficitLine, ...]
    kept: bool
    why: Unplaced | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A mentor with everybody proposed to them."""

    mentor_id: int
    mentor: str
    mentor_school: str
    subject: str
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class MatchingFacts:
    """A proposal in numbers."""

    id: int
    state: MatchingState
    pairs: int
    groups: int
    placed: int
    alone: int
    kept: int
    changed: int
    compared: bool
    untrained: int
    away: int
    matched_at: datetime
    publish_at: datetime | None
    time_zone: str
    locale: str


@dataclass(frozen=True, slots=True)
class GroupsPage:
    place: Place
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True, slots=True)
class PlacesPage:
    place: Place
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Where somebody's place differs from the proposal before; "" for nobody."""

    mentee: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    place: Place
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class MentorChoice:
    """A mentor for one mentee by hand, the best first. `fits`: the programme's wishes allow it."""

    id: int
    short_name: str
    school: str
    room: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication made; `already` when it had been made before."""

    pairs: int
    groups: int
    people: int
    left_out: int
    already: bool
