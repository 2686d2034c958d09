"""How long the rest of a broadcast takes is reckoned by the speed that is set."""

from pathlib import Path

import pytest

from bot.app import make_services
from bot.config import Settings
from tests.services.broadcasts.town import Town


@pytest.mark.parametrize(("rate", "a_second"), [(30, 25), (600, 500), (6, 5)])
async def test_bulk_is_five_sixths_of_all(town: Town, tmp_path: Path, rate: int, a_second: int) -> None:
    settings = Settings(
        _env_file=None, bot_token="1234567:TEST", send_rate=rate, paid_broadcast=rate > 30, data_dir=tmp_path
    )
    broadcasts = make_services(settings, town.database, town.clock).broadcasts
    broadcast_id = await town.draft()
    await broadcasts.start(town.methodist, broadcast_id)
    assert (await broadcasts.progress(town.methodist, broadcast_id)).a_second == pytest.approx(a_second)
