"""What official papers are made of: plain frozen values."""

from dataclasses import dataclass
from datetime import date

from models.enums import NetworkModel, PaperKind
from services.people.names import PersonName

__all__ = ["PaperKind"]

OF_PROGRAMME = (
    PaperKind.REPORT,
    PaperKind.PAIRS,
    PaperKind.CONTRACT,
    PaperKind.HOURS,
    PaperKind.THANKS,
)
"""What is made of the whole programme; the others belong to a survey or a partnership."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of every paper; days are the programme's local ones."""

    municipality: str
    programme: str
    starts_on: date
    ends_on: date
    order_number: str
    order_date: date | None


@dataclass(frozen=True, slots=True)
class Teacher:
    """Somebody in a list: full name, school, subject; the last two may be empty."""

    name: str
    school: str
    subject: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """An active pair (one mentee) or group."""

    mentor: Teacher
    mentees: tuple[Teacher, ...]


@dataclass(frozen=True, slots=True)
class SchoolsLine:
    """Schools under one contract: who leads, whom; `group` is empty for two schools by themselves."""

    leader: str
    partners: tuple[str, ...]
    group: str
    model: NetworkModel
    contract_number: str
    contract_date: date | None


@dataclass(frozen=True, slots=True)
class PairsPaper:
    """The list of partners, pairs and groups, as an annex to an order."""

    head: Head
    schools: tuple[SchoolsLine, ...]
    pairings: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Responsible:
    """`duty`: "curator", "mentor" or "methodist"."""

    name: str
    school: str
    duty: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One activity as the roadmap has it."""

    title: str
    period: str
    responsible: str


@dataclass(frozen=True, slots=True)
class Contract:
    schools: SchoolsLine
    responsible: tuple[Responsible, ...]


@dataclass(frozen=True, slots=True)
class ContractPaper:
    """Annexes to the contracts of partner schools: the joint plan, and who answers for what."""

    head: Head
    contracts: tuple[Contract, ...]
    plan: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class MentorLine:
    """A mentor with what the journal has."""

    who: PersonName
    school: str
    subject: str
    mentees: int
    meetings: int
    minutes: int


@dataclass(frozen=True, slots=True)
class MentorsPaper:
    """For certificates of hours and thank-you letters: one page a mentor."""

    head: Head
    mentors: tuple[MentorLine, ...]
