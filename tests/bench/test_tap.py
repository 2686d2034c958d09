"""What one tap on *Done* asks of the database."""

from pathlib import Path

from bench.tapping import Recorder, a_school_of, program
from tests.handlers.conftest import detach_routers

MOST = 10
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK")


async def test_done_issues_at_most_ten_statements(tmp_path: Path) -> None:
    """The first tap after a start is the dearest: nothing is remembered yet."""
    taps = await a_school_of(tmp_path, people=2, lines=3)
    app = program(tmp_path)
    recorder = Recorder()
    recorder.listen(app.database)
    try:
        for number, tap in enumerate(taps):
            await app.dispatcher.feed_update(app.bot, tap.update(app.bot, number))
            asked = [words for words, _ in recorder.taken() if not words.startswith(CONTROL)]
            assert any(words.startswith("UPDATE assignments") for words in asked)
            assert len(asked) <= MOST, asked
    finally:
        await app.close()
        detach_routers()
