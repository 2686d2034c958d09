"""Methods that put a message of the bot's own into a chat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.chats import Chat, Group, Message
from sandbox.errors import ApiError, careless, refused
from sandbox.files import UPLOAD_LIMIT, StoredFile
from sandbox.keyboards import check_markup, is_group
from sandbox.render import as_telegram
from sandbox.schema import Upload
from sandbox.texts import prepare
from sandbox.world import World

Json = dict[str, Any]

FOREIGN = (
    "business_connection_id",
    "direct_messages_topic_id",
    "ephemeral_message_parameters",
    "suggested_post_parameters",
    "message_effect_id",
)


def put(
    world: World,
    params: Json,
    kind: str,
    *,
    text: str = "",
    entities: list[Json] | None = None,
    file: Callable[[], StoredFile | None] = lambda: None,
    extra: Json | None = None,
    forward: Json | None = None,
    flags: Json | None = None,
) -> Message:
    """Put one message into the chat `params["chat_id"]`, with the reply, keyboard and flags asked for.

    `file` is called only when everything else is in order, so that a refused request keeps no file.
    """
    _no_foreign(params)
    markup = check_markup(params.get("reply_markup"), world.reach, private=not is_group(params["chat_id"]))
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Group):
        chat.may_write(kind)
    thread = _thread(chat, params.get("message_thread_id"))
    reply_to = _reply_target(chat, params.get("reply_parameters"))
    stored = file()
    message = Message(
        chat_id=chat.id,
        message_id=world.next_message_id(chat),
        mine=True,
        date=world.clock.unix(),
        kind=kind,
        text=text,
        entities=entities or [],
        file=stored,
        file_id=world.files.new_id(stored) if stored else "",
        extra=extra or {},
        markup=markup,
        reply_to=reply_to,
        forward=forward,
        flags=_flags(params) | thread | (flags or {}),
    )
    world.add(chat, message)
    _keyboard(world, chat, markup)
    return message


def _no_foreign(params: Json) -> None:
    for name in FOREIGN:
        if params.get(name):
            raise ApiError(501, f'Not Implemented: parameter "{name}" is not supported by the sandbox')


def _thread(chat: Chat, thread: int | None) -> Json:
    """The flags of a message in a forum's topic; none for what goes to General."""
    if not thread:
        return {}
    if not isinstance(chat, Group) or thread not in chat.topics:
        raise careless("Message thread not found")
    return {"message_thread_id": thread, "is_topic_message": True}


def _flags(params: Json) -> Json:
    flags = {
        "has_protected_content": params.get("protect_content"),
        "has_media_spoiler": params.get("has_spoiler"),
        "show_caption_above_media": params.get("show_caption_above_media"),
        "link_preview_options": params.get("link_preview_options"),
    }
    return {name: value for name, value in flags.items() if value}


def _reply_target(chat: Chat, reply: Json | None) -> int | None:
    if reply is None:
        return None
    if "message_id" not in reply:
        raise careless("Message identifier is not specified")
    if reply.get("chat_id", chat.id) == chat.id and reply["message_id"] in chat.messages:
        return int(reply["message_id"])
    if reply.get("allow_sending_without_reply"):
        return None
    raise refused("Message to be replied not found")


def _keyboard(world: World, chat: Chat, markup: Json | None) -> None:
    if markup and "inline_keyboard" not in markup:
        chat.reply_keyboard = None if "remove_keyboard" in markup else markup
        world.touch(chat, "chat")


def send_message(world: World, params: Json) -> Json:
    text, entities = prepare(params["text"], params.get("parse_mode"), params.get("entities"), world.known)
    return as_telegram(world, put(world, params, "text", text=text, entities=entities))


def caption_of(world: World, params: Json) -> tuple[str, list[Json]]:
    """The caption in `params`, parsed and checked; empty when there is none."""
    return prepare(
        params.get("caption") or "",
        params.get("parse_mode"),
        params.get("caption_entities"),
        world.known,
        caption=True,
    )


def resolve(world: World, kind: str, given: Upload | str) -> Callable[[], StoredFile]:
    """Check a file parameter and return what keeps or finds the file.

    Raises `ApiError` as Telegram for a wrong file_id, for an id of another kind, and for what is too big.
    """
    if isinstance(given, Upload):
        return lambda: store(world, kind, given)
    if given.startswith(("http://", "https://")):
        raise careless("Failed to get HTTP URL content")
    found = world.files.by_id(given)
    if found is None:
        raise careless("Wrong file identifier/HTTP URL specified")
    if found.kind != kind:
        raise careless(f"Can't use file of type {_named(found.kind)} as {_named(kind)}")
    return lambda: found


def _named(kind: str) -> str:
    """TDLib's name of a kind: VideoNote."""
    return "".join(part.capitalize() for part in kind.split("_"))


def store(world: World, kind: str, upload: Upload) -> StoredFile:
    """Keep an uploaded file; raises `ApiError` when it is empty, too big, or no picture for a photo."""
    if not upload.data:
        raise careless("File must be non-empty")
    if len(upload.data) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large", careless=True)
    return world.files.put(kind, upload.name, upload.mime_type, upload.data)


def _media(kind: str) -> Callable[[World, Json], Json]:
    def send(world: World, params: Json) -> Json:
        given = params.get(kind)
        if not given:
            raise careless(f"There is no {kind.replace('_', ' ')} in the request")
        text, entities = caption_of(world, params)
        found = resolve(world, kind, given)
        return as_telegram(world, put(world, params, kind, text=text, entities=entities, file=found))

    return send


def send_contact(world: World, params: Json) -> Json:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: params[name] for name in fields if params.get(name)}
    if len(contact.get("phone_number", "")) < 3:
        raise careless("PHONE_NUMBER_INVALID")
    return as_telegram(world, put(world, params, "contact", extra={"contact": contact}))


def send_location(world: World, params: Json) -> Json:
    location = {name: params[name] for name in ("latitude", "longitude")}
    if not (abs(location["latitude"]) <= 90 and abs(location["longitude"]) <= 180):
        raise careless("Wrong latitude or longitude specified")
    return as_telegram(world, put(world, params, "location", extra={"location": location}))


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": _media("photo"),
    "sendDocument": _media("document"),
    "sendVideo": _media("video"),
    "sendAnimation": _media("animation"),
    "sendAudio": _media("audio"),
    "sendVoice": _media("voice"),
    "sendVideoNote": _media("video_note"),
    "sendSticker": _media("sticker"),
    "sendContact": send_contact,
    "sendLocation": send_location,
}
