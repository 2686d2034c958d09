"""What schools are asked at the start, and what a request is called."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.bundle import short
from delivery.messages.deficits import deficit_name
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader
from services.outbox import Claimed
from services.registry import Services
from services.roadmap.request_facts import RequestLine
from services.roadmap.school_requests import KIND


class OpenRequests(CallbackData, prefix="srq"):
    """Open a school's form."""

    programme: int
    school: int


class SchoolRequestsMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {KIND: self._message}

    def riders(self) -> dict[str, RiderLine]:
        return {KIND: self._line}

    async def _message(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._line(claimed.payload, reader)
        return Outgoing(found[0], rows([(found[1], found[2])])) if found else None

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        programme, school = payload["programme"], payload["school"]
        asked = await self._services.roadmap.asked_school(programme, school)
        if asked is None or asked[1]:
            return None
        data = OpenRequests(programme=programme, school=school).pack()
        return reader.html("requests-asked", school=asked[0]), reader.plain("requests-asked-button"), data


def request_name(line: RequestLine, reader: Reader) -> str:
    """The deficit, or own words."""
    return deficit_name(reader, line.deficit) if line.deficit else short(line.text, 200)
