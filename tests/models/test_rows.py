"""Questions that are asked without a session."""

from sqlalchemy import bindparam, insert, select

from models.database import Database
from models.system import Conversation

FIND = select(Conversation.state, Conversation.data).where(Conversation.key == bindparam("name"))


async def test_a_ready_question_sees_what_was_written_and_holds_nothing_open(any_database: Database) -> None:
    for state in ("first", "second"):
        async with any_database.write() as session:
            await session.execute(insert(Conversation).values(key=state, state=state, data="{}"))
        found = await any_database.rows(FIND, {"name": state})
        assert [tuple(row) for row in found] == [(state, "{}")]
    assert not await any_database.rows(FIND, {"name": "third"})
