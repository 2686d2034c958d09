"""Files that people send: fetched, or refused with a reason before they are fetched."""

from dataclasses import replace
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import BufferedInputFile, Document, Message, PhotoSize
from aiohttp import ClientError

from handlers.common.context import Context
from locales import Markup
from services.errors import DomainError
from services.files import Received

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
"""What a bot may fetch (Bot API, getFile)."""


async def fetch(bot: Bot, file: Document | PhotoSize | str, largest: int = LARGEST) -> bytes:
    """The bytes of a file, or of the one with that id of Telegram's.

    Raises DomainError when it is larger than `largest` bytes, or does not come.
    """
    _require_fits(0 if isinstance(file, str) else file.file_size or 0, largest)
    for is_last in (False, True):
        buffer = BytesIO()
        try:
            await bot.download(file, destination=buffer)
        except TelegramBadRequest as error:
            if "file is too big" in error.message:
                # The message did not say the size.
                raise _too_large(0, LARGEST) from error
            raise DomainError("error-file-not-fetched") from error
        except (TelegramAPIError, ClientError, TimeoutError) as error:
            # The second try asks anew where the file is: Telegram names a place for a while only.
            if is_last:
                raise DomainError("error-file-not-fetched") from error
        else:
            break
    content = buffer.getvalue()
    _require_fits(len(content), largest)
    return content


def _require_fits(size: int, largest: int) -> None:
    if size > largest:
        raise _too_large(size, largest)


def _too_large(size: int, largest: int) -> DomainError:
    """`size` in bytes, 0 when it is not known."""
    return DomainError("error-file-too-large", limit=largest // MEGABYTE, size=size // MEGABYTE)


async def received_of(ctx: Context, message: Message) -> Received | None:
    """The file that a message carries, kept if Telegram lends it to bots; None when it carries none."""
    received, source = described(message), message.document or (message.photo[-1] if message.photo else None)
    if received is None or source is None or received.size > LARGEST:
        return received
    return await keep(source, received, ctx)


def described(message: Message) -> Received | None:
    """What the message says of the document, photo or video in it; None without one. Nothing is fetched."""
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


async def keep(source: Document | PhotoSize, received: Received, ctx: Context) -> Received:
    """The file with its content in our own store."""
    content = await fetch(ctx.bot, source)
    return replace(received, size=len(content), sha256=await ctx.services.files.put(content))


async def show_file(ctx: Context, file: Received, caption: Markup) -> None:
    """Send somebody's file to the one who asks: our own copy, or, without one, Telegram's."""
    if file.sha256:
        source: BufferedInputFile | str = BufferedInputFile(
            await ctx.services.files.get(file.sha256), file.name
        )
    else:
        source = file.telegram_file_id
    if file.media_type.startswith("video/") and not file.sha256:
        # Telegram does not change a kind: what came as a video goes as one.
        await ctx.bot.send_video(ctx.user.id, source, caption=caption)
    else:
        await ctx.bot.send_document(ctx.user.id, source, caption=caption)
