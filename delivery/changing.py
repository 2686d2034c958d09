"""Edits and deletions of what was sent: carried out any number of times, they come to the same."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import MediaUnion

from delivery.outgoing import TEXT_SECONDS, Captioned, Outgoing
from services.broadcasts.facts import DELETED, EDITED, NOTED

NOT_MODIFIED = "message is not modified"
NOT_FOUND = "message to delete not found"
CAN_NOT_DELETE = "message can't be deleted"


@dataclass(frozen=True, slots=True)
class Correction:
    """A message is to say `outgoing`; with `new_medium` its medium is replaced, too."""

    message_id: int
    outgoing: Outgoing
    new_medium: bool = False
    size: int = 1


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Messages (several of an album) are to go.

    What is `too_old` to be deleted says `note` instead: the first of `noted_ids`, which have a text, or
    (`captioned`) a caption; the captions of the others go.
    """

    message_ids: tuple[int, ...]
    note: str
    noted_ids: tuple[int, ...]
    captioned: bool
    too_old: bool
    size: int = 1


Changed = Correction | Withdrawal


async def change(bot: Bot, chat_id: int, what: Changed) -> str:
    """Carry it out; EDITED, DELETED or NOTED. Raises aiogram's exceptions as they come."""
    if isinstance(what, Correction):
        await _edit(bot, chat_id, what)
        return EDITED
    if not what.too_old and await _delete(bot, chat_id, what.message_ids):
        return DELETED
    for place, message_id in enumerate(what.noted_ids):
        words = Outgoing("" if place else what.note)
        await _say(bot, chat_id, message_id, words, captioned=what.captioned)
    return NOTED


async def _edit(bot: Bot, chat_id: int, what: Correction) -> None:
    attachment = what.outgoing.attachment
    if attachment is None or not what.new_medium:
        await _say(bot, chat_id, what.message_id, what.outgoing, captioned=attachment is not None)
        return
    media: MediaUnion = Captioned(attachment, what.outgoing.text).as_input()
    try:
        await bot.edit_message_media(
            media,
            chat_id=chat_id,
            message_id=what.message_id,
            reply_markup=what.outgoing.keyboard,
            request_timeout=TEXT_SECONDS,
        )
    except TelegramBadRequest as error:
        _pass_over_unchanged(error)


async def _say(bot: Bot, chat_id: int, message_id: int, outgoing: Outgoing, *, captioned: bool) -> None:
    try:
        if captioned:
            await bot.edit_message_caption(
                chat_id=chat_id,
                message_id=message_id,
                caption=outgoing.text or None,
                reply_markup=outgoing.keyboard,
                request_timeout=TEXT_SECONDS,
            )
        else:
            await bot.edit_message_text(
                outgoing.text,
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=outgoing.keyboard,
                request_timeout=TEXT_SECONDS,
            )
    except TelegramBadRequest as error:
        _pass_over_unchanged(error)


def _pass_over_unchanged(error: TelegramBadRequest) -> None:
    """Done before, and its answer lost: there is nothing left to do."""
    if NOT_MODIFIED not in error.message:
        raise error


async def _delete(bot: Bot, chat_id: int, message_ids: tuple[int, ...]) -> bool:
    """Delete all of them, one by one (deleteMessages would say nothing of those it can't); False when
    Telegram does not allow it any more. What is gone already is fine."""
    for message_id in message_ids:
        try:
            await bot.delete_message(chat_id, message_id, request_timeout=TEXT_SECONDS)
        except TelegramBadRequest as error:
            if CAN_NOT_DELETE in error.message:
                return False
            if NOT_FOUND not in error.message:
                raise
    return True
