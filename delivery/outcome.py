"""What Telegram's answer (or its lack) means for a message."""

from datetime import datetime, timedelta

from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from models.enums import OutboxStatus
from services.outbox import Claimed, Outcome
from services.outbox.readers import MUTED, TRY_AGAIN

MAX_RETRIES = 8
SERVER_RETRIES = 100
"""About eight hours: an outage at Telegram's is no fault of the message."""
FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 300.0
NO_SUCH_CHAT = ("chat not found", "peer_id_invalid")
NO_RIGHT = (
    "not enough rights to send",
    "have no rights to send",
    "have no write access",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_",
    "topic_closed",
    "need administrator rights",
)
MUTED_RETRIES = 24 * 14
"""A message waits for the right to write for about two weeks."""


class NotNowError(Exception):
    """What a renderer says of a message that may not go at this moment: it waits `until` then (UTC), or comes
    too late and is listed as expired (None)."""

    def __init__(self, until: datetime | None) -> None:
        super().__init__()
        self.until = until


def of_error(message: Claimed, error: Exception, now: datetime) -> Outcome:
    """The outcome that `error` stands for; `now` (UTC) is what a back-off counts from."""
    match error:
        case TelegramRetryAfter():
            return _outcome(message, OutboxStatus.PENDING, "429", not_before=now, free=True)
        case TelegramMigrateToChat():
            return _outcome(message, OutboxStatus.PENDING, "chat moved", not_before=now, free=True)
        case TelegramBadRequest() if is_muted(message, error):
            return _again(message, MUTED, now, OutboxStatus.FAILED, MUTED_RETRIES, TRY_AGAIN)
        case TelegramForbiddenError():
            return _outcome(message, OutboxStatus.UNREACHABLE, error.message)
        case TelegramBadRequest() if any(words in error.message.lower() for words in NO_SUCH_CHAT):
            return _outcome(message, OutboxStatus.UNREACHABLE, error.message)
        case TelegramUnauthorizedError():
            # It concerns the program, not the message: it waits until the operator has put it right.
            later = now + timedelta(seconds=LONGEST_PAUSE_SECONDS)
            return _outcome(message, OutboxStatus.PENDING, "token refused", not_before=later, free=True)
        case RestartingTelegram() | TelegramServerError():
            return _again(message, "server error", now, OutboxStatus.FAILED, SERVER_RETRIES)
        case TelegramEntityTooLarge():
            return _outcome(message, OutboxStatus.FAILED, error.message)
        case TelegramNetworkError() if isinstance(error.__cause__, ClientConnectorError):
            # No connection, so no request: it can be tried for as long as it is worth sending.
            return _outcome(
                message, OutboxStatus.PENDING, "no connection", not_before=now + _pause(0), free=True
            )
        case TelegramNetworkError() | ClientDecodeError():
            # A reset, a time-out or a 502 page: Telegram may have taken it.
            return _again(message, "no clear answer", now, OutboxStatus.UNCERTAIN)
        case TelegramAPIError():
            return _outcome(message, OutboxStatus.FAILED, error.message)
        case _:
            return _outcome(message, OutboxStatus.FAILED, type(error).__name__)


def is_muted(message: Claimed, error: Exception) -> bool:
    """Whether the bot is in the group and may not write there (now)."""
    return (
        message.linked_chat_id is not None
        and isinstance(error, TelegramBadRequest)
        and any(words in error.message.lower() for words in NO_RIGHT)
    )


def is_lost(message: Claimed, error: Exception) -> bool:
    """Whether the group is no more, or the bot is not in it."""
    if message.linked_chat_id is None:
        return False
    no_chat = isinstance(error, TelegramBadRequest) and any(
        words in error.message.lower() for words in NO_SUCH_CHAT
    )
    return no_chat or isinstance(error, TelegramForbiddenError)


def of_rendering(message: Claimed, error: Exception, now: datetime) -> Outcome:
    """The outcome of a message that was not made: a busy database passes, a mistake of ours does not."""
    if isinstance(error, NotNowError):
        if error.until is None:
            return _outcome(message, OutboxStatus.EXPIRED, "")
        return _outcome(message, OutboxStatus.PENDING, "", not_before=error.until, free=True)
    return _again(message, f"rendering: {type(error).__name__}", now, OutboxStatus.FAILED)


def _again(
    message: Claimed,
    reason: str,
    now: datetime,
    last: OutboxStatus,
    at_most: int = MAX_RETRIES,
    pause: timedelta | None = None,
) -> Outcome:
    if message.retries + 1 >= at_most:
        return _outcome(message, last, reason)
    later = now + (pause or _pause(message.retries))
    return _outcome(message, OutboxStatus.PENDING, reason, not_before=later)


def _pause(retries: int) -> timedelta:
    return timedelta(seconds=min(FIRST_PAUSE_SECONDS * 2**retries, LONGEST_PAUSE_SECONDS))


def _outcome(
    message: Claimed,
    status: OutboxStatus,
    reason: str,
    *,
    not_before: datetime | None = None,
    free: bool = False,
) -> Outcome:
    return Outcome(
        message.id,
        message.account_id,
        status,
        reason=reason,
        not_before=not_before,
        free=free,
        linked_chat_id=message.linked_chat_id,
    )
