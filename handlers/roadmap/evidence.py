"""What a person sends as the evidence of something done: looked at, fetched, kept."""

from dataclasses import replace

from aiogram.types import Message

from handlers.common.context import Context
from handlers.common.files import described, received_of
from services.errors import DomainError
from services.roadmap.rules import Given, evidence_error
from services.roadmap.views import Evidence


async def given_of(message: Message, evidence: Evidence, ctx: Context) -> Given:
    """The message as evidence of the kind wanted; its file is kept if Telegram lends it to bots.

    Raises DomainError with what is wrong and an example when it is not of that kind: then nothing is
    fetched.
    """
    given = Given(message.text or message.caption or "", described(message))
    wrong = evidence_error(evidence, given)
    if wrong:
        raise DomainError(wrong)
    if given.file is None:
        return given
    return replace(given, file=await received_of(ctx, message))
