"""The people, the chats and the messages of one sandbox. No HTTP here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.clock import Clock
from sandbox.errors import ApiError, refused
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.files import FileStore, StoredFile
from sandbox.journal import Journal
from sandbox.queries import Queries
from sandbox.rates import Rates
from sandbox.updates import UpdateQueue

Json = dict[str, Any]

USERNAME = "svyazka_sandbox_bot"
CHAT_KEEPS = 2000
TYPING_LASTS = 5.0


@dataclass
class User:
    """A person with a phone. `rev` is the last change that this person could see."""

    id: int
    first_name: str = "Person"
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "ru"
    label: str | None = None
    start_payload: str | None = None
    phone: str | None = None
    link_privacy: str = "open"
    started: bool = False
    blocked: bool = False
    unread: int = 0
    rev: int = 0
    typing: tuple[str, float] | None = None
    notice: Json | None = None
    reply_keyboard: Json | None = None
    pinned: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)

    def as_telegram(self) -> Json:
        """The Bot API's User."""
        return {"id": self.id, "is_bot": False, **self._names("language_code")}

    def as_chat(self) -> Json:
        """The Bot API's Chat of the private chat with this person."""
        return {"id": self.id, "type": "private", **self._names()}

    def _names(self, *more: str) -> Json:
        names = {name: getattr(self, name) for name in ("first_name", "last_name", "username", *more)}
        return {name: value for name, value in names.items() if value}


@dataclass(slots=True)
class Message:
    """A message in a private chat. `date` and `edit_date` are Unix seconds of the sandbox's clock."""

    chat_id: int
    message_id: int
    mine: bool
    date: int
    kind: str = "text"
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    file: StoredFile | None = None
    file_id: str = ""
    extra: Json = field(default_factory=dict)
    markup: Json | None = None
    reply_to: int | None = None
    forward: Json | None = None
    edit_date: int | None = None
    rev: int = 0
    reactions: list[Json] = field(default_factory=list)
    flags: Json = field(default_factory=dict)

    @property
    def inline(self) -> Json | None:
        """The inline keyboard under the message, if there is one."""
        return self.markup if self.markup and "inline_keyboard" in self.markup else None


@dataclass
class BotProfile:
    """What the bot says of itself."""

    id: int
    username: str = USERNAME
    names: dict[str, str] = field(default_factory=lambda: {"": "Svyazka"})
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], Json] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    rights: dict[bool, Json] = field(default_factory=dict)

    def as_telegram(self) -> Json:
        """The Bot API's User for the bot, as messages carry it."""
        return {"id": self.id, "is_bot": True, "first_name": self.names[""], "username": self.username}


class World:
    """Everything that one sandbox remembers, and the few ways in which it changes.

    `real` (Unix seconds) and `monotonic` (seconds) are the real clocks, given so that tests need not wait.
    """

    def __init__(
        self,
        token: str,
        folder: Path,
        *,
        clock_file: Path | None = None,
        zone: ZoneInfo | None = None,
        journal_size: int = 200_000,
        query_lifetime: float = 30.0,
        real: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.monotonic = monotonic
        self.clock = Clock(zone or ZoneInfo("Europe/Moscow"), clock_file, real)
        self.events = Events()
        self.journal = Journal(journal_size)
        self.updates = UpdateQueue(monotonic)
        self.queries = Queries(query_lifetime, monotonic)
        self.rates = Rates(monotonic)
        self.faults = Faults()
        self.files = FileStore(folder)
        self.users: dict[int, User] = {}
        self.bot = BotProfile(int(token.partition(":")[0]))
        self._last_message = 0

    def reset(self) -> None:
        """Forget people, messages, updates, journal, faults, the bot's profile; the clock is real again."""
        self.users.clear()
        self.updates.clear()
        self.journal.clear()
        self.queries.clear()
        self.faults.orders.clear()
        self.rates.configure("off")
        self.files.clear()
        self.bot = BotProfile(self.bot.id)
        self.clock.reset()
        self.events.publish("reset")

    def chat(self, chat_id: int | str, *, writing: bool = True) -> User:
        """The person behind a chat_id, as far as the bot may know.

        Raises 400 "chat not found" before the person has started the bot, and 403 when it is blocked and
        the bot wants to write.
        """
        user = self.users.get(int(chat_id)) if str(chat_id).lstrip("-").isdigit() else None
        if user is None or not user.started:
            raise refused("Chat not found")
        if writing and user.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return user

    def known(self, user_id: int) -> Json | None:
        """The Bot API's User of somebody whom the bot has met, else None."""
        user = self.users.get(user_id)
        return user.as_telegram() if user and user.started else None

    def reach(self, user_id: int) -> str:
        """What a button to a person's profile may do: known, restricted (by the person) or unknown."""
        user = self.users.get(user_id)
        if user is None or not user.started:
            return "unknown"
        return "restricted" if user.link_privacy == "restricted" else "known"

    def next_message_id(self) -> int:
        """Numbers are shared by all private chats of a bot, as in Telegram."""
        self._last_message += 1
        return self._last_message

    def add(self, user: User, message: Message) -> Message:
        """Put a new message into a chat and tell the watchers."""
        user.messages[message.message_id] = message
        if len(user.messages) > CHAT_KEEPS:
            del user.messages[next(iter(user.messages))]
        if message.mine:
            user.unread += 1
            user.typing = None
        self.touch(user, "message", message)
        return message

    def touch(self, user: User, kind: str, message: Message | None = None) -> None:
        """Tell the watchers that something of this person's phone changed."""
        user.rev = self.events.publish(kind, user.id, message.message_id if message else None)
        if message:
            message.rev = user.rev

    def typing(self, user: User) -> str | None:
        """What the bot is shown to be doing in the chat right now."""
        if user.typing and user.typing[1] > self.monotonic():
            return user.typing[0]
        return None
