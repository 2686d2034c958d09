"""What the services of people give."""

from dataclasses import dataclass
from datetime import date

from models.enums import PersonState as PersonState
from models.enums import Role as Role
from services.people.drafts import RosterProblem
from services.people.rules import Gender as Gender
from services.people.rules import Stage as Stage


@dataclass(frozen=True, slots=True)
class RosterChange:
    """A row that will change a person already known; `what` names the fields that differ."""

    sheet: str
    row: int
    full_name: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """What confirming a roster would do. `wrong` and `refused` rows are left out of everything else.

    `new`, `changed`, `unchanged`, `wrong`, `refused` count rows of people; `new_schools` and
    `changed_schools` schools. `problems` are all reasons of the wrong rows, in the file's order.
    """

    draft_id: int
    file_name: str
    file_id: str
    new: int
    changed: int
    unchanged: int
    wrong: int
    schools: int
    new_schools: int
    changed_schools: int
    problems: tuple[RosterProblem, ...] = ()
    warnings: tuple[RosterProblem, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()
    changes: tuple[RosterChange, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is something to save."""
        return bool(self.new or self.changed or self.new_schools or self.changed_schools)


@dataclass(frozen=True, slots=True)
class RosterSaved:
    new: int
    changed: int
    unchanged: int
    refused: int
    schools: int


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
    """`total` people in all pages; `page` is the one shown (0-based, within bounds)."""

    total: int
    page: int
    pages: int
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
    strengths: str
    deficits: str
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
    strengths: str
    deficits: str
    registered: bool
    locale: str
    consent_version: int | None
    consent_on: date | None
    programmes: int


@dataclass(frozen=True, slots=True)
class SchoolLine:
    id: int
    name: str
