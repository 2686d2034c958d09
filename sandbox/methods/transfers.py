"""Copying and forwarding messages between chats."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sandbox.albums import ALBUM
from sandbox.chats import Message
from sandbox.errors import careless, refused
from sandbox.methods.sending import caption_of, put
from sandbox.render import as_telegram
from sandbox.world import World

Json = dict[str, Any]


def _source(world: World, params: Json, message_id: int, verb: str) -> Message:
    chat = world.chat(params["from_chat_id"], "read")
    message = chat.messages.get(message_id)
    if message is None:
        raise refused(f"Message to {verb} not found")
    if message.kind == "service" or message.flags.get("has_protected_content"):
        raise careless(f"Message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _copy(world: World, params: Json, source: Message, flags: Json | None = None) -> Message:
    text, entities = source.text, source.entities
    if params.get("caption") is not None and source.file:
        text, entities = caption_of(world, params)
    if params.get("remove_caption") and source.file:
        text, entities = "", []
    return put(
        world,
        params,
        source.kind,
        text=text,
        entities=entities,
        file=lambda: source.file,
        extra=source.extra,
        flags=flags,
    )


def copy_message(world: World, params: Json) -> Json:
    source = _source(world, params, params["message_id"], "copy")
    return {"message_id": _copy(world, params, source).message_id}


def _origin(world: World, source: Message) -> Json:
    if source.forward:
        return source.forward
    if source.sender_chat is not None:
        return {"type": "chat", "date": source.date, "sender_chat": source.sender_chat}
    return {"type": "user", "date": source.date, "sender_user": world.sender_of(source)}


def _forward(world: World, params: Json, source: Message, flags: Json | None = None) -> Message:
    return put(
        world,
        params,
        source.kind,
        text=source.text,
        entities=source.entities,
        file=lambda: source.file,
        extra=source.extra,
        forward=_origin(world, source),
        flags=flags,
    )


def forward_message(world: World, params: Json) -> Json:
    return as_telegram(
        world, _forward(world, params, _source(world, params, params["message_id"], "forward"))
    )


def _found(world: World, params: Json, verb: str) -> list[Message]:
    """The messages named by `message_ids` that are there; Telegram skips the others."""
    numbers = params["message_ids"]
    if not 1 <= len(numbers) <= 100:
        raise careless(
            "Too many message identifiers specified" if numbers else "Message identifiers are not specified"
        )
    if numbers != sorted(set(numbers)):
        raise careless("Message identifiers must be in a strictly increasing order")
    chat = world.chat(params["from_chat_id"], "read")
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    if not found:
        raise refused(f"There are no messages to {verb}")
    return found


def copy_messages(world: World, params: Json) -> list[Json]:
    found = _found(world, params, "copy")
    albums = _albums(world, found)
    return [{"message_id": _copy(world, params, m, albums[m.message_id]).message_id} for m in found]


def forward_messages(world: World, params: Json) -> list[Json]:
    found = _found(world, params, "forward")
    albums = _albums(world, found)
    return [{"message_id": _forward(world, params, m, albums[m.message_id]).message_id} for m in found]


def _albums(world: World, messages: list[Message]) -> dict[int, Json]:
    """Message id → its flags: what was an album stays one, a new one."""
    counts = Counter(m.flags[ALBUM] for m in messages if ALBUM in m.flags)
    fresh = {old: world.next_album_id() for old, count in counts.items() if count > 1}
    return {
        m.message_id: {ALBUM: fresh[m.flags[ALBUM]]} if m.flags.get(ALBUM) in fresh else {} for m in messages
    }


METHODS = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}
