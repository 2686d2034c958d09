"""What people do in inline mode: type behind the bot's name, choose what is offered."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from aiohttp import web

from sandbox.control_io import LONGEST_WAIT, body, number, words
from sandbox.errors import ControlError
from sandbox.html import units
from sandbox.html_out import write_html
from sandbox.inline import InlineQuery
from sandbox.keyboards import show_inline
from sandbox.people import People
from sandbox.render import show_message
from sandbox.world import World

Json = dict[str, Any]
LONGEST_QUERY = 256


class InlineControl:
    """`/control/users/{id}/inline` and `/control/users/{id}/choose`."""

    def __init__(self, world: World, people: People) -> None:
        self.world = world
        self.people = people

    async def ask(self, request: web.Request) -> Json:
        """Type `query` behind the bot's name; `offset` asks for what comes after the results so far."""
        given = await body(request)
        text, offset = words(given, "query") or "", words(given, "offset") or ""
        wait = number(given.get("wait"), "wait", 10.0)
        user = self.people.user(int(request.match_info["id"]))
        if not self.world.bot.inline:
            raise ControlError(409, "inline mode is off: the bot's owner has not turned it on")
        if units(text) > LONGEST_QUERY:
            raise ControlError(400, f"a query has at most {LONGEST_QUERY} characters")
        query = self.world.inline.open(user.id, text, offset)
        if query.answer is None:
            told = {
                "id": query.id,
                "from": user.as_telegram(),
                "query": text,
                "offset": offset,
                "chat_type": words(given, "chat_type") or "private",
            }
            self.world.updates.add({"inline_query": told})
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(query.answered.wait(), min(wait, LONGEST_WAIT))
        return _shown(query)

    async def choose(self, request: web.Request) -> Json:
        """Send a result: into some other chat, or with `here` into the chat with the bot."""
        given = await body(request)
        user_id = int(request.match_info["id"])
        query = self.world.inline.find(words(given, "query_id") or "", user_id)
        results = (query.answer or {}).get("results", []) if query else []
        chosen = next((one for one in results if one["id"] == given.get("result_id")), None)
        if query is None or chosen is None:
            raise ControlError(409, "that result is not offered")
        user = self.people.user(user_id)
        message = None
        if given.get("here"):
            message, _ = self.people.send_inline(user_id, chosen)
        if self.world.bot.inline_feedback:
            told = {"result_id": chosen["id"], "from": user.as_telegram(), "query": query.text}
            self.world.updates.add({"chosen_inline_result": told})
        shown = _result(chosen)
        return {**shown, "message": show_message(self.world, message) if message else None}


def _result(one: Json) -> Json:
    return {
        "id": one["id"],
        "title": one["title"],
        "description": one["description"],
        "text": one["text"],
        "html": write_html(one["text"], one["entities"]),
        "inline_keyboard": show_inline(one["markup"]),
    }


def _shown(query: InlineQuery) -> Json:
    answer = query.answer or {}
    return {
        "query_id": query.id,
        "answered": query.answer is not None,
        "cached": answer.get("cached", False),
        "results": [_result(one) for one in answer.get("results", [])],
        "next_offset": answer.get("next_offset", ""),
        "button": answer.get("button"),
    }
