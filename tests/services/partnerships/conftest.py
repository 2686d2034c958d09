"""These run on SQLite and on PostgreSQL."""

import pytest

from models.database import Database


@pytest.fixture
async def database(any_database: Database) -> Database:
    return any_database
