"""A proposal in words: what to mind, why somebody stays alone, what a publication made."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.grounds import WORDS_LENGTH, deficits_said
from delivery.messages.partnerships import shortened
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader
from services.outbox import Claimed
from services.partnerships.mentor_facts import PlaceLine, Published
from services.registry import Services


class MatchingOpen(CallbackData, prefix="mtp"):
    """Open a published proposal: who was left out, and why."""

    matching_id: int


class MatchingMessages:
    def __init__(self, services: Services) -> None:
        self._partnerships = services.partnerships

    def renderers(self) -> dict[str, Renderer]:
        return {"matching_published": self._published}

    def riders(self) -> dict[str, RiderLine]:
        return {"matching_published": self._line}

    async def _published(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        made = await self._partnerships.published_for(claimed.payload["matching_id"])
        if made is None:
            return None
        data = MatchingOpen(matching_id=claimed.payload["matching_id"]).pack()
        return Outgoing(published_text(reader, made), rows([(reader.plain("matching-open"), data)]))

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        made = await self._partnerships.published_for(payload["matching_id"])
        if made is None:
            return None
        data = MatchingOpen(matching_id=payload["matching_id"]).pack()
        return published_text(reader, made), reader.plain("matching-open"), data


def published_text(reader: Reader, made: Published) -> Markup:
    return reader.html(
        "matching-published", pairs=made.pairs, groups=made.groups, people=made.people, left=made.left_out
    )


def cautions(reader: Reader, place: PlaceLine) -> list[Markup]:
    """What to mind about a pair before it is made."""
    found = place.grounds
    if found is None:
        return []
    lines = []
    if found.untrained:
        lines.append(reader.html("matching-caution-training"))
    if found.travel:
        lines.append(reader.html("matching-caution-travel"))
    return lines


def why_alone(reader: Reader, place: PlaceLine) -> tuple[str, str]:
    """Why somebody has no mentor, and what would help ("" where nothing would)."""
    assert place.why is not None
    values = {
        "why": place.why.value,
        "subject": shortened(place.subject, WORDS_LENGTH) or "—",
        "deficits": deficits_said(reader, place.wants) or "—",
    }
    return reader.plain("matching-why", **values), reader.plain("matching-help", **values)
