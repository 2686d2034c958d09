"""A message ready to go: text, buttons, a medium; or an album."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import Response, SendMessage
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MediaUnion,
    Message,
    MessageId,
)

USER_LINK = "tg://user"
LINK_REFUSED = ("BUTTON_USER_PRIVACY_RESTRICTED", "BUTTON_USER_INVALID", "BUTTON_URL_INVALID")

TEXT_SECONDS = 20
UPLOAD_SECONDS = 90
"""How long Telegram is waited for: a request that hangs must not hold its place for aiogram's minute."""

KEPT = (
    Response[Message],
    Response[MessageId],
    Response[list[Message]],
    Response[bool],
    Response[Message | bool],
)
"""pydantic forgets a generic model that nobody holds, and makes it anew: twenty milliseconds each time."""

NOT_THERE = ("message to edit not found", "message can't be edited", "no text in the message to edit")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A medium of a message: bytes of our own, or something Telegram already has (by `file_id`)."""

    kind: str
    """photo, document, video, animation, voice, video_note or audio."""
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
    album: tuple["Captioned", ...] = ()
    """Two to ten media as one; Telegram has no buttons and no other text for them."""

    @property
    def size(self) -> int:
        """How many messages it is to Telegram's limits."""
        return max(1, len(self.album))


@dataclass(frozen=True, slots=True)
class Captioned:
    """One item of an album; `text` is its caption (HTML)."""

    attachment: Attachment
    text: str = ""

    def as_input(self) -> MediaUnion:
        """The same in the Bot API's form."""
        media, caption = self.attachment.source(), self.text or None
        match self.attachment.kind:
            case "photo":
                return InputMediaPhoto(media=media, caption=caption)
            case "video":
                return InputMediaVideo(media=media, caption=caption)
            case "audio":
                return InputMediaAudio(media=media, caption=caption)
            case _:
                return InputMediaDocument(media=media, caption=caption)


class SendText(SendMessage):
    """sendMessage, of whose answer only the new message's id is read: of thousands the rest would be made
    into objects that nobody looks at."""

    __returning__ = MessageId  # type: ignore[assignment]


Result = TypeVar("Result")


async def send(bot: Bot, chat_id: int, outgoing: Outgoing, *, paid: bool = False) -> int:
    """Send it: one Bot API call (two, see `_unlinked`); the id of the new message.

    `paid` sends beyond the free limits for Telegram Stars (`allow_paid_broadcast`). Raises what aiogram does.
    """

    async def call(what: Outgoing) -> int:
        return (await _send(bot, chat_id, what, paid=paid or None)).message_id

    return await _unlinked(call, outgoing)


async def send_all(bot: Bot, chat_id: int, outgoing: Outgoing, *, paid: bool = False) -> list[int]:
    """The same for what may be an album; the ids of all messages that it became."""
    if not outgoing.album:
        return [await send(bot, chat_id, outgoing, paid=paid)]
    sent = await bot.send_media_group(
        chat_id,
        [item.as_input() for item in outgoing.album],
        allow_paid_broadcast=paid or None,
        request_timeout=UPLOAD_SECONDS,
    )
    return [message.message_id for message in sent]


async def edit(
    bot: Bot, chat_id: int, message_id: int, outgoing: Outgoing, patience: int | None = None
) -> None:
    """Redraw a text message of ours; that nothing changed is fine.

    `patience` is how many seconds to wait for Telegram. Raises aiogram's exceptions as they come.
    """

    async def call(what: Outgoing) -> None:
        await bot.edit_message_text(
            what.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=what.keyboard,
            request_timeout=patience,
        )

    try:
        await _unlinked(call, outgoing)
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            raise


async def edit_or_send(bot: Bot, chat_id: int, message_id: int, outgoing: Outgoing) -> None:
    """Redraw a message of ours; one that the person has deleted, or that can't be edited, is said anew."""
    try:
        await edit(bot, chat_id, message_id, outgoing)
    except TelegramBadRequest as error:
        if not any(words in error.message for words in NOT_THERE):
            raise
        await send(bot, chat_id, outgoing)


async def _unlinked(call: Callable[[Outgoing], Awaitable[Result]], outgoing: Outgoing) -> Result:
    """Call, and once more without buttons to people whose privacy settings refuse them.

    A refusal means that Telegram took nothing, so the second call doubles nothing.
    """
    try:
        return await call(outgoing)
    except TelegramBadRequest as error:
        if outgoing.keyboard is None or not any(code in error.message.upper() for code in LINK_REFUSED):
            raise
    return await call(replace(outgoing, keyboard=without_user_links(outgoing.keyboard)))


def without_user_links(keyboard: InlineKeyboardMarkup) -> InlineKeyboardMarkup | None:
    """The keyboard without tg://user buttons; None when nothing is left."""
    lines = [
        [button for button in line if not (button.url or "").startswith(USER_LINK)]
        for line in keyboard.inline_keyboard
    ]
    left = [line for line in lines if line]
    return InlineKeyboardMarkup(inline_keyboard=left) if left else None


async def _send(bot: Bot, chat_id: int, outgoing: Outgoing, *, paid: bool | None) -> Message | MessageId:
    attachment = outgoing.attachment
    common: dict[str, Any] = {"reply_markup": outgoing.keyboard, "allow_paid_broadcast": paid}
    if attachment is None:
        return await bot(SendText(chat_id=chat_id, text=outgoing.text, **common), TEXT_SECONDS)
    patience = UPLOAD_SECONDS if attachment.content else TEXT_SECONDS
    common.update(caption=outgoing.text or None, request_timeout=patience)
    match attachment.kind:
        case "photo":
            return await bot.send_photo(chat_id, attachment.source(), **common)
        case "video":
            return await bot.send_video(chat_id, attachment.source(), **common)
        case "animation":
            return await bot.send_animation(chat_id, attachment.source(), **common)
        case "video_note":
            common.pop("caption")
            return await bot.send_video_note(chat_id, attachment.source(), **common)
        case "voice":
            return await bot.send_voice(chat_id, attachment.source(), **common)
        case "audio":
            return await bot.send_audio(chat_id, attachment.source(), **common)
        case _:
            return await bot.send_document(chat_id, attachment.source(), **common)


def rows(*lines: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    """Buttons as rows of (label, callback data)."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=data) for label, data in line]
            for line in lines
            if line
        ]
    )
