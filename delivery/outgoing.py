"""A message ready to go: text, buttons, at most one medium."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, Message


@dataclass(frozen=True, slots=True)
class Attachment:
    """A medium of a message: bytes of our own, or something Telegram already has (by `file_id`)."""

    kind: str
    """photo, document, video, voice or audio."""
    file_id: str = ""
    content: bytes = b""
    name: str = ""

    def source(self) -> str | InputFile:
        return self.file_id or BufferedInputFile(self.content, self.name)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`text` is HTML as Telegram takes it (the caption, if there is an attachment)."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    attachment: Attachment | None = None


async def send(bot: Bot, chat_id: int, outgoing: Outgoing) -> Message:
    """One Bot API call. Raises aiogram's exceptions as they come."""
    attachment = outgoing.attachment
    if attachment is None:
        return await bot.send_message(chat_id, outgoing.text, reply_markup=outgoing.keyboard)
    caption, markup = outgoing.text or None, outgoing.keyboard
    match attachment.kind:
        case "photo":
            return await bot.send_photo(chat_id, attachment.source(), caption=caption, reply_markup=markup)
        case "video":
            return await bot.send_video(chat_id, attachment.source(), caption=caption, reply_markup=markup)
        case "voice":
            return await bot.send_voice(chat_id, attachment.source(), caption=caption, reply_markup=markup)
        case "audio":
            return await bot.send_audio(chat_id, attachment.source(), caption=caption, reply_markup=markup)
        case _:
            return await bot.send_document(chat_id, attachment.source(), caption=caption, reply_markup=markup)


def rows(*lines: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    """Buttons as rows of (label, callback data)."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=data) for label, data in line]
            for line in lines
            if line
        ]
    )
