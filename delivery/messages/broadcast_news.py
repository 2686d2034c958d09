"""What methodists hear of broadcasts unasked: one did not go, one is held."""

from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.broadcasts import OPEN, Control
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader
from models.enums import BroadcastState
from services.broadcasts.facts import BroadcastLine
from services.broadcasts.news import HELD, RETURNED
from services.outbox import Claimed
from services.registry import Services


class BroadcastNews:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {RETURNED: self._returned, HELD: self._held}

    def riders(self) -> dict[str, RiderLine]:
        return {HELD: self._held_line}

    async def _returned(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        line = await self._line(claimed.payload)
        if line is None or line.state is not BroadcastState.DRAFT:
            return None
        reason = reader.plain(claimed.payload["key"], **claimed.payload["values"])
        text = reader.html("broadcast-returned", beginning=_beginning(reader, line), reason=reason)
        return Outgoing(text, _button(reader, line))

    async def _held(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._held_line(claimed.payload, reader)
        if found is None:
            return None
        text, label, data = found
        button = InlineKeyboardButton(text=label, callback_data=data)
        return Outgoing(text, InlineKeyboardMarkup(inline_keyboard=[[button]]))

    async def _held_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        line = await self._line(payload)
        if line is None or line.state not in (BroadcastState.DRAFT, BroadcastState.PAUSED):
            return None
        text = reader.html("broadcast-held", beginning=_beginning(reader, line))
        return text, reader.plain("broadcast-open"), Control(broadcast_id=line.id, what=OPEN).pack()

    async def _line(self, payload: dict[str, Any]) -> BroadcastLine | None:
        return await self._services.broadcasts.told(payload["broadcast_id"])


def _beginning(reader: Reader, line: BroadcastLine) -> str:
    return line.beginning or reader.plain("broadcasts-medium", kind=line.medium)


def _button(reader: Reader, line: BroadcastLine) -> InlineKeyboardMarkup:
    data = Control(broadcast_id=line.id, what=OPEN).pack()
    button = InlineKeyboardButton(text=reader.plain("broadcast-open"), callback_data=data)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])
