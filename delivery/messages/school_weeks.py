"""A school's week: a line in its curator's message of the day, and the button of the whole summary."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.bundle import short
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader
from services.outbox import Claimed
from services.registry import Services
from services.summaries.school_weeks import KIND


class OpenSchoolSummary(CallbackData, prefix="scs"):
    """Open a school's whole summary."""

    programme: int
    school: int


class SchoolWeeksMessages:
    def __init__(self, services: Services) -> None:
        self._summaries = services.summaries

    def renderers(self) -> dict[str, Renderer]:
        return {KIND: self._message}

    def riders(self) -> dict[str, RiderLine]:
        return {KIND: self._line}

    async def _message(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._line(claimed.payload, reader)
        return Outgoing(found[0], rows([(found[1], found[2])])) if found else None

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        found = await self._summaries.school_week(payload["programme"], payload["person"])
        if found is None:
            return None
        text = reader.html(
            "school-week",
            school=short(found.name),
            fresh=found.fresh,
            pairs=found.pairs,
            meetings=found.meetings,
            done=found.done,
            tasks=found.tasks,
            late=found.late,
            silent=found.silent,
        )
        data = OpenSchoolSummary(programme=payload["programme"], school=found.school_id).pack()
        return text, reader.plain("school-summary-open"), data
