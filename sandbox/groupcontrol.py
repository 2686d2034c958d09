"""The control API of groups. README.md is its contract."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from sandbox.buttons import open_link
from sandbox.chats import Group, Message
from sandbox.control_io import (
    answered,
    body,
    number,
    number_of,
    wait_answer,
    wanted_button,
    whole,
    words,
)
from sandbox.errors import ControlError
from sandbox.groups import Groups
from sandbox.render import show_chat, show_group, show_message
from sandbox.world import World

Json = dict[str, Any]
ACTIONS = (
    "join",
    "leave",
    "promote",
    "add_bot",
    "remove_bot",
    "rights",
    "upgrade",
    "destroy",
    "rename",
    "topic",
    "text",
    "edit",
    "delete",
    "tap",
)


class GroupControl:
    """The routes under /control/groups for one world. In each body `by` is the person who does it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.groups = Groups(world)

    def routes(self) -> list[web.RouteDef]:
        """The routes to add to an application."""
        group = r"/control/groups/{id:-\d+}"
        return [
            web.post("/control/groups", answered(self.make)),
            web.get(group, answered(self.group)),
            web.get(f"{group}/chat", answered(self.chat)),
            web.post(f"{group}/read", answered(self.read)),
            *(web.post(f"{group}/{name}", answered(self._action(name))) for name in ACTIONS),
        ]

    def _action(self, name: str) -> Callable[[web.Request], Any]:
        async def act(request: web.Request) -> Json:
            given = await body(request)
            by = number_of(given, "by")
            if by is None:
                raise ControlError(400, "by must name a person")
            found: Any = getattr(self, name)(int(request.match_info["id"]), by, given)
            return await found if name == "tap" else found  # type: ignore[no-any-return]

        return act

    async def make(self, request: web.Request) -> Json:
        return self._shown(self.groups.make(await body(request)))

    async def group(self, request: web.Request) -> Json:
        return self._shown(self._group(request))

    async def chat(self, request: web.Request) -> Json:
        limit = whole(request.query.get("limit"), "limit", 200)
        before = request.query.get("before")
        return show_chat(
            self.world, self._group(request), max(1, limit), whole(before, "before") if before else None
        )

    async def read(self, request: web.Request) -> Json:
        group = self._group(request)
        if group.unread:
            group.unread = 0
            self.world.touch(group, "group")
        return self._shown(group)

    def _group(self, request: web.Request) -> Group:
        return self.groups.group(int(request.match_info["id"]))

    def _shown(self, group: Group) -> Json:
        return show_group(self.world, group)

    def _sent(self, sent: tuple[Message, int | None]) -> Json:
        return {"message": show_message(self.world, sent[0]), "update_id": sent[1]}

    def join(self, group_id: int, by: int, given: Json) -> Json:
        return self._shown(self.groups.join(group_id, by, number_of(given, "user")))

    def leave(self, group_id: int, by: int, given: Json) -> Json:
        return self._shown(self.groups.leave(group_id, by, number_of(given, "user")))

    def promote(self, group_id: int, by: int, given: Json) -> Json:
        user_id = whole(given.get("user"), "user")
        return self._shown(self.groups.promote(group_id, by, user_id, admin=bool(given.get("admin", True))))

    def add_bot(self, group_id: int, by: int, given: Json) -> Json:
        group, update_id = self.groups.add_bot(
            group_id, by, words(given, "payload"), admin=bool(given.get("admin"))
        )
        return {"group": self._shown(group), "update_id": update_id}

    def remove_bot(self, group_id: int, by: int, _: Json) -> Json:
        return self._shown(self.groups.remove_bot(group_id, by))

    def rights(self, group_id: int, by: int, given: Json) -> Json:
        return self._shown(self.groups.set_rights(group_id, by, given))

    def upgrade(self, group_id: int, by: int, _: Json) -> Json:
        return self._shown(self.groups.upgrade(group_id, by))

    def destroy(self, group_id: int, by: int, _: Json) -> Json:
        return self._shown(self.groups.destroy(group_id, by))

    def rename(self, group_id: int, by: int, given: Json) -> Json:
        return self._shown(self.groups.rename(group_id, by, words(given, "title") or ""))

    def topic(self, group_id: int, by: int, given: Json) -> Json:
        opened = self.groups.topic(group_id, by, words(given, "name") or "")
        return {"message": show_message(self.world, opened)}

    def text(self, group_id: int, by: int, given: Json) -> Json:
        return self._sent(
            self.groups.text(
                group_id,
                by,
                words(given, "text") or "",
                number_of(given, "reply_to"),
                speaks_as=words(given, "as"),
                topic=number_of(given, "topic"),
            )
        )

    def edit(self, group_id: int, by: int, given: Json) -> Json:
        message_id = whole(given.get("message_id"), "message_id")
        return self._sent(self.groups.edit(group_id, by, message_id, words(given, "text") or ""))

    def delete(self, group_id: int, by: int, given: Json) -> Json:
        self.groups.delete(group_id, by, whole(given.get("message_id"), "message_id"))
        return {}

    async def tap(self, group_id: int, by: int, given: Json) -> Json:
        wait = number(given.get("wait"), "wait", 10.0)
        message, button = self.groups.find(group_id, by, wanted_button(given))
        if not button.get("callback_data"):
            return open_link(self.world.bot.username, button)
        query = self.groups.tap(group_id, by, message, button)
        shown = await wait_answer(query, wait)
        now = self.groups.group(group_id).messages.get(message.message_id)
        return {**shown, "message": show_message(self.world, now) if now else None}
