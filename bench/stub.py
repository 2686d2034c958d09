"""A Telegram that agrees to everything at once: what remains is what the program itself costs."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from itertools import count
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Message

TOKEN = "1234567:BENCH"  # noqa: S105 (opens nothing)
DAY = datetime(2026, 11, 17, tzinfo=UTC)


class Agreeable(BaseSession):
    """Every message is sent and every edit done, without a network."""

    def __init__(self) -> None:
        super().__init__()
        self._ids = count(1)

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        answer: Any = True
        if method.__api_method__.startswith(("send", "editMessage")):
            chat = Chat(id=getattr(method, "chat_id", 1) or 1, type="private")
            answer = Message(message_id=next(self._ids), date=DAY, chat=chat, text="-").as_(bot)
        return answer  # type: ignore[no-any-return]

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing to close."""


def agreeable_bot() -> Bot:
    return Bot(TOKEN, session=Agreeable(), default=DefaultBotProperties(parse_mode="HTML"))
