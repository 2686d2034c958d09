"""What the broadcast services take and hand out: plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from models.enums import BroadcastState, EventAnswer, OutboxStatus
from models.enums import Role as Role
from models.enums import SchoolCategory as SchoolCategory
from models.sums import NOTED as NOTED
from services.errors import NotFound


class SegmentKind(StrEnum):
    ALL = "all"
    ROLE = "role"
    SCHOOL = "school"
    CATEGORY = "category"
    """Schools of one category."""
    PARTNERSHIP = "partnership"
    EVENT = "event"
    SURVEY = "survey"
    """Who has not answered a survey."""
    NOT_OPENED = "not_opened"
    GROUPS = "groups"
    """No people: the linked groups of the programme and its partnerships."""


class EventPart(StrEnum):
    """Which of an event's guests."""

    INVITED = "invited"
    GOING = "going"
    ATTENDED = "attended"
    NOT_ANSWERED = "not_answered"


class LeftOut(StrEnum):
    """Why somebody of the segment can't be written to."""

    NEVER_STARTED = "never_started"
    NO_CONSENT = "no_consent"
    UNREACHABLE = "unreachable"
    PAUSED = "paused"


ANSWER_OF = {EventPart.GOING: EventAnswer.GOING, EventPart.NOT_ANSWERED: EventAnswer.NONE}


@dataclass(frozen=True, slots=True)
class Segment:
    """Who is meant. `ids` are schools, partnerships (none: all living ones), the one event or survey.

    `role` narrows schools and categories to those with this role, partnerships to that side. Of a `secret`
    one (who has not answered an anonymous survey) there are numbers and never names.
    """

    kind: SegmentKind
    ids: tuple[int, ...] = ()
    role: Role | None = None
    part: EventPart | None = None
    category: SchoolCategory | None = None
    secret: bool = False

    def dump(self) -> dict[str, Any]:
        """JSON values for the draft's row."""
        return {
            "kind": self.kind,
            "ids": list(self.ids),
            "role": self.role,
            "part": self.part,
            "category": self.category,
            "secret": self.secret,
        }

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> "Segment":
        """The inverse of `dump`. NotFound when nothing is chosen yet."""
        if not data:
            raise NotFound("segment")
        return cls(
            SegmentKind(data["kind"]),
            tuple(data["ids"]),
            Role(data["role"]) if data["role"] else None,
            EventPart(data["part"]) if data["part"] else None,
            SchoolCategory(data["category"]) if data.get("category") else None,
            bool(data.get("secret")),
        )


@dataclass(frozen=True, slots=True)
class Medium:
    """One item of an album: something Telegram already has, with its caption (HTML)."""

    kind: str
    file_id: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent: HTML as Telegram takes it (the caption, if there is a medium of Telegram's).

    Of an album `html` is the first caption.
    """

    html: str
    media_kind: str = ""
    media_file_id: str = ""
    album: tuple[Medium, ...] = ()


@dataclass(frozen=True, slots=True)
class BroadcastLine:
    """One line of the methodist's list; `at` (local) is when it starts or started.

    `medium` says what is sent where there are no words: "voice", "album" …
    """

    id: int
    state: BroadcastState
    beginning: str
    medium: str
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A broadcast as its author sees it. Moments are UTC, `time_zone` is the programme's."""

    id: int
    state: BroadcastState
    content: Content
    segment: Segment | None
    segment_names: tuple[str, ...]
    event_id: int | None
    event_title: str
    got_it: bool
    send_at: datetime | None
    time_zone: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Who would get a broadcast now: numbers that equal the lists of names."""

    will_get: int
    schools: int
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)

    @property
    def left_out_total(self) -> int:
        return sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A person with what became of their message; `status` is an OutboxStatus or a LeftOut value."""

    name: str
    school: str
    status: str
    reason: str = ""
    read: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """`state` RUNNING: it goes out now. SCHEDULED: at `at` (UTC), because of quiet hours if `moved`."""

    state: BroadcastState
    at: datetime
    moved: bool = False


class Change(StrEnum):
    """What a broadcast does to an earlier one."""

    NONE = ""
    CORRECTS = "corrects"
    WITHDRAWS = "withdraws"

    @classmethod
    def of(cls, changes_id: int | None, *, withdraws: bool) -> "Change":
        if changes_id is None:
            return cls.NONE
        return cls.WITHDRAWS if withdraws else cls.CORRECTS


EDITED, DELETED = "edited", "deleted"
"""How a change ended: the message was edited or deleted; or it says that it is taken back, being too old."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is; counts are of the persons' standing messages.

    `chat_id` and `message_id` are of the message on which it is watched; `message_coming` says that this
    message is on its way and not known yet.
    """

    id: int
    state: BroadcastState
    counts: Mapping[OutboxStatus, int]
    read: int
    got_it: bool
    left_out: int
    resumes_at: datetime | None
    time_zone: str
    locale: str
    chat_id: int | None
    message_id: int | None
    message_coming: bool
    round: int
    change: Change = Change.NONE
    awaited: int = 0
    """Messages of the original on their way when the change began: their end is waited for."""
    noted: int = 0
    """Of a withdrawal: how many could not be deleted and say so instead."""
    withdrawn: bool = False
    secret: bool = False
    """Whom it is to is a number: the report has no names."""
    last_change: int | None = None
    """The id of what corrected or withdrew it last."""
    muted: bool = False
    """What waits is for a group that has taken the bot's right to write."""
    a_second: float = 25.0
    """How many of its messages leave in one."""

    def count(self, *statuses: OutboxStatus) -> int:
        return sum(self.counts.get(status, 0) for status in statuses)

    @property
    def total(self) -> int:
        return self.awaited + sum(self.counts.values())

    @property
    def waiting(self) -> int:
        return self.awaited + self.count(
            OutboxStatus.PENDING, OutboxStatus.HELD, OutboxStatus.CLAIMED, OutboxStatus.SENDING
        )

    @property
    def repeatable(self) -> bool:
        """Whether there is somebody to whom it can be tried again."""
        if self.change is not Change.NONE:
            return bool(self.missed)
        return not self.withdrawn and bool(self.missed or self.left_out)

    @property
    def missed(self) -> int:
        """How many of those who were written to surely have not got it."""
        return self.count(*NOT_GOT)


NOT_GOT = (OutboxStatus.UNREACHABLE, OutboxStatus.FAILED, OutboxStatus.EXPIRED, OutboxStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class ToSend:
    """One recipient's message, ready for words."""

    html: str
    media_kind: str
    media_file_id: str
    broadcast_id: int
    event_id: int | None
    answer: EventAnswer | None
    got_it: bool
    read: bool
    name: str
    album: tuple[Medium, ...] = ()
    school: str = ""
    too_late: bool = False
    """The event that it tells of is over."""
    rests_until: datetime | None = None
    """The end (UTC) of the quiet hours that its reader is in."""


@dataclass(frozen=True, slots=True)
class ToChange:
    """One reader's message that is to be corrected or taken back.

    `message_ids` are its own (several of an album); `too_old` to be deleted; `message` is what it shall say,
    or what it says if it is taken back.
    """

    message_ids: tuple[int, ...]
    withdraws: bool
    too_old: bool
    new_medium: bool
    message: ToSend


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose for a segment: a school, a pair, an event."""

    id: int
    label: str
