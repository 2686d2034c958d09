"""What the owners hear of messages that were not sent."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join
from services.outbox import Claimed
from services.outbox.unsent import KIND, UnsentReport
from services.registry import Services


class Unsent(CallbackData, prefix="uns"):
    """«Подробнее» in a bundle: shows the report as a message of its own."""

    report: int


class OutboxMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {KIND: self._report}

    def riders(self) -> dict[str, RiderLine]:
        return {KIND: self._rider}

    async def _report(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        report = await self._facts(claimed.payload)
        return unsent(reader, report) if report else None

    async def _rider(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        report = await self._facts(payload)
        if report is None:
            return None
        line = reader.html("unsent-rider", n=report.total)
        return line, reader.plain("unsent-rider-button"), Unsent(report=report.number).pack()

    async def _facts(self, payload: dict[str, Any]) -> UnsentReport | None:
        return await self._services.unsent.told(payload["report"], payload["account_id"])


def unsent(reader: Reader, report: UnsentReport) -> Outgoing:
    """The whole message: how many of what kind, and how each ended."""
    lines = [reader.html("unsent-title", n=report.total, since=dates.moment(reader.locale, report.since))]
    lines += [
        reader.html("unsent-line", kind=kind_name(reader, one.kind), status=one.status.value, n=one.count)
        for one in report.counts
    ]
    return Outgoing(join([*lines, reader.html("unsent-where")]))


def kind_name(reader: Reader, kind: str) -> str:
    """«сводка дня» for a row's kind."""
    return reader.plain("unsent-kind", kind=kind)
