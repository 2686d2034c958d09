"""Files over HTTP, each read whole."""

import asyncio
import mimetypes
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web


async def whole_file(path: Path, headers: Mapping[str, str]) -> web.Response:
    """A file of the disk; of what type it is its name says, unless the headers do.

    aiohttp's own opens the file in another thread and sends it piece by piece. Here a handler ends with its
    connection: whoever leaves while the file is being opened would leave it open.
    """
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    body = await asyncio.to_thread(path.read_bytes)
    return web.Response(body=body, headers={"Content-Type": kind, **headers})
