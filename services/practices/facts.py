"""What the bank of practices shows."""

from dataclasses import dataclass
from datetime import date

from models.enums import PracticeState as PracticeState
from services.files import Received
from services.paging import Place
from services.people.deficits import DeficitLine


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """A card as a list shows it; `uses`: how many people have taken it."""

    id: int
    title: str
    subject: str
    grade: str
    uses: int
    state: PracticeState


@dataclass(frozen=True, slots=True)
class PracticeFileLine:
    id: int
    file: Received


@dataclass(frozen=True, slots=True)
class PracticeCard(PracticeLine):
    """The whole card. `mine`: the reader wrote it; `moderates`: they decide about it as methodist.

    `event` is the title of what it was shown at, or empty; `published_on` is local.
    """

    about: str
    link: str
    author: str
    school: str
    event: str
    note: str
    deficits: tuple[DeficitLine, ...]
    files: tuple[PracticeFileLine, ...]
    published_on: date | None
    mine: bool
    moderates: bool


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words in any form, any of some deficits (`own_deficits`: one's own), a subject."""

    words: str = ""
    deficit_ids: tuple[int, ...] = ()
    subject: str = ""
    own_deficits: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of cards, most used first. `partly`: none has all the words, these have some."""

    lines: tuple[PracticeLine, ...]
    place: Place
    partly: bool = False


@dataclass(frozen=True, slots=True)
class BankState:
    """What the first screen says: published cards, own ones, and for the methodist those that wait."""

    published: int
    own: int
    waiting: int
    methodist: bool
