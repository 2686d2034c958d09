"""A pair in its district."""

import pytest

from models.database import Database
from services.registry import Services
from tests.services.chats.town import Pair, a_pair


@pytest.fixture
async def pair(database: Database, services: Services) -> Pair:
    return await a_pair(database, services)
