"""What people do with their phones: each becomes a message in the chat and an update for the bot."""

from __future__ import annotations

from typing import Any

from sandbox.albums import ALBUM, MOST, check_mixing
from sandbox.buttons import PAYLOAD, find_button
from sandbox.chats import Message, User
from sandbox.errors import ApiError, ControlError
from sandbox.files import KINDS, StoredFile
from sandbox.html import units
from sandbox.queries import Query
from sandbox.render import as_telegram
from sandbox.texts import CAPTION_LIMIT, TEXT_LIMIT, add_found, check_entities
from sandbox.world import World

Json = dict[str, Any]

MIME = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "animation": "video/mp4",
    "video_note": "video/mp4",
    "sticker": "image/webp",
}
FIELDS = (
    "first_name",
    "last_name",
    "username",
    "language_code",
    "label",
    "start_payload",
    "phone",
    "link_privacy",
)


class People:
    """The actions of people on one world. All raise `ControlError` when a person could not do that now."""

    def __init__(self, world: World) -> None:
        self.world = world

    def user(self, user_id: int) -> User:
        """The person with this id; raises 404."""
        user = self.world.users.get(user_id)
        if user is None:
            raise ControlError(404, f"no user {user_id}")
        return user

    def save(self, given: Json) -> User:
        """Create a person, or change the named fields of one who is there."""
        unknown = set(given) - {"id", *FIELDS}
        if unknown:
            raise ControlError(400, f"a user has no {', '.join(sorted(unknown))}")
        for name in FIELDS:
            if not isinstance(given.get(name), str | None):
                raise ControlError(400, f"{name} must be a string or null")
        if given.get("link_privacy", "open") not in ("open", "restricted"):
            raise ControlError(400, "link_privacy must be open or restricted")
        if "first_name" in given and not given["first_name"]:
            raise ControlError(400, "first_name must not be empty")
        user_id = given.get("id") or max([1000, *self.world.users]) + 1
        if not isinstance(user_id, int) or user_id <= 0 or user_id == self.world.bot.id:
            raise ControlError(400, "id must be a positive integer and not the bot's")
        user = self.world.users.get(user_id) or User(user_id)
        for name in FIELDS:
            if name in given:
                setattr(user, name, given[name])
        self.world.users[user_id] = user
        self.world.touch(user, "user")
        return user

    def _chatting(self, user_id: int) -> User:
        user = self.user(user_id)
        if not user.started:
            raise ControlError(409, "the person has not started the bot yet")
        if user.blocked:
            raise ControlError(409, "the person has blocked the bot")
        return user

    def _post(
        self, user: User, kind: str, reply_to: int | None = None, **content: Any
    ) -> tuple[Message, int]:
        if reply_to is not None and reply_to not in user.messages:
            raise ControlError(404, f"no message {reply_to} to reply to")
        world = self.world
        message = Message(
            user.id,
            world.next_message_id(user),
            False,
            world.clock.unix(),
            kind,
            reply_to=reply_to,
            **content,
        )
        world.add(user, message)
        if user.reply_keyboard and "keyboard" not in user.reply_keyboard:
            user.reply_keyboard = None
        return message, world.updates.add({"message": as_telegram(world, message)})

    def start(self, user_id: int, payload: str | None) -> tuple[Message, int]:
        """Open the chat (and unblock the bot) and send /start with the payload of a deep link."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise ControlError(400, "a start payload holds 1-64 of A-Za-z0-9_-")
        user = self.user(user_id)
        if user.blocked:
            self.unblock(user_id)
        user.started = True
        text = f"/start {payload}" if payload else "/start"
        return self._post(user, "text", text=text, entities=add_found(text, []))

    def text(
        self, user_id: int, text: str, reply_to: int | None = None, entities: list[Json] | None = None
    ) -> list[tuple[Message, int]]:
        """Send a text, in several messages when it is longer than Telegram's limit.

        `entities` are its formatting, as the Bot API would tell of it; such a text is sent as it is.
        """
        user = self._chatting(user_id)
        if entities is not None:
            return [self._post(user, "text", reply_to, text=text, entities=self._formatted(text, entities))]
        text = text.strip()
        if not text:
            raise ControlError(400, "a text must not be empty")
        sent = []
        while text:
            part = _cut(text, TEXT_LIMIT)
            text = text[len(part) :]
            sent.append(self._post(user, "text", reply_to, text=part, entities=add_found(part, [])))
        return sent

    def _formatted(self, text: str, entities: list[Json]) -> list[Json]:
        try:
            if not 0 < units(text) <= TEXT_LIMIT:
                raise ControlError(400, f"a text has 1-{TEXT_LIMIT} characters")
            return check_entities(text, entities)
        except (ApiError, KeyError, TypeError) as error:
            raise ControlError(400, f"wrong entities: {error}") from error

    def press(self, user_id: int, label: str) -> tuple[Message, int]:
        """Press a button of the reply keyboard."""
        user = self._chatting(user_id)
        rows = (user.reply_keyboard or {}).get("keyboard", [])
        button = next((b for row in rows for b in row if b["text"] == label), None)
        if button is None:
            raise ControlError(409, f"no button «{label}» on the reply keyboard")
        if button.get("request_contact"):
            return self.contact(user_id, None)
        if button.get("request_location"):
            return self.location(user_id, 59.93, 30.31)
        return self.text(user_id, label)[-1]

    def file(
        self,
        user_id: int,
        stored: StoredFile,
        caption: str,
        reply_to: int | None = None,
        flags: Json | None = None,
    ) -> tuple[Message, int]:
        """Send a kept file with a caption."""
        user = self._chatting(user_id)
        if units(caption) > CAPTION_LIMIT:
            raise ControlError(400, f"a caption has at most {CAPTION_LIMIT} characters")
        if caption and stored.kind in ("video_note", "sticker"):
            raise ControlError(400, f"a {stored.kind} has no caption")
        return self._post(
            user,
            stored.kind,
            reply_to,
            text=caption,
            entities=add_found(caption, []),
            file=stored,
            file_id=self.world.files.new_id(stored),
            flags=flags or {},
        )

    def album(self, user_id: int, items: list[tuple[StoredFile, str]]) -> list[tuple[Message, int]]:
        """Send files with their captions together: an album, or by tens as Telegram's apps cut more."""
        self._chatting(user_id)
        kinds = [stored.kind for stored, _ in items]
        if set(kinds) - {"photo", "video", "document", "audio"}:
            raise ControlError(400, "an album holds photos and videos, or documents, or audio")
        try:
            check_mixing(kinds)
        except ApiError as error:
            raise ControlError(400, error.description) from error
        sent = []
        for start in range(0, len(items), MOST):
            part = items[start : start + MOST]
            flags = {ALBUM: self.world.next_album_id()} if len(part) > 1 else {}
            sent += [self.file(user_id, stored, caption, flags=dict(flags)) for stored, caption in part]
        return sent

    def store(self, kind: str, name: str, mime_type: str, data: bytes) -> StoredFile:
        """Keep a file that a person sends; raises 400 when it is none of that kind."""
        if kind not in KINDS:
            raise ControlError(400, f"no files of kind {kind}")
        try:
            return self.world.files.put(kind, name, MIME.get(kind, mime_type), data)
        except ApiError as error:
            raise ControlError(400, error.description) from error

    def contact(self, user_id: int, phone: str | None) -> tuple[Message, int]:
        """Share the own contact, only while the keyboard has a button for it."""
        user = self._chatting(user_id)
        rows = (user.reply_keyboard or {}).get("keyboard", [])
        if not any(button.get("request_contact") for row in rows for button in row):
            raise ControlError(409, "the reply keyboard has no button that asks for the contact")
        contact = {
            "phone_number": phone or user.phone or f"+7921{user.id % 10**7:07d}",
            "first_name": user.first_name,
            "user_id": user.id,
        }
        if user.last_name:
            contact["last_name"] = user.last_name
        return self._post(user, "contact", extra={"contact": contact})

    def location(self, user_id: int, latitude: float, longitude: float) -> tuple[Message, int]:
        """Send a place."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._post(self._chatting(user_id), "location", extra={"location": place})

    def forward(self, user_id: int, message_id: int, from_user: int | None) -> tuple[Message, int]:
        """Forward a message of the own chat, or of another person's, to the bot."""
        user = self._chatting(user_id)
        source = self._message(self.user(from_user or user_id), message_id)
        origin = source.forward or {
            "type": "user",
            "date": source.date,
            "sender_user": self.world.sender_of(source),
        }
        return self._post(
            user,
            source.kind,
            text=source.text,
            entities=source.entities,
            file=source.file,
            file_id=self.world.files.new_id(source.file) if source.file else "",
            extra=source.extra,
            forward=origin,
        )

    def send_inline(self, user_id: int, result: Json) -> tuple[Message, int]:
        """Choose an inline result in the chat with the bot itself: the person's message, made by the bot."""
        return self._post(
            self._chatting(user_id),
            "text",
            text=result["text"],
            entities=result["entities"],
            markup=result["markup"],
            flags={"via_bot": self.world.bot.as_telegram()},
        )

    def edit(self, user_id: int, message_id: int, text: str) -> tuple[Message, int]:
        """Change the text or caption of an own message."""
        user = self._chatting(user_id)
        message = self._message(user, message_id)
        if message.mine or not (message.kind == "text" or message.file) or message.forward:
            raise ControlError(409, "a person can edit only own messages")
        if not text.strip() or units(text) > TEXT_LIMIT:
            raise ControlError(400, f"a text has 1-{TEXT_LIMIT} characters")
        message.text, message.entities = text.strip(), add_found(text.strip(), [])
        message.edit_date = self.world.clock.unix()
        self.world.touch(user, "edit", message)
        return message, self.world.updates.add({"edited_message": as_telegram(self.world, message)})

    def _message(self, user: User, message_id: int) -> Message:
        message = user.messages.get(message_id)
        if message is None:
            raise ControlError(404, f"no message {message_id}")
        return message

    def delete(self, user_id: int, message_id: int) -> None:
        """Delete a message for both sides; a bot is told nothing."""
        user = self.user(user_id)
        message = self._message(user, message_id)
        del user.messages[message_id]
        if message_id in user.pinned:
            user.pinned.remove(message_id)
        self.world.touch(user, "delete", message)

    def block(self, user_id: int) -> User:
        """Block the bot."""
        user = self._chatting(user_id)
        user.blocked = True
        self._membership(user, "member", "kicked")
        return user

    def unblock(self, user_id: int) -> User:
        """Let the bot write again."""
        user = self.user(user_id)
        if not user.blocked:
            raise ControlError(409, "the person has not blocked the bot")
        user.blocked = False
        self._membership(user, "kicked", "member")
        return user

    def _membership(self, user: User, old: str, new: str) -> None:
        def member(status: str) -> Json:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"status": status, "user": self.world.bot.as_telegram(), **until}

        self.world.touch(user, "user")
        self.world.updates.add(
            {
                "my_chat_member": {
                    "chat": user.as_chat(),
                    "from": user.as_telegram(),
                    "date": self.world.clock.unix(),
                    "old_chat_member": member(old),
                    "new_chat_member": member(new),
                }
            }
        )

    def find(self, user_id: int, wanted: Json) -> tuple[Message, Json]:
        """The button that a person means: by place, by its text, or by its data, as it is shown now."""
        user = self._chatting(user_id)
        given = wanted.get("message_id")
        messages = [self._message(user, given)] if given is not None else list(user.messages.values())[::-1]
        return find_button(messages, wanted)

    def tap(self, user_id: int, message: Message, button: Json) -> Query:
        """Tap a callback button: the update goes to the bot, the returned query waits for its answer."""
        user = self._chatting(user_id)
        query = self.world.queries.open(user.id, message.message_id)
        self.world.updates.add(
            {
                "callback_query": {
                    "id": query.id,
                    "from": user.as_telegram(),
                    "message": as_telegram(self.world, message),
                    "chat_instance": str(user.id * 7919),
                    "data": button["callback_data"],
                }
            }
        )
        return query


def _cut(text: str, limit: int) -> str:
    """The longest beginning of `text` of at most `limit` UTF-16 units."""
    part = text[:limit]
    while units(part) > limit:
        part = part[: len(part) - max(1, (units(part) - limit) // 2)]
    return part
