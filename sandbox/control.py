"""The control API: people, clock, journal, faults and rates over HTTP. README.md is its contract."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiohttp import web

from sandbox.buttons import open_link
from sandbox.chats import Message
from sandbox.control_io import (
    Handler,
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
from sandbox.files import StoredFile
from sandbox.inlinecontrol import InlineControl
from sandbox.people import People
from sandbox.render import show_chat, show_clock, show_message, show_state, show_user
from sandbox.world import World

Json = dict[str, Any]
FATHERS = ("privacy", "inline", "inline_feedback")


class Control:
    """The routes under /control for one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people = People(world)
        self.inline = InlineControl(world, self.people)

    def routes(self) -> list[web.RouteDef]:
        """The routes to add to an application."""
        user = r"/control/users/{id:\d+}"
        gets: dict[str, Handler] = {
            "/control/state": self.state,
            "/control/clock": self.clock,
            "/control/journal": self.journal,
            "/control/faults": self.list_faults,
            "/control/rates": self.rates,
            user: self.user,
            f"{user}/chat": self.chat,
        }
        posts: dict[str, Handler] = {
            "/control/users": self.save_user,
            "/control/reset": self.reset,
            "/control/clock": self.move_clock,
            "/control/faults": self.add_fault,
            "/control/rates": self.set_rates,
            "/control/forge": self.forge,
            "/control/bot": self.set_bot,
            f"{user}/inline": self.inline.ask,
            f"{user}/choose": self.inline.choose,
            **{
                f"{user}/{name}": getattr(self, name)
                for name in (
                    "start",
                    "text",
                    "press",
                    "file",
                    "album",
                    "contact",
                    "location",
                    "forward",
                    "edit",
                )
            },
            **{
                f"{user}/{name}": getattr(self, name)
                for name in ("tap", "delete", "block", "unblock", "read")
            },
        }
        deletes: dict[str, Handler] = {
            "/control/journal": self.clear_journal,
            "/control/faults": self.clear_faults,
            r"/control/faults/{id:\d+}": self.remove_fault,
        }
        return [
            *(web.get(path, answered(handler)) for path, handler in gets.items()),
            *(web.post(path, answered(handler)) for path, handler in posts.items()),
            *(web.delete(path, answered(handler)) for path, handler in deletes.items()),
        ]

    async def state(self, _: web.Request) -> Json:
        return show_state(self.world)

    async def reset(self, _: web.Request) -> Json:
        self.world.reset()
        return {}

    # People

    def _id(self, request: web.Request) -> int:
        return int(request.match_info["id"])

    def _sent(self, sent: tuple[Message, int]) -> Json:
        return {"message": show_message(self.world, sent[0]), "update_id": sent[1]}

    async def user(self, request: web.Request) -> Json:
        return show_user(self.world, self.people.user(self._id(request)))

    async def save_user(self, request: web.Request) -> Json:
        return show_user(self.world, self.people.save(await body(request)))

    async def chat(self, request: web.Request) -> Json:
        limit = whole(request.query.get("limit"), "limit", 200)
        before = request.query.get("before")
        user = self.people.user(self._id(request))
        return show_chat(self.world, user, max(1, limit), whole(before, "before") if before else None)

    async def read(self, request: web.Request) -> Json:
        user = self.people.user(self._id(request))
        if user.unread:
            user.unread = 0
            self.world.touch(user, "user")
        return show_user(self.world, user)

    async def start(self, request: web.Request) -> Json:
        given = await body(request)
        return self._sent(self.people.start(self._id(request), words(given, "payload")))

    async def text(self, request: web.Request) -> Json:
        given = await body(request)
        entities = given.get("entities")
        if not isinstance(entities, list | None):
            raise ControlError(400, "entities must be a list")
        sent = self.people.text(
            self._id(request), words(given, "text") or "", number_of(given, "reply_to"), entities
        )
        return {**self._sent(sent[-1]), "messages": [show_message(self.world, m) for m, _ in sent]}

    async def press(self, request: web.Request) -> Json:
        return self._sent(self.people.press(self._id(request), words(await body(request), "text") or ""))

    async def contact(self, request: web.Request) -> Json:
        return self._sent(self.people.contact(self._id(request), words(await body(request), "phone")))

    async def location(self, request: web.Request) -> Json:
        given = await body(request)
        place = [number(given.get(name), name) for name in ("latitude", "longitude")]
        return self._sent(self.people.location(self._id(request), *place))

    async def forward(self, request: web.Request) -> Json:
        given = await body(request)
        number_ = whole(given.get("message_id"), "message_id")
        return self._sent(self.people.forward(self._id(request), number_, number_of(given, "from_user")))

    async def edit(self, request: web.Request) -> Json:
        given = await body(request)
        number_ = whole(given.get("message_id"), "message_id")
        return self._sent(self.people.edit(self._id(request), number_, words(given, "text") or ""))

    async def delete(self, request: web.Request) -> Json:
        given = await body(request)
        self.people.delete(self._id(request), whole(given.get("message_id"), "message_id"))
        return {}

    async def block(self, request: web.Request) -> Json:
        return show_user(self.world, self.people.block(self._id(request)))

    async def unblock(self, request: web.Request) -> Json:
        return show_user(self.world, self.people.unblock(self._id(request)))

    async def file(self, request: web.Request) -> Json:
        user_id = self._id(request)
        self.people.user(user_id)
        if request.content_type == "multipart/form-data":
            form = await request.post()
            part = form.get("file")
            if not isinstance(part, web.FileField):
                raise ControlError(400, "there is no file in the request")
            given: Json = {name: value for name, value in form.items() if name != "file"}
            stored = self.people.store(
                str(given.get("kind") or "document"), part.filename, part.content_type, part.file.read()
            )
        else:
            given = await body(request)
            stored = self._empty(given)
        reply_to = whole(given["reply_to"], "reply_to") if given.get("reply_to") else None
        return self._sent(self.people.file(user_id, stored, str(given.get("caption") or ""), reply_to))

    def _empty(self, given: Json) -> StoredFile:
        """A file of zero bytes."""
        kind, name = given.get("kind", "document"), str(given.get("name") or "file.bin")
        if kind not in ("document", "video", "audio", "voice", "animation", "video_note", "sticker"):
            raise ControlError(400, f"no empty files of kind {kind}")
        mime_type = str(given.get("mime_type") or "application/octet-stream")
        size = whole(given.get("size"), "size")
        if not 0 < size <= 2_000_000_000:
            raise ControlError(400, "size must be between 1 and 2000000000 bytes")
        return self.world.files.put_empty(kind, name, mime_type, size)

    async def album(self, request: web.Request) -> Json:
        user_id = self._id(request)
        self.people.user(user_id)
        if request.content_type == "multipart/form-data":
            form = await request.post()
            parts = [part for part in form.getall("file", []) if isinstance(part, web.FileField)]
            kinds = [str(kind) for kind in form.getall("kind", [])]
            captions = [str(form.get("caption") or "")] + [""] * len(parts)
            if len(kinds) != len(parts):
                raise ControlError(400, "each file needs its kind, in the same order")
            items = [
                (self.people.store(kind, part.filename, part.content_type, part.file.read()), caption)
                for part, kind, caption in zip(parts, kinds, captions, strict=False)
            ]
        else:
            given = (await body(request)).get("items")
            if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
                raise ControlError(400, "items must be a list of objects")
            items = [(self._empty(item), words(item, "caption") or "") for item in given]
        if len(items) < 2:
            raise ControlError(400, "an album has at least 2 files")
        sent = self.people.album(user_id, items)
        return {**self._sent(sent[-1]), "messages": [show_message(self.world, m) for m, _ in sent]}

    async def tap(self, request: web.Request) -> Json:
        given = await body(request)
        wait = number(given.get("wait"), "wait", 10.0)
        user_id = self._id(request)
        message, button = self.people.find(user_id, wanted_button(given))
        if not button.get("callback_data"):
            return open_link(self.world.bot.username, button)
        query = self.people.tap(user_id, message, button)
        shown = await wait_answer(query, wait)
        now = self.people.user(user_id).messages.get(message.message_id)
        return {**shown, "message": show_message(self.world, now) if now else None}

    async def forge(self, request: web.Request) -> Json:
        given = await body(request)
        update = given.get("update")
        if not isinstance(update, dict) or not set(update) - {"update_id"}:
            raise ControlError(400, "update must be an object with something in it")
        if not isinstance(update.get("update_id", 0), int):
            raise ControlError(400, "update_id must be a whole number")
        forged = update.get("callback_query")
        query = None
        if isinstance(forged, dict):
            sender = forged.get("from")
            user_id = sender.get("id", 0) if isinstance(sender, dict) else 0
            message = forged.get("message")
            message_id = message.get("message_id") if isinstance(message, dict) else None
            given_id = str(forged["id"]) if forged.get("id") else None
            query = self.world.queries.open(user_id, message_id, given_id, _chat_of(message))
            update = {**update, "callback_query": {**forged, "id": query.id}}
        update_id = self.world.updates.add(update)
        wait = number(given.get("wait"), "wait", 0.0)
        return {"update_id": update_id, "answer": await wait_answer(query, wait) if query else None}

    async def set_bot(self, request: web.Request) -> Json:
        """What the bot's owner sets with BotFather: privacy mode, inline mode, news of what was chosen."""
        given, bot = await body(request), self.world.bot
        if not given or not set(given) <= set(FATHERS):
            raise ControlError(400, f"one of {', '.join(FATHERS)} is needed")
        for name, value in given.items():
            if not isinstance(value, bool):
                raise ControlError(400, f"{name} must be true or false")
        for name, value in given.items():
            setattr(bot, name, value)
        self.world.events.publish("bot")
        return {name: getattr(bot, name) for name in FATHERS}

    # Clock, journal, faults, rates

    async def clock(self, _: web.Request) -> Json:
        return show_clock(self.world)

    async def move_clock(self, request: web.Request) -> Json:
        given = await body(request)
        clock = self.world.clock
        try:
            if given.get("reset"):
                clock.reset()
            elif given.get("to") == "next_morning":
                clock.next_morning()
            elif given.get("to"):
                clock.move_to(datetime.fromisoformat(str(given["to"])))
            else:
                clock.advance(number(given.get("advance_seconds"), "advance_seconds"))
        except (ValueError, OverflowError) as wrong:
            raise ControlError(400, f"the clock cannot be moved there: {wrong}") from None
        self.world.events.publish("clock")
        return show_clock(self.world)

    async def journal(self, request: web.Request) -> Json:
        query = request.query
        limit = whole(query.get("limit"), "limit", 1000)
        found = self.world.journal.since(
            whole(query.get("since"), "since", 0),
            method=query.get("method"),
            chat_id=query.get("chat_id"),
            violations=query.get("violations", "0") not in ("", "0", "false"),
        )
        entries = [entry.show() for _, entry in zip(range(limit or 10**9), found, strict=False)]
        return {"last": self.world.journal.last, "entries": entries}

    async def clear_journal(self, _: web.Request) -> Json:
        self.world.journal.clear()
        return {}

    async def list_faults(self, _: web.Request) -> Json:
        return {"faults": [fault.show() for fault in self.world.faults.orders]}

    async def add_fault(self, request: web.Request) -> Json:
        try:
            fault = self.world.faults.add(await body(request))
        except (TypeError, ValueError) as wrong:
            raise ControlError(400, str(wrong)) from None
        self.world.events.publish("faults")
        return fault.show()

    async def clear_faults(self, _: web.Request) -> Json:
        self.world.faults.orders.clear()
        self.world.events.publish("faults")
        return {}

    async def remove_fault(self, request: web.Request) -> Json:
        if not self.world.faults.remove(self._id(request)):
            raise ControlError(404, "no such fault")
        self.world.events.publish("faults")
        return {}

    async def rates(self, _: web.Request) -> Json:
        return self.world.rates.show()

    async def set_rates(self, request: web.Request) -> Json:
        given = await body(request)
        try:
            self.world.rates.configure(**{"mode": self.world.rates.mode, **given})
        except (TypeError, ValueError) as wrong:
            raise ControlError(400, str(wrong)) from None
        self.world.events.publish("rates")
        return self.world.rates.show()


def _chat_of(message: Any) -> int | None:
    """The chat that a forged tap claims to come from."""
    chat = message.get("chat") if isinstance(message, dict) else None
    found = chat.get("id") if isinstance(chat, dict) else None
    return found if isinstance(found, int) else None
