"""A Telegram of our own in memory: it answers as it is told and remembers what it was asked."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.methods import (
    EditMessageText,
    GetMyCommands,
    SendMessage,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Message

Answer = Callable[[TelegramMethod[Any]], Exception | None]
"""What to do with a request: an error to raise, or None to carry it out."""


class FakeTelegram(BaseSession):
    """`script[chat]` holds what happens to the chat's next requests, first to last."""

    def __init__(self) -> None:
        super().__init__()
        self.script: dict[int, list[Answer]] = defaultdict(list)
        self.delivered: list[tuple[int, str]] = []
        self.asked: list[TelegramMethod[Any]] = []
        self.gate: asyncio.Event | None = None
        self._last_id = 0

    def bot(self) -> Bot:
        return Bot("42:TEST", session=self, default=DefaultBotProperties(parse_mode="HTML"))

    def fail(self, chat_id: int, make: Callable[[TelegramMethod[Any]], Exception], times: int = 1) -> None:
        """The chat's next requests end so."""
        self.script[chat_id].extend([make] * times)

    def texts(self, chat_id: int) -> list[str]:
        return [text for chat, text in self.delivered if chat == chat_id]

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        self.asked.append(method)
        if self.gate is not None:
            await self.gate.wait()
        await asyncio.sleep(0)
        if isinstance(method, GetMyCommands | SetMyCommands):
            # What the chat's menu offers: nothing so far, then whatever is wanted.
            return cast(TelegramType, [] if isinstance(method, GetMyCommands) else True)
        assert isinstance(method, SendMessage | EditMessageText)
        chat_id = int(method.chat_id or 0)
        waiting = self.script[chat_id]
        error = waiting.pop(0)(method) if waiting else None
        if error is not None:
            raise error
        self.delivered.append((chat_id, method.text or ""))
        self._last_id += 1
        chat = Chat(id=chat_id, type="private")
        sent: Any = Message(
            message_id=self._last_id, date=datetime(2026, 11, 16, tzinfo=UTC), chat=chat, text=method.text
        )
        answer: TelegramType = sent
        return answer

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
