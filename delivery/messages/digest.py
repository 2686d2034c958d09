"""The week's digest: what needs a decision, each line with the button of its case."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.cases import case_line, note_line
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join
from services.outbox import Claimed
from services.registry import Services
from services.roadmap.board_facts import CaseKind
from services.roadmap.digest import KIND, DigestFacts

CASES_A_PAGE = 8


class DigestCase(CallbackData, prefix="dgc"):
    """A number in the digest: open that case."""

    programme: int
    kind: CaseKind
    subject: int
    other: int


class DigestPage(CallbackData, prefix="dgp"):
    """Turn to a page of the digest (from a bundle: show it, `below` the bundle)."""

    programme: int
    page: int
    below: int = 0


class OpenNotes(CallbackData, prefix="dgn"):
    """What was done about exceptions."""

    programme: int


class DigestMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {KIND: self._digest}

    def riders(self) -> dict[str, RiderLine]:
        return {KIND: self._line}

    async def _digest(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._services.roadmap.digest_facts(claimed.payload["programme"])
        return draw_digest(found, reader) if found else None

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        found = await self._services.roadmap.digest_facts(payload["programme"])
        if found is None:
            return None
        data = DigestPage(programme=found.programme_id, page=0, below=1).pack()
        return (
            reader.html("digest-rider", n=len(found.cases), more=int(found.more)),
            reader.plain("digest-rider-button"),
            data,
        )


def draw_digest(found: DigestFacts, reader: Reader, page: int = 0) -> Outgoing:
    """One page of it; past the end the last one."""
    pages = max(1, -(-len(found.cases) // CASES_A_PAGE))
    page = min(max(page, 0), pages - 1)
    start = page * CASES_A_PAGE
    shown = list(enumerate(found.cases[start : start + CASES_A_PAGE], start=start + 1))
    day = dates.day(reader.locale, found.on)
    lines = [
        reader.html(
            "digest-head" if found.cases else "digest-quiet",
            day=day,
            n=len(found.cases),
            more=int(found.more),
        )
    ]
    lines += [case_line(n, one, reader) for n, one in shown]
    if found.settled:
        settled = len(found.settled) + found.settled_more
        lines += [Markup(""), reader.html("digest-settled", n=settled)]
        lines += [note_line(one, reader) for one in found.settled]
    numbers = [
        (
            str(n),
            DigestCase(programme=found.programme_id, kind=one.kind, subject=one.id, other=one.other).pack(),
        )
        for n, one in shown
    ]
    turns = [
        (label, DigestPage(programme=found.programme_id, page=to).pack())
        for label, to in (("←", page - 1), (f"{page + 1}/{pages}", page), ("→", page + 1))
        if pages > 1 and 0 <= to < pages
    ]
    more = []
    if found.settled_more:
        more = [(reader.plain("digest-button-notes"), OpenNotes(programme=found.programme_id).pack())]
    buttons = [row for row in (numbers, turns, more) if row]
    return Outgoing(join(lines), rows(*buttons) if buttons else None)
