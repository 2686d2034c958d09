"""What the services of people give."""

from dataclasses import dataclass
from datetime import date

from models.enums import PersonState as PersonState
from models.enums import Role as Role
from models.enums import SchoolCategory as SchoolCategory
from services.paging import Place
from services.people.comparing import FieldChange as FieldChange
from services.people.deficits import SaidDeficits
from services.people.drafts import RosterProblem
from services.people.rules import Gender as Gender
from services.people.rules import Stage as Stage


@dataclass(frozen=True, slots=True)
class RosterChange:
    """A row that will change a person already known; `what` names the fields that differ, `fields` have them
    old and new."""

    sheet: str
    row: int
    full_name: str
    what: tuple[str, ...]
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingPerson:
    """Somebody who takes part and is not in a new list; `leaving` when that is to end with the confirm."""

    id: int
    full_name: str
    school: str
    paired: bool
    leaving: bool


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """What confirming a roster would do. `wrong` and `refused` rows are left out of everything else.

    `new`, `changed`, `unchanged`, `wrong`, `refused` count rows of people; `changed_schools` schools,
    `new_schools` are their names. `questions` count what is still open, `missing` those who take part and are
    not in the list, `leaving` those of them whose participation is to end. `basis` is what the programme's
    last import stood on. `problems` are all reasons of the wrong rows, in the file's order.
    """

    draft_id: int
    file_name: str
    file_id: str
    new: int
    changed: int
    unchanged: int
    wrong: int
    schools: int
    new_schools: tuple[str, ...]
    changed_schools: int
    questions: int = 0
    missing: int = 0
    leaving: int = 0
    basis: str = ""
    problems: tuple[RosterProblem, ...] = ()
    warnings: tuple[RosterProblem, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()
    changes: tuple[RosterChange, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is something to save."""
        return bool(self.new or self.changed or self.new_schools or self.changed_schools or self.leaving)


@dataclass(frozen=True, slots=True)
class RosterSaved:
    new: int
    changed: int
    unchanged: int
    refused: int
    schools: int
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a personal link opens on. `inside` when this account had been through it before."""

    token: str
    greeting: str
    gender: Gender
    programme: str
    school: str
    subject: str
    roles: frozenset[Role]
    state: PersonState
    inside: bool = False


@dataclass(frozen=True, slots=True)
class PersonLine:
    """`stage` is IMPORTED … PAIRED; `reachable` is False for those who blocked the bot."""

    id: int
    name: str
    short_name: str
    school: str
    stage: Stage
    reachable: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    place: Place
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """Cumulative counts: everyone imported; of them those who opened their link; and so on."""

    imported: int
    opened: int
    consented: int
    registered: int
    paired: int
    refused: int
    unreachable: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """`token` makes the personal link, for the methodist and as long as nobody has used it."""

    id: int
    full_name: str
    greeting: str
    school: str
    roles: tuple[Role, ...]
    subject: str
    phone: str
    strengths: SaidDeficits
    deficits: SaidDeficits
    stage: Stage
    reachable: bool
    programme: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One personal link not used yet."""

    full_name: str
    school: str
    token: str
    opened: bool


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """What is kept of the reader in the current programme, and what they agreed to."""

    full_name: str
    programme: str
    school: str
    roles: tuple[Role, ...]
    subject: str
    phone: str
    strengths: SaidDeficits
    deficits: SaidDeficits
    registered: bool
    locale: str
    consent_version: int | None
    consent_on: date | None
    programmes: int


@dataclass(frozen=True, slots=True)
class SchoolLine:
    id: int
    name: str
