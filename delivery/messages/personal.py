"""What a pair hears of its personal programme: to be agreed to, changed, reviewed; steps that are late."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.bundle import short
from delivery.messages.partnerships import NAME_LENGTH, shortened
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader
from models.enums import PersonalState
from services.outbox import Claimed
from services.partnerships.personal_facts import PersonalNews
from services.partnerships.personal_rules import AGREED, CHANGE, LATE, MOVED, NEWS, OFFERED, REVIEW
from services.registry import Services

WORD_SHOWN = 200
GOING = (PersonalState.AGREED, PersonalState.REVIEWED)


class OpenPersonal(CallbackData, prefix="prsn"):
    """Open the personal programme of a partnership, in the programme it belongs to."""

    programme: int
    partnership: int


class PersonalMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return dict.fromkeys((*NEWS, LATE), self._message)

    def riders(self) -> dict[str, RiderLine]:
        return {LATE: self._late, **{kind: self._rider(kind) for kind in NEWS}}

    async def _message(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self.riders()[claimed.kind](claimed.payload, reader)
        if found is None:
            return None
        text, label, data = found
        return Outgoing(text, rows([(label, data)]))

    def _rider(self, kind: str) -> RiderLine:
        async def line(payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
            news = await self._services.partnerships.personal_news(
                payload["partnership_id"], payload["person_id"], payload["about_id"]
            )
            text = _text(kind, news, reader) if news and news.living else None
            if news is None or text is None:
                return None
            data = OpenPersonal(programme=news.programme_id, partnership=news.partnership_id)
            return text, reader.plain("personal-open"), data.pack()

        return line

    async def _late(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        late = await self._services.roadmap.late_facts(payload["assignments"])
        if late is None:
            return None
        names = shortened(", ".join(late.people), 2 * NAME_LENGTH)
        text = reader.html("personal-news-late", title=short(late.title), names=names)
        data = OpenPersonal(programme=payload["programme"], partnership=payload["partnership_id"])
        return text, reader.plain("personal-open"), data.pack()


def _text(kind: str, news: PersonalNews, reader: Reader) -> Markup | None:
    """The line as things are now; None when there is nothing to say of it any more."""
    names = shortened(", ".join(news.partners), 2 * NAME_LENGTH)
    draft = news.state is PersonalState.DRAFT
    if kind == OFFERED and draft and not news.i_agreed:
        return reader.html("personal-news-offered", names=names)
    if kind == CHANGE and draft and news.word:
        return reader.html("personal-news-change", names=names, word=shortened(news.word, WORD_SHOWN))
    if kind == AGREED and news.state in GOING:
        return reader.html("personal-news-agreed")
    if kind == MOVED and news.state in GOING:
        return reader.html("personal-news-moved")
    if kind == REVIEW and news.review:
        return reader.html(f"personal-news-review-{news.review}")
    return None
