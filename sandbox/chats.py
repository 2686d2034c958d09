"""People, groups and messages: what a sandbox remembers of chats, and what a bot may do in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import ApiError, refused
from sandbox.files import StoredFile

Json = dict[str, Any]

CHAT_KEEPS = 2000
GROUP_KINDS = ("group", "supergroup")
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
)
WRITE_RIGHTS = {
    "text": ("can_send_messages", "text messages"),
    "contact": ("can_send_messages", "contacts"),
    "location": ("can_send_messages", "locations"),
    "photo": ("can_send_photos", "photos"),
    "document": ("can_send_documents", "documents"),
    "video": ("can_send_videos", "videos"),
    "animation": ("can_send_other_messages", "animations"),
    "audio": ("can_send_audios", "audios"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"),
    "sticker": ("can_send_other_messages", "stickers"),
}
"""Kind of message → the permission it needs and TDLib's word for it."""


@dataclass
class Chat:
    """What a private chat and a group have in common. `rev` is the last change that could be seen in it."""

    id: int
    unread: int = 0
    rev: int = 0
    typing: tuple[str, float] | None = None
    notice: Json | None = None
    reply_keyboard: Json | None = None
    pinned: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)

    def as_chat(self) -> Json:
        """The Bot API's Chat."""
        raise NotImplementedError

    def keep(self, message: Message) -> None:
        """Take a message in; the oldest goes when there are too many."""
        self.messages[message.message_id] = message
        if len(self.messages) > CHAT_KEEPS:
            del self.messages[next(iter(self.messages))]


@dataclass
class User(Chat):
    """A person with a phone; as a chat, their private chat with the bot."""

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

    def as_telegram(self) -> Json:
        """The Bot API's User."""
        return {"id": self.id, "is_bot": False, **self._names("language_code")}

    def as_chat(self) -> Json:
        """The Bot API's Chat of the private chat with this person."""
        return {"id": self.id, "type": "private", **self._names()}

    def _names(self, *more: str) -> Json:
        names = {name: getattr(self, name) for name in ("first_name", "last_name", "username", *more)}
        return {name: value for name, value in names.items() if value}


@dataclass
class Group(Chat):
    """A group or supergroup. `bot_status` is a ChatMember's status; `bot_denied` what was taken from the bot.

    `members` are people by their status. `bot_left` tells that the bot went by itself (or was never there).
    """

    title: str = "Group"
    kind: str = "group"
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(PERMISSIONS, True))
    bot_status: str = "left"
    bot_denied: set[str] = field(default_factory=set)
    bot_known: bool = False
    bot_left: bool = True
    bot_last: bool = False
    upgraded_to: int | None = None
    deleted: bool = False
    last_message_id: int = 0
    topics: set[int] = field(default_factory=set)

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in it."""
        return self.bot_status in ("member", "administrator", "restricted")

    def as_chat(self) -> Json:
        """The Bot API's Chat."""
        chat: Json = {"id": self.id, "title": self.title, "type": self.kind}
        if self.kind == "group":
            chat["all_members_are_administrators"] = False
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def admit(self, access: str) -> None:
        """Raise `ApiError` unless the bot may `read`, `edit` in or `write` to the group.

        The rules and words are those of Telegram's open-source Bot API server.
        """
        if not self.bot_known:
            raise refused("Chat not found")
        if self.kind == "group":
            self._admit_to_basic(access)
        elif self.bot_status == "kicked" or self.deleted:
            raise ApiError(403, "Forbidden: bot was kicked from the supergroup chat")
        elif not self.has_bot:
            raise ApiError(403, "Forbidden: bot is not a member of the supergroup chat")

    def _admit_to_basic(self, access: str) -> None:
        if access == "write" and self.upgraded_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": self.upgraded_to},
            )
        if access == "write" and self.deleted:
            raise ApiError(403, "Forbidden: the group chat was deleted")
        if access != "read" and not self.has_bot and self.upgraded_to is None and not self.deleted:
            raise ApiError(
                403,
                "Forbidden: bot is not a member of the group chat"
                if self.bot_left
                else "Forbidden: bot was kicked from the group chat",
            )

    def may_write(self, kind: str) -> None:
        """Raise `ApiError` when the bot has no right to send a message of this kind."""
        right, words = WRITE_RIGHTS.get(kind, ("can_send_other_messages", "messages"))
        if self.bot_status != "administrator" and (right in self.bot_denied or not self.permissions[right]):
            raise refused(f"Not enough rights to send {words} to the chat")


@dataclass(slots=True)
class Message:
    """A message in a chat. `date` and `edit_date` are Unix seconds of the sandbox's clock.

    `sender_id` is the person who wrote it or did what a service message tells; `sender_chat` is a
    chat in whose name somebody wrote (an anonymous admin, a channel).
    """

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
    sender_id: int | None = None
    sender_chat: Json | None = None

    @property
    def inline(self) -> Json | None:
        """The inline keyboard under the message, if there is one."""
        return self.markup if self.markup and "inline_keyboard" in self.markup else None
