"""An update of which a part can't be read reaches its handler without that part."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import Message
from pydantic import ValidationError

from bot.readable import readable

BOT = Bot("42:TEST")
SENDER = {"id": 5001, "is_bot": False, "first_name": "Ирина"}
CHAT = {"id": 5001, "type": "private", "first_name": "Ирина"}
OLD_POLL = {"id": "7", "question": "Когда?", "options": [{"text": "Завтра", "voter_count": 0}]}


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1_795_000_000, "chat": CHAT, "from": SENDER, **fields}


@pytest.mark.parametrize(
    "fields",
    [
        {"poll": OLD_POLL},
        {"sticker": {"file_id": 5}, "poll": OLD_POLL},
        {"text": "слово", "entities": [{"type": "bold"}]},
        {"reply_to_message": {"message_id": 5}},
    ],
)
def test_what_cant_be_read_is_left_out(fields: dict[str, Any]) -> None:
    update = readable({"update_id": 3, "message": message(**fields)}, BOT)
    assert update.update_id == 3
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.id == 5001
    assert update.message.text == fields.get("text")
    assert update.message.poll is None
    assert update.message.sticker is None


def test_a_tap_under_such_a_message_is_a_tap() -> None:
    query = {"id": "9", "from": SENDER, "chat_instance": "1", "data": "rl:d:1:2:0"}
    tapped = {**query, "message": message(text="Дела", poll=OLD_POLL)}
    update = readable({"update_id": 4, "callback_query": tapped}, BOT)
    assert update.callback_query is not None
    assert update.callback_query.data == "rl:d:1:2:0"
    assert isinstance(update.callback_query.message, Message)
    assert update.callback_query.message.text == "Дела"


@pytest.mark.parametrize(
    "body",
    [
        {"message": {"message_id": 7}},
        {"message": "слово"},
        {"callback_query": {"id": "9", "chat_instance": "1"}},
        {"shipping_query": {"id": "1"}},
    ],
)
def test_what_is_no_message_at_all_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        readable({"update_id": 5, **body}, BOT)
