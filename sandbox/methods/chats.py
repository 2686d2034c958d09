"""Methods around a chat: answers to taps, typing, pins, reactions, files."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat, Group
from sandbox.errors import careless, refused
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.html import checked_address, units
from sandbox.world import TYPING_LASTS, World

Json = dict[str, Any]

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
# The emoji that ReactionTypeEmoji lists in the Bot API's documentation.
LISTED = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(LISTED.split())


def answer_callback(world: World, params: Json) -> bool:
    text = params.get("text") or ""
    if units(text) > 200:
        raise careless("MESSAGE_TOO_LONG")
    if params.get("url") and not checked_address(params["url"]):
        raise careless("URL_INVALID")
    shown = {
        "text": text or None,
        "show_alert": bool(params.get("show_alert")),
        "url": params.get("url"),
    }
    query = world.queries.answer(params["callback_query_id"], shown)
    chat = world.groups.get(query.chat_id) or world.users.get(query.chat_id)
    if chat and (shown["text"] or shown["url"]):
        number = chat.notice["n"] + 1 if chat.notice else 1
        chat.notice = {
            "n": number,
            **shown,
            "user_id": query.user_id,
            "at": world.clock.now().isoformat(),
        }
        world.touch(chat, "notice")
    return True


def send_chat_action(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    if params["action"] not in ACTIONS:
        raise careless("Wrong parameter action in request")
    chat.typing = (params["action"], world.monotonic() + TYPING_LASTS)
    world.touch(chat, "typing")
    return True


def get_file(world: World, params: Json) -> Json:
    stored = world.files.by_id(params["file_id"])
    if stored is None:
        raise careless("Wrong file identifier: invalid file_id")
    if stored.size > DOWNLOAD_LIMIT:
        raise refused("File is too big")
    return {
        "file_id": params["file_id"],
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.file_path,
    }


def _pinnable(world: World, params: Json) -> Chat:
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Group) and chat.bot_status != "administrator":
        raise refused("Not enough rights to manage pinned messages in the chat")
    return chat


def pin_message(world: World, params: Json) -> bool:
    chat = _pinnable(world, params)
    if params["message_id"] not in chat.messages:
        raise refused("Message to pin not found")
    if params["message_id"] in chat.pinned:
        chat.pinned.remove(params["message_id"])
    chat.pinned.append(params["message_id"])
    world.touch(chat, "chat")
    return True


def unpin_message(world: World, params: Json) -> bool:
    chat = _pinnable(world, params)
    number = params.get("message_id") or (chat.pinned[-1] if chat.pinned else None)
    if number is not None and number not in chat.messages:
        raise refused("Message to unpin not found")
    if number in chat.pinned:
        chat.pinned.remove(number)
        world.touch(chat, "chat")
    return True


def unpin_all(world: World, params: Json) -> bool:
    chat = _pinnable(world, params)
    chat.pinned.clear()
    world.touch(chat, "chat")
    return True


def set_reaction(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise refused("Message to react not found")
    reactions = params.get("reaction") or []
    if len(reactions) > 1:
        raise careless("REACTIONS_TOO_MANY")
    if any(r["type"] != "emoji" or r["emoji"].rstrip("\ufe0f") not in REACTIONS for r in reactions):
        raise careless("REACTION_INVALID")
    message.reactions = reactions
    world.touch(chat, "chat", message)
    return True


def get_photos(world: World, params: Json) -> Json:
    if world.known(params["user_id"]) is None:
        raise refused("User not found")
    return {"total_count": 0, "photos": []}


METHODS = {
    "answerCallbackQuery": answer_callback,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "pinChatMessage": pin_message,
    "unpinChatMessage": unpin_message,
    "unpinAllChatMessages": unpin_all,
    "setMessageReaction": set_reaction,
    "getUserProfilePhotos": get_photos,
}
