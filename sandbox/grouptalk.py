"""What people say in groups, and how much of it the bot is told."""

from __future__ import annotations

import re
from typing import Any

from sandbox.buttons import find_button
from sandbox.chats import Group, Message
from sandbox.errors import ControlError
from sandbox.html import units
from sandbox.queries import Query
from sandbox.render import as_telegram
from sandbox.texts import TEXT_LIMIT, add_found
from sandbox.world import World

Json = dict[str, Any]

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@(\w+))?")
CHANNEL_ID = -1_009_000_000_001


class GroupTalk:
    """Messages of people in the groups of one world. Raises `ControlError` for what they could not do now."""

    def __init__(self, world: World) -> None:
        self.world = world

    def group(self, group_id: int) -> Group:
        """The group with this id; raises 404."""
        group = self.world.groups.get(group_id)
        if group is None:
            raise ControlError(404, f"no group {group_id}")
        return group

    def living(self, group_id: int, by: int | None, *, admin: bool = False) -> Group:
        """A group that is there, with `by` in it (as its administrator, if asked); raises 404 or 409."""
        group = self.group(group_id)
        if group.deleted or group.upgraded_to is not None:
            raise ControlError(409, "the group is no more")
        status = group.members.get(by) if by is not None else None
        if status is None:
            raise ControlError(409, f"{by} is not in the group")
        if admin and status not in ("creator", "administrator"):
            raise ControlError(409, f"{by} is no administrator of the group")
        return group

    def text(
        self,
        group_id: int,
        by: int,
        text: str,
        reply_to: int | None = None,
        *,
        speaks_as: str | None = None,
        topic: int | None = None,
    ) -> tuple[Message, int | None]:
        """Write to the group as oneself, as an "anonymous" administrator or as a "channel".

        `topic` is one of a forum's; without it the message goes to General.
        """
        group = self.living(group_id, by, admin=speaks_as == "anonymous")
        text = text.strip()
        if not text or units(text) > TEXT_LIMIT:
            raise ControlError(400, f"a text has 1-{TEXT_LIMIT} characters")
        if reply_to is not None and reply_to not in group.messages:
            raise ControlError(404, f"no message {reply_to} to reply to")
        if topic is not None and topic not in group.topics:
            raise ControlError(404, f"no topic {topic}")
        if not group.permissions["can_send_messages"]:
            self.living(group_id, by, admin=True)
        flags = {"message_thread_id": topic, "is_topic_message": True} if topic is not None else {}
        return self.write(
            group, by, text, reply_to=reply_to, flags=flags, sender_chat=_speaker(group, speaks_as)
        )

    def write(self, group: Group, by: int, text: str, **content: Any) -> tuple[Message, int | None]:
        """Put a text into the group; its update's id, None when the bot does not see it."""
        message = self._message(group, by, text=text, entities=add_found(text, []), **content)
        return message, self._tell("message", group, message)

    def service(self, group: Group, by: int, told: Json) -> Message:
        """Put a service message into the group: `told` is what the Bot API's Message has of it."""
        message = self._message(group, by, kind="service", extra=told)
        self._tell("message", group, message)
        return message

    def _message(self, group: Group, by: int, **content: Any) -> Message:
        number = self.world.next_message_id(group)
        message = Message(
            group.id, number, by == self.world.bot.id, self.world.clock.unix(), sender_id=by, **content
        )
        return self.world.add(group, message)

    def edit(self, group_id: int, by: int, message_id: int, text: str) -> tuple[Message, int | None]:
        """Change an own text."""
        group = self.living(group_id, by)
        message = self.said(group, message_id)
        if message.sender_id != by or message.mine or message.kind != "text":
            raise ControlError(409, "a person can edit only own messages")
        if not text.strip() or units(text) > TEXT_LIMIT:
            raise ControlError(400, f"a text has 1-{TEXT_LIMIT} characters")
        message.text, message.entities = text.strip(), add_found(text.strip(), [])
        message.edit_date = self.world.clock.unix()
        self.world.touch(group, "edit", message)
        return message, self._tell("edited_message", group, message)

    def delete(self, group_id: int, by: int, message_id: int) -> None:
        """Delete an own message, or as an administrator anybody's; a bot is told nothing."""
        group = self.group(group_id)
        message = self.said(group, message_id)
        self.living(group_id, by, admin=message.sender_id != by or message.mine)
        del group.messages[message_id]
        if message_id in group.pinned:
            group.pinned.remove(message_id)
        self.world.touch(group, "delete", message)

    def find(self, group_id: int, by: int, wanted: Json) -> tuple[Message, Json]:
        """The button that a member means, as it is shown now."""
        group = self.living(group_id, by)
        given = wanted.get("message_id")
        return find_button(
            [self.said(group, given)] if given is not None else [*group.messages.values()][::-1], wanted
        )

    def tap(self, group_id: int, by: int, message: Message, button: Json) -> Query:
        """Tap a callback button: any member may."""
        group = self.living(group_id, by)
        if not group.has_bot:
            raise ControlError(409, "the bot is not in the group any more")
        query = self.world.queries.open(by, message.message_id, chat_id=group.id)
        self.world.updates.add(
            {
                "callback_query": {
                    "id": query.id,
                    "from": self.world.users[by].as_telegram(),
                    "message": as_telegram(self.world, message),
                    "chat_instance": str(-group.id * 7919),
                    "data": button["callback_data"],
                }
            }
        )
        return query

    def said(self, group: Group, message_id: int) -> Message:
        """A message of the group; raises 404."""
        message = group.messages.get(message_id)
        if message is None:
            raise ControlError(404, f"no message {message_id}")
        return message

    def _tell(self, kind: str, group: Group, message: Message) -> int | None:
        """Send the bot an update about a message, if it is there and may see it; its id."""
        # Of its own service messages a bot hears of leaving only.
        own = message.mine and "left_chat_member" not in message.extra
        if not group.has_bot or own or not self._sees(group, message):
            return None
        return self.world.updates.add({kind: as_telegram(self.world, message)})

    def _sees(self, group: Group, message: Message) -> bool:
        """Privacy mode: service messages, commands to it, answers to it; all, if it is an administrator."""
        if message.kind == "service" or not self.world.bot.privacy or group.bot_status == "administrator":
            return True
        replied = group.messages.get(message.reply_to) if message.reply_to else None
        if replied is not None and replied.mine:
            return True
        command = COMMAND.match(message.text)
        own = self.world.bot.username.lower()
        return command is not None and (command.group(1) or own).lower() == own


def _speaker(group: Group, speaks_as: str | None) -> Json | None:
    """In whose name a person writes; None for their own."""
    if speaks_as is None:
        return None
    if speaks_as == "anonymous" and group.kind == "supergroup":
        return group.as_chat()
    if speaks_as == "channel" and group.kind == "supergroup":
        return {"id": CHANNEL_ID, "title": "Channel", "type": "channel"}
    raise ControlError(409, "only in a supergroup somebody writes as anonymous or as a channel")
