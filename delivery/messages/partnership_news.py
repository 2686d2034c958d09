"""What becomes of a partnership: paused, going on, over, somebody joined or left."""

from collections.abc import Callable
from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.partnerships import NAME_LENGTH, shortened, step_name
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader, dates
from models.enums import PartnershipState
from services.outbox import Claimed
from services.partnerships.online import STEPS
from services.partnerships.telling import (
    BEREFT,
    CLOSED,
    JOINED,
    LEFT,
    NEWS,
    PAUSED,
    RESUMED,
    STEP,
    VISITED,
    News,
)
from services.registry import Services

Say = Callable[[News, Reader], Markup | None]


class OpenPartners(CallbackData, prefix="mypp"):
    """Open «Мои пары» of a programme."""

    programme: int


class OpenPairs(CallbackData, prefix="mypr"):
    """Open the methodist's list of pairs and groups of a programme."""

    programme: int


class PartnershipNews:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return dict.fromkeys(NEWS, self._message)

    def riders(self) -> dict[str, RiderLine]:
        return {kind: self._rider(kind) for kind in NEWS}

    async def _message(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._line(claimed.kind, claimed.payload, reader)
        if found is None:
            return None
        text, label, data = found
        return Outgoing(text, rows([(label, data)]))

    def _rider(self, kind: str) -> RiderLine:
        async def line(payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
            return await self._line(kind, payload, reader)

        return line

    async def _line(
        self, kind: str, payload: dict[str, Any], reader: Reader
    ) -> tuple[Markup, str, str] | None:
        news = await self._services.partnerships.news(
            payload["partnership_id"], payload["person_id"], payload["about_id"]
        )
        text = _SAY[kind](news, reader) if news else None
        if news is None or text is None:
            return None
        if kind == BEREFT:
            return text, reader.plain("news-pairs-button"), OpenPairs(programme=news.programme_id).pack()
        return text, reader.plain("news-button"), OpenPartners(programme=news.programme_id).pack()


def _names(news: News) -> str:
    return shortened(", ".join(news.partners), 3 * NAME_LENGTH)


def _paused(news: News, reader: Reader) -> Markup | None:
    if news.state is not PartnershipState.PAUSED or news.paused_until is None:
        return None
    day = dates.day(reader.locale, news.paused_until)
    return reader.html("news-paused", names=_names(news), day=day)


def _resumed(news: News, reader: Reader) -> Markup | None:
    if news.state is not PartnershipState.ACTIVE:
        return None
    return reader.html("news-resumed", names=_names(news))


def _closed(news: News, reader: Reader) -> Markup | None:
    if news.alone:
        return reader.html("news-closed-alone")
    return reader.html("news-closed", names=_names(news))


def _joined(news: News, reader: Reader) -> Markup | None:
    if news.state is PartnershipState.CLOSED or not news.about:
        return None
    return reader.html("news-joined", who=shortened(news.about, NAME_LENGTH))


def _left(news: News, reader: Reader) -> Markup | None:
    if news.about_me:
        return reader.html("news-left-me", names=_names(news))
    if news.state is PartnershipState.CLOSED:
        return None
    if not news.about:
        return reader.html("news-left-unnamed")
    return reader.html("news-left", who=shortened(news.about, NAME_LENGTH))


def _step(news: News, reader: Reader) -> Markup | None:
    if news.state is not PartnershipState.ACTIVE or news.step is None:
        return None
    n = STEPS.index(news.step) + 1
    return reader.html("news-step", names=_names(news), n=n, name=step_name(reader, news.step))


def _visited(news: News, reader: Reader) -> Markup | None:
    return reader.html("news-visited", names=_names(news))


def _bereft(news: News, reader: Reader) -> Markup | None:
    return reader.html("news-bereft", names=_names(news)) if news.partners else None


_SAY: dict[str, Say] = {
    BEREFT: _bereft,
    PAUSED: _paused,
    RESUMED: _resumed,
    CLOSED: _closed,
    JOINED: _joined,
    LEFT: _left,
    STEP: _step,
    VISITED: _visited,
}
