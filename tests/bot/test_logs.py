"""What the log says, and what nobody need read there."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up


@pytest.fixture
def settings_of_logging() -> Iterator[None]:
    """Logging and structlog are the process's own: put back as they were."""
    root, library = logging.getLogger(), logging.getLogger("apscheduler")
    before = root.handlers[:], root.level, library.level, structlog.get_config()
    yield
    root.handlers[:], level, library_level, config = before
    root.setLevel(level)
    library.setLevel(library_level)
    structlog.configure(**config)


@pytest.mark.usefixtures("settings_of_logging")
def test_a_skipped_round_is_no_news_but_a_broken_one_is(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO")
    scheduler = logging.getLogger("apscheduler.scheduler")
    scheduler.warning('Execution of job "Ticker.round" skipped: maximum number of running instances reached')
    scheduler.error("Job raised an exception")
    said = capsys.readouterr().err
    assert "skipped" not in said
    assert "raised" in said
