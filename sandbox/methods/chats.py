"""Methods around a chat: answers to taps, typing, pins, reactions, facts about a person, files."""

from __future__ import annotations

from typing import Any

from sandbox.errors import ApiError, careless, refused
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.html import checked_address, units
from sandbox.render import as_telegram
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
    user = world.users.get(query.user_id)
    if user and (shown["text"] or shown["url"]):
        number = user.notice["n"] + 1 if user.notice else 1
        user.notice = {"n": number, **shown, "at": world.clock.now().isoformat()}
        world.touch(user, "notice")
    return True


def send_chat_action(world: World, params: Json) -> bool:
    user = world.chat(params["chat_id"])
    if params["action"] not in ACTIONS:
        raise careless("Wrong parameter action in request")
    user.typing = (params["action"], world.monotonic() + TYPING_LASTS)
    world.touch(user, "typing")
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


def get_chat(world: World, params: Json) -> Json:
    user = world.chat(params["chat_id"], writing=False)
    result: Json = {
        **user.as_chat(),
        "accent_color_id": user.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if user.link_privacy == "restricted":
        result["has_private_forwards"] = True
    if user.pinned:
        result["pinned_message"] = as_telegram(world, user.messages[user.pinned[-1]], nested=True)
    return result


def get_chat_member(world: World, params: Json) -> Json:
    user = world.chat(params["chat_id"], writing=False)
    if params["user_id"] == world.bot.id:
        return {"status": "member", "user": world.bot.as_telegram()}
    if params["user_id"] != user.id:
        raise careless("PARTICIPANT_ID_INVALID")
    return {"status": "member", "user": user.as_telegram()}


def get_chat_administrators(world: World, params: Json) -> Json:
    world.chat(params["chat_id"], writing=False)
    raise careless("There are no administrators in the private chat")


def get_member_count(world: World, params: Json) -> int:
    world.chat(params["chat_id"], writing=False)
    return 2


def pin_message(world: World, params: Json) -> bool:
    user = world.chat(params["chat_id"])
    if params["message_id"] not in user.messages:
        raise refused("Message to pin not found")
    if params["message_id"] in user.pinned:
        user.pinned.remove(params["message_id"])
    user.pinned.append(params["message_id"])
    world.touch(user, "chat")
    return True


def unpin_message(world: World, params: Json) -> bool:
    user = world.chat(params["chat_id"])
    number = params.get("message_id") or (user.pinned[-1] if user.pinned else None)
    if number is not None and number not in user.messages:
        raise refused("Message to unpin not found")
    if number in user.pinned:
        user.pinned.remove(number)
        world.touch(user, "chat")
    return True


def unpin_all(world: World, params: Json) -> bool:
    user = world.chat(params["chat_id"])
    user.pinned.clear()
    world.touch(user, "chat")
    return True


def set_reaction(world: World, params: Json) -> bool:
    user = world.chat(params["chat_id"])
    message = user.messages.get(params["message_id"])
    if message is None:
        raise refused("Message to react not found")
    reactions = params.get("reaction") or []
    if len(reactions) > 1:
        raise careless("REACTIONS_TOO_MANY")
    if any(r["type"] != "emoji" or r["emoji"].rstrip("\ufe0f") not in REACTIONS for r in reactions):
        raise careless("REACTION_INVALID")
    message.reactions = reactions
    world.touch(user, "chat", message)
    return True


def get_photos(world: World, params: Json) -> Json:
    if world.known(params["user_id"]) is None:
        raise refused("User not found")
    return {"total_count": 0, "photos": []}


def leave_chat(world: World, params: Json) -> bool:
    world.chat(params["chat_id"], writing=False)
    raise ApiError(400, "Bad Request: method is not available for private chats", careless=True)


METHODS = {
    "answerCallbackQuery": answer_callback,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_member_count,
    "pinChatMessage": pin_message,
    "unpinChatMessage": unpin_message,
    "unpinAllChatMessages": unpin_all,
    "setMessageReaction": set_reaction,
    "getUserProfilePhotos": get_photos,
    "leaveChat": leave_chat,
}
