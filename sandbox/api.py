"""The Bot API over HTTP: token, schema, faults, rates, the method itself, journal, in this order."""

from __future__ import annotations

import asyncio
import inspect
import json
from contextlib import suppress
from typing import Any

from aiohttp import web

from sandbox.errors import TITLES, ApiError, flood, sentence
from sandbox.faults import AFTER, DOWNLOAD, Fault
from sandbox.files import DOWNLOAD_LIMIT, KINDS
from sandbox.journal import Entry
from sandbox.methods import METHODS
from sandbox.requests import read_request
from sandbox.schema import Upload, check, facts, method_names
from sandbox.serving import whole_file
from sandbox.world import World

Json = dict[str, Any]

HTML_502 = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
FOREVER = 3600.0
# What counts against the limits of speed: new messages and changes of old ones.
NEW = {name for name in METHODS if name.startswith(("send", "copy", "forward"))} - {"sendChatAction"}
CHANGES = {name for name in METHODS if name.startswith("editMessage")}


class BotApi:
    """Serves `/bot<token>/<method>` and `/file/bot<token>/<path>` for one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        """The routes to add to an application."""
        return [
            web.route("*", "/bot{token:[^/]+}/{method}", self.serve),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self.serve_file),
        ]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One Bot API request, from the journal's first line to its last."""
        if request.match_info["token"] != self.world.token:
            return answer(ApiError(401, "Unauthorized"))
        asked = request.match_info["method"]
        method = method_names().get(asked.lower(), asked)
        real = self.world.clock.real()
        entry = self.world.journal.open(real, real + self.world.clock.offset, method, request.method)
        begun = self.world.monotonic()
        try:
            return await self._serve(request, method, entry)
        finally:
            entry.ms = round((self.world.monotonic() - begun) * 1000, 2)

    async def _serve(self, request: web.Request, method: str, entry: Entry) -> web.StreamResponse:
        try:
            raw, uploads = await read_request(request)
        except ApiError as error:
            return self._refuse(entry, error)
        entry.chat_id = _chat_id(raw.get("chat_id"))
        fault = self.world.faults.take(method, entry.chat_id)
        if fault:
            entry.fault = fault.action
            if fault.action not in AFTER:
                entry.keep_params(raw)
                return await self._fail(request, entry, fault)
            if fault.action == "delay":
                await asyncio.sleep(fault.seconds or 0)
        try:
            result = await self._carry_out(method, raw, uploads, entry)
        except ApiError as error:
            return self._refuse(entry, error)
        entry.keep_result(result)
        if fault and fault.action == "delay_after":
            await asyncio.sleep(fault.seconds or 0)
        elif fault and fault.action != "delay":
            return await self._fail(request, entry, fault)
        entry.status, entry.ok = 200, True
        return _json({"ok": True, "result": result}, 200)

    async def _carry_out(self, method: str, raw: Json, uploads: dict[str, Upload], entry: Entry) -> Any:
        if method not in facts()["methods"]:
            entry.keep_params(raw)
            raise ApiError(404, "Not Found: method not found", careless=True)
        checked = check(method, raw, uploads)
        entry.keep_params(checked.params or raw)
        if method not in METHODS:
            raise ApiError(501, f"Not Implemented: method {method} is not supported by the sandbox")
        if checked.violations:
            entry.violations += checked.violations
            raise ApiError(400, f"Bad Request: {as_telegram_says(method, raw, checked.violations[0])}")
        self._limit(method, checked.params, entry)
        result = METHODS[method](self.world, {**checked.params, "_uploads": uploads})
        return await result if inspect.isawaitable(result) else result

    def _limit(self, method: str, params: Json, entry: Entry) -> None:
        chat_id = params.get("chat_id")
        if method not in NEW | CHANGES or not isinstance(chat_id, int) or params.get("allow_paid_broadcast"):
            return
        items = params.get("media") if method == "sendMediaGroup" else params.get("message_ids")
        count = len(items) if isinstance(items, list) and items else 1
        passed = self.world.rates.take(chat_id, new_message=method in NEW, count=count)
        if passed:
            limit, seconds = passed
            entry.violations.append(f"rate limit passed: {limit}, wait {seconds} s")
            if self.world.rates.mode == "enforce":
                raise flood(seconds)

    def _refuse(self, entry: Entry, error: ApiError) -> web.Response:
        entry.status, entry.error, entry.parameters = error.status, error.description, error.parameters
        if error.careless and not entry.violations:
            entry.violations.append(error.description)
        return answer(error)

    async def _fail(self, request: web.Request, entry: Entry, fault: Fault) -> web.StreamResponse:
        if fault.action.startswith("html502"):
            entry.status, entry.error = 502, "502 Bad Gateway (HTML)"
            return web.Response(status=502, text=HTML_502, content_type="text/html")
        if fault.action == "status":
            if fault.retry_after is not None:
                error = flood(fault.retry_after)
            else:
                error = ApiError(fault.code, TITLES.get(fault.code, "Error"))
            if fault.description:
                error.description = fault.description
            entry.status, entry.error, entry.parameters = fault.code, error.description, error.parameters
            error.status = fault.code
            return answer(error)
        if fault.action.startswith("hang"):
            entry.error = "hung"
            await asyncio.sleep(FOREVER if fault.seconds is None else fault.seconds)
        entry.error = "connection cut" if fault.action.startswith("reset") else "hung, then cut"
        if request.transport:
            request.transport.abort()
        return web.Response()

    async def serve_file(self, request: web.Request) -> web.StreamResponse:
        """A file's bytes, as `/file/bot<token>/<file_path>`."""
        if request.match_info["token"] != self.world.token:
            return answer(ApiError(401, "Unauthorized"))
        if fault := self.world.faults.take(DOWNLOAD, None):
            real = self.world.clock.real()
            entry = self.world.journal.open(real, real + self.world.clock.offset, DOWNLOAD, request.method)
            entry.fault = fault.action
            return await self._fail(request, entry, fault)
        stored = self.world.files.by_path(request.match_info["path"])
        if stored is None:
            return answer(ApiError(404, "Not Found"))
        if stored.size > DOWNLOAD_LIMIT:
            return answer(ApiError(400, "Bad Request: file is too big"))
        return await whole_file(stored.path, {"Content-Type": "application/octet-stream"})


