"""What the tests of the page share: a tiny bot over plain HTTP, and a browser at the sandbox's page."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, async_playwright

from sandbox.server import SandboxServer

TOKEN = "1234567:TEST"
ANNA, BORIS = 501, 502
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A machine that runs other tests beside this one is slow, not wrong.
PATIENCE_MS = 15_000

Json = dict[str, Any]
Answer = Callable[[Json], Awaitable[None]]


class TinyBot:
    """A bot of a few lines: polls, hands each update to `answer`, calls methods by name."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http = http
        self.base_url = base_url
        self.answer: Answer = self.keep
        self.updates: list[Json] = []

    async def keep(self, update: Json) -> None:
        """Only remembers; a test that wants more sets `answer`."""

    async def call(self, method: str, **params: Any) -> Any:
        """The method's `result`. Raises RuntimeError with Telegram's description when it is refused."""
        async with self.http.post(f"{self.base_url}/bot{TOKEN}/{method}", json=params) as response:
            answer = await response.json()
        if not answer["ok"]:
            raise RuntimeError(answer["description"])
        return answer["result"]

    async def send(self, user_id: int, text: str, **params: Any) -> int:
        """Sends a message; returns its id."""
        message = await self.call("sendMessage", chat_id=user_id, text=text, **params)
        return int(message["message_id"])

    async def send_file(self, user_id: int, kind: str, name: str, content: bytes, **params: str) -> None:
        """Sends a `document` or `photo` as multipart."""
        form = aiohttp.FormData({"chat_id": str(user_id), **params})
        form.add_field(kind, content, filename=name)
        url = f"{self.base_url}/bot{TOKEN}/send{kind.capitalize()}"
        async with self.http.post(url, data=form) as response:
            answer = await response.json()
        assert answer["ok"], answer

    async def fetch_file(self, file_id: str) -> bytes:
        """The content of a file that a person sent."""
        path = (await self.call("getFile", file_id=file_id))["file_path"]
        async with self.http.get(f"{self.base_url}/file/bot{TOKEN}/{path}") as response:
            return await response.read()

    async def poll(self) -> None:
        """Works until it is cancelled."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                self.updates.append(update)
                await self.answer(update)

    async def control(self, path: str, **body: Any) -> Json:
        """What a person does, or what moves the sandbox, not through the page."""
        async with self.http.post(f"{self.base_url}/control/{path}", json=body) as response:
            answer: Json = await response.json()
        assert response.status == 200, answer
        return answer

    async def state(self) -> Json:
        """The sandbox's own view of everything."""
        async with self.http.get(f"{self.base_url}/control/state") as response:
            answer: Json = await response.json()
        return answer

    async def person(self, user_id: int, first_name: str, *, started: bool = True, **fields: Any) -> None:
        """One more phone, opened unless `started` is false."""
        await self.control("users", id=user_id, first_name=first_name, **fields)
        if started:
            await self.control(f"users/{user_id}/start")


@contextlib.asynccontextmanager
async def running_bot(server: SandboxServer) -> AsyncIterator[TinyBot]:
    """A TinyBot that polls `server` until the block ends."""
    async with aiohttp.ClientSession() as http:
        bot = TinyBot(http, server.base_url)
        polling = asyncio.create_task(bot.poll())
        try:
            yield bot
        finally:
            polling.cancel()
            with contextlib.suppress(asyncio.CancelledError, aiohttp.ClientError):
                await polling


@dataclass
class Stage:
    """A sandbox with its page, a tiny bot behind it and a browser before it."""

    server: SandboxServer
    bot: TinyBot
    browser: Browser
    troubles: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def open(self, *, width: int = 1600, height: int = 1000) -> Page:
        """The page in Russian, drawn; errors of its scripts are collected in `troubles`."""
        context = await self.browser.new_context(
            viewport={"width": width, "height": height}, locale="ru-RU", base_url=self.server.base_url
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._note)
        await page.goto("/")
        await page.locator(".phone, .nobody").first.wait_for(state="attached")
        return page

    def _note(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.troubles.append(message.text)


@contextlib.asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """Chromium without a page. Its start costs more than what a test does in it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@contextlib.asynccontextmanager
async def open_stage(browser: Browser) -> AsyncIterator[Stage]:
    """Everything started with one person, Anna; at the end no script may have failed.

    Each page that is opened shares nothing with those before it: cookies, storage and cache are its own.
    """
    async with SandboxServer(page=True) as server, running_bot(server) as bot:
        await bot.person(ANNA, "Анна", label="учитель")
        stage = Stage(server, bot, browser)
        try:
            yield stage
        finally:
            for context in stage.contexts:
                await context.close()
        assert stage.troubles == []


def phone(page: Page, user_id: int) -> Locator:
    """The phone of one person."""
    return page.locator(f"#phone-{user_id}")


def buttons(*rows: list[Json]) -> Json:
    """An inline keyboard as sendMessage takes it."""
    return {"inline_keyboard": [*rows]}


def tap(text: str, data: str | None = None, **fields: Any) -> Json:
    """An inline button; without other fields one with callback data."""
    return {"text": text, **(fields or {"callback_data": data or text})}


def as_json(value: Json) -> str:
    """A structure for a multipart field."""
    return json.dumps(value, ensure_ascii=False)
