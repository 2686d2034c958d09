"""What a person sends as the evidence of something done: looked at, fetched, kept."""

from dataclasses import replace

from aiogram.types import Document, Message, PhotoSize

from handlers.common.context import Context
from handlers.common.files import LARGEST, fetch
from services.errors import DomainError
from services.files import Received
from services.roadmap.rules import Given, evidence_error
from services.roadmap.views import Evidence


async def given_of(message: Message, evidence: Evidence, ctx: Context) -> Given:
    """The message as evidence of the kind wanted; its file is kept if Telegram lends it to bots.

    Raises DomainError with what is wrong and an example when it is not of that kind: then nothing is
    fetched.
    """
    given = Given(message.text or message.caption or "", _received(message))
    wrong = evidence_error(evidence, given)
    if wrong:
        raise DomainError(wrong)
    source = message.document or (message.photo[-1] if message.photo else None)
    if given.file is None or source is None or given.file.size > LARGEST:
        return given
    return replace(given, file=await _keep(source, given.file, ctx))


async def _keep(source: Document | PhotoSize, received: Received, ctx: Context) -> Received:
    content = await fetch(ctx.bot, source)
    return replace(received, size=len(content), sha256=await ctx.services.files.put(content))


def _received(message: Message) -> Received | None:
    if document := message.document:
        return Received(
            name=document.file_name or "file",
            media_type=document.mime_type or "",
            size=document.file_size or 0,
            telegram_file_id=document.file_id,
        )
    if message.photo:
        photo = message.photo[-1]
        return Received("photo.jpg", "image/jpeg", photo.file_size or 0, photo.file_id)
    if video := message.video:
        # A video is shown by forwarding: Telegram keeps it, we keep its id.
        return Received("video.mp4", video.mime_type or "video/mp4", video.file_size or 0, video.file_id)
    return None
