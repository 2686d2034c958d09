"""What recommendations are made of, and what their screens show."""

from dataclasses import dataclass
from datetime import date

from models.enums import Addressee as Addressee
from models.enums import Role
from services.events.names import Say
from services.paging import Place
from services.roadmap.board_facts import AssigneeFacts


@dataclass(frozen=True, slots=True)
class Source:
    """What a recommendation is written on: an event, or a survey's summary."""

    event_id: int | None = None
    survey_id: int | None = None


@dataclass(frozen=True, slots=True)
class To:
    """Whom it is for: a school's administration (all schools' without one), named people, or a role."""

    kind: Addressee
    school_id: int | None = None
    people: tuple[int, ...] = ()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """One recommendation and how far it is: `done` of `total`, `late` of the others.

    `school` is whose administration is meant, `people` are names where people were.
    """

    id: int
    text: str
    addressee: Addressee
    school: str
    role: Role | None
    people: tuple[str, ...]
    due_on: date
    total: int
    done: int
    late: int
    dropped: bool


@dataclass(frozen=True, slots=True)
class RecommendationsPage:
    place: Place
    recommendations: tuple[RecommendationLine, ...]


@dataclass(frozen=True, slots=True)
class RecommendationCard:
    line: RecommendationLine
    assignees: tuple[AssigneeFacts, ...]
    place: Place


def addressee_words(say: Say, line: RecommendationLine) -> str:
    """«администрация: Шумская СОШ», «наставники», names; `say` knows the reader's language."""
    if line.addressee is Addressee.ROLE:
        return say(f"roles-{line.role}")
    if line.addressee is Addressee.ADMINISTRATION:
        return say("addressee-school", school=line.school) if line.school else say("addressee-schools")
    names = ", ".join(line.people) or "—"
    return say("addressee-head", names=names) if line.addressee is Addressee.HEAD else names
