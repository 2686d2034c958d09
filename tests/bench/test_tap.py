"""What one tap on *Done* asks of the database, and whether what it is compared with does the same."""

from pathlib import Path
from typing import Any

from aiogram.methods import AnswerCallbackQuery, EditMessageText
from aiogram.methods.base import TelegramMethod
from sqlalchemy import select

from bench.tapping import Bare, Recorder, a_school_of, own_copy, program
from models.enums import AssignmentState
from models.roadmap import Assignment
from tests.handlers.conftest import detach_routers

MOST = 10
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK")


async def test_done_issues_at_most_ten_statements(tmp_path: Path) -> None:
    """The first tap after a start is the dearest: nothing is remembered yet."""
    taps = await a_school_of(tmp_path, people=2, lines=3)
    app = program(tmp_path)
    recorder = Recorder(app)
    try:
        for number, tap in enumerate(taps):
            await app.dispatcher.feed_update(app.bot, tap.update(app.bot, number))
            statements = recorder.taken().statements
            asked = [words for words, _ in statements if not words.startswith(CONTROL)]
            assert any(words.startswith("UPDATE assignments") for words in asked)
            assert len(asked) <= MOST, asked
    finally:
        await app.close()
        detach_routers()


async def test_bare_aiogram_writes_and_says_what_the_program_does(tmp_path: Path) -> None:
    [tap, _] = await a_school_of(tmp_path, people=1, lines=2)
    heard: list[TelegramMethod[Any]] = []

    async def hear(make_request: Any, bot: Any, method: TelegramMethod[Any]) -> Any:
        heard.append(method)
        return await make_request(bot, method)

    app = program(own_copy(tmp_path, "own"))
    recorder = Recorder(app)
    app.bot.session.middleware(hear)
    bare = Bare(own_copy(tmp_path, "bare"), recorded := [])
    bare.bot.session.middleware(hear)
    try:
        await app.dispatcher.feed_update(app.bot, tap.update(app.bot, 0))
        recorded.append(recorder.taken())
        said, heard[:] = heard[:], []
        await bare.feed(tap, 0)
        assert [type(one) for one in heard] == [EditMessageText, AnswerCallbackQuery]
        assert [_wanted(one) for one in heard] == [_wanted(one) for one in said]
        async with bare.database.read() as session:
            state = await session.scalar(select(Assignment.state).where(Assignment.id == tap.assignment))
        assert state is AssignmentState.DONE
    finally:
        await app.close()
        await bare.database.close()
        detach_routers()


def _wanted(method: TelegramMethod[Any]) -> dict[str, Any]:
    """What it asks of Telegram."""
    return method.model_dump(exclude_none=True, warnings=False)
