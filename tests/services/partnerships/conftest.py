"""A pair and a group for every test that asks."""

import pytest

from models.database import Database
from services.registry import Services
from tests.services.partnerships.company import Company, company_of


@pytest.fixture
async def pair(services: Services, database: Database) -> Company:
    return await company_of(services, database, 1)


@pytest.fixture
async def group(services: Services, database: Database) -> Company:
    return await company_of(services, database, 3)
