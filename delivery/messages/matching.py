"""A proposal in words: why two people fit, why somebody stays alone, what a publication made."""

from collections.abc import Iterable
from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.deficits import deficit_name
from delivery.messages.partnerships import shortened
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader
from services.outbox import Claimed
from services.partnerships.mentor_facts import GroupLine, PlaceLine, Published
from services.partnerships.rules import REASON_LENGTH
from services.people.deficits import DeficitLine
from services.registry import Services

WORDS_LENGTH = 160
"""Characters of a list of deficits or of a subject inside a sentence."""


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


def place_reason(reader: Reader, place: PlaceLine) -> str:
    """Why this mentee and this mentor, as its methodist reads it: «один предмет; школы-партнёры»."""
    return _joined(reader, [place], place.common)


def group_reason(reader: Reader, group: GroupLine) -> str:
    """Why this partnership, as both sides will read it."""
    common = {line.id: line for place in group.places for line in place.common}
    return shortened(_joined(reader, group.places, common.values()), REASON_LENGTH)


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
        "deficits": _names(reader, place.wants) or "—",
    }
    return reader.plain("matching-why", **values), reader.plain("matching-help", **values)


def _joined(reader: Reader, places: Iterable[PlaceLine], common: Iterable[DeficitLine]) -> str:
    found = [place.grounds for place in places if place.grounds]
    deficits = _names(reader, common)
    words = [reader.plain("matching-ground-deficits", deficits=deficits)] if deficits else []
    subject = max((one.subject for one in found), default=0)
    if subject:
        words.append(reader.plain("matching-ground-subject" if subject == 2 else "matching-ground-kindred"))
    near = {one.near.value for one in found}
    words += [reader.plain(f"matching-ground-{one}") for one in ("partner", "own") if one in near]
    if any(one.well for one in found):
        words.append(reader.plain("matching-ground-well"))
    if not words and found:
        silent = all(one.silent for one in found)
        words.append(reader.plain("matching-ground-silent" if silent else "matching-ground-hand"))
    return "; ".join(words)


def _names(reader: Reader, deficits: Iterable[DeficitLine]) -> str:
    return shortened(", ".join(deficit_name(reader, line) for line in deficits), WORDS_LENGTH)
