"""What the partnership services hand out: plain frozen values."""

from dataclasses import dataclass
from datetime import date

from models.enums import Fit, MeetingForm, OnlineStep
from models.enums import PartnershipState as PartnershipState
from services.paging import Place
from services.partnerships.grounds import Matched
from services.people.rules import Gender


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person to choose from a list."""

    id: int
    full_name: str
    short_name: str
    school: str
    subject: str
    registered: bool
    is_mentor: bool


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    """One line of the methodist's list."""

    id: int
    state: PartnershipState
    mentor: str
    mentees: tuple[str, ...]
    meetings: int


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of people to choose from."""

    place: Place
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class PartnershipsPage:
    """A page of the methodist's list; `living` are active in the whole programme, `proposed` not yet."""

    place: Place
    partnerships: tuple[PartnershipLine, ...]
    living: int
    proposed: int


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One entry of the journal; `held_on` is a local day."""

    id: int
    held_on: date
    form: MeetingForm
    topic: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class JournalMonth:
    """The meetings of one month (`month` is its first day), newest first.

    `minutes` are what they count in all, `total` counts all meetings of the partnership; `earlier` and
    `later` are the nearest other months that have meetings.
    """

    month: date
    meetings: tuple[MeetingLine, ...]
    minutes: int
    total: int
    earlier: date | None
    later: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal as its reader may see and change it.

    `usual_minutes` are counted while nobody has said `minutes`. Only who made it (`is_mine`) changes the
    day and the form, or takes it back; `by_both`: the other side logged this meeting, too.
    """

    id: int
    partnership_id: int
    held_on: date
    form: MeetingForm
    topic: str
    minutes: int | None
    usual_minutes: int
    is_member: bool
    is_mine: bool
    by_both: bool
    today: date
    time_zone: str


@dataclass(frozen=True, slots=True)
class MentorHours:
    """A mentor's meetings in one programme, and the minutes they count."""

    person_id: int
    name: str
    meetings: int
    minutes: int


@dataclass(frozen=True, slots=True)
class HoursPage:
    """A page of a programme's mentors with their hours; `meetings` and `minutes` are of all of them.

    Of so many mentors that they are not counted there are none: the programme's report adds them up.
    """

    place: Place
    mentors: tuple[MentorHours, ...]
    meetings: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """A partnership as its methodist sees it; `today` is the programme's local day.

    `hours` are the mentor's in the whole programme. `matched` is what a matching found, `reason` what was
    written of it.
    """

    id: int
    state: PartnershipState
    mentor: PersonLine
    mentees: tuple[PersonLine, ...]
    reason: str
    state_reason: str
    paused_until: date | None
    first_meeting_by: date | None
    meetings: tuple[MeetingLine, ...]
    hours: MentorHours
    today: date
    online_step: OnlineStep | None = None
    matched: tuple[Matched, ...] = ()


@dataclass(frozen=True, slots=True)
class Created:
    """A partnership made. `introduced` says whether both sides are being told at once."""

    id: int
    is_group: bool
    introduced: bool


@dataclass(frozen=True, slots=True)
class Partner:
    """The other side, as its partner may see it. Contacts are there once the other is registered."""

    person_id: int
    full_name: str
    short_name: str
    subject: str
    school: str
    gender: Gender
    registered: bool
    phone: str | None
    telegram_id: int | None
    username: str | None


@dataclass(frozen=True, slots=True)
class MyPartnership:
    """A partnership as one of its members sees it; `partners` are the other side.

    `instead_of` is the name of the mentor before, when this partnership was made in another's place.
    `asked_for_other`: the reader's own request for another partner waits for the methodist. `matched` is what
    a matching found, `reason` what was written of it.
    """

    id: int
    state: PartnershipState
    i_mentor: bool
    partners: tuple[Partner, ...]
    reason: str
    paused_until: date | None
    instead_of: str
    asked_for_other: bool
    first_meeting_by: date | None
    meetings: tuple[MeetingLine, ...]
    time_zone: str
    online_step: OnlineStep | None = None
    matched: tuple[Matched, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """A meeting in the journal; `already` when this day and form stood there before."""

    id: int
    partnership_id: int
    held_on: date
    form: MeetingForm
    already: bool
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class RosterPair:
    """What the roster's mentor column says beyond doubt: one mentor and all who name them."""

    mentor: PersonLine
    mentees: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class RosterQuestion:
    """A mentee whose mentor, as written, may be several people, or nobody we know."""

    mentee: PersonLine
    written: str


@dataclass(frozen=True, slots=True)
class RosterProposals:
    """Some of the sure pairs and of the questions, and how many of each there are.

    With `more` they are those of the first people who wait: behind them wait others.
    """

    pairs: tuple[RosterPair, ...]
    questions: tuple[RosterQuestion, ...]
    all_pairs: int
    all_questions: int
    waiting: int
    more: bool


@dataclass(frozen=True, slots=True)
class PastLine:
    """One partnership of a person, over or not, in local days; the reason is for methodists only."""

    id: int
    programme: str
    i_mentored: bool
    partners: tuple[str, ...]
    since: date
    until: date | None
    state: PartnershipState
    reason: str


@dataclass(frozen=True, slots=True)
class FitFacts:
    """The private question to a mentee, for that mentee; `mentor` is a full name."""

    id: int
    state: PartnershipState
    mentor: str
    answer: Fit | None
    word: str


@dataclass(frozen=True, slots=True)
class AnsweredRequest:
    """A methodist's word on a request for another partner."""

    answer: str
    by: str


@dataclass(frozen=True, slots=True)
class PersonHistory:
    """All partnerships of a person, newest first."""

    name: str
    lines: tuple[PastLine, ...]
