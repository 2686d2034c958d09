"""The control API for those who look on: waiting for changes, the stream of them, files."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import quote

from aiohttp import web

from sandbox.chats import Chat
from sandbox.control_io import LONGEST_WAIT, answered, number, whole
from sandbox.groups import Groups
from sandbox.people import People
from sandbox.serving import whole_file
from sandbox.world import World

Json = dict[str, Any]

STREAM_COMMENT_EVERY = 15.0
# Shown inside the page; everything else that people send is only downloaded.
SHOWN = {"image/png", "image/jpeg", "video/mp4", "audio/ogg", "audio/mpeg"}


class Watching:
    """The routes under /control for watchers of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people = People(world)
        self.groups = Groups(world)

    def routes(self) -> list[web.RouteDef]:
        """The routes to add to an application."""
        return [
            web.get("/control/wait", answered(self.wait)),
            web.get("/control/events", self.stream),
            web.get("/control/files/{unique_id}/{name}", self.download),
        ]

    async def wait(self, request: web.Request) -> Json:
        since = whole(request.query.get("since"), "since", self.world.events.rev)
        timeout = min(number(request.query.get("timeout"), "timeout", 10.0), LONGEST_WAIT)
        given = whole(request.query.get("user_id"), "user_id", 0)
        chat: Chat | None = None
        if given:
            chat = self.groups.group(given) if given < 0 else self.people.user(given)
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while True:
            rev = chat.rev if chat else self.world.events.rev
            left = end - loop.time()
            if rev > since or left <= 0:
                return {"rev": self.world.events.rev, "changed": rev > since}
            await self.world.events.changed(left)

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events: every change from now on, or from the revision that the client names."""
        named = request.headers.get("Last-Event-ID") or request.query.get("since")
        events = self.world.events
        rev = int(named) if named and named.isdigit() else events.rev
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(b": the sandbox's changes\n\n")
        try:
            while True:
                changes = events.since(rev)
                if changes:
                    rev = changes[-1]["rev"]
                    text = "".join(f"id: {c['rev']}\ndata: {json.dumps(c)}\n\n" for c in changes)
                    await response.write(text.encode())
                elif not await events.changed(STREAM_COMMENT_EVERY):
                    await response.write(b": still here\n\n")
        except ConnectionError:
            return response

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file for the page."""
        stored = self.world.files.files.get(request.match_info["unique_id"])
        if stored is None:
            return web.json_response({"error": "no such file"}, status=404)
        headers = {
            "Content-Type": stored.mime_type if stored.mime_type in SHOWN else "application/octet-stream",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        }
        if stored.mime_type not in SHOWN or request.query.get("download"):
            headers["Content-Disposition"] = web_disposition(stored.name)
        if stored.kind == "photo":
            headers["Content-Type"] = "image/png" if stored.name.lower().endswith(".png") else "image/jpeg"
        return await whole_file(stored.path, headers)


def web_disposition(name: str) -> str:
    """A Content-Disposition that saves the file under its name, whatever letters it has."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
