"""What the services of linked groups take and hand out: plain frozen values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Thing:
    """What a group may hear of: a programme, or one partnership of it."""

    programme_id: int
    partnership_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A linked group. `muted`: the bot has no right to write there at present."""

    id: int
    title: str
    muted: bool


@dataclass(frozen=True, slots=True)
class ChatPage:
    """The groups of one thing; `payload` is what links one more, None when there is no room for it."""

    chats: tuple[ChatLine, ...]
    payload: str | None
    of_partnership: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """A group linked; `already` when it was, to the same thing."""

    chat_id: int
    already: bool


@dataclass(frozen=True, slots=True)
class DueItem:
    """An activity that a group is reminded of; whose it is and how far they are is not said."""

    title: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ChatDay:
    """What a group is told on one local day."""

    of_partnership: bool
    today: date
    items: tuple[DueItem, ...]


@dataclass(frozen=True, slots=True)
class ChatNotice:
    """A group about which its keepers are told."""

    title: str
    programme: str
    of_partnership: bool
    muted: bool
