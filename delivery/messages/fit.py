"""A private question to the mentee, and what of it (or of a request for another partner) goes where."""

from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.partnerships import NAME_LENGTH, shortened
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader, join
from models.enums import Fit
from services.outbox import Claimed
from services.partnerships.facts import FitFacts
from services.partnerships.requests import ANSWER
from services.partnerships.telling import FIT
from services.partnerships.worries import WORRY, Worry, WorryKind
from services.registry import Services

LINE_LENGTH = 110


class FitCall(CallbackData, prefix="fit"):
    """«Does it suit you?»: an answer to the question `fit`."""

    fit: int
    answer: Fit


class FitOpen(CallbackData, prefix="fito"):
    """Show the question as a message of its own (from a bundle), or ask for a word to the answer."""

    fit: int
    word: int = 0


class OpenWorry(CallbackData, prefix="wry"):
    """Open the methodist's case."""

    programme: int
    kind: WorryKind
    worry: int


class FitMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {FIT: self._question, WORRY: self._worry, ANSWER: self._answer}

    def riders(self) -> dict[str, RiderLine]:
        return {FIT: self._question_line, WORRY: self._worry_line}

    async def _question(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._services.partnerships.fit_facts(claimed.payload["fit"])
        return draw_fit(found, reader) if found else None

    async def _question_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        found = await self._services.partnerships.fit_facts(payload["fit"])
        if found is None or found.answer is not None:
            return None
        text = reader.html("fit-line", mentor=shortened(found.mentor, NAME_LENGTH))
        return text, reader.plain("fit-open"), FitOpen(fit=found.id).pack()

    async def _worry(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._worry_line(claimed.payload, reader)
        if found is None:
            return None
        text, label, data = found
        return Outgoing(text, rows([(label, data)]))

    async def _worry_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        worry = await self._services.partnerships.worry_facts(WorryKind(payload["kind"]), payload["id"])
        if worry is None or worry.settled:
            return None
        data = OpenWorry(programme=worry.programme_id, kind=worry.kind, worry=worry.id).pack()
        return worry_line(worry, reader), reader.plain("button-attention"), data

    async def _answer(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await self._services.partnerships.answered_request(claimed.payload["request"])
        if found is None:
            return None
        return Outgoing(reader.html("request-answered", answer=found.answer, by=found.by or "—"))


def draw_fit(found: FitFacts, reader: Reader) -> Outgoing:
    """The question, or, once it is answered, thanks and room for a word."""
    mentor = shortened(found.mentor, NAME_LENGTH)
    if found.answer is None:
        buttons = [
            [(reader.plain(f"fit-{answer.value}"), FitCall(fit=found.id, answer=answer).pack())]
            for answer in Fit
        ]
        return Outgoing(reader.html("fit-question", mentor=mentor), rows(*buttons))
    lines = [reader.html(f"fit-thanks-{found.answer.value}", mentor=mentor)]
    if found.word:
        lines.append(reader.html("fit-word-kept", word=found.word))
    label = reader.plain("fit-word-again" if found.word else "fit-word")
    return Outgoing(join(lines, "\n\n"), rows([(label, FitOpen(fit=found.id, word=1).pack())]))


def worry_line(worry: Worry, reader: Reader) -> Markup:
    """One line: who is troubled by what."""
    return reader.html(f"worry-{worry.kind.value}-line", who=shortened(worry.by.full_name, NAME_LENGTH))
