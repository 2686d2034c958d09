"""What people do with groups: found them, come and go, bring the bot, give and take its rights."""

from __future__ import annotations

from typing import Any

from sandbox.buttons import PAYLOAD
from sandbox.chats import GROUP_KINDS, PERMISSIONS, Group, Message
from sandbox.errors import ControlError
from sandbox.grouptalk import GroupTalk
from sandbox.membership import bot_member, member

Json = dict[str, Any]

FIRST_GROUP = -4_000_001
FIRST_SUPERGROUP = -1_001_000_000_001
TITLE_LIMIT = 128


class Groups(GroupTalk):
    """Groups of one world and who is in them. All raise `ControlError` when that could not be done now."""

    def make(self, given: Json) -> Group:
        """Found a group: `by` is its creator, `members` come in with them, the bot too if `with_bot`.

        A supergroup is made by people alone (Telegram lets no bot be there from the start): the bot
        comes in after that.
        """
        kind, title = given.get("kind", "group"), given.get("title", "Group")
        if kind not in GROUP_KINDS:
            raise ControlError(400, f"kind must be one of {', '.join(GROUP_KINDS)}")
        if not isinstance(title, str) or not 1 <= len(title) <= TITLE_LIMIT:
            raise ControlError(400, f"a title has 1-{TITLE_LIMIT} characters")
        creator = self._person(given.get("by"))
        people = [self._person(one) for one in given.get("members") or []]
        group = Group(self._free_id(kind), title=title, kind=kind, is_forum=bool(given.get("is_forum")))
        if group.is_forum and kind != "supergroup":
            raise ControlError(400, "only a supergroup can be a forum")
        group.members = {creator: "creator"} | {one: "member" for one in people if one != creator}
        self.world.groups[group.id] = group
        with_bot = bool(given.get("with_bot"))
        if with_bot and kind == "group":
            self._bot_becomes(group, creator, "member")
        self.service(group, creator, {f"{kind}_chat_created": True})
        if with_bot and kind == "supergroup":
            self.add_bot(group.id, creator, None)
        return group

    def _free_id(self, kind: str) -> int:
        first = FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP
        taken = [group.id for group in self.world.groups.values() if group.kind == kind]
        return min([first + 1, *taken]) - 1

    def _person(self, user_id: Any) -> int:
        if not isinstance(user_id, int) or user_id not in self.world.users:
            raise ControlError(404, f"no user {user_id}")
        return user_id

    # Who is in it

    def join(self, group_id: int, by: int, user_id: int | None) -> Group:
        """`by` comes in by a link, or brings `user_id`."""
        group = self.group(group_id) if user_id is None else self.living(group_id, by)
        come = self._person(by if user_id is None else user_id)
        if group.deleted or group.upgraded_to is not None or come in group.members:
            raise ControlError(409, f"{come} cannot come into the group")
        before = member(self.world, group, come)
        group.members[come] = "member"
        self._person_changed(group, by, come, before)
        self.service(group, by, {"new_chat_members": [self.world.users[come].as_telegram()]})
        return group

    def leave(self, group_id: int, by: int, user_id: int | None) -> Group:
        """`by` goes, or an administrator removes `user_id`."""
        group = self.living(group_id, by, admin=user_id is not None)
        gone = by if user_id is None else user_id
        if gone not in group.members:
            raise ControlError(409, f"{gone} is not in the group")
        before = member(self.world, group, gone)
        del group.members[gone]
        self._person_changed(group, by, gone, before)
        self.service(group, by, {"left_chat_member": self.world.users[gone].as_telegram()})
        return group

    def promote(self, group_id: int, by: int, user_id: int, *, admin: bool) -> Group:
        """Make a member an administrator, or take it back."""
        group = self.living(group_id, by, admin=True)
        if group.members.get(user_id) not in ("member", "administrator"):
            raise ControlError(409, f"{user_id} cannot be promoted")
        before = member(self.world, group, user_id)
        group.members[user_id] = "administrator" if admin else "member"
        self._person_changed(group, by, user_id, before)
        self.world.touch(group, "group")
        return group

    def _person_changed(self, group: Group, by: int, user_id: int, before: Json) -> None:
        # Telegram tells of people only an administrator that asked for it.
        if group.bot_status == "administrator":
            self._changed("chat_member", group, by, before, member(self.world, group, user_id))

    # The bot

    def add_bot(
        self, group_id: int, by: int, payload: str | None, *, admin: bool = False
    ) -> tuple[Group, int | None]:
        """Bring the bot, perhaps by a `?startgroup=` link; returns the update of its /start, if there is one.

        By a link a bot that is there already only gets its /start.
        """
        if payload is not None and not PAYLOAD.fullmatch(payload):
            raise ControlError(400, "a start payload holds 1-64 of A-Za-z0-9_-")
        group = self.living(group_id, by, admin=admin)
        if not group.has_bot:
            if not group.permissions["can_invite_users"]:
                self.living(group_id, by, admin=True)
            self._bot_becomes(group, by, "administrator" if admin else "member")
            self.service(group, by, {"new_chat_members": [self.world.bot.as_telegram()]})
        elif payload is None:
            raise ControlError(409, "the bot is in the group")
        if payload is None:
            return group, None
        return group, self.write(group, by, f"/start@{self.world.bot.username} {payload}")[1]

    def remove_bot(self, group_id: int, by: int) -> Group:
        """An administrator takes the bot out."""
        group = self.living(group_id, by, admin=True)
        if not group.has_bot:
            raise ControlError(409, "the bot is not in the group")
        self.bot_goes(group, by, "left" if group.kind == "group" else "kicked")
        group.bot_left = False
        return group

    def bot_goes(self, group: Group, by: int, status: str) -> None:
        """The bot is out and is told only of that. `by` is the bot's id when it left by itself."""
        self.service(group, by, {"left_chat_member": self.world.bot.as_telegram()})
        self._bot_becomes(group, by, status)

    def set_rights(self, group_id: int, by: int, given: Json) -> Group:
        """What the bot may do: `admin`, or `denied` (permissions taken from it alone, in supergroups only).

        `permissions` are those of all members who are no administrators.
        """
        group = self.living(group_id, by, admin=True)
        denied, permissions = given.get("denied"), given.get("permissions")
        for names in (denied or [], permissions or {}):
            if not set(names) <= set(PERMISSIONS):
                raise ControlError(400, f"permissions are {', '.join(PERMISSIONS)}")
        if denied and group.kind != "supergroup":
            raise ControlError(409, "only in a supergroup can one member be restricted")
        if permissions:
            group.permissions |= {name: bool(value) for name, value in permissions.items()}
            self.world.touch(group, "group")
        if "admin" in given or denied is not None:
            if not group.has_bot:
                raise ControlError(409, "the bot is not in the group")
            status = "administrator" if given.get("admin") else "restricted" if denied else "member"
            self._bot_becomes(group, by, status, set(denied or ()))
        return group

    def _bot_becomes(self, group: Group, by: int, status: str, denied: set[str] | None = None) -> None:
        before = bot_member(self.world, group)
        group.bot_status, group.bot_denied = status, denied or set()
        group.bot_known = group.bot_known or group.has_bot
        after = bot_member(self.world, group)
        if before != after:
            self._changed("my_chat_member", group, by, before, after)
        self.world.touch(group, "group")

    def _changed(self, kind: str, group: Group, by: int, before: Json, after: Json) -> None:
        doer = self.world.users.get(by)
        self.world.updates.add(
            {
                kind: {
                    "chat": group.as_chat(),
                    "from": doer.as_telegram() if doer else self.world.bot.as_telegram(),
                    "date": self.world.clock.unix(),
                    "old_chat_member": before,
                    "new_chat_member": after,
                }
            }
        )

    # What becomes of it

    def upgrade(self, group_id: int, by: int) -> Group:
        """Make a supergroup of a group; returns the new one. The old one is left behind, with its id."""
        old = self.living(group_id, by, admin=True)
        if old.kind != "group":
            raise ControlError(409, "it is a supergroup already")
        new = Group(
            self._free_id("supergroup"),
            title=old.title,
            kind="supergroup",
            members=dict(old.members),
            permissions=dict(old.permissions),
        )
        self.world.groups[new.id] = new
        # Telegram tells of the bot's coming into the new chat, and never of its leaving the old one.
        self.service(old, by, {"migrate_to_chat_id": new.id})
        old.upgraded_to = new.id
        if old.has_bot:
            self._bot_becomes(new, by, old.bot_status)
        self.service(new, by, {"migrate_from_chat_id": old.id})
        self.world.touch(old, "group")
        return new

    def destroy(self, group_id: int, by: int) -> Group:
        """Delete a group for everybody; of a supergroup's end the bot hears in the chat it grew from, too."""
        group = self.living(group_id, by, admin=True)
        grown = [one for one in self.world.groups.values() if one.upgraded_to == group.id]
        for one in (group, *grown):
            if one.has_bot:
                self._bot_becomes(one, by, "left")
            one.deleted, one.members = True, {}
            self.world.touch(one, "group")
        return group

    def rename(self, group_id: int, by: int, title: str) -> Group:
        """Give the group another title."""
        if not 1 <= len(title) <= TITLE_LIMIT:
            raise ControlError(400, f"a title has 1-{TITLE_LIMIT} characters")
        group = self.living(group_id, by, admin=True)
        group.title = title
        self.service(group, by, {"new_chat_title": title})
        return group

    def topic(self, group_id: int, by: int, name: str) -> Message:
        """Open a topic in a forum; its id is that of the message that tells of it."""
        group = self.living(group_id, by)
        if not group.is_forum or not name:
            raise ControlError(409, "topics have names, and are in forums")
        opened = self.service(group, by, {"forum_topic_created": {"name": name, "icon_color": 7322096}})
        group.topics.add(opened.message_id)
        return opened
