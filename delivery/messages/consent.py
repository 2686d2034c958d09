"""The question of consent once more, when its text has changed; it may wait in a chat for days."""

from enum import StrEnum
from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader
from services.outbox import Claimed
from services.people.consent import text_key
from services.people.consenting import KIND, ConsentQuestion
from services.registry import Services


class ConsentStep(StrEnum):
    OPEN = "o"
    SHOW = "s"
    READ = "r"
    AGREE = "a"
    LATER = "l"


class ConsentTap(CallbackData, prefix="cv"):
    """`version` is the text that stood above the button: agreeing to another one is no agreement."""

    step: ConsentStep
    person: int
    version: int


def question(reader: Reader, facts: ConsentQuestion) -> Outgoing:
    """What has happened and what stays as it is; or that everything is settled."""
    if facts.settled:
        return Outgoing(reader.html("consent-again-done", version=facts.version))
    text = reader.html("consent-again", programme=facts.programme, version=facts.version)
    read = (reader.plain("consent-read"), _tap(ConsentStep.READ, facts))
    return Outgoing(text, rows([read], _choice(reader, facts)))


def full_text(reader: Reader, facts: ConsentQuestion) -> Outgoing:
    back = (reader.plain("button-back"), _tap(ConsentStep.SHOW, facts))
    text = reader.html(text_key(facts.version), programme=facts.programme)
    return Outgoing(text, rows(_choice(reader, facts), [back]))


def later(reader: Reader) -> Outgoing:
    return Outgoing(reader.html("consent-again-later"))


class ConsentMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {KIND: self._message}

    def riders(self) -> dict[str, RiderLine]:
        return {KIND: self._line}

    async def _message(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        facts = await self._facts(claimed.payload)
        return question(reader, facts) if facts else None

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        facts = await self._facts(payload)
        if facts is None:
            return None
        label = reader.plain("consent-again-button")
        return reader.html("consent-again-line"), label, _tap(ConsentStep.OPEN, facts)

    async def _facts(self, payload: dict[str, Any]) -> ConsentQuestion | None:
        people = self._services.people
        facts = await people.consent_question(payload["person_id"], payload["programme_id"])
        return None if facts is None or facts.settled else facts


def _choice(reader: Reader, facts: ConsentQuestion) -> list[tuple[str, str]]:
    return [
        (reader.plain("consent-yes", gender=facts.gender.value), _tap(ConsentStep.AGREE, facts)),
        (reader.plain("consent-again-not-now"), _tap(ConsentStep.LATER, facts)),
    ]


def _tap(step: ConsentStep, facts: ConsentQuestion) -> str:
    return ConsentTap(step=step, person=facts.person_id, version=facts.version).pack()
