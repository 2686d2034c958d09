"""Reading requests of the control API and answering them in its form."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.errors import ControlError
from sandbox.queries import Query

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[Any]]
LONGEST_WAIT = 600.0


async def body(request: web.Request) -> Json:
    """The JSON object in a request; an empty body is an empty object. Raises 400."""
    if not request.body_exists:
        return {}
    try:
        value = json.loads(await request.text() or "{}")
    except ValueError:
        raise ControlError(400, "the body is not JSON") from None
    if not isinstance(value, dict):
        raise ControlError(400, "the body must be a JSON object")
    return value


def number(value: Any, name: str, default: float | None = None) -> float:
    """A number from a query or body; raises 400."""
    if value is None and default is not None:
        return default
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ControlError(400, f"{name} must be a number") from None


def whole(value: Any, name: str, default: int | None = None) -> int:
    """A whole number from a query or body; raises 400."""
    return int(number(value, name, default))


def number_of(given: Json, name: str) -> int | None:
    """The number of a message or person in a body, None when it is not named; raises 400."""
    value = given.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise ControlError(400, f"{name} must be a whole number")
    return value


def words(given: Json, name: str) -> str | None:
    """A string in a body, None when it is not named; raises 400."""
    value = given.get(name)
    if not isinstance(value, str | None):
        raise ControlError(400, f"{name} must be a string")
    return value


def wanted_button(given: Json) -> Json:
    """What a body says of the button that is tapped; raises 400."""
    for name in ("message_id", "row", "col"):
        number_of(given, name)
    for name in ("text", "data"):
        words(given, name)
    return given


async def wait_answer(query: Query, wait: float) -> Json:
    """What the bot answers to a tap within `wait` real seconds."""
    if wait > 0:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(query.answered.wait(), min(wait, LONGEST_WAIT))
    empty: Json = {"text": None, "show_alert": False, "url": None}
    return {
        "type": "callback",
        "answered": query.answer is not None,
        **(query.answer or empty),
        "query_id": query.id,
    }


def answered(handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Answer with the handler's JSON, or with its `ControlError` in the contract's form."""

    async def handle(request: web.Request) -> web.Response:
        try:
            return web.json_response(await handler(request))
        except ControlError as error:
            return web.json_response({"error": error.message}, status=error.status)

    return handle
