"""A bare bot for the sandbox's own tests: requests as any HTTP client would send them."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, FormData

Json = dict[str, Any]
TOKEN = "1234567:TEST"


class Ticks:
    """A monotonic clock that moves only when it is told to; starts at 1000 s."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Reply:
    """Status and body of one Bot API answer."""

    status: int
    body: Json

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def error(self) -> str:
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return str(self.body["description"])


class Api:
    """Calls methods with a JSON body."""

    def __init__(self, session: ClientSession, base_url: str, token: str = TOKEN) -> None:
        self.session = session
        self.base_url = base_url
        self.token = token

    def url(self, method: str) -> str:
        return f"{self.base_url}/bot{self.token}/{method}"

    async def __call__(self, method: str, /, **params: Any) -> Reply:
        return await self._post(method, json=params)

    async def send_form(self, method: str, form: FormData) -> Reply:
        """The same as a multipart or urlencoded form."""
        return await self._post(method, data=form)

    async def _post(self, method: str, **kind: Any) -> Reply:
        async with self.session.post(self.url(method), **kind) as reply:
            return Reply(reply.status, await reply.json())

    async def refusal(self, method: str, /, **params: Any) -> str:
        """The description with which a request is refused as a bad one."""
        reply = await self(method, **params)
        assert reply.status == 400
        return reply.error


def keyboard(*buttons: Json) -> Json:
    """An inline keyboard with one row."""
    return {"inline_keyboard": [list(buttons)]}


def button(text: str = "Да", data: str = "yes") -> Json:
    return {"text": text, "callback_data": data}


def png(width: int = 40, height: int = 30) -> bytes:
    """A real, grey PNG picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def upload(field: str, data: bytes, name: str, **params: Any) -> FormData:
    """A multipart form with a file and further parameters."""
    form = FormData(quote_fields=False)
    for key, value in params.items():
        form.add_field(key, str(value))
    form.add_field(field, io.BytesIO(data), filename=name)
    return form
