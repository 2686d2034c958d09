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

NAMES_SHOWN, NAME_LENGTH = 5, 60


class OpenRequests(CallbackData, prefix="srq"):
    """Open a school's form; the map of all for `school` 0."""

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
        # Older lines, which may wait still, name one school.
        schools = payload["schools"] if "schools" in payload else [payload["school"]]
        left = await self._services.roadmap.asked_schools(payload["programme"], schools)
        if not left:
            return None
        (school, name), *others = left
        data = OpenRequests(programme=payload["programme"], school=0 if others else school).pack()
        if not others:
            return reader.html("requests-asked", school=name), reader.plain("requests-asked-button"), data
        names = ", ".join(short(one, NAME_LENGTH) for _, one in left[:NAMES_SHOWN])
        more = len(left) - NAMES_SHOWN
        text = reader.html("requests-asked-several", count=len(left), names=names, more=max(more, 0))
        return text, reader.plain("requests-asked-map"), data


def request_name(line: RequestLine, reader: Reader) -> str:
    """The deficit, or own words."""
    return deficit_name(reader, line.deficit) if line.deficit else short(line.text, 200)
