"""Methods about a chat and who is in it."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat, Group, User
from sandbox.errors import ApiError, careless
from sandbox.groups import Groups
from sandbox.membership import bot_member, member
from sandbox.render import as_telegram
from sandbox.world import World

Json = dict[str, Any]

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(world: World, params: Json) -> Json:
    chat = world.chat(params["chat_id"], "read")
    result: Json = {
        **chat.as_chat(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if isinstance(chat, Group):
        result["permissions"] = dict(chat.permissions)
    if isinstance(chat, User) and chat.link_privacy == "restricted":
        result["has_private_forwards"] = True
    if chat.pinned:
        result["pinned_message"] = as_telegram(world, chat.messages[chat.pinned[-1]], nested=True)
    return result


def get_chat_member(world: World, params: Json) -> Json:
    own = params["user_id"] == world.bot.id
    chat = world.chat(params["chat_id"], "read" if own else _members(world, params))
    if isinstance(chat, Group):
        if own:
            return bot_member(world, chat)
        if params["user_id"] not in world.users:
            raise careless("PARTICIPANT_ID_INVALID")
        return member(world, chat, params["user_id"])
    if own:
        return {"status": "member", "user": world.bot.as_telegram()}
    if params["user_id"] != chat.id:
        raise careless("PARTICIPANT_ID_INVALID")
    return {"status": "member", "user": _user(chat).as_telegram()}


def get_chat_administrators(world: World, params: Json) -> list[Json]:
    chat = world.chat(params["chat_id"], _members(world, params))
    if not isinstance(chat, Group):
        raise careless("There are no administrators in the private chat")
    found = [member(world, chat, one) for one, status in chat.members.items() if status != "member"]
    return [*found, *([bot_member(world, chat)] if chat.bot_status == "administrator" else [])]


def get_member_count(world: World, params: Json) -> int:
    chat = world.chat(params["chat_id"], _members(world, params))
    return len(chat.members) + chat.has_bot if isinstance(chat, Group) else 2


def leave_chat(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"], "read")
    if not isinstance(chat, Group):
        raise ApiError(400, "Bad Request: method is not available for private chats", careless=True)
    if chat.has_bot:
        chat.bot_left = True
        Groups(world).bot_goes(chat, world.bot.id, "left")
    return True


def _members(world: World, params: Json) -> str:
    """What access a look at members needs: of a deactivated group they cannot be seen."""
    group = world.groups.get(params["chat_id"]) if isinstance(params["chat_id"], int) else None
    return "write" if group is not None and group.kind == "group" else "read"


def _user(chat: Chat) -> User:
    assert isinstance(chat, User)
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_member_count,
    "leaveChat": leave_chat,
}
