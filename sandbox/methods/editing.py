"""Methods that change or remove messages."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat, Group, Message
from sandbox.errors import ApiError, careless, refused
from sandbox.keyboards import check_markup, is_group
from sandbox.methods.albums import given_file, same_album
from sandbox.methods.sending import caption_of, resolve
from sandbox.render import as_telegram
from sandbox.schema import Upload
from sandbox.texts import prepare
from sandbox.world import World

Json = dict[str, Any]

NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
DELETABLE_FOR = 48 * 3600
NO_CAPTION = ("video_note", "sticker")


def _target(world: World, params: Json) -> tuple[Chat, Message]:
    if params.get("inline_message_id"):
        raise ApiError(501, "Not Implemented: inline messages are not supported by the sandbox")
    if "chat_id" not in params:
        raise careless("Chat_id is empty")
    if "message_id" not in params:
        raise careless("Message identifier is not specified")
    chat = world.chat(params["chat_id"], "edit")
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise refused("Message to edit not found")
    # Telegram: only messages without reply_markup or with inline keyboards can be edited.
    if not message.mine or (message.markup and not message.inline) or message.forward:
        raise careless("Message can't be edited")
    return chat, message


def _apply(world: World, chat: Chat, message: Message, changes: Json) -> Json:
    """Change the message; raises "message is not modified" when all is as it was."""
    if all(getattr(message, name) == value for name, value in changes.items()):
        raise refused(NOT_MODIFIED)
    content = any(getattr(message, n) != v for n, v in changes.items() if n != "markup")
    for name, value in changes.items():
        setattr(message, name, value)
    if content:
        message.edit_date = world.clock.unix()
    world.touch(chat, "edit", message)
    return as_telegram(world, message)


def _markup(world: World, params: Json) -> Json | None:
    private = not is_group(params.get("chat_id"))
    return check_markup(params.get("reply_markup"), world.reach, inline_only=True, private=private)


def edit_text(world: World, params: Json) -> Json:
    if params.get("rich_message"):
        raise ApiError(501, "Not Implemented: rich messages are not supported by the sandbox")
    text, entities = prepare(
        params.get("text") or "", params.get("parse_mode"), params.get("entities"), world.known
    )
    markup = _markup(world, params)
    chat, message = _target(world, params)
    if message.kind != "text":
        raise careless("There is no text in the message to edit")
    flags = {name: value for name, value in message.flags.items() if name != "link_preview_options"}
    if params.get("link_preview_options"):
        flags["link_preview_options"] = params["link_preview_options"]
    return _apply(
        world, chat, message, {"text": text, "entities": entities, "markup": markup, "flags": flags}
    )


def edit_caption(world: World, params: Json) -> Json:
    text, entities = caption_of(world, params)
    markup = _markup(world, params)
    chat, message = _target(world, params)
    if message.file is None or message.kind in NO_CAPTION:
        raise careless("There is no caption in the message to edit")
    return _apply(world, chat, message, {"text": text, "entities": entities, "markup": markup})


def edit_markup(world: World, params: Json) -> Json:
    markup = _markup(world, params)
    chat, message = _target(world, params)
    return _apply(world, chat, message, {"markup": markup})


def edit_media(world: World, params: Json) -> Json:
    media = params["media"]
    kind = media["type"]
    given = given_file(params, media["media"])
    text, entities = caption_of(world, media)
    found = resolve(world, kind, given)
    markup = _markup(world, params)
    chat, message = _target(world, params)
    if message.kind not in ("text", "photo", "document", "video", "audio", "animation"):
        raise careless("Message can't be edited")
    same_album(message, kind)
    stored = found()
    changes: Json = {"text": text, "entities": entities, "markup": markup, "kind": kind, "file": stored}
    if isinstance(given, Upload) or message.file != stored:
        changes["file_id"] = world.files.new_id(stored)
    return _apply(world, chat, message, changes)


def _too_old(world: World, message: Message) -> bool:
    return world.clock.unix() - message.date > DELETABLE_FOR


def remove(world: World, chat: Chat, message: Message) -> None:
    """Take a message out of a chat for both sides."""
    del chat.messages[message.message_id]
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    world.touch(chat, "delete", message)


def _not_its_own(chat: Chat, message: Message) -> bool:
    """Whether it is another's message of a group, which only an administrator may delete."""
    return isinstance(chat, Group) and not message.mine and chat.bot_status != "administrator"


def delete_message(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise refused("Message to delete not found")
    if _not_its_own(chat, message):
        raise careless("Message can't be deleted")
    if _too_old(world, message):
        raise refused("Message can't be deleted for everyone")
    remove(world, chat, message)
    return True


def delete_messages(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    if not 1 <= len(params["message_ids"]) <= 100:
        raise careless(
            "Too many message identifiers specified"
            if params["message_ids"]
            else "Message identifiers are not specified"
        )
    for number in params["message_ids"]:
        message = chat.messages.get(number)
        if message and not _too_old(world, message) and not _not_its_own(chat, message):
            remove(world, chat, message)
    return True


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "editMessageMedia": edit_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
