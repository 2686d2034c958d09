"""Files that people send: fetched, or refused with a reason before they are fetched."""

from io import BytesIO

from aiogram import Bot
from aiogram.types import Document, PhotoSize

from services.errors import DomainError

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
