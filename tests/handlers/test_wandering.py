"""People who tap everything, everywhere, and type anything: each is answered and nothing breaks."""

import pytest

from tests.handlers.conftest import Town
from tests.handlers.wandering import walk

STEPS = 20
"""`make soak` walks ten times as far."""


@pytest.mark.parametrize("seed", range(2))
async def test_wandering_breaks_nothing(town: Town, faults: list[str], seed: int) -> None:
    after = await walk(town, faults, seed, STEPS)
    assert after.unanswered == set()
    assert not after.changed
    assert after.violations == []
