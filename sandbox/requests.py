"""Reading a Bot API request in any of the four forms that Telegram takes."""

from __future__ import annotations

import mimetypes
from typing import Any

from aiohttp import web

from sandbox.errors import ApiError, careless
from sandbox.schema import Upload

Json = dict[str, Any]


async def read_request(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters (strings from query and forms, values from JSON) and files of a request.

    Raises `ApiError`: 400 when a JSON body is none, 413 when it is too large.
    """
    raw: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.method == "GET" or not request.body_exists:
        return raw, uploads
    try:
        if request.content_type == "application/json":
            body = await request.json()
            if not isinstance(body, dict):
                raise careless("Can't parse request JSON object")
            raw |= {name: value for name, value in body.items() if value is not None}
        elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    kind = mimetypes.guess_type(value.filename)[0] or value.content_type
                    uploads[name] = Upload(value.filename, value.file.read(), kind)
                else:
                    raw[name] = value
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large", careless=True) from None
    except ValueError:
        raise careless("Can't parse request body") from None
    return raw, uploads
