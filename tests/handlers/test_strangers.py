"""Forged and malformed updates, by the hundred: everyone is answered, nobody's rows are seen or changed."""

from tests.handlers.conftest import Town
from tests.handlers.settled import told
from tests.handlers.storming import storm

STORM = 500
"""`make soak` does it with ten thousand."""


async def test_a_storm_of_forged_updates(town: Town, faults: list[str]) -> None:
    after = await storm(town, STORM)
    assert not faults, told(faults)
    assert after.unanswered == set()
    assert after.changed == []
    assert after.violations == []
