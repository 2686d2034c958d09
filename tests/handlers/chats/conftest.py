"""A crew with a pair."""

import pytest

from tests.handlers.conftest import Town
from tests.handlers.crew import Crew, a_crew


@pytest.fixture
async def crew(town: Town) -> Crew:
    return await a_crew(town)
