"""The people, the chats and the messages of one sandbox. No HTTP here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.chats import Chat, Group, Message, User
from sandbox.clock import Clock
from sandbox.errors import ApiError, refused
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.files import FileStore
from sandbox.inline import InlineQueries
from sandbox.journal import Journal
from sandbox.queries import Queries
from sandbox.rates import Rates
from sandbox.updates import UpdateQueue

Json = dict[str, Any]

USERNAME = "svyazka_sandbox_bot"
TYPING_LASTS = 5.0
# Whom Telegram names as sender when somebody writes in the name of the group, or of a channel.
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


@dataclass
class BotProfile:
    """What the bot says of itself."""

    id: int
    username: str = USERNAME
    # Privacy mode: in groups it sees only what is meant for it, unless it is an administrator.
    privacy: bool = True
    # What BotFather's /setinline and /setinlinefeedback turn on: queries, and news of what was chosen.
    inline: bool = True
    inline_feedback: bool = True
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
        self.inline = InlineQueries(query_lifetime, monotonic)
        self.rates = Rates(monotonic)
        self.faults = Faults()
        self.files = FileStore(folder)
        self.users: dict[int, User] = {}
        self.groups: dict[int, Group] = {}
        self.bot = BotProfile(int(token.partition(":")[0]))
        self._last_message = 0
        self._last_album = 13_000_000_000_000_000

    def reset(self) -> None:
        """Forget people, messages, updates, journal, faults, the bot's profile; the clock is real again."""
        self.users.clear()
        self.groups.clear()
        self.updates.clear()
        self.journal.clear()
        self.queries.clear()
        self.inline.clear()
        self.faults.orders.clear()
        self.rates.configure("off")
        self.files.clear()
        self.bot = BotProfile(self.bot.id)
        self.clock.reset()
        self.events.publish("reset")

    def chat(self, chat_id: int | str, access: str = "write") -> Chat:
        """The chat behind a chat_id, as far as the bot may `read`, `edit` in or `write` to it.

        Raises 400 "chat not found" before the person has started the bot, and 403 when it is blocked and
        the bot wants to write; for groups see `Group.admit`.
        """
        number = int(chat_id) if str(chat_id).lstrip("-").isdigit() else 0
        if number in self.groups:
            group = self.groups[number]
            group.admit(access)
            return group
        user = self.users.get(number)
        if user is None or not (user.started or self._met(user.id)):
            raise refused("Chat not found")
        if access != "read" and not user.started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if access != "read" and user.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return user

    def chat_of(self, message: Message) -> Chat:
        """The chat that a message is in."""
        return self.groups[message.chat_id] if message.chat_id < 0 else self.users[message.chat_id]

    def sender_of(self, message: Message) -> Json:
        """The Bot API's User who wrote a message."""
        if message.mine:
            return self.bot.as_telegram()
        if message.sender_chat is not None:
            return ANONYMOUS if message.sender_chat["id"] == message.chat_id else CHANNEL
        return self.users[message.sender_id or message.chat_id].as_telegram()

    def _met(self, user_id: int) -> bool:
        """Whether the bot knows somebody from a group."""
        return any(group.has_bot and user_id in group.members for group in self.groups.values())

    def known(self, user_id: int) -> Json | None:
        """The Bot API's User of somebody whom the bot has met, else None."""
        user = self.users.get(user_id)
        return user.as_telegram() if user and (user.started or self._met(user_id)) else None

    def reach(self, user_id: int) -> str:
        """What a button to a person's profile may do: known, restricted (by the person) or unknown."""
        user = self.users.get(user_id)
        if user is None or self.known(user_id) is None:
            return "unknown"
        return "restricted" if user.link_privacy == "restricted" else "known"

    def next_message_id(self, chat: Chat) -> int:
        """Numbers are shared by all private chats and groups of a bot; a supergroup counts its own."""
        if isinstance(chat, Group) and chat.kind == "supergroup":
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message += 1
        return self._last_message

    def next_album_id(self) -> str:
        """The media_group_id of a new album."""
        self._last_album += 1
        return str(self._last_album)

    def add(self, chat: Chat, message: Message) -> Message:
        """Put a new message into a chat and tell the watchers."""
        chat.keep(message)
        if isinstance(chat, Group):
            chat.bot_last = message.mine
        if message.mine or isinstance(chat, Group):
            chat.unread += 1
        if message.mine:
            chat.typing = None
        self.touch(chat, "message", message)
        return message

    def touch(self, chat: Chat, kind: str, message: Message | None = None) -> None:
        """Tell the watchers that something of this chat changed."""
        chat.rev = self.events.publish(kind, chat.id, message.message_id if message else None)
        if message:
            message.rev = chat.rev

    def typing(self, chat: Chat) -> str | None:
        """What the bot is shown to be doing in the chat right now."""
        if chat.typing and chat.typing[1] > self.monotonic():
            return chat.typing[0]
        return None
