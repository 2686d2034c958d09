"""ChatMember objects of the Bot API: of the bot, and of people, in groups."""

from __future__ import annotations

from typing import Any

from sandbox.chats import ADMIN_RIGHTS, PERMISSIONS, Group
from sandbox.world import World

Json = dict[str, Any]


def bot_member(world: World, group: Group) -> Json:
    """The bot as a member of the group, by its standing now."""
    user = world.bot.as_telegram()
    if group.bot_status == "restricted":
        allowed = {name: group.permissions[name] and name not in group.bot_denied for name in PERMISSIONS}
        return {"status": "restricted", "user": user, "is_member": True, "until_date": 0, **allowed}
    return _member(group.bot_status, user)


def member(world: World, group: Group, user_id: int) -> Json:
    """A person as a member of the group; one who is not in it has left."""
    return _member(group.members.get(user_id, "left"), world.users[user_id].as_telegram())


def _member(status: str, user: Json) -> Json:
    found: Json = {"status": status, "user": user}
    if status == "creator":
        found["is_anonymous"] = False
    elif status == "administrator":
        rights = dict.fromkeys(ADMIN_RIGHTS, True) | {"can_promote_members": False}
        found |= {"can_be_edited": False, "is_anonymous": False, **rights}
    elif status == "kicked":
        found["until_date"] = 0
    return found
