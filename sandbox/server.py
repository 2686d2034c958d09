"""The whole sandbox as one aiohttp server on the loopback interface."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from aiohttp import web

from sandbox.api import BotApi
from sandbox.control import Control
from sandbox.groupcontrol import GroupControl
from sandbox.serving import whole_file
from sandbox.watching import Watching
from sandbox.world import World

PAGE = Path(__file__).resolve().with_name("page")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
BODY_LIMIT = 110 * 1024 * 1024
NO_PAGE = "The sandbox is running; its page of phones is not here. See sandbox/README.md."


@web.middleware
async def only_from_here(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse what a foreign web page could make a browser send: other host names, other origins."""
    origin = request.headers.get("Origin")
    hosts = [urlsplit(f"//{request.host}").hostname, urlsplit(origin).hostname if origin else "localhost"]
    if not LOOPBACK.issuperset(hosts):
        return web.json_response({"error": "the sandbox serves only this machine"}, status=403)
    return await handler(request)


class SandboxServer:
    """A local Telegram that can be started and stopped inside a test or by `python -m sandbox`.

    `port` 0 takes a free one. `clock_file` receives the clock's offset in seconds. `state_dir` keeps the
    files that were sent (a temporary folder when None). `query_lifetime` is in real seconds. `monotonic` and
    `real` are the real clocks; give others to try limits and lifetimes without waiting.
    """

    def __init__(
        self,
        port: int = 0,
        token: str = "1234567:TEST",  # noqa: S107 - no secret: it opens nothing but this sandbox
        *,
        clock_file: Path | None = None,
        time_zone: str = "Europe/Moscow",
        page: bool = False,
        state_dir: Path | None = None,
        journal_size: int = 200_000,
        query_lifetime: float = 30.0,
        real: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.port = port
        self.page = page
        self._temporary = tempfile.TemporaryDirectory(prefix="sandbox-") if state_dir is None else None
        folder = Path(self._temporary.name) if self._temporary else state_dir
        if folder is None:
            raise ValueError("state_dir is needed")
        self.world = World(
            token,
            folder / "files",
            clock_file=clock_file,
            zone=ZoneInfo(time_zone),
            journal_size=journal_size,
            query_lifetime=query_lifetime,
            real=real,
            monotonic=monotonic,
        )
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:PORT`, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def application(self) -> web.Application:
        """The routes: Bot API, control API, and (where asked) the page."""
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[only_from_here])
        app.add_routes(BotApi(self.world).routes())
        app.add_routes(Control(self.world).routes())
        app.add_routes(GroupControl(self.world).routes())
        app.add_routes(Watching(self.world).routes())
        if self.page:
            app.add_routes([web.get("/", _page_file), web.get("/{path:.+}", _page_file)])
        return app

    async def start(self) -> None:
        """Listen on 127.0.0.1. Raises OSError when the port is taken."""
        # A dead poller must not swallow updates: its request ends with its connection.
        self._runner = web.AppRunner(
            self.application(), access_log=None, handler_cancellation=True, shutdown_timeout=1.0
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close all connections, the waiting ones too."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
        if self._temporary:
            await asyncio.to_thread(self._temporary.cleanup)

    async def __aenter__(self) -> SandboxServer:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()


async def _page_file(request: web.Request) -> web.StreamResponse:
    path = (PAGE / (request.match_info.get("path") or "index.html")).resolve()
    if not path.is_relative_to(PAGE) or not path.is_file():
        return web.Response(status=404, text=NO_PAGE)
    return await whole_file(path, {"Cache-Control": "no-store"})
