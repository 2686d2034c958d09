"""What the keepers of a linked group are told of it: the bot is out, or may not write."""

from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader
from services.chats.living import LOST, MUTED
from services.outbox import Claimed
from services.registry import Services


class KeptChat(CallbackData, prefix="kc"):
    """A keeper opens the groups of what a group (lost or muted) was linked to."""

    chat: int


class ChatNews:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {LOST: self._lost, MUTED: self._muted}

    def riders(self) -> dict[str, RiderLine]:
        return {LOST: self._lost_line, MUTED: self._muted_line}

    async def _lost(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        return await self._told(claimed.payload, reader, "chat-lost")

    async def _muted(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        return await self._told(claimed.payload, reader, "chat-muted")

    async def _told(self, payload: dict[str, Any], reader: Reader, key: str) -> Outgoing | None:
        line = await self._line(payload, reader, key)
        if line is None:
            return None
        text, label, data = line
        button = InlineKeyboardButton(text=label, callback_data=data)
        return Outgoing(text, InlineKeyboardMarkup(inline_keyboard=[[button]]))

    async def _lost_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        return await self._line(payload, reader, "chat-lost")

    async def _muted_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        return await self._line(payload, reader, "chat-muted")

    async def _line(
        self, payload: dict[str, Any], reader: Reader, key: str
    ) -> tuple[Markup, str, str] | None:
        found = await self._services.chats.notice(payload["chat"])
        if found is None or (key == "chat-muted" and not found.muted):
            return None
        title = payload.get("title") or found.title
        data = KeptChat(chat=payload["chat"]).pack()
        return reader.html(key, title=title, programme=found.programme), reader.plain("chats-open"), data
