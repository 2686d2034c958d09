"""Every test of the services runs on SQLite and on PostgreSQL."""

import pytest

from models.database import Database


@pytest.fixture
async def database(any_database: Database) -> Database:
    """In place of SQLite alone; a test about the file itself asks for `any_url` to be "sqlite"."""
    return any_database
