"""The sender at work."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from models.database import Database
from services.clock import FixedClock
from tests.delivery.office import Office
from tests.services.outbox.rows import Outbox


@pytest.fixture
async def office(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Office]:
    monkeypatch.setattr("delivery.worker.IDLE_SECONDS", 0.01)
    outbox = Outbox(database, clock)
    await outbox.accounts(120)
    found = Office(outbox)
    yield found
    for task in found.tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
