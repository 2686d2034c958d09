"""Turns what a handler could not do into a clear answer to the person."""

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog
from aiogram import BaseMiddleware
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.types import CallbackQuery, ErrorEvent, Message, TelegramObject, Update
from aiogram_dialog import DialogManager
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState
from sqlalchemy.exc import SQLAlchemyError

from documents.errors import DocumentError
from handlers.common.context import Context
from handlers.home.opening import bring_below
from locales import Reader
from models.database import no_room
from services.errors import DomainError, Forbidden, NotFound

ALERT_LENGTH = 200
"""Longest text of an answer to a tap (Bot API, answerCallbackQuery)."""

GONE = (UnknownIntent, OutdatedIntent, UnknownState)
"""What aiogram-dialog raises for a button whose menu is no more."""

log = structlog.get_logger(__name__)


class ErrorMiddleware(BaseMiddleware):
    """Outer middleware of updates, inside the identity: every failure ends in an answer."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        context: Context = data["ctx"]
        assert isinstance(event, Update)
        try:
            return await handler(event, data)
        except GONE:
            # Answered by `fresh_menu`, where aiogram-dialog lends a manager.
            raise
        except (DomainError, DocumentError) as error:
            if isinstance(error, Forbidden | NotFound):
                await _record(context, error)
            log.info("refused", key=error.key, account=context.actor.account_id)
            await _answer(event, context.reader.plain(error.key, **error.values))
        except TelegramForbiddenError:
            await context.services.identity.left(context.user.id)
        except TelegramRetryAfter as error:
            log.warning("telegram_busy", seconds=error.retry_after)
            await _answer(event, context.reader.plain("error-telegram-busy", seconds=error.retry_after))
        except Exception as error:
            if isinstance(error, TelegramBadRequest) and "message is not modified" in error.message:
                await _answer(event, "")
                return None
            await say_failure(event, context.reader, error, context.actor.account_id)
        return None


async def _record(context: Context, error: Forbidden | NotFound) -> None:
    """Put the refusal into the audit log; where that can't be, the person still gets their answer."""
    try:
        await context.services.identity.record_refusal(
            context.actor, error.subject, unseen=isinstance(error, NotFound)
        )
    except SQLAlchemyError as failure:
        log.error("refusal_not_recorded", account=context.actor.account_id, exc_info=failure)


async def say_failure(event: Update, reader: Reader, error: Exception, account_id: int | None) -> None:
    """A mistake of ours, or a full disk: the log has what happened, the person a word they can pass on."""
    if no_room(error):
        log.error("disk_full", account=account_id, mend="make room on the disk of DATA_DIR or the database")
        await _answer(event, reader.plain("error-disk-full"))
        return
    code = secrets.token_hex(3).upper()
    log.error("handler_failed", code=code, account=account_id, exc_info=error)
    await _answer(event, reader.plain("error-unexpected", code=code))


async def fresh_menu(event: ErrorEvent, ctx: Context, dialog_manager: DialogManager) -> None:
    """Error handler for a button of an older version, or of a menu that is gone: a word, then what is open.

    A form that is half filled in stays as it is: it comes below, with all that was entered. A message that
    shows how a broadcast goes was the menu when it was tapped (twice in a breath, or the update came again):
    it says what came of the tap, and is no old menu to be cleared away.
    """
    query = event.update.callback_query
    tapped = query.message.message_id if query is not None and query.message is not None else 0
    if await ctx.services.broadcasts.shows_progress(ctx.actor, tapped):
        await _answer(event.update, "")
        return
    await _answer(event.update, ctx.reader.plain("error-old-button"))
    await bring_below(dialog_manager)


async def _answer(event: Update, text: str) -> None:
    """Say `text` where the person looks: a note over the tapped message, or a message."""
    inner = event.message or event.edited_message or event.callback_query
    with suppress(TelegramAPIError):
        if isinstance(inner, CallbackQuery):
            if len(text) <= ALERT_LENGTH:
                await inner.answer(text or None, show_alert=bool(text))
                return
            await inner.answer()
            if isinstance(inner.message, Message):
                await inner.message.answer(text, parse_mode=None)
        elif isinstance(inner, Message):
            await inner.answer(text, parse_mode=None)