def as_telegram_says(method: str, raw: Json, violation: str) -> str:
    """Telegram's own words for the commonest of the schema's violations, else the violation itself."""
    if violation.startswith('parameter "chat_id" is required'):
        return "chat_id is empty"
    if violation.startswith('parameter "message_id" is required'):
        return "message identifier is not specified"
    if violation.startswith('parameter "text" is required'):
        return "message text is empty"
    if method.startswith("editMessage") and violation.startswith('parameter "reply_markup"'):
        markup = str(raw.get("reply_markup", ""))
        if "inline_keyboard" not in markup and "keyboard" in markup:
            return "inline keyboard expected"
    for kind in KINDS:
        if violation.startswith(f'parameter "{kind}" is required'):
            return f"there is no {kind.replace('_', ' ')} in the request"
    if method == "sendMediaGroup" and violation.startswith('parameter "media"'):
        return _of_album(raw.get("media"), violation)
    return sentence(violation)


def _of_album(media: Any, violation: str) -> str:
    """What is said of an item whose kind no album has."""
    if isinstance(media, str):
        with suppress(ValueError):
            media = json.loads(media)
    kinds = [item.get("type") for item in media if isinstance(item, dict)] if isinstance(media, list) else []
    for kind in kinds:
        if kind == "animation":
            return "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"
        if kind not in ("photo", "video", "document", "audio", "live_photo"):
            return f'can\'t parse InputMedia: type "{kind}" is unsupported'
    return sentence(violation)


def _chat_id(value: Any) -> int | str | None:
    text = str(value) if value is not None else None
    return int(text) if text and text.lstrip("-").isdigit() else text


def _json(body: Json, status: int) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(status=status, text=text, content_type="application/json")


def answer(error: ApiError) -> web.Response:
    """A refusal in Telegram's form."""
    body: Json = {"ok": False, "error_code": error.status, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return _json(body, error.status)
