"""Settings: what is wrong is named, with how to mend it, and never shown."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.cli.settings import complaints
from bot.config import Settings


def refused(**values: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None, **values)
    return list(complaints(caught.value))


def test_defaults_need_nothing() -> None:
    settings = Settings(_env_file=None)
    assert settings.bot_token is None
    assert settings.database == "sqlite+aiosqlite:///data/svyazka.db"


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("bot_token", "secret-nonsense", "@BotFather"),
        ("owner_ids", "Елена", "separated by commas"),
        ("bot_api_url", "telegram", "https://api.telegram.org"),
        ("log_level", "loud", "DEBUG"),
        ("default_locale", "fi", "ru or en"),
        ("listen", "8080", "host:port"),
    ],
)
def test_a_wrong_value_is_named_with_how_to_mend_it(name: str, value: str, word: str) -> None:
    [line] = refused(**{name: value})
    assert line.startswith(name.upper())
    assert word in line


def test_a_wrong_token_is_never_shown() -> None:
    assert "secret-nonsense" not in "".join(refused(bot_token="secret-nonsense"))


def test_several_owners_may_be_written_as_people_write_lists() -> None:
    assert Settings(_env_file=None, owner_ids="1, 2;3").owner_ids == frozenset({1, 2, 3})


def test_a_movable_clock_is_refused_before_the_real_telegram() -> None:
    [line] = refused(clock_file=Path("clock"))
    assert "CLOCK_FILE" in line
    local = Settings(_env_file=None, clock_file=Path("clock"), bot_api_url="http://127.0.0.1:8081/")
    assert local.clock_file == Path("clock")
    assert local.bot_api_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("rate", "paid", "limit"), [(0, False, "30"), (31, False, "30"), (1001, True, "1000")]
)
def test_a_rate_that_telegram_does_not_take_is_refused(rate: int, paid: bool, limit: str) -> None:
    [line] = refused(send_rate=rate, paid_broadcast=paid)
    assert f"SEND_RATE is from 1 to {limit}" in line
    assert Settings(_env_file=None, send_rate=1000, paid_broadcast=True).send_rate == 1000
