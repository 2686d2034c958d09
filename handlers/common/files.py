"""Files that people send: fetched, or refused with a reason before they are fetched."""

from io import BytesIO

from aiogram import Bot
from aiogram.types import BufferedInputFile, Document, PhotoSize

from handlers.common.context import Context
from locales import Markup
from services.errors import DomainError
from services.files import Received

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
"""What a bot may fetch (Bot API, getFile)."""


async def fetch(bot: Bot, file: Document | PhotoSize, largest: int = LARGEST) -> bytes:
    """The file's bytes. Raises DomainError when it is larger than `largest` bytes."""
    if (file.file_size or 0) > largest:
        raise DomainError(
            "error-file-too-large", limit=largest // MEGABYTE, size=(file.file_size or 0) // MEGABYTE
        )
    buffer = BytesIO()
    await bot.download(file, destination=buffer)
    return buffer.getvalue()


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
