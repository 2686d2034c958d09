"""One sandbox per test, a bare bot, and Marina, who has started it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from playwright.async_api import Browser

from sandbox.client import Person, Sandbox
from sandbox.server import SandboxServer
from tests.conftest import needs
from tests.sandbox.helpers import Api, Ticks
from tests.sandbox.page_rig import CHROMIUM, Stage, open_browser, open_stage


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
async def server(ticks: Ticks) -> AsyncIterator[SandboxServer]:
    async with SandboxServer(monotonic=ticks) as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def api(server: SandboxServer, http: ClientSession) -> Api:
    return Api(http, server.base_url)


@pytest.fixture
async def sandbox(server: SandboxServer) -> AsyncIterator[Sandbox]:
    async with Sandbox(server.base_url) as client:
        yield client


@pytest.fixture
async def marina(sandbox: Sandbox) -> Person:
    person = await sandbox.person(501, first_name="Марина", last_name="Иванова", language_code="ru")
    await person.start()
    return person


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests of the page."""
    needs("chromium", CHROMIUM.exists())
    async with open_browser() as running:
        yield running


@pytest.fixture
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    async with open_stage(browser) as running:
        yield running
