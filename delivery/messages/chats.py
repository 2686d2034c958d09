"""What linked groups are told.

In a group nothing is personal: no names of who is late, no answers, and no buttons but links to the private
chat.
"""

from datetime import date

from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.events import about, called, span
from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join
from models.enums import EventState
from services.chats import events
from services.chats.living import FAREWELL, HELLO
from services.chats.planning import DAY
from services.outbox import Claimed
from services.registry import Services

EVENT_LINK = "ev"
WEEK_LINK = "week"
ITEMS_SHOWN = 10
TITLE_LENGTH = 200


class ChatsMessages:
    def __init__(self, services: Services, bot: Bot) -> None:
        """`bot` is asked for its name: buttons in groups are links to the private chat."""
        self._services = services
        self._bot = bot

    def renderers(self) -> dict[str, Renderer]:
        return {
            HELLO: self._hello,
            FAREWELL: self._farewell,
            DAY: self._day,
            events.ANNOUNCED: self._announced,
            events.SOON: self._soon,
            events.MOVED: self._moved,
            events.CANCELLED: self._cancelled,
        }

    async def _hello(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._services.chats.notice(claimed.payload["chat"])
        if found is None:
            return None
        key = "chat-hello-partnership" if found.of_partnership else "chat-hello-programme"
        return Outgoing(
            reader.html(key, programme=found.programme), await self._links(reader.plain("chats-to-private"))
        )

    async def _farewell(self, claimed: Claimed, reader: Reader) -> Outgoing:
        of_partnership = claimed.payload["partnership"]
        return Outgoing(
            reader.html("chat-farewell-partnership" if of_partnership else "chat-farewell-programme")
        )

    async def _day(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        payload = claimed.payload
        found = await self._services.chats.day(payload["chat"], date.fromisoformat(payload["day"]))
        if found is None:
            return None
        lines = [reader.html("chat-day-partnership" if found.of_partnership else "chat-day-programme")]
        for item in found.items[:ITEMS_SHOWN]:
            key = "chat-day-item-today" if item.due_on == found.today else "chat-day-item"
            title = item.title if len(item.title) <= TITLE_LENGTH else f"{item.title[: TITLE_LENGTH - 1]}…"
            lines.append(reader.html(key, title=title, day=dates.day(reader.locale, item.due_on)))
        if len(found.items) > ITEMS_SHOWN:
            lines.append(reader.html("chat-day-more", n=len(found.items) - ITEMS_SHOWN))
        return Outgoing(
            join(lines), await self._links(reader.plain("chat-day-button"), f"?start={WEEK_LINK}")
        )

    async def _announced(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        return await self._event(claimed, reader, reader.html("chat-event-announced"))

    async def _soon(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        key = "chat-event-hour" if claimed.payload["which"] == "hour" else "chat-event-day"
        return await self._event(claimed, reader, reader.html(key))

    async def _moved(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        key = "event-relocated" if claimed.payload.get("relocated") else "event-moved"
        return await self._event(claimed, reader, reader.html(key))

    async def _event(self, claimed: Claimed, reader: Reader, head: Markup) -> Outgoing | None:
        found = await self._services.events.described(claimed.payload["event"])
        # Called off or begun since: something else is said of it, or nothing.
        if found is None or found.started or found.state is EventState.CANCELLED:
            return None
        keyboard = await self._links(reader.plain("chat-event-button"), f"?start={EVENT_LINK}{found.id}")
        return Outgoing(join([head, about(reader, found)], "\n\n"), keyboard)

    async def _cancelled(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._services.events.described(claimed.payload["event"])
        if found is None:
            return None
        return Outgoing(reader.html("event-cancelled", name=called(reader, found), when=span(reader, found)))

    async def _links(self, label: str, path: str = "") -> InlineKeyboardMarkup:
        me = await self._bot.me()
        button = InlineKeyboardButton(text=label, url=f"https://t.me/{me.username}{path}")
        return InlineKeyboardMarkup(inline_keyboard=[[button]])
