"""What comes unasked about practices, and how a card reads."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.bundle import short
from delivery.messages.deficits import deficit_name
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader, join
from services.events.names import event_name
from services.outbox import Claimed
from services.practices.asking import ASK_KIND
from services.practices.facts import PracticeCard, PracticeLine, PracticeState
from services.practices.moderating import DECIDED_KIND
from services.practices.writing import WAITING_KIND
from services.registry import Services

ABOUT_IN_LISTS = 90


class PracticeAskCall(CallbackData, prefix="pra"):
    """A presenter begins the card of what they led."""

    programme: int
    event: int


class PracticeOpenCall(CallbackData, prefix="pro"):
    """Open a card: its author's, or one that waits for the methodist."""

    programme: int
    practice: int


class PracticesMessages:
    def __init__(self, services: Services) -> None:
        self._practices = services.practices

    def renderers(self) -> dict[str, Renderer]:
        return {ASK_KIND: self._message, WAITING_KIND: self._message, DECIDED_KIND: self._message}

    def riders(self) -> dict[str, RiderLine]:
        return {ASK_KIND: self._ask, WAITING_KIND: self._waiting, DECIDED_KIND: self._decided}

    async def _message(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self.riders()[claimed.kind](claimed.payload, reader)
        return Outgoing(found[0], rows([(found[1], found[2])])) if found else None

    async def _ask(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        event = await self._practices.asked_event(payload["event"], payload["person"])
        if event is None:
            return None
        kind, title, programme = event
        data = PracticeAskCall(programme=programme, event=payload["event"]).pack()
        name = event_name(reader.plain, kind, title)
        return reader.html("practice-ask", name=name), reader.plain("practice-ask-button"), data

    async def _waiting(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        found = await self._practices.asked_title(payload["practice"], PracticeState.WAITING)
        if found is None:
            return None
        data = PracticeOpenCall(programme=payload["programme"], practice=payload["practice"]).pack()
        return reader.html("practice-waits", title=found[0]), reader.plain("practice-waits-button"), data

    async def _decided(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        state = PracticeState(payload["state"])
        found = await self._practices.asked_title(payload["practice"], state)
        if found is None:
            return None
        title, note = found
        data = PracticeOpenCall(programme=payload["programme"], practice=payload["practice"]).pack()
        line = reader.html(f"practice-told-{state}", title=title, note=note)
        return line, reader.plain("practice-told-button"), data


def tags(reader: Reader, card: PracticeCard) -> str:
    """«математика · 7 класс · методика преподавания», plain; empty without any."""
    deficits = [deficit_name(reader, one) for one in card.deficits]
    return " · ".join(part for part in (card.subject, card.grade, *deficits) if part)


def author(card: PracticeCard) -> str:
    """«Орлова Ирина Павловна, Приладожская СОШ», plain."""
    return ", ".join(part for part in (card.author, card.school) if part)


def card_text(reader: Reader, card: PracticeCard) -> Markup:
    """The card as everybody reads it, in the chat and wherever it is shown."""
    lines = [reader.html("practice-title", title=card.title)]
    if found := tags(reader, card):
        lines.append(reader.html("practice-tags", tags=found))
    if card.about:
        lines.append(reader.html("practice-about", about=card.about))
    if card.link:
        lines.append(reader.html("practice-link", link=card.link))
    if card.files:
        names = ", ".join(short(one.file.name, 40) for one in card.files)
        lines.append(reader.html("practice-files", n=len(card.files), names=names))
    lines.append(reader.html("practice-author", author=author(card)))
    if card.event:
        lines.append(reader.html("practice-event", event=card.event))
    return join(lines)


def line_label(line: PracticeLine) -> str:
    """A card as a button: its title, and how often it was taken."""
    return f"{line.title} · {line.uses}" if line.uses else line.title
