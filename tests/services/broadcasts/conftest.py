"""One district per test."""

import pytest

from models.database import Database
from services.clock import FixedClock
from services.registry import Services
from tests.services.broadcasts.town import Town, a_town


@pytest.fixture
async def town(database: Database, services: Services, clock: FixedClock) -> Town:
    return await a_town(database, services, clock)
